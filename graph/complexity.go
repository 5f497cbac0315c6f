package graph

import (
	"minzheng/graph/generated"
	"minzheng/graph/model"
	"minzheng/internal/calendar"
)

// page is what a page of a list costs: the fields of one record times how many are asked for. A size out of bounds
// is refused by the domain; here it must only not make a query look cheap.
func page(child int, first *int) int {
	n := 20
	if first != nil {
		n = min(max(*first, 1), 1000)
	}
	return 1 + child*n
}

// complexity gives every list that pages its true weight; other fields weigh one each.
func complexity() generated.ComplexityRoot {
	var c generated.ComplexityRoot
	c.Batch.Payments = func(child int, _ *model.PaymentState, _, _ *string, _ *bool, first *int, _ *string) int {
		return page(child, first)
	}
	c.Case.Payments = func(child int, first *int, _ *string) int { return page(child, first) }
	c.Query.AuditEvents = func(child int, _, _, _ *string, _, _ *calendar.Date, first *int, _ *string) int {
		return page(child, first)
	}
	c.Query.Batches = func(child int, _ *string, first *int, _ *string) int { return page(child, first) }
	c.Query.Cases = func(child int, _ []*model.ConditionInput, _ *model.OrderInput, first *int, _ *string) int {
		return page(child, first)
	}
	c.Query.Imports = func(child int, first *int, _ *string) int { return page(child, first) }
	c.Query.IndicatorRecords = func(child int, _ string, _ *string, _ *calendar.Date, first *int, _ *string) int {
		return page(child, first)
	}
	c.Query.People = func(child int, _, _ *string, first *int, _ *string) int { return page(child, first) }
	c.Query.Records = func(child int, _ model.DatasetQueryInput, first *int, _ *string) int { return page(child, first) }
	c.Query.StaffMembers = func(child int, _, _ *string, first *int, _ *string) int { return page(child, first) }
	c.Query.WorkQueue = func(child int, _, _, _ *string, _ *bool, first *int, _ *string) int { return page(child, first) }
	c.Query.Entries = func(child int, _ model.EntryClass, _, _, _ *string, _ *bool, _ []*model.ConditionInput, _ *model.OrderInput, first *int, _ *string) int {
		return page(child, first)
	}
	c.Query.LedgerRecords = func(child int, _ string, _, _ *string, _, _ *calendar.Date, _ []*model.ConditionInput, _ *model.OrderInput, first *int, _ *string) int {
		return page(child, first)
	}
	few := func(child int) int { return 1 + 5*child } // lists that are short by nature but open whole records
	c.Person.Cases, c.Person.Memberships, c.Person.Benefits = few, few, few
	c.Household.Cases, c.Household.Members, c.Household.PastMembers, c.Household.Benefits = few, few, few, few
	c.Case.Members, c.Case.Actions, c.Case.Documents = few, few, few
	c.Entry.Actions, c.Entry.AvailableActions, c.LedgerRecord.Log = few, few, few
	c.Query.Programs, c.Query.Ledgers = few, few
	c.Query.RegisterKinds = func(child int, _ *model.EntryClass) int { return few(child) }
	return c
}
