package ledger

import (
	"context"
	"maps"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
)

// Prepare makes the record that a line of a file would be, without storing it; what the line leaves empty and the system
// knows is filled in. The actor needs the permission where the record belongs: to write it, who brings the file, or to
// decide on it, who takes it in. What the line names is looked up within the reach of the reader: who takes in a file that
// was checked need not see the people in it. Errors: those of Save; CONFLICT RECORD_TAKEN also for what is there already.
func (s *Service) Prepare(ctx context.Context, reader, actor *access.Actor, do access.Permission, in SaveInput) (*Record, error) {
	l, err := s.deps.Catalog.Ledger(in.Ledger)
	if err != nil {
		return nil, err
	}
	if err := actor.Need(do); err != nil {
		return nil, err
	}
	about, err := s.about(ctx, reader, l, in.SubjectID, in.Region)
	if err != nil {
		return nil, err
	}
	if err := actor.Can(do, about.place, l.Section); err != nil {
		return nil, err
	}
	if in.Form, err = s.completed(ctx, reader, l, about, in); err != nil {
		return nil, err
	}
	r, err := s.newRecord(ctx, reader, l, about, in)
	if err == nil && s.deps.Claims != nil {
		err = s.deps.Claims.Check(ctx, r.ID, numbers(l, r))
	}
	if err != nil || !r.guarded() {
		return r, err
	}
	there, err := s.records.Exists(ctx, Records.Key.Eq(r.Key))
	if err == nil && there {
		err = taken(&docstore.DuplicateError{Collection: Records.Spec.Name(), Unique: "key"})
	}
	return r, err
}

// completed is the form with what is known where it says nothing.
func (s *Service) completed(ctx context.Context, actor *access.Actor, l *catalog.Ledger, about subject, in SaveInput) (form.Form, error) {
	known, err := s.known(ctx, actor, l, &Record{Place: about.place, Ledger: l.ID, SubjectID: about.id, Form: in.Form}, in.Form)
	if err != nil {
		return nil, err
	}
	out := defaults(l)
	maps.Copy(out, known)
	for key, raw := range in.Form {
		if !form.Empty(raw) {
			out[key] = raw
		}
	}
	return out, nil
}

// PutImported stores a prepared record under its import, in the caller's transaction. Error: CONFLICT RECORD_TAKEN.
func (s *Service) PutImported(ctx context.Context, importID string, r *Record) error {
	l, err := s.deps.Catalog.Ledger(r.Ledger)
	if err != nil {
		return err
	}
	r.ImportID = importID
	if err := s.insert(ctx, l, r); err != nil {
		return taken(err)
	}
	return nil
}

// RemoveImported deletes the records of an import with which nothing was done since, and returns how many. Error:
// NOT_ALLOWED_NOW IMPORT_USED.
func (s *Service) RemoveImported(ctx context.Context, actor *access.Actor, importID string) (n int, err error) {
	series := map[string]*catalog.Ledger{}
	for r, err := range s.records.Scan(ctx, Records.ImportID.Eq(importID), 200) {
		if err != nil {
			return n, err
		}
		if err := actor.Can(access.ImportRun, r.Place, ""); err != nil {
			return n, err
		}
		l, err := s.deps.Catalog.Ledger(r.Ledger)
		if err != nil {
			return n, err
		}
		if len(r.Log) != 1 {
			return n, fault.NotAllowed("IMPORT_USED", fault.T("导入之后%[1]s的%[3]s记录已更正、作废或审批，不能撤销",
				"The record of %[2]s of %[1]s was corrected, voided or decided since the import, so it cannot be undone", string(r.On), l.Name.EN, l.Name.ZH))
		}
		r.State = Void
		if err := s.claim(ctx, l, r); err != nil {
			return n, err
		}
		if err := s.records.Delete(ctx, r.ID, r.Version); err != nil {
			return n, err
		}
		if r.Series != "" {
			series[r.Series] = l
		}
		n++
	}
	for key, l := range series {
		if err := s.settleSeries(ctx, l, key); err != nil {
			return n, err
		}
	}
	return n, nil
}
