package mongo

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"pgregory.net/rapid"

	"minzheng/internal/docstore"
	"minzheng/internal/docstore/docstoretest"
)

// open opens a new database on the deployment of TEST_MONGO_URI and drops it in the end.
func open(t *testing.T) *Store {
	t.Helper()
	u, err := url.Parse(os.Getenv("TEST_MONGO_URI"))
	if err != nil {
		t.Fatal("TEST_MONGO_URI cannot be parsed")
	}
	u.Path = fmt.Sprintf("/docstoretest_%x_%d", time.Now().UnixNano(), databases.Add(1))
	s, err := Open(t.Context(), u.String(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx := context.Background()
		if err := s.db.Drop(ctx); err != nil {
			t.Error(err)
		}
		if err := s.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	return s
}

var databases atomic.Int64

// TestConformance needs a replica set or sharded cluster: TEST_MONGO_URI=mongodb://localhost/?replicaSet=rs0.
func TestConformance(t *testing.T) {
	t.Parallel()
	if os.Getenv("TEST_MONGO_URI") == "" {
		if os.Getenv("REQUIRE_MONGO") == "1" {
			t.Fatal("REQUIRE_MONGO=1 but TEST_MONGO_URI is not set")
		}
		t.Skip("TEST_MONGO_URI is not set; internal/mongotest runs the suite over the wire")
	}
	docstoretest.Run(t, func(t *testing.T) docstore.Store { return open(t) })
	t.Run("PlansUseIndexes", func(t *testing.T) {
		t.Parallel()
		testPlans(t, open(t))
	})
}

type note struct {
	docstore.Meta
	Township string `json:"township"`
	On       string `json:"on"`
}

func testPlans(t *testing.T, s *Store) {
	spec := docstore.Define[note]("notes", 1)
	township := docstore.ReqStr(spec, "township", func(d *note) string { return d.Township })
	on := docstore.ReqStr(spec, "on", func(d *note) string { return d.On })
	spec.Index("by_township", township.Asc(), on.Desc())
	c, err := docstore.Open(t.Context(), s, spec)
	if err != nil {
		t.Fatal(err)
	}
	var notes []*note
	for i := range 30 {
		n := &note{Township: fmt.Sprint("t", i%2), On: fmt.Sprintf("2026-01-%02d", i+1)}
		n.ID = fmt.Sprintf("n%02d", i)
		notes = append(notes, n)
	}
	if err := c.Insert(t.Context(), notes...); err != nil {
		t.Fatal(err)
	}
	q := docstore.Query[note]{Where: township.Eq("t1"), Sort: []docstore.Order[note]{on.Desc()}, Limit: 5}
	for range 2 {
		p, err := c.Explain(t.Context(), q)
		if err != nil || !p.IndexUsed || p.ScansAll || p.Sorts {
			t.Errorf("%+v %v", p, err)
		}
		page, err := c.Find(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		q.After = page.End()
	}
}

func TestStagesOfTheWinningPlan(t *testing.T) {
	t.Parallel()
	stage := func(name string, in ...bson.E) bson.D { return append(bson.D{{Key: "stage", Value: name}}, in...) }
	got := stages(nil, bson.D{
		{Key: "stage", Value: "SORT"},
		{Key: "queryPlanner", Value: bson.D{
			{Key: "winningPlan", Value: stage("LIMIT", bson.E{Key: "shards", Value: bson.A{stage("FETCH", bson.E{Key: "inputStage", Value: stage("IXSCAN")})}})},
			{Key: "rejectedPlans", Value: bson.A{stage("SORT", bson.E{Key: "inputStage", Value: stage("COLLSCAN")})}},
		}},
	}, false)
	if fmt.Sprint(got) != "[LIMIT FETCH IXSCAN]" {
		t.Error(got)
	}
}

func TestDatabaseName(t *testing.T) {
	t.Parallel()
	for uri, want := range map[string]string{
		"mongodb://localhost/minzheng":                               "minzheng",
		"mongodb://u:p%2F%40@a:1,b:2/minzheng?replicaSet=rs0&x=a/b":  "minzheng",
		"mongodb+srv://u:p@cluster.example/city%5Fone?retryWrites=t": "city_one",
		"mongodb://localhost":                                        "",
		"mongodb://localhost/":                                       "",
		"mongodb://localhost/?replicaSet=rs0":                        "",
		"mongodb://localhost/a.b":                                    "",
		"localhost/minzheng":                                         "",
	} {
		got, err := databaseName(uri)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q %v", uri, got, err)
		}
		if err != nil && strings.Contains(err.Error(), "localhost") {
			t.Errorf("the error repeats the URI: %v", err)
		}
	}
}

// TestBodiesSurvive sends random JSON through BSON and back, byte by byte.
func TestBodiesSurvive(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		body, err := json.Marshal(map[string]any{"form": drawJSON(t, 3)})
		if err != nil {
			t.Fatal(err)
		}
		doc, err := decodeBody(body)
		if err != nil {
			t.Fatal(err)
		}
		wire, err := bson.Marshal(doc)
		if err != nil {
			t.Fatal(err)
		}
		var back bson.D
		if err := bson.Unmarshal(wire, &back); err != nil {
			t.Fatal(err)
		}
		got, err := encodeBody(back)
		if err != nil || string(got) != string(body) {
			t.Fatalf("%s\n%s %v", body, got, err)
		}
	})
	for _, bad := range []string{``, `[]`, `1`, `{`, `{}{}`, `{"a":}`} {
		if _, err := decodeBody([]byte(bad)); err == nil {
			t.Errorf("%q was accepted", bad)
		}
	}
}

func drawJSON(t *rapid.T, depth int) any {
	most := 4
	if depth > 0 {
		most = 6
	}
	switch rapid.IntRange(0, most).Draw(t, "kind") {
	case 0:
		return nil
	case 1:
		return rapid.Bool().Draw(t, "bool")
	case 2:
		return rapid.Int64().Draw(t, "int")
	case 3:
		return json.Number(rapid.SampledFrom([]string{"0.5", "1.0", "-0", "1e3", "18446744073709551615", "1e400", "0.10", "3.141592653589793238"}).Draw(t, "number"))
	case 4:
		return rapid.SampledFrom([]string{"", "%", "a.b", "$x", "<&>", "王\x00\u2028", "%a"}).Draw(t, "string")
	case 5:
		out := []any{}
		for range rapid.IntRange(0, 3).Draw(t, "items") {
			out = append(out, drawJSON(t, depth-1))
		}
		return out
	}
	out := map[string]any{}
	for range rapid.IntRange(0, 3).Draw(t, "keys") {
		out[rapid.SampledFrom([]string{"", "%", "%a", "%n", "a.b", "$x", "..", "%2E", "x\x00y", "键", "_id"}).Draw(t, "key")] = drawJSON(t, depth-1)
	}
	return out
}
