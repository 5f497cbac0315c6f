package ledger

import (
	"encoding/json"
	"strings"
	"time"

	"minzheng/internal/calendar"
	"minzheng/internal/course"
	"minzheng/internal/docstore"
	"minzheng/internal/region"
)

// State is whether a record counts.
type State string

// The closed set of states.
const (
	Valid    State = "VALID"
	Pending  State = "PENDING" // waits for a decision
	Approved State = "APPROVED"
	Rejected State = "REJECTED"
	Void     State = "VOID"
)

// States lists the closed set.
func States() []State { return []State{Valid, Pending, Approved, Rejected, Void} }

// Counts reports whether figures count a record of the state.
func (s State) Counts() bool { return s == Valid || s == Approved }

// Op is what a log entry did.
type Op string

// The closed set of operations.
const (
	OpSave    Op = "SAVE"
	OpCorrect Op = "CORRECT"
	OpVoid    Op = "VOID"
	OpApprove Op = "APPROVE"
	OpReject  Op = "REJECT"
)

// Record is one dated entry of a ledger.
type Record struct {
	docstore.Meta
	region.Place               // where it belongs: of its subject, or its own
	Ledger       string        `json:"ledger"`
	Edition      string        `json:"edition"` // of the catalogue under which it was last written
	Section      string        `json:"section"`
	SubjectKind  string        `json:"subjectKind,omitempty"` // kind of entry, programme of a case, PERSON, HOUSEHOLD; "" for a place
	SubjectID    string        `json:"subjectId,omitempty"`
	Subject      string        `json:"subject,omitempty"` // name
	On           calendar.Date `json:"on"`                // the day, or the first of the month, year or period
	Until        calendar.Date `json:"until,omitempty"`   // the last day of a period; "" while it lasts

	State      State                      `json:"state"`
	Form       map[string]json.RawMessage `json:"form"`
	Names      map[string]string          `json:"names,omitempty"` // of the staff whose ids the form holds
	Tier       string                     `json:"tier"`            // of whoever entered it
	By         course.Doer                `json:"by"`
	Typed      int                        `json:"typed"`     // values that were typed by hand
	Prefilled  int                        `json:"prefilled"` // values that the system knew
	Log        []Change                   `json:"log"`
	ImportID   string                     `json:"importId,omitempty"`
	MadeBy     string                     `json:"madeBy,omitempty"` // the record whose approval made it
	Key        string                     `json:"key,omitempty"`    // what no other record may have; "" is not guarded
	Topic      string                     `json:"topic,omitempty"`  // what the records of one series have in common beside the place
	Series     string                     `json:"series,omitempty"`
	Superseded bool                       `json:"superseded,omitempty"` // a later record of the series stands for it
	Due        calendar.Date              `json:"due,omitempty"`        // of a decision
	AlarmOn    calendar.Date              `json:"alarmOn,omitempty"`    // the day from which it alarms
	AlarmID    string                     `json:"alarmId,omitempty"`
	Number     string                     `json:"number,omitempty"`   // that people look it up by
	Title      string                     `json:"title,omitempty"`    // the names that people look it up by
	Dims       []string                   `json:"dims,omitempty"`     // of the ledger's declared dimensions, in their order
	Measures   []*int64                   `json:"measures,omitempty"` // of the ledger's declared measures; money in fen
}

// guarded reports whether no other record may have the key.
func (r *Record) guarded() bool { return r.Key != "" && r.State != Void && r.State != Rejected }

// Called is the number and the names of the record, "" where its ledger has none to look records up by.
func (r *Record) Called() string { return strings.TrimSpace(r.Number + " " + r.Title) }

// Change is one entry of a record's log; Form is the record as it was from then on.
type Change struct {
	Seq       int                        `json:"seq"`
	Op        Op                         `json:"op"`
	By        course.Doer                `json:"by"`
	At        time.Time                  `json:"at"`
	RequestID string                     `json:"requestId,omitempty"`
	Reason    string                     `json:"reason,omitempty"`
	On        calendar.Date              `json:"on"`
	Until     calendar.Date              `json:"until,omitempty"`
	Form      map[string]json.RawMessage `json:"form,omitempty"` // of SAVE and CORRECT
}

// DecisionOverdue is the alarm of a record whose decision is late; ledgers do not declare it.
const DecisionOverdue = "DECISION_OVERDUE"
