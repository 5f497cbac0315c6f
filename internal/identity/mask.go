package identity

import "strings"

// MaskID shows the first four and the last four characters of an identity or certificate
// number: 3399**********0018. What is too short for that is hidden altogether.
func MaskID(s string) string { return mask(s, 4, 4) }

// MaskAccount shows the last four digits of a bank account and hides its length: ****1234.
func MaskAccount(s string) string {
	r := []rune(s)
	if len(r) <= 4 {
		return strings.Repeat("*", len(r))
	}
	return "****" + string(r[len(r)-4:])
}

// MaskPhone shows the first three and the last four digits of a telephone number: 138****5678.
func MaskPhone(s string) string { return mask(s, 3, 4) }

// MaskMinorName shows the first character of the name of a minor: 王**, whatever its length.
func MaskMinorName(s string) string {
	r := []rune(strings.TrimSpace(s))
	if len(r) == 0 {
		return ""
	}
	return string(r[0]) + "**"
}

// mask hides all but the ends, or all where the ends would meet.
func mask(s string, head, tail int) string {
	r := []rune(s)
	if len(r) <= head+tail {
		return strings.Repeat("*", len(r))
	}
	return string(r[:head]) + strings.Repeat("*", len(r)-head-tail) + string(r[len(r)-tail:])
}
