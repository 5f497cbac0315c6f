package region

import (
	"fmt"
	"strconv"

	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
)

// Kind is what a division is called and how it is governed.
type Kind string

// The kinds, by the ranges of GB/T 10114 that the code carries.
const (
	KindCity          Kind = "CITY"           // 县级市
	KindStreet        Kind = "STREET"         // 街道, township unit 001–099
	KindTown          Kind = "TOWN"           // 镇, 100–199
	KindRuralTownship Kind = "RURAL_TOWNSHIP" // 乡, 200–399
	KindCommunity     Kind = "COMMUNITY"      // 居委会, village unit 001–199
	KindVillage       Kind = "VILLAGE"        // 村委会, 200–399
)

// Region is one division. Its document id is its code: codes are never reused.
type Region struct {
	docstore.Meta
	Code       Code          `json:"code"`
	Name       string        `json:"name"`
	Kind       Kind          `json:"kind"`
	Tier       Tier          `json:"tier"`
	UrbanRural string        `json:"urbanRural,omitempty"` // 城乡分类代码: 111 112 121 122 123 urban, 210 220 rural; a hint only
	Parent     Code          `json:"parent,omitempty"`
	ValidFrom  calendar.Date `json:"validFrom"`
	ValidTo    calendar.Date `json:"validTo,omitempty"`    // last day; "" while it stands
	MergedInto Code          `json:"mergedInto,omitempty"` // the division that took it over after ValidTo
	Former     []FormerName  `json:"former,omitempty"`     // oldest first; kept by Put
}

// FormerName is a name that a division gave up.
type FormerName struct {
	Name    string `json:"name"`
	Changed string `json:"changed"` // RFC3339 UTC instant of the change
}

// Place is the place of documents of the division.
func (r *Region) Place() Place { return PlaceOf(r.Code) }

// On reports whether the division stands on a day.
func (r *Region) On(day calendar.Date) bool {
	return r.ValidFrom <= day && (r.ValidTo == "" || day <= r.ValidTo)
}

// Spec declares the collection.
var Spec = docstore.Define[Region]("regions", 1)

// kindOf is the kind that the number ranges give; "" for quasi units (kept as they are written).
func kindOf(c Code) Kind {
	var unit Code
	switch c.Tier() {
	case TierCity:
		return KindCity
	case TierTownship:
		unit = c[cityLen:townshipLen]
	case TierVillage:
		unit = c[townshipLen:]
	default:
		return ""
	}
	n, err := strconv.Atoi(string(unit))
	if err != nil {
		return ""
	}
	if c.Tier() == TierTownship {
		switch {
		case n < 100:
			return KindStreet
		case n < 200:
			return KindTown
		case n < 400:
			return KindRuralTownship
		}
		return ""
	}
	switch {
	case n < 200:
		return KindCommunity
	case n < 400:
		return KindVillage
	}
	return ""
}

// complete fills what follows from the code and checks the rest.
func (r *Region) complete() error {
	refuse := func(field, reason, zh, en string) error {
		return fault.Invalid("REGION", fault.T("区划资料有误", "The division is not valid"),
			fault.Field{Path: fmt.Sprintf("/regions/%s/%s", r.Code, field), Reason: reason, Text: fault.T(zh, en)})
	}
	tier := r.Code.Tier()
	if tier == "" {
		return refuse("code", "REGION_CODE", "区划代码须为12位有效代码", "A division code has 12 digits and names a city, township or village")
	}
	kind := kindOf(r.Code)
	if r.Kind == "" {
		r.Kind = kind
	}
	if kind != "" && r.Kind != kind {
		return refuse("kind", "REGION_KIND", "类别与代码号段不符", "The kind does not fit the number range of the code")
	}
	if r.Kind == "" {
		return refuse("kind", "REQUIRED", "请填写类别", "The kind is missing")
	}
	if r.Name == "" {
		return refuse("name", "REQUIRED", "请填写名称", "The name is missing")
	}
	if !r.ValidFrom.Valid() {
		return refuse("validFrom", "REGION_DATES", "请填写启用日期", "The first day of validity is missing")
	}
	if r.ValidTo != "" && r.ValidTo < r.ValidFrom {
		return refuse("validTo", "REGION_DATES", "停用日期早于启用日期", "The last day is before the first")
	}
	if r.MergedInto != "" && (r.ValidTo == "" || r.MergedInto == r.Code || r.MergedInto.Tier() != tier) {
		return refuse("mergedInto", "REGION_MERGED", "并入的区划须为另一同级区划，且须填写停用日期",
			"A merger names another division of the same tier and has a last day")
	}
	switch r.UrbanRural {
	case "", "111", "112", "121", "122", "123", "210", "220":
	default:
		return refuse("urbanRural", "REGION_URBAN_RURAL", "城乡分类代码无效", "Not an urban-rural class code")
	}
	r.ID, r.Tier, r.Parent = string(r.Code), tier, r.Code.Parent()
	return nil
}
