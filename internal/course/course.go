package course

import (
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// Doer is who acted, as they were then.
type Doer struct {
	ID     string      `json:"id"`
	Name   string      `json:"name"`
	Role   string      `json:"role"`
	Region region.Code `json:"region"`
}

// DoerOf is an actor as a log keeps them.
func DoerOf(a *access.Actor) Doer {
	return Doer{ID: a.StaffID, Name: a.Name, Role: string(a.Role), Region: a.Region}
}

// RoleLabel names the role in which somebody acted; without a role it was the system.
func (d Doer) RoleLabel() fault.Text {
	if d.Role == "" {
		return fault.T("系统", "System")
	}
	return access.Role(d.Role).Label()
}

// Steps is what separation looks a step's name up in.
type Steps interface {
	Step(id string) (*catalog.Step, bool)
}

// StartsFrom reports whether the step may be done in a status; only opening steps start from none.
func StartsFrom(step *catalog.Step, status string) bool {
	if len(step.From) == 0 {
		return status == ""
	}
	return slices.Contains(step.From, status)
}

// Fits reports whether the actor's role is one that the step is narrowed to.
func Fits(actor *access.Actor, step *catalog.Step) bool {
	return len(step.Roles) == 0 || actor.System || slices.Contains(step.Roles, string(actor.Role))
}

// Separate refuses an actor who did a step that the doer of this one must not have done: NOT_ALLOWED_NOW SEPARATION.
// doers are the staff ids by step.
func Separate(of Steps, step *catalog.Step, doers map[string][]string, actor *access.Actor) error {
	for _, id := range step.Apart {
		if !slices.Contains(doers[id], actor.ID()) {
			continue
		}
		done := fault.T(id, id)
		if x, ok := of.Step(id); ok {
			done = x.Label
		}
		return fault.NotAllowed("SEPARATION", fault.T("您已办理过本案的“%[1]s”，按不相容岗位分离的规定须由他人办理",
			"You did %[2]q on this case, so another person must do this", done.ZH, done.EN))
	}
	return nil
}

// QueueKey is how a waiting step is found by those who may do it: PERMISSION[:ROLE,ROLE]/step.
func QueueKey(step *catalog.Step) string {
	key := step.Permission
	if len(step.Roles) > 0 {
		roles := slices.Clone(step.Roles)
		slices.Sort(roles)
		key += ":" + strings.Join(roles, ",")
	}
	return key + "/" + step.ID
}
