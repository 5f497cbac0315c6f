package importer_test

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/importer"
	"minzheng/internal/registry"
	"minzheng/internal/testkit"
)

// registrar is a city officer of a section.
func registrar(section string) *access.Actor {
	return &access.Actor{StaffID: "staff_" + section, Name: "登记", Role: access.CO, Region: testkit.City, Sections: []string{section}}
}

func (o *office) checkAs(kind string, b []byte) *importer.Import {
	o.t.Helper()
	m, err := o.Check(o.t.Context(), o.officer, o.request(), kind, o.upload("登记簿.xlsx", b))
	o.must(err)
	return m
}

func (o *office) entries(kind string) []*registry.Entry {
	o.t.Helper()
	k, err := o.Catalog.Kind(kind)
	o.must(err)
	page, err := o.registry.Find(o.t.Context(), o.System(), registry.Query{Class: k.Class, Kind: kind, First: 100})
	o.must(err)
	return page.Items
}

// TestTheSampleRegister: the published sample gives exactly what is published beside it, at the check and when it is taken.
func TestTheSampleRegister(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.officer = registrar(access.SectionOrg)
	type expected struct {
		Accepted int            `json:"accepted"`
		ByType   map[string]int `json:"by_type"`
		Rejected []row          `json:"rejected"`
	}
	var want expected
	o.must(json.Unmarshal(testdata(t, "organization-register.expected.json"), &want))
	m := o.checkAs(importer.KindOrganizations, testdata(t, "organization-register.xlsx"))
	report := func(m *importer.Import) expected {
		got := expected{Accepted: m.Entries, ByType: map[string]int{}}
		for _, c := range m.ByKind {
			got.ByType[c.Key] = c.Count
		}
		for _, r := range m.Refused {
			got.Rejected = append(got.Rejected, row{r.Sheet, r.Row, r.Reason})
		}
		return got
	}
	if d := cmp.Diff(want, report(m)); d != "" {
		t.Fatal(d)
	}
	if n := len(o.entries("FOUNDATION")); n != 0 {
		t.Fatalf("a check stored %d entries", n)
	}
	m = o.apply(m)
	if d := cmp.Diff(want, report(m)); d != "" || m.State != importer.Applied {
		t.Fatal(m.State, d)
	}
	for kind, n := range want.ByType {
		if got := o.entries(kind); len(got) != n {
			t.Errorf("%d of kind %s, want %d", len(got), kind, n)
		}
	}
	o.must(o.registry.Check(t.Context(), func(id, what string) { t.Errorf("%s: %s", id, what) }))
	i := slices.IndexFunc(o.entries("FOUNDATION"), func(e *registry.Entry) bool { return e.State.Name == "示范市书法敏基金会" })
	e := o.entries("FOUNDATION")[max(i, 0)]
	if s := e.State; i < 0 || s.CreditCode != "533399811876953312" || s.BeganOn != "2008-10-26" || s.Grade != "4A" || string(s.Form["capital"]) != `"1030000.00"` || e.Above != "市教育局" || string(s.Form["mode"]) != `"DUAL"` {
		t.Errorf("%+v", e)
	}
	again := o.checkAs(importer.KindOrganizations, testdata(t, "organization-register.xlsx"))
	if again.Entries != 0 || again.Refused[0].Reason != "CREDIT_CODE_TAKEN" {
		t.Errorf("taken again: %d, %+v", again.Entries, again.Refused[0])
	}
	m, err := o.Undo(t.Context(), o.officer, o.request(), m.ID, m.Version, why)
	o.must(err)
	if n := len(o.entries("SOCIAL_GROUP")); n != 0 || m.State != importer.Undone {
		t.Errorf("%s, %d entries are left", m.State, n)
	}
}

// TestEveryKindIsTakenIn fills the template of every kind of entry with what its fields allow, takes it in and out again.
func TestEveryKindIsTakenIn(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, k := range o.Catalog.Kinds() {
		o.officer = registrar(k.Section)
		kind := strings.ReplaceAll(strings.ToLower(k.ID), "_", "-")
		if !slices.ContainsFunc(o.Kinds(o.officer), func(x importer.Kind) bool { return x.ID == kind }) {
			t.Errorf("%s is not offered to its section", kind)
		}
		template, err := o.Template(kind)
		o.must(err)
		m := o.checkAs(kind, o.filled(k, template))
		if m.Entries != 1 || len(m.Refused) != 0 {
			t.Errorf("%s: %d entries, refused %+v", k.ID, m.Entries, m.Refused)
			continue
		}
		m = o.apply(m)
		got := o.entries(k.ID)
		if len(got) != 1 || !got[0].State.Status.Stands() || got[0].State.BeganOn != "2020-07-01" || got[0].State.Name == "" {
			t.Errorf("%s: %+v", k.ID, got)
			continue
		}
		for _, f := range k.Fields() {
			if _, there := got[0].State.Form[f.Key]; !there && f.Type != catalog.TypeList && f.VisibleWhen == nil {
				t.Errorf("%s: the field %s was lost", k.ID, f.Key)
			}
		}
		if _, err := o.Undo(t.Context(), o.officer, o.request(), m.ID, m.Version, why); err != nil {
			t.Errorf("%s: %v", k.ID, err)
		}
	}
}

// filled is a template with one line in it.
func (o *office) filled(k *catalog.Kind, template []byte) []byte {
	o.t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(template))
	o.must(err)
	header, err := f.GetRows("数据")
	o.must(err)
	place := "柳溪镇"
	if k.LiesIn("VILLAGE") {
		place = "柳溪镇上柳村"
	}
	special := map[string]string{"所在区划": place, "状态": "正常", "成立(启用)日期": "2020.7"}
	if k.Above != nil {
		special[k.Above.Label.ZH] = "市某局"
	}
	var line []string
	for _, name := range header[0] {
		v := special[name]
		for _, field := range k.Fields() {
			if v != "" || strings.ReplaceAll(strings.ReplaceAll(field.Label.ZH, "（", "("), "）", ")") != name {
				continue
			}
			switch field.Type {
			case catalog.TypeInteger:
				v = "12"
			case catalog.TypeMoney:
				v = "３００００元"
			case catalog.TypeDate:
				v = "2026年1月2日"
			case catalog.TypeBoolean:
				v = "是"
			case catalog.TypeChoice:
				v = o.Catalog.FieldOptions(&field)[0].Label.ZH
			case catalog.TypePhone:
				v = "0570-1234567"
			default:
				v = "某" + name
			}
			if field.Sets == "CREDIT_CODE" {
				v = testkit.CreditCode(k.Number.Classes[0], 7)
			}
		}
		line = append(line, v)
	}
	o.must(f.SetSheetRow("数据", "A2", &line))
	var b bytes.Buffer
	o.must(f.Write(&b))
	return b.Bytes()
}

func TestAnotherSectionsRegisterIsNotTaken(t *testing.T) {
	t.Parallel()
	o := open(t)
	file := testdata(t, "organization-register.xlsx")
	for name, actor := range map[string]*access.Actor{"another section": registrar(access.SectionVet), "a township": o.officer} {
		o.officer = actor
		_, err := o.Check(t.Context(), actor, o.request(), importer.KindOrganizations, o.upload("x.xlsx", file))
		if reason(err) != "FORBIDDEN" {
			t.Errorf("%s: %v", name, err)
		}
	}
	o.officer = registrar(access.SectionOrg)
	roster, _ := sample(t)
	if _, err := o.Check(t.Context(), o.officer, o.request(), importer.KindDibaoRoster, o.upload("x.xlsx", roster)); reason(err) != "FORBIDDEN" && reason(err) != "TOWNSHIP" {
		t.Errorf("a roster by another section: %v", err)
	}
}

func TestAnEntryThatWasWorkedOnStays(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.officer = registrar(access.SectionOrg)
	m := o.apply(o.checkAs(importer.KindOrganizations, testdata(t, "organization-register.xlsx")))
	e := o.entries("FOUNDATION")[0]
	o.InLedger = func(_ context.Context, id string) (bool, error) { return id == e.ID, nil }
	if _, err := o.Undo(t.Context(), o.officer, o.request(), m.ID, m.Version, why); reason(err) != "IMPORT_USED" {
		t.Error(err)
	}
	if n := len(o.entries("FOUNDATION")); n != 5 {
		t.Errorf("%d foundations are left", n)
	}
}
