package region_test

import (
	"testing"

	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

func TestCodeSplitsIntoTiers(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		code, city, township, village region.Code
		tier                          region.Tier
	}{
		{"339981000000", "339981000000", "", "", region.TierCity},
		{"339981101000", "339981000000", "339981101000", "", region.TierTownship},
		{"339981101202", "339981000000", "339981101000", "339981101202", region.TierVillage},
		{"", "", "", "", ""},
		{"33998110120", "", "", "", ""},
		{"3399811012020", "", "", "", ""},
		{"33998110120x", "", "", "", ""},
		{"339981000202", "", "", "", ""},
		{"330000000000", "", "", "", ""},
		{"039981000000", "", "", "", ""},
		{"３３９９", "", "", "", ""},
	} {
		if c.code.Tier() != c.tier || c.code.Valid() != (c.tier != "") {
			t.Errorf("%q: tier %q, valid %t", c.code, c.code.Tier(), c.code.Valid())
		}
		if got := region.PlaceOf(c.code); got != (region.Place{City: c.city, Township: c.township, Village: c.village}) {
			t.Errorf("%q: place %+v", c.code, got)
		}
		if c.tier != "" && region.PlaceOf(c.code).Deepest() != c.code {
			t.Errorf("%q: deepest %q", c.code, region.PlaceOf(c.code).Deepest())
		}
	}
}

func TestContainsIsPrefixByTier(t *testing.T) {
	t.Parallel()
	codes := []region.Code{"", "bad", "339981000000", "339982000000", "339981101000", "339981102000", "339981101201", "339981101202", "339981102201"}
	prefix := map[region.Tier]int{region.TierCity: 6, region.TierTownship: 9, region.TierVillage: 12}
	for _, a := range codes {
		for _, b := range codes {
			n := prefix[a.Tier()]
			want := n > 0 && b.Valid() && prefix[b.Tier()] >= n && a[:n] == b[:n]
			if a.Contains(b) != want {
				t.Errorf("%q contains %q: want %t", a, b, want)
			}
		}
	}
}

func TestDirectory(t *testing.T) {
	t.Parallel()
	ctx, store := t.Context(), testkit.Store(t)
	dir, err := region.Open(ctx, store)
	if err != nil {
		t.Fatal(err)
	}
	if dir.City().Code != "" || dir.FullName(testkit.VillageA) != "339981000000339981101000339981101201" {
		t.Fatal("an empty directory knows a name")
	}
	if err := dir.Put(ctx, testkit.Divisions()...); err != nil {
		t.Fatal(err)
	}
	if got := dir.FullName(testkit.VillageA); got != "示例市柳溪镇上柳村" {
		t.Errorf("full name %q", got)
	}
	if r, err := dir.Get("339981001001"); err != nil || r.Kind != region.KindCommunity || r.Parent != testkit.Township3 || r.Version != 1 {
		t.Errorf("get: %+v, %v", r, err)
	}
	if _, err := dir.Get("339981999000"); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("get unknown: %v", err)
	}
	if dir.City().Name != "示例市" || len(dir.Children(testkit.City, "")) != 3 || len(dir.Villages(testkit.City)) != 9 || len(dir.Villages(testkit.Township1)) != 3 || len(dir.Townships()) != 3 || len(dir.Children("", "")) != 0 {
		t.Error("the tree is not as it was put")
	}
	again, err := region.Open(ctx, store)
	if err != nil || len(again.All()) != 13 {
		t.Errorf("opened again: %d, %v", len(again.All()), err)
	}
}

func TestFindVillageTakesWhatPeopleWrite(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	town := testkit.Town(t, testkit.Store(t))
	dir := town.Regions
	put := func(r region.Region) {
		t.Helper()
		if r.ValidFrom == "" {
			r.ValidFrom = "2010-01-01"
		}
		if err := dir.Put(ctx, r); err != nil {
			t.Fatal(err)
		}
	}
	put(region.Region{Code: "339981201204", Name: "竹湾社区", Kind: region.KindVillage})                           // now 竹湾 alone is ambiguous
	put(region.Region{Code: "339981101203", Name: "老塘村", ValidTo: "2019-12-31", MergedInto: testkit.VillageB}) // merged
	put(region.Region{Code: testkit.VillageA, Name: "柳树村"})                                                    // renamed
	put(region.Region{Code: "339981101204", Name: "空村", ValidTo: "2020-12-31"})                                // gone
	for _, c := range []struct {
		of   region.Code
		name string
		want region.Code
	}{
		{testkit.Township1, "下柳村", testkit.VillageB},
		{testkit.Township1, "下柳", testkit.VillageB},
		{testkit.Township1, " 下 柳　村委会", testkit.VillageB},
		{testkit.Township1, "下柳村民委员会", testkit.VillageB},
		{testkit.City, "学前", "339981001002"},
		{testkit.Township2, "竹湾", ""},
		{testkit.Township2, "竹湾村", "339981201203"},
		{testkit.Township2, "竹湾社区", "339981201204"},
		{testkit.Township1, "老塘村", testkit.VillageB},
		{testkit.Township1, "上柳村", testkit.VillageA},
		{testkit.Township1, "空村", ""},
		{testkit.Township2, "下柳村", ""},
		{testkit.Township1, "村", ""},
		{testkit.Township1, "", ""},
		{"", "下柳村", ""},
	} {
		got, ok := dir.FindVillage(c.of, c.name)
		if ok != (c.want != "") || ok && got.Code != c.want {
			t.Errorf("%s %q: got %s %t, want %q", c.of, c.name, got.Code, ok, c.want)
		}
	}
	r, err := dir.Get(testkit.VillageA)
	if err != nil || len(r.Former) != 1 || r.Former[0].Name != "上柳村" || r.Version != 2 {
		t.Errorf("the former name is lost: %+v %v", r, err)
	}
	if on := dir.Children(testkit.Township1, "2020-01-01"); len(on) != 4 {
		t.Errorf("children in 2020: %d", len(on))
	}
	if on := dir.Children(testkit.Township1, "2019-12-31"); len(on) != 5 {
		t.Errorf("children in 2019: %d", len(on))
	}
}

func TestPutRefuses(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	dir := testkit.Town(t, testkit.Store(t)).Regions
	from := calendar.MustDate("2020-01-01")
	for name, c := range map[string]struct {
		regions []region.Region
		reason  string
	}{
		"not a code":        {[]region.Region{{Code: "3399", Name: "x", ValidFrom: from}}, "REGION_CODE"},
		"kind of range":     {[]region.Region{{Code: "339981101209", Kind: region.KindCommunity, Name: "x", ValidFrom: from}}, "REGION_KIND"},
		"no name":           {[]region.Region{{Code: "339981101209", ValidFrom: from}}, "REQUIRED"},
		"no first day":      {[]region.Region{{Code: "339981101209", Name: "x"}}, "REGION_DATES"},
		"ends before start": {[]region.Region{{Code: "339981101209", Name: "x", ValidFrom: from, ValidTo: "2019-12-31"}}, "REGION_DATES"},
		"merged, standing":  {[]region.Region{{Code: "339981101209", Name: "x", ValidFrom: from, MergedInto: testkit.VillageA}}, "REGION_MERGED"},
		"merged up":         {[]region.Region{{Code: "339981101209", Name: "x", ValidFrom: from, ValidTo: from, MergedInto: testkit.Township1}}, "REGION_MERGED"},
		"merged nowhere":    {[]region.Region{{Code: "339981101209", Name: "x", ValidFrom: from, ValidTo: from, MergedInto: "339981101210"}}, "REGION_MERGED"},
		"no parent":         {[]region.Region{{Code: "339981102201", Name: "x", ValidFrom: from}}, "REGION_PARENT"},
		"second city":       {[]region.Region{{Code: "339982000000", Name: "x", ValidFrom: from}}, "REGION_SECOND_CITY"},
		"twice":             {[]region.Region{{Code: "339981101209", Name: "x", ValidFrom: from}, {Code: "339981101209", Name: "y", ValidFrom: from}}, "REGION_TWICE"},
		"class code":        {[]region.Region{{Code: "339981101209", Name: "x", ValidFrom: from, UrbanRural: "300"}}, "REGION_URBAN_RURAL"},
		"stale":             {[]region.Region{}, ""},
	} {
		if name == "stale" {
			r, _ := dir.Get(testkit.VillageB)
			if err := dir.Put(ctx, r); err != nil {
				t.Fatal(err)
			}
			if err := dir.Put(ctx, r); !fault.Is(err, fault.CodeConflict) {
				t.Errorf("stale: %v", err)
			}
			continue
		}
		err := dir.Put(ctx, c.regions...)
		f := fault.From(err)
		if f == nil || f.Code != fault.CodeInvalid || len(f.Fields) != 1 || f.Fields[0].Reason != c.reason {
			t.Errorf("%s: %v, want %s", name, err, c.reason)
		}
	}
	if len(dir.All()) != 13 {
		t.Errorf("a refused division is there: %d", len(dir.All()))
	}
}
