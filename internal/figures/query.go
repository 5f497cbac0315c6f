package figures

import (
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// Query is one question to a dataset: what to measure, by what, where, as of which day or over which period.
type Query struct {
	Dataset  string
	Measures []Measure
	By       []string
	Where    []Condition
	Region   region.Code   // narrows within the caller's reach; "" is all of it
	AsOf     calendar.Date // stock datasets: the day; "" is today
	From, To calendar.Date // flow datasets: both days included; "" is open
	Order    *Order
	Columns  []string // of the rows; none: the dataset's default columns
	Limit    int      // of groups; 0: all up to MaxGroups
}

// Condition compares a declared field. Values are text as a person would write them: money in yuan, dates YYYY-MM-DD,
// booleans true or false.
type Condition struct {
	Field  string   `yaml:"field"`
	Op     Op       `yaml:"op"`
	Values []string `yaml:"values"`
}

// Op is a comparison; NE matches absent values too, HAS asks a set for a member.
type Op string

// The closed set of comparisons.
const (
	EQ       Op = "EQ"
	NE       Op = "NE"
	IN       Op = "IN"
	LT       Op = "LT"
	LTE      Op = "LTE"
	GT       Op = "GT"
	GTE      Op = "GTE"
	Prefix   Op = "PREFIX"
	Contains Op = "CONTAINS"
	Has      Op = "HAS"
	IsNull   Op = "IS_NULL"
	NotNull  Op = "NOT_NULL"
)

var storeOps = map[Op]docstore.Op{
	EQ: docstore.OpEq, NE: docstore.OpNe, IN: docstore.OpIn, LT: docstore.OpLt, LTE: docstore.OpLte, GT: docstore.OpGt, GTE: docstore.OpGte,
	Prefix: docstore.OpPrefix, Contains: docstore.OpContains, Has: docstore.OpHas, IsNull: docstore.OpIsNull, NotNull: docstore.OpNotNull,
}

// MeasureOp is an aggregate.
type MeasureOp string

// The closed set of aggregates. AVG answers a decimal of two places, half-up.
const (
	Count    MeasureOp = "COUNT"
	Sum      MeasureOp = "SUM"
	Avg      MeasureOp = "AVG"
	Min      MeasureOp = "MIN"
	Max      MeasureOp = "MAX"
	Distinct MeasureOp = "DISTINCT"
)

var storeMeasures = map[MeasureOp]docstore.MeasureOp{
	Count: docstore.MeasureCount, Sum: docstore.MeasureSum, Avg: docstore.MeasureAvg, Min: docstore.MeasureMin, Max: docstore.MeasureMax, Distinct: docstore.MeasureDistinct,
}

// Measure is one aggregate; Field is empty for COUNT.
type Measure struct {
	Op    MeasureOp `yaml:"op"`
	Field string    `yaml:"field"`
	As    string    `yaml:"as"`
}

// Order sorts rows by a sortable field, or groups by a measure's name.
type Order struct {
	Field string
	Desc  bool
}

// MaxGroups bounds the answer of a group query.
const MaxGroups = 2000

// Kind is how a field's value is written and shown.
type Kind string

// The closed set of kinds.
const (
	Text    Kind = "TEXT"
	Integer Kind = "INTEGER"
	Money   Kind = "MONEY" // stored in fen, written in yuan
	Date    Kind = "DATE"
	Month   Kind = "MONTH"
	Enum    Kind = "ENUM"
	Place   Kind = "REGION"
	Boolean Kind = "BOOLEAN"
)

// Field is one column, dimension or measure of a dataset.
type Field struct {
	Name      string
	Label     fault.Text
	Kind      Kind
	Options   []Option // of an Enum
	Filter    bool
	Dimension bool
	Measure   bool
	Sortable  bool
	Column    bool
	Default   bool
}

// Option is a code with its label.
type Option struct {
	Value string
	Label fault.Text
}

// TimeBasis says which time a dataset's query takes.
type TimeBasis string

// The closed set of time bases.
const (
	Now   TimeBasis = "NOW"   // records as they are
	Stock TimeBasis = "STOCK" // asOf
	Flow  TimeBasis = "FLOW"  // from and to
)

// Info describes a dataset to those who may ask it.
type Info struct {
	ID     string
	Name   fault.Text
	Opens  string // record kind of a row
	Basis  TimeBasis
	Fields []Field
}

// Ref points at the record a row opens.
type Ref struct{ Kind, ID, Label string }

// Row is one record as cells aligned with the page's columns; Labels hold what a person reads where it differs.
type Row struct {
	ID     string
	Ref    Ref
	Cells  []string
	Labels []fault.Text
}

// Page is one page of rows.
type Page struct {
	Columns []Field
	Rows    []Row
	End     string
	More    bool
}

// Table is the answer of a group query: keys, their labels and measures, row by row. A measure is an integer (fen for
// money fields are written in yuan) as text; absent minima and maxima are nil.
type Table struct {
	By       []string
	Measures []string
	Rows     []Group
	AsOf     calendar.Date
	Total    int // groups before Limit
}

// Group is one row of a Table.
type Group struct {
	Keys   []*string
	Labels []*fault.Text
	Values []*string
}
