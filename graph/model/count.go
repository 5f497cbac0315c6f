package model

import "context"

// Count answers how many records a whole list has; it runs only when a client asks for totalCount.
type Count func(ctx context.Context) (int, error)

// Counter is what counts the list.
func (c *StaffConnection) Counter() Count        { return c.Count }
func (c *PersonConnection) Counter() Count       { return c.Count }
func (c *CaseConnection) Counter() Count         { return c.Count }
func (c *PaymentConnection) Counter() Count      { return c.Count }
func (c *BatchConnection) Counter() Count        { return c.Count }
func (c *RecordConnection) Counter() Count       { return c.Count }
func (c *ImportConnection) Counter() Count       { return c.Count }
func (c *EntryConnection) Counter() Count        { return c.Count }
func (c *LedgerRecordConnection) Counter() Count { return c.Count }
func (c *AuditConnection) Counter() Count        { return c.Count }
