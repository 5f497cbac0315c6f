package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/figures"
	forms "minzheng/internal/form"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

func (q query) RegisterKinds(ctx context.Context, class *model.EntryClass) ([]*model.RegisterKind, error) {
	out := []*model.RegisterKind{}
	for _, k := range q.Deps.Catalog.Kinds() {
		if q.Deps.Registry.Sees(actorOf(ctx), k) && (class == nil || string(*class) == k.Class) {
			out = append(out, q.registerKind(ctx, k))
		}
	}
	return out, nil
}

func (q query) RegisterKind(ctx context.Context, kindCode string) (*model.RegisterKind, error) {
	k, err := q.Deps.Catalog.Kind(kindCode)
	if err != nil {
		return nil, err
	}
	if !q.Deps.Registry.Sees(actorOf(ctx), k) {
		return nil, fault.NotFound(fault.T("该登记类别", "kind of entry"))
	}
	return q.registerKind(ctx, k), nil
}

func (q query) Entry(ctx context.Context, entryID string) (*model.Entry, error) {
	e, err := q.Deps.Registry.Get(ctx, actorOf(ctx), entryID)
	if err != nil {
		return nil, err
	}
	return q.entryShape(ctx, e)
}

func (q query) Entries(ctx context.Context, class model.EntryClass, kindCode, regionCode, search *string, waiting *bool, where []*model.ConditionInput, order *model.OrderInput, first *int, after *string) (*model.EntryConnection, error) {
	actor := actorOf(ctx)
	ask := registry.Query{
		Class: string(class), Kind: some(kindCode), Region: region.Code(some(regionCode)), Search: some(search), Waits: some(waiting), First: size(first), After: some(after),
	}
	page, err := q.Deps.Figures.Entries(ctx, actor, ask, conditions(where), orderOf(order))
	if err != nil {
		return nil, err
	}
	nodes := make([]*model.Entry, len(page.Items))
	for i, e := range page.Items {
		if nodes[i], err = q.entryShape(ctx, e); err != nil {
			return nil, err
		}
	}
	count := func(ctx context.Context) (int64, error) {
		return q.Deps.Figures.CountEntries(ctx, actor, ask, conditions(where))
	}
	return &model.EntryConnection{Nodes: nodes, PageInfo: pageInfo(string(page.End()), page.More), Count: counter(count)}, nil
}

func (q query) NetworkCover(ctx context.Context, kindCode string) ([]*model.NetworkDivision, error) {
	cover, err := q.Deps.Registry.Completeness(ctx, actorOf(ctx), kindCode)
	return list(cover, err, func(c registry.Cover) *model.NetworkDivision {
		return &model.NetworkDivision{Region: q.division(c.Region), EntryID: opt(c.EntryID), Name: opt(c.Name)}
	})
}

func (m mutation) CreateEntry(ctx context.Context, in model.CreateEntryInput) (*model.EntryPayload, error) {
	e, err := m.Deps.Registry.Create(ctx, actorOf(ctx), registry.CreateInput{
		RequestID: in.RequestID, Kind: in.KindCode, Region: region.Code(in.RegionCode), AboveID: some(in.AboveEntryID), Above: some(in.AboveName), Form: in.Form,
	})
	return m.entryPayload(ctx, e, err)
}

func (m mutation) PerformEntryAction(ctx context.Context, in model.PerformEntryActionInput) (*model.EntryPayload, error) {
	e, err := m.Deps.Registry.Perform(ctx, actorOf(ctx), registry.PerformInput{
		RequestID: in.RequestID, EntryID: in.EntryID, Rev: int64(in.Rev), Step: in.Action, Form: in.Form,
	})
	return m.entryPayload(ctx, e, err)
}

func (r *Resolver) entryPayload(ctx context.Context, e *registry.Entry, err error) (*model.EntryPayload, error) {
	if err != nil {
		return nil, err
	}
	shape, err := r.entryShape(ctx, e)
	if err != nil {
		return nil, err
	}
	return &model.EntryPayload{Entry: shape}, nil
}

// registerKind is the schema's shape of a kind.
func (r *Resolver) registerKind(ctx context.Context, k *catalog.Kind) *model.RegisterKind {
	out := &model.RegisterKind{
		Code: k.ID, Class: model.EntryClass(k.Class), Name: say(ctx, k.Name), ShortName: say(ctx, k.Short), Section: k.Section, Basis: basis(k.Basis), Network: k.OnePer,
		Tiers: each(k.Tiers, func(t string) model.Tier { return model.Tier(t) }), AboveKinds: []string{}, Dataset: figures.DatasetOf(k.ID), Doc: k,
		Form: each(k.Form, func(s catalog.Section) *model.FormSection {
			return &model.FormSection{Key: s.Key, Title: say(ctx, s.Title), Help: textOf(ctx, s.Help), Fields: fieldShapes(ctx, s.Fields, r.Deps.Catalog.FieldOptions)}
		}),
		Statuses: optionList(ctx, k.Statuses),
		Steps: each(k.Steps, func(s catalog.Step) *model.StepInfo {
			return &model.StepInfo{Action: s.ID, Label: say(ctx, s.Label), Tier: opt(model.Tier(s.Tier)), From: append([]string{}, s.From...), To: opt(s.To)}
		}),
		Duties: each(k.Duties, func(d catalog.Duty) *model.Option { return &model.Option{Value: d.ID, Label: say(ctx, d.Label)} }),
	}
	if k.Above != nil {
		out.AboveLabel, out.AboveKinds = textOf(ctx, k.Above.Label), append(out.AboveKinds, k.Above.Kinds...)
	}
	_, out.MayCreate, _ = r.Deps.Registry.Opening(ctx, actorOf(ctx), k)
	return out
}

func (f registerKind) Create(ctx context.Context, k *model.RegisterKind) (*model.AvailableAction, error) {
	o, ok, err := f.Deps.Registry.Opening(ctx, actorOf(ctx), k.Doc)
	if err != nil || !ok {
		return nil, err
	}
	return f.entryOffer(ctx, o), nil
}

func (r *Resolver) entryOffer(ctx context.Context, o registry.Offer) *model.AvailableAction {
	style := model.ActionStyle(o.Step.Style)
	if !style.IsValid() {
		style = model.ActionStyleNormal
	}
	return &model.AvailableAction{
		Action: o.Step.ID, Label: say(ctx, o.Step.Label), Help: textOf(ctx, o.Step.Help), Style: style, Form: r.offerFields(ctx, o.Fields), Initial: o.Initial,
		Confirm: textOf(ctx, o.Step.Confirm),
	}
}

// entryShape is the schema's shape of an entry: what a list shows. What only a detail page asks for has resolvers of its
// own.
func (r *Resolver) entryShape(ctx context.Context, e *registry.Entry) (*model.Entry, error) {
	k, err := r.Deps.Registry.Kind(e)
	if err != nil {
		return nil, err
	}
	s := &e.State
	out := &model.Entry{
		ID: e.ID, Rev: int(e.Version), Class: model.EntryClass(e.Class), KindCode: e.Kind, KindName: say(ctx, k.Name), Number: e.Number, Name: s.Name, CreditCode: opt(s.CreditCode),
		Region: r.region(e.Deepest()), Township: r.regionOrNone(e.Township), Status: string(s.Status), StatusLabel: say(ctx, k.Program().StatusLabel(string(s.Status))),
		StatusSince: s.Since, Stands: s.Status.Stands(), BeganOn: opt(s.BeganOn), ClosedOn: opt(s.ClosedOn), CloseReason: opt(s.CloseReason), AboveName: opt(e.Above),
		Grade: opt(s.Grade), GradeLabel: opt(r.label(ctx, "ORG_GRADES", s.Grade)), GradedOn: opt(s.GradedOn), Due: opt(s.Due),
		Overdue: s.Due != "" && s.Due < r.today(), Form: s.Form, Doc: e,
		Checks: each(s.Checks, func(c registry.CheckResult) *model.EntryCheck {
			return &model.EntryCheck{Year: c.Year, Result: c.Result, ResultLabel: r.label(ctx, "CHECK_RESULTS", c.Result), On: c.On}
		}),
	}
	if s.DueWhat != "" {
		out.DueLabel = textOf(ctx, registry.DutyLabel(k, s.DueWhat))
	}
	if e.AboveID != "" {
		out.Above = &model.RecordRef{Kind: model.RecordKindOrganization, ID: e.AboveID, Label: e.Above}
	}
	return out, nil
}

func (f entryFields) Kind(ctx context.Context, e *model.Entry) (*model.RegisterKind, error) {
	k, err := f.Deps.Registry.Kind(e.Doc)
	if err != nil {
		return nil, err
	}
	return f.registerKind(ctx, k), nil
}

func formValues(ctx context.Context, values []forms.Value) []*model.FormValue {
	return each(values, func(v forms.Value) *model.FormValue {
		return &model.FormValue{Key: v.Key, Label: say(ctx, v.Label), Text: say(ctx, v.Text)}
	})
}

func (f entryFields) Values(ctx context.Context, e *model.Entry) ([]*model.FormValue, error) {
	values, _, err := f.Deps.Registry.Values(e.Doc)
	return formValues(ctx, values), err
}

func (f entryFields) Files(ctx context.Context, e *model.Entry) ([]*model.FileInfo, error) {
	_, ids, err := f.Deps.Registry.Values(e.Doc)
	if err != nil {
		return nil, err
	}
	found, err := f.files(ctx, ids)
	return found.of(ids), err
}

func (f entryFields) Duties(ctx context.Context, e *model.Entry) ([]*model.EntryDuty, error) {
	duties, err := f.Deps.Registry.Duties(e.Doc)
	return list(duties, err, func(d registry.DutyView) *model.EntryDuty {
		return &model.EntryDuty{Key: d.ID, Label: say(ctx, d.Label), Legal: d.Legal, Year: opt(d.Year), Due: opt(d.Due), Overdue: d.Overdue}
	})
}

func (f entryFields) Actions(ctx context.Context, e *model.Entry) ([]*model.EntryAction, error) {
	k, err := f.Deps.Registry.Kind(e.Doc)
	if err != nil {
		return nil, err
	}
	entries, err := f.Deps.Registry.Timeline(e.Doc)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, x := range entries {
		ids = append(ids, x.Files...)
	}
	files, err := f.files(ctx, ids)
	return list(entries, err, func(x registry.Entered) *model.EntryAction {
		return &model.EntryAction{
			Seq: x.Seq, Action: x.Step, Label: say(ctx, x.Label), By: x.By.Name, ByRole: say(ctx, x.By.RoleLabel()), ByRegion: f.Deps.Regions.FullName(x.By.Region), At: x.At,
			FromStatus: opt(string(x.From)), ToStatus: string(x.To), ToStatusLabel: say(ctx, k.Program().StatusLabel(string(x.To))), Summary: formValues(ctx, x.Values),
			Files: files.of(x.Files),
		}
	})
}

func (f entryFields) AvailableActions(ctx context.Context, e *model.Entry) ([]*model.AvailableAction, error) {
	offers, _, err := f.Deps.Registry.Available(ctx, actorOf(ctx), e.Doc)
	return list(offers, err, func(o registry.Offer) *model.AvailableAction { return f.entryOffer(ctx, o) })
}

func (f entryFields) BlockedActions(ctx context.Context, e *model.Entry) ([]*model.BlockedAction, error) {
	_, blocked, err := f.Deps.Registry.Available(ctx, actorOf(ctx), e.Doc)
	return list(blocked, err, func(b registry.Blocked) *model.BlockedAction {
		return &model.BlockedAction{Action: b.Step.ID, Label: say(ctx, b.Step.Label), Reason: say(ctx, b.Reason)}
	})
}

func (f entryFields) Below(ctx context.Context, e *model.Entry) ([]*model.RecordRef, error) {
	below, err := f.Deps.Registry.Below(ctx, actorOf(ctx), e.Doc)
	return list(below, err, entryRef)
}

func entryRef(e *registry.Entry) *model.RecordRef {
	return &model.RecordRef{Kind: model.RecordKind(e.Class), ID: e.ID, Label: e.State.Name}
}

func (f entryFields) Ledgers(ctx context.Context, e *model.Entry) ([]*model.LedgerCount, error) {
	actor, out := actorOf(ctx), []*model.LedgerCount{}
	if !actor.May(access.LedgerRead) {
		return out, nil
	}
	for _, l := range f.Deps.Catalog.Ledgers() {
		if !l.IsAbout(e.Doc.Class, e.Doc.Kind) || !f.Deps.Ledger.Sees(actor, l) {
			continue
		}
		n, err := f.Deps.Ledger.CountOf(ctx, actor, l, e.ID)
		if err != nil {
			return nil, err
		}
		out = append(out, &model.LedgerCount{LedgerCode: l.ID, LedgerName: say(ctx, l.Name), Count: int(n), MayEnter: f.Deps.Ledger.MayEnter(actor, l), Occupies: l.Occupies != nil})
	}
	return out, nil
}
