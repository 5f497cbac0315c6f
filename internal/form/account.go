package form

import (
	"encoding/json"
	"strings"
	"unicode/utf8"

	"minzheng/internal/catalog"
	"minzheng/internal/identity"
)

// Account is where a benefit is paid. Number is sealed, Blind finds the same account elsewhere.
type Account struct {
	Bank   string `json:"bank"`
	Holder string `json:"holder"`
	Kind   string `json:"kind"` // CARD or PASSBOOK
	Sealed string `json:"sealed"`
	Blind  string `json:"blind"`
	Last4  string `json:"last4"`
}

// AccountInput is a bank account with a number that has yet to be sealed; "" keeps the sealed one.
type AccountInput struct {
	Account Account
	Number  string
}

// AccountForm is a bank account in a form: with its number as it is typed, with its last digits as it is stored.
type AccountForm struct {
	Bank   string `json:"bank"`
	Holder string `json:"holder"`
	Kind   string `json:"kind"`
	Number string `json:"number,omitempty"`
	Last4  string `json:"last4,omitempty"`
}

// bankAccount checks an account and takes its number out of the form. A form that gives no number keeps the account
// that stands.
func (c *Check) bankAccount(at string, f *catalog.Field, raw json.RawMessage) (any, bool) {
	before := len(c.faults)
	var a AccountForm
	dec := json.NewDecoder(strings.NewReader(string(raw)))
	dec.DisallowUnknownFields()
	if dec.Decode(&a) != nil {
		c.Add(at, "FORMAT", "%[1]s的格式不正确", "%[2]s is not of the right form", f.Label.ZH, f.Label.EN)
		return nil, false
	}
	a.Bank, a.Holder, a.Number = strings.TrimSpace(a.Bank), strings.TrimSpace(a.Holder), strings.TrimSpace(a.Number)
	a.Last4 = ""
	if a.Number == "" && c.Account != nil {
		a.Last4 = c.Account.Last4
	}
	must := func(v, key, zh, en string) {
		if n := utf8.RuneCountInString(v); n == 0 && c.Complete || n > 60 {
			c.Add(at+"/"+key, "REQUIRED", "请填写%[1]s（60字以内）", "%[2]s is required (60 characters at most)", zh, en)
		}
	}
	must(a.Bank, "bank", "开户行", "The bank")
	must(a.Holder, "holder", "户名", "The holder")
	if a.Kind != "CARD" && a.Kind != "PASSBOOK" && (a.Kind != "" || c.Complete) {
		c.Add(at+"/kind", "NOT_AN_OPTION", "请选择银行卡或存折", "Choose card or passbook")
	}
	c.accountNumber(at+"/number", &a)
	if len(c.faults) > before {
		return nil, false
	}
	stands := Account{Bank: a.Bank, Holder: a.Holder, Kind: a.Kind, Last4: a.Last4}
	if a.Number == "" && c.Account != nil {
		stands.Sealed, stands.Blind = c.Account.Sealed, c.Account.Blind
	}
	if a.Number != "" || stands.Sealed != "" {
		c.Accounts = append(c.Accounts, AccountInput{Account: stands, Number: a.Number})
	}
	if a.Number != "" {
		n, _ := identity.Normalize(a.Number)
		a.Last4 = n[max(0, len(n)-4):]
	}
	a.Number = ""
	return a, true
}

func (c *Check) accountNumber(at string, a *AccountForm) {
	switch {
	case a.Number == "" && a.Last4 == "":
		if c.Complete {
			c.Add(at, "REQUIRED", "请填写账号", "The account number is required")
		}
	case a.Number == "":
	case a.Kind == "CARD":
		if err := identity.CheckBankCard(a.Number); err != nil {
			zh, en, reason := "银行卡号不正确", "Not a bank card number", "ACCOUNT"
			if e, ok := err.(*identity.Error); ok { //nolint:errorlint // CheckBankCard documents this type
				zh, en = e.Text()
				reason = e.Reason
			}
			c.Add(at, reason, zh, en)
		}
	default:
		n, _ := identity.Normalize(a.Number)
		if len(n) < 6 || len(n) > 32 || strings.Trim(n, "0123456789-") != "" {
			c.Add(at, "ACCOUNT", "存折账号不正确（6至32位数字）", "Not a passbook number (6 to 32 digits)")
		}
	}
}
