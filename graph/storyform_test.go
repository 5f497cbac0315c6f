package graph

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

// filled is the input of a step with its form filled as little as it must be.
func (d *player) filled(id string, actor *access.Actor, stepID string, over map[string]any) map[string]any {
	d.t.Helper()
	c := d.read(id)
	offers, blocked, err := d.Cases.Available(d.t.Context(), actor, c)
	d.must(err)
	i := slices.IndexFunc(offers, func(o casework.Offer) bool { return o.Step.ID == stepID })
	if i < 0 {
		d.t.Fatalf("%s is not offered in %s: %+v", stepID, c.State.Status, blocked)
	}
	all := map[string]any{}
	for k, v := range d.story.Steps[stepID] {
		all[k] = v
	}
	for k, v := range over {
		all[k] = v
	}
	if k := casework.Kind(offers[i].Step.Kind); k == casework.KindSubmit {
		for k, v := range d.story.Form {
			if _, given := over[k]; !given {
				all[k] = v
			}
		}
	}
	return map[string]any{"caseId": id, "rev": c.Version, "action": stepID, "form": d.form(actor, c, offers[i].Fields, offers[i].Initial, all)}
}

// form fills the fields that are required and shown, in their order.
func (d *player) form(actor *access.Actor, c *casework.Case, fields []catalog.Field, initial casework.Form, over map[string]any) map[string]any {
	d.t.Helper()
	out := map[string]any{}
	for _, f := range fields {
		if w := f.VisibleWhen; w != nil {
			v, ok := out[w.Field]
			if text, _ := json.Marshal(v); !slices.Contains(w.In, strings.Trim(string(text), `"`)) && (ok || !slices.Contains(w.In, "false")) {
				continue
			}
		}
		if v, ok := over[f.Key]; ok {
			out[f.Key] = of(c, v)
			continue
		}
		if raw, ok := initial[f.Key]; ok {
			var v any
			d.must(json.Unmarshal(raw, &v))
			if f.Sets != "ACCOUNT" || c.State.Account != nil {
				out[f.Key] = v
				continue
			}
		}
		if f.Required {
			out[f.Key] = d.value(actor, c, &f)
		}
	}
	return out
}

// value is what a required field is filled with.
func (d *player) value(actor *access.Actor, c *casework.Case, f *catalog.Field) any {
	d.t.Helper()
	today := d.Fixture.Clock.Today()
	switch f.Type {
	case catalog.TypeChoice:
		return f.Options[0].Value
	case catalog.TypeMultiChoice:
		return []string{f.Options[0].Value}
	case catalog.TypeInteger:
		if f.Min != "" {
			return json.RawMessage(f.Min)
		}
		return 1
	case catalog.TypeMoney:
		return "0.00"
	case catalog.TypeDate:
		return string(today)
	case catalog.TypeMonth:
		return string(today.Month())
	case catalog.TypeBoolean:
		return false
	case catalog.TypeMemberRef, catalog.TypePersonRef:
		return c.ApplicantID
	case catalog.TypeStaffMulti:
		return []string{"走访甲", "走访乙"}
	case catalog.TypeFiles:
		return []string{d.upload(actor)}
	case catalog.TypeList:
		var rows []map[string]any
		for range max(1, f.MinItems) {
			rows = append(rows, d.form(actor, c, f.Items, nil, nil))
		}
		return rows
	case catalog.TypeBankAccount:
		return map[string]any{"bank": "示例农商银行", "holder": c.Applicant, "kind": "PASSBOOK", "number": "9000" + c.ID[len(c.ID)-6:]}
	case catalog.TypePhone:
		return "13800138000"
	case catalog.TypeRegion:
		return string(region.Code(testkit.VillageA))
	}
	if f.Unique != "" {
		return "NO-" + c.ID[len(c.ID)-6:]
	}
	return "按规定填写"
}

func (d *player) upload(actor *access.Actor) string {
	d.t.Helper()
	f, err := d.Blobs.Put(d.t.Context(), actor, "附件.pdf", bytes.NewReader([]byte("%PDF-1.4\n"+d.request()+"\n%%EOF\n")))
	d.must(err)
	return f.ID
}
