package casework

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/identity"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/staff"
)

// PerformInput is one step that a person wants to do. Rev is the revision of the case that they saw.
type PerformInput struct {
	CaseID    string
	Rev       int64
	RequestID string
	Step      string
	Form      Form
}

// CreateInput opens a case of a programme for a household.
type CreateInput struct {
	RequestID   string
	Program     string
	HouseholdID string
	ApplicantID string
}

// Create opens a draft. Errors: NOT_FOUND for a household or applicant out of reach; INVALID APPLICANT if the applicant
// is no member; CONFLICT CASE_OPEN if the household has an open case of the programme.
func (s *Service) Create(ctx context.Context, actor *access.Actor, in CreateInput) (*Case, error) {
	p, err := s.deps.Catalog.Program(in.Program)
	if err != nil {
		return nil, err
	}
	id, _, err := s.deps.Once.Do(ctx, actor, in.RequestID, "case.create", in, func(ctx context.Context) (string, error) {
		return s.create(ctx, actor, p, in)
	})
	if err != nil {
		return nil, err
	}
	return s.Get(ctx, actor, id)
}

func (s *Service) create(ctx context.Context, actor *access.Actor, p *catalog.Program, in CreateInput) (string, error) {
	if err := actor.Need(access.CaseDraft); err != nil {
		return "", err
	}
	h, err := s.deps.People.GetHousehold(ctx, actor, in.HouseholdID)
	if err != nil {
		return "", err
	}
	section := p.SectionOn(s.Today())
	if err := actor.Can(access.CaseDraft, h.Place, section); err != nil {
		return "", err
	}
	members, relatives, err := s.household(ctx, h)
	if err != nil {
		return "", err
	}
	at := slices.IndexFunc(members, func(m Member) bool { return m.PersonID == in.ApplicantID })
	if at < 0 {
		t := fault.T("申请人不是该家庭现有成员", "The applicant is not a present member of the household")
		return "", fault.Invalid("APPLICANT", t, fault.Field{Path: "/applicantPersonId", Reason: "APPLICANT", Text: t})
	}
	step, ok := p.StepOfKind(string(KindCreate))
	if !ok {
		return "", fault.NotAllowed("NO_APPLICATION", fault.T("该项目不受理申请", "This programme takes no applications"))
	}
	if actor.RelatedTo(relatives...) {
		return "", related()
	}
	now := s.deps.Clock()
	year := calendar.DateOf(now).Year()
	serial, err := s.deps.Store.NextSeq(ctx, CaseSeq(p.ID, year, string(h.Village)))
	if err != nil {
		return "", err
	}
	c := &Case{
		Meta: docstore.Meta{ID: "case_" + s.deps.IDs()}, Place: h.Place, Program: p.ID, Edition: p.Edition, Section: section, Unit: p.Unit,
		Number: identity.CaseNumber(p.ID, year, string(h.Village), int(serial)), HouseholdID: h.ID, ApplicantID: in.ApplicantID,
		Applicant: members[at].Name,
	}
	rec := &Recorder{Catalog: s.deps.Catalog, Program: p, Workdays: s.deps.Workdays}
	if _, err := rec.Record(c, Entry{Step: step.ID, By: doer(actor), At: now, RequestID: in.RequestID, Members: members}); err != nil {
		return "", err
	}
	if err := s.cases.Insert(ctx, c); err != nil {
		if docstore.IsDuplicate(err, "open") {
			return "", fault.Conflict("CASE_OPEN", fault.T("该家庭已有一件未办结的%[1]s案件", "The household has an open case of this programme (%[2]s) already", p.Short.ZH, p.Short.EN)).Wrap(err)
		}
		return "", err
	}
	return c.ID, s.record(ctx, actor, c, step)
}

// CaseSeq is the counter of a village's case numbers of a programme and year.
func CaseSeq(program string, year int, village string) string {
	return fmt.Sprintf("case:%s:%d:%s", program, year, village)
}

func doer(a *access.Actor) Doer { return course.DoerOf(a) }

func (s *Service) record(ctx context.Context, actor *access.Actor, c *Case, step *catalog.Step) error {
	s.deps.Store.OnCommit(ctx, func(context.Context) error {
		if s.deps.Changed != nil {
			s.deps.Changed(c)
		}
		return nil
	})
	kind := "case.perform"
	if len(step.From) == 0 {
		kind = "case.create"
	}
	return s.deps.Audit.Append(ctx, actor, audit.Event{Kind: kind, RecordKind: "CASE", RecordID: c.ID, RecordLabel: c.Number, Summary: step.Done})
}

// household is the present members of a household, all counted, with their blind ids for the conflict register.
func (s *Service) household(ctx context.Context, h *people.Household) ([]Member, []string, error) {
	current := h.Current()
	ids := make([]string, len(current))
	for i, m := range current {
		ids[i] = m.PersonID
	}
	persons, err := s.deps.People.PersonsByIDs(ctx, access.System(s.deps.Regions.City().Code, "casework"), ids)
	if err != nil {
		return nil, nil, err
	}
	var members []Member
	var blinds []string
	for _, m := range current {
		p := persons[m.PersonID]
		if p == nil {
			continue
		}
		members = append(members, MemberOf(p, m.Relation))
		blinds = append(blinds, p.IDBlind)
	}
	return members, blinds, nil
}

// MemberOf is a person as a counted member of a case.
func MemberOf(p *people.Person, relation string) Member {
	return Member{PersonID: p.ID, Name: p.Name, Relation: relation, Birth: p.Birth, Counted: true, Health: p.Health, Labour: p.Labour, Severe: p.Severe()}
}

// stand is the household of a case as it stands today.
func (s *Service) stand(ctx context.Context, c *Case) ([]Member, []string, error) {
	h, err := s.deps.People.GetHousehold(ctx, access.System(s.deps.Regions.City().Code, "casework"), c.HouseholdID)
	if err != nil {
		return nil, nil, err
	}
	return s.household(ctx, h)
}

// Perform does one step: the only way a case changes. It is idempotent by the actor and RequestID, and the case, the
// benefit and the audit change in one transaction or not at all.
// Errors: NOT_FOUND; CONFLICT STALE_REV; INVALID UNKNOWN_STEP, FORM with the fields; FORBIDDEN; NOT_ALLOWED_NOW with the
// condition, SEPARATION, RELATIVE or WRONG_STATUS.
func (s *Service) Perform(ctx context.Context, actor *access.Actor, in PerformInput) (*Case, error) {
	digest, err := s.digest(in)
	if err != nil {
		return nil, err
	}
	id, _, err := s.deps.Once.Do(ctx, actor, in.RequestID, "case.perform", digest, func(ctx context.Context) (string, error) {
		return in.CaseID, s.perform(ctx, actor, in)
	})
	if errors.Is(err, docstore.ErrConflict) {
		return nil, fault.Stale()
	}
	if err != nil {
		return nil, err
	}
	return s.Get(ctx, actor, id)
}

// digest is the input as a repeated request is compared by: whole, but with its account numbers blinded.
func (s *Service) digest(in PerformInput) (any, error) {
	form, err := json.Marshal(in.Form)
	if err != nil {
		return nil, fault.Invalid("FORM", fault.T("表单内容不正确", "The form is not right")).Wrap(err)
	}
	in.Form = Form{"blind": json.RawMessage(`"` + s.deps.People.BlindAccount(string(form)) + `"`)}
	return in, nil
}

func (s *Service) perform(ctx context.Context, actor *access.Actor, in PerformInput) error {
	c, err := s.read(ctx, actor, in.CaseID)
	if err != nil {
		return err
	}
	rec, err := s.recorder(c)
	if err != nil {
		return err
	}
	step, ok := rec.Program.Step(in.Step)
	if !ok {
		t := fault.T("没有“%[1]s”这一办理动作", "There is no action %[1]q", in.Step)
		return fault.Invalid("UNKNOWN_STEP", t, fault.Field{Path: "/action", Reason: "UNKNOWN_STEP", Text: t})
	}
	members, relatives, err := s.stand(ctx, c)
	if err != nil {
		return err
	}
	if err := s.may(actor, rec.Program, c, step, relatives); err != nil {
		return err
	}
	if c.Version != in.Rev {
		return fault.Stale()
	}
	d, err := rec.draft(c, Entry{
		Step: step.ID, By: doer(actor), At: s.deps.Clock(), RequestID: in.RequestID,
		Form: s.shielded(actor, rec.Program, c, in.Form), Members: members,
	})
	if err != nil {
		return err
	}
	if err := s.authorisationsInForce(ctx, rec.Program, &d.seen, step); err != nil {
		return err
	}
	if err := s.monthIsOpen(ctx, c, d); err != nil {
		return err
	}
	if err := s.seal(c, d); err != nil {
		return err
	}
	if err := s.nameStaff(ctx, actor, d); err != nil {
		return err
	}
	if added := form.Added(d.files, c.State.Form); len(added) > 0 && s.deps.Files != nil {
		if err := s.deps.Files.Attach(ctx, actor, access.CaseRead, c.ID, c.Place, c.Section, added); err != nil {
			return err
		}
	}
	return s.complete(ctx, actor, rec, c, d)
}

// complete computes the card, appends the action, lets the benefit follow and stores the case.
func (s *Service) complete(ctx context.Context, actor *access.Actor, rec *Recorder, c *Case, d *draft) error {
	card, err := s.card(ctx, rec, c, d)
	if err != nil {
		return err
	}
	if card == nil {
		card = d.entry.Card // of the clock's own steps: why people have to look
	}
	at, section := c.Place, c.Section
	a, err := rec.finish(c, d, card)
	if err != nil {
		return err
	}
	if err := s.moveStands(d); err != nil {
		return err
	}
	if s.deps.Effects != nil {
		if err := s.deps.Effects.Apply(ctx, c, a); err != nil {
			return err
		}
	}
	c.Section = rec.Program.SectionOn(d.action.On)
	if err := s.claim(ctx, rec.Program, c); err != nil {
		return err
	}
	if err := s.replace(ctx, c, at, section); err != nil {
		return err
	}
	return s.record(ctx, actor, c, d.step)
}

// replace stores a case; its papers follow it to whoever is accountable now.
func (s *Service) replace(ctx context.Context, c *Case, at region.Place, section string) error {
	if err := s.cases.Replace(ctx, c); err != nil {
		return err
	}
	if s.deps.Files == nil || c.Place == at && c.Section == section {
		return nil
	}
	return s.deps.Files.Follow(ctx, c.ID, c.Place, c.Section)
}

// seal puts a typed account number under the key of its place.
func (s *Service) seal(c *Case, d *draft) error {
	if len(d.accounts) == 0 || d.accounts[0].Number == "" {
		return nil
	}
	sealed, err := s.deps.People.SealAccount(AccountPlace(c.ID), d.accounts[0].Number)
	if err != nil {
		return err
	}
	a := d.accounts[0].Account
	a.Sealed, a.Blind, a.Last4 = sealed.Sealed, sealed.Blind, sealed.Last4
	d.action.Account, d.seen.Account = &a, &a
	return nil
}

// staffPrefix begins every id of an account; anything else among visitors is the name of somebody who has none.
const staffPrefix = "staff_"

// nameStaff writes down the names of the colleagues that the form names by id. Errors: INVALID for an unknown account,
// and for a colleague's name typed where the account has to be chosen: the separation of duties knows accounts only.
func (s *Service) nameStaff(ctx context.Context, actor *access.Actor, d *draft) error {
	if err := s.strangers(ctx, actor, d); err != nil {
		return err
	}
	ids := slices.DeleteFunc(slices.Clone(d.staff), func(v string) bool { return !strings.HasPrefix(v, staffPrefix) })
	if len(ids) == 0 {
		return nil
	}
	names := map[string]string{}
	if s.deps.Staff != nil {
		var err error
		if names, err = s.deps.Staff.Names(ctx, ids); err != nil {
			return err
		}
	}
	if len(names) < len(ids) {
		t := fault.T("所选工作人员不存在", "There is no such member of staff")
		return fault.Invalid("FORM", t, fault.Field{Path: "/form", Reason: "STAFF", Text: t})
	}
	d.action.Names = names
	return nil
}

// strangers refuses typed names that are an active colleague's.
func (s *Service) strangers(ctx context.Context, actor *access.Actor, d *draft) error {
	typed := slices.DeleteFunc(slices.Clone(d.staff), func(v string) bool { return strings.HasPrefix(v, staffPrefix) })
	if len(typed) == 0 || s.deps.Staff == nil {
		return nil
	}
	colleagues, err := s.deps.Staff.Colleagues(ctx, actor)
	if err != nil {
		return err
	}
	for _, name := range typed {
		if name != actor.Name && !slices.ContainsFunc(colleagues, func(c staff.Colleague) bool { return c.Name == name }) {
			continue
		}
		t := fault.T("“%[1]s”是在册工作人员，请从名单中选择；如为同名的其他人，请注明身份，如“%[1]s（村民代表）”", "%[1]s is a member of staff: choose the account. If somebody else of that name came, add who they are, as in %[1]s (villager)", name)
		return fault.Invalid("FORM", t, fault.Field{Path: visitorsPath(d), Reason: "STAFF_NAME", Text: t})
	}
	return nil
}

func visitorsPath(d *draft) string {
	for _, f := range d.step.Form {
		if f.Type == catalog.TypeStaffMulti {
			return "/form/" + pointer(f.Key)
		}
	}
	return "/form"
}

// card computes what the step needs computed, for the month it takes effect in.
func (s *Service) card(ctx context.Context, rec *Recorder, c *Case, d *draft) (*Card, error) {
	if s.deps.Effects == nil || !rec.needsCard(d) {
		return nil, nil //nolint:nilnil // the step computes nothing
	}
	form, members, area := d.seen.Form, d.seen.Members, d.seen.AreaClass
	month := firstMonth(rec.Program, d.action.On)
	facts := Form(nil)
	switch d.action.Kind { //nolint:exhaustive // the others look at the application as it stands
	case KindProposeChange:
		facts = d.action.Form
		month = calendar.Month(text(setting(d.step, d.action.Form, setsMonth)))
	case KindConfirmChange:
		facts, month = c.State.Change.Facts, c.State.Change.Month
	case KindRecompute:
		month = d.entry.Effective
	}
	for _, f := range rec.Program.Fields() {
		if raw, ok := facts[f.Key]; ok {
			form = overlay(form, Form{f.Key: raw})
			if f.Sets == setsAreaClass {
				area = text(raw)
			}
		}
	}
	if d.action.Members != nil {
		members = d.action.Members
	}
	as := *c
	as.State = d.seen
	return s.deps.Effects.Compute(ctx, &as, form, members, area, month)
}
