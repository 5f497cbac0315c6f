package importer

import (
	"context"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/people"
)

// Undo takes everything of an import out again, in one transaction; also of one that stopped half-way.
// Errors: NOT_FOUND; INVALID REASON; CONFLICT STALE_REV; NOT_ALLOWED_NOW IMPORT_STATE for one of which nothing was taken
// in, IMPORT_USED naming the cases that were worked on, opened or paid since, IMPORT_CHANGED for persons and households.
func (s *Service) Undo(ctx context.Context, actor *access.Actor, requestID, importID string, rev int64, reason string) (*Import, error) {
	if _, err := s.Get(ctx, actor, importID); err != nil {
		return nil, err
	}
	if err := people.CheckReason(reason); err != nil {
		return nil, err
	}
	input := map[string]any{"importId": importID, "rev": rev, "reason": reason}
	_, _, err := s.Once.Do(ctx, actor, requestID, "import.undo", input, func(ctx context.Context) (string, error) {
		return importID, s.undo(ctx, actor, importID, rev, reason)
	})
	if err != nil {
		return nil, written(err)
	}
	return s.Get(ctx, actor, importID)
}

func (s *Service) undo(ctx context.Context, actor *access.Actor, importID string, rev int64, reason string) error {
	m, err := s.Get(ctx, actor, importID)
	if err != nil {
		return err
	}
	switch {
	case m.State == Undone || m.State == Checked && m.Done == 0:
		return fault.NotAllowed("IMPORT_STATE", fault.T("该导入没有写入任何资料", "Nothing of this import was taken in"))
	case m.Version != rev:
		return fault.Stale()
	}
	var cases []*casework.Case
	if err := s.Cases.OfImport(ctx, importID, func(c *casework.Case) error {
		cases = append(cases, c)
		return nil
	}); err != nil {
		return err
	}
	if err := s.unused(ctx, importID, cases); err != nil {
		return err
	}
	for _, c := range cases {
		if err := s.Benefit.Forget(ctx, c.ID); err != nil {
			return err
		}
		if err := s.Cases.RemoveImported(ctx, actor, c); err != nil {
			return err
		}
	}
	entries, err := s.removeEntries(ctx, actor, importID)
	if err != nil {
		return err
	}
	persons, households, err := s.People.RemoveImported(ctx, actor, importID)
	if err != nil {
		return err
	}
	said := fault.T("撤销导入：取出%[1]d户%[2]d人", "Taken out again: %[1]d households, %[2]d persons", households, persons)
	if entries > 0 {
		said = fault.T("撤销导入：取出%[1]d条", "Taken out again: %[1]d entries", entries)
	}
	m.State, m.At, m.Reason, m.Done = Undone, s.Clock().UTC(), reason, 0
	if err := s.imports.Replace(ctx, m); err != nil {
		return err
	}
	return s.log(ctx, actor, m, "import.undo", reason, said)
}

// unused refuses when a case of the import was worked on or paid, or another case leans on its persons or households.
func (s *Service) unused(ctx context.Context, importID string, cases []*casework.Case) error {
	var used []string
	var persons []string
	for _, c := range cases {
		paid, err := s.InPayroll(ctx, c.ID)
		if err != nil {
			return err
		}
		if paid || len(c.Actions) != 1 {
			used = append(used, c.Number)
		}
		for _, m := range c.State.Members {
			persons = append(persons, m.PersonID)
		}
	}
	x := casework.Cases
	for part := range slices.Chunk(persons, 500) {
		others := docstore.And(x.Persons.HasAny(part...), x.ImportID.Ne(importID))
		for c, err := range s.Cases.Collection().Scan(ctx, others, 200) {
			if err != nil {
				return err
			}
			used = append(used, c.Number)
		}
	}
	if len(used) == 0 {
		return nil
	}
	const named = 10
	names := strings.Join(used[:min(len(used), named)], "、")
	return fault.NotAllowed("IMPORT_USED", fault.T("导入之后已有%[1]d件案件办理过业务、新申请或列入发放，不能撤销：%[2]s", "%[1]d cases were worked on, opened or put into a payroll since the import, so it cannot be undone: %[2]s", len(used), names))
}
