package form

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/money"
)

// Form is a filled form: field key to value, in the JSON forms that package catalog lists by field type.
type Form = map[string]json.RawMessage

// Check checks one filled form against its fields. What it finds wrong it collects, field by field.
type Check struct {
	Options  func(*catalog.Field) []catalog.Option
	Members  []string // ids of the persons that a MEMBER_REF may name
	Today    calendar.Date
	Complete bool     // required fields must be filled; a draft need not be
	Restates bool     // an empty list says that there is nothing any more, where else it says nothing
	Account  *Account // the account that stands, for a form that does not repeat the number
	// Rows looks at the rows of a list as a whole; nil looks at none.
	Rows func(c *Check, at string, f *catalog.Field, rows []Form)

	// What the form names beside its values, for those who know more: set by Fields.
	Files    []string // ids to be checked against the file store
	Staff    []string // staff ids named as visitors
	Accounts []AccountInput

	faults []fault.Field
}

// Fields returns the form as it is stored: only known fields, hidden ones left out, texts trimmed, no account numbers.
func (c *Check) Fields(fields []catalog.Field, form Form) Form {
	return c.object("/form", fields, form)
}

// Err is INVALID FORM with all that was found, or nil.
func (c *Check) Err() error {
	if len(c.faults) == 0 {
		return nil
	}
	return fault.Invalid("FORM", fault.T("表单有%[1]d处需要更正", "%[1]d entries of the form need correction", len(c.faults)), c.faults...)
}

// Add notes one fault at the JSON pointer of its value.
func (c *Check) Add(path, reason, zh, en string, args ...any) {
	c.faults = append(c.faults, fault.Field{Path: path, Reason: reason, Text: fault.T(zh, en, args...)})
}

func (c *Check) object(path string, fields []catalog.Field, form Form) Form {
	out := Form{}
	for key := range form {
		if !slices.ContainsFunc(fields, func(f catalog.Field) bool { return f.Key == key }) {
			c.Add(path+"/"+Pointer(key), "UNKNOWN_FIELD", "没有这一项", "There is no such entry")
		}
	}
	slices.SortFunc(c.faults, func(a, b fault.Field) int { return strings.Compare(a.Path, b.Path) })
	for i := range fields {
		f := &fields[i]
		if !Matches(f.VisibleWhen, out) { // conditions look at fields above them
			continue
		}
		at := path + "/" + Pointer(f.Key)
		raw := form[f.Key]
		if Empty(raw) {
			if f.Required && c.Complete {
				c.Add(at, "REQUIRED", "请填写%[1]s", "%[2]s is required", f.Label.ZH, f.Label.EN)
			} else if c.Restates && f.Type == catalog.TypeList && string(bytes.TrimSpace(raw)) == "[]" {
				out[f.Key] = json.RawMessage("[]")
			}
			continue
		}
		if v, ok := c.value(at, f, raw); ok {
			data, err := json.Marshal(v)
			if err != nil {
				c.Add(at, "FORMAT", "格式不正确", "Not of the right form")
				continue
			}
			out[f.Key] = data
		}
	}
	return out
}

// Empty reports whether a value says nothing: absent, null, "" or [].
func Empty(raw json.RawMessage) bool {
	switch string(bytes.TrimSpace(raw)) {
	case "", "null", `""`, "[]":
		return true
	}
	return false
}

// Pointer escapes a key for a JSON pointer (RFC 6901).
func Pointer(key string) string {
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
}

func (c *Check) value(at string, f *catalog.Field, raw json.RawMessage) (any, bool) {
	wrong := func() (any, bool) {
		c.Add(at, "FORMAT", "%[1]s的格式不正确", "%[2]s is not of the right form", f.Label.ZH, f.Label.EN)
		return nil, false
	}
	switch f.Type {
	case catalog.TypeBoolean:
		var b bool
		if json.Unmarshal(raw, &b) != nil {
			return wrong()
		}
		return b, true
	case catalog.TypeInteger:
		n, err := strconv.ParseInt(string(raw), 10, 64)
		if err != nil {
			return wrong()
		}
		return n, c.integerBounds(at, f, n)
	case catalog.TypeList:
		var list []Form
		if json.Unmarshal(raw, &list) != nil {
			return wrong()
		}
		return c.list(at, f, list)
	case catalog.TypeMultiChoice, catalog.TypeFiles, catalog.TypeStaffMulti:
		var list []string
		if json.Unmarshal(raw, &list) != nil {
			return wrong()
		}
		return c.texts(at, f, list)
	case catalog.TypeBankAccount:
		return c.bankAccount(at, f, raw)
	}
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return wrong()
	}
	s = strings.TrimSpace(s)
	if s == "" {
		if f.Required && c.Complete {
			c.Add(at, "REQUIRED", "请填写%[1]s", "%[2]s is required", f.Label.ZH, f.Label.EN)
		}
		return nil, false
	}
	return s, c.text(at, f, s)
}

// text checks the types whose value is a string.
func (c *Check) text(at string, f *catalog.Field, s string) bool {
	before := len(c.faults)
	switch f.Type {
	case catalog.TypeText, catalog.TypeLongText:
		c.plainText(at, f, s)
	case catalog.TypeMoney:
		amount, err := money.ParseYuan(s)
		if err != nil {
			c.Add(at, "MONEY", "请填写金额，最多两位小数", "Please give an amount in yuan with at most two decimals")
			break
		}
		if low, err := money.ParseYuan(f.Min); f.Min != "" && err == nil && amount < low {
			c.Add(at, "TOO_SMALL", "不能小于%[1]s元", "May not be below %[1]s yuan", f.Min)
		}
		if high, err := money.ParseYuan(f.Max); f.Max != "" && err == nil && amount > high {
			c.Add(at, "TOO_GREAT", "不能大于%[1]s元", "May not be above %[1]s yuan", f.Max)
		}
	case catalog.TypeDate:
		if _, err := calendar.ParseDate(s); err != nil {
			c.Add(at, "DATE", "请填写正确的日期", "Please give a day of the calendar")
			break
		}
		c.bounds(at, f, s, string(c.Today))
	case catalog.TypeMonth:
		if _, err := calendar.ParseMonth(s); err != nil {
			c.Add(at, "MONTH", "请填写正确的月份", "Please give a month")
			break
		}
		c.bounds(at, f, s, string(c.Today.Month()))
	case catalog.TypeChoice:
		c.option(at, f, s)
	case catalog.TypeMemberRef:
		if !slices.Contains(c.Members, s) {
			c.Add(at, "NOT_A_MEMBER", "不是该家庭的成员", "Not a member of the household")
		}
	case catalog.TypeRegion:
		if len(s) != 12 || strings.Trim(s, "0123456789") != "" {
			c.Add(at, "REGION", "请选择区划", "Please choose a division")
		}
	case catalog.TypePhone:
		if n := strings.Trim(s, "0123456789-+ "); n != "" || len(s) < 7 || len(s) > 20 {
			c.Add(at, "PHONE", "电话号码不正确", "Not a telephone number")
		}
	case catalog.TypePersonRef:
		if len(s) > 64 {
			c.Add(at, "FORMAT", "格式不正确", "Not of the right form")
		}
	}
	return len(c.faults) == before
}

func (c *Check) plainText(at string, f *catalog.Field, s string) {
	limit := f.MaxLength
	if limit == 0 {
		limit = 200
		if f.Type == catalog.TypeLongText {
			limit = 2000
		}
	}
	if n := utf8.RuneCountInString(s); n > limit {
		c.Add(at, "TOO_LONG", "最多%[1]d字，现有%[2]d字", "At most %[1]d characters, there are %[2]d", limit, n)
	}
	if strings.ContainsFunc(s, func(r rune) bool { return r == utf8.RuneError || unicode.IsControl(r) && r != '\n' && r != '\t' }) {
		c.Add(at, "CHARACTERS", "含有不能使用的字符", "There are characters that cannot be used")
	}
	if c.holdsIDNumber(s) {
		c.Add(at, "ID_NUMBER_IN_TEXT", "请勿在此填写身份证号码", "Please do not write identity numbers here")
	}
}

// holdsIDNumber finds a valid identity number in free text: a case names persons by reference only.
func (c *Check) holdsIDNumber(s string) bool {
	run := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && (s[i] >= '0' && s[i] <= '9' || run == 17 && (s[i] == 'X' || s[i] == 'x')) {
			run++
			continue
		}
		if run == 18 {
			if _, err := identity.ParseResidentID(s[i-18:i], c.Today); err == nil {
				return true
			}
		}
		run = 0
	}
	return false
}

func (c *Check) bounds(at string, f *catalog.Field, s, today string) {
	bound := func(b string) string {
		if b == "TODAY" {
			return today
		}
		return b
	}
	if low := bound(f.Min); low != "" && s < low {
		c.Add(at, "TOO_EARLY", "不能早于%[1]s", "May not be before %[1]s", low)
	}
	if high := bound(f.Max); high != "" && s > high {
		c.Add(at, "TOO_LATE", "不能晚于%[1]s", "May not be after %[1]s", high)
	}
}

func (c *Check) integerBounds(at string, f *catalog.Field, n int64) bool {
	if low, err := strconv.ParseInt(f.Min, 10, 64); err == nil && n < low {
		c.Add(at, "TOO_SMALL", "不能小于%[1]s", "May not be below %[1]s", f.Min)
		return false
	}
	if high, err := strconv.ParseInt(f.Max, 10, 64); err == nil && n > high {
		c.Add(at, "TOO_GREAT", "不能大于%[1]s", "May not be above %[1]s", f.Max)
		return false
	}
	return true
}

func (c *Check) option(at string, f *catalog.Field, s string) {
	if !slices.ContainsFunc(c.Options(f), func(o catalog.Option) bool { return o.Value == s }) {
		c.Add(at, "NOT_AN_OPTION", "不在可选范围内", "Not one of the choices")
	}
}

func (c *Check) texts(at string, f *catalog.Field, list []string) (any, bool) {
	before := len(c.faults)
	var out []string
	for i, s := range list {
		at := fmt.Sprintf("%s/%d", at, i)
		s = strings.TrimSpace(s)
		switch {
		case s == "":
			continue
		case slices.Contains(out, s):
			c.Add(at, "TWICE", "重复", "Given twice")
			continue
		case f.Type == catalog.TypeMultiChoice:
			c.option(at, f, s)
		case len(s) > 64:
			c.Add(at, "TOO_LONG", "过长", "Too long")
		}
		out = append(out, s)
	}
	c.least(at, f, len(out))
	switch f.Type {
	case catalog.TypeFiles:
		c.Files = append(c.Files, out...)
	case catalog.TypeStaffMulti:
		c.Staff = append(c.Staff, out...)
	}
	return out, len(c.faults) == before && len(out) > 0
}

func (c *Check) least(at string, f *catalog.Field, n int) {
	want := f.MinItems
	if f.Required && want == 0 {
		want = 1
	}
	if c.Complete && n < want {
		unit := "项"
		if f.Type == catalog.TypeStaffMulti {
			unit = "人"
		}
		c.Add(at, "TOO_FEW", "%[1]s至少%[2]d"+unit, "%[3]s needs at least %[2]d", f.Label.ZH, want, f.Label.EN)
	}
	if n > maxItems {
		c.Add(at, "TOO_MANY", "最多%[1]d项", "At most %[1]d", maxItems)
	}
}

// maxItems bounds every list of a form.
const maxItems = 200

func (c *Check) list(at string, f *catalog.Field, list []Form) (any, bool) {
	before := len(c.faults)
	c.least(at, f, len(list))
	if len(list) > maxItems {
		return nil, false
	}
	out := make([]Form, 0, len(list))
	for i, row := range list {
		out = append(out, c.object(fmt.Sprintf("%s/%d", at, i), f.Items, row))
	}
	if c.Rows != nil {
		c.Rows(c, at, f, out)
	}
	return out, len(c.faults) == before
}
