package payroll

import (
	"minzheng/internal/access"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// HeldBy is who holds a line back.
type HeldBy struct {
	ID   string      `json:"id"`
	Name string      `json:"name"`
	Role access.Role `json:"role"`
}

// mayLetGo reports whether a hold is the actor's to lift: their own, or of their tier or one below. What an auditor
// holds, only an auditor or finance lets go.
func (h *HeldBy) mayLetGo(actor *access.Actor) bool {
	switch {
	case actor == nil:
		return false
	case h == nil || actor.System || actor.StaffID == h.ID:
		return true
	case h.Role == access.AU:
		return actor.Role == access.AU || actor.HasSection(access.SectionFin)
	}
	return height(actor.Role) >= height(h.Role)
}

// whose says who may lift the hold.
func (h *HeldBy) whose() fault.Text {
	if h.Role == access.AU {
		return fault.T("由审计员或计划财务科解除", "An auditor or finance lets it go")
	}
	return fault.T("由本人、同级或上级解除", "They or somebody of their tier or above let it go")
}

func height(r access.Role) int {
	switch r.Tier() {
	case region.TierCity:
		return 3
	case region.TierTownship:
		return 2
	case region.TierVillage:
		return 1
	}
	return 0
}

func heldByAnother(h *HeldBy) *fault.Error {
	who := h.whose()
	return fault.NotAllowed("HELD_BY", fault.T("该笔由%[1]s（%[2]s）暂缓，%[4]s。", "The line is held by %[1]s (%[3]s). %[5]s.", h.Name, h.Role.Label().ZH, h.Role.Label().EN, who.ZH, who.EN))
}

// HoldNote says by whom and why a held line is held, and who may let it go; empty for other lines.
func (p *Payment) HoldNote() fault.Text {
	if p.State != Held || p.HeldBy == nil {
		return fault.Text{}
	}
	h, who := p.HeldBy, p.HeldBy.whose()
	return fault.T("%[1]s（%[2]s）暂缓：%[4]s。%[5]s", "Held by %[1]s (%[3]s): %[4]s. %[6]s", h.Name, h.Role.Label().ZH, h.Role.Label().EN, p.HoldReason, who.ZH, who.EN)
}
