package mongo

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"sync"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"go.mongodb.org/mongo-driver/v2/mongo/writeconcern"

	"minzheng/internal/docstore"
)

const format = 1 // of the stored documents; a greater one is refused

// Names of the store's own collections. Declared names begin with a letter.
const (
	aboutStore       = "_store"
	aboutCollections = "_collections"
	sequences        = "_sequences"
)

// Options tune a store.
type Options struct {
	// Clock sets the times in docstore.Meta; time.Now when nil.
	Clock func() time.Time
	// CursorKey signs cursors. Without it they are only checked for accidents.
	CursorKey []byte
	// UnsafeNoTx accepts a server without transactions.
	UnsafeNoTx bool
}

// Store is a database on a MongoDB deployment.
type Store struct {
	opt    Options
	client *mongo.Client
	db     *mongo.Database

	transactions bool // the deployment has them
	accumulators bool // $group computes several at once, and $min and $max

	alone chan struct{} // taken by the one transaction of a server without transactions

	mu      sync.RWMutex
	schemas map[string]*docstore.Schema
}

var (
	_ docstore.Store   = (*Store)(nil)
	_ docstore.Backend = (*Store)(nil)
)

// Open connects to the database that the URI names, as in mongodb://host/minzheng?replicaSet=rs0.
func Open(ctx context.Context, uri string, opt Options) (*Store, error) {
	if opt.Clock == nil {
		opt.Clock = time.Now
	}
	if len(opt.CursorKey) == 0 {
		opt.CursorKey = []byte("docstore/mongo")
	}
	name, err := databaseName(uri)
	if err != nil {
		return nil, err
	}
	client, err := mongo.Connect(options.Client().ApplyURI(uri).SetWriteConcern(writeconcern.Majority()))
	if err != nil {
		return nil, fmt.Errorf("mongo: connect: %w", err)
	}
	s := &Store{opt: opt, client: client, db: client.Database(name), alone: make(chan struct{}, 1), schemas: map[string]*docstore.Schema{}}
	if err := s.probe(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("mongo: open %s: %w", name, err), client.Disconnect(context.WithoutCancel(ctx)))
	}
	return s, nil
}

// databaseName is the path of the URI. The error does not repeat the URI, which may hold a password.
func databaseName(uri string) (string, error) {
	_, rest, ok := strings.Cut(uri, "://")
	if at := strings.LastIndexByte(rest, '@'); at >= 0 {
		rest = rest[at+1:]
	}
	_, path, _ := strings.Cut(rest, "/")
	path, _, _ = strings.Cut(path, "?")
	name, err := url.PathUnescape(path)
	if !ok || err != nil || name == "" || strings.ContainsAny(name, "/\\. \"$") {
		return "", errors.New("mongo: the URI names no database: mongodb://host/DATABASE")
	}
	return name, nil
}

// probe finds out what the deployment can do and marks the database with its format.
func (s *Store) probe(ctx context.Context) error {
	var hello struct {
		SetName string `bson:"setName"`
		Msg     string `bson:"msg"`
	}
	if err := s.db.RunCommand(ctx, bson.D{{Key: "hello", Value: 1}}).Decode(&hello); err != nil {
		return err
	}
	s.transactions = hello.SetName != "" || hello.Msg == "isdbgrid"
	if !s.transactions && !s.opt.UnsafeNoTx {
		return errors.New("the server is not a replica set, so it has no transactions; a replica set of one node is enough")
	}
	about := s.db.Collection(aboutStore)
	_, err := about.UpdateOne(ctx, bson.D{{Key: "_id", Value: "format"}}, bson.D{{Key: "$setOnInsert", Value: bson.D{{Key: "n", Value: int64(format)}}}}, options.UpdateOne().SetUpsert(true))
	if err != nil && !mongo.IsDuplicateKeyError(err) { // two servers may start at once
		return err
	}
	var have struct {
		N int64 `bson:"n"`
	}
	if err := about.FindOne(ctx, bson.D{{Key: "_id", Value: "format"}}).Decode(&have); err != nil {
		return err
	}
	if have.N > format {
		return fmt.Errorf("format %d: %w", have.N, docstore.ErrNewer)
	}
	// FerretDB v1 refuses $max and silently computes only the first of several accumulators.
	cur, err := about.Aggregate(ctx, mongo.Pipeline{{{Key: "$group", Value: bson.D{
		{Key: "_id", Value: nil}, {Key: "a", Value: bson.D{{Key: "$sum", Value: 1}}}, {Key: "b", Value: bson.D{{Key: "$max", Value: "$n"}}}, {Key: "c", Value: bson.D{{Key: "$sum", Value: "$n"}}},
	}}}})
	if err == nil {
		var rows []struct{ A, B, C int64 }
		if err := cur.All(ctx, &rows); err != nil {
			return err
		}
		s.accumulators = len(rows) == 1 && rows[0].A == 1 && rows[0].B == have.N && rows[0].C == have.N
		return nil
	}
	if server := mongo.ServerError(nil); errors.As(err, &server) {
		return nil
	}
	return err
}

// Now is the store's clock.
func (s *Store) Now() time.Time { return s.opt.Clock() }

// Backend is the untyped side of the store.
func (s *Store) Backend() docstore.Backend { return s }

// CursorKey signs cursors.
func (s *Store) CursorKey() []byte { return s.opt.CursorKey }

// Ping reports whether the primary answers.
func (s *Store) Ping(ctx context.Context) error { return s.client.Ping(ctx, nil) }

// Close ends the connections.
func (s *Store) Close(ctx context.Context) error { return s.client.Disconnect(ctx) }

// Backup is not the adapter's business: mongodump --oplog does it.
func (s *Store) Backup(context.Context, io.Writer) error {
	return fmt.Errorf("mongo: backup: %w", docstore.ErrUnsupported)
}

func (s *Store) coll(name string) *mongo.Collection { return s.db.Collection(name) }
