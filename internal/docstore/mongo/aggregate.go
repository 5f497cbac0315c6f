package mongo

import (
	"context"
	"fmt"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"

	"minzheng/internal/docstore"
)

// pipeline computes measures: column names of its result, and which measure each feeds.
type pipeline struct {
	stages mongo.Pipeline
	into   map[string]func(*docstore.Value, docstore.Value)
	at     map[string]int
}

func dim(i int) string    { return fmt.Sprintf("d%d", i) }
func column(i int) string { return fmt.Sprintf("m%d", i) }

func setInt(to *docstore.Value, v docstore.Value) {
	*to = docstore.Value{Kind: v.Kind, Int: v.Int, N: to.N}
}
func setN(to *docstore.Value, v docstore.Value)   { to.N = v.Int }
func setAny(to *docstore.Value, v docstore.Value) { *to = v }
func setMin(to *docstore.Value, v docstore.Value) {
	if to.IsNull() || docstore.CompareValues(v, *to) < 0 {
		*to = v
	}
}

func setMax(to *docstore.Value, v docstore.Value) {
	if docstore.CompareValues(v, *to) > 0 {
		*to = v
	}
}

func sumOf(v any) bson.D { return bson.D{{Key: "$sum", Value: v}} }

// pipelines says how the measures are computed. What one $group can compute is one pipeline, where the deployment computes several
// accumulators; each other measure is a pipeline of its own, over the documents that have a value.
func (s *Store) pipelines(p docstore.GroupPlan, where bson.D) []pipeline {
	by := bson.D{}
	for i, f := range p.By {
		by = append(by, bson.E{Key: dim(i), Value: "$" + path(f)})
	}
	var id any // null: everything is one group
	if len(by) > 0 {
		id = by
	}
	match := func(w bson.D) bson.D { return bson.D{{Key: "$match", Value: w}} }
	present := func(f docstore.FieldInfo) bson.D {
		return match(bson.D{{Key: "$and", Value: bson.A{where, bson.D{{Key: path(f), Value: bson.D{{Key: "$ne", Value: nil}}}}}}})
	}
	group := func(id any, acc ...bson.E) bson.D {
		return bson.D{{Key: "$group", Value: append(bson.D{{Key: "_id", Value: id}}, acc...)}}
	}
	// distinct groups by the dimensions and the value; it needs no accumulator.
	distinct := func(f docstore.FieldInfo) bson.D {
		return group(append(by[:len(by):len(by)], bson.E{Key: "v", Value: "$" + path(f)}))
	}
	limit := bson.D{{Key: "$limit", Value: int64(p.MaxGroups) + 1}}

	shared := pipeline{into: map[string]func(*docstore.Value, docstore.Value){}, at: map[string]int{}}
	var acc []bson.E
	var out []pipeline
	alone := func(i int, into func(*docstore.Value, docstore.Value), col string, stages ...bson.D) {
		out = append(out, pipeline{stages: stages, into: map[string]func(*docstore.Value, docstore.Value){col: into}, at: map[string]int{col: i}})
	}
	// one adds an accumulator to the shared $group, or a pipeline with only it.
	one := func(i int, into func(*docstore.Value, docstore.Value), e bson.D) {
		if s.accumulators {
			shared.into[column(i)], shared.at[column(i)] = into, i
			acc = append(acc, bson.E{Key: column(i), Value: e})
			return
		}
		alone(i, into, column(i), match(where), group(id, bson.E{Key: column(i), Value: e}), limit)
	}
	for i, m := range p.Measures {
		field := "$" + path(m.Field)
		switch m.Op {
		case docstore.MeasureCount:
			one(i, setInt, sumOf(1))
		case docstore.MeasureSum:
			one(i, setInt, sumOf(field))
		case docstore.MeasureAvg:
			one(i, setInt, sumOf(field))
			alone(i, setN, column(i), present(m.Field), group(id, bson.E{Key: column(i), Value: sumOf(1)}), limit)
		case docstore.MeasureMin, docstore.MeasureMax:
			if s.accumulators {
				one(i, setAny, bson.D{{Key: "$" + string(m.Op), Value: field}})
				continue
			}
			into := setMin
			if m.Op == docstore.MeasureMax {
				into = setMax
			}
			alone(i, into, "_id.v", present(m.Field), distinct(m.Field))
		case docstore.MeasureDistinct:
			again := bson.D{}
			for j := range p.By {
				again = append(again, bson.E{Key: dim(j), Value: "$_id." + dim(j)})
			}
			var outer any
			if len(again) > 0 {
				outer = again
			}
			alone(i, setInt, column(i), present(m.Field), distinct(m.Field), group(outer, bson.E{Key: column(i), Value: sumOf(1)}), limit)
		}
	}
	if len(acc) > 0 {
		shared.stages = mongo.Pipeline{match(where), group(id, acc...), limit}
		out = append([]pipeline{shared}, out...)
	} else if counts := (pipeline{stages: mongo.Pipeline{match(where), group(id), limit}}); len(p.By) > 0 {
		out = append([]pipeline{counts}, out...) // every group has a row, also where no measure has a value
	}
	return out
}

// rows collects the groups of several pipelines.
type rows struct {
	plan  docstore.GroupPlan
	byKey map[string]int
	list  []docstore.Row
}

func (r *rows) row(key []docstore.Value) (docstore.Row, error) {
	k := fmt.Sprintf("%#v", key)
	if i, ok := r.byKey[k]; ok {
		return r.list[i], nil
	}
	if len(r.list) >= r.plan.MaxGroups {
		return docstore.Row{}, docstore.ErrTooManyGroups
	}
	row := docstore.Row{Key: key, M: make(map[string]docstore.Value, len(r.plan.Measures))}
	for _, m := range r.plan.Measures {
		if m.Op != docstore.MeasureMin && m.Op != docstore.MeasureMax {
			row.M[m.As] = docstore.IntValue(0)
		} else {
			row.M[m.As] = docstore.Value{}
		}
	}
	r.byKey[k] = len(r.list)
	r.list = append(r.list, row)
	return row, nil
}

// Aggregate implements docstore.Backend.
func (s *Store) Aggregate(ctx context.Context, sc *docstore.Schema, p docstore.GroupPlan) ([]docstore.Row, error) {
	where, err := filter(sc, p.Where)
	if err != nil {
		return nil, err
	}
	out := rows{plan: p, byKey: map[string]int{}}
	if len(p.By) == 0 {
		if _, err := out.row([]docstore.Value{}); err != nil {
			return nil, err
		}
	}
	for _, pl := range s.pipelines(p, where) {
		err := s.read(ctx, func(ctx context.Context) error {
			cur, err := s.coll(sc.Name).Aggregate(ctx, pl.stages)
			if err != nil {
				return err
			}
			var groups []bson.D
			if err := cur.All(ctx, &groups); err != nil {
				return err
			}
			for _, g := range groups {
				if err := out.add(pl, g); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	docstore.SortRows(out.list)
	return out.list, nil
}

// add takes one group of a pipeline's answer in.
func (r *rows) add(pl pipeline, group bson.D) error {
	fields := map[string]any{}
	for _, e := range group {
		if id, ok := e.Value.(bson.D); ok && e.Key == "_id" {
			for _, e := range id {
				fields["_id."+e.Key] = e.Value
			}
		} else {
			fields[e.Key] = e.Value
		}
	}
	key := make([]docstore.Value, len(r.plan.By))
	for i := range key {
		var err error
		if key[i], err = scalar(fields["_id."+dim(i)]); err != nil {
			return err
		}
	}
	row, err := r.row(key)
	if err != nil {
		return err
	}
	for col, into := range pl.into {
		v, err := scalar(fields[col])
		if err != nil {
			return err
		}
		name := r.plan.Measures[pl.at[col]].As
		have := row.M[name]
		into(&have, v)
		row.M[name] = have
	}
	return nil
}

// scalar reads a value of an answer. Sums are int64 until they overflow, when MongoDB goes on in floating point.
func scalar(v any) (docstore.Value, error) {
	switch x := v.(type) {
	case nil:
		return docstore.Value{}, nil
	case string:
		return docstore.StrValue(x), nil
	case bool:
		return docstore.BoolValue(x), nil
	case int64:
		return docstore.IntValue(x), nil
	case int32:
		return docstore.IntValue(int64(x)), nil
	case float64:
		if n := int64(x); float64(n) == x && n <= 1<<53 && n >= -1<<53 {
			return docstore.IntValue(n), nil
		}
		return docstore.Value{}, docstore.ErrOverflow
	}
	return docstore.Value{}, fmt.Errorf("mongo: a group answered %T", v)
}
