package region

// Code is a 12-digit division code: 6 digits county-level city, 3 township unit, 3 village unit; a city ends in
// 000000, a township in 000. The empty Code means none. Every method of an invalid Code answers none or false.
type Code string

// Tier is the level of a division.
type Tier string

// The three tiers.
const (
	TierCity     Tier = "CITY"
	TierTownship Tier = "TOWNSHIP"
	TierVillage  Tier = "VILLAGE"
)

const (
	codeLen     = 12
	cityLen     = 6
	townshipLen = 9
)

// Tier is the level that the code names; "" if it is not a code.
func (c Code) Tier() Tier {
	if len(c) != codeLen || c[0] == '0' {
		return ""
	}
	for i := range codeLen {
		if c[i] < '0' || c[i] > '9' {
			return ""
		}
	}
	switch {
	case c[4:cityLen] == "00":
		return "" // a province or prefecture
	case c[cityLen:] == "000000":
		return TierCity
	case c[cityLen:townshipLen] == "000":
		return "" // a village unit without a township unit
	case c[townshipLen:] == "000":
		return TierTownship
	}
	return TierVillage
}

// Valid reports whether c is the code of a city, township or village; it need not be in the directory.
func (c Code) Valid() bool { return c.Tier() != "" }

// City is the code of the city that c lies in, or is.
func (c Code) City() Code {
	if !c.Valid() {
		return ""
	}
	return c[:cityLen] + "000000"
}

// Township is the code of the township that c lies in, or is; none for a city.
func (c Code) Township() Code {
	if t := c.Tier(); t != TierTownship && t != TierVillage {
		return ""
	}
	return c[:townshipLen] + "000"
}

// Village is c itself if it names a village; else none.
func (c Code) Village() Code {
	if c.Tier() != TierVillage {
		return ""
	}
	return c
}

// Parent is the code one tier up; none for a city.
func (c Code) Parent() Code {
	switch c.Tier() {
	case TierVillage:
		return c.Township()
	case TierTownship:
		return c.City()
	case TierCity:
	}
	return ""
}

// Contains reports whether other lies in c, or is c.
func (c Code) Contains(other Code) bool {
	if !other.Valid() {
		return false
	}
	switch c.Tier() {
	case TierCity:
		return other.City() == c
	case TierTownship:
		return other.Township() == c
	case TierVillage:
		return other == c
	}
	return false
}

// Place says where a document belongs; it is embedded in every scoped document. A document of the township has no
// Village, a document of the city neither Village nor Township.
type Place struct {
	City     Code `json:"city"`
	Township Code `json:"township,omitempty"`
	Village  Code `json:"village,omitempty"`
}

// PlaceOf is the place of a division; the zero Place if the code is invalid.
func PlaceOf(c Code) Place {
	return Place{City: c.City(), Township: c.Township(), Village: c.Village()}
}

// Deepest is the code of the lowest tier that the place names; none for the zero Place.
func (p Place) Deepest() Code {
	switch {
	case p.Village != "":
		return p.Village
	case p.Township != "":
		return p.Township
	}
	return p.City
}
