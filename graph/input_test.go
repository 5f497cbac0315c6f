package graph

import (
	"encoding/json"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/figures"
	"minzheng/internal/payroll"
)

func discard() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

// mutate asks a mutation by hash.
func (w *world) mutate(actor, field, selection, input string, headers ...string) answer {
	w.t.Helper()
	query := "mutation($in: " + strings.ToUpper(field[:1]) + field[1:] + "Input!) {" + field + "(input: $in) {" + selection + "}}"
	body := `{"variables":{"in":` + input + `},"extensions":{"persistedQuery":{"sha256Hash":"sha256:m"}}}`
	for name, id := range w.names {
		body = strings.ReplaceAll(body, "{{"+name+"}}", id)
	}
	_, _, a := ask(w.t.(*testing.T), w.handler(map[string]string{"sha256:m": query}), w.actor(actor), post(body, headers...))
	return a
}

// TestBadInput sends what people and networks really send, in both languages: the answer names the place and the
// reason, and nothing is stored.
func TestBadInput(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	save := func(form string) string {
		return `{"requestId":"bad-input-1","caseId":"{{caseB}}","rev":1,"action":"save","form":` + form + `}`
	}
	for name, c := range map[string]struct {
		actor, field, input, code, reason, path string
	}{
		"no request id":           {"village_b", "performAction", `{"caseId":"{{caseB}}","rev":1,"action":"save","form":{}}`, "INVALID", "VARIABLE_INVALID", "/requestId"},
		"bad request id":          {"village_b", "performAction", `{"requestId":"x","caseId":"{{caseB}}","rev":1,"action":"save","form":{}}`, "INVALID", "REQUEST_ID", "/requestId"},
		"text for a number":       {"village_b", "performAction", `{"requestId":"bad-input-1","caseId":"{{caseB}}","rev":"one","action":"save","form":{}}`, "INVALID", "VARIABLE_INVALID", "/rev"},
		"form is a list":          {"village_b", "performAction", save(`["x"]`), "INVALID", "FORM_FORMAT", "/form"},
		"form is text":            {"village_b", "performAction", save(`"x"`), "INVALID", "FORM_FORMAT", "/form"},
		"unknown field":           {"village_b", "performAction", save(`{"nothing":1}`), "INVALID", "FORM", "/form/nothing"},
		"money as a number":       {"village_b", "performAction", save(`{"income_items":[{"kind":"WAGE","yearlyAmount":12.5}]}`), "INVALID", "FORM", "/form/income_items/0/yearlyAmount"},
		"money with three places": {"village_b", "performAction", save(`{"income_items":[{"kind":"WAGE","yearlyAmount":"12.505"}]}`), "INVALID", "FORM", "/form/income_items/0/yearlyAmount"},
		"unknown action":          {"village_b", "performAction", `{"requestId":"bad-input-1","caseId":"{{caseB}}","rev":1,"action":"fly","form":{}}`, "INVALID", "UNKNOWN_STEP", ""},
		"stale revision":          {"village_b", "performAction", `{"requestId":"bad-input-1","caseId":"{{caseB}}","rev":9,"action":"save","form":{}}`, "CONFLICT", "STALE_REV", ""},
		"foreign case":            {"village_a", "performAction", `{"requestId":"bad-input-1","caseId":"{{caseB}}","rev":1,"action":"save","form":{}}`, "NOT_FOUND", "NOT_FOUND", ""},
		"no such case":            {"village_a", "performAction", `{"requestId":"bad-input-1","caseId":"x","rev":1,"action":"save","form":{}}`, "NOT_FOUND", "NOT_FOUND", ""},
		"foreign household":       {"village_a", "createCase", `{"requestId":"bad-input-1","programCode":"DIBAO","householdId":"{{householdC}}","applicantPersonId":"{{headC}}"}`, "NOT_FOUND", "NOT_FOUND", ""},
		"unknown programme":       {"village_a", "createCase", `{"requestId":"bad-input-1","programCode":"NOTHING","householdId":"{{householdA}}","applicantPersonId":"{{headA}}"}`, "NOT_FOUND", "NOT_FOUND", ""},
		"day that is none":        {"village_a", "savePerson", `{"requestId":"bad-input-1","name":"王","villageCode":"339981101201","health":"HEALTHY","labour":"FULL","birth":"2001-02-29"}`, "INVALID", "DATE_FORMAT", "/birth"},
		"wrong id number":         {"village_a", "savePerson", `{"requestId":"bad-input-1","name":"王","villageCode":"339981101201","health":"HEALTHY","labour":"FULL","idNumber":"33998119580312"}`, "INVALID", "", "/idNumber"},
		"somebody else's number":  {"village_a", "savePerson", `{"requestId":"bad-input-1","name":"王","villageCode":"339981101201","health":"HEALTHY","labour":"FULL","idNumber":"339981195803120116"}`, "CONFLICT", "ID_EXISTS", "/existing/{{headA}}"},
		"village of others":       {"village_a", "savePerson", `{"requestId":"bad-input-1","name":"王","villageCode":"339981101202","health":"HEALTHY","labour":"FULL","sex":"M","birth":"2001-02-28"}`, "NOT_FOUND", "NOT_FOUND", ""},
		"enum that is none":       {"city_finance", "advanceBatch", `{"requestId":"bad-input-1","batchId":"{{batch}}","rev":1,"step":"FLY"}`, "INVALID", "VARIABLE_INVALID", "/step"},
		"month that is none":      {"city_officer", "freezeBatch", `{"requestId":"bad-input-1","programCode":"DIBAO","month":"2025-00"}`, "INVALID", "MONTH_FORMAT", "/month"},
		"amount that is none":     {"city_officer", "proposeStandard", `{"requestId":"bad-input-1","key":"DIBAO","areaClass":"RURAL","value":"a lot","effectiveFrom":"2026-07-01","documentNumber":"示政发〔2026〕1号"}`, "INVALID", "", "/value"},
		"not signed in":           {"nobody", "createCase", `{"requestId":"bad-input-1","programCode":"DIBAO","householdId":"{{householdA}}","applicantPersonId":"{{headA}}"}`, "UNAUTHENTICATED", "UNAUTHENTICATED", ""},
		"may not at all":          {"analyst", "createCase", `{"requestId":"bad-input-1","programCode":"DIBAO","householdId":"{{householdA}}","applicantPersonId":"{{headA}}"}`, "FORBIDDEN", "FORBIDDEN", ""},
	} {
		for _, lang := range []string{"zh-CN", "en"} {
			a := w.mutate(c.actor, c.field, "__typename", c.input, "Accept-Language", lang)
			if len(a.Errors) == 0 {
				t.Errorf("%s: taken", name)
				continue
			}
			e := a.Errors[0]
			if e.Extensions.Code != c.code || c.reason != "" && e.Extensions.Reason != c.reason {
				t.Errorf("%s: %+v", name, e)
			}
			if chinese(e.Message) != (lang == "zh-CN") {
				t.Errorf("%s in %s: %q", name, lang, e.Message)
			}
			path := strings.ReplaceAll(c.path, "{{headA}}", w.names["headA"])
			if path != "" && !slices.ContainsFunc(e.Extensions.Fields, func(f fieldError) bool {
				return f.Path == path && f.Reason != "" && f.Message != ""
			}) {
				t.Errorf("%s: no field %s in %+v", name, path, e.Extensions.Fields)
			}
		}
	}
	c, err := w.Cases.Get(t.Context(), w.Actor("village_b"), w.names["caseB"])
	if err != nil || c.Version != 1 {
		t.Errorf("a refused request changed the case: %+v %v", c.Version, err)
	}
}

// TestRepeatedRequest sends what a village's network sends twice.
func TestRepeatedRequest(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	in := `{"requestId":"twice-00001","caseId":"{{caseB}}","rev":1,"action":"save","form":{"areaClass":"RURAL"}}`
	first := w.mutate("village_b", "performAction", "case{rev actions{action}}", in)
	again := w.mutate("village_b", "performAction", "case{rev actions{action}}", in)
	if len(first.Errors)+len(again.Errors) > 0 || string(first.Data) != string(again.Data) {
		t.Errorf("%s %+v\n%s %+v", first.Data, first.Errors, again.Data, again.Errors)
	}
	other := w.mutate("village_b", "performAction", "case{rev}", strings.Replace(in, "RURAL", "URBAN", 1))
	if len(other.Errors) != 1 || other.Errors[0].Extensions.Reason != "REQUEST_REUSED" {
		t.Errorf("the same id with another form: %+v", other)
	}
}

// TestEnumsAreTheDomains holds the contract's closed sets to the domain's.
func TestEnumsAreTheDomains(t *testing.T) {
	t.Parallel()
	for enum, domain := range map[string][]string{
		"FieldType":    catalog.FieldTypes(),
		"Role":         names(access.Roles()),
		"Grant":        names(access.Grants()),
		"PaymentState": names(payroll.PayStates()),
		"BatchState":   names([]payroll.State{payroll.Frozen, payroll.Calculated, payroll.Reviewed, payroll.Approved, payroll.Exported, payroll.Settled, payroll.Cancelled}),
		"BatchStep":    names([]payroll.Step{payroll.Calculate, payroll.Review, payroll.Approve, payroll.Export, payroll.Cancel}),
		"ConditionOp":  names([]figures.Op{figures.EQ, figures.NE, figures.IN, figures.LT, figures.LTE, figures.GT, figures.GTE, figures.Prefix, figures.Contains, figures.Has, figures.IsNull, figures.NotNull}),
		"MeasureOp":    names([]figures.MeasureOp{figures.Count, figures.Sum, figures.Avg, figures.Min, figures.Max, figures.Distinct}),
	} {
		var ours []string
		for _, v := range schema().Types[enum].EnumValues {
			ours = append(ours, v.Name)
		}
		slices.Sort(ours)
		domain = slices.Clone(domain)
		slices.Sort(domain)
		if !slices.Equal(ours, domain) {
			t.Errorf("%s: schema %v, domain %v", enum, ours, domain)
		}
	}
}

func names[S ~string](in []S) []string { return each(in, func(s S) string { return string(s) }) }

// TestFormDataKeepsWhatWasWritten: large numbers and amounts must not pass through a float.
func TestFormDataKeepsWhatWasWritten(t *testing.T) {
	t.Parallel()
	p, err := decode([]byte(`{"query":"q","variables":{"form":{"n":9007199254740993,"m":1200.50}}}`))
	if err != nil {
		t.Fatal(err)
	}
	got, err := json.Marshal(p.Variables["form"])
	if err != nil || string(got) != `{"m":1200.50,"n":9007199254740993}` {
		t.Errorf("%s %v", got, err)
	}
}
