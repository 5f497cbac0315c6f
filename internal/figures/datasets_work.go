package figures

import (
	"strconv"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/payroll"
	"minzheng/internal/region"
)

// statusOptions are the statuses that cases may have, in the order of the course. Where programmes call one differently,
// most of them name it.
func statusOptions(c *catalog.Catalog) []Option {
	said := map[string]map[fault.Text]int{}
	for _, p := range c.Programs() {
		for _, o := range p.Statuses {
			if said[o.Value] == nil {
				said[o.Value] = map[fault.Text]int{}
			}
			said[o.Value][o.Label]++
		}
	}
	var out []Option
	for _, s := range casework.Statuses() {
		var best fault.Text
		for label, n := range said[string(s)] {
			if most := said[string(s)][best]; n > most || n == most && label.ZH < best.ZH {
				best = label
			}
		}
		if !best.IsZero() {
			out = append(out, Option{string(s), best})
		}
	}
	return out
}

// casesDataset is the cases as they stand.
func casesDataset(d Deps) dataset {
	type C = casework.Case
	areas, programs, categories, flags := catalogOptions(d.Catalog, "AREA_CLASSES"), programOptions(d.Catalog), catalogOptions(d.Catalog, "CATEGORIES"), catalogOptions(d.Catalog, "FLAGS")
	statuses, causes, ends := statusOptions(d.Catalog), []Option{}, []Option{}
	seen := map[string]bool{}
	add := func(list *[]Option, kind, value string, label fault.Text) {
		if !seen[kind+value] {
			seen[kind+value] = true
			*list = append(*list, Option{value, label})
		}
	}
	for _, p := range d.Catalog.Programs() {
		for _, o := range p.Causes {
			add(&causes, "cause", o.Value, o.Label)
		}
		for _, o := range p.EndReasons {
			add(&ends, "end", o.Value, o.Label)
		}
	}
	day := func(get func(*C) calendar.Date) func(*C) string { return func(c *C) string { return string(get(c)) } }
	cols := []column[C]{
		{Field: field("number", "案件编号", "Case", Text).sort(), cell: func(c *C) string { return c.Number }},
		{Field: field("applicant", "申请人", "Applicant", Text), cell: func(c *C) string { return c.Applicant }, personal: true, tokens: true},
		{Field: field("program", "项目", "Programme", Enum).dim().options(programs), cell: func(c *C) string { return c.Program }, names: namesOf(programs)},
		{Field: field("status", "状态", "Status", Enum).dim().options(statuses), cell: func(c *C) string { return string(c.State.Status) }, names: namesOf(statuses)},
	}
	cols = append(cols, placeColumns(d.Regions, func(c *C) region.Code { return c.Township }, func(c *C) region.Code { return c.Village })...)
	cols = append(cols,
		column[C]{Field: field("areaClass", "城乡类别", "Area class", Enum).dim().options(areas).extra(), cell: func(c *C) string { return c.State.AreaClass }, names: namesOf(areas)},
		column[C]{Field: field("category", "保障类别", "Category", Enum).dim().options(categories).extra(), cell: func(c *C) string { return c.State.Category }, names: namesOf(categories)},
		column[C]{Field: field("memberCount", "保障人数", "Members", Integer).dim().sum(), cell: func(c *C) string { return strconv.Itoa(c.State.MemberCount) }},
		column[C]{Field: field("amount", "月保障金", "Monthly amount", Money).sum().sort(), cell: amountOf},
		column[C]{Field: field("due", "办理期限", "Due", Date).sort(), cell: day(func(c *C) calendar.Date { return c.State.Due })},
		column[C]{Field: field("appliedOn", "申请日期", "Applied", Date).extra(), cell: day(func(c *C) calendar.Date { return c.State.AppliedOn })},
		column[C]{Field: field("acceptedOn", "受理日期", "Accepted", Date), cell: day(func(c *C) calendar.Date { return c.State.AcceptedOn })},
		column[C]{Field: field("decidedOn", "决定日期", "Decided", Date).extra(), cell: day(func(c *C) calendar.Date { return c.State.DecidedOn })},
		column[C]{Field: field("effectiveFrom", "起始月份", "From", Month).dim().extra(), cell: func(c *C) string { return string(c.State.EffectiveFrom) }},
		column[C]{Field: field("endedAfter", "最后发放月份", "Last month", Month).dim().extra(), cell: func(c *C) string { return string(c.State.EndedAfter) }},
		column[C]{Field: field("endReason", "退出原因", "End reason", Enum).dim().options(ends).extra(), cell: func(c *C) string { return c.State.EndReason }, names: namesOf(ends)},
		column[C]{Field: field("nextReview", "下次复核", "Next review", Date).sort().extra(), cell: day(func(c *C) calendar.Date { return c.State.NextReview })},
		column[C]{Field: field("causes", "致困原因", "Cause", Enum).hidden().options(causes)},
		column[C]{Field: field("flags", "标记", "Flag", Enum).hidden().options(flags)},
		column[C]{Field: field("household", "家庭", "Household", Text).hidden().dim()},
		column[C]{Field: field("importId", "导入批次", "Import", Text).hidden()},
		column[C]{Field: field("createdAt", "建立时间", "Opened", Text).hidden().sort()},
	)
	return &source[C, *C]{
		Info: info("cases", "案件", "Cases", "CASE", Now, cols), do: access.FigureRead, detail: access.CaseRead, col: d.Cases.Collection(), scope: casework.CaseScope(),
		columns: cols, order: []docstore.Order[C]{casework.Cases.CreatedAt.Desc()}, clock: d.Clock,
		id: func(c *C) string { return c.ID }, ref: func(c *C) Ref { return Ref{"CASE", c.ID, c.Number} },
	}
}

// amountOf is the monthly amount of a case; none where nothing has been computed, or nothing was granted.
func amountOf(c *casework.Case) string {
	if c.State.Amount == 0 {
		return ""
	}
	return c.State.Amount.Yuan()
}

// paymentsDataset is the lines of all runs; a period means what the bank paid in it, so returned lines count nothing.
func paymentsDataset(d Deps) dataset {
	type P = payroll.Payment
	x := payroll.Payments
	areas, programs := catalogOptions(d.Catalog, "AREA_CLASSES"), programOptions(d.Catalog)
	var states, items []Option
	for _, s := range payroll.PayStates() {
		states = append(states, Option{string(s), s.Label()})
	}
	for _, i := range []string{payroll.Regular, payroll.Supplement} {
		items = append(items, Option{i, payroll.ItemLabel(i)})
	}
	cols := []column[P]{
		{Field: field("caseNumber", "案件编号", "Case", Text), cell: func(p *P) string { return p.CaseNumber }},
		{Field: field("payee", "户名", "Payee", Text), cell: func(p *P) string { return p.Payee }, personal: true, tokens: true},
		{Field: field("program", "项目", "Programme", Enum).dim().options(programs), cell: func(p *P) string { return p.Program }, names: namesOf(programs)},
		{Field: field("item", "款项", "Item", Enum).dim().options(items), cell: func(p *P) string { return p.Item }, names: namesOf(items)},
		{Field: field("period", "所属月份", "Month", Month).dim(), cell: func(p *P) string { return string(p.Period) }},
		{Field: field("amount", "金额", "Amount", Money).sum(), cell: func(p *P) string { return p.Amount.Yuan() }},
		{Field: field("state", "状态", "State", Enum).dim().options(states), cell: func(p *P) string { return string(p.State) }, names: namesOf(states)},
		{Field: field("paidOn", "到账日期", "Paid on", Date).dim(), cell: func(p *P) string { return string(p.PaidOn) }},
	}
	cols = append(cols, placeColumns(d.Regions, func(p *P) region.Code { return p.Township }, func(p *P) region.Code { return p.Village })...)
	cols = append(cols,
		column[P]{Field: field("areaClass", "城乡类别", "Area class", Enum).dim().options(areas).extra(), cell: func(p *P) string { return p.AreaClass }, names: namesOf(areas)},
		column[P]{Field: field("members", "人数", "Members", Integer).sum().extra(), cell: func(p *P) string { return strconv.Itoa(p.Members) }},
		column[P]{Field: field("account", "账号", "Account", Text).onlyShown().extra(), cell: func(p *P) string { return p.AccountMasked() }, personal: true},
		column[P]{Field: field("batchId", "批次", "Run", Text).hidden().dim()},
		column[P]{Field: field("caseId", "案件", "Case id", Text).hidden()},
		column[P]{Field: field("householdId", "家庭", "Household", Text).hidden().dim()},
	)
	return &source[P, *P]{
		Info: info("payments", "发放明细", "Payments", "CASE", Flow, cols), do: access.FigureRead, detail: access.PayrollRead, col: d.Payroll.PaymentCollection(), scope: payroll.PaymentScope(),
		columns: cols, clock: d.Clock, state: "state",
		between: func(from, to calendar.Date) docstore.Filter[P] {
			return docstore.And(x.PaidOn.Gte(string(from)), x.PaidOn.Lte(string(to)), x.State.Eq(string(payroll.Paid)))
		},
		id: func(p *P) string { return p.ID }, ref: func(p *P) Ref { return Ref{"CASE", p.CaseID, p.CaseNumber} },
	}
}

// batchesDataset is the monthly runs.
func batchesDataset(d Deps) dataset {
	type B = payroll.Batch
	x := payroll.Batches
	programs := programOptions(d.Catalog)
	var states []Option
	for _, s := range payroll.States() {
		states = append(states, Option{string(s), s.Label()})
	}
	cols := []column[B]{
		{Field: field("number", "批次编号", "Run", Text), cell: func(b *B) string { return b.Number }},
		{Field: field("program", "项目", "Programme", Enum).dim().options(programs), cell: func(b *B) string { return b.Program }, names: namesOf(programs)},
		{Field: field("month", "月份", "Month", Month).dim().sort(), cell: func(b *B) string { return string(b.Month) }},
		{Field: field("state", "状态", "State", Enum).dim().options(states), cell: func(b *B) string { return string(b.State) }, names: namesOf(states)},
		{Field: field("lines", "笔数", "Lines", Integer).sum(), cell: func(b *B) string { return strconv.Itoa(b.Totals.Lines) }},
		{Field: field("total", "应发", "Total", Money).sum(), cell: func(b *B) string { return b.Totals.Total.Yuan() }},
		{Field: field("paid", "已付", "Paid", Money).sum(), cell: func(b *B) string { return b.Totals.Paid.Yuan() }},
	}
	return &source[B, *B]{
		Info: info("batches", "发放批次", "Runs", "BATCH", Now, cols), do: access.PayrollRead, detail: access.PayrollRead, col: d.Payroll.BatchCollection(), scope: payroll.BatchScope(),
		columns: cols, order: []docstore.Order[B]{x.Month.Desc(), x.Number.Desc()}, clock: d.Clock,
		id: func(b *B) string { return b.ID }, ref: func(b *B) Ref { return Ref{"BATCH", b.ID, b.Number} },
	}
}
