package registry

import (
	"encoding/json"
	"time"

	"minzheng/internal/calendar"
	"minzheng/internal/course"
	"minzheng/internal/docstore"
	"minzheng/internal/region"
)

// Status is where an entry stands. The set is closed; kinds choose from it.
type Status string

// The statuses of organisations and facilities.
const (
	Preparing    Status = "PREPARING"  // applied for, not decided
	Registered   Status = "REGISTERED" // organisations
	Filed        Status = "FILED"      // too small to be registered (备案), and nodes of networks
	Refused      Status = "REFUSED"
	Planned      Status = "PLANNED" // facilities
	Building     Status = "BUILDING"
	Opened       Status = "OPEN"
	Suspended    Status = "SUSPENDED"
	Deregistered Status = "DEREGISTERED"
	Revoked      Status = "REVOKED"
	Closed       Status = "CLOSED"
)

// Statuses lists the closed set in the order of the common course.
func Statuses() []Status {
	return []Status{Preparing, Planned, Building, Registered, Filed, Opened, Suspended, Refused, Deregistered, Revoked, Closed}
}

// Final reports whether an entry of this status is closed for good.
func (s Status) Final() bool {
	return s == Refused || s == Deregistered || s == Revoked || s == Closed
}

// Stands reports whether an entry of this status exists: it has begun and not ended.
func (s Status) Stands() bool {
	return s == Registered || s == Filed || s == Opened || s == Suspended
}

// Entry is one organisation or facility. Actions are its only truth: State is fold(Actions), kept beside the log so that
// lists are plain queries.
type Entry struct {
	docstore.Meta
	region.Place          // where it lies
	Class        string   `json:"class"` // ORGANIZATION or FACILITY
	Kind         string   `json:"kind"`
	Edition      string   `json:"edition"` // of the catalogue under which it was last written
	Section      string   `json:"section"`
	Number       string   `json:"number"` // of the register: unique, immutable
	AboveID      string   `json:"aboveId,omitempty"`
	Above        string   `json:"above,omitempty"`  // name of the entry over it, or of a body that is in no register
	OnePer       bool     `json:"onePer,omitempty"` // the only open one of its kind in its division
	ImportID     string   `json:"importId,omitempty"`
	Actions      []Action `json:"actions"`
	State        State    `json:"state"`
	Dims         []string `json:"dims,omitempty"`     // of the kind's declared dimensions, in their order; "" is none
	Measures     []*int64 `json:"measures,omitempty"` // of the kind's declared measures; money in fen
}

// Action is one entry of the log, of the same shape as a case's: what the calendar said at the time is stored in it.
type Action struct {
	Seq       int                        `json:"seq"`
	Step      string                     `json:"step"`
	Kind      Kind                       `json:"kind"`
	By        course.Doer                `json:"by"`
	At        time.Time                  `json:"at"`
	On        calendar.Date              `json:"on"` // the local day of At
	RequestID string                     `json:"requestId,omitempty"`
	From      Status                     `json:"from,omitempty"`
	To        Status                     `json:"to"`
	Form      map[string]json.RawMessage `json:"form,omitempty"`
	Clocks    []ClockMark                `json:"clocks,omitempty"`
	Names     map[string]string          `json:"names,omitempty"` // of the staff whose ids the form holds, as they were then
}

// ClockMark starts or stops one statutory clock.
type ClockMark struct {
	Clock string        `json:"clock"`
	Stop  bool          `json:"stop,omitempty"`
	Due   calendar.Date `json:"due,omitempty"` // of a start; "" where the year's holidays are not published
}

// State is what the log adds up to.
type State struct {
	Status      Status                     `json:"status"`
	Since       time.Time                  `json:"since"`
	Name        string                     `json:"name"`
	CreditCode  string                     `json:"creditCode,omitempty"`
	Form        map[string]json.RawMessage `json:"form,omitempty"`     // what is known of it now
	BeganOn     calendar.Date              `json:"beganOn,omitempty"`  // registered, filed, opened
	ClosedOn    calendar.Date              `json:"closedOn,omitempty"` // deregistered, revoked, closed
	CloseReason string                     `json:"closeReason,omitempty"`
	Checks      []CheckResult              `json:"checks,omitempty"` // by year, the last result of each
	Grade       string                     `json:"grade,omitempty"`  // of the last assessment
	GradedOn    calendar.Date              `json:"gradedOn,omitempty"`
	Duties      []Duty                     `json:"duties,omitempty"`
	Clocks      []Clock                    `json:"clocks,omitempty"` // running ones
	Due         calendar.Date              `json:"due,omitempty"`    // the nearest day of a duty or clock
	DueWhat     string                     `json:"dueWhat,omitempty"`
	Doers       map[string][]string        `json:"doers,omitempty"` // step id → staff ids: the separation of duties
	Waits       []string                   `json:"waits,omitempty"` // queue keys of what waits for somebody
	Last        calendar.Date              `json:"last"`
}

// CheckResult is one annual check or inspection.
type CheckResult struct {
	Year   int           `json:"year"`
	Result string        `json:"result"` // PASS, BASIC, FAIL
	On     calendar.Date `json:"on"`
}

// Duty is what must be done with the entry by a day.
type Duty struct {
	ID    string        `json:"id"`
	First int           `json:"first,omitempty"` // yearly ones: the first year that must be checked
	Year  int           `json:"year,omitempty"`  // yearly ones: the year that must be checked next
	Due   calendar.Date `json:"due"`
}

// Clock is a running statutory clock.
type Clock struct {
	ID      string        `json:"id"`
	Started calendar.Date `json:"started"`
	Due     calendar.Date `json:"due,omitempty"`
}
