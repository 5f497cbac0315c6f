package ledger

import (
	"bytes"
	"context"
	"encoding/json"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/region"
)

// StateLabel names a state.
func StateLabel(s State) fault.Text {
	switch s {
	case Valid:
		return fault.T("有效", "Valid")
	case Pending:
		return fault.T("待审批", "Waits for a decision")
	case Approved:
		return fault.T("已同意", "Approved")
	case Rejected:
		return fault.T("未同意", "Rejected")
	case Void:
		return fault.T("已作废", "Void")
	}
	return fault.T(string(s), string(s))
}

// OpLabel names an operation.
func OpLabel(o Op) fault.Text {
	switch o {
	case OpSave:
		return fault.T("登记", "Entered")
	case OpCorrect:
		return fault.T("更正", "Corrected")
	case OpVoid:
		return fault.T("作废", "Voided")
	case OpApprove:
		return fault.T("同意", "Approved")
	case OpReject:
		return fault.T("不同意", "Rejected")
	}
	return fault.T(string(o), string(o))
}

// Values puts a form of a ledger into words, files apart. Names are those of staff, people those of residents whom the
// reader may see, by id.
func (s *Service) Values(l *catalog.Ledger, values form.Form, names, people map[string]string) ([]form.Value, []string) {
	r := &form.Reader{
		Options: s.deps.Catalog.FieldOptions, Names: names, People: people,
		Region: func(code string) string { return s.deps.Regions.FullName(region.Code(code)) },
	}
	return r.Values(l.Fields, values)
}

// May tells what the actor may do with a record now.
func (s *Service) May(actor *access.Actor, l *catalog.Ledger, r *Record) (correct, void, decide bool) {
	enters := s.mayEnter(actor, l, r.Place) == nil
	correct = enters && (r.State == Valid || r.State == Pending)
	return correct, enters && r.State != Void, s.MayDecide(actor, l, r) == nil
}

// CountOf counts the records of a ledger about a subject in the actor's reach.
func (s *Service) CountOf(ctx context.Context, actor *access.Actor, l *catalog.Ledger, subjectID string) (int64, error) {
	return s.Count(ctx, actor, Query{Ledger: l.ID, Subject: subjectID, Where: Records.State.Ne(string(Void))})
}

// Check proves that every record says what the last entry of its log with a form says.
func (s *Service) Check(ctx context.Context, problem func(id, what string)) error {
	for r, err := range s.records.Scan(ctx, docstore.True[Record](), 500) {
		if err != nil {
			return err
		}
		var last *Change
		for i := range r.Log {
			if r.Log[i].Seq != i+1 {
				problem(r.ID, "its log has a gap")
			}
			if r.Log[i].Form != nil {
				last = &r.Log[i]
			}
		}
		if last == nil || !same(last.Form, r.Form) || last.On != r.On || last.Until != r.Until {
			problem(r.ID, "it does not say what its log says")
		}
	}
	return nil
}

func same(a, b form.Form) bool {
	x, errX := json.Marshal(a)
	y, errY := json.Marshal(b)
	return errX == nil && errY == nil && bytes.Equal(x, y)
}
