package casework

import (
	"encoding/json"
	"strings"

	"minzheng/internal/catalog"
	"minzheng/internal/fault"
)

// DocumentSlot is one paper that a case has or needs. Key is its key in the form: "doc:KEY", or "doc:KEY:PERSON" where
// every member hands in one.
type DocumentSlot struct {
	Key      string
	Spec     *catalog.Document
	MemberID string
	Member   string // name
	Required bool
	Files    []string
}

// Missing reports whether a required paper is not there.
func (d *DocumentSlot) Missing() bool { return d.Required && len(d.Files) == 0 }

// Label names the paper, with the member it is of.
func (d *DocumentSlot) Label() fault.Text {
	if d.Member == "" {
		return d.Spec.Label
	}
	return fault.T(d.Spec.Label.ZH+"（"+d.Member+"）", d.Spec.Label.EN+" ("+d.Member+")")
}

const docPrefix = "doc:"

// Documents lists the papers of a case in the order of the catalogue: those its answers call for, for the members it
// counts.
func Documents(p *catalog.Program, s *State) []DocumentSlot { return documents(p, s, false) }

// documents lists with all also the papers that other answers would call for, and those of members who do not count,
// which are then not required: a form offers them, because the answers are still being given.
func documents(p *catalog.Program, s *State, all bool) []DocumentSlot {
	var out []DocumentSlot
	for i := range p.Docs {
		d := &p.Docs[i]
		if !all && !matches(d.When, s.Form) {
			continue
		}
		if d.PerMember == "" {
			slot := DocumentSlot{Key: docPrefix + d.Key, Spec: d, Required: d.Required}
			slot.Files = textList(s.Form[slot.Key])
			out = append(out, slot)
			continue
		}
		for _, m := range s.Members {
			if !m.Counted && !all || d.PerMember == "ADULT" && !m.AdultOn(s.Last) {
				continue
			}
			slot := DocumentSlot{Key: docPrefix + d.Key + ":" + m.PersonID, Spec: d, MemberID: m.PersonID, Member: m.Name, Required: d.Required && m.Counted}
			slot.Files = textList(s.Form[slot.Key])
			out = append(out, slot)
		}
	}
	return out
}

func missingDocuments(p *catalog.Program, s *State) []fault.Text {
	var out []fault.Text
	for _, d := range Documents(p, s) {
		if d.Missing() {
			out = append(out, d.Label())
		}
	}
	return out
}

// documentField is the form field of a paper.
func documentField(d *DocumentSlot) catalog.Field {
	return catalog.Field{
		Key: d.Key, Type: catalog.TypeFiles, Label: d.Label(), Help: d.Spec.Help, Required: d.Required,
		Confidential: d.Spec.Confidential, VisibleWhen: d.Spec.When,
	}
}

// matches evaluates the only condition there is against the values beside it. No condition always holds.
func matches(w *catalog.When, form map[string]json.RawMessage) bool {
	if w == nil {
		return true
	}
	raw, ok := form[w.Field]
	if !ok {
		return contains(w.In, "false") // an unticked box is no different from one that was never touched
	}
	var list []string
	if err := json.Unmarshal(raw, &list); err == nil {
		for _, v := range list {
			if contains(w.In, v) {
				return true
			}
		}
		return false
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		s = string(raw) // true, false, a number
	}
	return contains(w.In, s)
}

func contains(list []string, v string) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

// Reading values of a stored form: they were checked when they were written, so what does not parse reads as none.

func text(raw json.RawMessage) string {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return ""
	}
	return s
}

func textList(raw json.RawMessage) []string {
	var s []string
	if err := json.Unmarshal(raw, &s); err != nil {
		return nil
	}
	return s
}

func yes(raw json.RawMessage) bool { return string(raw) == "true" }

func rows(raw json.RawMessage) []map[string]json.RawMessage {
	var r []map[string]json.RawMessage
	if err := json.Unmarshal(raw, &r); err != nil {
		return nil
	}
	return r
}

func joinZH(list []fault.Text) string {
	return joinTexts(list, "、", func(t fault.Text) string { return t.ZH })
}

func joinEN(list []fault.Text) string {
	return joinTexts(list, ", ", func(t fault.Text) string { return t.EN })
}

func joinTexts(list []fault.Text, sep string, in func(fault.Text) string) string {
	parts := make([]string, len(list))
	for i, t := range list {
		parts[i] = in(t)
	}
	return strings.Join(parts, sep)
}
