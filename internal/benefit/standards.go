package benefit

import (
	"strings"

	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
)

// StandardState is where a proposed value stands.
type StandardState string

// The states of a value. A value is never changed or taken back; a later one follows it.
const (
	Proposed StandardState = "PROPOSED"
	Approved StandardState = "APPROVED"
	Refused  StandardState = "REFUSED"
)

// Person names a member of staff as they were when they acted.
type Person struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// OpenDate and OpenMonth stand for "no end yet" in declared fields, so that range filters work.
const (
	OpenDate  calendar.Date  = "9999-12-31"
	OpenMonth calendar.Month = "9999-12"
)

// Standard is one dated value of a standard, limit or ratio. Value is in the key's Unit: fen for amounts, else percent,
// months or a count.
type Standard struct {
	docstore.Meta
	Key           string        `json:"key"`
	AreaClass     string        `json:"areaClass,omitempty"` // URBAN, RURAL; "" for keys that do not differ by area
	Group         string        `json:"group,omitempty"`
	Value         int64         `json:"value"`
	Unit          string        `json:"unit"`
	EffectiveFrom calendar.Date `json:"effectiveFrom"`
	EffectiveTo   calendar.Date `json:"effectiveTo"` // last day of an approved value, OpenDate while none follows; before EffectiveFrom for one that is not approved
	Document      string        `json:"document"`
	State         StandardState `json:"state"`
	ProposedBy    Person        `json:"proposedBy"`
	DecidedBy     *Person       `json:"decidedBy,omitempty"`
	DecidedOn     calendar.Date `json:"decidedOn,omitempty"`
	Reason        string        `json:"reason,omitempty"`      // why it was refused, or a remark of the approver
	Followed      bool          `json:"followed,omitempty"`    // an approved value whose effect on running benefits is done
	Retroactive   bool          `json:"retroactive,omitempty"` // it takes effect in a month that had begun when it was proposed: months paid stay as they were paid
}

// StandardIndex holds the fields of standards that queries and figures may use.
type StandardIndex struct {
	Spec                                   *docstore.Spec[Standard]
	Key, AreaClass, Group, State, From, To docstore.ReqStrF[Standard]
	Value                                  docstore.ReqIntF[Standard]
}

// Standards declares the collection of dated values. The one in force on a day has effectiveFrom ≤ day ≤ effectiveTo.
var Standards = declareStandards()

func declareStandards() StandardIndex {
	s := docstore.Define[Standard]("standards", 1)
	x := StandardIndex{
		Spec:      s,
		Key:       docstore.ReqStr(s, "key", func(d *Standard) string { return d.Key }),
		AreaClass: docstore.ReqStr(s, "areaClass", func(d *Standard) string { return d.AreaClass }),
		Group:     docstore.ReqStr(s, "group", func(d *Standard) string { return d.Group }),
		State:     docstore.ReqStr(s, "state", func(d *Standard) string { return string(d.State) }),
		From:      docstore.ReqStr(s, "effectiveFrom", func(d *Standard) string { return string(d.EffectiveFrom) }),
		To:        docstore.ReqStr(s, "effectiveTo", func(d *Standard) string { return string(d.EffectiveTo) }),
		Value:     docstore.ReqInt(s, "value", func(d *Standard) int64 { return d.Value }),
	}
	s.Index("byKey", x.Key.Asc(), x.From.Asc())
	s.Unique("dated", func(d *Standard) (string, bool) {
		return d.slot() + "|" + string(d.EffectiveFrom), d.State != Refused
	})
	return x
}

// slot is what a standard is the value of: key, area class and group.
func (s *Standard) slot() string { return slotOf(s.Key, s.AreaClass, s.Group) }

func slotOf(key, area, group string) string { return strings.Join([]string{key, area, group}, "|") }
