package ledger

import (
	"context"
	"fmt"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// Spending is what was paid for a programme in a township.
type Spending struct {
	Township region.Code
	Program  string
}

// Balance is what a township was allocated for a programme in the year, and what it has spent of it.
type Balance struct {
	Region    region.Code
	Program   string
	Label     fault.Text // of the programme, as the ledger calls it
	Allocated money.Fen
	Spent     money.Fen
}

// Left is what remains; below zero where more was spent.
func (b Balance) Left() money.Fen { return b.Allocated - b.Spent }

// funds is the alarm of a ledger that holds allocations against payments; nil of other ledgers.
func funds(l *catalog.Ledger) *catalog.Alarm {
	i := slices.IndexFunc(l.Alarms, func(a catalog.Alarm) bool { return a.Kind == AlarmOverspent })
	if i < 0 {
		return nil
	}
	return &l.Alarms[i]
}

// Allocates reports whether the ledger's records are money that is spent by programmes.
func Allocates(l *catalog.Ledger) bool { return funds(l) != nil }

// Balances lists the townships in the actor's reach that were allocated money of the ledger in the year of a day, or spent
// some, up to that day. Errors: NOT_FOUND for a ledger out of reach, or one that allocates nothing.
func (s *Service) Balances(ctx context.Context, actor *access.Actor, ledger string, on calendar.Date) ([]Balance, error) {
	l, err := s.deps.Catalog.Ledger(ledger)
	if err != nil {
		return nil, err
	}
	a := funds(l)
	if a == nil || !s.Sees(actor, l) {
		return nil, fault.NotFound(fault.T("该资金台账", "such ledger of funds"))
	}
	scope, err := access.Scope(actor, access.LedgerRead, Scope())
	if err != nil {
		return nil, err
	}
	year := calendar.Date(fmt.Sprintf("%04d-01-01", on.Year()))
	f, _ := l.Field(a.Field)
	dim, measure := Records.Dims[slices.Index(l.Dimensions, a.Field)], Records.Measures[slices.Index(l.Measures, a.Sum)]
	rows, err := s.records.Aggregate(ctx, docstore.Group[Record]{
		Where: docstore.And(scope, Records.Ledger.Eq(l.ID), Records.On.Gte(string(year)), Records.On.Lte(string(on)), Records.Counts.Is(true)),
		By:    []docstore.Dim[Record]{Records.Township.Dim(), dim.Dim()}, Measures: []docstore.Measure[Record]{measure.Sum("sum")}, MaxGroups: 2000,
	})
	if err != nil {
		return nil, err
	}
	allocated := map[Spending]money.Fen{}
	for _, row := range rows {
		allocated[Spending{region.Code(row.Key[0].Str), row.Key[1].Str}] = money.Fen(row.M["sum"].Int)
	}
	spent := map[Spending]money.Fen{}
	options := s.deps.Catalog.FieldOptions(f)
	if s.deps.Spent != nil {
		var programs []string
		for _, o := range options {
			programs = append(programs, o.Value)
		}
		if spent, err = s.deps.Spent(ctx, programs, year, on); err != nil {
			return nil, err
		}
	}
	out := []Balance{}
	for _, r := range s.units(actor, a.Tier) {
		for _, o := range options {
			of := Spending{r.Code, o.Value}
			if allocated[of] != 0 || spent[of] != 0 {
				out = append(out, Balance{r.Code, o.Value, o.Label, allocated[of], spent[of]})
			}
		}
	}
	return out, nil
}

// overspent are the townships that have spent more this year than they were allocated: a warning, for the money is out.
func (s *Service) overspent(ctx context.Context, actor *access.Actor, l *catalog.Ledger, a *catalog.Alarm) ([]Alarm, error) {
	balances, err := s.Balances(ctx, actor, l.ID, s.Today())
	if err != nil {
		return nil, err
	}
	var out []Alarm
	for _, b := range balances {
		if b.Left() >= 0 {
			continue
		}
		label := fault.T("%[1]s：%[3]s下拨%[5]s元，已支出%[6]s元", "%[2]s: %[4]s, allocated %[5]s yuan, spent %[6]s", a.Label.ZH, a.Label.EN, b.Label.ZH, b.Label.EN, b.Allocated.Yuan(), b.Spent.Yuan())
		out = append(out, Alarm{Ledger: l, ID: a.ID, Kind: a.Kind, Label: label, Region: b.Region, Since: s.Today()})
	}
	return out, nil
}
