package mongotest

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/FerretDB/FerretDB/ferretdb"

	"minzheng/internal/docstore"
	"minzheng/internal/docstore/docstoretest"
	"minzheng/internal/docstore/mongo"
	"minzheng/internal/storytest"
)

// serverURI is that of the FerretDB server of this process, binary our own server.
var serverURI, binary string

func TestMain(m *testing.M) {
	flag.Parse()
	given := false
	flag.Visit(func(f *flag.Flag) { given = given || f.Name == "rapid.checks" })
	if !given {
		if err := flag.Set("rapid.checks", "15"); err != nil { // each one takes long here
			panic(err)
		}
	}
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "ferretdb-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	server, err := ferretdb.New(&ferretdb.Config{
		Listener:  ferretdb.ListenerConfig{TCP: "127.0.0.1:0"},
		Handler:   "sqlite",
		SQLiteURL: "file:" + dir + "/",
		Logger:    slog.New(slog.DiscardHandler),
	})
	if err != nil {
		panic(err)
	}
	done := make(chan error, 1)
	go func() { done <- server.Run(ctx) }()
	serverURI = server.MongoDBURI()
	if binary, err = storytest.Build(dir, "../.."); err != nil {
		panic(err)
	}
	code := m.Run()
	stop()
	<-done
	return code
}

var databases atomic.Int64

// database is the address of a database that nobody has used.
func database() string {
	return fmt.Sprintf("%s/suite%d", strings.TrimSuffix(serverURI, "/"), databases.Add(1))
}

func open(t *testing.T) *mongo.Store {
	t.Helper()
	s, err := mongo.Open(t.Context(), database(), mongo.Options{UnsafeNoTx: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

func TestConformance(t *testing.T) {
	docstoretest.Run(t, func(t *testing.T) docstore.Store { return open(t) })
}

func TestServerWithoutTransactionsIsRefused(t *testing.T) {
	_, err := mongo.Open(t.Context(), strings.TrimSuffix(serverURI, "/")+"/refused", mongo.Options{})
	if err == nil || !strings.Contains(err.Error(), "replica set") {
		t.Errorf("a server without transactions: %v", err)
	}
}
