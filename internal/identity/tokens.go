package identity

import (
	"strings"
	"unicode"
)

// BigramTokens are the index terms of a name: every character and every pair of neighbours,
// each once, in order of appearance. Spaces and punctuation (the dot of 买买提·吐尔逊) are left
// out, full-width forms and capitals are folded.
func BigramTokens(name string) []string { return grams(name, true) }

// QueryTokens are the terms that a searched part of a name must all have: its pairs, or the
// single character.
func QueryTokens(part string) []string { return grams(part, false) }

// NumberQuery is a searched text as registers write their numbers, in capitals; it reports false for what is a name or too
// short to be the beginning of a number.
func NumberQuery(text string) (string, bool) {
	n, _ := Normalize(text)
	for _, c := range n {
		if c > unicode.MaxASCII {
			return "", false
		}
	}
	return strings.ToUpper(n), len(n) > 4
}

func grams(s string, singles bool) []string {
	n, _ := Normalize(s)
	var r []rune
	for _, c := range strings.ToLower(n) {
		if unicode.IsLetter(c) || unicode.IsNumber(c) {
			r = append(r, c)
		}
	}
	var tokens []string
	seen := map[string]bool{}
	add := func(t string) {
		if !seen[t] {
			seen[t] = true
			tokens = append(tokens, t)
		}
	}
	for i := range r {
		if singles || len(r) == 1 {
			add(string(r[i]))
		}
		if i+1 < len(r) {
			add(string(r[i : i+2]))
		}
	}
	return tokens
}
