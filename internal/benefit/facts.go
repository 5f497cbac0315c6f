package benefit

import (
	"encoding/json"
	"strings"

	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// Facts is what a formula may read of an application form. Amounts are fen a year unless said otherwise.
type Facts struct {
	Income     []IncomeItem
	Property   []PropertyItem
	Deductions []Deduction
	// SinglePerson: the one counted member applies alone (单人保, 民发〔2021〕57号 art. 8). The rest of the family is not
	// counted for the reason ReasonSingle, but its income is looked at.
	SinglePerson bool
	// Form is the whole application, for what the formulas name themselves.
	Form map[string]json.RawMessage
}

// Text is a text, choice, day or month of the form; "" where there is none.
func (f *Facts) Text(key string) string {
	var s string
	if json.Unmarshal(f.Form[key], &s) != nil {
		return ""
	}
	return strings.TrimSpace(s)
}

// Texts is a multiple choice of the form.
func (f *Facts) Texts(key string) []string {
	var s []string
	if json.Unmarshal(f.Form[key], &s) != nil {
		return nil
	}
	return s
}

// Money is an amount of the form in fen; 0 where there is none. Forms are checked before they are stored.
func (f *Facts) Money(key string) money.Fen {
	v, err := money.ParseYuan(f.Text(key))
	if err != nil {
		return 0
	}
	return v
}

// Int is a whole number of the form; 0 where there is none.
func (f *Facts) Int(key string) int64 {
	var n int64
	if json.Unmarshal(f.Form[key], &n) != nil {
		return 0
	}
	return n
}

// Yes reports whether a box of the form is ticked.
func (f *Facts) Yes(key string) bool { return string(f.Form[key]) == "true" }

// IncomeItem is one source of net yearly income of one person.
type IncomeItem struct {
	Kind   string // WAGE BUSINESS PROPERTY TRANSFER
	Person string // person id; "" is the household as a whole
	Yearly money.Fen
	Source string
	NewJob calendar.Month // first month of a job taken up while in benefit; "" for any other income
}

// PropertyItem is one thing the household owns.
type PropertyItem struct {
	Kind   string // DEPOSIT SECURITIES INSURANCE CAR HOUSE BUSINESS OTHER
	Person string
	Value  money.Fen
	Needed bool // a car or business that basic living, work or a disability needs
}

// Deduction is a rigid yearly cost that local rules take off the income (illness, disability).
type Deduction struct {
	Kind   string
	Person string
	Yearly money.Fen
}

// form keys of the application that formulas read; the catalogue's files use the same ones.
const (
	keyIncome     = "income_items"
	keyProperty   = "property_items"
	keyDeductions = "deductions"
	keySingle     = "singlePerson"
)

// ReasonSingle is why the rest of the family of a single applicant is not counted.
const ReasonSingle = "SINGLE_PERSON"

// ParseFacts reads the facts out of a filled form. Keys that formulas do not read are ignored; a value of the wrong
// type is INVALID with its path.
func ParseFacts(form map[string]json.RawMessage) (Facts, error) {
	f := Facts{Form: form}
	r := reader{form: form}
	for _, it := range r.list(keyIncome) {
		f.Income = append(f.Income, IncomeItem{
			Kind: it.text("kind"), Person: it.text("person"), Yearly: it.money("yearlyAmount"),
			Source: it.text("source"), NewJob: it.month("newJobFrom"),
		})
	}
	for _, it := range r.list(keyProperty) {
		f.Property = append(f.Property, PropertyItem{Kind: it.text("kind"), Person: it.text("person"), Value: it.money("value"), Needed: it.flag("workUse")})
	}
	for _, it := range r.list(keyDeductions) {
		f.Deductions = append(f.Deductions, Deduction{Kind: it.text("kind"), Person: it.text("person"), Yearly: it.money("yearlyAmount")})
	}
	if raw, ok := form[keySingle]; ok && !null(raw) {
		if json.Unmarshal(raw, &f.SinglePerson) != nil {
			r.refuse("/form/"+keySingle, "TYPE")
		}
	}
	if len(r.wrong) > 0 {
		return Facts{}, fault.Invalid("FACTS", fault.T("申请表内容无法计算，请检查标出的项目。", "The application cannot be computed; please check the marked items."), r.wrong...)
	}
	return f, nil
}

// reader collects what is wrong instead of stopping at the first.
type reader struct {
	form  map[string]json.RawMessage
	wrong []fault.Field
}

type item struct {
	r    *reader
	path string
	m    map[string]json.RawMessage
}

func null(raw json.RawMessage) bool { return len(raw) == 0 || string(raw) == "null" }

func (r *reader) refuse(path, reason string) {
	r.wrong = append(r.wrong, fault.Field{Path: path, Reason: reason, Text: fault.T("此项内容格式不正确", "This value is not of the right form")})
}

func (r *reader) list(key string) []item {
	raw := r.form[key]
	if null(raw) {
		return nil
	}
	var rows []map[string]json.RawMessage
	if json.Unmarshal(raw, &rows) != nil {
		r.refuse("/form/"+key, "TYPE")
		return nil
	}
	out := make([]item, len(rows))
	for i, m := range rows {
		out[i] = item{r, "/form/" + key + "/" + itoa(i), m}
	}
	return out
}

func (it item) text(key string) string {
	raw := it.m[key]
	if null(raw) {
		return ""
	}
	var s string
	if json.Unmarshal(raw, &s) != nil {
		it.r.refuse(it.path+"/"+key, "TYPE")
	}
	return strings.TrimSpace(s)
}

func (it item) money(key string) money.Fen {
	s := it.text(key)
	if s == "" {
		return 0
	}
	f, err := money.ParseYuan(s)
	if err != nil {
		it.r.refuse(it.path+"/"+key, "MONEY")
	}
	return f
}

func (it item) month(key string) calendar.Month {
	s := it.text(key)
	if s == "" {
		return ""
	}
	m, err := calendar.ParseMonth(s)
	if err != nil {
		it.r.refuse(it.path+"/"+key, "MONTH")
	}
	return m
}

func (it item) flag(key string) bool {
	raw := it.m[key]
	if null(raw) {
		return false
	}
	var b bool
	if json.Unmarshal(raw, &b) != nil {
		it.r.refuse(it.path+"/"+key, "TYPE")
	}
	return b
}
