package mongo

import (
	"context"
	"fmt"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"minzheng/internal/docstore"
)

// wanted leaves out what only the server needs.
var wanted = bson.D{{Key: "v", Value: 1}, {Key: "d", Value: 1}}

func raws(ctx context.Context, cur *mongo.Cursor, err error) ([]docstore.Raw, error) {
	if err != nil {
		return nil, err
	}
	var docs []stored
	if err := cur.All(ctx, &docs); err != nil {
		return nil, err
	}
	out := make([]docstore.Raw, len(docs))
	for i, d := range docs {
		if out[i], err = d.raw(); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// Get implements docstore.Backend.
func (s *Store) Get(ctx context.Context, sc *docstore.Schema, ids []string) (out []docstore.Raw, err error) {
	byID := bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: ids}}}}
	if len(ids) == 1 { // FerretDB serves only equality by its index
		byID = bson.D{{Key: "_id", Value: ids[0]}}
	}
	err = s.read(ctx, func(ctx context.Context) error {
		cur, err := s.coll(sc.Name).Find(ctx, byID, options.Find().SetProjection(wanted))
		out, err = raws(ctx, cur, err)
		return err
	})
	return out, err
}

// Find implements docstore.Backend.
func (s *Store) Find(ctx context.Context, sc *docstore.Schema, p docstore.FindPlan) (out []docstore.Raw, err error) {
	where, sort, err := find(sc, p)
	if err != nil {
		return nil, err
	}
	err = s.read(ctx, func(ctx context.Context) error {
		cur, err := s.coll(sc.Name).Find(ctx, where, options.Find().SetProjection(wanted).SetSort(sort).SetLimit(int64(p.Limit)))
		out, err = raws(ctx, cur, err)
		return err
	})
	return out, err
}

// Count implements docstore.Backend.
func (s *Store) Count(ctx context.Context, sc *docstore.Schema, where *docstore.Node, atMost int64) (n int64, err error) {
	w, err := filter(sc, where)
	if err != nil {
		return 0, err
	}
	opt := options.Count()
	if atMost > 0 {
		opt.SetLimit(atMost)
	}
	err = s.read(ctx, func(ctx context.Context) error {
		n, err = s.coll(sc.Name).CountDocuments(ctx, w, opt)
		return err
	})
	return n, err
}

// ExplainFind implements docstore.Backend.
func (s *Store) ExplainFind(ctx context.Context, sc *docstore.Schema, p docstore.FindPlan) (docstore.Plan, error) {
	where, sort, err := find(sc, p)
	if err != nil {
		return docstore.Plan{}, err
	}
	return s.explain(ctx, bson.D{{Key: "find", Value: sc.Name}, {Key: "filter", Value: where}, {Key: "sort", Value: sort}, {Key: "limit", Value: int64(p.Limit)}})
}

// ExplainAggregate implements docstore.Backend. It explains the first of the pipelines; all have the same filter.
func (s *Store) ExplainAggregate(ctx context.Context, sc *docstore.Schema, p docstore.GroupPlan) (docstore.Plan, error) {
	where, err := filter(sc, p.Where)
	if err != nil {
		return docstore.Plan{}, err
	}
	pipeline := s.pipelines(p, where)[0].stages
	return s.explain(ctx, bson.D{{Key: "aggregate", Value: sc.Name}, {Key: "pipeline", Value: pipeline}, {Key: "cursor", Value: bson.D{}}})
}

func (s *Store) explain(ctx context.Context, command bson.D) (docstore.Plan, error) {
	if t := s.tx(ctx); t != nil {
		ctx = t.outer // not allowed in a transaction
	}
	answer, err := s.db.RunCommand(ctx, bson.D{{Key: "explain", Value: command}, {Key: "verbosity", Value: "queryPlanner"}}).Raw()
	if err != nil {
		return docstore.Plan{}, fmt.Errorf("mongo: explain: %w", err)
	}
	var doc bson.D
	if err := bson.Unmarshal(answer, &doc); err != nil {
		return docstore.Plan{}, fmt.Errorf("mongo: explain: %w", err)
	}
	p := docstore.Plan{Text: answer.String()}
	for _, stage := range stages(nil, doc, false) {
		switch {
		case strings.Contains(stage, "IXSCAN"), strings.Contains(stage, "IDHACK"):
			p.IndexUsed = true
		case stage == "COLLSCAN":
			p.ScansAll = true
		case stage == "SORT":
			p.Sorts = true
		}
	}
	return p, nil
}

// stages collects the stages of the winning plan (of each shard), not of those that were rejected.
func stages(out []string, v any, winning bool) []string {
	switch x := v.(type) {
	case bson.D:
		for _, e := range x {
			if name, ok := e.Value.(string); ok && winning && e.Key == "stage" {
				out = append(out, name)
			}
			out = stages(out, e.Value, winning || e.Key == "winningPlan")
		}
	case bson.A:
		for _, e := range x {
			out = stages(out, e, winning)
		}
	}
	return out
}
