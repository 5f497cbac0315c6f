package casework

import (
	"encoding/json"
	"fmt"

	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/form"
)

// Form is a filled form, see package form.
type Form = form.Form

// accountForm is a bank account as a form holds it.
type accountForm = form.AccountForm

// accountInput is a bank account with a number that has yet to be sealed.
type accountInput = form.AccountInput

// memberRows checks the list of counted members: each once, and at least one counted. Whoever of the household is not
// listed does not count.
func memberRows(c *form.Check, at string, f *catalog.Field, list []Form) {
	if f.Sets != setsMembers {
		return
	}
	seen, counted := map[string]bool{}, 0
	for i, row := range list {
		id := text(row["person"])
		if id != "" && seen[id] {
			c.Add(fmt.Sprintf("%s/%d/person", at, i), "TWICE", "重复", "Given twice")
		}
		seen[id] = true
		if yes(row["counted"]) {
			counted++
		}
	}
	if c.Complete && counted == 0 {
		c.Add(at, "NOBODY_COUNTED", "至少有一名成员计入保障人口", "At least one member must be counted")
	}
}

// What package form knows of values, by the names of this package.

func matches(w *catalog.When, f Form) bool  { return form.Matches(w, f) }
func empty(raw json.RawMessage) bool        { return form.Empty(raw) }
func pointer(key string) string             { return form.Pointer(key) }
func text(raw json.RawMessage) string       { return form.Text(raw) }
func textList(raw json.RawMessage) []string { return form.TextList(raw) }
func yes(raw json.RawMessage) bool          { return form.Yes(raw) }
func rows(raw json.RawMessage) []Form       { return form.Rows(raw) }
func joinZH(list []fault.Text) string       { return form.JoinZH(list) }
func joinEN(list []fault.Text) string       { return form.JoinEN(list) }
