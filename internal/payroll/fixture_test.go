package payroll_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/blob"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalogtest"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/money"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

// folder holds the cases of a test. After a number of reads every one fails, as if the process had stopped there.
type folder struct {
	mu     sync.Mutex
	cases  map[string]*casework.Case
	left   int // reads until it stops; 0: never
	how    string
	cancel func()
}

// Settled is told of one-off benefits, which this folder has none of.
func (f *folder) Settled(context.Context, []string) error { return nil }

var errStopped = errors.New("the process stopped")

// stopAfter makes the n-th read and all later ones fail, by an error or by ending the caller's context; 0 lets all through.
func (f *folder) stopAfter(n int, how string, cancel func()) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.left, f.how, f.cancel = n, how, cancel
}

func (f *folder) GetMany(_ context.Context, actor *access.Actor, ids []string) (map[string]*casework.Case, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	switch {
	case f.left > 1:
		f.left--
	case f.left == 1 && f.how == "context":
		f.cancel()
	case f.left == 1:
		return nil, errStopped
	}
	out := map[string]*casework.Case{}
	for _, id := range ids {
		if c := f.cases[id]; c != nil && actor.Can(access.CaseRead, c.Place, c.Section) == nil {
			out[id] = c
		}
	}
	return out, nil
}

// bureau is a town with families on the allowance.
type bureau struct {
	*testkit.Fixture
	*payroll.Service
	t        *testing.T
	benefit  *benefit.Service
	people   *people.Registry
	blobs    *blob.Service
	folder   *folder
	payments *docstore.Collection[payroll.Payment, *payroll.Payment]
	requests int
	born     int
}

func open(t *testing.T) *bureau {
	t.Helper()
	town := testkit.Town(t, testkit.Store(t))
	w := &bureau{Fixture: town, t: t, folder: &folder{cases: map[string]*casework.Case{}}}
	cat, ctx := catalogtest.Embedded(t), t.Context()
	var err error
	w.people, err = people.Open(ctx, people.Deps{Store: town.Store, Regions: town.Regions, Audit: town.Audit, Once: town.Once, Keys: town.Keys, Clock: town.Clock.Now, IDs: town.IDs})
	w.must(err)
	w.benefit, err = benefit.Open(ctx, benefit.Deps{Store: town.Store, Regions: town.Regions, Catalog: cat, Audit: town.Audit, Once: town.Once, Clock: town.Clock.Now, IDs: town.IDs})
	w.must(err)
	w.blobs, err = blob.Open(ctx, blob.Deps{Store: town.Store, Audit: town.Audit, IDs: town.IDs})
	w.must(err)
	w.Service, err = payroll.Open(ctx, payroll.Deps{
		Store: town.Store, Regions: town.Regions, Catalog: cat, People: w.people, Cases: w.folder, Benefit: w.benefit,
		Blobs: w.blobs, Audit: town.Audit, Once: town.Once, Clock: town.Clock.Now, IDs: town.IDs, PartSize: 2,
	})
	w.must(err)
	w.benefit.PaidThrough = w.PaidThrough
	w.payments = w.PaymentCollection()
	return w
}

func (w *bureau) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *bureau) request() string {
	w.requests++
	return fmt.Sprintf("request-%04d", w.requests)
}

// person registers somebody with an identity number of their own.
func (w *bureau) person(name string, village region.Code) *people.Person {
	w.t.Helper()
	w.born++
	body := fmt.Sprintf("33998119800501%03d", w.born)
	number := body + identity.ResidentCheck(body)
	p, err := w.people.SavePerson(w.t.Context(), w.System(), people.SavePersonInput{
		RequestID: w.request(), DuplicateChecked: true,
		PersonInput: people.PersonInput{Name: name, IDNumber: &number, VillageCode: village, Health: "HEALTHY", Labour: "FULL"},
	})
	w.must(err)
	return p
}

// family grants a household of two a monthly amount from a month on.
func (w *bureau) family(name string, village region.Code, from calendar.Month, amount money.Fen) *casework.Case {
	w.t.Helper()
	return w.grant(name, village, amount, casework.Action{Seq: 1, Kind: casework.KindConfirm, On: from.Prev().First(), At: from.Prev().First().Time(), Effective: from})
}

func (w *bureau) grant(name string, village region.Code, amount money.Fen, a casework.Action) *casework.Case {
	w.t.Helper()
	head, spouse := w.person(name, village), w.person(name+"妻", village)
	n := len(w.folder.cases) + 1
	c := &casework.Case{
		Place: region.PlaceOf(village), Number: fmt.Sprintf("DIBAO-2025-%s-%05d", village[6:], n), Program: "DIBAO", Section: "SA",
		HouseholdID: "hh_" + head.ID, ApplicantID: head.ID, Applicant: name,
	}
	c.ID = fmt.Sprintf("case_%03d", n)
	c.State = casework.State{Status: casework.InBenefit, AreaClass: "RURAL", Amount: amount, MemberCount: 2, Members: []casework.Member{
		{PersonID: head.ID, Name: head.Name, Counted: true}, {PersonID: spouse.ID, Name: spouse.Name, Counted: true},
	}}
	w.account(c, fmt.Sprintf("62170000%08d", n), name)
	c.Actions = []casework.Action{a}
	w.must(w.benefit.Apply(w.t.Context(), c, &c.Actions[0]))
	w.folder.cases[c.ID] = c
	return c
}

// roster grants a household a monthly amount from a month on that an older system has paid so far; it is taken over today.
func (w *bureau) roster(name string, village region.Code, from calendar.Month, amount money.Fen) *casework.Case {
	w.t.Helper()
	return w.grant(name, village, amount, casework.Action{Seq: 1, Kind: casework.KindTakeOver, On: w.Clock.Today(), At: w.Clock.Now(), Effective: from})
}

func (w *bureau) account(c *casework.Case, number, holder string) {
	w.t.Helper()
	sealed, err := w.people.SealAccount(casework.AccountPlace(c.ID), number)
	w.must(err)
	c.State.Account = &casework.Account{Bank: "示例农商银行", Holder: holder, Kind: "PASSBOOK", Sealed: sealed.Sealed, Blind: sealed.Blind, Last4: sealed.Last4}
}

// act adds a decided change to a case, as the engine would.
func (w *bureau) act(c *casework.Case, kind casework.Kind, change *casework.Change) error {
	w.t.Helper()
	a := casework.Action{Seq: len(c.Actions) + 1, Kind: kind, On: w.Clock.Today(), At: w.Clock.Now(), Change: change}
	c.Actions = append(c.Actions, a)
	return w.benefit.Apply(w.t.Context(), c, &a)
}

// correct gives a case another account.
func (w *bureau) correct(c *casework.Case, number string) {
	w.t.Helper()
	w.account(c, number, c.Applicant)
	w.must(w.act(c, casework.KindCorrectAccount, nil))
}

// freeze freezes a month, sending the request twice.
func (w *bureau) freeze(month calendar.Month) *payroll.Batch {
	w.t.Helper()
	id := w.request()
	in := payroll.FreezeInput{Program: "DIBAO", Month: month}
	first, err := w.Freeze(w.t.Context(), w.Actor("city_officer"), id, in)
	w.must(err)
	again, err := w.Freeze(w.t.Context(), w.Actor("city_officer"), id, in)
	w.must(err)
	if again.ID != first.ID || again.Version != first.Version {
		w.t.Fatalf("frozen twice: %+v %+v", first, again)
	}
	return first
}

func (w *bureau) by(step payroll.Step) *access.Actor {
	if step == payroll.Approve || step == payroll.Export {
		return w.Actor("city_finance")
	}
	return w.Actor("city_officer")
}

// advance takes a step, sending the request twice.
func (w *bureau) advance(b *payroll.Batch, step payroll.Step, reason string) *payroll.Batch {
	w.t.Helper()
	id := w.request()
	in := payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: step, Reason: reason}
	first, err := w.Advance(w.t.Context(), w.by(step), id, in)
	w.must(err)
	again, err := w.Advance(w.t.Context(), w.by(step), id, in)
	w.must(err)
	if again.Version != first.Version || again.State != first.State || len(again.Log) != len(first.Log) {
		w.t.Fatalf("%s sent twice: %+v %+v", step, first, again)
	}
	return first
}

// run takes a month from the roster to the bank.
func (w *bureau) run(month calendar.Month, reason string) *payroll.Batch {
	w.t.Helper()
	b := w.freeze(month)
	for _, step := range []payroll.Step{payroll.Calculate, payroll.Review, payroll.Approve, payroll.Export} {
		b = w.advance(b, step, reason)
	}
	return b
}

func (w *bureau) file(b *payroll.Batch) string {
	w.t.Helper()
	_, content, err := w.blobs.Read(w.t.Context(), w.Actor("city_finance"), b.FileID)
	w.must(err)
	return string(content)
}

// answer is the bank's result for a file: returned names the rows (by payee) that come back, with their code.
func (w *bureau) answer(b *payroll.Batch, returned map[string]string) string {
	lines := strings.Split(strings.TrimSuffix(w.file(b), "\r\n"), "\r\n")
	for i := 1; i < len(lines); i++ {
		code := payroll.CodePaid
		if c, ok := returned[strings.Split(lines[i], ",")[2]]; ok {
			code = c
		}
		lines[i] += "," + code + "," + string(w.Clock.Today())
	}
	return strings.Join(lines, "\r\n") + "\r\n"
}

func (w *bureau) upload(content string) string {
	w.t.Helper()
	f, err := w.blobs.Put(w.t.Context(), w.Actor("city_finance"), "result.csv", bytes.NewReader([]byte(content)))
	w.must(err)
	return f.ID
}

// settle takes the bank's answer, sending the request twice and then the file once more with another request.
func (w *bureau) settle(b *payroll.Batch, returned map[string]string) *payroll.Batch {
	w.t.Helper()
	in := payroll.ResultInput{BatchID: b.ID, Rev: b.Version, FileID: w.upload(w.answer(b, returned))}
	id := w.request()
	first, err := w.ImportResult(w.t.Context(), w.Actor("city_finance"), id, in)
	w.must(err)
	for _, r := range []string{id, w.request()} {
		again, err := w.ImportResult(w.t.Context(), w.Actor("city_finance"), r, in)
		w.must(err)
		if again.Version != first.Version {
			w.t.Fatalf("the result was taken twice: %+v %+v", first, again)
		}
	}
	return first
}

// lines is every line of a run, by row.
func (w *bureau) lines(b *payroll.Batch) []*payroll.Payment {
	w.t.Helper()
	page, err := w.payments.Find(w.t.Context(), docstore.Query[payroll.Payment]{Where: payroll.Payments.BatchID.Eq(b.ID), Sort: []docstore.Order[payroll.Payment]{payroll.Payments.Seq.Asc()}, Limit: 1000})
	w.must(err)
	return page.Items
}

func (w *bureau) line(b *payroll.Batch, payee string) *payroll.Payment {
	w.t.Helper()
	for _, p := range w.lines(b) {
		if p.Payee == payee {
			return p
		}
	}
	w.t.Fatalf("no line for %s", payee)
	return nil
}

// sound checks that the money adds up and nobody is paid twice for a month.
func (w *bureau) sound() {
	w.t.Helper()
	w.must(w.Check(w.t.Context(), func(record, what string) { w.t.Errorf("check: %s: %s", record, what) }))
	w.must(w.benefit.Check(w.t.Context(), func(record, what string) { w.t.Errorf("check: %s: %s", record, what) }))
	paid := map[string]int{}
	for p, err := range w.payments.Scan(w.t.Context(), payroll.Payments.State.In(string(payroll.Paid), string(payroll.AtBank)), 100) {
		w.must(err)
		paid[p.Recipient+" "+string(p.Period)]++
	}
	for who, n := range paid {
		if n > 1 {
			w.t.Errorf("%s is paid %d times", who, n)
		}
	}
}

func reason(err error) string {
	if e, ok := errors.AsType[*fault.Error](err); ok {
		return e.Reason
	}
	return ""
}
