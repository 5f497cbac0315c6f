package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
)

func (q query) AuditEvents(ctx context.Context, staffID, recordID, kind *string, from, to *calendar.Date, first *int, after *string) (*model.AuditConnection, error) {
	actor := actorOf(ctx)
	ask := audit.Query{StaffID: some(staffID), RecordID: some(recordID), Kind: some(kind), From: some(from), To: some(to), First: size(first), After: some(after)}
	page, err := q.Deps.Audit.Find(ctx, actor, ask)
	if err != nil {
		return nil, err
	}
	return &model.AuditConnection{
		Nodes:    each(page.Events, func(e *audit.Event) *model.AuditEvent { return auditEvent(ctx, e) }),
		PageInfo: pageInfo(page.End, page.More),
		Count:    counter(func(ctx context.Context) (int64, error) { return q.Deps.Audit.Count(ctx, actor, ask) }),
	}, nil
}

func auditEvent(ctx context.Context, e *audit.Event) *model.AuditEvent {
	out := &model.AuditEvent{
		Seq: int(e.Seq), At: e.At, Staff: e.StaffName, Role: string(e.Role), Kind: e.Kind, KindLabel: say(ctx, audit.KindLabel(e.Kind)),
		Summary: say(ctx, e.Summary), Reason: opt(e.Reason),
	}
	if kind := model.RecordKind(e.RecordKind); kind.IsValid() {
		out.Record = &model.RecordRef{Kind: kind, ID: e.RecordID, Label: e.RecordLabel}
	}
	return out
}
