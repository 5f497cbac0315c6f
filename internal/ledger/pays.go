package ledger

import (
	"context"
	"fmt"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/claim"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/money"
	"minzheng/internal/registry"
)

// Allowance is what a programme may pay a person in a year, what a person bears of it first, and how much of both the
// programme's cases have used up.
type Allowance struct {
	Cap, Paid    money.Fen
	Limit, Borne money.Fen
}

// Paid is what a record paid a person, and what the person bore of the year's deductible.
type Paid struct{ Amount, Borne money.Fen }

func paidBy(y *catalog.Pays, r *Record) Paid {
	return Paid{amount(r.Form, y.Paid), amount(r.Form, y.Bears)}
}

func amount(f form.Form, key string) money.Fen {
	v, err := money.ParseYuan(form.Text(f[key]))
	if err != nil {
		return 0 // empty, or noted by the check of the form
	}
	return v
}

// PaidInYear is what ledgers paid persons in a year that counts against a programme's limits, wherever.
func (s *Service) PaidInYear(ctx context.Context, program string, personIDs []string, year int) ([]Paid, error) {
	var out []Paid
	for _, l := range s.deps.Catalog.Ledgers() {
		if l.Pays == nil || l.Pays.Program != program {
			continue
		}
		records, err := s.paidInYear(ctx, l, personIDs, year)
		if err != nil {
			return nil, err
		}
		for _, r := range records {
			out = append(out, paidBy(l.Pays, r))
		}
	}
	return out, nil
}

func (s *Service) paidInYear(ctx context.Context, l *catalog.Ledger, personIDs []string, year int) ([]*Record, error) {
	x := Records
	from, to := fmt.Sprintf("%04d-01-01", year), fmt.Sprintf("%04d-12-31", year)
	return s.records.All(ctx, docstore.And(x.SubjectID.In(personIDs...), x.Ledger.Eq(l.ID), x.On.Gte(from), x.On.Lte(to), x.Counts.Is(true)))
}

// pays holds what a record paid against the costs, and with the person's other payments of the year against the limits of
// the programme.
func (s *Service) pays(ctx context.Context, check *form.Check, l *catalog.Ledger, r *Record) error {
	y := l.Pays
	if y == nil || r.SubjectID == "" {
		return nil
	}
	this := paidBy(y, r)
	left := amount(r.Form, y.Of) - this.Borne
	for _, key := range y.Covered {
		left -= amount(r.Form, key)
	}
	at := func(key string) string { return "/form/" + form.Pointer(key) }
	if this.Amount > max(left, 0) {
		check.Add(at(y.Paid), "OVER_COSTS", "超过扣除其他支付和起付线后的费用"+max(left, 0).Yuan()+"元，请核对结算单", "More than the "+max(left, 0).Yuan()+" yuan of costs that are left after other payments and the deductible: compare the settlement sheet")
	}
	group := form.Text(r.Form[y.Group])
	if s.deps.Allowance == nil || !r.On.Valid() || group == "" {
		return nil
	}
	a, err := s.deps.Allowance(ctx, y, r.SubjectID, group, r.On)
	if err != nil {
		return err
	}
	for _, other := range s.deps.Catalog.Ledgers() {
		if other.Pays == nil || other.Pays.Program != y.Program {
			continue
		}
		records, err := s.paidInYear(ctx, other, []string{r.SubjectID}, r.On.Year())
		if err != nil {
			return err
		}
		for _, x := range records {
			if p := paidBy(other.Pays, x); x.ID != r.ID {
				a.Paid, a.Borne = a.Paid+p.Amount, a.Borne+p.Borne
			}
		}
	}
	if a.Paid+this.Amount > a.Cap {
		left := max(a.Cap-a.Paid, 0).Yuan()
		check.Add(at(y.Paid), "OVER_CAP",
			fmt.Sprintf("超过本人年度限额余额%s元（限额%s元，本年各渠道已救助%s元），请与结算机构核对", left, a.Cap.Yuan(), a.Paid.Yuan()),
			fmt.Sprintf("More than the %s yuan left of the person's yearly cap (%s yuan; %s yuan paid this year by all ways): settle it with whoever paid", left, a.Cap.Yuan(), a.Paid.Yuan()))
	}
	if a.Borne+this.Borne > a.Limit {
		left := max(a.Limit-a.Borne, 0).Yuan()
		check.Add(at(y.Bears), "OVER_DEDUCTIBLE",
			fmt.Sprintf("超过本人年度起付线余额%s元（起付线%s元，本年已承担%s元），请与结算机构核对", left, a.Limit.Yuan(), a.Borne.Yuan()),
			fmt.Sprintf("More than the %s yuan left of the person's yearly deductible (%s yuan; %s yuan borne this year): settle it with whoever paid", left, a.Limit.Yuan(), a.Borne.Yuan()))
	}
	return nil
}

// entries refuses a name that no entry of its kind had on the day of the record, once the register has any.
func (s *Service) entries(ctx context.Context, check *form.Check, l *catalog.Ledger, r *Record) error {
	for i := range l.Fields {
		f := &l.Fields[i]
		name := strings.TrimSpace(form.Text(r.Form[f.Key]))
		if f.Entry == "" || name == "" || s.deps.Registry == nil {
			continue
		}
		x, robot := registry.Entries, access.System(s.deps.Regions.City().Code, "ledger")
		standing := docstore.And(x.BeganOn.Lte(string(r.On)), x.ClosedTo.Gte(string(r.On)))
		known, err := s.deps.Registry.Count(ctx, robot, registry.Query{Kind: f.Entry, Where: docstore.And(standing, docstore.Or(x.Name.Eq(name), x.Number.Eq(strings.ToUpper(name))))})
		if err != nil || known > 0 {
			return err
		}
		any, err := s.deps.Registry.Count(ctx, robot, registry.Query{Kind: f.Entry})
		if err != nil || any == 0 {
			return err
		}
		k, err := s.deps.Catalog.Kind(f.Entry)
		if err != nil {
			return err
		}
		check.Add("/form/"+form.Pointer(f.Key), "NO_ENTRY", "当日名册中没有这一"+k.Short.ZH+"，请核对名称或先登记", "Not in the register of "+k.Name.EN+" on that day: compare the name, or register it first")
	}
	return nil
}

// numbers are those of the record that stand once in the system.
func numbers(l *catalog.Ledger, r *Record) (out []claim.Number) {
	for _, f := range l.Fields {
		if v := form.Text(r.Form[f.Key]); f.Unique != "" && v != "" {
			out = append(out, claim.Number{Book: f.Unique, Field: f.Key, Value: v})
		}
	}
	return out
}

// NumbersOf tells records with the same numbers apart from others; "" without such a number.
func NumbersOf(l *catalog.Ledger, r *Record) string {
	var out []string
	for _, n := range numbers(l, r) {
		out = append(out, n.Book+"|"+n.Value)
	}
	return strings.Join(out, "|")
}

// claim gives the record the numbers that stand once in the system; one that no longer counts lets them go. Error: INVALID
// NUMBER_TAKEN.
func (s *Service) claim(ctx context.Context, l *catalog.Ledger, r *Record) error {
	all := numbers(l, r)
	if s.deps.Claims == nil || len(all) == 0 {
		return nil
	}
	if r.State == Void || r.State == Rejected {
		all = nil
	}
	label := fault.T("%[1]s（%[4]s，%[3]s）", "%[2]s (%[4]s, %[3]s)", l.Name.ZH, l.Name.EN, string(r.On), r.Deepest())
	return s.deps.Claims.Settle(ctx, claim.Holder{ID: r.ID, Label: label}, all)
}
