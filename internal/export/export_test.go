package export_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/benefit"
	"minzheng/internal/blob"
	"minzheng/internal/casework"
	"minzheng/internal/catalogtest"
	"minzheng/internal/export"
	"minzheng/internal/fault"
	"minzheng/internal/figures"
	"minzheng/internal/identity"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

type office struct {
	*testkit.Fixture
	*export.Service
	people *people.Registry
	n      int
}

func open(t testing.TB) *office {
	t.Helper()
	town := testkit.Town(t, testkit.Store(t))
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	ctx := t.Context()
	cat := catalogtest.Embedded(t)
	var err error
	o := &office{Fixture: town}
	o.people, err = people.Open(ctx, people.Deps{Store: town.Store, Regions: town.Regions, Audit: town.Audit, Once: town.Once, Keys: town.Keys, Clock: town.Clock.Now, IDs: town.IDs})
	must(err)
	ben, err := benefit.Open(ctx, benefit.Deps{Store: town.Store, Regions: town.Regions, Catalog: cat, Audit: town.Audit, Once: town.Once, Clock: town.Clock.Now, IDs: town.IDs})
	must(err)
	blobs, err := blob.Open(ctx, blob.Deps{Store: town.Store, Audit: town.Audit, IDs: town.IDs})
	must(err)
	cases, err := casework.Open(ctx, casework.Deps{Store: town.Store, Catalog: cat, Regions: town.Regions, People: o.people, Audit: town.Audit, Once: town.Once, Effects: ben, Clock: town.Clock.Now, IDs: town.IDs})
	must(err)
	pay, err := payroll.Open(ctx, payroll.Deps{Store: town.Store, Regions: town.Regions, Catalog: cat, People: o.people, Cases: cases, Benefit: ben, Blobs: blobs, Audit: town.Audit, Once: town.Once, Clock: town.Clock.Now, IDs: town.IDs})
	must(err)
	fig, err := figures.Open(figures.Deps{Regions: town.Regions, Catalog: cat, People: o.people, Cases: cases, Benefit: ben, Payroll: pay, Clock: town.Clock.Now})
	must(err)
	o.Service, err = export.Open(export.Deps{Figures: fig, People: o.people, Audit: town.Audit, Clock: town.Clock.Now})
	must(err)
	return o
}

func (o *office) person(t *testing.T, name, address string, village region.Code) string {
	t.Helper()
	o.n++
	body := fmt.Sprintf("33998119700101%03d", o.n)
	number := body + identity.ResidentCheck(body)
	_, err := o.people.SavePerson(t.Context(), o.System(), people.SavePersonInput{
		RequestID: fmt.Sprintf("request-%04d", o.n), DuplicateChecked: true,
		PersonInput: people.PersonInput{Name: name, IDNumber: &number, Address: &address, VillageCode: village, Health: people.Healthy, Labour: people.FullLabour},
	})
	if err != nil {
		t.Fatal(err)
	}
	return number
}

func (o *office) write(t *testing.T, actor *access.Actor, r export.Request) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := o.Write(t.Context(), actor, &b, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func table(t *testing.T, b []byte) [][]string {
	t.Helper()
	text, ok := strings.CutPrefix(string(b), "\ufeff")
	if !ok {
		t.Fatal("no byte order mark")
	}
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func people3(lang string) export.Request {
	return export.Request{Query: figures.Query{Dataset: "people", Columns: []string{"name", "sex", "idNumber"}}, Format: export.CSV, Lang: lang}
}

func reason(err error) string {
	if e, ok := errors.AsType[*fault.Error](err); ok {
		return e.Reason
	}
	return fmt.Sprint(err)
}

func TestExportKeepsToTheReach(t *testing.T) {
	t.Parallel()
	o := open(t)
	mine := o.person(t, "柳一", "上柳村1号", testkit.VillageA)
	o.person(t, "石二", "石岭村2号", testkit.VillageC)
	officer := o.Actor("township_1")
	want := [][]string{{"姓名", "性别", "身份证号"}, {"柳一", "男", identity.MaskID(mine)}}
	if d := cmp.Diff(want, table(t, o.write(t, officer, people3("zh-CN")))); d != "" {
		t.Fatal(d)
	}
	want[0], want[1][1] = []string{"Name", "Sex", "ID number"}, "Male"
	r := people3("en")
	r.Format = export.XLSX
	book, err := excelize.OpenReader(bytes.NewReader(o.write(t, officer, r)))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := book.GetRows(book.GetSheetName(0))
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, rows); d != "" {
		t.Fatal(d)
	}
	if name := o.FileName(officer, r); name != "People-2025-06-16.xlsx" {
		t.Error(name)
	}
}

// TestGB18030 writes names that GBK has no code for (㐂, 𠮷) so that they read back as they are.
func TestGB18030(t *testing.T) {
	t.Parallel()
	o := open(t)
	for _, name := range []string{"柳一", "柳㐂", "柳𠮷"} {
		o.person(t, name, "", testkit.VillageA)
	}
	r := people3("zh")
	r.Query.Columns = []string{"name"}
	want := table(t, o.write(t, o.Actor("township_1"), r))
	r.Encoding = export.GB18030
	raw := o.write(t, o.Actor("township_1"), r)
	if bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")) || !bytes.HasPrefix(raw, []byte{0xD0, 0xD5, 0xC3, 0xFB}) { // 姓名
		t.Errorf("begins with % x", raw[:4])
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, table(t, append([]byte("\ufeff"), text...))); d != "" {
		t.Error(d)
	}
	if ct := r.ContentType(); ct != "text/csv; charset=gb18030" {
		t.Error(ct)
	}
}

func TestIdentityNumbersNeedAReasonAndAreAudited(t *testing.T) {
	t.Parallel()
	o := open(t)
	number := o.person(t, "柳一", "", testkit.VillageA)
	r := people3("zh")
	r.WithIDs = true
	for name, want := range map[string]string{"township_1": "REASON", "village_a": "FORBIDDEN", "township_head_1": "FORBIDDEN"} {
		var b bytes.Buffer
		if got := reason(o.Write(t.Context(), o.Actor(name), &b, r)); got != want || b.Len() > 0 {
			t.Errorf("%s: %s, %d bytes", name, got, b.Len())
		}
	}
	households := r
	households.Query = figures.Query{Dataset: "households"}
	if got := reason(o.Write(t.Context(), o.Actor("township_1"), &bytes.Buffer{}, households)); got != "NO_IDS" {
		t.Error(got)
	}
	r.Reason = "公安比对需要"
	rows := table(t, o.write(t, o.Actor("township_1"), r))
	if len(rows) != 2 || rows[1][2] != number {
		t.Fatal(rows)
	}
	page, err := o.Audit.Find(t.Context(), o.Actor("auditor"), audit.Query{Kind: "export", First: 10})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Events) != 1 || page.Events[0].Reason != r.Reason || strings.Contains(page.Events[0].Summary.ZH, number) {
		t.Fatalf("%+v", page.Events)
	}
}

func TestTextIsNeverAFormula(t *testing.T) {
	t.Parallel()
	o := open(t)
	head := o.person(t, "柳一", "", testkit.VillageA)
	found, err := o.people.CheckIDNumber(t.Context(), o.System(), head)
	if err != nil {
		t.Fatal(err)
	}
	evil := `=HYPERLINK("http://127.0.0.1","x")`
	_, err = o.people.CreateHousehold(t.Context(), o.System(), people.CreateHouseholdInput{RequestID: "request-9999", HeadPersonID: found.Person.ID, VillageCode: testkit.VillageA, Address: evil, From: "2025-06-01"})
	if err != nil {
		t.Fatal(err)
	}
	r := export.Request{Query: figures.Query{Dataset: "households", Columns: []string{"address", "memberCount"}}, Format: export.CSV, Lang: "zh"}
	rows := table(t, o.write(t, o.Actor("township_1"), r))
	if rows[1][0] != "'"+evil || rows[1][1] != "1" {
		t.Error(rows)
	}
	r.Format = export.XLSX
	book, err := excelize.OpenReader(bytes.NewReader(o.write(t, o.Actor("township_1"), r)))
	if err != nil {
		t.Fatal(err)
	}
	sheet := book.GetSheetName(0)
	if formula, err := book.GetCellFormula(sheet, "A2"); err != nil || formula != "" {
		t.Error(formula, err)
	}
	if text, err := book.GetCellValue(sheet, "A2"); err != nil || text != evil {
		t.Error(text, err)
	}
	if kind, err := book.GetCellType(sheet, "B2"); err != nil || kind == excelize.CellTypeInlineString || kind == excelize.CellTypeSharedString {
		t.Error("a number is written as text", kind, err)
	}
}

func TestRequestsAreRefusedBeforeTheFirstByte(t *testing.T) {
	t.Parallel()
	o := open(t)
	for want, change := range map[string]func(*export.Request){
		"FORMAT":        func(r *export.Request) { r.Format = "ods" },
		"ENCODING":      func(r *export.Request) { r.Encoding = "big5" },
		"UNKNOWN_FIELD": func(r *export.Request) { r.Query.Columns = []string{"password"} },
	} {
		r := people3("zh")
		change(&r)
		var b bytes.Buffer
		if got := reason(o.Write(t.Context(), o.Actor("township_1"), &b, r)); got != want || b.Len() > 0 {
			t.Errorf("%s: %s, %d bytes", want, got, b.Len())
		}
	}
	if got := reason(o.Write(t.Context(), nil, &bytes.Buffer{}, people3("zh"))); got != "UNAUTHENTICATED" {
		t.Error(got)
	}
}
