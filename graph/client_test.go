package graph

import (
	"context"
	"encoding/json"
	"os"
	"sync/atomic"
	"testing"

	weigh "github.com/99designs/gqlgen/complexity"
	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"minzheng/graph/generated"
	"minzheng/internal/docstore"
	"minzheng/internal/people"
)

// TestClientDocumentsFit holds the queries of the client to the contract and to the limits: what is built in must run.
func TestClientDocumentsFit(t *testing.T) {
	t.Parallel()
	raw, err := os.ReadFile("../frontend/src/gql/persisted-documents.json")
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]string
	if err := json.Unmarshal(raw, &all); err != nil || len(all) == 0 {
		t.Fatalf("%d documents: %v", len(all), err)
	}
	es := generated.NewExecutableSchema(generated.Config{Complexity: complexity()})
	for hash, text := range all {
		doc, errs := gqlparser.LoadQueryWithRules(es.Schema(), text, rules.NewDefaultRules())
		if len(errs) > 0 {
			t.Errorf("%.60s… (%s): %v", text, hash, errs)
			continue
		}
		for _, op := range doc.Operations {
			// whatever may be left out is counted as asked for
			given := map[string]any{}
			for _, v := range op.VariableDefinitions {
				if v.Type.Name() == "Boolean" {
					given[v.Variable] = true
				}
			}
			n := weigh.Calculate(t.Context(), es, op, map[string]any{"first": int64(100)})
			if n > maxComplexity || deeper(op.SelectionSet, maxDepth) || roots(&graphql.OperationContext{Doc: doc, Operation: op, Variables: given}) > maxRoots {
				t.Errorf("%s: beyond the limits (complexity %d)", op.Name, n)
			}
		}
	}
}

// countingStore counts the reads of documents.
type countingStore struct {
	docstore.Store
	reads atomic.Int64
}

type countingBackend struct {
	docstore.Backend
	reads *atomic.Int64
}

func (s *countingStore) Backend() docstore.Backend {
	return countingBackend{Backend: s.Store.Backend(), reads: &s.reads}
}

func (b countingBackend) Get(ctx context.Context, s *docstore.Schema, ids []string) ([]docstore.Raw, error) {
	b.reads.Add(1)
	return b.Backend.Get(ctx, s, ids)
}

func (b countingBackend) Find(ctx context.Context, s *docstore.Schema, p docstore.FindPlan) ([]docstore.Raw, error) {
	b.reads.Add(1)
	return b.Backend.Find(ctx, s, p)
}

// TestListsDoNotAskOneByOne counts the reads behind a page whose every row points at a person and a household.
func TestListsDoNotAskOneByOne(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	counting := &countingStore{Store: w.Fixture.Store}
	var err error
	w.Deps.People, err = people.Open(t.Context(), people.Deps{
		Store: counting, Regions: w.Fixture.Regions, Audit: w.Fixture.Audit, Once: w.Fixture.Once, Keys: w.Keys, Clock: w.Fixture.Clock.Now, IDs: w.IDs,
	})
	w.must(err)
	_, _, a := ask(t, w.handler(map[string]string{"sha256:q": "{cases{nodes{applicant{name}household{number head{name}}members{name idNumberMasked}}}}"}), w.Actor("city_officer"),
		post(`{"extensions":{"persistedQuery":{"sha256Hash":"sha256:q"}}}`))
	if len(a.Errors) > 0 {
		t.Fatalf("%+v", a.Errors)
	}
	if n := counting.reads.Load(); n == 0 || n > 4 {
		t.Errorf("%d reads of people and households for three rows", n)
	}
}
