package casework_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/money"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

// perWheel is the invented benefit: so many yuan a wheel for each rider, for bicycles of two wheels at most.
type perWheel struct {
	mu      sync.Mutex
	fee     money.Fen
	applied []string // "case seq kind"
	paid    calendar.Month
}

func (b *perWheel) Compute(_ context.Context, _ *casework.Case, form map[string]json.RawMessage, members []casework.Member, _ string, month calendar.Month) (*casework.Card, error) {
	var wheels int64
	if err := json.Unmarshal(form["wheels"], &wheels); err != nil {
		return nil, fmt.Errorf("wheels %s: %w", form["wheels"], err)
	}
	card := &casework.Card{Formula: "per_wheel", Month: month, Eligible: wheels <= 2}
	for _, m := range members {
		if m.Counted {
			card.Persons++
		}
	}
	if !card.Eligible {
		card.Reasons = []fault.Text{fault.T("超过两轮", "More than two wheels")}
		return card, nil
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	amount, err := b.fee.Mul(wheels * int64(card.Persons))
	card.Amount = amount
	card.Steps = []casework.Line{{Label: fault.T("轮数", "Wheels"), Value: fmt.Sprint(wheels)}}
	return card, err
}

func (b *perWheel) Apply(_ context.Context, c *casework.Case, a *casework.Action) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if last := c.Actions[len(c.Actions)-1]; last.Seq != a.Seq {
		return errors.New("applied before it was folded in")
	}
	b.applied = append(b.applied, fmt.Sprintf("%s %d %s", c.ID, a.Seq, a.Kind))
	return nil
}

func (b *perWheel) FirstOpenMonth(context.Context, string) (calendar.Month, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.paid, nil
}

// bicycles loads the invented catalogue over the product's own lists of codes.
func bicycles(t testing.TB) *catalog.Catalog {
	t.Helper()
	fsys := fstest.MapFS{}
	for to, from := range map[string]string{
		"options.yaml": "../catalog/options.yaml", "standards.yaml": "testdata/standards.yaml",
		"procedures/loan.yaml": "testdata/procedures/loan.yaml", "programs/bicycle.yaml": "testdata/programs/bicycle.yaml",
	} {
		data, err := os.ReadFile(from)
		if err != nil {
			t.Fatal(err)
		}
		fsys[to] = &fstest.MapFile{Data: data}
	}
	c, err := catalog.Load(fsys, casework.Vocabulary([]string{"per_wheel"}))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// workdays are parsed once: every test looks at the same calendar.
var workdays = sync.OnceValues(calendar.Embedded)

// world is the invented town with cases.
type world struct {
	*testkit.Fixture
	t       testing.TB
	Cases   *casework.Service
	People  *people.Registry
	Catalog *catalog.Catalog
	Wheels  *perWheel
	changed []string
	request int
	numbers int
}

// newWorld opens the engine on the bicycle loan.
func newWorld(t testing.TB) *world {
	t.Helper()
	w := &world{Wheels: &perWheel{fee: 500}}
	w.open(t, bicycles(t), w.Wheels)
	return w
}

func (w *world) open(t testing.TB, c *catalog.Catalog, effects casework.Effects) {
	t.Helper()
	if w.Fixture == nil {
		w.Fixture = testkit.Town(t, testkit.Store(t))
	}
	w.t, w.Catalog = t, c
	days, err := workdays()
	w.must(err)
	w.People, err = people.Open(t.Context(), people.Deps{Store: w.Store, Regions: w.Regions, Audit: w.Audit, Once: w.Once, Keys: w.Keys, Clock: w.Clock.Now, IDs: w.IDs})
	w.must(err)
	w.Cases, err = casework.Open(t.Context(), casework.Deps{
		Store: w.Store, Catalog: c, Regions: w.Regions, People: w.People, Audit: w.Audit, Once: w.Once,
		Workdays: days, Staff: w.Staff, Effects: effects, Clock: w.Clock.Now, IDs: w.IDs, Changed: func(c *casework.Case) { w.changed = append(w.changed, c.ID) },
	})
	w.must(err)
}

func (w *world) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// requestID is a fresh one.
func (w *world) requestID() string {
	w.request++
	return fmt.Sprintf("request-%06d", w.request)
}

// household registers a family in a village: the head and one more member a birth date, all of age unless born late.
func (w *world) household(village region.Code, births ...string) *people.Household {
	w.t.Helper()
	relations := []string{people.Head, people.Spouse, people.Son, people.Daughter}
	var persons []*people.Person
	var entries []people.Entry
	from := calendar.MustDate("2025-01-01")
	for i, birth := range births {
		w.numbers++
		id := residentID(birth, w.numbers)
		p, err := w.People.NewPerson(people.PersonInput{Name: fmt.Sprintf("骑%s%s", string([]rune("甲乙丙丁")[i]), string([]rune("春夏秋冬东南西北")[w.numbers%8])), IDNumber: &id, VillageCode: village, Health: people.Healthy, Labour: people.FullLabour}, from, "")
		w.must(err)
		persons = append(persons, p)
		entries = append(entries, people.Entry{Person: p, Relation: relations[min(i, 3)], From: from})
	}
	number, err := w.People.NextHouseholdNumber(w.t.Context(), village)
	w.must(err)
	h := w.People.NewHousehold(number, village, "", entries, "")
	w.must(w.Store.Tx(w.t.Context(), func(ctx context.Context) error {
		return w.People.PutMany(ctx, w.System(), persons, []*people.Household{h})
	}))
	return h
}

// residentID makes a valid number of the unassigned prefix.
func residentID(birth string, serial int) string {
	body := "339981" + birth[:4] + birth[5:7] + birth[8:] + fmt.Sprintf("%03d", serial)
	for _, check := range "0123456789X" {
		if _, err := identity.ParseResidentID(body+string(check), "2030-01-01"); err == nil {
			return body + string(check)
		}
	}
	return ""
}

// ask opens a draft of the bicycle loan for a household's head.
func (w *world) ask(actor string, h *people.Household) *casework.Case {
	w.t.Helper()
	c, err := w.Cases.Create(w.t.Context(), w.Actor(actor), casework.CreateInput{RequestID: w.requestID(), Program: "BICYCLE", HouseholdID: h.ID, ApplicantID: h.HeadID})
	w.must(err)
	return c
}

// try does a step with a form given as JSON.
func (w *world) try(actor string, c *casework.Case, step, form string) (*casework.Case, error) {
	w.t.Helper()
	return w.Cases.Perform(w.t.Context(), w.Actor(actor), casework.PerformInput{CaseID: c.ID, Rev: c.Version, RequestID: w.requestID(), Step: step, Form: parse(w.t, form)})
}

// do is try that must succeed; every state is held against the folded log.
func (w *world) do(actor string, c *casework.Case, step, form string) *casework.Case {
	w.t.Helper()
	next, err := w.try(actor, c, step, form)
	if err != nil {
		var f *fault.Error
		if errors.As(err, &f) {
			w.t.Fatalf("%s by %s: %v %+v", step, actor, err, f.Fields)
		}
		w.t.Fatalf("%s by %s: %v", step, actor, err)
	}
	w.folds()
	return next
}

// refused is try that must fail with a reason.
func (w *world) refused(actor string, c *casework.Case, step, form, reason string) *fault.Error {
	w.t.Helper()
	_, err := w.try(actor, c, step, form)
	f, ok := errors.AsType[*fault.Error](err)
	if !ok || f.Reason != reason {
		w.t.Fatalf("%s by %s: want %s, got %v", step, actor, reason, err)
	}
	return f
}

func (w *world) folds() {
	w.t.Helper()
	w.must(w.Cases.Check(w.t.Context(), func(id, what string) { w.t.Errorf("%s: %s", id, what) }))
}

func (w *world) get(actor string, c *casework.Case) *casework.Case {
	w.t.Helper()
	got, err := w.Cases.Get(w.t.Context(), w.Actor(actor), c.ID)
	w.must(err)
	return got
}

func (w *world) offers(actor string, c *casework.Case) (map[string]casework.Offer, map[string]string) {
	w.t.Helper()
	offers, blocked, err := w.Cases.Available(w.t.Context(), w.Actor(actor), c)
	w.must(err)
	may, why := map[string]casework.Offer{}, map[string]string{}
	for _, o := range offers {
		may[o.Step.ID] = o
	}
	for _, b := range blocked {
		why[b.Step.ID] = b.Reason.EN
	}
	return may, why
}

func parse(t testing.TB, form string) casework.Form {
	t.Helper()
	if form == "" {
		return nil
	}
	var f casework.Form
	if err := json.Unmarshal([]byte(form), &f); err != nil {
		t.Fatalf("form %s: %v", form, err)
	}
	return f
}

const goodAccount = `{"bank":"示例农商银行","holder":"骑甲","kind":"PASSBOOK","number":"101000 1234567"}`

// accountOf is goodAccount in the applicant's name.
func accountOf(c *casework.Case) string {
	return strings.Replace(goodAccount, "骑甲", c.Applicant, 1)
}

// application is a complete bicycle application of a household whose members all ride.
func application(c *casework.Case, wheels int) string {
	riders, papers := "", `"doc:promise":["file_1"]`
	for i, m := range c.State.Members {
		if i > 0 {
			riders += ","
		}
		riders += fmt.Sprintf(`{"person":%q,"counted":true}`, m.PersonID)
		if m.AdultOn("2025-06-16") {
			papers += fmt.Sprintf(`,"doc:consent:%s":["file_2"]`, m.PersonID)
		}
	}
	return fmt.Sprintf(`{"area":"RURAL","wheels":%d,"purse":"12.5","causes":["FEET"],"riders":[%s],"account":%s,%s}`, wheels, riders, accountOf(c), papers)
}
