package graph

import (
	"encoding/json"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/catalogtest"
	"minzheng/internal/fault"
	"minzheng/internal/ledger"
	"minzheng/internal/testkit"
)

// door is one at which somebody else pays: a ledger that counts against a programme.
type door struct {
	*player
	l       *catalog.Ledger
	officer *access.Actor
	serial  int
}

func (k *door) settle(person string, on calendar.Date, over string) (*ledger.Record, error) {
	k.t.Helper()
	k.serial++
	values := testkit.FillRecord(k.Catalog.FieldOptions, k.l, k.Fixture.Clock.Today(), k.serial)
	for _, key := range k.l.Pays.Covered {
		values[key] = json.RawMessage(`"0.00"`)
	}
	for key, raw := range form(over) {
		values[key] = raw
	}
	return k.Ledger.Save(k.t.Context(), k.officer, ledger.SaveInput{RequestID: k.request(), Ledger: k.l.ID, SubjectID: person, On: on, Form: values})
}

func reasons(err error) string {
	if err == nil {
		return ""
	}
	var out []string
	for _, f := range fault.From(err).Fields {
		out = append(out, f.Path+" "+f.Reason)
	}
	return strings.Join(out, ", ")
}

// TestNobodyPassesALimitThroughTwoDoors: what is settled at the hospital's counter and what is claimed by hand share the
// person's yearly cap and deductible, and an invoice is settled once, whichever way it came.
func TestNobodyPassesALimitThroughTwoDoors(t *testing.T) {
	t.Parallel()
	cat := catalogtest.Embedded(t)
	p, err := cat.Program("MEDICAL_AID")
	if err != nil {
		t.Fatal(err)
	}
	l, err := cat.Ledger("MEDICAL_INSTANT")
	if err != nil {
		t.Fatal(err)
	}
	d := &player{world: emptyWorld(t, cat), p: p, serial: 400}
	k := &door{player: d, l: l, officer: &access.Actor{StaffID: "staff_counter", Name: "窗口", Role: access.CO, Region: testkit.City, Sections: []string{l.Section}}}
	d.story.Form = map[string]any{"group": "OTHER", "inScope": "100000.00"}
	c := d.read(d.open(nil))
	person := c.ApplicantID

	// Half of the deductible of 8800 and 60000 of the cap of 80000 go at the counter.
	first, err := k.settle(person, "2025-03-01", `{"group":"OTHER","invoiceNo":"INV-1","inScope":"200000.00","deductible":"4400.00","aid":"60000.00"}`)
	d.must(err)
	for over, want := range map[string]string{
		`{"group":"OTHER","inScope":"100000.00","aid":"20000.01"}`:                       "/form/aid OVER_CAP",
		`{"group":"OTHER","inScope":"100000.00","deductible":"4400.01"}`:                 "/form/deductible OVER_DEDUCTIBLE",
		`{"group":"OTHER","inScope":"900.00","basicPaid":"300.00","aid":"600.01"}`:       "/form/aid OVER_COSTS",
		`{"group":"OTHER","inScope":"900.00","deductible":"400.00","aid":"500.01"}`:      "/form/aid OVER_COSTS",
		`{"group":"OTHER","inScope":"100000.00","aid":"20000.00","invoiceNo":"inv -1 "}`: "",
		`{"group":"OTHER","invoiceNo":"INV-1"}`:                                          "/form/invoiceNo NUMBER_TAKEN",
	} {
		r, err := k.settle(person, "2025-04-01", over)
		if got := reasons(err); got != want {
			t.Errorf("%s: %q, want %q", over, got, want)
		}
		if err == nil {
			if _, err := k.Ledger.Void(t.Context(), k.officer, k.request(), r.ID, r.Version, "试录"); err != nil {
				t.Fatal(err)
			}
		}
	}
	if _, err := k.settle(person, "2024-12-31", `{"group":"OTHER","inScope":"100000.00","deductible":"8800.00","aid":"80000.00"}`); err != nil {
		t.Errorf("another year has limits of its own: %v %s", err, reasons(err))
	}

	// The same invoice does not come in by hand, not even in another hand's case.
	input := d.filled(c.ID, d.Actor("village_a"), "submit", map[string]any{"invoiceNo": "INV-1"})
	if _, code, message := d.call(d.Actor("village_a"), performDocument, input); code != string(fault.CodeInvalid) || !strings.Contains(message, "2025-03-01") {
		t.Errorf("an invoice of the counter by hand: %s %s", code, message)
	}
	c = d.play(c.ID, way("sign", "post_notice", "confirm_notice", notice, "send_up", "city_review", "confirm"), map[string]map[string]any{"submit": {"invoiceNo": "INV-2"}})
	// (100000 − 4400 left of the deductible) × 50 %, but 20000 left of the cap
	if c.State.Status != casework.Confirmed || c.State.Amount != 2000000 || c.State.Card.Borne != 440000 {
		t.Fatalf("by hand: %s %s, borne %s", c.State.Status, c.State.Amount, c.State.Card.Borne)
	}
	_, err = k.settle(person, "2025-05-01", `{"group":"OTHER","invoiceNo":"INV-2","aid":"0.00"}`)
	if reasons(err) != "/form/invoiceNo NUMBER_TAKEN" || !strings.Contains(fault.From(err).Text.ZH, c.Number) {
		t.Errorf("an invoice of a case at the counter: %v", err)
	}
	if _, err = k.settle(person, "2025-05-01", `{"group":"OTHER","aid":"0.01"}`); reasons(err) != "/form/aid OVER_CAP" {
		t.Errorf("over the cap that a case used up: %v %s", err, reasons(err))
	}
	if _, err = k.settle(person, "2025-05-01", `{"group":"OTHER","aid":"0.00","deductible":"0.01"}`); reasons(err) != "/form/deductible OVER_DEDUCTIBLE" {
		t.Errorf("over the deductible that a case used up: %v %s", err, reasons(err))
	}

	// What is voided or revoked leaves its numbers and its part of the limits to others.
	if _, err := k.Ledger.Void(t.Context(), k.officer, k.request(), first.ID, first.Version, "医院退费"); err != nil {
		t.Fatal(err)
	}
	d.do(c.ID, "end", map[string]any{"lastMonth": string(d.Fixture.Clock.Today().Month().Prev())})
	if _, err := k.settle(person, "2025-05-01", `{"group":"OTHER","invoiceNo":"INV-2","inScope":"200000.00","deductible":"8800.00","aid":"80000.00"}`); err != nil {
		t.Errorf("after all was taken back: %v %s", err, reasons(err))
	}
	d.must(d.Ledger.Check(t.Context(), func(id, what string) { t.Errorf("%s: %s", id, what) }))
	d.sound()
}

// TestTheHomeIsPaidForThoseItTakesIn: an account is of whom the way of support says, at the application and afterwards.
func TestTheHomeIsPaidForThoseItTakesIn(t *testing.T) {
	t.Parallel()
	cat := catalogtest.Embedded(t)
	p, err := cat.Program("TEKUN")
	if err != nil {
		t.Fatal(err)
	}
	d := &player{world: emptyWorld(t, cat), p: p, serial: 600}
	id := d.open(nil)
	c := d.read(id)
	submit := func(holder, mode string) string {
		account := map[string]any{"bank": "示例农商银行", "holder": holder, "kind": "PASSBOOK", "number": "90001234"}
		input := d.filled(id, d.Actor("village_a"), "submit", map[string]any{"labourGround": "AGE", "supportMode": mode, "facility": "柳溪敬老院", "account": account})
		_, _, message := d.call(d.Actor("village_a"), performDocument, input)
		return message
	}
	for _, x := range []struct{ holder, mode, want string }{
		{c.Applicant, "CONCENTRATED", "/form/account/holder: 户名须为“柳溪敬老院”"},
		{"高岭敬老院", "CONCENTRATED", "/form/account/holder: 户名须为“柳溪敬老院”"},
		{"柳溪敬老院", "DISPERSED", "/form/account/holder: 户名须为申请人或其家庭成员"},
		{"柳溪敬老院", "CONCENTRATED", ""},
	} {
		if got := submit(x.holder, x.mode); (got == "") != (x.want == "") || !strings.Contains(got, x.want) {
			t.Errorf("%s, %s: %q, want %q", x.holder, x.mode, got, x.want)
		}
	}
	if c = d.read(id); c.State.Account == nil || c.State.Account.Holder != "柳溪敬老院" {
		t.Errorf("the account of the home: %+v", c.State.Account)
	}
}

// TestAHospitalIsOneOfTheRegister: once the register of hospitals is kept, a settlement names one that stood on its day.
func TestAHospitalIsOneOfTheRegister(t *testing.T) {
	t.Parallel()
	cat := catalogtest.Embedded(t)
	l, err := cat.Ledger("MEDICAL_INSTANT")
	if err != nil {
		t.Fatal(err)
	}
	d := &player{world: emptyWorld(t, cat), serial: 500}
	k := &door{player: d, l: l, officer: &access.Actor{StaffID: "staff_counter", Name: "窗口", Role: access.CO, Region: testkit.City, Sections: []string{l.Section}}}
	person := d.applicant(nil).HeadID
	if _, err := k.settle(person, "2025-03-01", `{"group":"OTHER","hospital":"示例人民医院"}`); err != nil {
		t.Fatalf("no hospital is registered yet: %v %s", err, reasons(err))
	}
	hospital, err := cat.Kind("DESIGNATED_HOSPITAL")
	d.must(err)
	e := d.enterAll(hospital, 7) // since 2020-07-01
	name := `{"hospital":"` + e.State.Name + `"}`
	for _, x := range []struct {
		on         calendar.Date
		over, want string
	}{
		{"2025-03-02", name, ""},
		{"2020-06-30", name, "/form/hospital NO_ENTRY"},
		{"2025-03-02", `{"hospital":"别处医院"}`, "/form/hospital NO_ENTRY"},
	} {
		if _, err := k.settle(person, x.on, x.over); reasons(err) != x.want {
			t.Errorf("%s on %s: %q, want %q", x.over, x.on, reasons(err), x.want)
		}
	}
}
