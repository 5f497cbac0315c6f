package export_test

import (
	"fmt"
	"runtime"
	"testing"

	"minzheng/internal/docstore"
	"minzheng/internal/export"
	"minzheng/internal/figures"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

// gauge takes what a file would take and looks, every so many bytes, at how much memory is held.
type gauge struct {
	written, next int64
	peak          uint64
}

func (g *gauge) Write(p []byte) (int, error) {
	if g.written += int64(len(p)); g.written >= g.next {
		g.next = g.written + 1<<20
		g.peak = max(g.peak, held())
	}
	return len(p), nil
}

// held is the heap that is alive.
func held() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkLongExport writes 100,000 people and reports how much memory was held beyond what was held before. It fails when
// a file is built in memory: text flows through, a workbook holds a
// buffer before its sheet goes to a temporary file. Run it with -bench LongExport -benchtime 1x.
func BenchmarkLongExport(b *testing.B) {
	const rows, most = 100_000, 40 << 20
	o := open(b)
	for from := 0; from < rows; from += 500 {
		var part []*people.Person
		for i := from; i < from+500; i++ {
			part = append(part, &people.Person{
				Meta: docstore.Meta{ID: fmt.Sprintf("person_%06d", i)}, Place: region.PlaceOf(testkit.VillageA), Name: fmt.Sprintf("某某%06d", i), Sex: "M", Birth: "1970-01-01",
				IDMasked: "3399**********0018", IDBlind: fmt.Sprintf("blind_%06d", i), Health: people.Healthy, Labour: people.FullLabour,
			})
		}
		if err := o.people.PeopleCollection().Insert(b.Context(), part...); err != nil {
			b.Fatal(err)
		}
	}
	for _, format := range []export.Format{export.CSV, export.XLSX} {
		b.Run(string(format), func(b *testing.B) {
			for b.Loop() {
				before, g := held(), &gauge{}
				r := export.Request{Query: figures.Query{Dataset: "people"}, Format: format, Lang: "zh-CN"}
				if err := o.Write(b.Context(), o.Actor("city_officer"), g, r); err != nil {
					b.Fatal(err)
				}
				grown := int64(max(g.peak, before)) - int64(before)
				b.ReportMetric(float64(grown)/(1<<20), "MB-held")
				b.ReportMetric(float64(g.written)/(1<<20), "MB-written")
				if g.written < rows || grown > most {
					b.Fatalf("%d MB held while %d kB were written", grown>>20, g.written>>10)
				}
			}
		})
	}
}
