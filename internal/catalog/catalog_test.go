package catalog_test

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"minzheng/internal/benefit"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/catalogtest"
)

var update = flag.Bool("update", false, "write the golden summaries")

// formulas are the rules that the benefit engine registers; the catalogue may name no others.
var formulas = slices.Sorted(maps.Keys(benefit.Formulas()))

func TestProgramsMatchTheirSummaries(t *testing.T) {
	t.Parallel()
	for _, p := range catalogtest.Embedded(t).Programs() {
		name := filepath.Join("testdata", strings.ToLower(p.ID)+".golden")
		got := catalog.Summary(p)
		if *update {
			if err := os.WriteFile(name, []byte(got), 0o600); err != nil {
				t.Fatal(err)
			}
			continue
		}
		want, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs from its summary; read the difference, then go test ./internal/catalog -update\n%s", p.ID, firstDifference(got, string(want)))
		}
	}
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return "got  " + g[i] + "\nwant " + w[i]
		}
	}
	return "one is longer"
}

func TestArchivedEditionIsReadAsItWas(t *testing.T) {
	t.Parallel()
	p, err := catalogtest.Embedded(t).Program("DIBAO")
	if err != nil {
		t.Fatal(err)
	}
	name, data, err := catalog.Archive(p)
	if err != nil {
		t.Fatal(err)
	}
	dir := copyCatalogue(t)
	write(t, dir, "programs/archive/"+name, string(data))
	change(t, dir, "programs/dibao.yaml", "zh: 低保,", "zh: 城乡低保,")
	c, err := catalog.Load(os.DirFS(dir), casework.Vocabulary(formulas))
	if err != nil {
		t.Fatal(err)
	}
	now, _ := c.Program("DIBAO")
	if now.Edition == p.Edition {
		t.Fatal("the edition does not tell the programmes apart")
	}
	old, exact, err := c.At("DIBAO", p.Edition)
	if err != nil || !exact || catalog.Summary(old) != catalog.Summary(p) {
		t.Fatalf("the archived edition reads differently (exact %v, %v)", exact, err)
	}
	if _, exact, err := c.At("DIBAO", "000000000000"); err != nil || exact {
		t.Fatalf("an edition that nobody kept: exact %v, %v", exact, err)
	}
}

func copyCatalogue(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"options.yaml", "standards.yaml", "procedures/applied.yaml", "programs/dibao.yaml"} {
		data, err := os.ReadFile(filepath.FromSlash(name))
		if err != nil {
			t.Fatal(err)
		}
		write(t, dir, name, string(data))
	}
	return dir
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

func change(t *testing.T, dir, name, from, to string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Count(string(data), from) < 1 {
		t.Fatalf("%s has no %q", name, from)
	}
	write(t, dir, name, strings.Replace(string(data), from, to, 1))
}

// TestMistakesAreFound breaks the catalogue in one place at a time.
func TestMistakesAreFound(t *testing.T) {
	t.Parallel()
	const applied, dibao = "procedures/applied.yaml", "programs/dibao.yaml"
	for name, m := range map[string]struct{ file, from, to, want string }{
		"unknown key":                  {dibao, "section: SA", "section: SA\nsektion: SA", `unknown field "sektion"`},
		"unknown section":              {dibao, "section: SA", "section: XX", `the section "XX" is none of`},
		"unknown procedure":            {dibao, "follows: applied", "follows: nothing", `no procedure "nothing"`},
		"unknown formula":              {dibao, "formula: dibao_gap", "formula: guess", `the formula "guess"`},
		"unknown standard":             {dibao, "standards: [DIBAO,", "standards: [DEBAO,", `the standard "DEBAO"`},
		"unknown option list":          {dibao, "optionsFrom: AREA_CLASSES", "optionsFrom: AREAS", "areaClass: a choice"},
		"label in one language":        {dibao, "label: {zh: 致困原因, en: Causes of hardship}", "label: {zh: 致困原因}", "needs a text in both languages"},
		"id number in a case":          {dibao, "key: applyReason\n        type: LONG_TEXT", "key: applyReason\n        type: ID_NUMBER", "an ID number never enters a case"},
		"condition on an absent field": {dibao, "when: {field: onBehalf", "when: {field: behalf", `no field "behalf"`},
		"condition on an absent value": {dibao, `visibleWhen: {field: counted, in: ["false"]}`, `visibleWhen: {field: counted, in: ["maybe"]}`, `the value "maybe"`},
		"review by unknown category":   {dibao, "months: {A: 12", "months: {Z: 12", `the category "Z"`},
		"notice steps without notice":  {dibao, "notice: {days: 7, legal: 最低生活保障审核确认办法第二十条（民发〔2021〕57号）}\n", "", "posts no notice"},
		"without an absent step":       {dibao, "follows: applied", "follows: applied\nwithout: [dance]", `the procedure has no step "dance"`},
		"unknown status":               {applied, "to: ACCEPTED", "to: EXCEPTED", `the status "EXCEPTED"`},
		"unknown kind":                 {applied, "kind: ACCEPT\n", "kind: EXCEPT\n", `the kind "EXCEPT"`},
		"unknown permission":           {applied, "permission: CASE_SIGN", "permission: CASE_SING", `"CASE_SING" is none of`},
		"unknown role":                 {applied, "roles: [TO, TH]", "roles: [TO, XY]", `the role "XY"`},
		"unknown condition":            {applied, "requires: [VISITED,", "requires: [SEEN,", `the condition "SEEN"`},
		"unknown step under apart":     {applied, "apart: [propose_change]", "apart: [propose]", `the step "propose"`},
		"unknown paper":                {applied, "papers: [receipt]", "papers: [recipe]", `the paper "recipe"`},
		"unknown slot":                 {applied, "于{acceptedOn}受理", "于{acceptedAt}受理", `the slot "acceptedAt"`},
		"clock started by nothing":     {applied, "starts: [verify_request]", "starts: [verify]", `the step "verify"`},
		"clock without a source":       {applied, "legal: 受理之日起3个工作日内（最低生活保障审核确认办法第十五条）", `legal: ""`, "names no legal source"},
		"extension that shortens":      {applied, "extends: {days: 45", "extends: {days: 20", "longer than 30 days"},
		"unknown flag":                 {applied, "flags: [OBJECTION,", "flags: [OBJECTIVE,", `the flag "OBJECTIVE"`},
		"required set missing":         {applied, "sets: PROPOSAL\n", "\n", "needs a field that sets PROPOSAL"},
		"fact that is no field":        {applied, "{field: income_items,", "{field: incomes,", `no field "incomes"`},
		"step given twice":             {applied, "- id: save\n", "- id: submit\n", `the step "submit" is given twice`},
		"danger without confirmation":  {applied, "    confirm: {zh: 撤回后本次申请办结，不能恢复。确认撤回？, en: The application is closed for good. Withdraw it?}\n", "", "must ask for confirmation"},
		"status nobody reaches":        {applied, "to: RETURNED\n", "to: CITY_REVIEW\n", "no step leads to the status RETURNED"},
		"final status that is left":    {applied, "from: [DRAFT, SUBMITTED, NEED_MATERIALS, ACCEPTED", "from: [ENDED, DRAFT, SUBMITTED, NEED_MATERIALS, ACCEPTED", "leaves the final status ENDED"},
		"flag without a label":         {"options.yaml", "  - {value: OBJECTION, severity: WARNING,", "  - {value: OBJECTIONS, severity: WARNING,", `lacks "OBJECTION"`},
		"standard without first value": {"standards.yaml", "    - {areaClass: RURAL, value: \"330.00\", from: 2018-01-01, document: 示政发〔2017〕61号}\n", "", "has no first value"},
		"standard out of bounds":       {"standards.yaml", `value: "462.00"`, `value: "0.46"`, "below 1.00"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := copyCatalogue(t)
			change(t, dir, m.file, m.from, m.to)
			_, err := catalog.Load(os.DirFS(dir), casework.Vocabulary(formulas))
			if err == nil || !strings.Contains(err.Error(), m.want) {
				t.Fatalf("want a problem with %q, got %v", m.want, err)
			}
			if !strings.Contains(err.Error(), ".yaml:") {
				t.Errorf("the problem does not name the file and line: %v", err)
			}
		})
	}
}

func TestAllProblemsAreReportedTogether(t *testing.T) {
	t.Parallel()
	dir := copyCatalogue(t)
	change(t, dir, "programs/dibao.yaml", "section: SA", "section: XX")
	change(t, dir, "programs/dibao.yaml", "formula: dibao_gap", "formula: guess")
	change(t, dir, "procedures/applied.yaml", "to: ACCEPTED", "to: EXCEPTED")
	_, err := catalog.Load(os.DirFS(dir), casework.Vocabulary(formulas))
	for _, want := range []string{"XX", "guess", "EXCEPTED"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("the report lacks %q: %v", want, err)
		}
	}
}

func TestProgrammeChangesWhatItNames(t *testing.T) {
	t.Parallel()
	dir := copyCatalogue(t)
	change(t, dir, "programs/dibao.yaml", "follows: applied", `follows: applied
without: [democratic_review]
clocks: [{id: TOWNSHIP, days: 20}]
steps:
  - {id: accept, label: {zh: 收件, en: Take in}}`)
	c, err := catalog.Load(os.DirFS(dir), casework.Vocabulary(formulas))
	if err != nil {
		t.Fatal(err)
	}
	p, _ := c.Program("DIBAO")
	if _, found := p.Step("democratic_review"); found {
		t.Error("the step that the programme is without is there")
	}
	if clock, _ := p.Clock("TOWNSHIP"); clock.Days != 20 || clock.Unit != "WORKDAY" {
		t.Errorf("the clock is %+v", clock)
	}
	if step, _ := p.Step("accept"); step.Label.EN != "Take in" || step.To != "ACCEPTED" || len(step.Form) == 0 {
		t.Errorf("the step is %+v", step)
	}
}

// TestProcedureFollowsAnother: what a step made possible goes with it, and nothing else does.
func TestProcedureFollowsAnother(t *testing.T) {
	t.Parallel()
	c := catalogtest.Embedded(t)
	certified, err := c.Program("CHILD_ORPHAN")
	if err != nil {
		t.Fatal(err)
	}
	for _, gone := range []string{"visit", "verify_request", "post_notice", "object"} {
		if _, found := certified.Step(gone); found {
			t.Errorf("the step %s is there", gone)
		}
	}
	for _, gone := range []string{"SURVEY", "VERIFY_OPEN", "POST", "CITY_LEGAL"} {
		if _, found := certified.Clock(gone); found {
			t.Errorf("the clock %s is there", gone)
		}
	}
	for _, o := range certified.Statuses {
		if slices.Contains([]string{"INVESTIGATING", "SIGNED", "PUBLICIZING", "OBJECTION"}, o.Value) {
			t.Errorf("the status %s is there", o.Value)
		}
	}
	if _, found := certified.Paper("notice"); found {
		t.Error("there is a notice")
	}
	step, _ := certified.Step("propose_change")
	if keys := names(step.Facts, func(f catalog.Fact) string { return f.Field }); !slices.Contains(keys, "placing") || slices.Contains(keys, "account") {
		t.Errorf("facts of a change: %v", keys)
	}
	dibao, err := c.Program("DIBAO")
	if err != nil {
		t.Fatal(err)
	}
	if _, found := dibao.Step("visit"); !found {
		t.Error("the procedure itself was changed")
	}
	edge, err := c.Program("LOW_EDGE")
	if err != nil {
		t.Fatal(err)
	}
	if f, ok := edge.Field("income_items"); !ok || len(f.Items) == 0 {
		t.Error("the section of another programme is not there")
	}
}

func names[T any](list []T, id func(T) string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = id(x)
	}
	return out
}

func TestExclusionsHoldBothWays(t *testing.T) {
	t.Parallel()
	c := catalogtest.Embedded(t)
	for _, p := range c.Programs() {
		for _, other := range c.Excluding(p.ID) {
			if _, err := c.Program(other); err != nil {
				t.Errorf("%s excludes %s, which is no programme", p.ID, other)
			}
			if !slices.Contains(c.Excluding(other), p.ID) {
				t.Errorf("%s excludes %s, but not the other way round", p.ID, other)
			}
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := catalog.Embedded(casework.Vocabulary(formulas)); err != nil {
			b.Fatal(err)
		}
	}
}

func TestStandardsParseAndPrint(t *testing.T) {
	t.Parallel()
	c := catalogtest.Embedded(t)
	s, _ := c.Standard("DIBAO")
	if v, err := s.Parse("528.00"); err != nil || v != 52800 || s.Format(v) != "528.00" {
		t.Errorf("528.00 is %d, %v", v, err)
	}
	if _, err := s.Parse("52800.00"); err == nil {
		t.Error("a standard with two zeros too many is taken")
	}
	months, _ := c.Standard("PROPERTY_FINANCIAL_MONTHS")
	if v, err := months.Parse("24"); err != nil || v != 24 || months.Format(v) != "24" {
		t.Errorf("24 months is %d, %v", v, err)
	}
}
