package registry

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/identity"
)

// Form is a filled form, see package form.
type Form = form.Form

// Recorder writes the log of entries of one kind. It is pure: no store, no clock of now. Perform uses it for today's
// steps; the importer and the demo city use it to write logs of the past that are as legal as any other.
type Recorder struct {
	Catalog  *catalog.Catalog
	Kind     *catalog.Kind
	Workdays *calendar.Workdays
}

// Input is one step as it is to be recorded.
type Input struct {
	Step      string
	By        course.Doer
	At        time.Time
	RequestID string
	Form      Form
	Names     map[string]string // of the staff whose ids the form holds
}

// draft is a step that has been checked but for what only a store knows.
type draft struct {
	step   *catalog.Step
	action Action
	files  []string
	staff  []string
}

// Record checks one step against the kind as Perform does, appends it to the entry and folds it in. It does not ask who
// may do it. Errors are faults; on an error the entry is unchanged.
func (r *Recorder) Record(e *Entry, in Input) (*Action, error) {
	d, err := r.draft(e, in)
	if err != nil {
		return nil, err
	}
	return r.finish(e, d)
}

func (r *Recorder) draft(e *Entry, in Input) (*draft, error) {
	step, ok := r.Kind.Program().Step(in.Step)
	if !ok {
		t := fault.T("没有“%[1]s”这一办理动作", "There is no action %[1]q", in.Step)
		return nil, fault.Invalid("UNKNOWN_STEP", t, fault.Field{Path: "/action", Reason: "UNKNOWN_STEP", Text: t})
	}
	s := &e.State
	if !course.StartsFrom(step, string(s.Status)) {
		label := r.Kind.Program().StatusLabel(string(s.Status))
		return nil, fault.NotAllowed("WRONG_STATUS", fault.T("当前状态为“%[1]s”，不能“%[3]s”", "It is %[2]q, so %[4]q is not possible", label.ZH, label.EN, step.Label.ZH, step.Label.EN))
	}
	at := in.At.UTC().Truncate(time.Millisecond)
	d := &draft{step: step, action: Action{
		Seq: len(e.Actions) + 1, Step: step.ID, Kind: Kind(step.Kind), By: in.By, At: at, On: calendar.DateOf(at), RequestID: in.RequestID,
		From: s.Status, Names: in.Names,
	}}
	if len(e.Actions) > 0 && d.action.On < s.Last {
		return nil, fault.NotAllowed("OUT_OF_ORDER", fault.T("早于上一步骤的日期%[1]s", "The last step was on %[1]s, later than this", string(s.Last)))
	}
	if err := r.fill(e, d, in.Form); err != nil {
		return nil, err
	}
	for _, name := range step.Requires {
		if ok, why := Condition(name).holds(r.Kind, s, d.action.On); !ok {
			return nil, fault.NotAllowed(name, why)
		}
	}
	return d, nil
}

// fields is the form that a step asks for, in the order in which it is shown.
func (r *Recorder) fields(step *catalog.Step) []catalog.Field {
	if !Kind(step.Kind).whole() {
		return slices.Clone(step.Form)
	}
	out := slices.Concat(r.Kind.Fields(), step.Form)
	if Kind(step.Kind) == KindTakeOver {
		for i := range out { // the law's limits bind who registers now, not what was registered before them
			if out[i].Type == catalog.TypeInteger || out[i].Type == catalog.TypeMoney {
				out[i].Min, out[i].Max = "", ""
			}
		}
	}
	return out
}

// fill checks the form.
func (r *Recorder) fill(e *Entry, d *draft, in Form) error {
	check := &form.Check{Options: r.Catalog.FieldOptions, Today: d.action.On, Complete: d.action.Kind != KindTakeOver}
	d.action.Form = check.Fields(r.fields(d.step), in)
	if Kind(d.step.Kind).whole() {
		r.creditCode(check, d.action.Form)
		if above := r.Kind.Above; above != nil && check.Complete && e.Above == "" && (above.Required || above.When != nil && form.Matches(above.When, d.action.Form)) {
			check.Add("/aboveId", "REQUIRED", "请填写%[1]s", "%[2]s is required", above.Label.ZH, above.Label.EN)
		}
	}
	r.times(check, e, d)
	if err := check.Err(); err != nil {
		return err
	}
	if len(d.action.Form) == 0 {
		d.action.Form = nil
	}
	d.files, d.staff = check.Files, check.Staff
	return nil
}

// creditCode checks the code against its own check characters and against the kind (GB 32100-2015).
func (r *Recorder) creditCode(check *form.Check, values Form) {
	f, ok := r.Kind.Setting(setsCreditCode)
	if !ok || form.Empty(values[f.Key]) {
		return
	}
	code, err := identity.ParseCreditCode(form.Text(values[f.Key]))
	if err == nil && len(r.Kind.Number.Classes) > 0 {
		err = code.Fits(r.Kind.Number.Classes...)
	}
	if err != nil {
		reason, zh, en := "CREDIT_CODE", "统一社会信用代码不正确", "Not a credit code"
		if e, ok := err.(*identity.Error); ok { //nolint:errorlint // identity documents this type
			reason = e.Reason
			zh, en = e.Text()
		}
		check.Add("/form/"+form.Pointer(f.Key), reason, zh, en)
		return
	}
	values[f.Key] = []byte(strconv.Quote(code.String()))
}

// times holds the days of a step against those of the entry: nothing counts from before it began, and a check is of a
// year in which it existed.
func (r *Recorder) times(check *form.Check, e *Entry, d *draft) {
	s := &e.State
	for i := range d.step.Form {
		f := &d.step.Form[i]
		raw, ok := d.action.Form[f.Key]
		if !ok {
			continue
		}
		at := "/form/" + form.Pointer(f.Key)
		switch f.Sets {
		case setsOn:
			if on := calendar.Date(form.Text(raw)); s.BeganOn != "" && on < s.BeganOn {
				check.Add(at, "TOO_EARLY", "不能早于成立（启用）日期%[1]s", "May not be before it began on %[1]s", string(s.BeganOn))
			}
		case setsYear:
			year, err := strconv.Atoi(string(raw))
			if err == nil && (s.BeganOn != "" && year < s.BeganOn.Year() || year > d.action.On.Year()) {
				check.Add(at, "YEAR", "年度须在成立以后、今年以前", "The year lies before it began, or ahead")
			}
		}
	}
}

// finish computes the clocks, appends the action and folds it in.
func (r *Recorder) finish(e *Entry, d *draft) (*Action, error) {
	a := &d.action
	a.To = target(d.step, &e.State)
	for _, spec := range r.Kind.Clocks {
		runs := slices.ContainsFunc(e.State.Clocks, func(c Clock) bool { return c.ID == spec.ID })
		switch {
		case !runs && slices.Contains(spec.Starts, d.step.ID):
			due, err := course.DueDay(r.Workdays, spec.Unit, a.On, spec.Days)
			if err != nil {
				return nil, err
			}
			a.Clocks = append(a.Clocks, ClockMark{Clock: spec.ID, Due: due})
		case runs && (slices.Contains(spec.Stops, d.step.ID) || a.To.Final()):
			a.Clocks = append(a.Clocks, ClockMark{Clock: spec.ID, Stop: true})
		}
	}
	next := e.State
	if err := apply(r.Kind, &next, a, a.Seq); err != nil {
		return nil, fmt.Errorf("registry: %w", err)
	}
	e.Actions = append(e.Actions[:len(e.Actions):len(e.Actions)], *a)
	e.State, e.Edition = next, r.Kind.Edition
	e.Dims, e.Measures = form.Slots(r.Kind.Fields(), r.Kind.Dimensions, r.Kind.Measures, next.Form)
	return a, nil
}
