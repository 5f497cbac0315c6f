package importer_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/docstore"
	"minzheng/internal/importer"
)

func (o *office) try(b []byte) string {
	o.t.Helper()
	_, err := o.Check(o.t.Context(), o.officer, o.request(), importer.KindDibaoRoster, o.upload("x.xlsx", b))
	return reason(err)
}

func TestWhatARosterTellsIsInTheCase(t *testing.T) {
	t.Parallel()
	o := open(t)
	m := o.apply(o.check(small(t)))
	cases := map[string]*casework.Case{}
	o.must(o.cases.OfImport(t.Context(), m.ID, func(c *casework.Case) error { cases[c.Applicant] = c; return nil }))
	c := cases["潘兰才"]
	s := &c.State
	type facts struct {
		Status                        casework.Status
		Area, Category, From          string
		Causes                        []string
		Amount                        int64
		Members                       int
		Kind, Last4, Holder, Township string
		Income                        string
	}
	got := facts{s.Status, s.AreaClass, s.Category, string(s.EffectiveFrom), s.Causes, int64(s.Amount), s.MemberCount, s.Account.Kind, s.Account.Last4, s.Account.Holder, string(c.Township), string(s.Form["income_items"])}
	want := facts{casework.InBenefit, "RURAL", "A", "2023-04", []string{"ILLNESS", "DISABILITY"}, 126850, 2, "PASSBOOK", "3456", "潘兰才", string(bridge), `[{"source":"花名册家庭月收入","yearlyAmount":"1728.00"}]`}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if s.NextReview != "2026-06-16" || !s.HasFlag(casework.FlagImported) {
		t.Errorf("review %s, flags %v", s.NextReview, s.Flags)
	}
	number, err := o.people.OpenAccount(casework.AccountPlace(c.ID), s.Account.Sealed)
	if err != nil || number != "801000123456" {
		t.Error(number, err)
	}
	if from := cases["任英涛"].State.EffectiveFrom; from != "2025-05" {
		t.Errorf("approved in the roster's month: in force from %s", from)
	}
}

// Rosters without merged cells repeat the household on every line; columns come in any order, headers on every page.
func TestUntidyLayouts(t *testing.T) {
	t.Parallel()
	o := open(t)
	head := []any{"身份证号", "姓名", "关系", "户主", "村", "城乡", "月低保金"}
	m := o.check(sheet(t,
		[]any{"填报单位：大桥镇"}, []any{"2025年4月"}, []any{}, head,
		[]any{"33998119670208937x", "任英涛", "本人", "任英涛", "大桥", "农村", "２６８"},
		[]any{}, []any{"小计", "", "", "", "", "", 268}, head,
		[]any{"339981194004092249", "潘兰才", "户主", "潘兰才", "大桥镇塘边村", "农村", 267.99999999999994},
		[]any{"339981197204130688", "胡超", "妻子", "潘兰才", "大桥镇塘边村", "农村", ""},
		[]any{"", "制表人：某某", "", "", "", "", ""},
		[]any{"总计（元）", "", "", "", "", "", 536}))
	want := expected{
		Households: 2, Persons: 3, Monthly: 53600, ByVillage: map[string]int{"339981100201": 1, "339981100205": 1},
		Repaired: map[string]int{"lower_case_x": 1, "amount_full_width": 1, "village_without_suffix": 1},
	}
	got := reported(m)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestOneReasonAtTheRowAtFault(t *testing.T) {
	t.Parallel()
	o := open(t)
	good := []any{1, "大桥村", "任英涛", "任英涛", "户主", "33998119670208937X", "农村", "B", "年老", 59, 268, "示范农村商业银行", "6228488722665216504", "2025-05-01"}
	for want, change := range map[string]struct {
		col   int
		value any
	}{
		"VILLAGE_MISSING": {1, ""}, "VILLAGE_UNKNOWN": {1, "上柳村"}, "HEAD": {4, "配偶"},
		"ID_MISSING": {5, ""}, "ID_LENGTH": {5, "3399811967"}, "ID_CHECK_DIGIT": {5, "339981196702089371"}, "ID_BIRTH_DATE": {5, "339981196713089379"},
		"AREA_CLASS": {6, "郊区"}, "CATEGORY": {7, "D"}, "INCOME_NOT_A_NUMBER": {9, "不详"},
		"AMOUNT_MISSING": {10, ""}, "AMOUNT_NOT_A_NUMBER": {10, "1,2元"}, "AMOUNT_NEGATIVE": {10, "－5"}, "AMOUNT_ZERO": {10, 0}, "AMOUNT_DECIMALS": {10, "1.234"},
		"ACCOUNT_CHECK_DIGIT": {12, "6228488722665216505"}, "ACCOUNT_CHARACTERS": {12, "6.2284887226652E+18"},
		"DATE": {13, "去年"}, "DATE_LATER": {13, "2025-06-01"},
	} {
		line := append([]any{}, good...)
		line[change.col] = change.value
		m := o.check(sheet(t, []any{"大桥镇2025年5月"}, header, line))
		if len(m.Refused) != 1 || m.Refused[0].Reason != want || m.Refused[0].Row != 3 || m.Households != 0 || m.Refused[0].Message.IsZero() {
			t.Errorf("%s: %+v", want, m.Refused)
		}
	}
}

func TestFilesThatAreNoRoster(t *testing.T) {
	t.Parallel()
	o := open(t)
	line := []any{1, "大桥村", "任英涛", "任英涛", "户主", "33998119670208937X", "农村", "B", "年老", 59, 268}
	for want, b := range map[string][]byte{
		"NO_HEADER":    sheet(t, []any{"大桥镇"}, []any{"序号", "姓名", "身份证号码"}, line),
		"NO_ROWS":      sheet(t, []any{"大桥镇"}, header, []any{"合计"}),
		"ROSTER_MONTH": sheet(t, []any{"大桥镇2025年7月"}, header, line),
		"NOT_FOUND":    sheet(t, []any{"柳溪镇2025年5月"}, header, line), // another's township
		"NOT_XLSX":     []byte("序号,村\r\n1,2\r\n"),
	} {
		if got := o.try(b); got != want {
			t.Errorf("%s: %s", want, got)
		}
	}
	_, err := o.Check(t.Context(), o.officer, o.request(), "payslips", "file_1")
	if reason(err) != "KIND" {
		t.Error(err)
	}
	broken := sheet(t, header)
	copy(broken[len(broken)/2:], strings.Repeat("x", 64))
	if got := o.try(broken); got != "NOT_XLSX" && got != "NO_ROWS" && got != "NO_HEADER" {
		t.Error(got)
	}
}

// A file that unpacks to more than any roster is not unpacked; rows that are formatted but empty do not count.
func TestFilesThatAreTooLarge(t *testing.T) {
	t.Parallel()
	o := open(t)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range []string{"[Content_Types].xml", "xl/workbook.xml", "xl/worksheets/sheet1.xml"} {
		w, err := z.Create(name)
		o.must(err)
		if strings.HasSuffix(name, "sheet1.xml") {
			for range 101 {
				_, err := w.Write(make([]byte, 1<<20))
				o.must(err)
			}
		}
	}
	o.must(z.Close())
	if got := o.try(b.Bytes()); got != "NOT_XLSX" {
		t.Error(got)
	}
	f, err := excelize.OpenReader(bytes.NewReader(small(t)))
	o.must(err)
	style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	o.must(err)
	o.must(f.SetCellStyle("Sheet1", "A8", "A20100", style))
	b.Reset()
	o.must(f.Write(&b))
	if m := o.check(b.Bytes()); m.Households != 2 {
		t.Error(m.Households)
	}
}

func TestTheTownshipIsAskedForWhenItIsNotClear(t *testing.T) {
	t.Parallel()
	o := open(t)
	city := *o.Actor("city_officer")
	for title, want := range map[string]string{"低保花名册": "TOWNSHIP", "大桥镇、柳溪镇低保花名册": "TOWNSHIP", "大桥镇低保花名册": "<nil>"} {
		o.officer = &city
		if got := o.try(sheet(t, []any{title}, header, []any{1, "大桥村", "任英涛", "任英涛", "户主", "33998119670208937X", "农村", "B", "", "", 268})); got != want {
			t.Errorf("%s: %s", title, got)
		}
	}
}

func TestAnotherPersonApplies(t *testing.T) {
	t.Parallel()
	o := open(t)
	m := o.check(small(t))
	confirmer := *o.Actor("city_confirmer")
	for who, x := range map[*access.Actor]string{o.officer: "CONFIRMER", o.Actor("city_officer"): "CONFIRMER", o.Actor("city_vet"): "CONFIRMER"} {
		if _, err := o.Apply(t.Context(), who, o.request(), m.ID, m.Version); reason(err) != x {
			t.Errorf("%s applies: %v", who.Name, err)
		}
		if ok, why := o.MayApply(who, m); ok || why.ZH == "" || why.EN == "" {
			t.Errorf("%s may apply: %t, %v", who.Name, ok, why)
		}
	}
	own := *m
	own.ByID = confirmer.StaffID
	if ok, _ := o.MayApply(&confirmer, &own); ok {
		t.Error("an upload of one's own may be applied")
	}
	if ok, why := o.MayApply(&confirmer, m); !ok {
		t.Error(why)
	}
	if _, _, err := o.blobs.Read(t.Context(), &confirmer, m.FileID); err != nil {
		t.Errorf("who is to take the file in cannot look at it: %v", err)
	}
	if _, err := o.Apply(t.Context(), o.Actor("city_confirmer"), o.request(), m.ID, m.Version+1); reason(err) != "STALE_REV" {
		t.Error(err)
	}
	if _, err := o.Get(t.Context(), o.Actor("township_1"), m.ID); reason(err) != "NOT_FOUND" {
		t.Error(err)
	}
	if _, err := o.Get(t.Context(), o.Actor("village_a"), m.ID); reason(err) != "FORBIDDEN" {
		t.Error(err)
	}
	page, err := o.List(t.Context(), o.officer, 10, "")
	o.must(err)
	n, err := o.Count(t.Context(), o.officer)
	o.must(err)
	if len(page.Imports) != 1 || page.Imports[0].ID != m.ID || n != 1 {
		t.Errorf("%d imports, counted %d", len(page.Imports), n)
	}
	if page, err = o.List(t.Context(), o.Actor("township_1"), 10, ""); err != nil || len(page.Imports) != 0 {
		t.Error(page, err)
	}
}

// stopping is a store whose transactions fail after a number of commits, as if the process had stopped there.
type stopping struct {
	docstore.Store
	left int
}

var errStopped = errors.New("the process stopped")

func (s *stopping) Tx(ctx context.Context, fn func(context.Context) error) error {
	if s.left == 0 {
		return errStopped
	}
	s.left--
	return s.Store.Tx(ctx, fn)
}

func TestApplyGoesOnWhereItStopped(t *testing.T) {
	t.Parallel()
	o := open(t)
	file, want := sample(t)
	m := o.check(file)
	whole := o.Deps.Store
	o.Deps.Store = &stopping{whole, 2}
	id := o.request()
	if _, err := o.Apply(t.Context(), o.Actor("city_confirmer"), id, m.ID, m.Version); !errors.Is(err, errStopped) {
		t.Fatal(err)
	}
	half, err := o.Get(t.Context(), o.officer, m.ID)
	o.must(err)
	if p := half.Progress(); half.State != importer.Checked || p <= 0 || p >= 100 || o.docs()["cases"] == 0 {
		t.Fatalf("%s at %d%%", half.State, p)
	}
	o.Deps.Store = whole
	done, err := o.Apply(t.Context(), o.Actor("city_confirmer"), id, m.ID, m.Version)
	o.must(err)
	stock := o.stock("2020-12")
	if done.State != importer.Applied || stock.Households != want.Households || stock.Monthly != want.Monthly || o.docs()["people"] != int64(want.Persons) {
		t.Fatalf("%s: %+v", done.State, stock)
	}
	o.sound()
}

func TestAHalfAppliedImportCanBeUndone(t *testing.T) {
	t.Parallel()
	o := open(t)
	file, _ := sample(t)
	before := o.docs()
	m := o.check(file)
	whole := o.Deps.Store
	o.Deps.Store = &stopping{whole, 1}
	if _, err := o.Apply(t.Context(), o.Actor("city_confirmer"), o.request(), m.ID, m.Version); !errors.Is(err, errStopped) {
		t.Fatal(err)
	}
	o.Deps.Store = whole
	half, err := o.Get(t.Context(), o.officer, m.ID)
	o.must(err)
	_, err = o.Undo(t.Context(), o.officer, o.request(), m.ID, half.Version, why)
	o.must(err)
	if d := cmp.Diff(before, o.docs()); d != "" {
		t.Fatal(d)
	}
}

// No identity number and no account stands in plain text in what an import leaves behind, beside the file itself.
func TestReportsHoldNoNumbers(t *testing.T) {
	t.Parallel()
	o := open(t)
	file, _ := sample(t)
	o.apply(o.check(file))
	for _, collection := range []string{"imports", "people", "households", "cases", "entitlements", "audit"} {
		o.must(o.Fixture.Store.ScanRaw(t.Context(), collection, "", func(r docstore.Raw) error {
			for _, secret := range []string{"339981194004092249", "33998119670208937", "6228488172517452966"} {
				if bytes.Contains(r.Body, []byte(secret)) {
					t.Errorf("%s %s holds a number in plain text", collection, r.ID)
				}
			}
			return nil
		}))
	}
}
