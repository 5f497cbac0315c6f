package casework

import (
	"encoding/json"
	"time"

	"minzheng/internal/calendar"
	"minzheng/internal/course"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// Status is where a case stands. The set is closed; programmes choose from it.
type Status string

// The statuses of every programme (domain of the legal procedure, not of one programme).
const (
	Draft         Status = "DRAFT"
	Submitted     Status = "SUBMITTED"
	NeedMaterials Status = "NEED_MATERIALS"
	Accepted      Status = "ACCEPTED"
	Investigating Status = "INVESTIGATING"
	Reviewed      Status = "REVIEWED" // initial opinion written, waits for the head's signature
	Signed        Status = "SIGNED"   // signed, waits for the notice
	Publicizing   Status = "PUBLICIZING"
	Objection     Status = "OBJECTION"
	CityReview    Status = "CITY_REVIEW"
	CityReviewed  Status = "CITY_REVIEWED" // reviewed, waits for another person's decision
	Returned      Status = "RETURNED"
	Confirmed     Status = "CONFIRMED"
	Rejected      Status = "REJECTED"
	InBenefit     Status = "IN_BENEFIT"
	Suspended     Status = "SUSPENDED"
	Ended         Status = "ENDED"
	Withdrawn     Status = "WITHDRAWN"
	Terminated    Status = "TERMINATED_PROCEDURE"
)

// Case is one dealing of a household or person with one programme. Actions are its only truth: State is
// fold(Actions) kept beside the log so that lists are plain queries.
type Case struct {
	docstore.Meta
	region.Place          // the accountable area: where the case counts
	Number       string   `json:"number"` // PROGRAM-YYYY-TTTVVV-NNNNN, unique, immutable
	Program      string   `json:"program"`
	Edition      string   `json:"edition"` // of the catalogue under which it is read; moves on only by an explicit step
	Section      string   `json:"section"`
	Unit         string   `json:"unit,omitempty"` // of the programme: HOUSEHOLD (also when empty) or PERSON
	HouseholdID  string   `json:"householdId"`
	ApplicantID  string   `json:"applicantId"`
	Applicant    string   `json:"applicant"` // name
	ImportID     string   `json:"importId,omitempty"`
	Actions      []Action `json:"actions"`
	State        State    `json:"state"`
}

// Action is one entry of the log. What the clock, the calendar or the standards said at the time is stored in it
// (Facts), so that folding needs nothing but the log.
type Action struct {
	Seq       int                        `json:"seq"`
	Step      string                     `json:"step"`
	Kind      Kind                       `json:"kind"`
	By        Doer                       `json:"by"`
	At        time.Time                  `json:"at"`
	On        calendar.Date              `json:"on"` // the local day of At
	RequestID string                     `json:"requestId,omitempty"`
	From      Status                     `json:"from,omitempty"`
	To        Status                     `json:"to"`
	Form      map[string]json.RawMessage `json:"form,omitempty"` // only keys of the step's form; bank accounts are sealed before they get here
	Card      *Card                      `json:"card,omitempty"` // computed benefit, when the step computes one
	Clocks    []ClockMark                `json:"clocks,omitempty"`
	Members   []Member                   `json:"members,omitempty"`    // the household as it stood, when the step fixes it
	Account   *Account                   `json:"account,omitempty"`    // where a form field set one; the form keeps no number
	Change    *Change                    `json:"change,omitempty"`     // what a step does to a running benefit, with its deltas
	Effective calendar.Month             `json:"effective,omitempty"`  // first month of a granted benefit, or of the standard to be looked at
	Once      bool                       `json:"once,omitempty"`       // the benefit is for that month alone
	Until     calendar.Date              `json:"until,omitempty"`      // last day of a notice
	Review    calendar.Date              `json:"nextReview,omitempty"` // day of the next review that the step sets
	Names     map[string]string          `json:"names,omitempty"`      // of the staff whose ids the form holds, as they were then
}

// Doer is who acted, as they were then.
type Doer = course.Doer

// Member is a household member as the case counts it.
type Member struct {
	PersonID string        `json:"personId"`
	Name     string        `json:"name"`
	Relation string        `json:"relation"`
	Birth    calendar.Date `json:"birth"`
	Counted  bool          `json:"counted"`
	Reason   string        `json:"reason,omitempty"` // why not counted
	Health   string        `json:"health,omitempty"`
	Labour   string        `json:"labour,omitempty"`
	Severe   bool          `json:"severe,omitempty"` // severely disabled in the sense of 民发〔2021〕57号 art. 8
}

// AdultOn reports whether the member is of age on a day.
func (m *Member) AdultOn(day calendar.Date) bool { return calendar.AgeOn(m.Birth, day) >= 18 }

// ClockMark starts, stops, pauses, resumes or extends one statutory clock.
type ClockMark struct {
	Clock string        `json:"clock"`
	Mark  string        `json:"mark"` // START STOP PAUSE RESUME EXTEND
	On    calendar.Date `json:"on"`
	Due   calendar.Date `json:"due,omitempty"`
}

// Clock is a running or stopped statutory clock.
type Clock struct {
	ID         string        `json:"id"`
	Started    calendar.Date `json:"started"`
	Due        calendar.Date `json:"due"`
	Stopped    calendar.Date `json:"stopped,omitempty"`
	Paused     calendar.Date `json:"paused,omitempty"` // since, while it stands still
	PausedDays int           `json:"pausedDays,omitempty"`
	Hard       bool          `json:"hard,omitempty"`
}

// State is what the log adds up to. Money in fen, months YYYY-MM.
type State struct {
	Status         Status                     `json:"status"`
	Since          time.Time                  `json:"since"`
	Form           map[string]json.RawMessage `json:"form,omitempty"`     // the application as last saved
	AreaClass      string                     `json:"areaClass"`          // URBAN, RURAL
	Category       string                     `json:"category,omitempty"` // A, B, C
	Causes         []string                   `json:"causes,omitempty"`
	Members        []Member                   `json:"members,omitempty"`
	MemberCount    int                        `json:"memberCount"` // counted members
	Amount         money.Fen                  `json:"amount"`      // monthly, as last computed or confirmed
	Card           *Card                      `json:"card,omitempty"`
	Account        *Account                   `json:"account,omitempty"`
	EnteredBy      string                     `json:"enteredBy"`
	AppliedOn      calendar.Date              `json:"appliedOn,omitempty"`
	AcceptedOn     calendar.Date              `json:"acceptedOn,omitempty"`
	DecidedOn      calendar.Date              `json:"decidedOn,omitempty"`
	EffectiveFrom  calendar.Month             `json:"effectiveFrom,omitempty"`
	EndedAfter     calendar.Month             `json:"endedAfter,omitempty"` // last month paid for
	EndReason      string                     `json:"endReason,omitempty"`
	NextReview     calendar.Date              `json:"nextReview,omitempty"`
	SuspendedFrom  calendar.Month             `json:"suspendedFrom,omitempty"`
	Clocks         []Clock                    `json:"clocks,omitempty"`
	Due            calendar.Date              `json:"due,omitempty"` // nearest due day of a running soft clock
	DueClock       string                     `json:"dueClock,omitempty"`
	Flags          []string                   `json:"flags,omitempty"`          // see Flags
	Authorisations map[string]Authorisation   `json:"authorisations,omitempty"` // of the verification, by their key in the form
	Verification   *Verification              `json:"verification,omitempty"`
	Notice         *Notice                    `json:"notice,omitempty"`
	Change         *Change                    `json:"change,omitempty"` // proposed, not yet decided
	Changes        []Change                   `json:"changes,omitempty"`
	Moves          []Move                     `json:"moves,omitempty"`     // decided ones, oldest first
	Proposal       string                     `json:"proposal,omitempty"`  // of the initial opinion: GRANT, REFUSE
	Doers          map[string][]string        `json:"doers,omitempty"`     // step id → staff ids who did it: the separation of duties. A change starts its own round
	Waits          []string                   `json:"waits,omitempty"`     // queue keys PERMISSION[:ROLES]/step of what waits for somebody: the work queue is an index on this
	WaitsFrom      calendar.Date              `json:"waitsFrom,omitempty"` // the day from which it waits, when that is later than the last step
	Last           calendar.Date              `json:"last"`                // day of the last step
}

// Account is where a benefit is paid.
type Account = form.Account

// Verification is the state of the household's economic-status check.
type Verification struct {
	Status      string        `json:"status"` // REQUESTED OPENED ANSWERED OBJECTED RECHECKED
	RequestedOn calendar.Date `json:"requestedOn,omitempty"`
	OpenedOn    calendar.Date `json:"openedOn,omitempty"`
	AnsweredOn  calendar.Date `json:"answeredOn,omitempty"`
	Result      string        `json:"result,omitempty"` // CONSISTENT SUSPECT EXCEEDS
	Items       []Finding     `json:"items,omitempty"`
}

// Finding is one department's answer as the township may see it: never a raw balance within the limit.
type Finding struct {
	Department string    `json:"department"`
	PersonID   string    `json:"personId,omitempty"`
	Finding    string    `json:"finding"`
	Over       bool      `json:"over"`
	Difference money.Fen `json:"difference,omitempty"`
	Note       string    `json:"note,omitempty"`
}

// Notice is the posting of the case in its village.
type Notice struct {
	PostedOn    calendar.Date `json:"postedOn"`
	Until       calendar.Date `json:"until"`
	ConfirmedOn calendar.Date `json:"confirmedOn,omitempty"`
	Photo       string        `json:"photo,omitempty"` // file id
	Objections  int           `json:"objections,omitempty"`
}

// Change is a proposed or decided change of a running benefit, with what it did to the figures.
type Change struct {
	Kind       string         `json:"kind"`    // ADMIT AMOUNT_CHANGE MEMBER_CHANGE AREA_CHANGE TRANSFER SUSPEND RESUME TERMINATE
	Trigger    string         `json:"trigger"` // APPLICATION SELF_REPORT PERIODIC_REVIEW ECON_VERIFICATION SPOT_CHECK DEATH COMPLAINT STANDARD_CHANGE AGE MOVE AUDIT
	Month      calendar.Month `json:"month"`   // effective
	Households int            `json:"households"`
	Persons    int            `json:"persons"`
	Amount     money.Fen      `json:"amount"` // monthly delta
	Reason     string         `json:"reason,omitempty"`
	EndReason  string         `json:"endReason,omitempty"` // of a TERMINATE
	From       region.Code    `json:"from,omitempty"`      // of a TRANSFER
	To         region.Code    `json:"to,omitempty"`
	Seq        int            `json:"seq"`               // action that proposed it; 0 if it was decided at once
	Decided    int            `json:"decided,omitempty"` // action that decided it
	Approved   bool           `json:"approved,omitempty"`

	// What a proposal would make true; kept until it is decided.
	Facts   map[string]json.RawMessage `json:"facts,omitempty"` // restated fields of the application
	Members []Member                   `json:"members,omitempty"`
	Card    *Card                      `json:"card,omitempty"`
}

// Card is the decision card: facts → rule and standards used → arithmetic. Recomputing it from its own facts and
// standards gives the same fen.
type Card struct {
	Formula   string         `json:"formula"`
	Month     calendar.Month `json:"month"` // the benefit month whose standards were used
	Eligible  bool           `json:"eligible"`
	Amount    money.Fen      `json:"amount"`          // in the benefit's cycle
	Until     calendar.Month `json:"until,omitempty"` // last month of a rule for a time that the amount or the eligibility rests on
	Borne     money.Fen      `json:"borne,omitempty"` // of a yearly deductible
	Persons   int            `json:"persons"`
	Delegated bool           `json:"delegated,omitempty"` // small enough for a township to decide
	Reasons   []fault.Text   `json:"reasons,omitempty"`   // why not eligible
	Facts     []Line         `json:"facts"`
	Standards []StandardUsed `json:"standards"`
	Steps     []Line         `json:"steps"`
}

// Line is one line of a card.
type Line struct {
	Label fault.Text `json:"label"`
	Value string     `json:"value"`
	Note  fault.Text `json:"note"`
}

// StandardUsed is one dated standard that a card used.
type StandardUsed struct {
	Key           string        `json:"key"`
	AreaClass     string        `json:"areaClass,omitempty"`
	Group         string        `json:"group,omitempty"`
	Value         int64         `json:"value"` // fen, or the unit the standard declares
	Unit          string        `json:"unit"`
	EffectiveFrom calendar.Date `json:"effectiveFrom"`
	Document      string        `json:"document"`
}
