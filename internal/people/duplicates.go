package people

import (
	"context"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
)

// IDCheck is what is known about an identity number before anything else is typed.
type IDCheck struct {
	Valid      bool
	Reason     string // why not, such as ID_CHECK_DIGIT
	Message    fault.Text
	Normalized string   // 18 characters; "" if not valid
	Repairs    []string // what was put right, see identity.Normalize
	Birth      calendar.Date
	Sex        string
	Person     *Person // who has the number, if in the actor's reach
	OutOfReach bool    // somebody out of reach has it
}

// CheckIDNumber checks an identity number and looks who has it. Errors: FORBIDDEN without PERSON_WRITE or CASE_DRAFT.
func (r *Registry) CheckIDNumber(ctx context.Context, actor *access.Actor, number string) (IDCheck, error) {
	if err := actor.Need(access.PersonWrite, access.CaseDraft); err != nil {
		return IDCheck{}, err
	}
	var c IDCheck
	_, c.Repairs = identity.Normalize(number)
	id, err := identity.ParseResidentID(number, r.Today())
	if err != nil {
		f := refused("/idNumber", err)
		c.Reason, c.Message = f.Reason, f.Text
		return c, nil
	}
	c.Valid, c.Normalized, c.Birth, c.Sex = true, id.String(), id.Birth(), id.Sex()
	found, elsewhere, err := r.ByIDNumbers(ctx, actor, []identity.ResidentID{id})
	if err != nil {
		return IDCheck{}, err
	}
	c.Person, c.OutOfReach = found[id.String()], slices.Contains(elsewhere, id.String())
	return c, nil
}

// ByIDNumbers finds the persons with the numbers, at most 1000, by number; elsewhere are numbers of persons out of reach.
// It asks for no permission of its own: what is not in the actor's reach to read is elsewhere.
func (r *Registry) ByIDNumbers(ctx context.Context, actor *access.Actor, ids []identity.ResidentID) (found map[string]*Person, elsewhere []string, err error) {
	number := map[string]string{}
	var blinds []string
	for _, id := range ids {
		b := r.BlindID(id)
		number[b] = id.String()
		blinds = append(blinds, b)
	}
	found = map[string]*Person{}
	for p, err := range r.people.Scan(ctx, People.IDBlind.In(blinds...), 1000) {
		if err != nil {
			return nil, nil, err
		}
		if actor.Can(access.PersonRead, p.Place, "") == nil {
			found[number[p.IDBlind]] = p
		} else {
			elsewhere = append(elsewhere, number[p.IDBlind])
		}
	}
	return found, elsewhere, nil
}

// Reasons why two records may be the same person.
const (
	SameNameAndBirth = "SAME_NAME_BIRTH"
	SameBirthAndEnd  = "SAME_BIRTH_ID_END" // birth date and the last four of the number: a name was mistyped, or the region in the number
	SamePhone        = "SAME_PHONE"
	SameAccount      = "SAME_ACCOUNT"
)

// DuplicateReason names a reason for people.
func DuplicateReason(reason string) fault.Text {
	switch reason {
	case SameNameAndBirth:
		return fault.T("姓名和出生日期相同", "Same name and birth date")
	case SameBirthAndEnd:
		return fault.T("出生日期和身份证号码后四位相同", "Same birth date and last four of the identity number")
	case SamePhone:
		return fault.T("电话相同", "Same phone")
	case SameAccount:
		return fault.T("银行账户相同", "Same bank account")
	}
	return fault.T(reason, reason)
}

// Candidate is another record that may be the same person, side by side. Identity numbers never repeat: the 15- and the
// 18-digit form are one number.
type Candidate struct {
	Person  *Person
	Reasons []string
	Fields  []CandidateField
}

// CandidateField compares one value of both records, masked where it is sensitive.
type CandidateField struct {
	Label        fault.Text
	Mine, Theirs fault.Text
	Same         bool
}

// Duplicates lists records in the actor's reach that may be the same person, those with most reasons first.
func (r *Registry) Duplicates(ctx context.Context, actor *access.Actor, personID string) ([]Candidate, error) {
	p, err := r.GetPerson(ctx, actor, personID)
	if err != nil {
		return nil, err
	}
	found := map[string]*Candidate{}
	add := func(o *Person, reason string) {
		if o.ID == p.ID {
			return
		}
		if found[o.ID] == nil {
			found[o.ID] = &Candidate{Person: o}
		}
		found[o.ID].Reasons = append(found[o.ID].Reasons, reason)
	}
	born, err := r.inReach(ctx, actor, People.Birth.Eq(string(p.Birth)))
	if err != nil {
		return nil, err
	}
	for _, o := range born {
		if o.Name == p.Name {
			add(o, SameNameAndBirth)
		}
		if p.IDMasked != "" && o.IDMasked != "" && o.IDMasked[len(o.IDMasked)-4:] == p.IDMasked[len(p.IDMasked)-4:] {
			add(o, SameBirthAndEnd)
		}
	}
	if p.PhoneBlind != "" {
		reachable, err := r.inReach(ctx, actor, People.PhoneBlind.Eq(p.PhoneBlind))
		if err != nil {
			return nil, err
		}
		for _, o := range reachable {
			add(o, SamePhone)
		}
	}
	if r.deps.SameAccount != nil {
		ids, err := r.deps.SameAccount(ctx, p.ID)
		if err != nil {
			return nil, err
		}
		paid, err := r.PersonsByIDs(ctx, actor, ids)
		if err != nil {
			return nil, err
		}
		for _, o := range paid {
			add(o, SameAccount)
		}
	}
	out := make([]Candidate, 0, len(found))
	for _, c := range found {
		c.Fields = r.sideBySide(p, c.Person)
		out = append(out, *c)
	}
	slices.SortFunc(out, func(a, b Candidate) int {
		if n := len(b.Reasons) - len(a.Reasons); n != 0 {
			return n
		}
		return slices.Compare([]byte(a.Person.ID), []byte(b.Person.ID))
	})
	return out, nil
}

func (r *Registry) sideBySide(a, b *Person) []CandidateField {
	plain := func(s string) fault.Text { return fault.T(s, s) }
	field := func(label, en string, mine, theirs fault.Text) CandidateField {
		return CandidateField{Label: fault.T(label, en), Mine: mine, Theirs: theirs, Same: mine == theirs}
	}
	numbers := field("身份证号码", "Identity number", plain(a.IDMasked), plain(b.IDMasked))
	numbers.Same = a.IDBlind == b.IDBlind
	phones := field("电话", "Phone", plain(a.PhoneMasked), plain(b.PhoneMasked))
	phones.Same = a.PhoneBlind == b.PhoneBlind
	return []CandidateField{
		field("姓名", "Name", plain(a.Name), plain(b.Name)),
		numbers,
		field("性别", "Sex", Label(SexOptions(), a.Sex), Label(SexOptions(), b.Sex)),
		field("出生日期", "Birth date", plain(string(a.Birth)), plain(string(b.Birth))),
		field("现居住地", "Residence", plain(r.deps.Regions.FullName(a.Village)), plain(r.deps.Regions.FullName(b.Village))),
		field("住址", "Address", plain(a.Address), plain(b.Address)),
		phones,
		field("死亡日期", "Day of death", plain(string(a.DeathDate)), plain(string(b.DeathDate))),
	}
}
