package importer

import (
	"context"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/people"
)

// atOnce is how many identity numbers are looked up at a time.
const atOnce = 800

// meet refuses households whose members the register cannot take again: who is in benefit already, or is registered in
// another household or village.
func (s *Service) meet(ctx context.Context, actor *access.Actor, families []*family) error {
	for part := range chunks(families, atOnce) {
		if _, err := s.known(ctx, actor, part); err != nil {
			return err
		}
	}
	return nil
}

// chunks yields runs of households with at most n members together.
func chunks(families []*family, n int) func(yield func([]*family) bool) {
	return func(yield func([]*family) bool) {
		from, size := 0, 0
		for i, f := range families {
			if size+len(f.members) > n && i > from {
				if !yield(families[from:i]) {
					return
				}
				from, size = i, 0
			}
			size += len(f.members)
		}
		if from < len(families) {
			yield(families[from:])
		}
	}
}

// known looks the members of households up and refuses the households that cannot be taken; it returns the persons that
// are registered already, by number.
func (s *Service) known(ctx context.Context, actor *access.Actor, families []*family) (map[string]*people.Person, error) {
	var ids []identity.ResidentID
	for _, f := range families {
		for _, m := range f.members {
			if f.refused == nil && !m.id.IsZero() {
				ids = append(ids, m.id)
			}
		}
	}
	found, _, err := s.People.ByIDNumbers(ctx, s.robot(), ids)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	counted, err := s.counted(ctx, found)
	if err != nil {
		return nil, err
	}
	for _, f := range families {
		for _, m := range f.members {
			if p := found[m.id.String()]; p != nil {
				s.judge(actor, f, m, p, counted[p.ID])
			}
		}
	}
	return found, nil
}

// counted tells which of the persons are members of a case in benefit.
func (s *Service) counted(ctx context.Context, found map[string]*people.Person) (map[string]bool, error) {
	var ids []string
	for _, p := range found {
		ids = append(ids, p.ID)
	}
	slices.Sort(ids)
	x := casework.Cases
	running := x.Status.In(string(casework.Confirmed), string(casework.InBenefit), string(casework.Suspended))
	out := map[string]bool{}
	for c, err := range s.Cases.Collection().Scan(ctx, docstore.And(x.Program.Eq(program), x.Persons.HasAny(ids...), running), 200) {
		if err != nil {
			return nil, err
		}
		for _, m := range c.State.Members {
			if m.Counted {
				out[m.PersonID] = true
			}
		}
	}
	return out, nil
}

func (s *Service) judge(actor *access.Actor, f *family, m member, p *people.Person, counted bool) {
	switch {
	case counted:
		f.refuse(m.row, alreadyCounted, fault.T("%[1]s已在保障中，同一人不能重复保障", "%[1]s is in benefit already; nobody is counted twice", m.name))
	case actor.Can(access.ImportRun, p.Place, "") != nil || p.Village != f.village || p.HouseholdID != "":
		f.refuse(m.row, "PERSON_ELSEWHERE", fault.T("%[1]s已登记在其他家庭或村（社区），请先办理迁移或按新申请办理", "%[1]s is registered in another household or village; move the person first, or open an application", m.name))
	case !p.Alive():
		f.refuse(m.row, "PERSON_DEAD", fault.T("%[1]s已登记死亡", "%[1]s is registered as dead", m.name))
	case cleanName(p.Name) != m.name:
		f.refuse(m.row, "PERSON_NAME", fault.T("该身份证号码登记的姓名不是“%[1]s”", "The identity number is registered under another name than %[1]q", m.name))
	}
}
