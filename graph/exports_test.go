package graph

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"testing"

	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/export"
	"minzheng/internal/figures"
	"minzheng/internal/ledger"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/testkit"
)

// TestEveryKindIsExported stores an entry of every kind and a record of every ledger with all their fields filled in and
// finds every value again in the file that an export writes.
func TestEveryKindIsExported(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	out, err := export.Open(export.Deps{Figures: w.Figures, People: w.People, Audit: w.Fixture.Audit, Clock: w.Fixture.Clock.Now})
	w.must(err)
	entries, called := map[string]string{}, map[string]string{}
	for i, k := range w.Catalog.Kinds() {
		e := w.enterAll(k, 100+i)
		entries[k.ID], called[k.ID] = e.ID, e.State.Name
		w.exported(out, k.ID, "number", e.Number, k.Fields(), e.State.Form)
	}
	for i, l := range w.Catalog.Ledgers() {
		in := ledger.SaveInput{RequestID: w.request(), Ledger: l.ID, On: "2025-03-03", Form: testkit.FillRecord(w.Catalog.FieldOptions, l, w.Fixture.Clock.Today(), i)}
		for _, f := range l.Fields {
			if f.Entry != "" {
				in.Form[f.Key] = []byte(strconv.Quote(called[f.Entry]))
			}
		}
		switch l.About {
		case catalog.AboutPerson:
			in.SubjectID = w.names["headA"]
		case catalog.AboutHousehold:
			in.SubjectID = w.names["householdA"]
		case catalog.AboutCase:
			in.SubjectID = w.names["caseA"]
		case catalog.AboutOrganization, catalog.AboutFacility:
			in.SubjectID = entries[l.Of[0]]
		default:
			in.Region = map[string]region.Code{"CITY": testkit.City, "TOWNSHIP": testkit.Township2, "VILLAGE": testkit.VillageC}[l.Tiers[len(l.Tiers)-1]]
		}
		r, err := w.Ledger.Save(t.Context(), w.System(), in)
		w.must(err)
		if l.Decision != nil {
			continue // it counts only when it is approved
		}
		w.exported(out, l.ID, "on", string(r.On), l.Fields, r.Form)
	}
}

// enterAll is an entry of a kind with every field filled in, in the second township.
func (w *world) enterAll(k *catalog.Kind, serial int) *registry.Entry {
	w.t.Helper()
	place := region.PlaceOf(testkit.Township2)
	if !k.LiesIn("TOWNSHIP") {
		place = region.PlaceOf(testkit.VillageC)
	}
	e, err := w.Registry.NewEntry(w.t.Context(), k, place, "2020-01-01")
	w.must(err)
	values := testkit.FillForm(w.Catalog.FieldOptions, k.Fields(), w.Fixture.Clock.Today(), serial, true)
	values["beganOn"] = []byte(`"2020-07-01"`)
	if f, ok := k.Setting("CREDIT_CODE"); ok {
		values[f.Key] = []byte(strconv.Quote(testkit.CreditCode(k.Number.Classes[0], serial)))
	}
	rec := &registry.Recorder{Catalog: w.Catalog, Kind: k, Workdays: w.Workdays}
	_, err = rec.Record(e, registry.Input{Step: "take_over", By: course.DoerOf(w.System()), At: w.Fixture.Clock.Now(), Form: values})
	w.must(err)
	w.must(w.Registry.PutImported(w.t.Context(), w.System(), e))
	return e
}

// exported finds the row whose column holds the value in the export of a dataset, and in it every stored value of the form.
func (w *world) exported(out *export.Service, id, column, value string, fields []catalog.Field, stored map[string]json.RawMessage) {
	w.t.Helper()
	ctx, dataset := w.t.Context(), figures.DatasetOf(id)
	q := figures.Query{Dataset: dataset}
	i := slices.IndexFunc(w.Figures.Datasets(w.System()), func(d figures.Info) bool { return d.ID == dataset })
	if i < 0 {
		w.t.Fatalf("%s has no dataset", id)
	}
	info := w.Figures.Datasets(w.System())[i]
	at := map[string]int{}
	for _, f := range info.Fields {
		if f.Column {
			at[f.Name] = len(q.Columns)
			q.Columns = append(q.Columns, f.Name)
		}
	}
	if info.Basis == figures.Stock {
		q.AsOf = w.Fixture.Clock.Today()
	}
	var b bytes.Buffer
	w.must(out.Write(ctx, w.System(), &b, export.Request{Query: q, Format: export.CSV, Lang: "zh-CN"}))
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(b.String(), "\ufeff"))).ReadAll()
	w.must(err)
	n := slices.IndexFunc(rows, func(row []string) bool { return row[at[column]] == value })
	if n < 1 {
		w.t.Errorf("%s: %s is not in the export: %q", id, value, rows)
		return
	}
	for _, f := range fields {
		col, ok := at[f.Key]
		if f.Type == catalog.TypeList || f.Type == catalog.TypeFiles || f.Sets == "CREDIT_CODE" || len(stored[f.Key]) == 0 {
			continue
		}
		if !ok || rows[n][col] == "" {
			w.t.Errorf("%s: the field %s is not in the export", id, f.Key)
		}
	}
}
