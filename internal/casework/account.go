package casework

import (
	"slices"

	"minzheng/internal/catalog"
	"minzheng/internal/form"
	"minzheng/internal/secret"
)

// AccountPlace is where the bank account of a case is sealed; only there it opens again.
func AccountPlace(caseID string) secret.Place {
	return secret.Place{Collection: "cases", ID: caseID, Field: "account"}
}

// checkHolder holds the account against the household: a benefit is paid to the applicant or a member. Only a correction
// may name somebody else, with proof; payroll then stops the line (HOLDER_NOT_MEMBER).
func checkHolder(c *form.Check, p *catalog.Program, cs *Case, d *draft) {
	if len(c.Accounts) == 0 || !c.Complete {
		return
	}
	holder := c.Accounts[0].Account.Holder
	if holder == "" || holder == cs.Applicant || slices.ContainsFunc(d.seen.Members, func(m Member) bool { return m.Name == holder }) {
		return
	}
	if d.action.Kind == KindCorrectAccount {
		for i := range d.step.Form {
			f := &d.step.Form[i]
			if f.Type != catalog.TypeFiles {
				continue
			}
			if len(textList(d.action.Form[f.Key])) == 0 {
				c.Add("/form/"+form.Pointer(f.Key), "REQUIRED", "户名不是申请人或其家庭成员，须附证明材料", "The holder is not of the household: proof is required")
			}
			return
		}
	}
	for _, f := range stepFields(p, d.step) {
		if f.Sets == setsAccount {
			c.Add("/form/"+form.Pointer(f.Key)+"/holder", "HOLDER", "户名须为申请人或其家庭成员", "The holder must be the applicant or a member of the household")
			return
		}
	}
}
