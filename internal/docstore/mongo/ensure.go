package mongo

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"minzheng/internal/docstore"
)

const (
	namespaceExists  = 48
	secondaryIndex   = "x_" // begins the names of declared indexes
	documentsPerRead = 500
)

// about is a document of aboutCollections.
type about struct {
	ID      string `bson:"_id"`
	Schema  int64  `bson:"schema"`
	Layout  string `bson:"layout"`
	Indexes string `bson:"indexes"`
}

func errNotDeclared(collection string) error {
	return fmt.Errorf("%w: collection %q is not declared", docstore.ErrBadQuery, collection)
}

func (s *Store) schema(collection string) *docstore.Schema {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.schemas[collection]
}

// layout is what decides whether stored documents fit the declaration.
func layout(sc *docstore.Schema) string {
	return fmt.Sprint(sc.Version, sc.Scalars, sc.Sets, sc.Uniques)
}

// indexes gives the declared indexes by name. A name tells the keys, so that one with other keys is another index.
func indexes(sc *docstore.Schema) map[string]mongo.IndexModel {
	out := map[string]mongo.IndexModel{}
	for _, ix := range sc.Indexes {
		keys := sorting(ix.Keys)
		if last := ix.Keys[len(ix.Keys)-1]; last.Field.Pos >= 0 {
			keys = append(keys, bson.E{Key: "_id", Value: direction(last.Desc)})
		}
		sum := sha256.Sum256([]byte(fmt.Sprint(keys)))
		name := fmt.Sprintf("%s%s_%x", secondaryIndex, ix.Name, sum[:4])
		out[name] = mongo.IndexModel{Keys: keys, Options: options.Index().SetName(name)}
	}
	for _, f := range sc.Sets {
		name := "s_" + f.Name
		out[name] = mongo.IndexModel{Keys: bson.D{{Key: path(f), Value: 1}}, Options: options.Index().SetName(name)}
	}
	for _, u := range sc.Uniques {
		name := uniqueIndex + u
		out[name] = mongo.IndexModel{Keys: bson.D{{Key: "u." + u, Value: 1}}, Options: options.Index().SetName(name).SetUnique(true).SetSparse(true)}
	}
	return out
}

func names(ix map[string]mongo.IndexModel) []string {
	var out []string
	for name := range ix {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// Ensure implements docstore.Store. It is no transaction, but can be run again after a failure.
func (s *Store) Ensure(ctx context.Context, specs ...docstore.Declared) error {
	var todo []*docstore.Schema
	for _, d := range specs {
		sc := d.Schema()
		if err := sc.Err(); err != nil {
			return err
		}
		if s.schema(sc.Name) != sc {
			todo = append(todo, sc)
		}
	}
	if len(todo) == 0 {
		return nil
	}
	have, err := s.about(ctx)
	if err != nil {
		return err
	}
	for _, sc := range todo {
		if err := s.ensure(ctx, sc, have[sc.Name]); err != nil {
			return fmt.Errorf("mongo: collection %s: %w", sc.Name, err)
		}
		s.mu.Lock()
		s.schemas[sc.Name] = sc
		s.mu.Unlock()
	}
	return nil
}

func (s *Store) about(ctx context.Context) (map[string]about, error) {
	cur, err := s.coll(aboutCollections).Find(ctx, bson.D{})
	if err != nil {
		return nil, err
	}
	var docs []about
	if err := cur.All(ctx, &docs); err != nil {
		return nil, err
	}
	out := map[string]about{}
	for _, d := range docs {
		out[d.ID] = d
	}
	return out, nil
}

func (s *Store) ensure(ctx context.Context, sc *docstore.Schema, have about) error {
	want := about{ID: sc.Name, Schema: int64(sc.Version), Layout: layout(sc), Indexes: strings.Join(names(indexes(sc)), " ")}
	switch {
	case have.Schema > want.Schema:
		return fmt.Errorf("schema number %d: %w", have.Schema, docstore.ErrNewer)
	case have == want:
		return nil
	case have.ID == "":
		if err := s.db.CreateCollection(ctx, sc.Name); err != nil {
			if e := mongo.ServerError(nil); !errors.As(err, &e) || !e.HasErrorCode(namespaceExists) {
				return err
			}
		}
	}
	if have.ID != "" && have.Layout != want.Layout {
		if err := s.rewrite(ctx, sc); err != nil {
			return err
		}
	}
	if err := s.reindex(ctx, sc); err != nil {
		return err
	}
	_, err := s.coll(aboutCollections).ReplaceOne(ctx, bson.D{{Key: "_id", Value: sc.Name}}, want, options.Replace().SetUpsert(true))
	return err
}

// reindex drops the indexes that are no longer declared and creates those that are missing.
func (s *Store) reindex(ctx context.Context, sc *docstore.Schema) error {
	view := s.coll(sc.Name).Indexes()
	specs, err := view.ListSpecifications(ctx)
	if err != nil {
		return err
	}
	want := indexes(sc)
	for _, spec := range specs {
		if _, ok := want[spec.Name]; ok {
			delete(want, spec.Name)
		} else if spec.Name != "_id_" {
			if err := view.DropOne(ctx, spec.Name); err != nil {
				return err
			}
		}
	}
	for _, name := range names(want) {
		if _, err := view.CreateOne(ctx, want[name]); err != nil {
			return fmt.Errorf("index %s: %w", name, err)
		}
	}
	return nil
}

// rewrite computes x, s and u of every document again. A document that is replaced meanwhile is already right.
func (s *Store) rewrite(ctx context.Context, sc *docstore.Schema) error {
	return s.ScanRaw(ctx, sc.Name, "", func(r docstore.Raw) error {
		rec, err := sc.Extract(r.Body)
		if err != nil {
			return err
		}
		rec.Version = r.Version
		d, err := document(sc, rec)
		if err != nil {
			return err
		}
		_, err = s.coll(sc.Name).ReplaceOne(ctx, bson.D{{Key: "_id", Value: r.ID}, {Key: "v", Value: r.Version}}, d)
		return err
	})
}

// Collections implements docstore.Store.
func (s *Store) Collections(ctx context.Context) ([]docstore.CollectionInfo, error) {
	have, err := s.about(ctx)
	if err != nil {
		return nil, err
	}
	var out []docstore.CollectionInfo
	for name, a := range have {
		n, err := s.coll(name).CountDocuments(ctx, bson.D{})
		if err != nil {
			return nil, err
		}
		out = append(out, docstore.CollectionInfo{Name: name, Docs: n, Schema: int(a.Schema)})
	}
	slices.SortFunc(out, func(a, b docstore.CollectionInfo) int { return strings.Compare(a.Name, b.Name) })
	return out, nil
}

// ScanRaw implements docstore.Store.
func (s *Store) ScanRaw(ctx context.Context, collection, after string, fn func(docstore.Raw) error) error {
	if strings.HasPrefix(collection, "_") {
		return nil // the store's own
	}
	opt := options.Find().SetProjection(wanted).SetSort(bson.D{{Key: "_id", Value: 1}}).SetLimit(documentsPerRead)
	for {
		var batch []docstore.Raw
		err := s.read(ctx, func(ctx context.Context) error {
			cur, err := s.coll(collection).Find(ctx, bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: after}}}}, opt)
			batch, err = raws(ctx, cur, err)
			return err
		})
		if err != nil {
			return err
		}
		for _, r := range batch {
			if err := fn(r); err != nil {
				return err
			}
			after = r.ID
		}
		if len(batch) < documentsPerRead {
			return nil
		}
	}
}

type loadKey struct{ s *Store }

// Load implements docstore.Store. The declared indexes of empty collections are dropped and built again at the end, the unique
// ones stay.
func (s *Store) Load(ctx context.Context, fn func(context.Context) error) error {
	if ctx.Value(loadKey{s}) != nil {
		return fn(ctx)
	}
	if s.tx(ctx) != nil {
		return errInsideTx
	}
	s.mu.RLock()
	var empty []*docstore.Schema
	for _, sc := range s.schemas {
		empty = append(empty, sc)
	}
	s.mu.RUnlock()
	var dropped []*docstore.Schema
	for _, sc := range empty {
		n, err := s.coll(sc.Name).CountDocuments(ctx, bson.D{}, options.Count().SetLimit(1))
		if err != nil {
			return err
		}
		if n > 0 {
			continue
		}
		dropped = append(dropped, sc)
		// Should the process end now, the next Ensure finds another list and builds the indexes.
		if _, err := s.coll(aboutCollections).UpdateOne(ctx, bson.D{{Key: "_id", Value: sc.Name}}, bson.D{{Key: "$set", Value: bson.D{{Key: "indexes", Value: ""}}}}); err != nil {
			return err
		}
		for name := range indexes(sc) {
			if strings.HasPrefix(name, secondaryIndex) {
				if err := s.coll(sc.Name).Indexes().DropOne(ctx, name); err != nil {
					return err
				}
			}
		}
	}
	err := fn(context.WithValue(ctx, loadKey{s}, true))
	ctx = context.WithoutCancel(ctx)
	for _, sc := range dropped {
		err = errors.Join(err, s.ensure(ctx, sc, about{ID: sc.Name, Layout: layout(sc)}))
	}
	return err
}
