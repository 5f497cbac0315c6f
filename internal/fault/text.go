package fault

import (
	"fmt"
	"strings"
)

// Text is a message or label in both languages of the system.
type Text struct {
	ZH string `json:"zh" yaml:"zh"`
	EN string `json:"en" yaml:"en"`
}

// T makes a Text. With args both languages are formatted with the same arguments (use %[1]s
// where the word order differs); without args a percent sign stands for itself.
func T(zh, en string, args ...any) Text {
	if len(args) == 0 {
		return Text{ZH: zh, EN: en}
	}
	// Through a variable, or vet takes T for a printf function and faults plain texts with "30%".
	format := fmt.Sprintf
	return Text{ZH: format(zh, args...), EN: format(en, args...)}
}

// In returns the text in the given language tag: English for "en" and "en-…", else Chinese.
// A missing translation falls back to the other language.
func (t Text) In(lang string) string {
	first, second := t.ZH, t.EN
	tag := strings.ToLower(lang)
	if tag == "en" || strings.HasPrefix(tag, "en-") || strings.HasPrefix(tag, "en_") {
		first, second = t.EN, t.ZH
	}
	if first == "" {
		return second
	}
	return first
}

// IsZero reports whether the text is empty in both languages.
func (t Text) IsZero() bool { return t == Text{} }
