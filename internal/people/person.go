package people

import (
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/identity"
	"minzheng/internal/region"
)

// Person is a resident. The Place is where the person lives; every read is scoped by it.
type Person struct {
	docstore.Meta
	region.Place
	HukouVillage region.Code   `json:"hukouVillage,omitempty"` // village of the household register; may lie in another city
	Name         string        `json:"name"`
	Sex          string        `json:"sex"` // M or F, as the identity number says
	Birth        calendar.Date `json:"birth"`
	DeathDate    calendar.Date `json:"deathDate,omitempty"`

	IDCipher    string `json:"idCipher,omitempty"` // sealed at {people, ID, FieldIDNumber}
	IDBlind     string `json:"idBlind,omitempty"`  // unique; equal for the 15- and the 18-digit form
	IDMasked    string `json:"idMasked,omitempty"` // 3399**********0018; "" for who has no number yet
	PhoneCipher string `json:"phoneCipher,omitempty"`
	PhoneBlind  string `json:"phoneBlind,omitempty"`
	PhoneMasked string `json:"phoneMasked,omitempty"` // 138****5678
	CertCipher  string `json:"certCipher,omitempty"`  // disability certificate (残疾人证)
	CertMasked  string `json:"certMasked,omitempty"`

	Address         string `json:"address,omitempty"`
	Health          string `json:"health"`                    // HealthOptions
	Labour          string `json:"labour"`                    // LabourOptions
	DisabilityType  int    `json:"disabilityType,omitempty"`  // 1 sight … 7 multiple; 0 without a certificate
	DisabilityLevel int    `json:"disabilityLevel,omitempty"` // 1 (worst) … 4
	Education       string `json:"education,omitempty"`       // EducationOptions
	Marital         string `json:"marital,omitempty"`         // MaritalOptions

	HouseholdID string      `json:"householdId,omitempty"` // where the person is a member today
	Residences  []Residence `json:"residences"`            // oldest first; the last one is open and is the Place
	ImportID    string      `json:"importId,omitempty"`    // the import that created the person
}

// Residence is where a person lived from a day on; To is the first day on which they lived elsewhere.
type Residence struct {
	Village region.Code   `json:"village"`
	From    calendar.Date `json:"from"`
	To      calendar.Date `json:"to,omitempty"`
}

// Alive reports whether no death is recorded.
func (p *Person) Alive() bool { return p.DeathDate == "" }

// Age is the age in full years on a day, or at death when that was earlier.
func (p *Person) Age(on calendar.Date) int {
	if p.DeathDate != "" && p.DeathDate < on {
		on = p.DeathDate
	}
	return calendar.AgeOn(p.Birth, on)
}

// Adult reports whether the person is 18 or older on a day (民法典 art. 17).
func (p *Person) Adult(on calendar.Date) bool { return calendar.AgeOn(p.Birth, on) >= 18 }

// Severe is 重残 in the sense of 民发〔2021〕57号 art. 8: certificate level 1–2 of any type, or level 3 of the intellectual
// or mental type.
func (p *Person) Severe() bool { return p.severe(3) }

// SevereParent is 重残 of a parent as 民发〔2019〕62号 means it: level 1–2, or 3–4 of the intellectual or mental type.
func (p *Person) SevereParent() bool { return p.severe(4) }

func (p *Person) severe(mentalUpTo int) bool {
	mental := p.DisabilityType == 5 || p.DisabilityType == 6
	return p.DisabilityLevel >= 1 && (p.DisabilityLevel <= 2 || mental && p.DisabilityLevel <= mentalUpTo)
}

// ResidenceOn is the village where the person lived on a day; none before the first record.
func (p *Person) ResidenceOn(day calendar.Date) region.Code {
	for _, r := range p.Residences {
		if r.From <= day && (r.To == "" || day < r.To) {
			return r.Village
		}
	}
	return ""
}

// moveTo changes where the person lives from a day on. A second move on the same day corrects the first.
func (p *Person) moveTo(village region.Code, on calendar.Date) {
	if n := len(p.Residences); n > 0 {
		last := &p.Residences[n-1]
		switch {
		case last.Village == village:
			return
		case last.From >= on:
			p.Residences = p.Residences[:n-1]
		default:
			last.To = on
		}
	}
	if n := len(p.Residences); n > 0 && p.Residences[n-1].Village == village {
		p.Residences[n-1].To = ""
	} else {
		p.Residences = append(p.Residences, Residence{Village: village, From: on})
	}
	p.Place = region.PlaceOf(village)
}

// PersonIndex holds the fields of people that queries and figures may use.
type PersonIndex struct {
	Spec                                        *docstore.Spec[Person]
	Township, Village, CreatedAt                docstore.ReqStrF[Person]
	Sex, Birth, Health, Labour                  docstore.ReqStrF[Person]
	HukouVillage, Education, Marital, DeathDate docstore.StrF[Person]
	DisabilityType, DisabilityLevel             docstore.IntF[Person]
	Alive, InHousehold                          docstore.BoolF[Person]
	IDBlind, PhoneBlind, ImportID               docstore.StrF[Person]
	Name                                        docstore.SetF[Person] // identity.BigramTokens
}

// People declares the collection of persons.
var People = declarePeople()

func declarePeople() PersonIndex {
	s := docstore.Define[Person]("people", 1)
	x := PersonIndex{
		Spec:            s,
		Township:        docstore.ReqStr(s, "township", func(p *Person) string { return string(p.Township) }),
		Village:         docstore.ReqStr(s, "village", func(p *Person) string { return string(p.Village) }),
		CreatedAt:       docstore.ReqStr(s, "createdAt", func(p *Person) string { return p.CreatedAt }),
		Sex:             docstore.ReqStr(s, "sex", func(p *Person) string { return p.Sex }),
		Birth:           docstore.ReqStr(s, "birth", func(p *Person) string { return string(p.Birth) }),
		Health:          docstore.ReqStr(s, "health", func(p *Person) string { return p.Health }),
		Labour:          docstore.ReqStr(s, "labour", func(p *Person) string { return p.Labour }),
		HukouVillage:    docstore.Str(s, "hukouVillage", func(p *Person) (string, bool) { return some(string(p.HukouVillage)) }),
		Education:       docstore.Str(s, "education", func(p *Person) (string, bool) { return some(p.Education) }),
		Marital:         docstore.Str(s, "marital", func(p *Person) (string, bool) { return some(p.Marital) }),
		DeathDate:       docstore.Str(s, "deathDate", func(p *Person) (string, bool) { return some(string(p.DeathDate)) }),
		DisabilityType:  docstore.Int(s, "disabilityType", func(p *Person) (int64, bool) { return int64(p.DisabilityType), p.DisabilityType > 0 }),
		DisabilityLevel: docstore.Int(s, "disabilityLevel", func(p *Person) (int64, bool) { return int64(p.DisabilityLevel), p.DisabilityLevel > 0 }),
		Alive:           docstore.Bool(s, "alive", (*Person).Alive),
		InHousehold:     docstore.Bool(s, "inHousehold", func(p *Person) bool { return p.HouseholdID != "" }),
		IDBlind:         docstore.Str(s, "idBlind", func(p *Person) (string, bool) { return some(p.IDBlind) }),
		PhoneBlind:      docstore.Str(s, "phoneBlind", func(p *Person) (string, bool) { return some(p.PhoneBlind) }),
		ImportID:        docstore.Str(s, "importId", func(p *Person) (string, bool) { return some(p.ImportID) }),
		Name:            docstore.Set(s, "nameTokens", func(p *Person) []string { return identity.BigramTokens(p.Name) }),
	}
	s.Index("newest", x.CreatedAt.Asc())
	s.Index("byTownship", x.Township.Asc(), x.CreatedAt.Asc())
	s.Index("byVillage", x.Village.Asc(), x.CreatedAt.Asc())
	s.Index("byBirth", x.Birth.Asc())
	s.Index("byIdNumber", x.IDBlind.Key())
	s.Index("byPhone", x.PhoneBlind.Key())
	s.Index("byImport", x.ImportID.Key())
	s.Unique("idNumber", func(p *Person) (string, bool) { return some(p.IDBlind) })
	return x
}

// some makes the empty text null.
func some(v string) (string, bool) { return v, v != "" }
