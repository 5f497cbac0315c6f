package payroll

import (
	"cmp"
	"context"
	"slices"

	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/money"
	"minzheng/internal/people"
)

// Check is one thing that was found, with the lines it was found on.
type Check struct {
	Key        string   `json:"key"`
	Count      int      `json:"count"`
	Blocking   bool     `json:"blocking"`
	PaymentIDs []string `json:"paymentIds"` // the first few
}

// The checks of a line. Blocking ones must be held back, or corrected and calculated anew, before approval.
const (
	checkDead           = "PERSON_DEAD" // the payee, or every member, died before the month
	checkMemberDead     = "MEMBER_DEAD" // another member did
	checkEnded          = "CASE_ENDED"  // not entitled to the month any more
	checkSuspended      = "CASE_SUSPENDED"
	checkAmountChanged  = "AMOUNT_CHANGED" // entitled to another amount than the frozen one
	checkExcluded       = "EXCLUDED_PROGRAM"
	checkTwice          = "PERSON_TWICE" // a member draws in two households
	checkAmountZero     = "AMOUNT_ZERO"
	checkAmountHigh     = "AMOUNT_HIGH"
	checkNoAccount      = "ACCOUNT_MISSING"
	checkHolder         = "HOLDER_NOT_MEMBER"
	checkPayee          = "HOLDER_NOT_PAYEE"
	checkAccountChanged = "ACCOUNT_CHANGED"
	checkAccountShared  = "ACCOUNT_SHARED" // with another household
)

type checkInfo struct {
	key      string
	blocking bool
	label    fault.Text
}

func checkInfos() []checkInfo {
	return []checkInfo{
		{checkDead, true, fault.T("领款人或全部成员已死亡", "The payee or every member has died")},
		{checkEnded, true, fault.T("该月已无保障资格", "No longer entitled to the month")},
		{checkSuspended, true, fault.T("该月已暂停发放", "Suspended for the month")},
		{checkAmountChanged, true, fault.T("金额与现行保障金不一致", "The amount is not the one in force")},
		{checkExcluded, true, fault.T("同时享受互斥项目", "Draws from a programme that excludes this one")},
		{checkTwice, true, fault.T("成员在两户中重复享受", "A member draws in two households")},
		{checkAmountZero, true, fault.T("金额为零", "The amount is zero")},
		{checkNoAccount, true, fault.T("缺少发放账户", "No account to pay to")},
		{checkHolder, true, fault.T("户名不是申请人或其家庭成员", "The account's holder is not of the household")},
		{checkPayee, true, fault.T("应发放到供养服务机构等指定收款方，户名不一致", "The account's holder is not the home, or whoever else is to be paid")},
		{checkMemberDead, false, fault.T("有成员已死亡，请及时调整", "A member has died; the amount is to be adjusted")},
		{checkAmountHigh, false, fault.T("金额明显高于一般水平", "The amount is far above the median")},
		{checkAccountChanged, false, fault.T("账户已更正，本批次仍用原账户", "The account was corrected since; this run uses the old one")},
		{checkAccountShared, false, fault.T("账户与其他家庭相同", "The account is also another household's")},
		{checkDuplicate, false, fault.T("该户该月已有发放，未重复生成", "Paid for the month elsewhere; not paid again")},
	}
}

// CheckLabel names a check for people.
func CheckLabel(key string) fault.Text {
	for _, c := range checkInfos() {
		if c.key == key {
			return c.label
		}
	}
	return fault.T(key, key)
}

// maxExamples bounds the lines that a check lists.
const maxExamples = 50

// findings are the checks of each line of a run, by line id, in a fixed order; lines without any are absent.
type findings map[string][]string

// examiner holds the facts that lines are checked against.
type examiner struct {
	cases    map[string]*casework.Case
	spans    map[string][]*benefit.Entitlement // by case
	payees   map[string]string                 // by case, where it is not the household that is paid
	persons  map[string]*people.Person
	accounts map[string]map[string]bool // blind account → households
	draws    map[string]map[string]bool // person → recipients of this programme in the run's month
	excluded map[string]bool            // persons drawing from a programme that excludes this one
	high     money.Fen                  // above it an amount is looked at; 0: no line to compare with
	month    calendar.Month
}

// examine checks the lines of a run that are still to be paid against what is known now.
func (s *Service) examine(ctx context.Context, b *Batch) (findings, error) {
	lines, err := s.linesOf(ctx, b.ID, Pending, Held)
	if err != nil {
		return nil, err
	}
	x := &examiner{
		cases: map[string]*casework.Case{}, payees: map[string]string{}, spans: map[string][]*benefit.Entitlement{}, persons: map[string]*people.Person{},
		accounts: map[string]map[string]bool{}, draws: map[string]map[string]bool{}, excluded: map[string]bool{}, month: b.Month,
	}
	if err := s.gather(ctx, x, b, lines); err != nil {
		return nil, err
	}
	out := findings{}
	for _, p := range lines {
		if keys := x.check(p); len(keys) > 0 {
			out[p.ID] = keys
		}
	}
	return out, nil
}

func (s *Service) gather(ctx context.Context, x *examiner, b *Batch, lines []*Payment) error {
	for part := range slices.Chunk(lines, partSize) {
		cases, err := s.cases(ctx, part)
		if err != nil {
			return err
		}
		ids := make([]string, 0, len(cases))
		for id, c := range cases {
			x.cases[id] = c
			ids = append(ids, id)
			p, _, err := s.Catalog.At(c.Program, c.Edition)
			if err != nil {
				return err
			}
			x.payees[id] = casework.Payee(p, c.State.Form)
		}
		persons := map[string]bool{}
		for e, err := range s.spans.Scan(ctx, benefit.Entitlements.CaseID.In(ids...), 1000) {
			if err != nil {
				return err
			}
			x.spans[e.CaseID] = append(x.spans[e.CaseID], e)
			for _, id := range e.MemberIDs {
				persons[id] = true
			}
		}
		for _, p := range part {
			persons[p.PersonID] = true
		}
		if err := s.meet(ctx, x, persons); err != nil {
			return err
		}
	}
	for _, p := range lines {
		if p.Blind != "" {
			put(x.accounts, p.Blind, p.HouseholdID)
		}
	}
	for e, err := range s.spans.Scan(ctx, inForce(b.Program, b.Month), 1000) {
		if err != nil {
			return err
		}
		for _, id := range e.MemberIDs {
			put(x.draws, id, e.Recipient())
		}
	}
	for _, other := range s.Catalog.Excluding(b.Program) {
		if p, err := s.Catalog.Program(other); err == nil && p.Pays(catalog.CycleNone) {
			continue // a recognition pays nothing
		}
		for e, err := range s.spans.Scan(ctx, inForce(other, b.Month), 1000) {
			if err != nil {
				return err
			}
			for _, id := range e.MemberIDs {
				x.excluded[id] = true
			}
		}
	}
	return s.median(ctx, x, lines)
}

func put(m map[string]map[string]bool, key, value string) {
	if m[key] == nil {
		m[key] = map[string]bool{}
	}
	m[key][value] = true
}

// meet loads persons that are not known yet.
func (s *Service) meet(ctx context.Context, x *examiner, wanted map[string]bool) error {
	var ids []string
	for id := range wanted {
		if id != "" && x.persons[id] == nil {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for part := range slices.Chunk(ids, 1000) {
		found, err := s.People.PersonsByIDs(ctx, s.robot(), part)
		if err != nil {
			return err
		}
		for id, p := range found {
			x.persons[id] = p
		}
	}
	return nil
}

// median sets the amount above which a line is looked at: a dated multiple of the median.
func (s *Service) median(ctx context.Context, x *examiner, lines []*Payment) error {
	if len(lines) == 0 {
		return nil
	}
	multiple, err := s.Benefit.InForce(ctx, "PAYROLL_MEDIAN_MULTIPLE", "", "", x.month.First())
	if err != nil {
		return err
	}
	amounts := make([]money.Fen, len(lines))
	for i, p := range lines {
		amounts[i] = p.Amount
	}
	slices.Sort(amounts)
	x.high, err = amounts[len(amounts)/2].Mul(multiple.Value)
	return err
}

// check is what is found on one line, in the order of checkInfos.
func (x *examiner) check(p *Payment) []string {
	found := map[string]bool{}
	c := x.cases[p.CaseID]
	span := x.entitled(p)
	switch {
	case span == nil && c != nil && c.State.Status == casework.Suspended:
		found[checkSuspended] = true
	case span == nil:
		found[checkEnded] = true
	case span.Amount != p.Amount && p.ReissueOf == "" && p.Roster == "":
		found[checkAmountChanged] = true
	}
	if span != nil {
		x.checkMembers(p, span, found)
	}
	switch {
	case p.Amount <= 0:
		found[checkAmountZero] = true
	case p.Amount > x.high:
		found[checkAmountHigh] = true
	}
	switch {
	case p.Sealed == "":
		found[checkNoAccount] = true
	case c != nil && x.payees[c.ID] != "" && x.payees[c.ID] != p.Payee:
		found[checkPayee] = true
	case c != nil && x.payees[c.ID] == "" && !ofHousehold(c, p.Payee):
		found[checkHolder] = true
	case c != nil && c.State.Account != nil && c.State.Account.Blind != p.Blind:
		found[checkAccountChanged] = true
	}
	if len(x.accounts[p.Blind]) > 1 && x.payees[p.CaseID] == "" {
		found[checkAccountShared] = true
	}
	var out []string
	for _, i := range checkInfos() {
		if found[i.key] {
			out = append(out, i.key)
		}
	}
	return out
}

func (x *examiner) checkMembers(p *Payment, span *benefit.Entitlement, found map[string]bool) {
	first := p.Period.First()
	dead := 0
	for _, id := range span.MemberIDs {
		if x.died(id, first) {
			dead++
		}
		if x.excluded[id] {
			found[checkExcluded] = true
		}
		if len(x.draws[id]) > 1 {
			found[checkTwice] = true
		}
	}
	switch {
	case x.died(p.PersonID, first) || dead > 0 && dead == len(span.MemberIDs):
		found[checkDead] = true
	case dead > 0:
		found[checkMemberDead] = true
	}
}

func (x *examiner) died(personID string, before calendar.Date) bool {
	p := x.persons[personID]
	return p != nil && p.DeathDate != "" && p.DeathDate < before
}

// entitled is the span that covers the line's month now.
func (x *examiner) entitled(p *Payment) *benefit.Entitlement {
	for _, e := range x.spans[p.CaseID] {
		if !e.Void() && e.In(p.Period) {
			return e
		}
	}
	return nil
}

// record writes what was found to the lines and the run, and adds up the run. It belongs in the transaction of a step.
func (s *Service) record(ctx context.Context, b *Batch, found findings) error {
	lines, err := s.linesOf(ctx, b.ID, Pending, Held)
	if err != nil {
		return err
	}
	var changed []*Payment
	for _, p := range lines {
		if !slices.Equal(p.Checks, found[p.ID]) {
			p.Checks = found[p.ID]
			changed = append(changed, p)
		}
	}
	if err := s.replaceLines(ctx, changed); err != nil {
		return err
	}
	return s.summarize(ctx, b)
}

// summarize computes the run's totals, checks and deviation from its lines.
func (s *Service) summarize(ctx context.Context, b *Batch) error {
	var err error
	if b.Totals, err = s.totals(ctx, Payments.BatchID.Eq(b.ID), b.Month); err != nil {
		return err
	}
	checked, err := s.allPayments(ctx, docstore.And(Payments.BatchID.Eq(b.ID), Payments.Checked.Is(true)), Payments.Seq.Asc())
	if err != nil {
		return err
	}
	byKey := map[string]*Check{}
	for _, p := range checked {
		if p.State == Held {
			continue // held back: nothing of it is paid
		}
		for _, key := range p.Checks {
			c := byKey[key]
			if c == nil {
				c = &Check{Key: key, PaymentIDs: []string{}}
				byKey[key] = c
			}
			c.Count++
			if len(c.PaymentIDs) < maxExamples {
				c.PaymentIDs = append(c.PaymentIDs, p.ID)
			}
		}
	}
	b.Checks = []Check{}
	for _, i := range checkInfos() {
		if c := byKey[i.key]; c != nil {
			c.Blocking = i.blocking
			b.Checks = append(b.Checks, *c)
		}
	}
	return s.deviation(ctx, b)
}

// deviation compares the run with the one before; beyond a dated per cent in lines, persons or money it needs a reason.
func (s *Service) deviation(ctx context.Context, b *Batch) error {
	b.Deviation, b.NeedsReason = "", false
	if b.Last == nil {
		return nil
	}
	limit, err := s.Benefit.InForce(ctx, "PAYROLL_DEVIATION_PERCENT", "", "", b.Month.First())
	if err != nil {
		return err
	}
	beyond := func(now, last int64) bool {
		d := now - last
		return max(d, -d)*100 > last*limit.Value
	}
	b.NeedsReason = beyond(int64(b.Totals.Lines), int64(b.Last.Lines)) || beyond(int64(b.Totals.Persons), int64(b.Last.Persons)) || beyond(int64(b.Totals.Total), int64(b.Last.Total))
	b.Deviation, err = change(b.Totals.Total, b.Last.Total)
	return err
}

// change is how much a total differs from the one before, in per cent; empty when there was nothing before.
func change(now, before money.Fen) (string, error) {
	if before <= 0 {
		return "", nil
	}
	tenths, err := (now - before).MulRatio(1000, int64(before))
	if err != nil {
		return "", err
	}
	return signedTenths(int64(tenths)), nil
}

// signedTenths prints tenths with their sign: "+5.3", "-0.4", "0.0".
func signedTenths(n int64) string {
	text := (money.Fen(max(n, -n)) * 10).Yuan() // tenths as hundredths
	text = text[:len(text)-1]
	return []string{"-", "", "+"}[cmp.Compare(n, 0)+1] + text
}
