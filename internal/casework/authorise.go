package casework

import (
	"bytes"
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
)

// Authorisation is a signed authorisation of the economic-status verification as the log tells it (社会救助暂行办法 art. 58:
// the family entrusts the office). Whether it is still in force on a day depends on the standard of that day.
type Authorisation struct {
	SignedOn  calendar.Date `json:"signedOn"` // the day it was handed in where nobody wrote down another
	RevokedOn calendar.Date `json:"revokedOn,omitempty"`
}

// AuthorisationTerms is what an Effects may tell besides: for how many months after the signature an authorisation is in
// force, by the standard of a day; 0 for as long as the benefit lasts.
type AuthorisationTerms interface {
	AuthorisationMonths(ctx context.Context, inBenefit bool, on calendar.Date) (int, error)
}

const roleAuthorisation = "AUTHORISATION"

// isAuthorisation reports whether a key of a form is the paper of an authorisation.
func isAuthorisation(p *catalog.Program, key string) bool {
	name, ok := strings.CutPrefix(key, docPrefix)
	if !ok {
		return false
	}
	name, _, _ = strings.Cut(name, ":")
	d, known := p.Document(name)
	return known && d.Role == roleAuthorisation
}

// authorisationKey is where the authorisation of a member is kept; "" if the programme asks for none.
func authorisationKey(p *catalog.Program, personID string) string {
	i := slices.IndexFunc(p.Docs, func(d catalog.Document) bool { return d.Role == roleAuthorisation })
	switch {
	case i < 0:
		return ""
	case p.Docs[i].PerMember == "":
		return docPrefix + p.Docs[i].Key
	}
	return docPrefix + p.Docs[i].Key + ":" + personID
}

// handedIn takes the authorisations that an application brings: one that was there before keeps its day.
func (s *State) handedIn(p *catalog.Program, before Form, on calendar.Date) {
	now := map[string]Authorisation{}
	for key, raw := range s.Form {
		if !isAuthorisation(p, key) || empty(raw) {
			continue
		}
		if old, ok := s.Authorisations[key]; ok && bytes.Equal(before[key], raw) {
			now[key] = old
		} else {
			now[key] = Authorisation{SignedOn: on}
		}
	}
	s.Authorisations = nil
	if len(now) > 0 {
		s.Authorisations = now
	}
}

// authorise takes newly signed authorisations, with their scans, in the place of the old ones.
func (s *State) authorise(p *catalog.Program, raw json.RawMessage) {
	s.Form = overlay(s.Form, nil)
	s.Authorisations = cloned(s.Authorisations)
	for _, row := range rows(raw) {
		if key := authorisationKey(p, text(row["person"])); key != "" {
			s.Form[key] = row["scan"]
			s.Authorisations[key] = Authorisation{SignedOn: calendar.Date(text(row["signedOn"]))}
		}
	}
}

func (s *State) revoke(key string, on calendar.Date) {
	s.Authorisations = cloned(s.Authorisations)
	a := s.Authorisations[key]
	a.RevokedOn = on
	s.Authorisations[key] = a
}

func (s *State) authorisedInPart() bool {
	for _, a := range s.Authorisations {
		if a.RevokedOn == "" {
			return true
		}
	}
	return false
}

func cloned(m map[string]Authorisation) map[string]Authorisation {
	out := maps.Clone(m)
	if out == nil {
		out = map[string]Authorisation{}
	}
	return out
}

// canRevoke refuses to take back what was not given.
func canRevoke(p *catalog.Program, s *State, step *catalog.Step, form Form) error {
	person := text(setting(step, form, setsRevokedBy))
	key := authorisationKey(p, person)
	if a, ok := s.Authorisations[key]; !ok || a.RevokedOn != "" || empty(s.Form[key]) {
		t := fault.T("该成员没有有效的授权书", "This member has no authorisation in force")
		return fault.Invalid("NO_AUTHORISATION", t, fault.Field{Path: "/form/" + keyOf(step, setsRevokedBy), Reason: "NO_AUTHORISATION", Text: t})
	}
	return nil
}

// missingAuthorisations lists the adults who have not signed, or took it back. Without any adult somebody must still have
// signed: a household of minors cannot be verified on nobody's word.
func missingAuthorisations(p *catalog.Program, s *State) []fault.Text {
	var out []fault.Text
	asked := false
	for _, d := range Documents(p, s) {
		if d.Spec.Role != roleAuthorisation {
			continue
		}
		asked = true
		label, revoked := d.Label(), s.Authorisations[d.Key].RevokedOn
		switch {
		case d.Missing():
			out = append(out, label)
		case revoked != "":
			out = append(out, fault.T(label.ZH+"（"+string(revoked)+"已撤回）", label.EN+" (taken back on "+string(revoked)+")"))
		}
	}
	if !asked {
		out = append(out, fault.T("授权书", "authorisation"))
	}
	return out
}

// expiredAuthorisations lists the authorisations that were signed more than so many months before a day.
func expiredAuthorisations(p *catalog.Program, s *State, months int, today calendar.Date) []fault.Text {
	var out []fault.Text
	for _, d := range Documents(p, s) {
		if d.Spec.Role != roleAuthorisation || len(d.Files) == 0 {
			continue
		}
		if signed := s.Authorisations[d.Key].SignedOn; today > signed.AddMonths(months) {
			label := d.Label()
			out = append(out, fault.T(label.ZH+"（"+string(signed)+"签署）", label.EN+" (signed on "+string(signed)+")"))
		}
	}
	return out
}

// authorisationsInForce refuses a step that needs the family's word when that word is too old by the standard of today.
// Error: NOT_ALLOWED_NOW AUTHORISATION_EXPIRED.
func (s *Service) authorisationsInForce(ctx context.Context, p *catalog.Program, st *State, step *catalog.Step) error {
	terms, ok := s.deps.Effects.(AuthorisationTerms)
	if !ok || !slices.Contains(step.Requires, string(Authorised)) {
		return nil
	}
	today := s.Today()
	months, err := terms.AuthorisationMonths(ctx, st.Status == InBenefit || st.Status == Suspended, today)
	if err != nil || months == 0 {
		return err
	}
	old := expiredAuthorisations(p, st, months, today)
	if len(old) == 0 {
		return nil
	}
	return fault.NotAllowed("AUTHORISATION_EXPIRED", fault.T("授权书自签署之日起%[1]d个月内有效，已过期，请先登记新签署的授权书：%[2]s",
		"An authorisation is in force for %[1]d months after it was signed; record newly signed ones first for: %[3]s", months, joinZH(old), joinEN(old)))
}
