package payroll

import (
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// PayState is where a payment line stands.
type PayState string

// The states of a line. A returned line counts as unpaid; it becomes REISSUED when a later line repeats it.
const (
	Pending  PayState = "PENDING"
	Held     PayState = "HELD"
	AtBank   PayState = "SENT"
	Paid     PayState = "PAID"
	Returned PayState = "RETURNED"
	Reissued PayState = "REISSUED"
	Void     PayState = "VOID"
)

// PayStates lists the closed set.
func PayStates() []PayState {
	return []PayState{Pending, Held, AtBank, Paid, Returned, Reissued, Void}
}

// Label names the state for people.
func (s PayState) Label() fault.Text {
	switch s {
	case Pending:
		return fault.T("待发放", "Pending")
	case Held:
		return fault.T("暂缓", "Held")
	case AtBank:
		return fault.T("已送银行", "Sent to the bank")
	case Paid:
		return fault.T("已发放", "Paid")
	case Returned:
		return fault.T("银行退回", "Returned by the bank")
	case Reissued:
		return fault.T("已重发", "Reissued")
	case Void:
		return fault.T("作废", "Void")
	}
	return fault.T(string(s), string(s))
}

// live reports whether the line stands for the month it pays: no other line may.
func (s PayState) live() bool { return s != Void && s != Reissued }

// Items of lines.
const (
	Regular    = "REGULAR"
	Supplement = "SUPPLEMENT" // for a month before the run's that no run paid
)

// ItemLabel names an item for people.
func ItemLabel(item string) fault.Text {
	switch item {
	case Regular:
		return fault.T("按月发放", "Monthly")
	case Supplement:
		return fault.T("补发", "Supplement")
	case "ONE_OFF":
		return fault.T("一次性发放", "One-off")
	case "YEARLY":
		return fault.T("按年发放", "Yearly")
	case "MEDICAL_GRANT":
		return fault.T("医疗救助金", "Medical aid")
	case "SPRING_FESTIVAL":
		return fault.T("春节慰问金", "Spring Festival grant")
	case "PRICE_SUBSIDY":
		return fault.T("价格补贴", "Price subsidy")
	case "RELIEF":
		return fault.T("救灾救济款", "Relief")
	case "CHARITY":
		return fault.T("慈善救助金", "Charity aid")
	}
	return fault.T(item, item)
}

// slot is what a month is paid for once: the regular amount, be it paid in time or supplemented later.
func slot(item string) string {
	if item == Supplement {
		return Regular
	}
	return item
}

// Payment is one line of a run: an amount for one case, item and month. The account is the case's, sealed for the case;
// the store guards that a recipient has one live line per programme, item and month.
type Payment struct {
	docstore.Meta
	region.Place
	Section     string         `json:"section"`
	BatchID     string         `json:"batchId"`
	Seq         int            `json:"seq"` // within the run, from 1: the row of the bank file
	CaseID      string         `json:"caseId"`
	CaseNumber  string         `json:"caseNumber"`
	SpanID      string         `json:"spanId"`
	HouseholdID string         `json:"householdId"`
	Recipient   string         `json:"recipient"` // household, or person of a personal benefit
	PersonID    string         `json:"personId"`  // who holds the account; "" if that is nobody certain of the household
	Program     string         `json:"program"`
	Item        string         `json:"item"`
	Period      calendar.Month `json:"period"`
	Amount      money.Fen      `json:"amount"`
	Members     int            `json:"members"`
	AreaClass   string         `json:"areaClass"`
	Payee       string         `json:"payee"` // name of the account's holder
	Bank        string         `json:"bank,omitempty"`
	Sealed      string         `json:"sealed,omitempty"` // account number, sealed at casework's place of the case
	Blind       string         `json:"blind,omitempty"`
	Last4       string         `json:"last4,omitempty"`
	State       PayState       `json:"state"`
	HoldReason  string         `json:"holdReason,omitempty"`
	HeldBy      *HeldBy        `json:"heldBy,omitempty"`
	Code        string         `json:"code,omitempty"` // of the bank
	PaidOn      calendar.Date  `json:"paidOn,omitempty"`
	ReturnedAt  string         `json:"returnedAt,omitempty"` // when the return was taken in
	ReissueOf   string         `json:"reissueOf,omitempty"`
	Yearly      bool           `json:"yearly,omitempty"` // paid once in the period's year
	Roster      string         `json:"roster,omitempty"` // the roster programme that pays it beside the case's own benefit
	Checks      []string       `json:"checks,omitempty"`
}

// paidFor is what a recipient is paid for once: the month, or the year.
func (p *Payment) paidFor() string {
	if p.Yearly {
		return string(p.Period)[:4]
	}
	return string(p.Period)
}

// BankMessage is what the bank's code means; empty before the bank answered.
func (p *Payment) BankMessage() fault.Text {
	t, _ := CodeLabel(p.Code)
	return t
}

// AccountMasked shows the last four digits of the account; "" without one.
func (p *Payment) AccountMasked() string {
	if p.Last4 == "" {
		return ""
	}
	return "****" + p.Last4
}

// Corrected reports whether the account of a returned line's case was corrected since: the next run repeats the line.
func (p *Payment) Corrected(c *casework.Case) bool {
	if p.State != Returned || c == nil {
		return false
	}
	return slices.ContainsFunc(c.Actions, func(a casework.Action) bool {
		return a.Kind == casework.KindCorrectAccount && docstore.FormatTime(a.At) >= p.ReturnedAt
	})
}

// PaymentIndex holds the fields of payments that queries and figures may use.
type PaymentIndex struct {
	Spec                                                            *docstore.Spec[Payment]
	Township, Village, Section, BatchID, CaseID, CaseNumber, SpanID docstore.ReqStrF[Payment]
	HouseholdID, Recipient, Program, Item, Period, AreaClass, State docstore.ReqStrF[Payment]
	PaidOn, ReissueOf, Code                                         docstore.StrF[Payment]
	Seq, Amount, Members                                            docstore.ReqIntF[Payment]
	Checked                                                         docstore.BoolF[Payment]
	Name                                                            docstore.SetF[Payment] // identity.BigramTokens of the payee
}

// Payments declares the lines.
var Payments = declarePayments()

func declarePayments() PaymentIndex {
	type P = Payment
	s := docstore.Define[P]("payments", 1)
	some := func(v string) (string, bool) { return v, v != "" }
	x := PaymentIndex{
		Spec:        s,
		Township:    docstore.ReqStr(s, "township", func(p *P) string { return string(p.Township) }),
		Village:     docstore.ReqStr(s, "village", func(p *P) string { return string(p.Village) }),
		Section:     docstore.ReqStr(s, "section", func(p *P) string { return p.Section }),
		BatchID:     docstore.ReqStr(s, "batchId", func(p *P) string { return p.BatchID }),
		CaseID:      docstore.ReqStr(s, "caseId", func(p *P) string { return p.CaseID }),
		CaseNumber:  docstore.ReqStr(s, "caseNumber", func(p *P) string { return p.CaseNumber }),
		SpanID:      docstore.ReqStr(s, "spanId", func(p *P) string { return p.SpanID }),
		HouseholdID: docstore.ReqStr(s, "householdId", func(p *P) string { return p.HouseholdID }),
		Recipient:   docstore.ReqStr(s, "recipient", func(p *P) string { return p.Recipient }),
		Program:     docstore.ReqStr(s, "program", func(p *P) string { return p.Program }),
		Item:        docstore.ReqStr(s, "item", func(p *P) string { return p.Item }),
		Period:      docstore.ReqStr(s, "period", func(p *P) string { return string(p.Period) }),
		AreaClass:   docstore.ReqStr(s, "areaClass", func(p *P) string { return p.AreaClass }),
		State:       docstore.ReqStr(s, "state", func(p *P) string { return string(p.State) }),
		PaidOn:      docstore.Str(s, "paidOn", func(p *P) (string, bool) { return some(string(p.PaidOn)) }),
		ReissueOf:   docstore.Str(s, "reissueOf", func(p *P) (string, bool) { return some(p.ReissueOf) }),
		Code:        docstore.Str(s, "code", func(p *P) (string, bool) { return some(p.Code) }),
		Seq:         docstore.ReqInt(s, "seq", func(p *P) int64 { return int64(p.Seq) }),
		Amount:      docstore.ReqInt(s, "amount", func(p *P) int64 { return int64(p.Amount) }),
		Members:     docstore.ReqInt(s, "members", func(p *P) int64 { return int64(p.Members) }),
		Checked:     docstore.Bool(s, "checked", func(p *P) bool { return len(p.Checks) > 0 }),
		Name:        docstore.Set(s, "nameTokens", func(p *P) []string { return identity.BigramTokens(p.Payee) }),
	}
	s.Index("byBatch", x.BatchID.Asc(), x.Seq.Asc())
	s.Index("byBatchTownship", x.BatchID.Asc(), x.Township.Asc(), x.Seq.Asc())
	s.Index("byBatchVillage", x.BatchID.Asc(), x.Village.Asc(), x.Seq.Asc())
	s.Index("byBatchState", x.BatchID.Asc(), x.State.Asc(), x.Seq.Asc())
	s.Index("byBatchChecked", x.BatchID.Asc(), x.Checked.Key(), x.Seq.Asc())
	s.Index("byCase", x.CaseID.Asc(), x.Period.Asc(), x.Seq.Asc())
	s.Index("byMonth", x.Program.Asc(), x.Period.Asc(), x.State.Asc(), x.Recipient.Asc())
	s.Index("byProgram", x.Program.Asc()) // and id: the page of a programme in its order, which is most lines of all
	s.Index("byState", x.Program.Asc(), x.State.Asc())
	s.Index("byPaid", x.Program.Asc(), x.PaidOn.Key(), x.State.Asc(), x.AreaClass.Asc(), x.Amount.Asc())
	s.Index("byTownshipPaid", x.Township.Asc(), x.Program.Asc(), x.PaidOn.Key(), x.State.Asc(), x.AreaClass.Asc(), x.Amount.Asc())
	s.Index("byVillagePaid", x.Village.Asc(), x.Program.Asc(), x.PaidOn.Key(), x.State.Asc(), x.AreaClass.Asc(), x.Amount.Asc())
	s.Unique("once", func(p *P) (string, bool) {
		return strings.Join([]string{p.Recipient, p.Program, slot(p.Item), p.paidFor()}, "|"), p.State.live()
	})
	return x
}

// PaymentScope names the fields that carry the scope of payments.
func PaymentScope() access.Located[Payment] {
	return access.Located[Payment]{Township: Payments.Township, Village: Payments.Village, Section: &Payments.Section}
}
