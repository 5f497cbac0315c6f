package casework

import (
	"context"

	"minzheng/internal/catalog"
	"minzheng/internal/claim"
	"minzheng/internal/fault"
)

// claim gives the case the numbers of its form that stand once in the system, from the day it was applied for; a case that
// was not granted lets them go. Error: INVALID NUMBER_TAKEN.
func (s *Service) claim(ctx context.Context, p *catalog.Program, c *Case) error {
	if s.deps.Claims == nil {
		return nil
	}
	var all []claim.Number
	once := false
	for _, f := range p.Fields() {
		if f.Unique == "" {
			continue
		}
		once = true
		if v := text(c.State.Form[f.Key]); v != "" && holds(p, c) {
			all = append(all, claim.Number{Book: f.Unique, Field: f.Key, Value: v})
		}
	}
	if !once {
		return nil
	}
	return s.deps.Claims.Settle(ctx, claim.Holder{ID: c.ID, Label: fault.T("%[1]s案件%[3]s", "case %[3]s of %[2]s", p.Short.ZH, p.Short.EN, c.Number)}, all)
}

// holds reports whether a case has been applied for and neither refused, withdrawn nor revoked before it was paid.
func holds(p *catalog.Program, c *Case) bool {
	switch c.State.Status { //nolint:exhaustive // all others are under way or granted
	case Draft, Rejected, Withdrawn, Terminated:
		return false
	case Ended:
		return !p.Pays(catalog.CycleOnce) || c.Actions[len(c.Actions)-1].Kind != KindEnd
	}
	return c.State.AppliedOn != ""
}
