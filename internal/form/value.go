package form

import (
	"encoding/json"
	"slices"
	"strings"

	"minzheng/internal/catalog"
	"minzheng/internal/fault"
)

// Matches evaluates the only condition there is against the values beside it. No condition always holds.
func Matches(w *catalog.When, form map[string]json.RawMessage) bool {
	if w == nil {
		return true
	}
	raw, ok := form[w.Field]
	if !ok {
		return slices.Contains(w.In, "false") // an unticked box is no different from one that was never touched
	}
	var list []string
	if err := json.Unmarshal(raw, &list); err == nil {
		for _, v := range list {
			if slices.Contains(w.In, v) {
				return true
			}
		}
		return false
	}
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		s = string(raw) // true, false, a number
	}
	return slices.Contains(w.In, s)
}

// Text is a string of a stored form. Values were checked when they were written, so what does not parse reads as none.
func Text(raw json.RawMessage) string {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return ""
	}
	return s
}

// Added is those of the files that a stored form does not hold already.
func Added(files []string, held Form) []string {
	have := map[string]bool{}
	for _, raw := range held {
		for _, id := range TextList(raw) {
			have[id] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(files), func(id string) bool { return have[id] })
}

// TextList is a list of strings of a stored form.
func TextList(raw json.RawMessage) []string {
	var s []string
	if err := json.Unmarshal(raw, &s); err != nil {
		return nil
	}
	return s
}

// Yes reports whether a box of a stored form is ticked.
func Yes(raw json.RawMessage) bool { return string(raw) == "true" }

// Rows is a list of a stored form.
func Rows(raw json.RawMessage) []map[string]json.RawMessage {
	var r []map[string]json.RawMessage
	if err := json.Unmarshal(raw, &r); err != nil {
		return nil
	}
	return r
}

// JoinZH joins texts in Chinese.
func JoinZH(list []fault.Text) string {
	return joinTexts(list, "、", func(t fault.Text) string { return t.ZH })
}

// JoinEN joins texts in English.
func JoinEN(list []fault.Text) string {
	return joinTexts(list, ", ", func(t fault.Text) string { return t.EN })
}

func joinTexts(list []fault.Text, sep string, in func(fault.Text) string) string {
	parts := make([]string, len(list))
	for i, t := range list {
		parts[i] = in(t)
	}
	return strings.Join(parts, sep)
}

// Default is what a field begins with; nil if with nothing.
func Default(f *catalog.Field) json.RawMessage {
	switch {
	case f.Default == "":
		return nil
	case f.Type == catalog.TypeBoolean || f.Type == catalog.TypeInteger:
		return json.RawMessage(f.Default)
	}
	raw, err := json.Marshal(f.Default)
	if err != nil {
		return nil
	}
	return raw
}
