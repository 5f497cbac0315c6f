package registry

import (
	"context"
	"encoding/json"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/region"
)

// Offer is a step that the actor may do now, with its form and what it begins with.
type Offer struct {
	Step    *catalog.Step
	Fields  []catalog.Field // with their options resolved
	Initial Form
}

// Blocked is a step that waits to be done and why the actor may not do it.
type Blocked struct {
	Step   *catalog.Step
	Reason fault.Text
}

// Available lists what the actor may do with the entry now, and what waits but for somebody or something else.
func (s *Service) Available(ctx context.Context, actor *access.Actor, e *Entry) (offers []Offer, blocked []Blocked, err error) {
	k, err := s.Kind(e)
	if err != nil {
		return nil, nil, err
	}
	for i := range k.Steps {
		step := &k.Steps[i]
		if step.System || len(step.From) == 0 || !slices.Contains(step.From, string(e.State.Status)) {
			continue
		}
		if err := mayDo(actor, k, step, e.Place, e.State.Doers); err != nil {
			f := fault.From(err)
			switch {
			case f.Code == fault.CodeNotAllowedNow:
				blocked = append(blocked, Blocked{step, f.Text})
			case step.Queue:
				blocked = append(blocked, Blocked{step, fault.T("由%[1]s办理", "Done by the %[2]s", step.By.ZH, step.By.EN)})
			}
			continue
		}
		if why, ok := s.ready(k, step, e); !ok {
			blocked = append(blocked, Blocked{step, why})
			continue
		}
		o, err := s.offer(ctx, actor, k, step, e.State.Form)
		if err != nil {
			return nil, nil, err
		}
		offers = append(offers, o)
	}
	return offers, blocked, nil
}

// ready reports whether the conditions of a step hold, and if not, why not.
func (s *Service) ready(k *catalog.Kind, step *catalog.Step, e *Entry) (fault.Text, bool) {
	for _, name := range step.Requires {
		if ok, why := Condition(name).holds(k, &e.State, s.Today()); !ok {
			return why, false
		}
	}
	return fault.Text{}, true
}

// Opening is the step by which the actor may open an entry of the kind somewhere; false if there is none.
func (s *Service) Opening(ctx context.Context, actor *access.Actor, k *catalog.Kind) (Offer, bool, error) {
	step, ok := k.Program().StepOfKind(string(KindCreate))
	if !ok || mayDo(actor, k, step, region.PlaceOf(actor.Region), nil) != nil {
		return Offer{}, false, nil
	}
	o, err := s.offer(ctx, actor, k, step, nil)
	return o, err == nil, err
}

func (s *Service) offer(ctx context.Context, actor *access.Actor, k *catalog.Kind, step *catalog.Step, known Form) (Offer, error) {
	o := Offer{Step: step, Fields: s.recorder(k).fields(step), Initial: Form{}}
	var colleagues []catalog.Option
	for i := range o.Fields {
		f := &o.Fields[i]
		f.Options = s.deps.Catalog.FieldOptions(f)
		if f.Type == catalog.TypeStaffMulti && s.deps.Staff != nil {
			if colleagues == nil {
				list, err := s.deps.Staff.Colleagues(ctx, actor)
				if err != nil {
					return Offer{}, err
				}
				for _, x := range list {
					colleagues = append(colleagues, catalog.Option{Value: x.ID, Label: fault.Text{ZH: x.Name, EN: x.Name}})
				}
			}
			f.Options = colleagues
		}
		f.Items = slices.Clone(f.Items)
		for j := range f.Items {
			f.Items[j].Options = s.deps.Catalog.FieldOptions(&f.Items[j])
		}
		raw, given := known[f.Key]
		switch {
		case given && Kind(step.Kind).whole() && i < len(k.Fields()):
			o.Initial[f.Key] = raw
		case f.Sets == setsOn:
			o.Initial[f.Key] = json.RawMessage(`"` + string(s.Today()) + `"`)
		default:
			if v := form.Default(f); v != nil {
				o.Initial[f.Key] = v
			}
		}
	}
	return o, nil
}
