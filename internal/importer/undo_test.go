package importer_test

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"minzheng/internal/casework"
	"minzheng/internal/importer"
)

const why = "导错了月份"

// sheet makes a workbook of one sheet.
func sheet(t *testing.T, rows ...[]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	for i, r := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", at, &r); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

var header = []any{"序号", "村（社区）", "户主姓名", "家庭成员\n姓名", "与户主关系", "身份证号码", "城乡类别", "保障类别", "致困原因", "家庭月收入", "月保障金额（元）", "开户行", "银行账号", "批准时间"}

// small is a roster of two households.
func small(t *testing.T) []byte {
	return sheet(t,
		[]any{"大桥镇2025年5月低保花名册"}, header,
		[]any{1, "大桥村", "任英涛", "任英涛", "户主", "33998119670208937X", "农村", "B", "年老", 59, 268, "示范农村商业银行", "6228488722665216504", "2025年5月"},
		[]any{2, "塘边村", "潘兰才", "潘兰才", "户主", "339981194004092249", "农村", "A", "因病、因残", 144, "1,268.50元", "示范农村商业银行", "801000123456", 45000},
		[]any{"", "", "", "胡超", "配偶", "339981197204130688"},
		[]any{"合计", "", "", "", "", "", "", "", "", "", 1536.5})
}

func TestUndoLeavesNothing(t *testing.T) {
	t.Parallel()
	o := open(t)
	file, _ := sample(t)
	before := o.docs()
	m := o.apply(o.check(file))
	id := o.request()
	gone, err := o.Undo(t.Context(), o.officer, id, m.ID, m.Version, why)
	o.must(err)
	again, err := o.Undo(t.Context(), o.officer, id, m.ID, m.Version, why)
	o.must(err)
	if gone.State != importer.Undone || again.Version != gone.Version {
		t.Fatalf("%s, %d then %d", gone.State, gone.Version, again.Version)
	}
	if d := cmp.Diff(before, o.docs()); d != "" {
		t.Fatal(d)
	}
	if back := o.apply(o.check(file)); back.Households != 216 {
		t.Fatalf("taken again: %d", back.Households)
	}
	o.sound()
}

func TestUndoIsRefusedOnceTheImportIsUsed(t *testing.T) {
	t.Parallel()
	var cases []*casework.Case
	used := map[string]func(o *office){
		"paid": func(o *office) { o.paid[cases[0].ID] = true },
		"acted on": func(o *office) {
			c := *cases[0]
			c.Actions = append(c.Actions, c.Actions[0])
			o.must(o.cases.Collection().Replace(o.t.Context(), &c))
		},
	}
	for name, use := range used {
		o := open(t)
		m := o.apply(o.check(small(t)))
		cases = nil
		o.must(o.cases.OfImport(t.Context(), m.ID, func(c *casework.Case) error { cases = append(cases, c); return nil }))
		use(o)
		before := o.docs()
		_, err := o.Undo(t.Context(), o.officer, o.request(), m.ID, m.Version, why)
		if reason(err) != "IMPORT_USED" || !bytes.Contains([]byte(err.Error()), []byte(cases[0].Number)) {
			t.Errorf("%s: %v", name, err)
		}
		if d := cmp.Diff(before, o.docs()); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
}

func TestUndoAsksForStateRevisionAndReason(t *testing.T) {
	t.Parallel()
	o := open(t)
	m := o.check(small(t))
	undo := func(rev int64, because string) string {
		_, err := o.Undo(t.Context(), o.officer, o.request(), m.ID, rev, because)
		return reason(err)
	}
	if got := undo(m.Version, why); got != "IMPORT_STATE" {
		t.Error(got)
	}
	done := o.apply(m)
	if got := undo(m.Version, why); got != "STALE_REV" {
		t.Error(got)
	}
	if got := undo(done.Version, "错"); got != "REASON" {
		t.Error(got)
	}
	if _, err := o.Undo(t.Context(), o.Actor("township_1"), o.request(), m.ID, done.Version, why); reason(err) != "NOT_FOUND" {
		t.Error(err)
	}
}

func TestRefusedRowsComeBackAndCanBeTakenOnceCorrected(t *testing.T) {
	t.Parallel()
	o := open(t)
	file, want := sample(t)
	m := o.apply(o.check(file))
	_, back, err := o.blobs.Read(t.Context(), o.officer, m.RefusedFileID)
	o.must(err)
	f, err := excelize.OpenReader(bytes.NewReader(back))
	o.must(err)
	name := want.Rejected[0].Sheet
	rows, err := f.GetRows(name)
	o.must(err)
	if got := rows[2][len(rows[2])-1]; got != "退回原因" {
		t.Fatalf("the last column is %q", got)
	}
	given := 0
	for _, r := range rows[3:] {
		if len(r) == 15 && r[14] != "" {
			given++
		}
	}
	if given != len(want.Rejected) {
		t.Errorf("%d reasons for %d refusals", given, len(want.Rejected))
	}
	again := o.check(back)
	if again.Households != 0 || len(again.Refused) != len(want.Rejected) {
		t.Fatalf("as it is: %d taken, %d refused", again.Households, len(again.Refused))
	}
	for i, r := range again.Refused {
		if r.Reason != m.Refused[i].Reason {
			t.Errorf("row %d: %s, was %s", r.Row, r.Reason, m.Refused[i].Reason)
		}
	}
	o.must(f.SetCellStr(name, "K4", "300"))
	var fixed bytes.Buffer
	o.must(f.Write(&fixed))
	if done := o.apply(o.check(fixed.Bytes())); done.Households != 1 || done.Monthly != 30000 {
		t.Fatalf("corrected: %d households, %s", done.Households, done.Monthly)
	}
	o.sound()
}

func TestWhoIsInBenefitIsNotTakenTwice(t *testing.T) {
	t.Parallel()
	o := open(t)
	o.apply(o.check(small(t)))
	late := o.check(small(t))
	if late.Households != 0 || len(late.Refused) != 2 || late.Refused[0].Reason != "PERSON_ALREADY_COUNTED" {
		t.Fatalf("%+v", late)
	}
}

// Two checks of one file: what the first took, the second refuses when it comes to it, and says so.
func TestApplyLooksAtTheRegisterAgain(t *testing.T) {
	t.Parallel()
	o := open(t)
	one, two := o.check(small(t)), o.check(small(t))
	o.apply(one)
	done := o.apply(two)
	if done.Households != 0 || done.Persons != 0 || done.Monthly != 0 || len(done.Refused) != 2 {
		t.Fatalf("%+v", done)
	}
	if n := o.docs()["cases"]; n != 2 {
		t.Fatalf("%d cases", n)
	}
	o.sound()
}
