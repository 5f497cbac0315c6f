package mongo

import (
	"fmt"
	"regexp"

	"go.mongodb.org/mongo-driver/v2/bson"

	"minzheng/internal/docstore"
)

// path is where a field is kept.
func path(f docstore.FieldInfo) string {
	switch {
	case f.Pos < 0:
		return "_id"
	case f.Kind == docstore.KindSet:
		return "s." + f.Name
	}
	return "x." + f.Name
}

func values(vals []docstore.Value) bson.A {
	out := make(bson.A, len(vals))
	for i, v := range vals {
		out[i] = v.Any()
	}
	return out
}

var nothing = bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: bson.A{}}}}}

var operators = map[docstore.Op]string{
	docstore.OpEq: "$eq", docstore.OpNe: "$ne", docstore.OpLt: "$lt", docstore.OpLte: "$lte", docstore.OpGt: "$gt", docstore.OpGte: "$gte", docstore.OpHas: "$eq",
}

func filter(s *docstore.Schema, n *docstore.Node) (bson.D, error) {
	switch n.Op {
	case docstore.OpTrue:
		return bson.D{}, nil
	case docstore.OpNone:
		return nothing, nil
	case docstore.OpAnd, docstore.OpOr:
		all := bson.A{}
		for _, x := range n.Sub {
			f, err := filter(s, x)
			if err != nil {
				return nil, err
			}
			all = append(all, f)
		}
		return bson.D{{Key: "$" + string(n.Op), Value: all}}, nil
	default:
	}
	f, ok := s.Field(n.Field)
	if !ok {
		return nil, fmt.Errorf("%w: field %q", docstore.ErrBadQuery, n.Field)
	}
	p := path(f)
	is := func(op string, v any) bson.D {
		return bson.D{{Key: p, Value: bson.D{{Key: op, Value: v}}}}
	}
	if op, ok := operators[n.Op]; ok {
		return is(op, n.Vals[0].Any()), nil
	}
	switch n.Op {
	case docstore.OpIn, docstore.OpHasAny:
		if len(n.Vals) == 1 {
			return is("$eq", n.Vals[0].Any()), nil
		}
		return is("$in", values(n.Vals)), nil
	case docstore.OpHasAll: // not $all, which FerretDB gets wrong
		all := bson.A{}
		for _, v := range n.Vals {
			all = append(all, is("$eq", v.Any()))
		}
		if len(all) == 0 {
			return bson.D{}, nil
		}
		return bson.D{{Key: "$and", Value: all}}, nil
	case docstore.OpHasNone:
		if len(n.Vals) == 0 {
			return bson.D{}, nil
		}
		return is("$nin", values(n.Vals)), nil
	case docstore.OpPrefix:
		between := bson.D{{Key: "$gte", Value: n.Vals[0].Str}}
		if end := docstore.PrefixEnd(n.Vals[0].Str); end != "" {
			between = append(between, bson.E{Key: "$lt", Value: end})
		}
		return bson.D{{Key: p, Value: between}}, nil
	case docstore.OpContains:
		return is("$regex", regexp.QuoteMeta(n.Vals[0].Str)), nil
	case docstore.OpIsNull:
		return is("$eq", nil), nil
	case docstore.OpNotNull:
		return is("$ne", nil), nil
	default:
	}
	return nil, fmt.Errorf("%w: operator %q", docstore.ErrBadQuery, n.Op)
}

func direction(desc bool) int {
	if desc {
		return -1
	}
	return 1
}

func sorting(keys []docstore.Key) bson.D {
	var out bson.D
	for _, k := range keys {
		out = append(out, bson.E{Key: path(k.Field), Value: direction(k.Desc)})
	}
	return out
}

// find is the filter and sort of a page.
func find(s *docstore.Schema, p docstore.FindPlan) (where, sort bson.D, err error) {
	where, err = filter(s, p.Where)
	if err == nil && p.After != nil {
		where = bson.D{{Key: "$and", Value: append(bson.A{where}, after(p.Keys, p.After)...)}}
	}
	return where, sorting(p.Keys), err
}

// after is the keyset condition: a disjunction, with a bound on the first key in front for the index.
func after(keys []docstore.Key, vals []docstore.Value) bson.A {
	op := func(k docstore.Key, equal string) string {
		if k.Desc {
			return "$lt" + equal
		}
		return "$gt" + equal
	}
	or := bson.A{}
	for i, k := range keys {
		var and bson.D
		for j := range i {
			and = append(and, bson.E{Key: path(keys[j].Field), Value: bson.D{{Key: "$eq", Value: vals[j].Any()}}})
		}
		or = append(or, append(and, bson.E{Key: path(k.Field), Value: bson.D{{Key: op(k, ""), Value: vals[i].Any()}}}))
	}
	bound := bson.D{{Key: path(keys[0].Field), Value: bson.D{{Key: op(keys[0], "e"), Value: vals[0].Any()}}}}
	return bson.A{bound, bson.D{{Key: "$or", Value: or}}}
}
