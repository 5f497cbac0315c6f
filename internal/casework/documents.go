package casework

import (
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
