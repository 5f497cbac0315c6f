package figures

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"strings"

	"github.com/goccy/go-yaml"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

//go:embed indicators/*.yaml
var indicatorFiles embed.FS

// Indicator is a named figure: a saved query, or a formula over other indicators.
type Indicator struct {
	ID         string        `yaml:"id"`
	Key        string        `yaml:"key"`
	Label      fault.Text    `yaml:"label"`
	Unit       fault.Text    `yaml:"unit"`
	Basis      string        `yaml:"basis"` // time basis as in the summary: Y S A B G …
	Definition fault.Text    `yaml:"definition"`
	Query      *SavedQuery   `yaml:"query"`
	Formula    *SavedFormula `yaml:"formula"`
	Print      PrintRule     `yaml:"print"`
}

// SavedQuery is the query behind an indicator, with its time left open.
type SavedQuery struct {
	Dataset  string      `yaml:"dataset"`
	Measure  Measure     `yaml:"measure"`
	Where    []Condition `yaml:"where"`
	AsOf     string      `yaml:"asOf"`     // CUTOFF or PRIOR_YEAR_END
	Period   string      `yaml:"period"`   // YEAR: 1 January to the cut-off
	CityWide bool        `yaml:"cityWide"` // the same for every place: a standard
}

// SavedFormula is one of the closed list GROWTH (of/over − 1, in percent) and RATIO (of/over, in percent).
type SavedFormula struct {
	Kind   string `yaml:"kind"`
	Of     string `yaml:"of"`
	Over   string `yaml:"over"`
	OverAt string `yaml:"overAt"` // CUTOFF or PRIOR_YEAR_END
}

// PrintRule says how a value is printed: divided by Scale, half-up to Decimals.
type PrintRule struct {
	Scale    int64 `yaml:"scale"`
	Decimals int   `yaml:"decimals"`
}

// Identity is an equation that must hold at every cut-off and place.
type Identity struct {
	Total string   `yaml:"total"`
	Parts []string `yaml:"parts"`
}

// Value is an indicator at a place and cut-off. Exact is nil where there is nothing to divide by.
type Value struct {
	Indicator *Indicator
	Place     region.Code
	CutOff    calendar.Date
	Exact     *big.Rat
	Printed   string // "—" for none
	Of, Over  *big.Rat
	Opens     bool
}

// Broken tells an identity that does not hold.
type Broken struct {
	Identity Identity
	Place    region.Code
	CutOff   calendar.Date
	Total    *big.Rat
	Sum      *big.Rat
}

type indicatorSet struct {
	list       []*Indicator
	byID       map[string]*Indicator
	identities []Identity
}

func loadIndicators(files fs.FS, datasets map[string]Info) (*indicatorSet, error) {
	set := &indicatorSet{byID: map[string]*Indicator{}}
	names, err := fs.Glob(files, "indicators/*.yaml")
	if err != nil {
		return nil, err
	}
	var errs []error
	for _, name := range names {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		var file struct {
			Indicators []*Indicator `yaml:"indicators"`
			Identities []Identity   `yaml:"identities"`
		}
		if err := yaml.UnmarshalWithOptions(b, &file, yaml.Strict()); err != nil {
			errs = append(errs, fmt.Errorf("%s: %w", name, err))
			continue
		}
		for _, ind := range file.Indicators {
			if set.byID[ind.ID] != nil {
				errs = append(errs, fmt.Errorf("%s: %s is defined twice", name, ind.ID))
			}
			if ind.Print.Scale == 0 {
				ind.Print.Scale = 1
			}
			set.byID[ind.ID] = ind
			set.list = append(set.list, ind)
		}
		set.identities = append(set.identities, file.Identities...)
	}
	for _, ind := range set.list {
		errs = append(errs, ind.check(set, datasets))
	}
	for _, id := range set.identities {
		for _, x := range append([]string{id.Total}, id.Parts...) {
			if set.byID[x] == nil {
				errs = append(errs, fmt.Errorf("identity of %s names unknown %s", id.Total, x))
			}
		}
	}
	return set, errors.Join(errs...)
}

func (ind *Indicator) check(set *indicatorSet, datasets map[string]Info) error {
	bad := func(format string, args ...any) error {
		return fmt.Errorf("indicator %s: "+format, append([]any{ind.ID}, args...)...)
	}
	if ind.ID == "" || ind.Key == "" || ind.Label.ZH == "" || ind.Label.EN == "" || ind.Unit.ZH == "" || ind.Definition.ZH == "" || ind.Definition.EN == "" {
		return bad("id, key, label, unit and definition are needed in both languages")
	}
	switch {
	case (ind.Query == nil) == (ind.Formula == nil):
		return bad("needs either a query or a formula")
	case ind.Formula != nil:
		f := ind.Formula
		if f.Kind != "GROWTH" && f.Kind != "RATIO" {
			return bad("unknown formula %q", f.Kind)
		}
		for _, x := range []string{f.Of, f.Over} {
			if in := set.byID[x]; in == nil || in.Query == nil {
				return bad("formula over %q, which is not a queried indicator", x)
			}
		}
		return nil
	}
	q := ind.Query
	info, ok := datasets[q.Dataset]
	if !ok {
		return bad("unknown dataset %q", q.Dataset)
	}
	fields := map[string]Field{}
	for _, f := range info.Fields {
		fields[f.Name] = f
	}
	for _, c := range q.Where {
		if !fields[c.Field].Filter {
			return bad("dataset %s can't be filtered by %q", q.Dataset, c.Field)
		}
	}
	if q.Measure.Op != Count && !fields[q.Measure.Field].Measure {
		return bad("dataset %s has no measure %q", q.Dataset, q.Measure.Field)
	}
	if (q.AsOf != "") != (info.Basis == Stock) || (q.Period != "") != (info.Basis == Flow) {
		return bad("time basis does not fit dataset %s (%s)", q.Dataset, info.Basis)
	}
	return nil
}

// at fills the open time of the saved query.
func (q *SavedQuery) at(place region.Code, cutOff calendar.Date) Query {
	out := Query{Dataset: q.Dataset, Where: q.Where, Region: place, Measures: []Measure{{Op: q.Measure.Op, Field: q.Measure.Field, As: "value"}}}
	if q.CityWide {
		out.Region = ""
	}
	switch q.AsOf {
	case "CUTOFF":
		out.AsOf = cutOff
	case "PRIOR_YEAR_END":
		out.AsOf = priorYearEnd(cutOff)
	}
	if q.Period == "YEAR" {
		out.From, out.To = calendar.Date(fmt.Sprintf("%04d-01-01", cutOff.Year())), cutOff
	}
	return out
}

func priorYearEnd(d calendar.Date) calendar.Date {
	return calendar.Date(fmt.Sprintf("%04d-12-31", d.Year()-1))
}

// Indicators computes named figures of a place at a cut-off, all of them when ids is empty. A place outside the
// caller's reach is NOT_FOUND, an unknown id INVALID.
func (s *Service) Indicators(ctx context.Context, actor *access.Actor, ids []string, place region.Code, cutOff calendar.Date) ([]Value, error) {
	list := s.indicators.list
	if len(ids) > 0 {
		list = nil
		for _, id := range ids {
			ind := s.indicators.byID[id]
			if ind == nil {
				return nil, unknown("ids", id)
			}
			list = append(list, ind)
		}
	}
	if cutOff == "" {
		cutOff = calendar.DateOf(s.clock())
	}
	run := &indicatorRun{s: s, actor: actor, place: place, known: map[string]*big.Rat{}}
	out := make([]Value, 0, len(list))
	for _, ind := range list {
		v, err := run.value(ctx, ind, cutOff)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// CheckIdentities computes every identity of a place at a cut-off and returns those that do not hold.
func (s *Service) CheckIdentities(ctx context.Context, actor *access.Actor, place region.Code, cutOff calendar.Date) ([]Broken, error) {
	run := &indicatorRun{s: s, actor: actor, place: place, known: map[string]*big.Rat{}}
	var out []Broken
	for _, id := range s.indicators.identities {
		total, err := run.value(ctx, s.indicators.byID[id.Total], cutOff)
		if err != nil {
			return nil, err
		}
		sum := new(big.Rat)
		for _, p := range id.Parts {
			v, err := run.value(ctx, s.indicators.byID[p], cutOff)
			if err != nil {
				return nil, err
			}
			if v.Exact != nil {
				sum.Add(sum, v.Exact)
			}
		}
		if total.Exact == nil || total.Exact.Cmp(sum) != 0 {
			out = append(out, Broken{id, place, cutOff, total.Exact, sum})
		}
	}
	return out, nil
}

// IndicatorQuery is the query whose rows are exactly what the figure counts; a formula has none.
func (s *Service) IndicatorQuery(id string, place region.Code, cutOff calendar.Date) (Query, error) {
	ind := s.indicators.byID[id]
	if ind == nil {
		return Query{}, unknown("indicatorId", id)
	}
	if ind.Query == nil {
		return Query{}, fault.NotAllowed("FORMULA", fault.T("该指标由其他指标计算得出，请分别查看：%[1]s。", "This figure is computed from others; open them instead: %[1]s.", ind.Formula.inputs()))
	}
	if cutOff == "" {
		cutOff = calendar.DateOf(s.clock())
	}
	return ind.Query.at(place, cutOff), nil
}

func (f *SavedFormula) inputs() string {
	if f.Of == f.Over {
		return f.Of
	}
	return strings.Join([]string{f.Of, f.Over}, ", ")
}

// indicatorRun computes each query once.
type indicatorRun struct {
	s     *Service
	actor *access.Actor
	place region.Code
	known map[string]*big.Rat
}

func (r *indicatorRun) query(ctx context.Context, ind *Indicator, cutOff calendar.Date) (*big.Rat, error) {
	key := ind.ID + "@" + string(cutOff)
	if v, ok := r.known[key]; ok {
		return v, nil
	}
	raw, ok, err := r.s.measure(ctx, r.actor, ind.Query.at(r.place, cutOff))
	if err != nil {
		return nil, err
	}
	var v *big.Rat
	if ok {
		v = new(big.Rat).SetInt64(raw)
	}
	r.known[key] = v
	return v, nil
}

func (r *indicatorRun) value(ctx context.Context, ind *Indicator, cutOff calendar.Date) (Value, error) {
	v := Value{Indicator: ind, Place: r.place, CutOff: cutOff, Opens: ind.Query != nil}
	var err error
	if ind.Query != nil {
		v.Exact, err = r.query(ctx, ind, cutOff)
		v.Printed = ind.Print.print(v.Exact)
		return v, err
	}
	f := ind.Formula
	overAt := cutOff
	if f.OverAt == "PRIOR_YEAR_END" {
		overAt = priorYearEnd(cutOff)
	}
	if v.Of, err = r.query(ctx, r.s.indicators.byID[f.Of], cutOff); err != nil {
		return v, err
	}
	if v.Over, err = r.query(ctx, r.s.indicators.byID[f.Over], overAt); err != nil {
		return v, err
	}
	if v.Of != nil && v.Over != nil && v.Over.Sign() != 0 {
		x := new(big.Rat).Quo(v.Of, v.Over)
		if f.Kind == "GROWTH" {
			x.Sub(x, big.NewRat(1, 1))
		}
		v.Exact = x.Mul(x, big.NewRat(100, 1))
	}
	v.Printed = ind.Print.print(v.Exact)
	return v, nil
}

// print writes a value half-up (away from zero at the half), "—" for none: growth from nothing is not 0.
func (p PrintRule) print(v *big.Rat) string {
	if v == nil {
		return "—"
	}
	return new(big.Rat).Quo(v, big.NewRat(p.Scale, 1)).FloatString(p.Decimals)
}

func unknown(path, value string) error {
	return fault.Invalid("UNKNOWN", fault.T("没有名为“%[1]s”的项。", "There is nothing named “%[1]s”.", value),
		fault.Field{Path: "/" + path, Reason: "UNKNOWN", Text: fault.T("没有名为“%[1]s”的项。", "There is nothing named “%[1]s”.", value)})
}
