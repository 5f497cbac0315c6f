package staff

import (
	"crypto/rand"
	_ "embed" // the list of common passwords
	"slices"
	"strings"
	"unicode/utf8"

	"minzheng/internal/fault"
)

// MinPassword and MaxPassword bound a password in characters.
const (
	MinPassword = 10
	MaxPassword = 128
)

//go:embed common-passwords.txt
var commonPasswords string

// checkPassword applies the rule: long enough, not the user name, not one that everybody tries. There are no rules about
// kinds of characters: they make passwords worse. Error: INVALID at path.
func checkPassword(path, username, password string) error {
	refuse := func(reason, zh, en string) error {
		text := fault.T(zh, en)
		return fault.Invalid(reason, text, fault.Field{Path: path, Reason: reason, Text: text})
	}
	n := utf8.RuneCountInString(password)
	lower := strings.ToLower(password)
	bare := strings.Map(dropMarks, lower)
	switch {
	case !utf8.ValidString(password):
		return refuse("PASSWORD_TEXT", "密码含有无法识别的字符", "The password is not valid text")
	case n < MinPassword:
		return refuse("PASSWORD_SHORT", "密码至少10个字符", "A password has at least 10 characters")
	case n > MaxPassword:
		return refuse("PASSWORD_LONG", "密码最多128个字符", "A password has at most 128 characters")
	case username != "" && (lower == username || strings.Contains(bare, strings.Map(dropMarks, username)) && n < len(username)+6):
		return refuse("PASSWORD_USERNAME", "密码不能是用户名或在其上略加改动", "A password must not be the user name or little more than it")
	case few(lower) || slices.Contains(strings.Fields(commonPasswords), lower):
		return refuse("PASSWORD_COMMON", "该密码过于常见，请换一个", "This password is too common; please choose another")
	}
	return nil
}

func dropMarks(r rune) rune {
	if strings.ContainsRune(" .-_", r) {
		return -1
	}
	return r
}

// few reports whether a text is made of three different characters at most.
func few(s string) bool {
	seen := map[rune]bool{}
	for _, r := range s {
		seen[r] = true
	}
	return len(seen) <= 3
}

// oneTime makes a one-time password that can be read out on the telephone: 4 groups of 4 of 29 characters that do not
// look alike, 77 bits.
func oneTime() string {
	const letters = "abcdefghjkmnpqrstuvwxyz345678"
	var b strings.Builder
	for i := 0; b.Len() < 19; {
		var r [1]byte
		_, _ = rand.Read(r[:])                            // never fails
		if int(r[0]) >= len(letters)*(256/len(letters)) { // keep every letter as likely
			continue
		}
		if i > 0 && i%4 == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(letters[int(r[0])%len(letters)])
		i++
	}
	return b.String()
}
