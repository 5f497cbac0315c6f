package casework

import (
	"slices"
	"time"

	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/region"
)

// Recorder writes the log of cases of one programme. It is pure: no store, no clock of now. Perform uses it for today's
// steps; the importer and the demo city use it to write logs of the past that are as legal as any other.
type Recorder struct {
	Catalog  *catalog.Catalog
	Program  *catalog.Program
	Workdays *calendar.Workdays
}

// Entry is one step as it is to be recorded.
type Entry struct {
	Step      string
	By        Doer
	At        time.Time // its day in Asia/Shanghai is the day of the step
	RequestID string
	Form      Form // as a person fills it in; an account may be without its number if Account gives it sealed
	// Members is the household as it stands. It is needed by steps that fix the members (create, take over, the application,
	// acceptance, a change of members); flags and reasons of the form's list of members go before those given here.
	Members   []Member
	Card      *Card          // of steps that compute one, and of a take-over: what the roster pays
	Account   *Account       // sealed at AccountPlace
	Effective calendar.Month // of a take-over, a recomputation and a check for a standard; a confirmation takes the next month
	Trigger   string         // of a recomputation
}

// Record checks one step against the programme as Perform does (status, conditions, form), appends it to the case and
// folds it in. It does not ask who may do it. Errors are faults; on an error the case is unchanged.
func (r *Recorder) Record(c *Case, e Entry) (*Action, error) {
	d, err := r.draft(c, e)
	if err != nil {
		return nil, err
	}
	if len(d.accounts) > 0 && e.Account == nil && d.accounts[0].Number != "" {
		return nil, fault.Invalid("ACCOUNT", fault.T("账户未加密", "The account must be sealed first"))
	}
	return r.finish(c, d, e.Card)
}

// draft is a step that has been checked but for what has to be computed from it.
type draft struct {
	step     *catalog.Step
	action   Action
	before   *State
	place    region.Place // that is accountable
	seen     State        // before, with the application as the form has it: what conditions and the card look at
	entry    Entry
	files    []string // named in the form
	staff    []string
	accounts []accountInput
}

func (r *Recorder) draft(c *Case, e Entry) (*draft, error) {
	step, ok := r.Program.Step(e.Step)
	if !ok {
		return nil, fault.Invalid("UNKNOWN_STEP", fault.T("没有“%[1]s”这一步骤", "There is no step %[1]q", e.Step))
	}
	k, before := Kind(step.Kind), &c.State
	if !startsFrom(step, before.Status) {
		return nil, r.notFrom(step, before)
	}
	at := e.At.UTC().Truncate(time.Millisecond)
	d := &draft{step: step, before: before, place: c.Place, entry: e, seen: *before}
	d.action = Action{
		Seq: len(c.Actions) + 1, Step: step.ID, Kind: k, By: e.By, At: at, On: calendar.DateOf(at),
		RequestID: e.RequestID, From: before.Status,
	}
	if len(c.Actions) > 0 && d.action.On < before.Last {
		return nil, fault.NotAllowed("OUT_OF_ORDER", fault.T("早于上一步骤的日期%[1]s", "The last step was on %[1]s, later than this", string(before.Last)))
	}
	if err := r.fill(c, d); err != nil {
		return nil, err
	}
	for _, name := range step.Requires {
		if ok, why := Condition(name).holds(r.Program, &d.seen, d.action.On); !ok {
			return nil, fault.NotAllowed(name, why)
		}
	}
	return d, nil
}

// notFrom says what is possible instead.
func (r *Recorder) notFrom(step *catalog.Step, s *State) error {
	var can []fault.Text
	for i := range r.Program.Steps {
		if x := &r.Program.Steps[i]; !x.System && s.Status != "" && startsFrom(x, s.Status) {
			can = append(can, x.Label)
		}
	}
	label := r.Program.StatusLabel(string(s.Status))
	if len(can) == 0 {
		return fault.NotAllowed("WRONG_STATUS", fault.T("当前状态为“%[1]s”，已不能办理", "The case is %[2]q; nothing more can be done", label.ZH, label.EN))
	}
	return fault.NotAllowed("WRONG_STATUS", fault.T("当前状态为“%[1]s”，不能“%[3]s”；现在可以：%[5]s",
		"The case is %[2]q, so %[4]q is not possible; possible now: %[6]s", label.ZH, label.EN, step.Label.ZH, step.Label.EN, joinZH(can), joinEN(can)))
}

// fields is the form that a step asks for, in the order in which it is shown.
func (r *Recorder) fields(step *catalog.Step, s *State) []catalog.Field {
	if Kind(step.Kind).application() {
		out := r.Program.Fields()
		for _, d := range documents(r.Program, s, true) {
			out = append(out, documentField(&d))
		}
		return append(out, step.Form...)
	}
	if Kind(step.Kind) == KindTakeOver {
		return slices.Concat(r.Program.Fields(), step.Form)
	}
	out := slices.Clone(step.Form)
	for _, fact := range step.Facts {
		if f, ok := r.Program.Field(fact.Field); ok {
			restated := *f
			restated.VisibleWhen = fact.When
			out = append(out, restated)
		}
	}
	return out
}

// fill checks the form and puts it, the members and the account into the action.
func (r *Recorder) fill(c *Case, d *draft) error {
	k, s := d.action.Kind, d.before
	household := d.entry.Members
	if household == nil {
		household = s.Members
	}
	check := &form.Check{
		Today: d.action.On, Members: personIDs(household), Account: s.Account, Rows: memberRows,
		Options: func(f *catalog.Field) []catalog.Option { return r.Catalog.OptionsFor(r.Program, f) },
	}
	if d.entry.Account != nil {
		check.Account = d.entry.Account
	}
	check.Restates = len(d.step.Facts) > 0
	check.Complete = k != KindTakeOver && (k != KindSave || s.AcceptedOn != "")
	input := d.entry.Form
	if k.application() {
		input = overlay(s.Form, input)
		// Which papers are asked for depends on what the application says: on behalf of whom, which members count.
		d.seen.Form = input
		d.seen.Members = membersFrom(r.Program, household, s.Members, input)
		for key := range s.Form {
			if _, stays := r.Program.Field(key); !stays && !wanted(r.Program, &d.seen, key) {
				delete(input, key)
			}
		}
	}
	d.action.Form = check.Fields(r.fields(d.step, &d.seen), input)
	if k == KindVerifyEnter || k == KindVerifyRecheck {
		checkVerification(check, d.step, d.action.Form)
	}
	if err := check.Err(); err != nil {
		return err
	}
	if len(d.action.Form) == 0 {
		d.action.Form = nil
	}
	d.files, d.staff, d.accounts = check.Files, check.Staff, check.Accounts
	if len(d.accounts) > 0 && d.accounts[0].Number == "" && (s.Account == nil || *s.Account != d.accounts[0].Account) {
		d.action.Account = &d.accounts[0].Account
	}
	if d.entry.Account != nil {
		d.action.Account = d.entry.Account
	}
	d.action.Members = fixMembers(r.Program, d, household)
	if d.action.Members != nil {
		d.seen.Members = d.action.Members
	}
	if k.application() {
		d.seen.Form = applicationForm(r.Program, d.action.Form)
	}
	takeFields(&d.seen, stepFields(r.Program, d.step), &d.action)
	return nil
}

func personIDs(members []Member) []string {
	ids := make([]string, len(members))
	for i := range members {
		ids[i] = members[i].PersonID
	}
	return ids
}

// wanted reports whether a paper of the stored form is still asked for.
func wanted(p *catalog.Program, s *State, key string) bool {
	return slices.ContainsFunc(documents(p, s, true), func(d DocumentSlot) bool { return d.Key == key })
}

// checkVerification holds the result against its own findings.
func checkVerification(c *form.Check, step *catalog.Step, form Form) {
	result := text(setting(step, form, setsVerifyResult))
	items := findings(setting(step, form, setsVerifyItems))
	over := slices.ContainsFunc(items, func(f Finding) bool { return f.Over })
	path := func(member string) string {
		for _, f := range step.Form {
			if f.Sets == member {
				return "/form/" + pointer(f.Key)
			}
		}
		return "/form"
	}
	switch {
	case result == ResultConsistent && over:
		c.Add(path(setsVerifyResult), "CONTRADICTION", "有项目超出规定，结论不能为“与申报一致”", "A finding is over the limit, so the result cannot be consistent")
	case result == ResultExceeds && !over:
		c.Add(path(setsVerifyItems), "CONTRADICTION", "结论为“超出规定”时，须写明超出的项目", "Name the finding that exceeds the limit")
	case result == ResultSuspect && len(items) == 0:
		c.Add(path(setsVerifyItems), "CONTRADICTION", "结论为“有疑点”时，须写明疑点项目", "Name what is suspect")
	}
}

// fixMembers is the household as the step fixes it; nil if it fixes none or nothing changed.
func fixMembers(p *catalog.Program, d *draft, household []Member) []Member {
	var now []Member
	switch k := d.action.Kind; {
	case k == KindCreate || k == KindTakeOver || k.application() || k == KindAccept:
		now = membersFrom(p, household, d.before.Members, overlay(d.before.Form, d.action.Form))
	case k == KindProposeChange || k == KindConfirmChange:
		form := d.action.Form
		if k == KindConfirmChange && d.before.Change != nil {
			form = d.before.Change.Facts
		}
		for _, f := range p.Fields() {
			if _, restated := form[f.Key]; restated && f.Sets == setsMembers {
				if k == KindConfirmChange {
					return d.before.Change.Members
				}
				return membersFrom(p, household, nil, form)
			}
		}
		return nil
	default:
		return nil
	}
	if len(now) == 0 || slices.Equal(now, d.before.Members) {
		return nil
	}
	return now
}

// membersFrom applies a form's list of members to the household. Where the form has none, all count who counted
// before, or everybody when there was nobody before.
func membersFrom(p *catalog.Program, household, before []Member, form Form) []Member {
	out := slices.Clone(household)
	for _, f := range p.Fields() {
		if f.Sets != setsMembers || empty(form[f.Key]) {
			continue
		}
		listed := map[string]Form{}
		for _, row := range rows(form[f.Key]) {
			listed[text(row["person"])] = row
		}
		for i := range out {
			row := listed[out[i].PersonID]
			out[i].Counted, out[i].Reason = yes(row["counted"]), text(row["reason"])
		}
		return out
	}
	for i := range out {
		if len(before) > 0 {
			j := slices.IndexFunc(before, func(m Member) bool { return m.PersonID == out[i].PersonID })
			out[i].Counted = j < 0 || before[j].Counted
		}
	}
	return out
}
