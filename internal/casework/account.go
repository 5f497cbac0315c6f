package casework

import (
	"slices"

	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/secret"
)

// AccountPlace is where the bank account of a case is sealed; only there it opens again.
func AccountPlace(caseID string) secret.Place {
	return secret.Place{Collection: "cases", ID: caseID, Field: "account"}
}

// Payee is who is paid by a form instead of the household, such as a home; "" where it is the applicant or a member.
func Payee(p *catalog.Program, f Form) string {
	if p.Benefit == nil || p.Benefit.Payee == "" {
		return ""
	}
	if field, ok := p.Field(p.Benefit.Payee); !ok || !matches(field.VisibleWhen, f) {
		return ""
	}
	return text(f[p.Benefit.Payee])
}

// checkHolder holds the account against the household: a benefit is paid to the applicant or a member, or to whom the
// programme says. Only a correction may name somebody else, with proof; payroll then stops the line (HOLDER_NOT_MEMBER,
// HOLDER_NOT_PAYEE).
func checkHolder(c *form.Check, p *catalog.Program, cs *Case, d *draft) {
	if len(c.Accounts) == 0 || !c.Complete {
		return
	}
	holder := c.Accounts[0].Account.Holder
	facts := Form(d.before.Form)
	if d.action.Kind.application() {
		facts = d.action.Form
	}
	payee := Payee(p, facts)
	member := holder == cs.Applicant || slices.ContainsFunc(d.seen.Members, func(m Member) bool { return m.Name == holder })
	if holder == "" || holder == payee || payee == "" && member {
		return
	}
	why := fault.T("户名须为申请人或其家庭成员", "The holder must be the applicant or a member of the household")
	if payee != "" {
		why = fault.T("户名须为“"+payee+"”：由其代为照料，救助金发放到其账户", "The holder must be "+payee+", which is paid for the care it gives")
	}
	if d.action.Kind == KindCorrectAccount {
		for i := range d.step.Form {
			f := &d.step.Form[i]
			if f.Type != catalog.TypeFiles {
				continue
			}
			if len(textList(d.action.Form[f.Key])) == 0 {
				c.Add("/form/"+form.Pointer(f.Key), "REQUIRED", why.ZH+"；否则须附证明材料", why.EN+"; else proof is required")
			}
			return
		}
	}
	for _, f := range stepFields(p, d.step) {
		if f.Sets == setsAccount {
			c.Add("/form/"+form.Pointer(f.Key)+"/holder", "HOLDER", why.ZH, why.EN)
			return
		}
	}
}
