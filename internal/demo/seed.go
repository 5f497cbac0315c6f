package demo

import (
	"context"
	"errors"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/benefit"
	"minzheng/internal/blob"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/ledger"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/staff"
)

// Password is the password of every demo account that can sign in.
const Password = "minzheng-demo"

// Deps are the services that the city is written through.
type Deps struct {
	Store    docstore.Store
	Regions  *region.Directory
	Staff    *staff.Service
	People   *people.Registry
	Catalog  *catalog.Catalog
	Workdays *calendar.Workdays
	Cases    *casework.Service
	Benefit  *benefit.Service
	Payroll  *payroll.Service
	Files    *blob.Service
	Registry *registry.Service
	Ledger   *ledger.Service
	Audit    *audit.Log
}

// Options say which city. Scale 1 is a county-level city of 600,000 people of whom 60,000 are in the register; Scale 0
// is the divisions and accounts with a few families. Today is the last day of its history.
type Options struct {
	Scale    float64
	Seed     uint64
	Today    calendar.Date
	Progress func(done, total int, what string)
}

// months is how much history of monthly runs there is.
const months = 24

// Seed writes the demo city. Error: when the store holds a city already.
func Seed(ctx context.Context, d Deps, o Options) error {
	if d.Regions.City().Code != "" {
		return errors.New("the store already holds a city; the demo city needs an empty one")
	}
	if o.Scale < 0 || o.Scale > 50 || !o.Today.Valid() {
		return errors.New("the scale must be 0 to 50 and the last day a date")
	}
	if o.Progress == nil {
		o.Progress = func(int, int, string) {}
	}
	program, err := d.Catalog.Program("DIBAO")
	if err != nil {
		return err
	}
	g := &generator{
		deps: d, opt: o, today: o.Today, people: d.People, serials: serials{},
		houses: map[region.Code]int{}, caseSeq: map[string]int64{}, returns: map[string]calendar.Month{}, corrected: map[string]bool{}, staff: map[region.Code]*desk{},
		rec: &casework.Recorder{Catalog: d.Catalog, Program: program, Workdays: d.Workdays}, actor: access.System(City, "demo"),
	}
	steps := []struct {
		what string
		do   func(context.Context) error
	}{
		{"divisions", g.putDivisions},
		{"accounts", g.putAccounts},
		{"standards", g.putStandards},
		{"files", g.putFiles},
		{"people and cases", g.putCases},
		{"monthly runs", g.putRuns},
		{"organisations and facilities", g.putRegisters},
		{"ledgers", g.putLedgers},
	}
	for i, s := range steps[:4] {
		o.Progress(i, 1000, s.what)
		if err := g.part(ctx, s.what, s.do); err != nil {
			return err
		}
	}
	if err := d.Store.Load(ctx, func(ctx context.Context) error {
		for _, s := range steps[4:] {
			if err := g.part(ctx, s.what, s.do); err != nil {
				return err
			}
		}
		o.Progress(960, 1000, "indexes")
		return nil
	}); err != nil {
		return err
	}
	if err := g.raiseCounters(ctx); err != nil {
		return err
	}
	err = d.Audit.Append(ctx, g.actor, audit.Event{Kind: "system.seed", Summary: fault.T("装载示范市数据", "Demo city loaded")})
	o.Progress(1000, 1000, "done")
	return err
}

// part makes one part of the city from random numbers of its own, so that a change to one leaves the others as they are.
func (g *generator) part(ctx context.Context, what string, do func(context.Context) error) error {
	h := fnv.New64a()
	_, _ = h.Write([]byte(what))
	g.rand = rand.New(rand.NewPCG(g.opt.Seed, h.Sum64()))
	if err := do(ctx); err != nil {
		return fmt.Errorf("%s: %w", what, err)
	}
	return nil
}

func (g *generator) putDivisions(ctx context.Context) error {
	return g.deps.Regions.Put(ctx, divisions()...)
}

// putStandards dates the standards so that they rose on the last first of July.
func (g *generator) putStandards(ctx context.Context) error {
	g.rise = calendar.Date(fmt.Sprintf("%04d-07-01", g.today.Year()))
	if g.rise > g.today {
		g.rise = g.rise.AddYears(-1)
	}
	by, approver := benefit.Person{ID: g.city.review.ID, Name: g.city.review.Name}, benefit.Person{ID: g.city.confirm.ID, Name: g.city.confirm.Name}
	document := fmt.Sprintf("示政发〔%d〕18号", g.rise.Year())
	for _, v := range []struct {
		key, area string
		fen       int64
	}{{"DIBAO", "URBAN", 52800}, {"DIBAO", "RURAL", 39600}, {"DIBAO_MIN_TOPUP", "", 12000}} {
		if err := g.deps.Benefit.PutHistoric(ctx, v.key, v.area, v.fen, g.rise, document, by, approver); err != nil {
			return err
		}
	}
	return nil
}

// raiseCounters lets numbers given later continue after those of the demo.
func (g *generator) raiseCounters(ctx context.Context) error {
	for village, n := range g.houses {
		if err := g.deps.Store.RaiseSeq(ctx, people.HouseholdSeq(village), int64(n)); err != nil {
			return err
		}
	}
	for name, n := range g.caseSeq {
		if err := g.deps.Store.RaiseSeq(ctx, name, n); err != nil {
			return err
		}
	}
	return nil
}

// at is an instant of office hours on a day.
func (g *generator) at(day calendar.Date) time.Time {
	return day.Time().Add(time.Duration(9*60+g.rand.IntN(8*60))*time.Minute - 8*time.Hour).UTC()
}
