package graph

import (
	"context"
	"errors"
	"strings"

	"minzheng/graph/model"
	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

func (q query) Programs(ctx context.Context) ([]*model.Program, error) {
	var out []*model.Program
	for _, p := range q.Deps.Catalog.Programs() {
		if q.Deps.Cases.Sees(actorOf(ctx), p) {
			out = append(out, q.program(ctx, p))
		}
	}
	return out, nil
}

func (q query) Program(ctx context.Context, programCode string) (*model.Program, error) {
	p, err := q.Deps.Catalog.Program(programCode)
	if err != nil {
		return nil, err
	}
	if !q.Deps.Cases.Sees(actorOf(ctx), p) {
		return nil, fault.NotFound(fault.T("该项目", "programme"))
	}
	return q.program(ctx, p), nil
}

func (r *Resolver) program(ctx context.Context, p *catalog.Program) *model.Program {
	a := actorOf(ctx)
	cycle := ""
	if p.Benefit != nil {
		cycle = p.Benefit.Cycle
	}
	return &model.Program{
		Cycle: opt(cycle), Department: textOf(ctx, p.DepartmentOn(r.today())),
		Code: p.ID, Name: say(ctx, p.Name), ShortName: say(ctx, p.Short), Section: p.SectionOn(r.today()), SectionLabel: say(ctx, access.SectionLabel(p.SectionOn(r.today()))), Unit: p.Unit, Edition: p.Edition, Basis: basis(p.Basis),
		Form: each(p.Form, func(s catalog.Section) *model.FormSection {
			return &model.FormSection{Key: s.Key, Title: say(ctx, s.Title), Help: textOf(ctx, s.Help), Fields: r.formFields(ctx, p, s.Fields)}
		}),
		Documents: each(p.Docs, func(d catalog.Document) *model.DocumentSpec {
			return &model.DocumentSpec{Key: d.Key, Label: say(ctx, d.Label), Help: textOf(ctx, d.Help), Required: d.Required, PerMember: d.PerMember != ""}
		}),
		Steps: each(p.Steps, func(s catalog.Step) *model.StepInfo {
			return &model.StepInfo{Action: s.ID, Label: say(ctx, s.Label), Tier: opt(model.Tier(s.Tier)), From: append([]string{}, s.From...), To: opt(s.To)}
		}),
		Clocks: each(p.Clocks, func(c catalog.Clock) *model.ClockInfo {
			return &model.ClockInfo{Key: c.ID, Label: say(ctx, c.Label), Days: c.Days, Unit: c.Unit, Legal: c.Legal}
		}),
		Statuses: optionList(ctx, p.Statuses), EndReasons: optionList(ctx, p.EndReasons), Parts: partsOf(p),
		MayDraft: p.Roster == nil && a.Can(access.CaseDraft, region.PlaceOf(a.Region), p.SectionOn(r.today())) == nil,
	}
}

// partsOf tells from the steps and the benefit of a programme which parts its cases can have.
func partsOf(p *catalog.Program) []model.CasePart {
	parts := []model.CasePart{}
	for _, part := range []struct {
		is   model.CasePart
		kind casework.Kind
	}{{model.CasePartVerification, casework.KindVerifyRequest}, {model.CasePartNotice, casework.KindPostNotice}, {model.CasePartChanges, casework.KindProposeChange}} {
		if _, ok := p.StepOfKind(string(part.kind)); ok {
			parts = append(parts, part.is)
		}
	}
	if p.Benefit != nil && p.Benefit.Cycle != catalog.CycleNone {
		parts = append(parts, model.CasePartPayments)
	}
	return parts
}

// formFields gives the fields of a form; options come with the labels of the programme.
func (r *Resolver) formFields(ctx context.Context, p *catalog.Program, in []catalog.Field) []*model.FormField {
	return fieldShapes(ctx, in, func(f *catalog.Field) []catalog.Option { return r.Deps.Catalog.OptionsFor(p, f) })
}

// offerFields gives the fields of a step on offer, whose options the engine has resolved.
func (r *Resolver) offerFields(ctx context.Context, in []catalog.Field) []*model.FormField {
	return fieldShapes(ctx, in, func(f *catalog.Field) []catalog.Option { return f.Options })
}

func fieldShapes(ctx context.Context, in []catalog.Field, options func(*catalog.Field) []catalog.Option) []*model.FormField {
	out := make([]*model.FormField, len(in))
	for i := range in {
		f := &in[i]
		out[i] = &model.FormField{
			Key: f.Key, Type: model.FieldType(f.Type), Label: say(ctx, f.Label), Help: textOf(ctx, f.Help), Required: f.Required, Confidential: f.Confidential,
			Options: optionList(ctx, options(f)), Min: opt(f.Min), Max: opt(f.Max), MaxLength: opt(f.MaxLength), Unit: opt(f.Unit),
			Default: opt(f.Default), ItemFields: fieldShapes(ctx, f.Items, options),
		}
		if w := f.VisibleWhen; w != nil {
			out[i].VisibleWhen = &model.VisibleWhen{Field: w.Field, In: w.In}
		}
	}
	return out
}

func (q query) CalendarYear(_ context.Context, year int) (*model.CalendarYear, error) {
	y, err := q.Deps.Workdays.Year(year)
	if missing := (*calendar.NoDataError)(nil); errors.As(err, &missing) {
		return nil, fault.NotFound(fault.T("该年度的工作日历", "working-day calendar of that year"))
	}
	if err != nil {
		return nil, err
	}
	return calendarYear(y), nil
}

func calendarYear(y calendar.Year) *model.CalendarYear {
	out := &model.CalendarYear{Year: y.Year, Workdays: y.Workdays, DaysOff: []*model.CalendarDay{}, MakeUpDays: []*model.CalendarDay{}}
	out.Source = strings.Join(each(y.Notices, func(n calendar.Notice) string { return n.DocNo }), "、")
	for _, h := range y.Holidays {
		name := strings.Join(h.Names, "、")
		for d := h.From; d <= h.To; d = d.AddDays(1) {
			out.DaysOff = append(out.DaysOff, &model.CalendarDay{Date: d, Name: name})
		}
		for _, d := range h.Makeups {
			out.MakeUpDays = append(out.MakeUpDays, &model.CalendarDay{Date: d, Name: name})
		}
	}
	return out
}
