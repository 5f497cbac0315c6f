package mongo

import (
	"context"
	"errors"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"minzheng/internal/docstore"
)

// uniqueIndex begins the names of the indexes on unique keys.
const uniqueIndex = "u_"

// duplicate names the unique key that a write of recs violates.
func (s *Store) duplicate(ctx context.Context, sc *docstore.Schema, recs []docstore.Record, err error) error {
	// FerretDB v1 reports a duplicate on update as an internal error of its SQLite backend.
	if !mongo.IsDuplicateKeyError(err) && !strings.Contains(err.Error(), "UNIQUE constraint failed") {
		return err
	}
	for _, name := range sc.Uniques {
		if strings.Contains(err.Error(), "index: "+uniqueIndex+name+" ") {
			return &docstore.DuplicateError{Collection: sc.Name, Unique: name}
		}
	}
	if strings.Contains(err.Error(), "index: _id_ ") {
		return &docstore.DuplicateError{Collection: sc.Name, Unique: docstore.IDField}
	}
	// FerretDB names no index: look for the document that is in the way.
	if t := s.tx(ctx); t != nil {
		ctx = t.outer
	}
	for _, r := range recs {
		for i, name := range sc.Uniques {
			if r.Guards[i].IsNull() {
				continue
			}
			other := bson.D{{Key: "u." + name, Value: r.Guards[i].Str}, {Key: "_id", Value: bson.D{{Key: "$ne", Value: r.ID}}}}
			if n, e := s.coll(sc.Name).CountDocuments(ctx, other); e == nil && n > 0 {
				return &docstore.DuplicateError{Collection: sc.Name, Unique: name}
			}
		}
	}
	return &docstore.DuplicateError{Collection: sc.Name, Unique: docstore.IDField}
}

// Insert implements docstore.Backend.
func (s *Store) Insert(ctx context.Context, sc *docstore.Schema, recs []docstore.Record) error {
	docs := make([]any, len(recs))
	for i, r := range recs {
		d, err := document(sc, r)
		if err != nil {
			return err
		}
		docs[i] = d
	}
	write := s.write
	if len(docs) == 1 {
		write = s.single
	}
	return write(ctx, func(ctx context.Context) error {
		for _, r := range recs {
			if err := s.remember(ctx, sc.Name, r.ID); err != nil {
				return err
			}
		}
		var err error
		if len(docs) == 1 {
			_, err = s.coll(sc.Name).InsertOne(ctx, docs[0])
		} else {
			_, err = s.coll(sc.Name).InsertMany(ctx, docs)
		}
		if err != nil {
			return s.duplicate(ctx, sc, recs, err)
		}
		return nil
	})
}

// Replace implements docstore.Backend.
func (s *Store) Replace(ctx context.Context, sc *docstore.Schema, recs []docstore.Record) (conflicts []string, err error) {
	write := s.write
	if len(recs) == 1 {
		write = s.single
	}
	err = write(ctx, func(ctx context.Context) error {
		conflicts = nil
		for _, r := range recs {
			d, err := document(sc, r)
			if err != nil {
				return err
			}
			if err := s.remember(ctx, sc.Name, r.ID); err != nil {
				return err
			}
			res, err := s.coll(sc.Name).ReplaceOne(ctx, bson.D{{Key: "_id", Value: r.ID}, {Key: "v", Value: r.Version - 1}}, d)
			if err != nil {
				return s.duplicate(ctx, sc, []docstore.Record{r}, err)
			}
			if res.MatchedCount == 0 {
				conflicts = append(conflicts, r.ID)
			}
		}
		return nil
	})
	return conflicts, err
}

// Delete implements docstore.Backend.
func (s *Store) Delete(ctx context.Context, sc *docstore.Schema, id string, version int64) (deleted bool, err error) {
	err = s.single(ctx, func(ctx context.Context) error {
		if err := s.remember(ctx, sc.Name, id); err != nil {
			return err
		}
		res, err := s.coll(sc.Name).DeleteOne(ctx, bson.D{{Key: "_id", Value: id}, {Key: "v", Value: version}})
		deleted = err == nil && res.DeletedCount > 0
		return err
	})
	return deleted, err
}

// PutRaw implements docstore.Store.
func (s *Store) PutRaw(ctx context.Context, collection string, docs ...docstore.Raw) error {
	sc := s.schema(collection)
	if sc == nil {
		return errNotDeclared(collection)
	}
	recs, err := docstore.Records(sc, docs)
	if err != nil {
		return err
	}
	return s.write(ctx, func(ctx context.Context) error {
		for _, r := range recs {
			d, err := document(sc, r)
			if err != nil {
				return err
			}
			if err := s.remember(ctx, sc.Name, r.ID); err != nil {
				return err
			}
			if _, err := s.coll(sc.Name).ReplaceOne(ctx, bson.D{{Key: "_id", Value: r.ID}}, d, options.Replace().SetUpsert(true)); err != nil {
				return s.duplicate(ctx, sc, []docstore.Record{r}, err)
			}
		}
		return nil
	})
}

// NextSeq implements docstore.Store.
func (s *Store) NextSeq(ctx context.Context, name string) (n int64, err error) {
	err = s.single(ctx, func(ctx context.Context) error {
		if err := s.remember(ctx, sequences, name); err != nil {
			return err
		}
		var doc struct {
			N int64 `bson:"n"`
		}
		err := s.coll(sequences).FindOneAndUpdate(ctx, bson.D{{Key: "_id", Value: name}}, bson.D{{Key: "$inc", Value: bson.D{{Key: "n", Value: int64(1)}}}},
			options.FindOneAndUpdate().SetUpsert(true).SetReturnDocument(options.After)).Decode(&doc)
		n = doc.N
		return err
	})
	if mongo.IsDuplicateKeyError(err) && s.tx(ctx) == nil { // two began the same sequence at once
		return s.NextSeq(ctx, name)
	}
	return n, err
}

// RaiseSeq implements docstore.Store.
func (s *Store) RaiseSeq(ctx context.Context, name string, n int64) error {
	return s.single(ctx, func(ctx context.Context) error {
		if err := s.remember(ctx, sequences, name); err != nil {
			return err
		}
		_, err := s.coll(sequences).UpdateOne(ctx, bson.D{{Key: "_id", Value: name}}, bson.D{{Key: "$max", Value: bson.D{{Key: "n", Value: n}}}}, options.UpdateOne().SetUpsert(true))
		return err
	})
}

// Sequences implements docstore.Store.
func (s *Store) Sequences(ctx context.Context) (map[string]int64, error) {
	out := map[string]int64{}
	err := s.read(ctx, func(ctx context.Context) error {
		cur, err := s.coll(sequences).Find(ctx, bson.D{})
		if err != nil {
			return err
		}
		var docs []struct {
			ID string `bson:"_id"`
			N  int64  `bson:"n"`
		}
		if err := cur.All(ctx, &docs); err != nil {
			return err
		}
		for _, d := range docs {
			out[d.ID] = d.N
		}
		return nil
	})
	return out, err
}

var errInsideTx = errors.New("docstore: Load inside a transaction")
