package casework

import (
	"context"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/fault"
	"minzheng/internal/people"
)

// RevealAccount shows the number of the account that a case is paid to; who saw it, and why, is written to the audit log
// in the same transaction. A case without an account answers "". A repeated request shows it again and is audited again.
// Errors: FORBIDDEN, NOT_FOUND, INVALID REASON.
func (s *Service) RevealAccount(ctx context.Context, actor *access.Actor, caseID, reason string) (string, error) {
	if err := actor.Need(access.PersonReveal); err != nil {
		return "", err
	}
	c, err := s.read(ctx, actor, caseID)
	if err != nil {
		return "", err
	}
	if actor.Can(access.PersonReveal, c.Place, c.Section) != nil {
		return "", noCase()
	}
	if err := people.CheckReason(reason); err != nil {
		return "", err
	}
	if c.State.Account == nil || c.State.Account.Sealed == "" {
		return "", nil
	}
	var number string
	err = s.deps.Store.Tx(ctx, func(ctx context.Context) error {
		var err error
		if number, err = s.deps.People.OpenAccount(AccountPlace(c.ID), c.State.Account.Sealed); err != nil {
			return err
		}
		return s.deps.Audit.Append(ctx, actor, audit.Event{
			Kind: "person.reveal", RecordKind: "CASE", RecordID: c.ID, RecordLabel: c.Number, Reason: strings.TrimSpace(reason),
			Summary: fault.T("查看发放账号原值", "Saw the account number of a case"),
		})
	})
	if err != nil {
		return "", err
	}
	return number, nil
}
