package graph

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strconv"

	"minzheng/graph/model"
	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/figures"
	forms "minzheng/internal/form"
	"minzheng/internal/identity"
	"minzheng/internal/ledger"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

func (q query) Ledgers(ctx context.Context) ([]*model.Ledger, error) {
	out := []*model.Ledger{}
	for _, l := range q.Deps.Catalog.Ledgers() {
		if q.Deps.Ledger.Sees(actorOf(ctx), l) {
			out = append(out, q.ledgerShape(ctx, l))
		}
	}
	return out, nil
}

func (q query) Ledger(ctx context.Context, ledgerCode string) (*model.Ledger, error) {
	l, err := q.ledgerOf(ctx, ledgerCode)
	if err != nil {
		return nil, err
	}
	return q.ledgerShape(ctx, l), nil
}

// ledgerOf is a ledger that the caller may read.
func (r *Resolver) ledgerOf(ctx context.Context, code string) (*catalog.Ledger, error) {
	l, err := r.Deps.Catalog.Ledger(code)
	if err != nil {
		return nil, err
	}
	if !r.Deps.Ledger.Sees(actorOf(ctx), l) {
		return nil, fault.NotFound(fault.T("该台账", "ledger"))
	}
	return l, nil
}

func (q query) LedgerRecord(ctx context.Context, recordID string) (*model.LedgerRecord, error) {
	rec, err := q.Deps.Ledger.Get(ctx, actorOf(ctx), recordID)
	if err != nil {
		return nil, err
	}
	return q.ledgerRecord(ctx, rec)
}

func (q query) LedgerRecords(ctx context.Context, ledgerCode string, regionCode, subjectID *string, from, to *calendar.Date, where []*model.ConditionInput, order *model.OrderInput, first *int, after *string) (*model.LedgerRecordConnection, error) {
	actor := actorOf(ctx)
	if _, err := q.ledgerOf(ctx, ledgerCode); err != nil {
		return nil, err
	}
	ask := ledger.Query{
		Ledger: ledgerCode, Region: region.Code(some(regionCode)), Subject: some(subjectID), From: some(from), To: some(to), First: size(first), After: some(after),
	}
	page, err := q.Deps.Figures.LedgerRecords(ctx, actor, ask, conditions(where), orderOf(order))
	if err != nil {
		return nil, err
	}
	nodes := make([]*model.LedgerRecord, len(page.Items))
	for i, rec := range page.Items {
		if nodes[i], err = q.ledgerRecord(ctx, rec); err != nil {
			return nil, err
		}
	}
	count := func(ctx context.Context) (int64, error) {
		return q.Deps.Figures.CountLedgerRecords(ctx, actor, ask, conditions(where))
	}
	return &model.LedgerRecordConnection{Nodes: nodes, PageInfo: pageInfo(string(page.End()), page.More), Count: counter(count)}, nil
}

func (q query) LedgerDraft(ctx context.Context, ledgerCode string, regionCode, subjectID *string, form map[string]json.RawMessage) (*model.LedgerDraft, error) {
	d, err := q.Deps.Ledger.Draft(ctx, actorOf(ctx), ledgerCode, some(subjectID), region.Code(some(regionCode)), form)
	if err != nil {
		return nil, err
	}
	return &model.LedgerDraft{
		Region: q.region(d.Region), SubjectName: opt(d.Subject), On: d.On, Fields: q.offerFields(ctx, d.Fields), Initial: d.Initial, Prefilled: append([]string{}, d.Known...),
	}, nil
}

func (q query) LedgerAlarms(ctx context.Context, ledgerCode *string) ([]*model.LedgerAlarm, error) {
	alarms, err := q.Deps.Ledger.Alarms(ctx, actorOf(ctx), some(ledgerCode))
	return list(alarms, err, func(a ledger.Alarm) *model.LedgerAlarm {
		out := &model.LedgerAlarm{
			Key: a.ID, Label: say(ctx, a.Label), LedgerCode: a.Ledger.ID, LedgerName: say(ctx, a.Ledger.Name), Region: q.region(a.Region), RecordID: opt(a.RecordID),
			SubjectName: opt(q.subjectName(ctx, a.Ledger, a.Subject)), Since: a.Since, Severity: model.SeverityWarning,
		}
		if a.Kind == ledger.AlarmHighRisk || a.Kind == ledger.AlarmPastDue {
			out.Severity = model.SeverityDanger
		}
		if a.EntryID != "" {
			out.Subject = &model.RecordRef{Kind: model.RecordKind(a.Ledger.About), ID: a.EntryID, Label: a.Subject}
		}
		return out
	})
}

func (q query) LedgerRollup(ctx context.Context, ledgerCode string, form map[string]json.RawMessage, regionCode *string) (*model.LedgerRollup, error) {
	sum, err := q.Deps.Ledger.Rollup(ctx, actorOf(ctx), ledgerCode, form, region.Code(some(regionCode)))
	if err != nil {
		return nil, err
	}
	stage := ledger.StageField(sum.Ledger)
	row := func(row ledger.RollupRow) *model.LedgerRollupRow {
		out := &model.LedgerRollupRow{
			Region: q.region(row.Region), Values: numbers(sum.Columns, row.Values), OwnReport: row.Record != nil, Reported: row.Reported, Missing: row.Missing, Beside: []*string{},
		}
		at := 0
		for _, a := range sum.Asides {
			if end := at + 1 + len(a.Columns); end <= len(row.Aside) {
				out.Beside, at = append(out.Beside, numbers(withCount(a.Columns), row.Aside[at:end])...), end
			}
		}
		if row.Record != nil {
			values, _ := q.Deps.Ledger.Values(sum.Ledger, row.Record.Form, nil, nil)
			for _, v := range values {
				if v.Key == stage {
					out.Stage = textOf(ctx, v.Text)
				}
			}
			out.RecordID, out.On = &row.Record.ID, &row.Record.On
		}
		return out
	}
	return &model.LedgerRollup{
		Region: q.region(sum.Region), Total: numbers(sum.Columns, sum.Total), Reported: sum.Reported, Missing: sum.Missing, Own: row(sum.Own), Rows: each(sum.Rows, row),
		Columns: columnShapes(ctx, sum.Columns),
		Asides: each(sum.Asides, func(a ledger.Aside) *model.LedgerRollupAside {
			return &model.LedgerRollupAside{
				LedgerCode: a.Ledger.ID, LedgerName: say(ctx, a.Ledger.Short), Columns: columnShapes(ctx, withCount(a.Columns)), Total: numbers(withCount(a.Columns), a.Total),
				MayEnter: q.Deps.Ledger.MayEnter(actorOf(ctx), a.Ledger),
			}
		}),
	}, nil
}

func (q query) LedgerBalances(ctx context.Context, ledgerCode string, on *calendar.Date) ([]*model.LedgerBalance, error) {
	day := some(on)
	if day == "" {
		day = q.today()
	}
	balances, err := q.Deps.Ledger.Balances(ctx, actorOf(ctx), ledgerCode, day)
	return list(balances, err, func(b ledger.Balance) *model.LedgerBalance {
		return &model.LedgerBalance{Region: q.region(b.Region), ProgramCode: b.Program, ProgramLabel: say(ctx, b.Label), Allocated: b.Allocated, Spent: b.Spent, Left: b.Left()}
	})
}

// withCount puts the number of records before the figures of a ledger.
func withCount(columns []catalog.Field) []catalog.Field {
	return append([]catalog.Field{{Key: "#", Label: fault.T("次数", "Records")}}, columns...)
}

func columnShapes(ctx context.Context, columns []catalog.Field) []*model.Option {
	return each(columns, func(f catalog.Field) *model.Option {
		label := say(ctx, f.Label)
		if f.Unit != "" {
			label = say(ctx, fault.T(f.Label.ZH+"（"+f.Unit+"）", f.Label.EN))
		}
		return &model.Option{Value: f.Key, Label: label}
	})
}

// numbers are figures as the schema writes them: money in yuan.
func numbers(columns []catalog.Field, values []*int64) []*string {
	out := make([]*string, len(values))
	for i, v := range values {
		if v == nil {
			continue
		}
		text := strconv.FormatInt(*v, 10)
		if columns[i].Type == catalog.TypeMoney {
			text = money.Fen(*v).Yuan()
		}
		out[i] = &text
	}
	return out
}

func (q query) LedgerSeries(ctx context.Context, ledgerCode string) ([]*model.LedgerSeries, error) {
	series, err := q.Deps.Ledger.Series(ctx, actorOf(ctx), ledgerCode)
	return list(series, err, func(s ledger.SeriesOf) *model.LedgerSeries {
		return &model.LedgerSeries{Form: s.Form, Label: say(ctx, s.Label), From: s.From, To: s.To, Reports: s.Reports}
	})
}

func (q query) LedgerCoverage(ctx context.Context, ledgerCode string, regionCode *string, month calendar.Month) (*model.LedgerCoverage, error) {
	c, err := q.Deps.Ledger.Coverage(ctx, actorOf(ctx), ledgerCode, region.Code(some(regionCode)), month)
	if err != nil {
		return nil, err
	}
	l, err := q.ledgerOf(ctx, ledgerCode)
	if err != nil {
		return nil, err
	}
	shift, _ := ledger.ShiftField(l)
	options := each(shift.Options, func(o catalog.Option) *model.Option { return &model.Option{Value: o.Value, Label: say(ctx, o.Label)} })
	out := &model.LedgerCoverage{Region: q.region(c.Region), SeasonFrom: c.From, SeasonTo: c.To, Shifts: options}
	for _, d := range c.Days {
		day := &model.CoveredDay{On: d.On, Required: d.Required, Missing: []*model.Option{}, Records: make([]*model.LedgerRecord, len(d.Records))}
		for _, o := range options {
			if slices.Contains(d.Missing, o.Value) {
				day.Missing = append(day.Missing, o)
			}
		}
		for i, rec := range d.Records {
			if day.Records[i], err = q.ledgerRecord(ctx, rec); err != nil {
				return nil, err
			}
		}
		out.Days = append(out.Days, day)
	}
	return out, nil
}

func (q query) Burden(ctx context.Context, from, to calendar.Date) ([]*model.BurdenRow, error) {
	rows, err := q.Deps.Ledger.Burden(ctx, actorOf(ctx), string(from), string(to))
	return list(rows, err, func(b ledger.Burden) *model.BurdenRow {
		return &model.BurdenRow{
			Tier: model.Tier(b.Tier), LedgerCode: b.Ledger.ID, LedgerName: say(ctx, b.Ledger.Name), Records: int(b.Records), Typed: int(b.Typed), Prefilled: int(b.Prefilled),
		}
	})
}

func (m mutation) SaveLedgerRecord(ctx context.Context, in model.SaveLedgerRecordInput) (*model.LedgerRecordPayload, error) {
	rec, err := m.Deps.Ledger.Save(ctx, actorOf(ctx), ledger.SaveInput{
		RequestID: in.RequestID, RecordID: some(in.RecordID), Rev: int64(some(in.Rev)), Ledger: in.LedgerCode, Region: region.Code(some(in.RegionCode)),
		SubjectID: some(in.SubjectID), On: in.On, Until: some(in.Until), Form: in.Form, Reason: some(in.Reason),
	})
	return m.ledgerPayload(ctx, rec, err)
}

func (m mutation) VoidLedgerRecord(ctx context.Context, in model.VoidLedgerRecordInput) (*model.LedgerRecordPayload, error) {
	rec, err := m.Deps.Ledger.Void(ctx, actorOf(ctx), in.RequestID, in.RecordID, int64(in.Rev), in.Reason)
	return m.ledgerPayload(ctx, rec, err)
}

func (m mutation) DecideLedgerRecord(ctx context.Context, in model.DecideLedgerRecordInput) (*model.LedgerRecordPayload, error) {
	rec, err := m.Deps.Ledger.Decide(ctx, actorOf(ctx), in.RequestID, in.RecordID, int64(in.Rev), in.Approve, some(in.Reason))
	return m.ledgerPayload(ctx, rec, err)
}

func (r *Resolver) ledgerPayload(ctx context.Context, rec *ledger.Record, err error) (*model.LedgerRecordPayload, error) {
	if err != nil {
		return nil, err
	}
	shape, err := r.ledgerRecord(ctx, rec)
	if err != nil {
		return nil, err
	}
	return &model.LedgerRecordPayload{Record: shape}, nil
}

// ledgerShape is the schema's shape of a ledger.
func (r *Resolver) ledgerShape(ctx context.Context, l *catalog.Ledger) *model.Ledger {
	tier := func(t string) model.Tier { return model.Tier(t) }
	var shift *string
	if f, ok := ledger.ShiftField(l); ok {
		shift = &f.Key
	}
	return &model.Ledger{
		Code: l.ID, Name: say(ctx, l.Name), ShortName: say(ctx, l.Short), Section: l.Section, About: model.LedgerSubject(l.About), Kinds: append([]string{}, l.Of...),
		SubjectOptional: l.Optional, Time: model.LedgerTime(l.Time), Tiers: each(l.Tiers, tier), EnteredBy: each(l.Enter, tier),
		Fields: fieldShapes(ctx, l.Fields, r.Deps.Catalog.FieldOptions), Prefilled: each(l.Prefill, func(p catalog.Prefill) string { return p.Field }),
		Alarms:  each(l.Alarms, func(a catalog.Alarm) *model.Option { return &model.Option{Value: a.ID, Label: say(ctx, a.Label)} }),
		RollsUp: ledger.RollsUp(l), SeriesBy: ledger.TopicFields(l), Covers: ledger.Covers(l), ShiftField: shift, Occupies: r.places(l), Allocates: ledger.Allocates(l), Decided: l.Decision != nil, Dataset: figures.DatasetOf(l.ID), MayEnter: r.Deps.Ledger.MayEnter(actorOf(ctx), l),
	}
}

func (r *Resolver) places(l *catalog.Ledger) *model.LedgerPlaces {
	o := l.Occupies
	if o == nil {
		return nil
	}
	out := &model.LedgerPlaces{Field: o.Field, Of: o.Of, Rooms: o.Rooms, Room: o.Room, Count: o.Count}
	if by, field := r.Deps.Ledger.CountedBy(l); by != nil {
		out.CountedBy, out.Counted = &by.ID, &field
	}
	return out
}

// subjectName keeps the names of people from statistics roles.
func (r *Resolver) subjectName(ctx context.Context, l *catalog.Ledger, name string) string {
	switch l.About {
	case catalog.AboutPerson, catalog.AboutHousehold, catalog.AboutCase:
		if !actorOf(ctx).May(access.PersonRead, access.CaseRead) {
			return identity.MaskMinorName(name)
		}
	}
	return name
}

func (r *Resolver) ledgerRecord(ctx context.Context, rec *ledger.Record) (*model.LedgerRecord, error) {
	l, err := r.Deps.Catalog.Ledger(rec.Ledger)
	if err != nil {
		return nil, err
	}
	out := &model.LedgerRecord{
		ID: rec.ID, Rev: int(rec.Version), LedgerCode: l.ID, LedgerName: say(ctx, l.Name), Region: r.region(rec.Deepest()), SubjectName: opt(r.subjectName(ctx, l, rec.Subject)),
		On: rec.On, Until: opt(rec.Until), State: model.LedgerRecordState(rec.State), StateLabel: say(ctx, ledger.StateLabel(rec.State)), Superseded: rec.Superseded,
		Due: opt(rec.Due), By: rec.By.Name, ByRole: say(ctx, rec.By.RoleLabel()), At: instant(rec.CreatedAt), Typed: rec.Typed, Prefilled: rec.Prefilled, Form: rec.Form, Doc: rec,
	}
	if rec.SubjectID != "" {
		out.Subject = &model.RecordRef{Kind: model.RecordKind(l.About), ID: rec.SubjectID, Label: some(out.SubjectName)}
	}
	if k, err := r.Deps.Catalog.Kind(rec.SubjectKind); err == nil {
		out.SubjectKindLabel = textOf(ctx, k.Name)
	}
	if rec.AlarmOn != "" && rec.AlarmOn <= r.today() {
		out.Alarm = textOf(ctx, ledger.AlarmLabel(l, rec.AlarmID))
	}
	out.MayCorrect, out.MayVoid, out.MayDecide = r.Deps.Ledger.May(actorOf(ctx), l, rec)
	return out, nil
}

// peopleIn are the names of the people whom a form names and the caller may see.
func (r *Resolver) peopleIn(ctx context.Context, l *catalog.Ledger, values forms.Form) (map[string]string, error) {
	out := map[string]string{}
	for _, id := range forms.People(l.Fields, values) {
		p, err := r.personOf(ctx, id)
		if err != nil {
			return nil, err
		}
		if p != nil {
			out[id] = p.Name
		}
	}
	return out, nil
}

func (f recordFields) Values(ctx context.Context, rec *model.LedgerRecord) ([]*model.FormValue, error) {
	l, err := f.Deps.Catalog.Ledger(rec.Doc.Ledger)
	if err != nil {
		return nil, err
	}
	folk, err := f.peopleIn(ctx, l, rec.Doc.Form)
	if err != nil {
		return nil, err
	}
	values, _ := f.Deps.Ledger.Values(l, rec.Doc.Form, rec.Doc.Names, folk)
	return formValues(ctx, values), nil
}

func (f recordFields) Files(ctx context.Context, rec *model.LedgerRecord) ([]*model.FileInfo, error) {
	l, err := f.Deps.Catalog.Ledger(rec.Doc.Ledger)
	if err != nil {
		return nil, err
	}
	_, ids := f.Deps.Ledger.Values(l, rec.Doc.Form, nil, nil)
	found, err := f.files(ctx, ids)
	return found.of(ids), err
}

func (f recordFields) Log(ctx context.Context, rec *model.LedgerRecord) ([]*model.LedgerChange, error) {
	l, err := f.Deps.Catalog.Ledger(rec.Doc.Ledger)
	if err != nil {
		return nil, err
	}
	folk := map[string]string{}
	for _, c := range rec.Doc.Log {
		more, err := f.peopleIn(ctx, l, c.Form)
		if err != nil {
			return nil, err
		}
		maps.Copy(folk, more)
	}
	return list(rec.Doc.Log, nil, func(c ledger.Change) *model.LedgerChange {
		values, _ := f.Deps.Ledger.Values(l, c.Form, rec.Doc.Names, folk)
		return &model.LedgerChange{
			Seq: c.Seq, Operation: string(c.Op), Label: say(ctx, ledger.OpLabel(c.Op)), By: c.By.Name, ByRole: say(ctx, c.By.RoleLabel()), At: c.At, Reason: opt(c.Reason),
			On: c.On, Until: opt(c.Until), Values: formValues(ctx, values),
		}
	})
}
