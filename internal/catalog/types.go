package catalog

import (
	"minzheng/internal/calendar"
	"minzheng/internal/fault"
)

// Text is a label in both languages; the catalogue refuses one that lacks a language.
type Text = fault.Text

// Program describes one kind of case: who applies, what is asked, who does what in which order and time,
// how the benefit is computed, how often it is looked at again and what ends it.
type Program struct {
	ID         string      `yaml:"id"` // stable, never reused; prefix of case numbers
	Name       Text        `yaml:"name"`
	Short      Text        `yaml:"short"`
	Section    string      `yaml:"section"` // owning section of the bureau, see Sections
	Owners     []Owner     `yaml:"owners"`  // where the owner changes on a day, oldest first; before the first one Section owns it
	Unit       string      `yaml:"unit"`    // HOUSEHOLD or PERSON
	Basis      []Basis     `yaml:"basis"`
	Follows    string      `yaml:"follows"` // procedure whose steps, clocks and papers this programme takes over
	Form       []Section   `yaml:"form"`
	Docs       []Document  `yaml:"documents"`
	Clocks     []Clock     `yaml:"clocks"`
	Steps      []Step      `yaml:"steps"`   // additions to and replacements of the procedure's steps, by id
	Without    []string    `yaml:"without"` // steps of the procedure that this programme does not have
	Notice     *Notice     `yaml:"notice"`  // nil: the programme posts no notice
	Benefit    *Benefit    `yaml:"benefit"` // nil: recognition only
	Roster     *Roster     `yaml:"roster"`  // set: nobody applies, a run pays those who draw from other programmes
	Review     *Review     `yaml:"review"`
	Causes     []Option    `yaml:"causes"`
	EndReasons []Option    `yaml:"endReasons"`
	Papers     []PaperSpec `yaml:"papers"`
	Statuses   []Option    `yaml:"statuses"` // labels of the statuses, in the order of the course; replaces and extends the procedure's by value

	// Edition is the content hash (hex SHA-256, 12 digits) of the programme with its procedure, set by the loader.
	Edition string `yaml:"-"`
}

// Procedure is a course of steps that many programmes share. It may follow another one and say what it does differently.
type Procedure struct {
	ID       string      `yaml:"id"`
	Follows  string      `yaml:"follows"`
	Without  []string    `yaml:"without"`
	Statuses []Option    `yaml:"statuses"`
	Clocks   []Clock     `yaml:"clocks"`
	Steps    []Step      `yaml:"steps"`
	Papers   []PaperSpec `yaml:"papers"`
}

// Owner is the section that owns a programme from a day on, and the department as people call it.
type Owner struct {
	From       calendar.Date `yaml:"from"`
	Section    string        `yaml:"section"`
	Department Text          `yaml:"department"`
}

// Roster says who is paid by a programme that takes no applications: whoever draws from one of the programmes in the
// run's month. A person in several of them is paid once, the highest amount.
type Roster struct {
	From []string `yaml:"from"` // programmes, each a group of the formula's first standard
	Per  string   `yaml:"per"`  // HOUSEHOLD (or person of a personal benefit), or PERSON: a head of those covered
}

// Basis is the legal source of a programme, step or clock.
type Basis struct {
	Law     string `yaml:"law"`
	Article string `yaml:"article"`
	Number  string `yaml:"number"` // document number, such as 民发〔2021〕57号
}

// Section is a titled group of form fields.
type Section struct {
	Key    string  `yaml:"key"`
	Use    string  `yaml:"use"` // PROGRAM/section: the section of that programme as its own file has it
	Title  Text    `yaml:"title"`
	Help   Text    `yaml:"help"`
	Fields []Field `yaml:"fields"`
}

// Field is one field of a form; Type is of the closed vocabulary FieldTypes.
type Field struct {
	Key          string   `yaml:"key"`
	Type         string   `yaml:"type"`
	Label        Text     `yaml:"label"`
	Help         Text     `yaml:"help"`
	Required     bool     `yaml:"required"`
	Confidential bool     `yaml:"confidential"` // hidden from readers without CASE_READ_CONFIDENTIAL who did not enter it
	Options      []Option `yaml:"options"`
	OptionsFrom  string   `yaml:"optionsFrom"` // CAUSES, END_REASONS, MISSING_DOCUMENTS of the programme, or a list of options.yaml
	Min          string   `yaml:"min"`         // INTEGER, MONEY (yuan), DATE, MONTH; a DATE or MONTH may say TODAY
	Max          string   `yaml:"max"`
	MaxLength    int      `yaml:"maxLength"` // runes; 0: 200 for TEXT, 2000 for LONG_TEXT
	Unit         string   `yaml:"unit"`
	Default      string   `yaml:"default"`
	VisibleWhen  *When    `yaml:"visibleWhen"`
	Items        []Field  `yaml:"items"`                    // of a LIST
	MinItems     int      `yaml:"minItems"`                 // of a LIST, FILES, STAFF_MULTI, MULTI_CHOICE
	Sets         string   `yaml:"sets"`                     // the state member that the engine takes from this field, see Sets
	Unique       string   `yaml:"unique" json:",omitempty"` // TEXT: the book of numbers in which a value stands once, across programmes and ledgers
	Entry        string   `yaml:"entry" json:",omitempty"`  // TEXT of a ledger: the kind of standing entry that it names, once the register has any
}

// When is the only condition there is: a field of the same form has one of the values.
type When struct {
	Field string   `yaml:"field"`
	In    []string `yaml:"in"`
}

// Option is a code with its label.
type Option struct {
	Value    string `yaml:"value"`
	Label    Text   `yaml:"label"`
	Severity string `yaml:"severity"` // INFO, WARNING or DANGER; of the list FLAGS only
}

// Document is a paper that a case needs before it can be submitted.
type Document struct {
	Key          string `yaml:"key"`
	Use          string `yaml:"use"` // PROGRAM/key: the document of that programme as its own file has it
	Label        Text   `yaml:"label"`
	Help         Text   `yaml:"help"`
	Required     bool   `yaml:"required"`
	PerMember    string `yaml:"perMember"`    // "", ADULT, ALL
	Confidential bool   `yaml:"confidential"` // hidden like a confidential field
	Role         string `yaml:"role"`         // AUTHORISATION, STATEMENT or "": what the engine asks for by name
	When         *When  `yaml:"when"`
}

// Clock is a statutory time limit: from one step to another, in working or calendar days.
type Clock struct {
	ID      string   `yaml:"id"`
	Label   Text     `yaml:"label"`
	Legal   string   `yaml:"legal"`
	Days    int      `yaml:"days"`
	Unit    string   `yaml:"unit"`   // WORKDAY or DAY (a DAY limit that ends on a rest day moves to the next working day)
	Starts  []string `yaml:"starts"` // step ids; a clock that stopped before starts anew
	After   string   `yaml:"after"`  // NOTICE: it counts from the day the posting ends, not from the step's own day
	Stops   []string `yaml:"stops"`
	Pauses  []string `yaml:"pauses"` // statuses in which it stands still
	Hard    bool     `yaml:"hard"`   // the law's own total, not the local target
	Extends *Extend  `yaml:"extends"`
}

// Extend lengthens a clock when a flag stands on the case.
type Extend struct {
	Days  int      `yaml:"days"` // the new total
	Flags []string `yaml:"flags"`
}

// Step is one thing that can be done with a case. Kind decides its effect and is of the engine's closed vocabulary.
type Step struct {
	ID         string   `yaml:"id"`
	Kind       string   `yaml:"kind"` // see casework.Kinds
	Label      Text     `yaml:"label"`
	Done       Text     `yaml:"done"` // how the timeline names it afterwards
	By         Text     `yaml:"by"`   // who does it, as people call them
	Tier       string   `yaml:"tier"` // CITY, TOWNSHIP or VILLAGE; empty for the clock's own steps
	Help       Text     `yaml:"help"`
	Confirm    Text     `yaml:"confirm"`
	Style      string   `yaml:"style"` // PRIMARY, NORMAL, DANGER
	When       *When    `yaml:"when"`  // on the application: the step is there only for cases that say so
	From       []string `yaml:"from"`  // statuses
	To         string   `yaml:"to"`    // "" stays
	Permission string   `yaml:"permission"`
	Roles      []string `yaml:"roles"`    // narrows the permission; empty: whoever has it
	System     bool     `yaml:"system"`   // done by the clock, never offered to people
	Requires   []string `yaml:"requires"` // conditions of the closed vocabulary, see casework.Conditions
	Apart      []string `yaml:"apart"`    // steps whose doers may not do this one on the same case
	Papers     []string `yaml:"papers"`
	Form       []Field  `yaml:"form"`
	Facts      []Fact   `yaml:"facts"` // fields of the application that this step may restate
	Basis      *Basis   `yaml:"basis"`
	Queue      bool     `yaml:"queue"`   // waits in the work queue of those who may do it
	QueueIf    []string `yaml:"queueIf"` // waits only when these conditions hold too
}

// Fact names a field of the application form that a step may restate, such as the income in a proposed change. The field
// "*" stands for every field but the account and the list of members.
type Fact struct {
	Field string `yaml:"field"`
	When  *When  `yaml:"when"` // on a field of the step's own form
}

// Notice is the public posting for objection before a decision.
type Notice struct {
	Days  int    `yaml:"days"` // calendar days
	Legal string `yaml:"legal"`
}

// Benefit names the formula (a registered, unit-tested Go function) and what it pays.
type Benefit struct {
	Formula   string   `yaml:"formula"`
	Cycle     string   `yaml:"cycle"` // see Cycles
	Item      string   `yaml:"item"`  // REGULAR …
	Standards []string `yaml:"standards"`
	Excludes  []string `yaml:"excludes"` // programmes the same person can't draw at the same time; it holds both ways
	// Payee is the TEXT of the form that names who is paid where it is filled in, such as a home for whoever it takes in. Else
	// the person or a member of the household is.
	Payee string `yaml:"payee" json:",omitempty"`
	// With is what the formula asks for by name: form fields, limits; each formula lists its own.
	With map[string]string `yaml:"with"`
}

// ReviewAll is the review rule that is the same for every case, and its entry under months.
const ReviewAll = "ALL"

// Review says after how many months a case is looked at again.
type Review struct {
	By     string         `yaml:"by"` // CATEGORY of the case, or ALL
	Months map[string]int `yaml:"months"`
	Legal  string         `yaml:"legal"`
}

// PaperSpec is a printable paper of a case.
type PaperSpec struct {
	ID     string   `yaml:"id"`
	Title  Text     `yaml:"title"`
	From   []string `yaml:"from"`   // steps after which it exists
	Blocks []Block  `yaml:"blocks"` // fixed text with {slots} of the closed vocabulary PaperSlots
}

// Block is one block of a paper.
type Block struct {
	Kind string `yaml:"kind"` // HEADING PARAGRAPH TABLE NOTE
	Text string `yaml:"text"` // Chinese: papers are official documents
	Rows string `yaml:"rows"` // TABLE: MEMBERS, DECISION, NOTICE_LIST
}
