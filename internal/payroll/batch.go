package payroll

import (
	"fmt"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// State is where a run stands.
type State string

// The states of a run, in order; CANCELLED is possible up to APPROVED.
const (
	Frozen     State = "FROZEN"
	Calculated State = "CALCULATED"
	Reviewed   State = "REVIEWED"
	Approved   State = "APPROVED"
	Exported   State = "EXPORTED"
	Settled    State = "SETTLED"
	Cancelled  State = "CANCELLED"
)

// States lists the closed set.
func States() []State {
	return []State{Frozen, Calculated, Reviewed, Approved, Exported, Settled, Cancelled}
}

// Open reports whether the run still works on lines that have not gone to the bank.
func (s State) Open() bool { return s == Frozen || s == Calculated || s == Reviewed || s == Approved }

// Label names the state for people.
func (s State) Label() fault.Text {
	switch s {
	case Frozen:
		return fault.T("名单已冻结", "Roster frozen")
	case Calculated:
		return fault.T("已计算", "Calculated")
	case Reviewed:
		return fault.T("已审核", "Reviewed")
	case Approved:
		return fault.T("已批准", "Approved")
	case Exported:
		return fault.T("已送银行", "Sent to the bank")
	case Settled:
		return fault.T("已结清", "Settled")
	case Cancelled:
		return fault.T("已取消", "Cancelled")
	}
	return fault.T(string(s), string(s))
}

// The kinds of runs: one a month; or as many as there is something to pay, of what is paid once or once a year.
const (
	Monthly  = "MONTHLY"
	Repeated = "REPEATED"
)

// Event is one entry of a run's log.
type Event struct {
	Step string         `json:"step"` // FREEZE CALCULATE REVIEW APPROVE EXPORT RESULT CANCEL
	By   benefit.Person `json:"by"`
	At   string         `json:"at"` // docstore.TimeFormat
	Note string         `json:"note,omitempty"`
}

// Totals are figures of a run's lines; void lines count nowhere, held ones in all but Payable.
type Totals struct {
	Lines      int       `json:"lines"`
	Persons    int       `json:"persons"` // members of the households (or persons) of the lines for the month itself
	Total      money.Fen `json:"total"`
	Payable    money.Fen `json:"payable"` // Total without held lines
	Paid       money.Fen `json:"paid"`    // what the bank has paid out
	Returned   int       `json:"returned"`
	Held       int       `json:"held"`
	Supplement int       `json:"supplement"` // lines for months that were missed
	Reissued   int       `json:"reissued"`   // lines that repeat a returned one
}

// Last is the run before, to compare with.
type Last struct {
	Month   calendar.Month `json:"month"`
	Lines   int            `json:"lines"`
	Persons int            `json:"persons"`
	Total   money.Fen      `json:"total"`
}

// Batch is one run of one programme for a month.
type Batch struct {
	docstore.Meta
	region.Place                 // the city
	Section      string          `json:"section"`
	Number       string          `json:"number"` // DIBAO-202503-01, unique
	Program      string          `json:"program"`
	Month        calendar.Month  `json:"month"`
	Kind         string          `json:"kind"`
	State        State           `json:"state"`
	Log          []Event         `json:"log"`
	Roster       int             `json:"roster"`                // entries frozen
	Done         int             `json:"done"`                  // entries that have become lines
	Parts        int             `json:"parts"`                 // parts of the roster that have become lines
	Calculating  *benefit.Person `json:"calculating,omitempty"` // who started the calculation, until it is complete
	Totals       Totals          `json:"totals"`
	Last         *Last           `json:"last,omitempty"`
	Checks       []Check         `json:"checks"`
	Deviation    string          `json:"deviation,omitempty"` // of the total from last month in per cent, one decimal, signed
	NeedsReason  bool            `json:"needsReason,omitempty"`
	Reason       string          `json:"reason,omitempty"` // why it deviates, as the approver gave it
	Encoding     Encoding        `json:"encoding,omitempty"`
	FileID       string          `json:"fileId,omitempty"`
	FileName     string          `json:"fileName,omitempty"`
	FileHash     string          `json:"fileHash,omitempty"` // SHA-256, hex
	ExportedOn   calendar.Date   `json:"exportedOn,omitempty"`
	ResultFileID string          `json:"resultFileId,omitempty"`
	ResultHash   string          `json:"resultHash,omitempty"`
}

// Progress is how much of the roster has become lines, in per cent.
func (b *Batch) Progress() int {
	if b.Roster == 0 || b.State != Frozen {
		return 100
	}
	return b.Done * 100 / b.Roster
}

// did reports whether a person did one of the steps of the run.
func (b *Batch) did(staffID string, steps ...string) bool {
	return slices.ContainsFunc(b.Log, func(e Event) bool { return e.By.ID == staffID && slices.Contains(steps, e.Step) })
}

// blocking counts the lines that must be held, or corrected and calculated anew, before the run can be approved.
func (b *Batch) blocking() int {
	n := 0
	for _, c := range b.Checks {
		if c.Blocking {
			n += c.Count
		}
	}
	return n
}

// Entry is one line to be, as it was frozen.
type Entry struct {
	Seq         int            `json:"seq"`
	SpanID      string         `json:"spanId"`
	CaseID      string         `json:"caseId"`
	CaseNumber  string         `json:"caseNumber"`
	HouseholdID string         `json:"householdId"`
	Recipient   string         `json:"recipient"`
	Item        string         `json:"item"`
	Period      calendar.Month `json:"period"`
	Amount      money.Fen      `json:"amount"`
	Members     int            `json:"members"`
	AreaClass   string         `json:"areaClass"`
	Place       region.Place   `json:"place"`
	ReissueOf   string         `json:"reissueOf,omitempty"`
	Program     string         `json:"program,omitempty"` // of a roster: the programme that the recipient draws from
	Roster      string         `json:"roster,omitempty"`  // of a roster: its programme
	Yearly      bool           `json:"yearly,omitempty"`  // paid once in the period's year
}

// RosterPart is a part of a run's frozen roster; its entries become lines in one transaction.
type RosterPart struct {
	docstore.Meta
	Entries []Entry `json:"entries"`
}

// partSize is how many entries become lines in one transaction unless Deps says otherwise, and how many documents are
// read or written at a time.
const partSize = 500

func partID(batchID string, part int) string { return fmt.Sprintf("%s_%05d", batchID, part) }

// RosterSpec declares the frozen rosters.
var RosterSpec = docstore.Define[RosterPart]("payroll_roster", 1)

// BatchIndex holds the fields of runs that queries and figures may use.
type BatchIndex struct {
	Spec                                                                       *docstore.Spec[Batch]
	Township, Village, Section, Program, Month, State, Kind, Number, CreatedAt docstore.ReqStrF[Batch]
	Lines, Total, Paid                                                         docstore.ReqIntF[Batch]
	Calculating                                                                docstore.BoolF[Batch]
}

// Batches declares the runs.
var Batches = declareBatches()

func declareBatches() BatchIndex {
	type B = Batch
	s := docstore.Define[B]("batches", 1)
	x := BatchIndex{
		Spec:        s,
		Township:    docstore.ReqStr(s, "township", func(b *B) string { return string(b.Township) }),
		Village:     docstore.ReqStr(s, "village", func(b *B) string { return string(b.Village) }),
		Section:     docstore.ReqStr(s, "section", func(b *B) string { return b.Section }),
		Program:     docstore.ReqStr(s, "program", func(b *B) string { return b.Program }),
		Month:       docstore.ReqStr(s, "month", func(b *B) string { return string(b.Month) }),
		State:       docstore.ReqStr(s, "state", func(b *B) string { return string(b.State) }),
		Kind:        docstore.ReqStr(s, "kind", func(b *B) string { return b.Kind }),
		Number:      docstore.ReqStr(s, "number", func(b *B) string { return b.Number }),
		CreatedAt:   docstore.ReqStr(s, "createdAt", func(b *B) string { return b.CreatedAt }),
		Lines:       docstore.ReqInt(s, "lines", func(b *B) int64 { return int64(b.Totals.Lines) }),
		Total:       docstore.ReqInt(s, "total", func(b *B) int64 { return int64(b.Totals.Total) }),
		Paid:        docstore.ReqInt(s, "paid", func(b *B) int64 { return int64(b.Totals.Paid) }),
		Calculating: docstore.Bool(s, "calculating", func(b *B) bool { return b.Calculating != nil }),
	}
	s.Index("newest", x.Month.Asc(), x.Number.Asc())
	s.Index("byProgram", x.Program.Asc(), x.Month.Asc(), x.Number.Asc())
	s.Index("byCalculating", x.Calculating.Key())
	s.Unique("number", func(b *B) (string, bool) { return b.Number, true })
	s.Unique("live", func(b *B) (string, bool) {
		return strings.Join([]string{b.Program, string(b.Month), b.Kind}, "|"), b.State != Cancelled && (b.Kind == Monthly || b.State.Open())
	})
	return x
}

// BatchScope names the fields that carry the scope of runs; a run is of the city, so its documents are in reach of city
// staff only. Others see a run by their own lines (Service.Batch).
func BatchScope() access.Located[Batch] {
	return access.Located[Batch]{Township: Batches.Township, Village: Batches.Village, Section: &Batches.Section}
}
