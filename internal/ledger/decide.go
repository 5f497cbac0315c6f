package ledger

import (
	"context"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
)

// Void takes a record out of the count. Errors: those of Save; INVALID REASON.
func (s *Service) Void(ctx context.Context, actor *access.Actor, requestID, id string, rev int64, reason string) (*Record, error) {
	in := map[string]any{"recordId": id, "rev": rev, "reason": reason}
	_, _, err := s.deps.Once.Do(ctx, actor, requestID, "record.void", in, func(ctx context.Context) (string, error) {
		r, l, err := s.writable(ctx, actor, id, rev)
		if err != nil {
			return "", err
		}
		if err := s.mayEnter(actor, l, r.Place); err != nil {
			return "", err
		}
		if err := reasoned(reason); err != nil {
			return "", err
		}
		if r.State == Void {
			return "", fault.NotAllowed("RECORD_STATE", fault.T("该记录已作废", "It is void already"))
		}
		r.State = Void
		s.append(r, actor, OpVoid, requestID, strings.TrimSpace(reason), nil)
		settle(l, r)
		if err := s.claim(ctx, l, r); err != nil {
			return "", err
		}
		if err := s.records.Replace(ctx, r); err != nil {
			return "", err
		}
		if err := s.settleSeries(ctx, l, r.Series); err != nil {
			return "", err
		}
		return id, s.log(ctx, actor, r, "record.void", reason, fault.T("作废%[1]s", "Voided in %[2]s", l.Name.ZH, l.Name.EN))
	})
	if err != nil {
		return nil, taken(err)
	}
	return s.Get(ctx, actor, id)
}

func (s *Service) writable(ctx context.Context, actor *access.Actor, id string, rev int64) (*Record, *catalog.Ledger, error) {
	r, err := s.Get(ctx, actor, id)
	if err != nil {
		return nil, nil, err
	}
	l, err := s.deps.Catalog.Ledger(r.Ledger)
	if err != nil {
		return nil, nil, err
	}
	if r.Version != rev {
		return nil, nil, fault.Stale()
	}
	return r, l, nil
}

// MayDecide refuses who may not decide on the record now: FORBIDDEN, NOT_FOUND, NOT_ALLOWED_NOW RECORD_STATE or
// SEPARATION.
func (s *Service) MayDecide(actor *access.Actor, l *catalog.Ledger, r *Record) error {
	if l.Decision == nil {
		return fault.NotAllowed("RECORD_STATE", fault.T("该台账无须审批", "This ledger needs no decision"))
	}
	if err := actor.Can(access.Permission(l.Decision.Permission), r.Place, r.Section); err != nil {
		return err
	}
	if r.State != Pending {
		return fault.NotAllowed("RECORD_STATE", fault.T("该记录已审批或已作废", "It is decided or void already"))
	}
	if r.By.ID == actor.ID() {
		return fault.NotAllowed("SEPARATION", fault.T("申请由您登记，须由他人审批", "You entered it, so another person must decide"))
	}
	return nil
}

// Decide approves or rejects a record that waits for it; an approval may make a record of another ledger. Errors: those
// of MayDecide; INVALID REASON for a rejection without one; CONFLICT STALE_REV.
func (s *Service) Decide(ctx context.Context, actor *access.Actor, requestID, id string, rev int64, approve bool, reason string) (*Record, error) {
	in := map[string]any{"recordId": id, "rev": rev, "approve": approve, "reason": reason}
	_, _, err := s.deps.Once.Do(ctx, actor, requestID, "record.decide", in, func(ctx context.Context) (string, error) {
		r, l, err := s.writable(ctx, actor, id, rev)
		if err != nil {
			return "", err
		}
		if err := s.MayDecide(actor, l, r); err != nil {
			return "", err
		}
		op, said := OpApprove, fault.T("同意%[1]s", "Approved in %[2]s", l.Name.ZH, l.Name.EN)
		r.State = Approved
		if !approve {
			if err := reasoned(reason); err != nil {
				return "", err
			}
			op, said = OpReject, fault.T("不同意%[1]s", "Rejected in %[2]s", l.Name.ZH, l.Name.EN)
			r.State = Rejected
		}
		s.append(r, actor, op, requestID, strings.TrimSpace(reason), nil)
		settle(l, r)
		if err := s.claim(ctx, l, r); err != nil {
			return "", err
		}
		if err := s.records.Replace(ctx, r); err != nil {
			return "", err
		}
		if approve {
			if err := s.add(ctx, l, r); err != nil {
				return "", err
			}
		}
		return id, s.log(ctx, actor, r, "record.decide", reason, said)
	})
	if err != nil {
		return nil, taken(err)
	}
	return s.Get(ctx, actor, id)
}
