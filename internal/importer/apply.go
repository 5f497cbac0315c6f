package importer

import (
	"context"
	"encoding/json"
	"errors"

	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

// program is what the roster's households are taken into.
const program = "DIBAO"

// perStep is how many members are written in one transaction.
const perStep = 150

// Apply takes a checked import in: persons, households, cases in benefit with a log of one step, and their entitlements,
// all under the import's id. It writes in steps; one that was stopped goes on where it was when it is sent again, with the
// revision it was begun or last seen at. Households that the register came to know since the check are refused, and the
// report says so.
// A roster is a decision on benefits and a ledger is what figures count, so a second person takes them: a city officer of the
// section who may confirm its cases, or decide on its records, and did not upload the file. The operator's command line is alone and answers for itself.
// Errors: NOT_FOUND; CONFLICT STALE_REV; NOT_ALLOWED_NOW IMPORT_STATE, SEPARATION for the uploader, CONFIRMER for others.
func (s *Service) Apply(ctx context.Context, actor *access.Actor, requestID, importID string, rev int64) (*Import, error) {
	m, err := s.Get(ctx, actor, importID)
	if err != nil {
		return nil, err
	}
	if id, seen, err := s.Once.Seen(ctx, actor, requestID, "import.apply"); err != nil || seen && id == importID {
		return m, err
	}
	switch {
	case m.State != Checked:
		return nil, wrongState(m)
	case m.Version != rev && (m.StartRev == 0 || m.StartRev != rev):
		return nil, fault.Stale()
	}
	if err := s.mayApply(actor, m); err != nil {
		return nil, err
	}
	_, content, err := s.Blobs.Read(ctx, actor, m.FileID)
	if err != nil {
		return nil, err
	}
	f, err := s.parse(m.Kind, content, m.Township, actor)
	if err != nil {
		return nil, err
	}
	if err := f.allowed(actor); err != nil {
		return nil, err
	}
	for _, b := range f.batches(s, actor, m) {
		if m, err = s.step(ctx, m, rev, b); err != nil {
			return nil, err
		}
	}
	if m.Done != m.Total {
		return nil, fault.Stale()
	}
	input := map[string]any{"importId": importID, "rev": rev}
	_, _, err = s.Once.Do(ctx, actor, requestID, "import.apply", input, func(ctx context.Context) (string, error) {
		done := *m
		done.State, done.At = Applied, s.Clock().UTC()
		if err := s.keepRefused(ctx, actor, &done, content); err != nil {
			return "", err
		}
		if err := s.imports.Replace(ctx, &done); err != nil {
			return "", err
		}
		return done.ID, s.log(ctx, actor, &done, "import.apply", "", done.said("导入", "Took in"))
	})
	if err != nil {
		return nil, written(err)
	}
	return s.Get(ctx, actor, importID)
}

// section owns what a kind of file takes in.
func (s *Service) section(kind string) (string, error) {
	if kind != KindDibaoRoster {
		t, err := s.takerOf(kind)
		if err != nil {
			return "", err
		}
		return t.section(), nil
	}
	p, err := s.Catalog.Program(program)
	if err != nil {
		return "", err
	}
	return p.Section, nil
}

func (s *Service) mayApply(actor *access.Actor, m *Import) error {
	if actor.System {
		return nil
	}
	confirm := access.CaseConfirm
	if m.Kind != KindDibaoRoster {
		t, err := s.takerOf(m.Kind)
		if err != nil {
			return err
		}
		confirm = t.confirm()
	}
	if confirm == "" { // entries of a register decide on nobody's benefit
		if m.ByID != actor.ID() {
			return fault.NotAllowed("NOT_YOURS", fault.T("原始文件只有上传人%[1]s能打开，请由其导入，或自行上传后导入", "Only %[1]s, who uploaded the file, can open it: have them take it in, or upload it yourself", m.ByName))
		}
		return nil
	}
	section, err := s.section(m.Kind)
	if err != nil {
		return err
	}
	who := access.SectionLabel(section)
	if actor.Can(confirm, m.Place, section) != nil {
		return fault.NotAllowed("CONFIRMER", fault.T("须由%[1]s有审批权限的另一名市级经办人核对后导入", "Another person takes it in: a city officer of %[2]s who may confirm cases", who.ZH, who.EN))
	}
	if m.ByID == actor.ID() {
		return fault.NotAllowed("SEPARATION", fault.T("上传人不能自己导入，须由%[1]s另一名有审批权限的经办人核对后导入", "Who uploaded it may not take it in: another officer of %[2]s who may confirm cases does", who.ZH, who.EN))
	}
	return nil
}

// MayApply reports whether the actor may take a checked import in; if not, why is who may.
func (s *Service) MayApply(actor *access.Actor, m *Import) (ok bool, why fault.Text) {
	if m.State != Checked {
		return false, fault.Text{}
	}
	if err := s.mayApply(actor, m); err != nil {
		return false, fault.From(err).Text
	}
	return true, fault.Text{}
}

func wrongState(m *Import) *fault.Error {
	if m.State == Undone {
		return fault.NotAllowed("IMPORT_STATE", fault.T("该导入已撤销，请重新试导入", "The import was undone; check the file again"))
	}
	return fault.NotAllowed("IMPORT_STATE", fault.T("该导入已完成", "The import has been taken in already"))
}

// written translates a lost race.
func written(err error) error {
	if errors.Is(err, docstore.ErrConflict) || errors.Is(err, docstore.ErrNotFound) {
		return fault.Stale().Wrap(err)
	}
	return err
}

// step writes one batch and how far it came, in one transaction.
func (s *Service) step(ctx context.Context, m *Import, rev int64, b batch) (*Import, error) {
	var after *Import
	err := s.Store.Tx(ctx, func(ctx context.Context) error {
		next := *m
		if next.StartRev == 0 {
			next.StartRev = rev
		}
		if err := b.write(ctx, &next); err != nil {
			return err
		}
		next.Done += b.units
		next.At = s.Clock().UTC()
		if err := s.imports.Replace(ctx, &next); err != nil {
			return err
		}
		after = &next
		return nil
	})
	if err != nil {
		return nil, written(err)
	}
	return after, nil
}

// writer builds the records of some households.
type writer struct {
	*Service
	actor      *access.Actor
	importID   string
	month      calendar.Month
	program    *catalog.Program
	persons    []*people.Person
	households []*people.Household
	cases      []*casework.Case
	spans      []*benefit.Entitlement
}

func (w *writer) write(ctx context.Context) error {
	if err := w.People.PutMany(ctx, w.actor, w.persons, w.households); err != nil {
		return err
	}
	if err := w.Cases.PutImported(ctx, w.actor, w.cases...); err != nil {
		return err
	}
	return w.Benefit.PutImported(ctx, w.spans...)
}

// effective is the first month of the benefit: the one after the approval, at the latest the roster's own, in which it is
// known to be paid.
func (w *writer) effective(f *family) calendar.Month {
	if f.approved == "" {
		return w.month
	}
	return min(f.approved.Month().Next(), w.month)
}

func (w *writer) add(ctx context.Context, f *family, known map[string]*people.Person) error {
	since := f.approved
	if since == "" {
		since = w.month.First()
	}
	var entries []people.Entry
	var members []casework.Member
	var head *people.Person
	for _, m := range f.members {
		p := known[m.id.String()]
		if p == nil {
			number := m.id.String()
			var err error
			p, err = w.People.NewPerson(people.PersonInput{
				Name: m.name, IDNumber: &number, VillageCode: f.village,
				Health: people.Healthy, Labour: labourAt(m.id.Birth(), w.month.Last()),
			}, max(since, m.id.Birth()), w.importID)
			if err != nil {
				return err
			}
		}
		w.persons = append(w.persons, p)
		entries = append(entries, people.Entry{Person: p, Relation: m.relation, From: max(since, p.Birth)})
		members = append(members, casework.MemberOf(p, m.relation))
		if m.relation == people.Head {
			head = p
		}
	}
	number, err := w.People.NextHouseholdNumber(ctx, f.village)
	if err != nil {
		return err
	}
	h := w.People.NewHousehold(number, f.village, "", entries, w.importID)
	w.households = append(w.households, h)
	return w.open(ctx, f, h, head, members)
}

// labourAt supposes by age what a roster does not tell: of working age is 16 to 59.
func labourAt(birth, on calendar.Date) string {
	if age := calendar.AgeOn(birth, on); age < 16 || age >= 60 {
		return people.NoLabour
	}
	return people.FullLabour
}

// open opens the case, taken over today with what the roster says.
func (w *writer) open(ctx context.Context, f *family, h *people.Household, head *people.Person, members []casework.Member) error {
	from := w.effective(f)
	serial, err := w.Store.NextSeq(ctx, casework.CaseSeq(w.program.ID, from.Year(), string(f.village)))
	if err != nil {
		return err
	}
	c := &casework.Case{
		Meta: docstore.Meta{ID: "case_" + w.IDs()}, Place: region.PlaceOf(f.village), Program: w.program.ID, Edition: w.program.Edition,
		Section: w.program.Section, Unit: w.program.Unit, Number: identity.CaseNumber(w.program.ID, from.Year(), string(f.village), int(serial)),
		HouseholdID: h.ID, ApplicantID: head.ID, Applicant: head.Name, ImportID: w.importID,
	}
	account, err := w.account(c, f)
	if err != nil {
		return err
	}
	form, err := formOf(f, account)
	if err != nil {
		return err
	}
	step, ok := w.program.StepOfKind(string(casework.KindTakeOver))
	if !ok {
		return fault.NotAllowed("NO_TAKE_OVER", fault.T("该项目不能由花名册转入", "This programme takes nothing over from rosters"))
	}
	rec := &casework.Recorder{Catalog: w.Catalog, Program: w.program, Workdays: w.Workdays}
	_, err = rec.Record(c, casework.Entry{
		Step: step.ID, At: w.Clock(), Form: form, Members: members, Card: cardOf(f, from, len(members)), Account: account, Effective: from,
		By: casework.Doer{ID: w.actor.StaffID, Name: w.actor.Name, Role: string(w.actor.Role), Region: w.actor.Region},
	})
	if err != nil {
		return err
	}
	spans, err := benefit.Trace(c, func(int) (casework.State, error) { return c.State, nil })
	if err != nil {
		return err
	}
	w.cases, w.spans = append(w.cases, c), append(w.spans, spans...)
	return nil
}

func (w *writer) account(c *casework.Case, f *family) (*casework.Account, error) {
	if f.account == "" {
		return nil, nil //nolint:nilnil // a roster may lack it; payroll asks for it
	}
	sealed, err := w.People.SealAccount(casework.AccountPlace(c.ID), f.account)
	if err != nil {
		return nil, err
	}
	kind := "PASSBOOK"
	if f.card {
		kind = "CARD"
	}
	return &casework.Account{Bank: f.bank, Holder: f.head, Kind: kind, Sealed: sealed.Sealed, Blind: sealed.Blind, Last4: sealed.Last4}, nil
}

// formOf is the application as far as a roster has it.
func formOf(f *family, account *casework.Account) (casework.Form, error) {
	values := map[string]any{"areaClass": f.area}
	if f.category != "" {
		values["category"] = f.category
	}
	if len(f.causes) > 0 {
		values["causes"] = f.causes
	}
	if f.income > 0 {
		yearly, err := f.income.Mul(12)
		if err != nil {
			return nil, err
		}
		values["income_items"] = []map[string]string{{"yearlyAmount": yearly.Yuan(), "source": "花名册家庭月收入"}}
	}
	if account != nil {
		values["account"] = map[string]string{"bank": account.Bank, "holder": account.Holder, "kind": account.Kind}
	}
	form := casework.Form{}
	for key, v := range values {
		raw, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		form[key] = raw
	}
	return form, nil
}

// cardOf says that the amount is the roster's, not computed.
func cardOf(f *family, month calendar.Month, persons int) *casework.Card {
	line := casework.Line{Label: fault.T("花名册月保障金额", "Monthly amount of the roster"), Value: f.amount.Yuan(), Note: fault.T("按花名册转入，未经测算", "Taken over as it stands, not computed")}
	facts := []casework.Line{{Label: fault.T("花名册家庭月收入", "Monthly income of the roster"), Value: f.income.Yuan()}}
	if f.income == 0 {
		facts = []casework.Line{}
	}
	return &casework.Card{
		Formula: "ROSTER", Month: month, Eligible: true, Amount: f.amount, Persons: persons, Facts: facts,
		Standards: []casework.StandardUsed{}, Steps: []casework.Line{line},
	}
}
