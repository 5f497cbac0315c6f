package figures

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"time"

	"github.com/goccy/go-yaml"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

//go:embed boards.yaml
var boardFile []byte

// Board is the opening dashboard of one tier.
type Board struct {
	Title  fault.Text
	AsOf   time.Time
	Tiles  []Tile
	Charts []Chart
}

// Tile is one number with the way to its records.
type Tile struct {
	Key      string
	Label    fault.Text
	Unit     fault.Text
	Value    string
	Severity string // INFO WARNING DANGER
	Link     *Link
}

// Link says where a tile or chart leads: the work queue, a dataset's records, or an indicator's records.
type Link struct {
	Target    string // WORK RECORDS INDICATOR
	Query     *Query
	Indicator string
}

// Chart is one series or more over labels.
type Chart struct {
	Key    string
	Title  fault.Text
	Unit   fault.Text
	Shape  string // BAR or LINE
	Labels []fault.Text
	Series []Series
	Link   *Link
}

// Series is a row of values; a chart is a picture, so these alone may be fractions.
type Series struct {
	Name   fault.Text
	Values []float64
}

type boardSet struct {
	Boards []boardSpec          `yaml:"boards"`
	Tiles  map[string]tileSpec  `yaml:"tiles"`
	Charts map[string]chartSpec `yaml:"charts"`
}

type boardSpec struct {
	ID     string     `yaml:"id"`
	Title  fault.Text `yaml:"title"`
	Roles  []string   `yaml:"roles"`
	Tiles  []string   `yaml:"tiles"`
	Charts []string   `yaml:"charts"`
}

type tileSpec struct {
	Label       fault.Text  `yaml:"label"`
	Unit        fault.Text  `yaml:"unit"`
	Kind        string      `yaml:"kind"` // QUEUE, QUEUE_OVERDUE
	Indicator   string      `yaml:"indicator"`
	Query       *SavedQuery `yaml:"query"`
	Money       bool        `yaml:"money"`
	DueOnly     bool        `yaml:"dueOnly"` // of entitlements: without the suspended ones, which count as held but are not paid
	WarnAbove   *int64      `yaml:"warnAbove"`
	DangerAbove *int64      `yaml:"dangerAbove"`
}

type chartSpec struct {
	Title fault.Text  `yaml:"title"`
	Unit  fault.Text  `yaml:"unit"`
	Shape string      `yaml:"shape"`
	Query *SavedQuery `yaml:"query"`
	By    string      `yaml:"by"` // a dimension, or BELOW: the divisions under the caller's
	Last  int         `yaml:"last"`
	Scale int64       `yaml:"scale"`
}

func loadBoards(file []byte, datasets map[string]Info, indicators *indicatorSet) (*boardSet, error) {
	set := &boardSet{}
	if err := yaml.UnmarshalWithOptions(file, set, yaml.Strict()); err != nil {
		return nil, fmt.Errorf("boards.yaml: %w", err)
	}
	var errs []error
	for _, b := range set.Boards {
		for _, t := range b.Tiles {
			if _, ok := set.Tiles[t]; !ok {
				errs = append(errs, fmt.Errorf("board %s: unknown tile %s", b.ID, t))
			}
		}
		for _, c := range b.Charts {
			if _, ok := set.Charts[c]; !ok {
				errs = append(errs, fmt.Errorf("board %s: unknown chart %s", b.ID, c))
			}
		}
	}
	for key, t := range set.Tiles {
		switch {
		case t.Indicator != "" && indicators.byID[t.Indicator] == nil:
			errs = append(errs, fmt.Errorf("tile %s: unknown indicator %s", key, t.Indicator))
		case t.Query != nil:
			if _, ok := datasets[t.Query.Dataset]; !ok {
				errs = append(errs, fmt.Errorf("tile %s: unknown dataset %s", key, t.Query.Dataset))
			}
		case t.Indicator == "" && t.Kind != "QUEUE" && t.Kind != "QUEUE_OVERDUE":
			errs = append(errs, fmt.Errorf("tile %s says nothing to count", key))
		}
	}
	for key, c := range set.Charts {
		if _, ok := datasets[c.Query.Dataset]; !ok {
			errs = append(errs, fmt.Errorf("chart %s: unknown dataset %s", key, c.Query.Dataset))
		}
	}
	return set, errors.Join(errs...)
}

// Board computes the opening dashboard of the actor's role, within the actor's reach. A role without one gets an empty
// board; a tile the role may not count is left out.
func (s *Service) Board(ctx context.Context, actor *access.Actor) (Board, error) {
	now := s.clock()
	out := Board{AsOf: now, Title: fault.T("工作台", "Dashboard")}
	i := slices.IndexFunc(s.boards.Boards, func(b boardSpec) bool { return slices.Contains(b.Roles, string(actor.Role)) })
	if i < 0 {
		return out, nil
	}
	spec := s.boards.Boards[i]
	out.Title = spec.Title
	place := actor.Region
	if place.Tier() == region.TierCity {
		place = ""
	}
	for _, key := range spec.Tiles {
		t, ok, err := s.tile(ctx, actor, key, s.boards.Tiles[key], place)
		if err != nil {
			return out, err
		}
		if ok {
			out.Tiles = append(out.Tiles, t)
		}
	}
	for _, key := range spec.Charts {
		c := s.boards.Charts[key]
		if !actor.May(s.datasets[c.Query.Dataset].permission()) {
			continue
		}
		chart, err := s.chart(ctx, actor, key, c, place, calendar.DateOf(now))
		if err != nil {
			return out, err
		}
		out.Charts = append(out.Charts, chart)
	}
	return out, nil
}

func (s *Service) tile(ctx context.Context, actor *access.Actor, key string, t tileSpec, place region.Code) (Tile, bool, error) {
	out := Tile{Key: key, Label: t.Label, Unit: t.Unit, Severity: "INFO"}
	var n int64
	switch {
	case t.Kind != "":
		if !actor.May(access.CaseRead) {
			return out, false, nil
		}
		overdue := t.Kind == "QUEUE_OVERDUE"
		var err error
		if n, err = s.deps.Cases.WorkQueueCount(ctx, actor, casework.WorkQuery{Overdue: overdue}); err != nil {
			return out, false, err
		}
		out.Value, out.Link = strconv.FormatInt(n, 10), &Link{Target: "WORK"}
		if overdue {
			out.Link.Query = &Query{Where: []Condition{{Field: "overdue", Op: EQ, Values: []string{"true"}}}}
		}
	case t.Indicator != "":
		ind := s.indicators.byID[t.Indicator]
		if !actor.May(s.datasets[ind.Query.Dataset].permission()) {
			return out, false, nil
		}
		v, err := s.Indicators(ctx, actor, []string{t.Indicator}, place, "")
		if err != nil {
			return out, false, err
		}
		out.Label, out.Unit, out.Value, out.Link = ind.Label, ind.Unit, v[0].Printed, &Link{Target: "INDICATOR", Indicator: t.Indicator}
	default:
		if !actor.May(s.datasets[t.Query.Dataset].permission()) {
			return out, false, nil
		}
		q := t.Query.at(place, "")
		if t.DueOnly {
			q.Where = append(slices.Clone(q.Where), Condition{Field: "to", Op: GTE, Values: []string{string(calendar.MonthOf(s.clock()))}})
		}
		var err error
		if n, _, err = s.measure(ctx, actor, q); err != nil {
			return out, false, err
		}
		out.Value = strconv.FormatInt(n, 10)
		if t.Money {
			out.Value = money.Fen(n).Yuan()
		}
		q.Measures = nil
		out.Link = &Link{Target: "RECORDS", Query: &q}
	}
	switch {
	case t.DangerAbove != nil && n > *t.DangerAbove:
		out.Severity = "DANGER"
	case t.WarnAbove != nil && n > *t.WarnAbove:
		out.Severity = "WARNING"
	}
	return out, true, nil
}

func (s *Service) chart(ctx context.Context, actor *access.Actor, key string, c chartSpec, place region.Code, today calendar.Date) (Chart, error) {
	out := Chart{Key: key, Title: c.Title, Unit: c.Unit, Shape: c.Shape}
	q := c.Query.at(place, "")
	by := c.By
	if by == "BELOW" {
		by = "township"
		if actor.Region.Tier() == region.TierTownship {
			by = "village"
		}
	}
	q.By = []string{by}
	if c.Last > 0 {
		q.Where = append(slices.Clone(q.Where), Condition{Field: by, Op: GTE, Values: []string{string(today.Month().Add(-c.Last))}})
	}
	t, err := s.Group(ctx, actor, q)
	if err != nil {
		return out, err
	}
	series := Series{Name: c.Title}
	for _, r := range t.Rows {
		if r.Keys[0] == nil || r.Values[0] == nil {
			continue
		}
		label := fault.Text{ZH: *r.Keys[0], EN: *r.Keys[0]}
		if r.Labels[0] != nil {
			label = *r.Labels[0]
		}
		v, _ := new(big.Rat).SetString(*r.Values[0])
		if c.Scale > 1 {
			v.Mul(v, big.NewRat(100, c.Scale))
		}
		f, _ := v.Float64()
		out.Labels, series.Values = append(out.Labels, label), append(series.Values, f)
	}
	out.Labels, series.Values = inCourse(q, by, t, out.Labels, series.Values)
	out.Series = []Series{series}
	q.By, q.Measures = nil, nil
	out.Link = &Link{Target: "RECORDS", Query: &q}
	return out, nil
}

// inCourse puts the groups in the order in which the condition on their field names the values: states as a case passes them.
func inCourse(q Query, by string, t Table, labels []fault.Text, values []float64) ([]fault.Text, []float64) {
	at := slices.IndexFunc(q.Where, func(c Condition) bool { return c.Field == by && c.Op == IN })
	if at < 0 {
		return labels, values
	}
	var keys []string
	for _, r := range t.Rows {
		if r.Keys[0] != nil && r.Values[0] != nil {
			keys = append(keys, *r.Keys[0])
		}
	}
	var orderedLabels []fault.Text
	var orderedValues []float64
	for _, v := range q.Where[at].Values {
		if i := slices.Index(keys, v); i >= 0 {
			orderedLabels, orderedValues = append(orderedLabels, labels[i]), append(orderedValues, values[i])
		}
	}
	return orderedLabels, orderedValues
}
