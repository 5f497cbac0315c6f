package identity

import (
	"log/slog"
	"slices"
	"strings"
	"unicode"

	"minzheng/internal/calendar"
)

// Repairs that Normalize reports.
const (
	RepairFullWidth = "full_width_digits"
	RepairSpaces    = "spaces_in_id"
	RepairLowerX    = "lower_case_x"
)

// Normalize undoes what keyboards and spreadsheets do to an identifier: full-width characters
// become ASCII, white space and invisible marks go, a lower-case x becomes X. It reports which
// repairs were needed, in that order, and changes nothing else.
func Normalize(s string) (string, []string) {
	var b strings.Builder
	var full, space, lower bool
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r):
			space = true
			continue
		case r >= '！' && r <= '～': // the full-width forms of ASCII
			full = true
			r -= '！' - '!'
		}
		if r == 'x' {
			lower = true
			r = 'X'
		}
		b.WriteRune(r)
	}
	var repairs []string
	for _, p := range []struct {
		done bool
		name string
	}{{full, RepairFullWidth}, {space, RepairSpaces}, {lower, RepairLowerX}} {
		if p.done {
			repairs = append(repairs, p.name)
		}
	}
	return b.String(), repairs
}

// ResidentID is a checked citizen identity number of 18 characters (公民身份号码, GB 11643-1999).
// The zero value is none. It has no JSON form on purpose: it is stored encrypted.
type ResidentID struct{ s string }

// ParseResidentID normalises and checks an identity number; one of the first generation
// (15 digits, born 19yy) is upgraded to 18. today bounds the birth date, which must lie in
// 1800 to today. Errors: *Error with ID_MISSING, ID_LENGTH, ID_CHARACTERS, ID_BIRTH_DATE,
// ID_CHECK_DIGIT.
func ParseResidentID(s string, today calendar.Date) (ResidentID, error) {
	n, _ := Normalize(s)
	if n == "" {
		return ResidentID{}, refuse(IDMissing, "请填写身份证号码", "The identity number is missing")
	}
	length := len([]rune(n))
	if length != 15 && length != 18 {
		return ResidentID{}, refuse(IDLength, "身份证号码应为18位", "An identity number has 18 characters")
	}
	body, check := n, ""
	if length == 18 && len(n) == 18 {
		body, check = n[:17], n[17:]
	}
	if !digits(body) || check != "" && check != "X" && !digits(check) {
		return ResidentID{}, refuse(IDCharacters, "身份证号码只能是数字，末位可为X",
			"An identity number consists of digits; only the last may be X")
	}
	if length == 15 {
		body = body[:6] + "19" + body[6:]
	}
	birth, err := calendar.ParseDate(body[6:10] + "-" + body[10:12] + "-" + body[12:14])
	if err != nil || birth < "1800" || birth > today {
		return ResidentID{}, refuse(IDBirthDate, "身份证号码中的出生日期无效", "The birth date within the identity number is not valid")
	}
	want := ResidentCheck(body)
	if check != "" && check != want {
		return ResidentID{}, refuse(IDCheckDigit, "身份证号码校验码不符，请核对", "The check digit of the identity number does not match")
	}
	return ResidentID{body + want}, nil
}

// ResidentCheck is the check character of 17 digits (ISO 7064 MOD 11-2); "" for anything else.
func ResidentCheck(body string) string {
	if len(body) != 17 || !digits(body) {
		return ""
	}
	weights := [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	for i, w := range weights {
		sum += int(body[i]-'0') * w
	}
	return "10X98765432"[sum%11 : sum%11+1]
}

// IsZero reports whether this is no number.
func (id ResidentID) IsZero() bool { return id.s == "" }

// String is the full number of 18 characters; mask it before showing it.
func (id ResidentID) String() string { return id.s }

// LogValue keeps full numbers out of logs.
func (id ResidentID) LogValue() slog.Value { return slog.StringValue(MaskID(id.s)) }

// Region6 is the code of the county where the number was first given; "" for none.
func (id ResidentID) Region6() string { return id.part(0, 6) }

// Birth is the birth date; none for none.
func (id ResidentID) Birth() calendar.Date {
	if id.IsZero() {
		return ""
	}
	return calendar.Date(id.s[6:10] + "-" + id.s[10:12] + "-" + id.s[12:14])
}

// Sex is "M" when the sequence number is odd, "F" when even; "" for none.
func (id ResidentID) Sex() string {
	if id.IsZero() {
		return ""
	}
	if (id.s[16]-'0')%2 == 1 {
		return "M"
	}
	return "F"
}

func (id ResidentID) part(from, to int) string {
	if id.IsZero() {
		return ""
	}
	return id.s[from:to]
}

// digits reports whether s is one or more ASCII digits.
func digits(s string) bool {
	return s != "" && !slices.ContainsFunc([]byte(s), func(c byte) bool { return c < '0' || c > '9' })
}
