package importer_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/form"
	"minzheng/internal/identity"
	"minzheng/internal/importer"
	"minzheng/internal/ledger"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/testkit"
)

// resident is somebody with a household and a case, whom ledgers may be about.
type resident struct {
	number, household, caseNumber string
}

func (o *office) resident() resident {
	o.t.Helper()
	ctx, number := o.t.Context(), "33998119580312011"
	number += identity.ResidentCheck(number)
	p, err := o.people.SavePerson(ctx, o.System(), people.SavePersonInput{RequestID: o.request(), PersonInput: people.PersonInput{
		Name: "周建国", IDNumber: &number, VillageCode: testkit.VillageA, Health: people.Healthy, Labour: people.FullLabour,
	}})
	o.must(err)
	h, err := o.people.CreateHousehold(ctx, o.System(), people.CreateHouseholdInput{RequestID: o.request(), HeadPersonID: p.ID, VillageCode: testkit.VillageA, Address: "1号", From: "2020-01-01"})
	o.must(err)
	c, err := o.cases.Create(ctx, o.Actor("village_a"), casework.CreateInput{RequestID: o.request(), Program: "DIBAO", HouseholdID: h.ID, ApplicantID: p.ID})
	o.must(err)
	return resident{number, h.Number, c.Number}
}

// standingEntry is an organisation or facility that a ledger may be about; it answers its register number.
func (o *office) standingEntry(l *catalog.Ledger) string {
	o.t.Helper()
	k, err := o.Catalog.Kind(l.Of[0])
	o.must(err)
	page, err := o.registry.Find(o.t.Context(), o.System(), registry.Query{Class: k.Class, Kind: k.ID, First: 1})
	o.must(err)
	if len(page.Items) > 0 {
		return page.Items[0].Number
	}
	at := testkit.Township1
	if k.LiesIn("VILLAGE") {
		at = testkit.VillageA
	}
	e, err := o.registry.NewEntry(o.t.Context(), k, region.PlaceOf(at), o.Clock.Today())
	o.must(err)
	o.requests++
	values := testkit.FillForm(o.Catalog.FieldOptions, k.Fields(), o.Clock.Today(), o.requests, true)
	values["beganOn"] = []byte(`"2020-01-01"`)
	if f, ok := k.Setting("CREDIT_CODE"); ok {
		values[f.Key] = []byte(`"` + testkit.CreditCode(k.Number.Classes[0], o.requests) + `"`)
	}
	rec := &registry.Recorder{Catalog: o.Catalog, Kind: k, Workdays: o.Workdays}
	_, err = rec.Record(e, registry.Input{Step: "take_over", By: course.DoerOf(o.System()), At: o.Clock.Now(), Form: values})
	o.must(err)
	o.must(o.registry.PutImported(o.t.Context(), o.System(), e))
	return e.Number
}

func (o *office) records(l *catalog.Ledger) []*ledger.Record {
	o.t.Helper()
	page, err := o.ledger.Find(o.t.Context(), o.System(), ledger.Query{Ledger: l.ID, First: 100})
	o.must(err)
	return page.Items
}

// decider is another officer of the section, who may decide on its records.
func decider(section string) *access.Actor {
	a := registrar(section)
	a.StaffID, a.Name, a.Grants = a.StaffID+"_2", "复核", []access.Grant{access.GrantConfirm}
	return a
}

// TestEveryLedgerIsTakenIn fills the template of every ledger of the catalogue with what its fields allow, has it taken in
// by another person, and takes it out again.
func TestEveryLedgerIsTakenIn(t *testing.T) {
	t.Parallel()
	o := open(t)
	who, kinds := o.resident(), map[string]bool{}
	for _, k := range o.Catalog.Kinds() {
		kinds[strings.ToLower(k.ID)] = true
	}
	for _, l := range o.Catalog.Ledgers() {
		if kinds[strings.ToLower(l.ID)] {
			t.Errorf("%s is a kind of entry too: their files have the same name", l.ID)
		}
		o.takenIn(l, who)
	}
}

func (o *office) takenIn(l *catalog.Ledger, who resident) {
	t, ctx := o.t, o.t.Context()
	o.officer = registrar(l.Section)
	if !l.EnteredAt("CITY") || l.About == catalog.AboutPerson || l.About == catalog.AboutCase {
		o.officer = o.Actor("township_1")
	}
	kind := strings.ReplaceAll(strings.ToLower(l.ID), "_", "-")
	if !slices.ContainsFunc(o.Kinds(o.officer), func(x importer.Kind) bool { return x.ID == kind && x.Label == l.Name && len(x.Columns) > 0 }) {
		t.Errorf("%s is not offered to its section", kind)
	}
	template, err := o.Template(kind)
	o.must(err)
	file := o.filledRecord(l, template, who)
	m := o.checkAs(kind, file)
	if m.Entries != 1 || len(m.Refused) != 0 {
		t.Errorf("%s: %d records, refused %+v", l.ID, m.Entries, m.Refused)
		return
	}
	if len(o.records(l)) != 0 {
		t.Errorf("%s: a check stored a record", l.ID)
	}
	if _, err := o.Apply(ctx, o.officer, o.request(), m.ID, m.Version); reason(err) != "CONFIRMER" && reason(err) != "SEPARATION" {
		t.Errorf("%s: taken in by who uploaded it: %v", l.ID, err)
	}
	m, err = o.Apply(ctx, decider(l.Section), o.request(), m.ID, m.Version)
	o.must(err)
	got := o.records(l)
	if len(got) != 1 || len(m.Refused) != 0 {
		t.Errorf("%s: %d records, refused %+v", l.ID, len(got), m.Refused)
		return
	}
	r := got[0]
	if r.By.ID != o.officer.StaffID || r.Log[0].By.ID != o.officer.StaffID || r.Tier != string(o.officer.Role.Tier()) || r.ImportID != m.ID || l.About != catalog.AboutRegion && r.SubjectID == "" {
		t.Errorf("%s: %+v", l.ID, r)
	}
	for _, f := range l.Fields {
		if form.Empty(r.Form[f.Key]) && f.Type != catalog.TypeFiles && f.VisibleWhen == nil {
			t.Errorf("%s: the field %s was lost", l.ID, f.Key)
		}
	}
	once := map[bool]string{true: "RECORD_TAKEN", false: "NUMBER_TAKEN"}[len(l.Key) > 0]
	if len(l.Key) > 0 || slices.ContainsFunc(l.Fields, func(f catalog.Field) bool { return f.Unique != "" }) {
		if again := o.checkAs(kind, file); again.Entries != 0 || again.Refused[0].Reason != once {
			t.Errorf("%s: the same again: %d taken, %+v", l.ID, again.Entries, again.Refused)
		}
	}
	o.must(o.ledger.Check(ctx, func(id, what string) { t.Errorf("%s: %s: %s", l.ID, id, what) }))
	if _, err := o.Undo(ctx, o.officer, o.request(), m.ID, m.Version, why); err != nil || len(o.records(l)) != 0 {
		t.Errorf("%s: undone: %v, %d records are left", l.ID, err, len(o.records(l)))
	}
}

// filledRecord is a template with one line in it.
func (o *office) filledRecord(l *catalog.Ledger, template []byte, who resident) []byte {
	o.t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(template))
	o.must(err)
	header, err := f.GetRows("数据")
	o.must(err)
	place := map[bool]string{true: "柳溪镇上柳村", false: "柳溪镇"}[l.LiesIn("VILLAGE")]
	if !l.LiesIn("VILLAGE") && !l.LiesIn("TOWNSHIP") {
		place = ""
	}
	special := map[string]string{"所在区划": place, "日期": "2025.6.10", "月份": "2025年5月", "年度": "2024年", "起始日期": "2025-06-01"}
	if l.Optional {
		special["所在区划"] = ""
	}
	switch subject := header[0][0]; l.About {
	case catalog.AboutPerson:
		special[subject], special["姓名"] = who.number, "周建国"
	case catalog.AboutHousehold:
		special[subject] = who.household
	case catalog.AboutCase:
		special[subject] = who.caseNumber
	case catalog.AboutOrganization, catalog.AboutFacility:
		special[subject] = o.standingEntry(l)
	}
	var line []string
	for _, name := range header[0] {
		v := special[name]
		for _, field := range l.Fields {
			if plain := strings.ReplaceAll(strings.ReplaceAll(field.Label.ZH, "（", "("), "）", ")"); v == "" && (plain == name || plain+"("+field.Key+")" == name) {
				v = o.cell(&field, name, who)
				if y := l.Pays; y != nil && field.Type == catalog.TypeMoney && field.Key != y.Of {
					v = "0元" // within the costs and the limits
				}
			}
		}
		line = append(line, v)
	}
	o.must(f.SetSheetRow("数据", "A2", &line))
	var b bytes.Buffer
	o.must(f.Write(&b))
	return b.Bytes()
}

// cell is what somebody types for a field.
func (o *office) cell(f *catalog.Field, name string, who resident) string {
	switch f.Type {
	case catalog.TypeInteger:
		return "12"
	case catalog.TypeMoney:
		return "３００００元"
	case catalog.TypeDate:
		return "2025年6月2日"
	case catalog.TypeMonth:
		return "2025年6月"
	case catalog.TypeBoolean:
		return "是"
	case catalog.TypeChoice, catalog.TypeMultiChoice:
		return o.Catalog.FieldOptions(f)[0].Label.ZH
	case catalog.TypePhone:
		return "0570-1234567"
	case catalog.TypePersonRef:
		return who.number
	case catalog.TypeStaffMulti:
		return "张三、李四"
	case catalog.TypeRegion:
		return "柳溪镇上柳村"
	case catalog.TypeList:
		var row []string
		for i := range f.Items {
			row = append(row, o.cell(&f.Items[i], f.Items[i].Label.ZH, who))
		}
		return strings.Join(row, "|")
	}
	return fmt.Sprintf("某%s", name)
}

// TestALedgerFileSaysWhatIsWrong: each refused line comes back with its reason, the others are taken.
func TestALedgerFileSaysWhatIsWrong(t *testing.T) {
	t.Parallel()
	o := open(t)
	who := o.resident()
	o.officer = registrar(access.SectionWelfare)
	m := o.checkAs("certificate", book(t, []string{"身份证号码", "姓名", "日期", "证书类别", "证书编号", "有效期至"}, [][]string{
		{who.number, "周建国", "2025-06-01", "养老护理员", "A-1", "2028.6"},
		{who.number, "周建国", "2025-06-02", "养老护理员", "A-1", ""},
		{who.number, "别人", "2025-06-01", "养老护理员", "A-2", ""},
		{"110105194912310021", "某某", "2025-06-01", "养老护理员", "A-3", ""},
		{"11010519491231002X", "某某", "2025-06-01", "养老护理员", "A-4", ""},
		{who.number, "", "二〇二五", "养老护理员", "A-5", ""},
		{who.number, "", "2030-01-01", "养老护理员", "A-6", ""},
		{who.number, "", "2025-06-01", "厨师", "A-7", ""},
		{"", "", "2025-06-01", "养老护理员", "A-8", ""},
	}))
	var got []string
	for _, r := range m.Refused {
		got = append(got, fmt.Sprintf("%d %s", r.Row, r.Reason))
	}
	want := "3 TWICE,4 SUBJECT_UNKNOWN,5 SUBJECT_UNKNOWN,6 SUBJECT_UNKNOWN,7 DATE,8 TOO_LATE,9 NOT_AN_OPTION,10 SUBJECT"
	if s := strings.Join(got, ","); s != want || m.Entries != 1 || m.RefusedFileID == "" {
		t.Errorf("%d taken, refused %s, want %s", m.Entries, s, want)
	}
	for _, r := range m.Refused {
		if strings.Contains(r.Message.ZH+r.Household, who.number) || r.Message.ZH == "" || r.Message.EN == "" {
			t.Errorf("row %d: %+v", r.Row, r.Message)
		}
	}
	m, err := o.Apply(t.Context(), decider(access.SectionWelfare), o.request(), m.ID, m.Version)
	o.must(err)
	l, err := o.Catalog.Ledger("CERTIFICATE")
	o.must(err)
	r := o.records(l)[0]
	r, err = o.ledger.Save(t.Context(), o.officer, ledger.SaveInput{
		RequestID: o.request(), RecordID: r.ID, Rev: r.Version, Ledger: l.ID, SubjectID: r.SubjectID, On: r.On, Form: r.Form, Reason: "核对证书",
	})
	o.must(err)
	if _, err := o.Undo(t.Context(), o.officer, o.request(), m.ID, m.Version, why); reason(err) != "IMPORT_USED" {
		t.Errorf("undone although %s was corrected: %v", r.ID, err)
	}
}

func book(t *testing.T, header []string, rows [][]string) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range append([][]string{header}, rows...) {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
