package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"minzheng/graph"
	"minzheng/internal/audit"
	"minzheng/internal/benefit"
	"minzheng/internal/blob"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/claim"
	"minzheng/internal/demo"
	"minzheng/internal/desk"
	"minzheng/internal/export"
	"minzheng/internal/figures"
	"minzheng/internal/identity"
	"minzheng/internal/importer"
	"minzheng/internal/ledger"
	"minzheng/internal/money"
	"minzheng/internal/once"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/staff"
)

// vocabulary is what the catalogue may say: the words of the engines.
func vocabulary() catalog.Vocabulary {
	var formulas []string
	for name := range benefit.Formulas() {
		formulas = append(formulas, name)
	}
	v := casework.Vocabulary(formulas)
	v.Register, v.Ledger = registry.Vocabulary(), ledger.Vocabulary()
	return v
}

// wire opens the services from the lowest to the highest. What a lower one needs of a higher one it gets as a function,
// set here.
func (s *services) wire(ctx context.Context) (err error) {
	step := func(name string, open func() error) {
		if err == nil {
			if err = open(); err != nil {
				err = fmt.Errorf("open %s: %w", name, err)
			}
		}
	}
	s.queue = graph.NewQueue()
	step("regions", func() (err error) { s.regions, err = region.Open(ctx, s.store); return })
	step("audit", func() (err error) { s.audit, err = audit.Open(ctx, s.store, s.clock, s.ids); return })
	step("once", func() (err error) { s.once, err = once.Open(ctx, s.store); return })
	step("claims", func() (err error) { s.claims, err = claim.Open(ctx, s.store); return })
	step("staff", func() (err error) {
		s.staff, err = staff.Open(ctx, staff.Deps{
			Store: s.store, Regions: s.regions, Audit: s.audit, Once: s.once, Clock: s.clock, IDs: s.ids,
			BlindID: func(id identity.ResidentID) string { return people.BlindID(s.keys, id) },
		})
		return
	})
	step("sign-in", func() (err error) { s.auth, err = staff.NewAuth(ctx, s.staff, s.keys); return })
	step("people", func() (err error) {
		s.people, err = people.Open(ctx, people.Deps{
			Store: s.store, Regions: s.regions, Audit: s.audit, Once: s.once, Keys: s.keys, Clock: s.clock, IDs: s.ids,
			SameAccount: func(ctx context.Context, personID string) ([]string, error) {
				return s.cases.SameAccount(ctx, personID)
			},
		})
		return
	})
	step("files", func() (err error) {
		s.files, err = blob.Open(ctx, blob.Deps{Store: s.store, Audit: s.audit, IDs: s.ids})
		return
	})
	step("benefit", func() (err error) {
		s.benefit, err = benefit.Open(ctx, benefit.Deps{
			Store: s.store, Catalog: s.catalog, Audit: s.audit, Once: s.once, Clock: s.clock, IDs: s.ids, Regions: s.regions,
			PaidThrough: func(ctx context.Context, caseID string) (calendar.Month, error) {
				return s.payroll.PaidThrough(ctx, caseID)
			},
			Elsewhere: func(ctx context.Context, program string, personIDs []string, year int) ([]ledger.Paid, error) {
				return s.ledger.PaidInYear(ctx, program, personIDs, year)
			},
		})
		return
	})
	step("cases", func() (err error) {
		s.cases, err = casework.Open(ctx, casework.Deps{
			Store: s.store, Catalog: s.catalog, Regions: s.regions, People: s.people, Audit: s.audit, Once: s.once,
			Workdays: s.workdays, Files: s.files, Staff: s.staff, Effects: s.benefit, Claims: s.claims, Clock: s.clock, IDs: s.ids,
			Changed: func(c *casework.Case) { s.queue.Changed(c.ID, c.Place, c.Section, s.clock()) },
		})
		return
	})
	step("registers", func() (err error) {
		s.registry, err = registry.Open(ctx, registry.Deps{
			Store: s.store, Catalog: s.catalog, Regions: s.regions, Audit: s.audit, Once: s.once, Workdays: s.workdays, Files: s.files, Staff: s.staff,
			Clock: s.clock, IDs: s.ids,
		})
		return
	})
	step("ledgers", func() (err error) {
		s.ledger, err = ledger.Open(ctx, ledger.Deps{
			Store: s.store, Catalog: s.catalog, Regions: s.regions, People: s.people, Cases: s.cases, Registry: s.registry, Audit: s.audit, Once: s.once,
			Workdays: s.workdays, Files: s.files, Staff: s.staff, Clock: s.clock, IDs: s.ids,
			Claims: s.claims, Allowance: s.benefit.Allowance,
			Spent: func(ctx context.Context, programs []string, from, to calendar.Date) (map[ledger.Spending]money.Fen, error) {
				return s.payroll.Spent(ctx, programs, from, to)
			},
		})
		return
	})
	step("payroll", func() (err error) {
		s.payroll, err = payroll.Open(ctx, payroll.Deps{
			Store: s.store, Regions: s.regions, Catalog: s.catalog, People: s.people, Cases: s.cases, Benefit: s.benefit,
			Blobs: s.files, Audit: s.audit, Once: s.once, Clock: s.clock, IDs: s.ids,
		})
		return
	})
	step("figures", func() (err error) {
		s.figures, err = figures.Open(figures.Deps{Regions: s.regions, Catalog: s.catalog, People: s.people, Cases: s.cases, Benefit: s.benefit, Payroll: s.payroll, Registry: s.registry, Ledger: s.ledger, Clock: s.clock})
		return
	})
	step("exports", func() (err error) {
		s.exports, err = export.Open(export.Deps{Figures: s.figures, People: s.people, Audit: s.audit, Clock: s.clock})
		return
	})
	step("imports", func() (err error) {
		s.imports, err = importer.Open(ctx, importer.Deps{
			Store: s.store, Regions: s.regions, Catalog: s.catalog, People: s.people, Cases: s.cases, Benefit: s.benefit,
			Registry: s.registry, Ledger: s.ledger, Blobs: s.files, Audit: s.audit, Once: s.once, Workdays: s.workdays, Clock: s.clock, IDs: s.ids, InPayroll: importer.InPayroll(s.payroll),
			InLedger: s.ledger.HasRecords,
		})
		return
	})
	step("desks", func() (err error) {
		s.desk, err = desk.Open(ctx, desk.Deps{
			Store: s.store, Once: s.once, Catalog: s.catalog, Cases: s.cases, Registry: s.registry, Ledger: s.ledger, Figures: s.figures, Imports: s.imports, Clock: s.clock,
		})
		return
	})
	return err
}

// tick is one round of the clock's work. What fails does not keep the rest.
func (s *services) tick(ctx context.Context) error {
	if s.regions.City().Code == "" {
		return nil
	}
	failed := []error{s.cases.Tick(ctx), s.followStandards(ctx), s.payroll.Sweep(ctx)}
	_, err := s.once.Prune(ctx, s.clock().Add(-90*24*time.Hour))
	failed = append(failed, err)
	_, err = s.auth.PruneSessions(ctx, s.clock().Add(-30*24*time.Hour))
	return errors.Join(append(failed, err)...)
}

// followStandards computes running benefits anew for every approved standard that is in force next month at the latest and
// has not been followed, from its first month on, before next month's run is frozen. A standard counts as followed when
// every case of every programme that uses it was dealt with; until then it is repeated, which changes nothing twice.
func (s *services) followStandards(ctx context.Context) error {
	actor := s.system("standards")
	followed := map[string]*benefit.Standard{}
	open := map[string]bool{}
	var failed []error
	for _, p := range s.catalog.Programs() {
		if p.Benefit == nil {
			continue
		}
		due, err := s.benefit.ToFollow(ctx, p.Benefit.Standards, calendar.MonthOf(s.clock()).Next())
		if err != nil {
			failed = append(failed, err)
			continue
		}
		for _, month := range slices.Sorted(maps.Keys(due)) {
			done, err := s.cases.Recompute(ctx, actor, p.ID, month)
			if err != nil {
				failed = append(failed, err)
			}
			for _, row := range due[month] {
				followed[row.ID] = row
				open[row.ID] = open[row.ID] || err != nil
			}
			s.log.Info("recomputed for a new standard", "programme", p.ID, "month", month, "changed", done.Changed,
				"ineligible", len(done.Ineligible), "rosters", len(done.Rosters), "later", len(done.Later), "failed", err != nil)
		}
	}
	maps.DeleteFunc(followed, func(id string, _ *benefit.Standard) bool { return open[id] })
	return errors.Join(append(failed, s.benefit.Follow(ctx, slices.Collect(maps.Values(followed))))...)
}

// check runs every package's own proof.
func (s *services) check(ctx context.Context, problem func(where, what string)) error {
	if n, err := s.audit.Verify(ctx); err != nil {
		problem("audit", fmt.Sprintf("after %d events: %v", n, err))
	}
	if err := s.people.CheckKeys(ctx); err != nil {
		problem("keys", err.Error())
	}
	if err := s.cases.Check(ctx, func(id, what string) { problem("case "+id, what) }); err != nil {
		return err
	}
	money := func(id, what string) { problem(id, what) }
	if err := s.people.Check(ctx, func(p people.Problem) { problem(p.Kind+" "+p.ID, p.Code) }); err != nil {
		return err
	}
	if err := s.benefit.Check(ctx, money); err != nil {
		return err
	}
	if err := s.benefit.CheckLogs(ctx, s.cases.Collection(), money); err != nil {
		return err
	}
	if err := s.payroll.Check(ctx, money); err != nil {
		return err
	}
	if err := s.ledger.Check(ctx, func(id, what string) { problem("record "+id, what) }); err != nil {
		return err
	}
	if err := s.registry.Check(ctx, func(id, what string) { problem("entry "+id, what) }); err != nil {
		return err
	}
	if err := s.files.Check(ctx, func(id string, err error) { problem("file "+id, err.Error()) }); err != nil {
		return err
	}
	if s.regions.City().Code == "" {
		return nil
	}
	today := calendar.DateOf(s.clock())
	broken, err := s.figures.CheckIdentities(ctx, s.system("check"), "", today)
	for _, b := range broken {
		problem("figure "+b.Identity.Total, fmt.Sprintf("%s is not the sum of its parts %s", b.Total, b.Sum))
	}
	return err
}

func (s *services) today(configured string) calendar.Date {
	if d, err := calendar.ParseDate(configured); err == nil {
		return d
	}
	return calendar.DateOf(s.clock())
}

func (s *services) demoDeps() demo.Deps {
	return demo.Deps{Store: s.store, Regions: s.regions, Staff: s.staff, People: s.people, Catalog: s.catalog, Workdays: s.workdays, Cases: s.cases, Benefit: s.benefit, Payroll: s.payroll, Files: s.files, Registry: s.registry, Ledger: s.ledger, Audit: s.audit}
}
