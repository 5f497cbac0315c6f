package payroll_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"minzheng/internal/payroll"
	"minzheng/internal/testkit"
)

// TestStoppedAnywhere stops the process at every read of cases of a whole month in turn (by an error, or by a context
// that ends in the middle), lets the same request come again, and finds everybody paid once.
func TestStoppedAnywhere(t *testing.T) {
	t.Parallel()
	for _, how := range []string{"error", "context"} {
		for after := 1; after <= 9; after++ {
			t.Run(fmt.Sprintf("%s at read %d", how, after), func(t *testing.T) {
				t.Parallel()
				w := open(t)
				for i := range 5 {
					w.family("王"+string(rune('甲'+i)), testkit.VillageA, "2025-05", 50000)
				}
				w.settle(w.run("2025-05", ""), map[string]string{w.lines0(): payroll.CodeClosed})
				w.Clock.SetDay("2025-06-17")
				w.correct(w.folder.cases["case_001"], "6217000000009999")

				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				w.folder.stopAfter(after, how, cancel)
				stopped := 0
				// again does a thing until it is done, with the same request; the process is started anew when it stopped
				again := func(do func(ctx context.Context) (*payroll.Batch, error)) *payroll.Batch {
					for range 3 {
						b, err := do(ctx)
						if err == nil {
							return b
						}
						if !errors.Is(err, errStopped) && !errors.Is(err, context.Canceled) {
							t.Fatal(err)
						}
						stopped++
						w.sound()
						w.folder.stopAfter(0, "", nil)
						ctx = t.Context()
					}
					t.Fatal("it never gets done")
					return nil
				}
				id := w.request()
				b := again(func(ctx context.Context) (*payroll.Batch, error) {
					return w.Freeze(ctx, w.Actor("city_officer"), id, payroll.FreezeInput{Program: "DIBAO", Month: "2025-06"})
				})
				for _, step := range []payroll.Step{payroll.Calculate, payroll.Review, payroll.Approve, payroll.Export} {
					id, in := w.request(), payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: step, Reason: "重发一笔"}
					b = again(func(ctx context.Context) (*payroll.Batch, error) { return w.Advance(ctx, w.by(step), id, in) })
				}
				w.folder.stopAfter(0, "", nil)
				b = w.settle(b, nil)
				if b.Totals.Lines != 6 || b.Totals.Paid != 300000 || b.Totals.Reissued != 1 {
					t.Errorf("%+v", b)
				}
				if n := strings.Count(w.file(b), "\r\n"); n != 7 {
					t.Errorf("the file has %d rows", n)
				}
				w.sound()
			})
		}
	}
}

// lines0 is the payee of the first family.
func (w *bureau) lines0() string { return w.folder.cases["case_001"].Applicant }

// TestSweeperCarriesOn: a calculation that a dead process left is completed by another one, for who asked for it.
func TestSweeperCarriesOn(t *testing.T) {
	t.Parallel()
	w := open(t)
	for i := range 7 {
		w.family("王"+string(rune('甲'+i)), testkit.VillageA, "2025-06", 50000)
	}
	b := w.freeze("2025-06")
	w.folder.stopAfter(3, "error", nil)
	id, in := w.request(), payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: payroll.Calculate}
	if _, err := w.Advance(t.Context(), w.Actor("city_officer"), id, in); !errors.Is(err, errStopped) {
		t.Fatal(err)
	}
	half, err := w.Batch(t.Context(), w.Actor("city_officer"), b.ID)
	if err != nil || half.State != payroll.Frozen || half.Done != 4 || half.Progress() != 57 || len(w.lines(b)) != 4 {
		t.Fatalf("%+v %v", half, err)
	}
	w.folder.stopAfter(0, "", nil)
	if err := w.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	done, err := w.Batch(t.Context(), w.Actor("city_officer"), b.ID)
	if err != nil || done.State != payroll.Calculated || done.Totals.Lines != 7 || len(w.lines(b)) != 7 {
		t.Fatalf("%+v %v", done, err)
	}
	if last := done.Log[len(done.Log)-1]; last.Step != "CALCULATE" || last.By.ID != w.Actor("city_officer").StaffID {
		t.Errorf("log: %+v", last)
	}
	if again, err := w.Advance(t.Context(), w.Actor("city_officer"), id, in); err != nil || again.Version != done.Version {
		t.Errorf("the request again: %+v %v", again, err)
	}
	if err := w.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	w.sound()
}

// TestManyAtOnce sends the same and other requests of a step from many callers at once.
func TestManyAtOnce(t *testing.T) {
	t.Parallel()
	w := open(t)
	for i := range 7 {
		w.family("王"+string(rune('甲'+i)), testkit.VillageA, "2025-06", 50000)
	}
	ctx := t.Context()
	atOnce := func(do func(request string) error) (won int) {
		var wg sync.WaitGroup
		var mu sync.Mutex
		for i := range 8 {
			request := fmt.Sprintf("%s-%d", w.request(), i/2)
			wg.Go(func() {
				if do(request) == nil {
					mu.Lock()
					won++
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		return won
	}
	if n := atOnce(func(r string) error {
		_, err := w.Freeze(ctx, w.Actor("city_officer"), r, payroll.FreezeInput{Program: "DIBAO", Month: "2025-06"})
		return err
	}); n == 0 {
		t.Fatal("nobody froze the month")
	}
	list, err := w.BatchesOf(ctx, w.Actor("city_officer"), payroll.BatchQuery{First: 100})
	if err != nil || len(list.Batches) != 1 {
		t.Fatalf("%d runs, %v", len(list.Batches), err)
	}
	b := list.Batches[0]
	for _, step := range []payroll.Step{payroll.Calculate, payroll.Review, payroll.Approve, payroll.Export} {
		in := payroll.AdvanceInput{BatchID: b.ID, Rev: b.Version, Step: step}
		if n := atOnce(func(r string) error {
			_, err := w.Advance(ctx, w.by(step), r, in)
			return err
		}); n == 0 {
			t.Fatalf("%s: nobody got through", step)
		}
		if b, err = w.Batch(ctx, w.Actor("city_finance"), b.ID); err != nil {
			t.Fatal(err)
		}
	}
	if b.State != payroll.Exported || len(w.lines(b)) != 7 || b.Totals.Total != 350000 || len(b.Log) != 5 {
		t.Errorf("%+v", b)
	}
	w.settle(b, nil)
	w.sound()
}
