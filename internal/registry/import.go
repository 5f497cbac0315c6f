package registry

import (
	"context"
	"fmt"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
)

// WritePermission is what entering entries of a class takes.
func WritePermission(e *Entry) access.Permission {
	if ReadPermission(e.Class) == access.FacilityRead {
		return access.FacilityWrite
	}
	return access.OrganizationWrite
}

// PutImported inserts entries that come with their whole log (importer, demo city), in the caller's transaction or load.
// The log of each was written by a Recorder; it is folded once more here.
func (s *Service) PutImported(ctx context.Context, actor *access.Actor, entries ...*Entry) error {
	for _, e := range entries {
		if err := actor.Can(WritePermission(e), e.Place, e.Section); err != nil {
			return err
		}
		k, err := s.Kind(e)
		if err != nil {
			return err
		}
		folded, err := Fold(k, e.Actions)
		if err != nil {
			return fmt.Errorf("registry: imported entry %s: %w", e.Number, err)
		}
		if fingerprint(&folded) != fingerprint(&e.State) {
			return fmt.Errorf("registry: imported entry %s: its state is not what its log folds to", e.Number)
		}
	}
	return taken(s.entries.Insert(ctx, entries...))
}

// Clash says what an entry that is not stored yet would collide with: its credit code, or the open node of its division.
// It is not within anybody's reach: a code counts once wherever it is registered.
func (s *Service) Clash(ctx context.Context, e *Entry) (reason string, text fault.Text, err error) {
	x := Entries
	if e.State.CreditCode != "" {
		there, err := s.entries.Exists(ctx, docstore.And(x.CreditCode.Eq(e.State.CreditCode), x.Class.Eq(e.Class), x.Status.Ne(string(Refused))))
		if err != nil || there {
			return "CREDIT_CODE_TAKEN", fault.T("该统一社会信用代码已登记在册", "This credit code is in the register already"), err
		}
	}
	if e.OnePer {
		at := docstore.And(x.Kind.Eq(e.Kind), x.Township.Eq(string(e.Township)), x.Village.Eq(string(e.Village)), x.ClosedTo.Eq(NoDay))
		there, err := s.entries.Exists(ctx, at)
		if err != nil || there {
			return "NODE_TAKEN", fault.T("该区划已有一个在册的同类机构", "This division has one of this kind already"), err
		}
	}
	return "", fault.Text{}, nil
}

// Named finds an open entry of one of the kinds by its exact name; "" if there is none.
func (s *Service) Named(ctx context.Context, kinds []string, name string) (id string, err error) {
	x := Entries
	page, err := s.entries.Find(ctx, docstore.Query[Entry]{
		Where: docstore.And(x.Kind.In(kinds...), x.Name.Eq(name), x.ClosedTo.Eq(NoDay)), Sort: []docstore.Order[Entry]{x.CreatedAt.Asc()}, Limit: 1,
	})
	if err != nil || len(page.Items) == 0 {
		return "", err
	}
	return page.Items[0].ID, nil
}

// RemoveImported deletes the entries of an import with which nothing was done since, and returns how many; used tells
// whether something else leans on one. Error: NOT_ALLOWED_NOW IMPORT_USED.
func (s *Service) RemoveImported(ctx context.Context, actor *access.Actor, importID string, used func(ctx context.Context, id string) (bool, error)) (n int, err error) {
	for e, err := range s.entries.Scan(ctx, Entries.ImportID.Eq(importID), 200) {
		if err != nil {
			return n, err
		}
		if err := actor.Can(access.ImportRun, e.Place, ""); err != nil {
			return n, err
		}
		leans := len(e.Actions) != 1
		if !leans {
			if leans, err = s.entries.Exists(ctx, docstore.And(Entries.Above.Eq(e.ID), Entries.ImportID.Ne(importID))); err != nil {
				return n, err
			}
		}
		if !leans && used != nil {
			if leans, err = used(ctx, e.ID); err != nil {
				return n, err
			}
		}
		if leans {
			return n, fault.NotAllowed("IMPORT_USED", fault.T("%[1]s导入之后已办理过业务，不能撤销", "%[1]s was worked on since the import, so it cannot be undone", e.Number))
		}
		if err := s.entries.Delete(ctx, e.ID, e.Version); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}
