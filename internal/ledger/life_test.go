package ledger_test

import (
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/catalogtest"
	"minzheng/internal/fault"
	"minzheng/internal/ledger"
	"minzheng/internal/region"
)

// TestEveryLedgerIsKept enters, corrects and voids a record of every ledger of the catalogue, by the tiers that enter it
// and refused to all others.
func TestEveryLedgerIsKept(t *testing.T) {
	t.Parallel()
	cat := catalogtest.Embedded(t)
	if n := len(cat.Ledgers()); n < 38 {
		t.Fatalf("only %d ledgers", n)
	}
	for _, l := range cat.Ledgers() {
		t.Run(l.ID, func(t *testing.T) {
			t.Parallel()
			o := open(t, cat)
			id, code := o.subject(l)
			by := o.entered(l, id, code)
			o.corrected(l, by)
			o.must(o.Check(t.Context(), func(id, what string) { t.Errorf("%s: %s", id, what) }))
			if _, err := o.Alarms(t.Context(), by.actor, ""); err != nil {
				t.Error(err)
			}
		})
	}
}

type entered struct {
	actor  *access.Actor
	record *ledger.Record
	in     ledger.SaveInput
}

// entered lets everybody try, each on a day of their own, and returns the first record that was taken.
func (o *office) entered(l *catalog.Ledger, id string, code region.Code) entered {
	o.t.Helper()
	ctx := o.t.Context()
	var first entered
	for i, a := range staff(l.Section) {
		in := ledger.SaveInput{RequestID: o.request(), Ledger: l.ID, SubjectID: id, Region: code, On: o.Clock.Today().AddMonths(-12 * i), Form: o.fill(l, i)}
		if first.record != nil { // one record of a subject is enough where it is the only key
			in.RequestID = o.request()
		}
		r, err := o.Save(ctx, a, in)
		if !l.EnteredAt(string(a.Role.Tier())) && err == nil {
			o.t.Errorf("%s: a %s entered a record", l.ID, a.Role)
		}
		if f := fault.From(err); err != nil && f.Code != fault.CodeForbidden && f.Code != fault.CodeNotFound && f.Reason != "RECORD_TAKEN" {
			o.t.Errorf("%s: %s: %v %+v", l.ID, a.StaffID, err, f.Fields)
		}
		if a.StaffID == "staff_stranger" && l.Section != "FIN" && err == nil {
			o.t.Errorf("%s: another section entered a record", l.ID)
		}
		if err != nil || first.record != nil {
			continue
		}
		first = entered{a, r, in}
		again, err := o.Save(ctx, a, in)
		o.must(err)
		if again.ID != r.ID {
			o.t.Errorf("%s: entered twice", l.ID)
		}
		if len(l.Key) > 0 {
			in.RequestID = o.request()
			if _, err := o.Save(ctx, a, in); fault.From(err).Reason != "RECORD_TAKEN" {
				o.t.Errorf("%s: the same record a second time: %v", l.ID, err)
			}
		}
	}
	if first.record == nil {
		o.t.Fatalf("%s: nobody could enter a record", l.ID)
	}
	return first
}

func (o *office) corrected(l *catalog.Ledger, e entered) {
	o.t.Helper()
	ctx, r := o.t.Context(), e.record
	if _, files := o.Values(l, r.Form, nil, nil); len(files) > 0 || r.Typed+r.Prefilled == 0 || r.Edition != l.Edition {
		o.t.Errorf("%s: %+v", l.ID, r)
	}
	d, err := o.Draft(ctx, e.actor, l.ID, e.in.SubjectID, e.in.Region, nil)
	o.must(err)
	if len(d.Fields) != len(l.Fields) {
		o.t.Errorf("%s: the draft has %d fields", l.ID, len(d.Fields))
	}
	in := e.in
	in.RequestID, in.RecordID, in.Rev, in.Form = o.request(), r.ID, r.Version, o.fill(l, 77)
	if _, err := o.Save(ctx, e.actor, in); fault.From(err).Reason != "REASON" {
		o.t.Errorf("%s: corrected without a reason: %v", l.ID, err)
	}
	in.RequestID, in.Reason = o.request(), "录入错误"
	next, err := o.Save(ctx, e.actor, in)
	o.must(err)
	if len(next.Log) != 2 || next.Log[0].Form == nil || next.Log[1].Reason != in.Reason {
		o.t.Errorf("%s: the log of a correction: %+v", l.ID, next.Log)
	}
	in.RequestID = o.request()
	if _, err := o.Save(ctx, e.actor, in); fault.From(err).Reason != "STALE_REV" {
		o.t.Errorf("%s: an old revision: %v", l.ID, err)
	}
	void, err := o.Void(ctx, e.actor, o.request(), next.ID, next.Version, "重复登记")
	o.must(err)
	if void.State != ledger.Void || void.AlarmOn != "" {
		o.t.Errorf("%s: %s, alarm %s", l.ID, void.State, void.AlarmOn)
	}
	in.RequestID, in.Rev = o.request(), void.Version
	if _, err := o.Save(ctx, e.actor, in); fault.From(err).Reason != "RECORD_STATE" {
		o.t.Errorf("%s: a voided record was corrected: %v", l.ID, err)
	}
}
