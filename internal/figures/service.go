package figures

import (
	"context"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/ledger"
	"minzheng/internal/money"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// Deps are the services whose collections the datasets read.
type Deps struct {
	Regions *region.Directory
	Catalog *catalog.Catalog
	People  *people.Registry
	Cases   *casework.Service
	Benefit *benefit.Service
	Payroll *payroll.Service
	// Registry and Ledger add the datasets of registers and ledgers; without them there are none.
	Registry *registry.Service
	Ledger   *ledger.Service
	Clock    calendar.Clock
}

// Service answers questions about the records.
type Service struct {
	deps       Deps
	datasets   map[string]dataset
	order      []string
	indicators *indicatorSet
	boards     *boardSet
	clock      calendar.Clock
}

// Open checks that every indicator and board asks for something that exists.
func Open(deps Deps) (*Service, error) {
	s := &Service{deps: deps, datasets: map[string]dataset{}, clock: deps.Clock}
	all := []dataset{casesDataset(deps), entitlementsDataset(deps), paymentsDataset(deps), peopleDataset(deps), householdsDataset(deps), standardsDataset(deps), batchesDataset(deps)}
	for _, d := range append(all, registerDatasets(deps)...) {
		id := d.info(nil).ID
		s.datasets[id] = d
		s.order = append(s.order, id)
	}
	infos := map[string]Info{}
	for id, d := range s.datasets {
		infos[id] = d.info(nil)
	}
	var err1, err2 error
	s.indicators, err1 = loadIndicators(indicatorFiles, infos)
	s.boards, err2 = loadBoards(boardFile, infos, s.indicators)
	if err := errors.Join(err1, err2); err != nil {
		return nil, fmt.Errorf("figures: %w", err)
	}
	return s, nil
}

// Datasets lists what the actor may ask.
func (s *Service) Datasets(actor *access.Actor) []Info {
	var out []Info
	for _, id := range s.order {
		if actor.May(s.datasets[id].permission()) {
			out = append(out, s.datasets[id].info(actor))
		}
	}
	return out
}

func (s *Service) dataset(id string) (dataset, error) {
	d := s.datasets[id]
	if d == nil {
		return nil, unknown("dataset", id)
	}
	return d, nil
}

// Group answers measures by dimensions, sorted as the query says (by keys otherwise).
func (s *Service) Group(ctx context.Context, actor *access.Actor, q Query) (Table, error) {
	d, err := s.dataset(q.Dataset)
	if err != nil {
		return Table{}, err
	}
	t, err := d.group(ctx, actor, q)
	if err != nil {
		return t, err
	}
	if q.Order != nil {
		if err := t.sort(*q.Order); err != nil {
			return t, err
		}
	}
	if q.Limit > 0 && len(t.Rows) > q.Limit {
		t.Rows = t.Rows[:q.Limit]
	}
	return t, nil
}

func (t *Table) sort(o Order) error {
	at, byKey := slices.Index(t.Measures, o.Field), false
	if at < 0 {
		at, byKey = slices.Index(t.By, o.Field), true
	}
	if at < 0 {
		return unknown("order/field", o.Field)
	}
	slices.SortStableFunc(t.Rows, func(a, b Group) int {
		x, y := a.Values, b.Values
		if byKey {
			x, y = a.Keys, b.Keys
		}
		c := compare(x[at], y[at])
		if o.Desc {
			c = -c
		}
		return c
	})
	return nil
}

// compare orders absent first, numbers by size, other text by bytes.
func compare(a, b *string) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	x, okX := new(big.Rat).SetString(*a)
	y, okY := new(big.Rat).SetString(*b)
	if okX && okY {
		return x.Cmp(y)
	}
	return strings.Compare(*a, *b)
}

// Records answers the matching records as rows; first is 1 to 100.
func (s *Service) Records(ctx context.Context, actor *access.Actor, q Query, first int, after string) (Page, error) {
	d, err := s.dataset(q.Dataset)
	if err != nil {
		return Page{}, err
	}
	return d.rows(ctx, actor, q, first, after)
}

// RecordCount counts the matching records.
func (s *Service) RecordCount(ctx context.Context, actor *access.Actor, q Query) (int64, error) {
	d, err := s.dataset(q.Dataset)
	if err != nil {
		return 0, err
	}
	return d.count(ctx, actor, q, 0)
}

// Stream yields every matching record in id order with flat memory: what exports read.
func (s *Service) Stream(ctx context.Context, actor *access.Actor, q Query, yield func([]Field, Row) error) error {
	d, err := s.dataset(q.Dataset)
	if err != nil {
		return err
	}
	return d.stream(ctx, actor, q, yield)
}

// measure answers the one number of a query without dimensions: a count, or the stored unit (fen for money).
// ok is false where there is nothing to take a minimum or maximum of.
func (s *Service) measure(ctx context.Context, actor *access.Actor, q Query) (value int64, ok bool, err error) {
	d, err := s.dataset(q.Dataset)
	if err != nil {
		return 0, false, err
	}
	t, err := d.group(ctx, actor, q)
	if err != nil {
		return 0, false, err
	}
	if len(t.Rows) == 0 || t.Rows[0].Values[0] == nil {
		return 0, false, nil
	}
	raw := *t.Rows[0].Values[0]
	for _, f := range d.info(nil).Fields {
		if f.Name == q.Measures[0].Field && f.Kind == Money && q.Measures[0].Op != Distinct {
			fen, err := money.ParseYuan(raw)
			return int64(fen), err == nil, err
		}
	}
	value, err = strconv.ParseInt(raw, 10, 64)
	return value, err == nil, err
}
