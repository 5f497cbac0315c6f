package catalog

import "slices"

// What a ledger's records are about.
const (
	AboutRegion       = "REGION"
	AboutPerson       = "PERSON"
	AboutHousehold    = "HOUSEHOLD"
	AboutOrganization = "ORGANIZATION"
	AboutFacility     = "FACILITY"
	AboutCase         = "CASE"
)

// What time a record is of.
const (
	TimeDay    = "DAY"
	TimeMonth  = "MONTH"
	TimeYear   = "YEAR"
	TimePeriod = "PERIOD" // from a day to a day, or open
)

// Names in Ledger.Key and Ledger.Series that are no fields.
const (
	KeyRegion  = "REGION"
	KeySubject = "SUBJECT"
	KeyTime    = "TIME"
)

// Ledger describes a kind of dated record: about what and when, who enters it, what is asked, what is known already and
// so not asked, and what sets off an alarm.
type Ledger struct {
	ID         string    `yaml:"id"` // stable, never reused
	Name       Text      `yaml:"name"`
	Short      Text      `yaml:"short"`
	Section    string    `yaml:"section"`
	Basis      []Basis   `yaml:"basis"`
	About      string    `yaml:"about"`    // see AboutRegion …
	Of         []string  `yaml:"of"`       // kinds of entry, or programmes, that it may be about; empty: all
	Optional   bool      `yaml:"optional"` // the subject may be missing: a place without a person
	Time       string    `yaml:"time"`     // see TimeDay …
	Future     bool      `yaml:"future"`   // the day may lie ahead: a roster
	Tiers      []string  `yaml:"tiers"`    // of the divisions that a record may belong to
	Enter      []string  `yaml:"enter"`    // tiers whose staff enter it
	Key        []string  `yaml:"key"`      // what two records may not have in common: REGION, SUBJECT, TIME or fields
	Series     []string  `yaml:"series"`   // what records that follow each other have in common; the newest stands for them
	Fields     []Field   `yaml:"fields"`
	Find       *Find     `yaml:"find"` // nil: its records have no name or number to look them up by
	Prefill    []Prefill `yaml:"prefill"`
	Alarms     []Alarm   `yaml:"alarms"`
	Falls      []string  `yaml:"falls"` // figures that fall within a series only with a reason in the field FallReason
	FallReason string    `yaml:"fallReason"`
	Occupies   *Occupies `yaml:"occupies"`               // nil: a record takes up no place
	Decision   *Decision `yaml:"decision"`               // nil: a record counts as soon as it is entered
	Pays       *Pays     `yaml:"pays" json:",omitempty"` // nil: its records are no benefit
	Dimensions []string  `yaml:"dimensions"`             // at most MaxSlots; their order is kept for good
	Measures   []string  `yaml:"measures"`               // fields, LIST.# (rows of a list) or LIST.FIELD (its sum); at most MaxSlots

	Edition string `yaml:"-"`
}

// Find names the TEXT fields by which people look a record up.
type Find struct {
	Number string   `yaml:"number"` // found by its beginning, or by a part
	Names  []string `yaml:"names"`  // found by a part
}

// Fields are the fields that name a record, its number first.
func (f *Find) Fields() []string {
	switch {
	case f == nil:
		return nil
	case f.Number == "":
		return f.Names
	}
	return append([]string{f.Number}, f.Names...)
}

// Prefill fills a field with what the system knows: nobody types it.
type Prefill struct {
	Field  string `yaml:"field"`
	From   string `yaml:"from"`   // see ledger.Sources
	Key    string `yaml:"key"`    // SUBJECT, LAST: the field there; "" is the field of the same key
	Ledger string `yaml:"ledger"` // LAST, PLACES: of another ledger about the same subject; "" is this one
	When   *When  `yaml:"when"`   // PLACES: only records that say so
}

// Alarm says when somebody has to look. Which of the parameters it takes follows from its kind, see ledger.AlarmKinds.
type Alarm struct {
	ID    string   `yaml:"id"`
	Kind  string   `yaml:"kind"`
	Label Text     `yaml:"label"`
	Tier  string   `yaml:"tier"`  // GAP, MISSING: of the divisions that must have records
	From  string   `yaml:"from"`  // GAP: season, MM-DD
	To    string   `yaml:"to"`    // GAP
	Field string   `yaml:"field"` // the field that is looked at
	In    []string `yaml:"in"`    // its values: HIGH_RISK the risky ones, GAP what covers a day together, FOLLOW_UP what ends the series
	Whole []string `yaml:"whole"` // GAP: values that cover a day alone
	Every string   `yaml:"every"` // MISSING: MONTH, QUARTER, YEAR
	Days  int      `yaml:"days"`  // of grace or of notice
	List  string   `yaml:"list"`  // PAST_DUE: the list whose rows have due days; "" is the record itself
	Due   string   `yaml:"due"`   // PAST_DUE
	Done  string   `yaml:"done"`  // PAST_DUE
	Sum   string   `yaml:"sum"`   // OVERSPENT: the money that is allocated to the programme which the field names
}

// Occupies says that each record takes up one place of its subject for its period, such as a bed of a home, and how many
// places there are.
type Occupies struct {
	Field string `yaml:"field"` // names the place; two records of one time never share it
	Of    string `yaml:"of"`    // field of the subject's form: how many places it has
	Rooms string `yaml:"rooms"` // list of the subject's form: its rooms
	Room  string `yaml:"room"`  // field of such a row: the room's name
	Count string `yaml:"count"` // field of such a row: how many places the room has
}

// Pays says that a record is a benefit which somebody else paid to its person, and that counts against what a programme
// grants a person in a year: nobody passes the limit through two doors.
type Pays struct {
	Program string   `yaml:"program"`
	Paid    string   `yaml:"paid"`    // MONEY among the measures
	Cap     string   `yaml:"cap"`     // standard: the most of a year
	Bears   string   `yaml:"bears"`   // MONEY among the measures: what the person bore of the year's deductible
	Limit   string   `yaml:"limit"`   // standard: the deductible of a year
	Group   string   `yaml:"group"`   // CHOICE: the group of that standard
	Of      string   `yaml:"of"`      // MONEY: the costs that it is paid for
	Covered []string `yaml:"covered"` // MONEY: what others paid of the costs
}

// Decision says that a record counts only when somebody else has approved it.
type Decision struct {
	Permission string `yaml:"permission"`
	Days       int    `yaml:"days"` // working days
	Legal      string `yaml:"legal"`
	Adds       *Adds  `yaml:"adds"`
}

// Adds is a record of another ledger that an approval makes.
type Adds struct {
	Ledger string            `yaml:"ledger"`
	When   *When             `yaml:"when"`
	Fields map[string]string `yaml:"fields"` // field there: field here
}

// Field finds a field of the ledger.
func (l *Ledger) Field(key string) (*Field, bool) {
	i := slices.IndexFunc(l.Fields, func(f Field) bool { return f.Key == key })
	if i < 0 {
		return nil, false
	}
	return &l.Fields[i], true
}

// LiesIn reports whether a record may belong to a division of the tier.
func (l *Ledger) LiesIn(tier string) bool { return slices.Contains(l.Tiers, tier) }

// IsAbout reports whether the ledger may have records about entries of a class and kind.
func (l *Ledger) IsAbout(class, kind string) bool {
	return l.About == class && (len(l.Of) == 0 || slices.Contains(l.Of, kind))
}

// EnteredAt reports whether staff of the tier enter it.
func (l *Ledger) EnteredAt(tier string) bool { return slices.Contains(l.Enter, tier) }

// PrefillOf is how a field is filled.
func (l *Ledger) PrefillOf(key string) (*Prefill, bool) {
	i := slices.IndexFunc(l.Prefill, func(p Prefill) bool { return p.Field == key })
	if i < 0 {
		return nil, false
	}
	return &l.Prefill[i], true
}
