package payroll

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

func fenOf(n int64) money.Fen { return money.Fen(n) }

// lookBack is how many months before a run are searched for months that no run paid; nobody is promised more.
const lookBack = casework.BackPay

// FreezeInput names the run to freeze.
type FreezeInput struct {
	Program string         `json:"program"`
	Month   calendar.Month `json:"month"`
}

// Freeze fixes who is paid in a month: one entry for each entitlement span in force, a supplement for each earlier month
// of a run that a case is entitled to but was not paid for (never one before the case was taken over from an older system,
// which paid it), and a repetition of each returned line whose account was corrected. What is paid once or once a year is
// paid by as many runs as there is something to pay; a roster draws its entries from the spans of other programmes. The
// month is at most the next one; an earlier run of the programme must have gone to the bank.
// Errors: CONFLICT BATCH_EXISTS, NOT_ALLOWED_NOW RUN_OPEN, MONTH_ORDER or NOBODY, INVALID MONTH.
func (s *Service) Freeze(ctx context.Context, actor *access.Actor, requestID string, in FreezeInput) (*Batch, error) {
	p, err := s.program(in.Program)
	if err != nil {
		return nil, err
	}
	section := p.SectionOn(s.today())
	if err := actor.Can(access.PayrollCalculate, s.place(), section); err != nil {
		return nil, err
	}
	if next := calendar.MonthOf(s.Clock()).Next(); !in.Month.Valid() || in.Month > next {
		text := fault.T("最多可以冻结到下个月（%[1]s）的名单", "The roster can be frozen up to next month (%[1]s)", next)
		return nil, fault.Invalid("MONTH", text, fault.Field{Path: "/month", Reason: "MONTH", Text: text})
	}
	id, _, err := s.Once.Do(ctx, actor, requestID, "payroll.freeze", in, func(ctx context.Context) (string, error) {
		return s.freeze(ctx, actor, p, section, in)
	})
	if docstore.IsDuplicate(err, "live") || docstore.IsDuplicate(err, "number") {
		return nil, fault.Conflict("BATCH_EXISTS", fault.T("该项目本月已有发放批次", "This programme has a run for this month already")).Wrap(err)
	}
	if err != nil {
		return nil, err
	}
	return s.Batch(ctx, actor, id)
}

func (s *Service) freeze(ctx context.Context, actor *access.Actor, p *catalog.Program, section string, in FreezeInput) (string, error) {
	runs, err := s.runs(ctx, in.Program)
	if err != nil {
		return "", err
	}
	b := &Batch{Place: s.place(), Section: section, Program: in.Program, Month: in.Month, Kind: kindOf(p), State: Frozen, Log: []Event{}, Checks: []Check{}}
	for _, r := range runs {
		switch {
		case r.Month == in.Month && b.Kind == Monthly:
			return "", fault.Conflict("BATCH_EXISTS", fault.T("该项目本月已有发放批次%[1]s", "This programme has the run %[1]s for this month already", r.Number))
		case r.State.Open():
			return "", fault.NotAllowed("RUN_OPEN", fault.T("批次%[1]s尚未送银行，请先办完或取消。", "The run %[1]s has not gone to the bank; finish or cancel it first.", r.Number))
		case r.Month > in.Month:
			return "", fault.NotAllowed("MONTH_ORDER", fault.T("%[1]s已发放过；漏发的月份由下一批次自动补发。", "%[1]s has been run already; the next run supplements months that were missed.", r.Month))
		}
		if b.Kind != Monthly {
			continue // what comes as it comes is not compared
		}
		b.Last = &Last{Month: r.Month, Lines: r.Totals.Lines, Persons: r.Totals.Persons, Total: r.Totals.Total}
	}
	entries, err := s.roster(ctx, p, in, runs)
	if err != nil {
		return "", err
	}
	if len(entries) == 0 {
		return "", fault.NotAllowed("NOBODY", fault.T("%[1]s没有应发放的家庭", "Nobody is entitled in %[1]s", in.Month))
	}
	number, err := s.Store.NextSeq(ctx, "batch/"+in.Program+"/"+string(in.Month))
	if err != nil {
		return "", err
	}
	b.ID, b.Roster = "batch_"+s.IDs(), len(entries)
	b.Number = fmt.Sprintf("%s-%s%s-%02d", in.Program, in.Month[:4], in.Month[5:], number)
	text := fault.T("冻结发放名单%[1]s，共%[2]d条", "Froze the roster %[1]s, %[2]d entries", b.Number, len(entries))
	if err := s.log(ctx, actor, b, "FREEZE", "payroll.freeze", "", text); err != nil {
		return "", err
	}
	if err := s.batches.Insert(ctx, b); err != nil {
		return "", err
	}
	n := 0
	for part := range slices.Chunk(entries, s.PartSize) {
		if err := s.rosters.Insert(ctx, &RosterPart{Meta: docstore.Meta{ID: partID(b.ID, n)}, Entries: part}); err != nil {
			return "", err
		}
		n++
	}
	return b.ID, nil
}

// runs is the programme's runs that were not cancelled, by month.
func (s *Service) runs(ctx context.Context, program string) ([]*Batch, error) {
	var out []*Batch
	for b, err := range s.batches.Scan(ctx, docstore.And(Batches.Program.Eq(program), Batches.State.Ne(string(Cancelled))), 200) {
		if err != nil {
			return nil, err
		}
		out = append(out, b)
	}
	slices.SortFunc(out, func(a, b *Batch) int { return cmp.Compare(a.Month, b.Month) })
	return out, nil
}

// roster collects the entries of a run, in the order of places and case numbers.
func (s *Service) roster(ctx context.Context, p *catalog.Program, in FreezeInput, runs []*Batch) ([]Entry, error) {
	var out []Entry
	var err error
	switch {
	case p.Roster != nil:
		out, err = s.drawing(ctx, p, in.Month)
	case p.Benefit.Cycle == catalog.CycleOnce:
		for m := in.Month.Add(-lookBack); m <= in.Month && err == nil; m = m.Next() {
			var due []Entry
			due, err = s.missed(ctx, p, m, p.Benefit.Item)
			out = append(out, due...)
		}
	case p.Benefit.Cycle == catalog.CycleYearly:
		out, err = s.thisYear(ctx, p, in.Month)
	default:
		out, err = s.monthly(ctx, p, in.Month, runs)
	}
	if err != nil {
		return nil, err
	}
	again, err := s.again(ctx, in.Program)
	if err != nil {
		return nil, err
	}
	out = append(out, again...)
	slices.SortFunc(out, func(a, b Entry) int {
		return cmp.Or(cmp.Compare(a.Place.Deepest(), b.Place.Deepest()), cmp.Compare(a.CaseNumber, b.CaseNumber), cmp.Compare(a.Period, b.Period), cmp.Compare(a.SpanID, b.SpanID))
	})
	for i := range out {
		out[i].Seq = i + 1
	}
	return out, nil
}

// monthly is everybody entitled to the month, and supplements for earlier months.
func (s *Service) monthly(ctx context.Context, p *catalog.Program, month calendar.Month, runs []*Batch) ([]Entry, error) {
	var out []Entry
	for e, err := range s.spans.Scan(ctx, dueHere(p.ID, month), 1000) {
		if err != nil {
			return nil, err
		}
		out = append(out, entryOf(e, Regular, month))
	}
	if len(runs) == 0 {
		return out, nil
	}
	for m := max(runs[0].Month, month.Add(-lookBack)); m < month; m = m.Next() {
		missed, err := s.missed(ctx, p, m, Supplement)
		if err != nil {
			return nil, err
		}
		out = append(out, missed...)
	}
	return out, nil
}

func inForce(program string, m calendar.Month) docstore.Filter[benefit.Entitlement] {
	x := benefit.Entitlements
	return docstore.And(x.Program.Eq(program), x.From.Lte(string(m)), x.To.Gte(string(m)))
}

// dueHere matches the spans in force in a month that this system pays: what a case was entitled to before it was taken over
// from an older system, that system has paid.
func dueHere(program string, m calendar.Month) docstore.Filter[benefit.Entitlement] {
	return docstore.And(inForce(program, m), benefit.Entitlements.PayableFrom.Lte(string(m)))
}

func entryOf(e *benefit.Entitlement, item string, period calendar.Month) Entry {
	return Entry{
		SpanID: e.ID, CaseID: e.CaseID, CaseNumber: e.CaseNumber, HouseholdID: e.HouseholdID, Recipient: e.Recipient(), Item: item,
		Period: period, Amount: e.Amount, Members: e.Members, AreaClass: e.AreaClass, Place: e.Place,
	}
}

// missed is an entry for each span of an earlier month without a live line. Only the ids of the cases are compared;
// the spans that lack a line are few.
func (s *Service) missed(ctx context.Context, p *catalog.Program, m calendar.Month, item string) ([]Entry, error) {
	const all = 1_000_000
	program := p.ID
	entitled, err := s.spans.Aggregate(ctx, docstore.Group[benefit.Entitlement]{
		Where: dueHere(program, m), MaxGroups: all,
		By: []docstore.Dim[benefit.Entitlement]{benefit.Entitlements.CaseID.Dim()}, Measures: []docstore.Measure[benefit.Entitlement]{docstore.CountAs[benefit.Entitlement]("n")},
	})
	if err != nil {
		return nil, err
	}
	paid, err := s.payments.Aggregate(ctx, docstore.Group[Payment]{
		Where: docstore.And(Payments.Program.Eq(program), Payments.Period.Eq(string(m)), Payments.Item.In(p.Benefit.Item, Supplement), liveLines()), MaxGroups: all,
		By: []docstore.Dim[Payment]{Payments.CaseID.Dim()}, Measures: []docstore.Measure[Payment]{docstore.CountAs[Payment]("n")},
	})
	if err != nil {
		return nil, err
	}
	have := make(map[string]bool, len(paid))
	for _, r := range paid {
		have[r.Key[0].Str] = true
	}
	var lack []string
	for _, r := range entitled {
		if id := r.Key[0].Str; !have[id] {
			lack = append(lack, id)
		}
	}
	var out []Entry
	for part := range slices.Chunk(lack, partSize) {
		for e, err := range s.spans.Scan(ctx, docstore.And(dueHere(program, m), benefit.Entitlements.CaseID.In(part...)), partSize) {
			if err != nil {
				return nil, err
			}
			out = append(out, entryOf(e, item, m))
		}
	}
	return out, nil
}

// liveLines matches what PayState.live means.
func liveLines() docstore.Filter[Payment] {
	return docstore.And(Payments.State.Ne(string(Void)), Payments.State.Ne(string(Reissued)))
}

// again repeats each returned line of the programme whose case has a corrected account.
func (s *Service) again(ctx context.Context, program string) ([]Entry, error) {
	returned, err := s.allPayments(ctx, docstore.And(Payments.Program.Eq(program), Payments.State.Eq(string(Returned))))
	if err != nil {
		return nil, err
	}
	var out []Entry
	for part := range slices.Chunk(returned, partSize) {
		cases, err := s.cases(ctx, part)
		if err != nil {
			return nil, err
		}
		for _, p := range part {
			if p.Corrected(cases[p.CaseID]) {
				out = append(out, Entry{
					SpanID: p.SpanID, CaseID: p.CaseID, CaseNumber: p.CaseNumber, HouseholdID: p.HouseholdID, Recipient: p.Recipient,
					Item: p.Item, Period: p.Period, Amount: p.Amount, Members: p.Members, AreaClass: p.AreaClass, Place: p.Place, ReissueOf: p.ID,
					Program: p.Program, Roster: p.Roster, Yearly: p.Yearly,
				})
			}
		}
	}
	return out, nil
}
