package graph

import (
	"context"

	"minzheng/graph/generated"
	"minzheng/graph/model"
	"minzheng/internal/access"
	"minzheng/internal/calendar"
)

// Resolver answers the schema's fields from the domain services.
type Resolver struct {
	Deps
}

// root names the parts of the schema.
type root struct{ *Resolver }

var _ generated.ResolverRoot = root{}

type (
	query        struct{ *Resolver }
	mutation     struct{ *Resolver }
	subscription struct{ *Resolver }

	person     struct{ *Resolver }
	household  struct{ *Resolver }
	membership struct{ *Resolver }
	caseFields struct{ *Resolver }
	batch      struct{ *Resolver }
	payment    struct{ *Resolver }

	entryFields  struct{ *Resolver }
	recordFields struct{ *Resolver }
	registerKind struct{ *Resolver }
)

func (r root) Query() generated.QueryResolver               { return query{r.Resolver} }
func (r root) Mutation() generated.MutationResolver         { return mutation{r.Resolver} }
func (r root) Subscription() generated.SubscriptionResolver { return subscription{r.Resolver} }
func (r root) Person() generated.PersonResolver             { return person{r.Resolver} }
func (r root) Household() generated.HouseholdResolver       { return household{r.Resolver} }
func (r root) Membership() generated.MembershipResolver     { return membership{r.Resolver} }
func (r root) Case() generated.CaseResolver                 { return caseFields{r.Resolver} }
func (r root) Payment() generated.PaymentResolver           { return payment{r.Resolver} }
func (r root) Batch() generated.BatchResolver               { return batch{r.Resolver} }

func (r root) Entry() generated.EntryResolver               { return entryFields{r.Resolver} }
func (r root) LedgerRecord() generated.LedgerRecordResolver { return recordFields{r.Resolver} }
func (r root) RegisterKind() generated.RegisterKindResolver { return registerKind{r.Resolver} }

func (r root) EntryConnection() generated.EntryConnectionResolver {
	return counted[model.EntryConnection]{}
}

func (r root) LedgerRecordConnection() generated.LedgerRecordConnectionResolver {
	return counted[model.LedgerRecordConnection]{}
}

func (r root) StaffConnection() generated.StaffConnectionResolver {
	return counted[model.StaffConnection]{}
}

func (r root) PersonConnection() generated.PersonConnectionResolver {
	return counted[model.PersonConnection]{}
}

func (r root) CaseConnection() generated.CaseConnectionResolver {
	return counted[model.CaseConnection]{}
}

func (r root) PaymentConnection() generated.PaymentConnectionResolver {
	return counted[model.PaymentConnection]{}
}

func (r root) BatchConnection() generated.BatchConnectionResolver {
	return counted[model.BatchConnection]{}
}

func (r root) RecordConnection() generated.RecordConnectionResolver {
	return counted[model.RecordConnection]{}
}

func (r root) ImportConnection() generated.ImportConnectionResolver {
	return counted[model.ImportConnection]{}
}

func (r root) AuditConnection() generated.AuditConnectionResolver {
	return counted[model.AuditConnection]{}
}

// counted answers totalCount of every connection: only when it is asked for, because counting costs.
type counted[C any] struct{}

func (counted[C]) TotalCount(ctx context.Context, c *C) (int, error) {
	return any(c).(interface{ Counter() model.Count }).Counter()(ctx)
}

// today is the local day of the clock.
func (r *Resolver) today() calendar.Date { return calendar.DateOf(r.Clock()) }

// actorOf is the caller; @can has made sure that there is one, the domain checks again.
func actorOf(ctx context.Context) *access.Actor {
	a, err := access.From(ctx)
	if err != nil {
		return nil
	}
	return a
}
