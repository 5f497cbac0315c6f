package ledger

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strconv"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// Draft is what a new record begins with. Known are the keys that the system filled in.
type Draft struct {
	Region  region.Code
	Subject string
	On      calendar.Date
	Fields  []catalog.Field // with their options resolved
	Initial form.Form
	Known   []string
}

// Draft fills a new record with everything that is known already; typed is what was filled in so far. Errors: those of
// Save for the ledger and its subject.
func (s *Service) Draft(ctx context.Context, actor *access.Actor, ledger, subjectID string, code region.Code, typed form.Form) (Draft, error) {
	l, err := s.deps.Catalog.Ledger(ledger)
	if err != nil {
		return Draft{}, err
	}
	about, err := s.about(ctx, actor, l, subjectID, code)
	if err != nil {
		return Draft{}, err
	}
	if err := s.mayEnter(actor, l, about.place); err != nil {
		return Draft{}, err
	}
	r := &Record{Place: about.place, Ledger: l.ID, SubjectID: about.id, Form: typed}
	known, err := s.known(ctx, actor, l, r, typed)
	if err != nil {
		return Draft{}, err
	}
	d := Draft{Region: about.place.Deepest(), On: s.Today(), Initial: defaults(l)}
	if about.id != "" {
		d.Subject = about.name
	}
	for k, v := range known {
		d.Initial[k], d.Known = v, append(d.Known, k)
	}
	for k, v := range typed {
		if !form.Empty(v) {
			d.Initial[k] = v
		}
	}
	slices.Sort(d.Known)
	if d.Fields, err = s.fields(ctx, actor, l); err != nil {
		return Draft{}, err
	}
	return d, nil
}

// fields are the ledger's, with their options resolved.
func (s *Service) fields(ctx context.Context, actor *access.Actor, l *catalog.Ledger) ([]catalog.Field, error) {
	out := slices.Clone(l.Fields)
	for i := range out {
		f := &out[i]
		f.Options = s.deps.Catalog.FieldOptions(f)
		if f.Type == catalog.TypeStaffMulti && s.deps.Staff != nil {
			list, err := s.deps.Staff.Colleagues(ctx, actor)
			if err != nil {
				return nil, err
			}
			for _, x := range list {
				f.Options = append(f.Options, catalog.Option{Value: x.ID, Label: fault.Text{ZH: x.Name, EN: x.Name}})
			}
		}
		f.Items = slices.Clone(f.Items)
		for j := range f.Items {
			f.Items[j].Options = s.deps.Catalog.FieldOptions(&f.Items[j])
		}
	}
	return out, nil
}

// known is what the system knows of a record before anything is typed.
func (s *Service) known(ctx context.Context, actor *access.Actor, l *catalog.Ledger, r *Record, typed form.Form) (form.Form, error) {
	out := form.Form{}
	last := map[string]*Record{}
	var below map[string]*int64
	taken := map[string][]*Record{}
	for _, p := range l.Prefill {
		from := p.Key
		if from == "" {
			from = p.Field
		}
		var raw json.RawMessage
		switch p.From {
		case FromRegion:
			raw = quoted(s.deps.Regions.Name(r.Deepest()))
		case FromClock:
			raw = quoted(string(s.Today()))
		case FromActor:
			raw = quoted(actor.Name)
		case FromSubject:
			e, err := s.ofSubject(ctx, actor, l, r, p.Key)
			if err != nil {
				return nil, err
			}
			raw = e
		case FromLast:
			name := p.Ledger
			if name == "" {
				name = l.ID
			}
			if _, looked := last[name]; !looked {
				found, err := s.last(ctx, name, r)
				if err != nil {
					return nil, err
				}
				last[name] = found
			}
			if last[name] != nil {
				raw = last[name].Form[from]
			}
		case FromPlaces:
			if _, looked := taken[p.Ledger]; !looked {
				found, err := s.takers(ctx, p.Ledger, r)
				if err != nil {
					return nil, err
				}
				taken[p.Ledger] = found
			}
			raw = countOf(taken[p.Ledger], p.When)
		case FromBelow:
			if below == nil {
				var err error
				if below, err = s.sumBelow(ctx, l, r, typed); err != nil {
					return nil, err
				}
			}
			raw = numberOf(l, p.Field, below[p.Field])
		}
		if !form.Empty(raw) {
			out[p.Field] = raw
		}
	}
	return out, nil
}

func quoted(v string) json.RawMessage {
	if v == "" {
		return nil
	}
	return json.RawMessage(strconv.Quote(v))
}

// numberOf is a figure as the field's type writes it.
func numberOf(l *catalog.Ledger, key string, n *int64) json.RawMessage {
	f, ok := l.Field(key)
	if !ok || n == nil {
		return nil
	}
	if f.Type == catalog.TypeMoney {
		return quoted(money.Fen(*n).Yuan())
	}
	return json.RawMessage(strconv.FormatInt(*n, 10))
}

// ofSubject is a field of the organisation or facility that a record is about, or its name.
func (s *Service) ofSubject(ctx context.Context, actor *access.Actor, l *catalog.Ledger, r *Record, key string) (json.RawMessage, error) {
	if r.SubjectID == "" {
		return nil, nil
	}
	about, err := s.about(ctx, actor, l, r.SubjectID, "")
	if err != nil {
		return nil, err
	}
	if key == "" {
		return quoted(about.name), nil
	}
	return about.form[key], nil
}

// last is the newest record of a ledger about the same subject, or of the same place.
func (s *Service) last(ctx context.Context, ledger string, r *Record) (*Record, error) {
	x := Records
	where := docstore.And(x.Ledger.Eq(ledger), x.SubjectID.Eq(r.SubjectID), x.Township.Eq(string(r.Township)), x.Village.Eq(string(r.Village)))
	if r.SubjectID != "" {
		where = docstore.And(x.SubjectID.Eq(r.SubjectID), x.Ledger.Eq(ledger))
	}
	if r.ID != "" {
		where = docstore.And(where, x.Spec.ID().Ne(r.ID))
	}
	return s.newest(ctx, where)
}

// burden counts the values of a form that were typed and those that the system knew.
func burden(values, known form.Form) (typed, prefilled int) {
	for key, raw := range values {
		if k, ok := known[key]; ok && bytes.Equal(bytes.TrimSpace(k), bytes.TrimSpace(raw)) {
			prefilled += leaves(raw)
		} else {
			typed += leaves(raw)
		}
	}
	return typed, prefilled
}

// leaves counts the single values of a value.
func leaves(raw json.RawMessage) int {
	var rows []form.Form
	if json.Unmarshal(raw, &rows) == nil {
		n := 0
		for _, row := range rows {
			for _, v := range row {
				n += leaves(v)
			}
		}
		return n
	}
	return 1
}
