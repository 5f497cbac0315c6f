package registry

import (
	"context"
	"encoding/json"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/region"
)

// Entered is one entry of the timeline.
type Entered struct {
	*Action
	Label  fault.Text
	Values []form.Value
	Files  []string
}

// reader puts values into words.
func (s *Service) reader(names map[string]string) *form.Reader {
	return &form.Reader{
		Options: s.deps.Catalog.FieldOptions, Names: names,
		Region: func(code string) string { return s.deps.Regions.FullName(region.Code(code)) },
	}
}

// Values is what is known of an entry, in words, files apart.
func (s *Service) Values(e *Entry) ([]form.Value, []string, error) {
	k, err := s.Kind(e)
	if err != nil {
		return nil, nil, err
	}
	values, files := s.reader(nil).Values(k.Fields(), e.State.Form)
	return values, files, nil
}

// Timeline reads the log of an entry, oldest first. Of a step that restates the whole form it tells the step's own fields
// only.
func (s *Service) Timeline(e *Entry) ([]Entered, error) {
	k, err := s.Kind(e)
	if err != nil {
		return nil, err
	}
	out := make([]Entered, 0, len(e.Actions))
	for i := range e.Actions {
		a := &e.Actions[i]
		x := Entered{Action: a, Label: fault.T(a.Step, a.Step)}
		if step, ok := k.Program().Step(a.Step); ok {
			x.Label = step.Done
			x.Values, x.Files = s.reader(a.Names).Values(step.Form, a.Form)
		}
		out = append(out, x)
	}
	return out, nil
}

// DutyView is a duty or a running clock as a person reads it.
type DutyView struct {
	ID      string
	Label   fault.Text
	Legal   string
	Year    int // that must be checked; 0 if it is of no year
	Due     calendar.Date
	Overdue bool
}

// Duties lists what must be done with an entry.
func (s *Service) Duties(e *Entry) ([]DutyView, error) {
	k, err := s.Kind(e)
	if err != nil {
		return nil, err
	}
	var out []DutyView
	for _, d := range e.State.Duties {
		for _, spec := range k.Duties {
			if spec.ID == d.ID && owes(k, d.ID, e.State.Status) {
				out = append(out, DutyView{d.ID, spec.Label, spec.Legal, d.Year, d.Due, d.Due < s.Today()})
			}
		}
	}
	for _, c := range e.State.Clocks {
		if spec, ok := k.Program().Clock(c.ID); ok {
			out = append(out, DutyView{c.ID, spec.Label, spec.Legal, 0, c.Due, c.Due != "" && c.Due < s.Today()})
		}
	}
	return out, nil
}

// DutyLabel names a duty or clock of a kind.
func DutyLabel(k *catalog.Kind, id string) fault.Text {
	for _, d := range k.Duties {
		if d.ID == id {
			return d.Label
		}
	}
	if c, ok := k.Program().Clock(id); ok {
		return c.Label
	}
	return fault.T(id, id)
}

// Below lists the entries that an entry stands over, in the actor's reach, newest first, at most a hundred.
func (s *Service) Below(ctx context.Context, actor *access.Actor, e *Entry) ([]*Entry, error) {
	var out []*Entry
	for _, class := range []string{catalog.ClassOrganization, catalog.ClassFacility} {
		if !actor.May(ReadPermission(class)) {
			continue
		}
		page, err := s.Find(ctx, actor, Query{Class: class, Where: Entries.Above.Eq(e.ID), First: 100})
		if err != nil {
			return nil, err
		}
		out = append(out, page.Items...)
	}
	return out, nil
}

// Cover is how complete a network is in one division: its open node there, or none.
type Cover struct {
	Region  region.Region
	EntryID string
	Name    string
}

// Completeness lists the divisions in the actor's reach that should have a node of a network, with the node. Errors:
// NOT_FOUND for a kind that is no network.
func (s *Service) Completeness(ctx context.Context, actor *access.Actor, kind string) ([]Cover, error) {
	k, err := s.deps.Catalog.Kind(kind)
	if err != nil {
		return nil, err
	}
	if !k.OnePer {
		return nil, fault.NotFound(fault.T("该网络", "such network"))
	}
	scope, err := access.Scope(actor, ReadPermission(k.Class), Scope())
	if err != nil {
		return nil, err
	}
	nodes := map[region.Code]*Entry{}
	for e, err := range s.entries.Scan(ctx, docstore.And(scope, Entries.Kind.Eq(kind)), 500) {
		if err != nil {
			return nil, err
		}
		if e.State.Status.Stands() {
			nodes[e.Deepest()] = e
		}
	}
	out := []Cover{}
	for _, r := range s.deps.Regions.All() {
		if !k.LiesIn(string(r.Tier)) || !r.On(s.Today()) || !actor.Region.Contains(r.Code) {
			continue
		}
		c := Cover{Region: r}
		if e := nodes[r.Code]; e != nil {
			c.EntryID, c.Name = e.ID, e.State.Name
		}
		out = append(out, c)
	}
	return out, nil
}

// Check proves that every entry's state is the fold of its log.
func (s *Service) Check(ctx context.Context, problem func(id, what string)) error {
	for e, err := range s.entries.Scan(ctx, docstore.True[Entry](), 500) {
		if err != nil {
			return err
		}
		k, err := s.Kind(e)
		if err != nil {
			problem(e.ID, err.Error())
			continue
		}
		folded, err := Fold(k, e.Actions)
		if err != nil {
			problem(e.ID, err.Error())
			continue
		}
		if a, b := fingerprint(&folded), fingerprint(&e.State); a != b {
			problem(e.ID, "the state is not what the log adds up to")
		}
	}
	return nil
}

// fingerprint writes a state down; keys of objects are in order.
func fingerprint(s *State) string {
	raw, err := json.Marshal(s)
	if err != nil {
		return err.Error()
	}
	return string(raw)
}
