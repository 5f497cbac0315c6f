package identity

import "strings"

// CreditCode is a checked unified social credit code of 18 characters (统一社会信用代码,
// GB 32100-2015) whose organisation code passes GB 11714 as well. The zero value is none.
type CreditCode struct{ s string }

// creditAlphabet orders the characters by value; I O S V Z are not used.
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// ParseCreditCode normalises (also to upper case) and checks a code. Errors: *Error with
// CREDIT_CODE_MISSING, _LENGTH, _CHARACTERS, _CHECK_DIGIT, _ORG_CODE.
func ParseCreditCode(s string) (CreditCode, error) {
	n, _ := Normalize(s)
	n = strings.ToUpper(n)
	if n == "" {
		return CreditCode{}, refuse(CreditMissing, "请填写统一社会信用代码", "The unified social credit code is missing")
	}
	if len([]rune(n)) != 18 {
		return CreditCode{}, refuse(CreditLength, "统一社会信用代码应为18位", "A unified social credit code has 18 characters")
	}
	if len(n) != 18 || !allIn(n, creditAlphabet) || !digits(n[2:8]) {
		return CreditCode{}, refuse(CreditCharacters, "统一社会信用代码含有无效字符（不使用I、O、S、V、Z，第3至8位为数字）",
			"The code has characters that are not used (I, O, S, V, Z), or letters in places 3 to 8")
	}
	if CreditCheck(n[:17]) != n[17:] {
		return CreditCode{}, refuse(CreditCheckCharacter, "统一社会信用代码校验码不符", "The check character of the code does not match")
	}
	if !CheckOrgCode(n[8:17]) {
		return CreditCode{}, refuse(CreditOrgCode, "统一社会信用代码中的组织机构代码校验码不符",
			"The organisation code within the code does not match its check character")
	}
	return CreditCode{n}, nil
}

// CreditCheck is the check character of the first 17 characters; "" for anything else.
func CreditCheck(body string) string {
	if len(body) != 17 || !allIn(body, creditAlphabet) {
		return ""
	}
	sum, weight := 0, 1 // weights 3^(i-1) mod 31
	for i := range 17 {
		sum += strings.IndexByte(creditAlphabet, body[i]) * weight
		weight = weight * 3 % 31
	}
	i := (31 - sum%31) % 31
	return creditAlphabet[i : i+1]
}

// CheckOrgCode checks an organisation code of 8 characters and a check character
// (组织机构代码, GB 11714), without hyphen, in upper case.
func CheckOrgCode(code string) bool {
	if len(code) != 9 || OrgCodeCheck(code[:8]) == "" {
		return false
	}
	return OrgCodeCheck(code[:8]) == code[8:]
}

// OrgCodeCheck is the check character of 8 characters 0-9 A-Z; "" for anything else.
func OrgCodeCheck(body string) string {
	const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	if len(body) != 8 || !allIn(body, alphabet) {
		return ""
	}
	sum := 0
	for i, w := range [8]int{3, 7, 9, 10, 5, 8, 4, 2} {
		sum += strings.IndexByte(alphabet, body[i]) * w
	}
	i := (11 - sum%11) % 11
	return "0123456789X"[i : i+1]
}

// IsZero reports whether this is no code.
func (c CreditCode) IsZero() bool { return c.s == "" }

// String is the code of 18 characters.
func (c CreditCode) String() string { return c.s }

// Prefix is registrar and class, e.g. "51" for a social group; "" for none.
func (c CreditCode) Prefix() string { return c.part(0, 2) }

// Region6 is the county code of the registrar; "" for none.
func (c CreditCode) Region6() string { return c.part(2, 8) }

// OrgCode is the organisation code of nine characters; "" for none.
func (c CreditCode) OrgCode() string { return c.part(8, 17) }

// Class is what the prefix says the body is: SOCIAL_GROUP 51, PRIVATE_NONENT 52, FOUNDATION 53,
// VILLAGE_BODY 54, CIVIL_OTHER 59, ORGAN 11, INSTITUTION 12, ENTERPRISE 91; "OTHER" else, ""
// for none.
func (c CreditCode) Class() string {
	switch c.Prefix() {
	case "51":
		return "SOCIAL_GROUP"
	case "52":
		return "PRIVATE_NONENT"
	case "53":
		return "FOUNDATION"
	case "54":
		return "VILLAGE_BODY"
	case "59":
		return "CIVIL_OTHER"
	case "11":
		return "ORGAN"
	case "12":
		return "INSTITUTION"
	case "91":
		return "ENTERPRISE"
	case "":
		return ""
	default:
		return "OTHER"
	}
}

// Fits refuses a code whose prefix is of another kind of body than the classes given.
// Error: *Error with CREDIT_CODE_CLASS_MISMATCH.
func (c CreditCode) Fits(classes ...string) error {
	for _, class := range classes {
		if class == c.Class() {
			return nil
		}
	}
	return refuse(CreditPrefix, "统一社会信用代码的登记类别与组织类型不符",
		"The class in the code does not fit the kind of organisation")
}

func (c CreditCode) part(from, to int) string {
	if c.IsZero() {
		return ""
	}
	return c.s[from:to]
}

// allIn reports whether s is not empty and has only characters of the ASCII alphabet.
func allIn(s, alphabet string) bool {
	for i := range len(s) {
		if strings.IndexByte(alphabet, s[i]) < 0 {
			return false
		}
	}
	return s != ""
}
