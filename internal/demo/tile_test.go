package demo_test

import (
	"strconv"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/demo"
	"minzheng/internal/figures"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// TestTileIsList: every indicator, at the city, a township and a village, is exactly what its records add up to.
func TestTileIsList(t *testing.T) {
	t.Parallel()
	w, ctx := open(t), t.Context()
	if err := demo.Seed(ctx, w.Deps, demo.Options{Scale: 0.02, Seed: 2, Today: today}); err != nil {
		t.Fatal(err)
	}
	city := access.System(demo.City, "test")
	for _, place := range []region.Code{"", "339981001000", "339981001001", demo.Bridge} {
		for _, cutOff := range []string{string(today), "2025-12-31", "2025-08-31"} {
			values, err := w.figures.Indicators(ctx, city, nil, place, calendar.MustDate(cutOff))
			if err != nil {
				t.Fatal(err)
			}
			for _, v := range values {
				if !v.Opens {
					continue
				}
				q, err := w.figures.IndicatorQuery(v.Indicator.ID, place, calendar.MustDate(cutOff))
				if err != nil {
					t.Fatal(err)
				}
				rows, total := int64(0), money.Fen(0)
				measure := v.Indicator.Query.Measure
				q.Columns = nil
				if measure.Field != "" {
					q.Columns = []string{measure.Field}
				}
				err = w.figures.Stream(ctx, city, q, func(_ []figures.Field, row figures.Row) error {
					rows++
					if measure.Field != "" {
						fen, err := money.ParseYuan(row.Cells[0])
						if err != nil {
							return err
						}
						total += fen
					}
					return nil
				})
				if err != nil {
					t.Fatalf("%s: %v", v.Indicator.ID, err)
				}
				want := strconv.FormatInt(rows, 10)
				if measure.Field != "" {
					want = strconv.FormatInt(int64(total), 10) // fen; whole numbers come as yuan, so they are a hundred times too much
					if measure.Field != "amount" {
						want = strconv.FormatInt(int64(total)/100, 10)
					}
				}
				if got := v.Exact; got == nil && rows > 0 || got != nil && got.FloatString(0) != want {
					t.Errorf("%s at %q on %s: figure %v, its records say %s", v.Indicator.ID, place, cutOff, got, want)
				}
			}
		}
	}
}
