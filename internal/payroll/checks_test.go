package payroll_test

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"
	"testing"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/testkit"
)

func (w *bureau) dies(id string, on calendar.Date) {
	w.t.Helper()
	p, err := w.people.GetPerson(w.t.Context(), w.System(), id)
	w.must(err)
	_, err = w.people.SavePerson(w.t.Context(), w.System(), people.SavePersonInput{
		RequestID: w.request(), PersonID: id, Rev: p.Version, DuplicateChecked: true,
		PersonInput: people.PersonInput{Name: p.Name, VillageCode: p.Village, Health: p.Health, Labour: p.Labour, DeathDate: &on},
	})
	w.must(err)
}

// inHome makes the case one of a person whom a home takes in.
func (w *bureau) inHome(c *casework.Case, home string) {
	c.Program, c.State.Form = "TEKUN", map[string]json.RawMessage{"supportMode": json.RawMessage(`"CONCENTRATED"`), "facility": json.RawMessage(strconv.Quote(home))}
}

// found is the checks of a run as "KEY n" with an asterisk for blocking ones.
func found(b *payroll.Batch) string {
	var out []string
	for _, c := range b.Checks {
		s := c.Key
		if c.Blocking {
			s += "*"
		}
		for range c.PaymentIDs {
			s += "."
		}
		if len(c.PaymentIDs) != c.Count || payroll.CheckLabel(c.Key).EN == c.Key {
			s += "!"
		}
		out = append(out, s)
	}
	return strings.Join(out, " ")
}

func TestChecks(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		before func(w *bureau, c *casework.Case) // the roster is frozen
		after  func(w *bureau, c *casework.Case) // and before it is calculated
		want   string
	}{
		"nothing":                     {nil, nil, ""},
		"payee dead":                  {func(w *bureau, c *casework.Case) { w.dies(c.ApplicantID, "2025-05-31") }, nil, "PERSON_DEAD*."},
		"payee died within the month": {func(w *bureau, c *casework.Case) { w.dies(c.ApplicantID, "2025-06-01") }, nil, ""},
		"member dead":                 {func(w *bureau, c *casework.Case) { w.dies(c.State.Members[1].PersonID, "2025-05-31") }, nil, "MEMBER_DEAD."},
		"paid to the member who lives": {func(w *bureau, c *casework.Case) {
			w.account(c, "6217000000000777", c.State.Members[1].Name)
			w.dies(c.ApplicantID, "2025-05-31")
		}, nil, "MEMBER_DEAD."},
		"ended": {nil, func(w *bureau, c *casework.Case) {
			c.State.Status = casework.Ended
			w.must(w.act(c, casework.KindEnd, &casework.Change{Kind: casework.ChangeTerminate, Month: "2025-06"}))
		}, "CASE_ENDED*."},
		"suspended": {nil, func(w *bureau, c *casework.Case) {
			c.State.Status = casework.Suspended
			w.must(w.act(c, casework.KindSuspend, &casework.Change{Kind: casework.ChangeSuspend, Month: "2025-06"}))
		}, "CASE_SUSPENDED*."},
		"suspended later": {nil, func(w *bureau, c *casework.Case) {
			c.State.Status = casework.Suspended
			w.must(w.act(c, casework.KindSuspend, &casework.Change{Kind: casework.ChangeSuspend, Month: "2025-07"}))
		}, ""},
		"amount changed": {nil, func(w *bureau, c *casework.Case) {
			c.State.Amount = 51000
			w.must(w.act(c, casework.KindConfirmChange, &casework.Change{Kind: casework.ChangeAmount, Month: "2025-06"}))
		}, "AMOUNT_CHANGED*."},
		"account missing":       {func(w *bureau, c *casework.Case) { c.State.Account = nil }, nil, "ACCOUNT_MISSING*."},
		"account of a stranger": {func(w *bureau, c *casework.Case) { w.account(c, "6217000000000777", "李四") }, nil, "HOLDER_NOT_MEMBER*."},
		"the home is paid for those it takes in": {func(w *bureau, c *casework.Case) {
			w.inHome(c, "柳溪敬老院")
			w.account(c, "6217000000000888", "柳溪敬老院")
			other := w.folder.cases["case_002"]
			w.inHome(other, "柳溪敬老院")
			w.account(other, "6217000000000888", "柳溪敬老院")
		}, nil, ""},
		"the person is paid where the home should be": {func(w *bureau, c *casework.Case) { w.inHome(c, "柳溪敬老院") }, nil, "HOLDER_NOT_PAYEE*."},
		"back from the home, which is paid still": {func(w *bureau, c *casework.Case) {
			w.inHome(c, "柳溪敬老院")
			w.account(c, "6217000000000888", "柳溪敬老院")
			c.State.Form["supportMode"] = json.RawMessage(`"DISPERSED"`)
		}, nil, "HOLDER_NOT_MEMBER*."},
		"account shared": {func(w *bureau, c *casework.Case) { w.account(c, "6217000000000002", c.Applicant) }, nil, "ACCOUNT_SHARED.."},
		"amount zero": {func(w *bureau, c *casework.Case) {
			c.State.Amount = 0
			w.must(w.act(c, casework.KindConfirmChange, &casework.Change{Kind: casework.ChangeAmount, Month: "2025-06"}))
		}, nil, "AMOUNT_ZERO*."},
		"amount high": {func(w *bureau, c *casework.Case) {
			c.State.Amount = 150001
			w.must(w.act(c, casework.KindConfirmChange, &casework.Change{Kind: casework.ChangeAmount, Month: "2025-06"}))
		}, nil, "AMOUNT_HIGH."},
		"three times the median": {func(w *bureau, c *casework.Case) {
			c.State.Amount = 150000
			w.must(w.act(c, casework.KindConfirmChange, &casework.Change{Kind: casework.ChangeAmount, Month: "2025-06"}))
		}, nil, ""},
		"a person in two households": {func(w *bureau, c *casework.Case) {
			c.State.Members[1].PersonID = w.folder.cases["case_002"].State.Members[1].PersonID
			w.must(w.act(c, casework.KindConfirmChange, &casework.Change{Kind: casework.ChangeMembers, Month: "2025-06"}))
		}, nil, "PERSON_TWICE*.."},
		"draws from an excluding programme": {func(w *bureau, c *casework.Case) {
			other := w.family("特甲", testkit.VillageB, "2025-06", 90000)
			w.must(w.benefit.Forget(w.t.Context(), other.ID))
			other.Program, other.State.Members = "TEKUN", c.State.Members[:1]
			other.State.MemberCount = 1
			w.must(w.benefit.Apply(w.t.Context(), other, &other.Actions[0]))
		}, nil, "EXCLUDED_PROGRAM*."},
		"two cases of one household": {func(w *bureau, c *casework.Case) {
			other := w.family("王副", testkit.VillageB, "2025-05", 90000)
			w.must(w.benefit.Forget(w.t.Context(), other.ID))
			other.HouseholdID = c.HouseholdID
			w.must(w.benefit.Apply(w.t.Context(), other, &other.Actions[0]))
		}, nil, "DUPLICATE_RECIPIENT."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := open(t)
			c0 := w.family("王甲", testkit.VillageA, "2025-05", 50000)
			w.family("王乙", testkit.VillageA, "2025-05", 50000)
			w.family("王丙", testkit.VillageA, "2025-05", 50000)
			if c.before != nil {
				c.before(w, c0)
			}
			b := w.freeze("2025-06")
			if c.after != nil {
				c.after(w, c0)
			}
			b = w.advance(b, payroll.Calculate, "")
			if got := found(b); got != c.want {
				t.Fatalf("found %q, want %q", got, c.want)
			}
			b = w.advance(b, payroll.Review, "")
			in := payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: payroll.Approve}
			_, err := w.Advance(t.Context(), w.Actor("city_finance"), w.request(), in)
			if blocked := strings.Contains(c.want, "*"); blocked != (reason(err) == "CHECKS") || !blocked && err != nil {
				t.Fatalf("approved with %q: %v", c.want, err)
			}
			w.sound()
			if !strings.Contains(c.want, "*") {
				return
			}
			for _, check := range b.Checks { // held back, the rest is paid
				for _, id := range check.PaymentIDs {
					p, err := w.Payment(t.Context(), w.Actor("city_officer"), id)
					w.must(err)
					if p.State == payroll.Pending {
						_, err = w.Hold(t.Context(), w.Actor("city_officer"), w.request(), payroll.HoldInput{PaymentID: id, Rev: p.Version, Hold: true, Reason: "待核实"})
						w.must(err)
					}
				}
			}
			if b, err = w.Batch(t.Context(), w.Actor("city_finance"), b.ID); err != nil || strings.Contains(found(b), "*") {
				t.Fatalf("after holding: %s %v", found(b), err)
			}
			b = w.advance(w.advance(b, payroll.Approve, ""), payroll.Export, "")
			if b.Totals.Payable >= b.Totals.Total && name != "amount zero" || b.Totals.Held == 0 {
				t.Errorf("%+v", b.Totals)
			}
			w.settle(b, nil)
			w.sound()
		})
	}
}

// TestLastLook: what comes up between approval and the bank stops the file.
func TestLastLook(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := w.family("王甲", testkit.VillageA, "2025-05", 50000)
	w.family("王乙", testkit.VillageA, "2025-05", 50000)
	b := w.freeze("2025-06")
	for _, step := range []payroll.Step{payroll.Calculate, payroll.Review, payroll.Approve} {
		b = w.advance(b, step, "")
	}
	c.State.Amount = 60000
	if err := w.act(c, casework.KindConfirmChange, &casework.Change{Kind: casework.ChangeAmount, Month: "2025-06"}); reason(err) != "MONTH_PAID" {
		t.Errorf("an approved month was changed: %v", err)
	}
	c.Actions = c.Actions[:1]
	w.dies(c.ApplicantID, "2025-05-02")
	if _, err := w.Advance(t.Context(), w.Actor("city_finance"), w.request(), payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: payroll.Export}); reason(err) != "CHECKS" {
		t.Fatalf("a dead man was paid: %v", err)
	}
	cancel := payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: payroll.Cancel, Reason: "领款人死亡"}
	if _, err := w.Advance(t.Context(), w.Actor("city_finance"), w.request(), cancel); err != nil {
		t.Fatal(err)
	}
	if m, err := w.PaidThrough(t.Context(), c.ID); err != nil || m != "" {
		t.Errorf("closed %q %v", m, err)
	}
	w.sound()
}

func TestHold(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.family("王甲", testkit.VillageA, "2025-05", 50000)
	w.family("王乙", testkit.VillageA, "2025-05", 60000)
	ctx := t.Context()
	b := w.advance(w.freeze("2025-06"), payroll.Calculate, "")
	p := w.line(b, "王甲")
	for who, code := range map[string]fault.Code{"township_1": fault.CodeForbidden, "village_a": fault.CodeForbidden, "township_head_2": fault.CodeNotFound, "city_vet": fault.CodeNotFound} {
		if _, err := w.Hold(ctx, w.Actor(who), w.request(), payroll.HoldInput{PaymentID: p.ID, Rev: p.Version, Hold: true, Reason: "待核实"}); !fault.Is(err, code) {
			t.Errorf("%s holds: %v", who, err)
		}
	}
	hold := func(who string, hold bool) (*payroll.Payment, error) {
		p := w.line(b, "王甲")
		id, in := w.request(), payroll.HoldInput{PaymentID: p.ID, Rev: p.Version, Hold: hold, Reason: "待核实"}
		if _, err := w.Hold(ctx, w.Actor(who), id, in); err != nil {
			return nil, err
		}
		return w.Hold(ctx, w.Actor(who), id, in)
	}
	if _, err := w.Hold(ctx, w.Actor("auditor"), w.request(), payroll.HoldInput{PaymentID: p.ID, Rev: p.Version, Hold: true}); reason(err) != "REASON" {
		t.Errorf("held without a reason: %v", err)
	}
	if got, err := hold("auditor", true); err != nil || got.State != payroll.Held || got.HoldReason == "" {
		t.Fatalf("%+v %v", got, err)
	}
	if _, err := hold("auditor", true); reason(err) != "STATE" {
		t.Errorf("held twice: %v", err)
	}
	for _, who := range []string{"township_head_1", "city_officer"} {
		if _, err := hold(who, false); reason(err) != "HELD_BY" || w.MayHold(w.Actor(who), w.line(b, "王甲"), b) {
			t.Errorf("%s lets go what the auditor holds: %v", who, err)
		}
	}
	if note := w.line(b, "王甲").HoldNote(); !strings.Contains(note.ZH, w.Actor("auditor").Name) || !strings.Contains(note.EN, "finance") {
		t.Errorf("%+v", note)
	}
	if got, err := hold("city_finance", false); err != nil || got.State != payroll.Pending || got.HoldNote().ZH != "" {
		t.Fatalf("%+v %v", got, err)
	}
	if _, err := hold("township_head_1", true); err != nil {
		t.Fatal(err)
	}
	if _, err := hold("city_officer", false); err != nil {
		t.Errorf("the city lets go what a township holds: %v", err)
	}
	if _, err := hold("city_finance", true); err != nil {
		t.Fatal(err)
	}
	if _, err := hold("township_head_1", false); reason(err) != "HELD_BY" {
		t.Errorf("a township lets go what the city holds: %v", err)
	}
	b, err := w.Batch(ctx, w.Actor("city_officer"), b.ID)
	w.must(err)
	if b.Totals.Held != 1 || b.Totals.Payable != 60000 {
		t.Errorf("%+v", b.Totals)
	}
	b = w.advance(w.advance(b, payroll.Review, ""), payroll.Approve, "")
	if _, err := hold("auditor", false); reason(err) != "STATE" {
		t.Errorf("let go after the approval: %v", err)
	}
	if w.MayHold(w.Actor("auditor"), w.line(b, "王甲"), b) || w.MayHold(w.Actor("auditor"), w.line(b, "王乙"), b) {
		t.Error("holding is offered after the approval")
	}
	b = w.settle(w.advance(b, payroll.Export, ""), nil)
	if strings.Contains(w.file(b), "王甲") || b.State != payroll.Settled {
		t.Errorf("%s %q", b.State, w.file(b))
	}
	w.sound()
	if !w.MayHold(w.Actor("auditor"), w.line(b, "王甲"), b) {
		t.Error("a held line of a settled run can't be let go")
	}
	if got, err := hold("auditor", false); err != nil || got.State != payroll.Void {
		t.Fatalf("%+v %v", got, err)
	}
	w.sound()
	w.Clock.SetDay("2025-07-16")
	july := w.run("2025-07", "补发一笔")
	var got []string
	for _, p := range w.lines(july) {
		got = append(got, p.Payee+" "+p.Item+" "+string(p.Period))
	}
	if strings.Join(got, ",") != "王甲 SUPPLEMENT 2025-06,王甲 REGULAR 2025-07,王乙 REGULAR 2025-07" {
		t.Errorf("july: %v", got)
	}
	w.sound()
}

func TestDeviationNeedsAReason(t *testing.T) {
	t.Parallel()
	w := open(t)
	for i := range 20 {
		w.family("王"+string(rune('甲'+i)), testkit.VillageA, "2025-05", 50000)
	}
	w.settle(w.run("2025-05", ""), nil)
	w.family("新甲", testkit.VillageA, "2025-06", 50000) // 21 for 20: exactly 5 %
	b := w.freeze("2025-06")
	b = w.advance(w.advance(b, payroll.Calculate, ""), payroll.Review, "")
	if b.NeedsReason || b.Deviation != "+5.0" {
		t.Errorf("%+v", b)
	}
	w.advance(b, payroll.Cancel, "再加一户")
	w.family("新乙", testkit.VillageA, "2025-06", 50000)
	b = w.advance(w.advance(w.freeze("2025-06"), payroll.Calculate, ""), payroll.Review, "")
	in := payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: payroll.Approve}
	if _, err := w.Advance(t.Context(), w.Actor("city_finance"), w.request(), in); reason(err) != "REASON" {
		t.Errorf("%v", err)
	}
	if steps := w.Steps(w.Actor("city_finance"), b); !steps[0].NeedsReason || !steps[0].Allowed {
		t.Errorf("%+v", steps)
	}
	if b = w.advance(b, payroll.Approve, "新增两户"); b.Reason != "新增两户" || b.Deviation != "+10.0" {
		t.Errorf("%+v", b)
	}
}

func TestResultRefusals(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.family("王甲", testkit.VillageA, "2025-05", 50000)
	w.family("王乙", testkit.VillageA, "2025-05", 60000)
	b := w.run("2025-06", "")
	good := w.answer(b, nil)
	for name, content := range map[string]string{
		"a file without results": w.file(b),
		"another amount":         strings.Replace(strings.Replace(good, ",500.00,2", ",600.00,2", 1), ",600.00,202506低保金,0000,2025-06-16\r\n2", ",500.01,202506低保金,0000,2025-06-16\r\n2", 1),
		"rows changed places":    strings.Replace(strings.Replace(strings.Replace(good, "\n1,", "\nX,", 1), "\n2,", "\n1,", 1), "\nX,", "\n2,", 1),
		"before the file's day":  strings.ReplaceAll(good, "0000,2025-06-16", "0000,2025-06-15"),
	} {
		_, err := w.ImportResult(t.Context(), w.Actor("city_finance"), w.request(), payroll.ResultInput{BatchID: b.ID, Rev: b.Version, FileID: w.upload(content)})
		if e, ok := errors.AsType[*fault.Error](err); !ok || e.Reason != "BANK_RESULT" {
			t.Errorf("%s: %v", name, err)
		}
	}
	if now, err := w.Batch(t.Context(), w.Actor("city_finance"), b.ID); err != nil || now.Version != b.Version || now.State != payroll.Exported {
		t.Errorf("a wrong file left %+v %v", now, err)
	}
	id := w.upload(good)
	if _, err := w.ImportResult(t.Context(), w.Actor("city_officer"), w.request(), payroll.ResultInput{BatchID: b.ID, Rev: b.Version, FileID: id}); !fault.Is(err, fault.CodeForbidden) {
		t.Errorf("without the grant: %v", err)
	}
	if _, err := w.ImportResult(t.Context(), w.Actor("city_finance"), w.request(), payroll.ResultInput{BatchID: b.ID, Rev: b.Version, FileID: "file_none"}); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("no file: %v", err)
	}
	b = w.settle(b, nil)
	other := w.upload(strings.ReplaceAll(good, "0000", "9999"))
	if _, err := w.ImportResult(t.Context(), w.Actor("city_finance"), w.request(), payroll.ResultInput{BatchID: b.ID, Rev: b.Version, FileID: other}); reason(err) != "STATE" {
		t.Errorf("another result afterwards: %v", err)
	}
	w.sound()
}

func TestGB18030File(t *testing.T) {
	t.Parallel()
	w := open(t)
	w.family("王𠮷", testkit.VillageA, "2025-05", 50000)
	b := w.freeze("2025-06")
	for _, step := range []payroll.Step{payroll.Calculate, payroll.Review, payroll.Approve} {
		b = w.advance(b, step, "")
	}
	in := payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: payroll.Export, Encoding: "UTF-16"}
	if _, err := w.Advance(t.Context(), w.Actor("city_finance"), w.request(), in); reason(err) != "ENCODING" {
		t.Errorf("%v", err)
	}
	in.Encoding = payroll.GB18030
	b, err := w.Advance(t.Context(), w.Actor("city_finance"), w.request(), in)
	w.must(err)
	head, row, _ := strings.Cut(w.file(b), "\r\n")
	row = strings.TrimSuffix(row, "\r\n") + ",0000,2025-06-16\r\n"
	res, err := w.ImportResult(t.Context(), w.Actor("city_finance"), w.request(), payroll.ResultInput{BatchID: b.ID, Rev: b.Version, FileID: w.upload(head + "\r\n" + row)})
	if err != nil || res.State != payroll.Settled || res.Totals.Paid != 50000 {
		t.Errorf("%+v %v", res, err)
	}
}

func TestNameOfTwoMembers(t *testing.T) {
	t.Parallel()
	w := open(t)
	c := w.family("王甲", testkit.VillageA, "2025-06", 50000)
	c.State.Members[1].Name = "李同"
	c.State.Members = append(c.State.Members, casework.Member{PersonID: "person_x", Name: "李同", Counted: true})
	w.account(c, "6217000000000777", "李同")
	b := w.run("2025-06", "")
	if p := w.line(b, "李同"); p.PersonID != "" || len(p.Checks) != 0 {
		t.Errorf("%+v", p)
	}
	if row := strings.Split(strings.Split(w.file(b), "\r\n")[1], ","); row[2] != "李同" || row[3] != "" {
		t.Errorf("the bank is told the number of one of two: %v", row)
	}
}
