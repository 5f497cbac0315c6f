package catalog

import "slices"

// The classes of register entries; each has a folder of kinds.
const (
	ClassOrganization = "ORGANIZATION"
	ClassFacility     = "FACILITY"
)

// Kind describes a kind of organisation or facility: what is known of one, who does what with it in which course, what
// must be done again and again, and how it is counted.
type Kind struct {
	ID         string    `yaml:"id"` // stable, never reused
	Name       Text      `yaml:"name"`
	Short      Text      `yaml:"short"`
	Section    string    `yaml:"section"` // owning section of the bureau, see Sections
	Basis      []Basis   `yaml:"basis"`
	Follows    string    `yaml:"follows"` // lifecycle whose statuses, clocks and steps this kind takes over
	Without    []string  `yaml:"without"` // steps of the lifecycle that this kind does not have
	Tiers      []string  `yaml:"tiers"`   // of the divisions that an entry may lie in
	Number     Numbering `yaml:"number"`
	Above      *Above    `yaml:"above"`    // the entry that stands over it; nil: none does
	OnePer     bool      `yaml:"onePer"`   // one open entry a division: the nodes of a network, whose completeness is told
	Statuses   []Option  `yaml:"statuses"` // replaces and extends the lifecycle's by value
	Form       []Section `yaml:"form"`
	Clocks     []Clock   `yaml:"clocks"`
	Steps      []Step    `yaml:"steps"`
	Duties     []Duty    `yaml:"duties"`
	Dimensions []string  `yaml:"dimensions"` // fields that figures group by, at most MaxSlots; their order is kept for good
	Measures   []string  `yaml:"measures"`   // fields that figures add up, at most MaxSlots; their order is kept for good

	Class   string `yaml:"-"` // ORGANIZATION or FACILITY, by the folder
	Edition string `yaml:"-"` // content hash, like a programme's

	course *Program
}

// MaxSlots is how many dimensions, and how many measures, a kind or ledger declares at most.
const MaxSlots = 6

// Numbering says how entries of a kind are numbered.
type Numbering struct {
	Prefix     string   `yaml:"prefix"`     // two letters of a facility number, or of PREFIX-YYYY-NNNNN
	CreditCode string   `yaml:"creditCode"` // REQUIRED, OPTIONAL or "": whether an entry has a unified social credit code
	Classes    []string `yaml:"classes"`    // what the code's first two characters may say it is, see identity.CreditCode.Class
}

// Above names the kinds of entry that may stand over one, such as the supervising unit of an organisation.
type Above struct {
	Label    Text     `yaml:"label"`
	Kinds    []string `yaml:"kinds"`
	Required bool     `yaml:"required"`
	When     *When    `yaml:"when"` // asked for, and required, only when the form says so
}

// Duty is something that must be done with an entry by a day, again and again or once: the annual check, an inspection,
// the renewal of a certificate. Exactly one of Yearly, Months and Field says by when.
type Duty struct {
	ID     string   `yaml:"id"`
	Label  Text     `yaml:"label"`
	Legal  string   `yaml:"legal"`
	Yearly string   `yaml:"yearly"` // MM-DD: every year by that day, for the year before
	Months int      `yaml:"months"` // so many months after it was last done, or after the entry began
	Field  string   `yaml:"field"`  // a DATE of the form
	DoneBy []string `yaml:"doneBy"` // steps
	Starts []string `yaml:"starts"` // steps that bring it about; empty: it stands from the beginning
	In     []string `yaml:"in"`     // statuses in which it stands
	Exempt int      `yaml:"exempt"` // Yearly: who began less than so many months before the end of the year has no duty for it
}

// Program is the kind's course as the engines read one: its form, statuses, clocks and steps.
func (k *Kind) Program() *Program { return k.course }

// Fields is the form without its sections.
func (k *Kind) Fields() []Field { return k.course.Fields() }

// Setting is the field of the form that sets a member of the state.
func (k *Kind) Setting(member string) (*Field, bool) {
	for i := range k.Form {
		for j := range k.Form[i].Fields {
			if f := &k.Form[i].Fields[j]; f.Sets == member {
				return f, true
			}
		}
	}
	return nil, false
}

// LiesIn reports whether an entry may lie in a division of the tier.
func (k *Kind) LiesIn(tier string) bool { return slices.Contains(k.Tiers, tier) }

// view builds the course from the kind's parts.
func (k *Kind) view() *Program {
	return &Program{
		ID: k.ID, Name: k.Name, Short: k.Short, Section: k.Section, Basis: k.Basis, Follows: k.Follows, Without: k.Without,
		Form: k.Form, Statuses: k.Statuses, Clocks: k.Clocks, Steps: k.Steps,
	}
}
