package casework

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"minzheng/internal/catalog"
	"minzheng/internal/identity"
	"minzheng/internal/secret"
)

// AccountPlace is where the bank account of a case is sealed; only there it opens again.
func AccountPlace(caseID string) secret.Place {
	return secret.Place{Collection: "cases", ID: caseID, Field: "account"}
}

// accountForm is a bank account in a form: with its number as it is typed, with its last digits as it is stored.
type accountForm struct {
	Bank   string `json:"bank"`
	Holder string `json:"holder"`
	Kind   string `json:"kind"`
	Number string `json:"number,omitempty"`
	Last4  string `json:"last4,omitempty"`
}

// bankAccount checks an account and takes its number out of the form. A form that gives no number keeps the account
// that stands.
func (c *formCheck) bankAccount(at string, f *catalog.Field, raw json.RawMessage) (any, bool) {
	before := len(c.faults)
	var a accountForm
	dec := json.NewDecoder(strings.NewReader(string(raw)))
	dec.DisallowUnknownFields()
	if dec.Decode(&a) != nil {
		c.add(at, "FORMAT", "%[1]s的格式不正确", "%[2]s is not of the right form", f.Label.ZH, f.Label.EN)
		return nil, false
	}
	a.Bank, a.Holder, a.Number = strings.TrimSpace(a.Bank), strings.TrimSpace(a.Holder), strings.TrimSpace(a.Number)
	a.Last4 = ""
	if a.Number == "" && c.account != nil {
		a.Last4 = c.account.Last4
	}
	must := func(v, key, zh, en string) {
		if n := utf8.RuneCountInString(v); n == 0 && c.complete || n > 60 {
			c.add(at+"/"+key, "REQUIRED", "请填写%[1]s（60字以内）", "%[2]s is required (60 characters at most)", zh, en)
		}
		if strings.ContainsFunc(v, func(r rune) bool { return r == utf8.RuneError || unicode.IsControl(r) }) { // it goes into the bank's file
			c.add(at+"/"+key, "CHARACTERS", "含有不能使用的字符", "There are characters that cannot be used")
		}
	}
	must(a.Bank, "bank", "开户行", "The bank")
	must(a.Holder, "holder", "户名", "The holder")
	if a.Kind != "CARD" && a.Kind != "PASSBOOK" && (a.Kind != "" || c.complete) {
		c.add(at+"/kind", "NOT_AN_OPTION", "请选择银行卡或存折", "Choose card or passbook")
	}
	c.accountNumber(at+"/number", &a)
	if len(c.faults) > before {
		return nil, false
	}
	stands := Account{Bank: a.Bank, Holder: a.Holder, Kind: a.Kind, Last4: a.Last4}
	if a.Number == "" && c.account != nil {
		stands.Sealed, stands.Blind = c.account.Sealed, c.account.Blind
	}
	if a.Number != "" || stands.Sealed != "" {
		c.accounts = append(c.accounts, accountInput{account: stands, number: a.Number})
	}
	if a.Number != "" {
		n, _ := identity.Normalize(a.Number)
		a.Last4 = n[max(0, len(n)-4):]
	}
	a.Number = ""
	return a, true
}

// checkHolder holds the account against the household: a benefit is paid to the applicant or a member. Only a correction
// may name somebody else, with proof; payroll then stops the line (HOLDER_NOT_MEMBER).
func checkHolder(c *formCheck, p *catalog.Program, cs *Case, d *draft) {
	if len(c.accounts) == 0 || !c.complete {
		return
	}
	holder := c.accounts[0].account.Holder
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
				c.add("/form/"+pointer(f.Key), "REQUIRED", "户名不是申请人或其家庭成员，须附证明材料", "The holder is not of the household: proof is required")
			}
			return
		}
	}
	for _, f := range stepFields(p, d.step) {
		if f.Sets == setsAccount {
			c.add("/form/"+pointer(f.Key)+"/holder", "HOLDER", "户名须为申请人或其家庭成员", "The holder must be the applicant or a member of the household")
			return
		}
	}
}

func (c *formCheck) accountNumber(at string, a *accountForm) {
	switch {
	case a.Number == "" && a.Last4 == "":
		if c.complete {
			c.add(at, "REQUIRED", "请填写账号", "The account number is required")
		}
	case a.Number == "":
	case a.Kind == "CARD":
		if err := identity.CheckBankCard(a.Number); err != nil {
			zh, en, reason := "银行卡号不正确", "Not a bank card number", "ACCOUNT"
			if e, ok := err.(*identity.Error); ok { //nolint:errorlint // CheckBankCard documents this type
				zh, en = e.Text()
				reason = e.Reason
			}
			c.add(at, reason, zh, en)
		}
	default:
		n, _ := identity.Normalize(a.Number)
		if len(n) < 6 || len(n) > 32 || strings.Trim(n, "0123456789-") != "" {
			c.add(at, "ACCOUNT", "存折账号不正确（6至32位数字）", "Not a passbook number (6 to 32 digits)")
		}
	}
}
