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
