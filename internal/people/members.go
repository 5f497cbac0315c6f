package people

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// numberPrefix begins every household number.
const numberPrefix = "HH-"

// CreateHouseholdInput registers a household with its head as first member, from a day on.
type CreateHouseholdInput struct {
	RequestID    string
	HeadPersonID string
	VillageCode  region.Code
	Address      string
	From         calendar.Date
}

// ChangeMembershipInput changes one person's membership of a household that was read at revision Rev:
//   - who is no member is added with Relation from From on (From and To together record a membership of the past);
//   - a member is ended on To, the first day without them;
//   - or a member gets another Relation from From (today if none) on; a new HEAD makes the old one what follows from it.
type ChangeMembershipInput struct {
	RequestID   string
	HouseholdID string
	Rev         int64
	PersonID    string
	Relation    string
	From, To    calendar.Date
}

// HouseholdNumber is the n-th household number of a village: HH-TTTVVV-NNNNN.
func HouseholdNumber(village region.Code, n int64) string {
	if village.Tier() != region.TierVillage {
		return ""
	}
	return fmt.Sprintf("%s%s-%05d", numberPrefix, village[6:], n)
}

// HouseholdSeq is the name of the store's counter of a village's household numbers: who numbers households without
// NextHouseholdNumber raises it afterwards.
func HouseholdSeq(village region.Code) string { return "household:" + string(village) }

// NextHouseholdNumber draws the next number of a village. Draw it in the transaction that uses it.
func (r *Registry) NextHouseholdNumber(ctx context.Context, village region.Code) (string, error) {
	n, err := r.deps.Store.NextSeq(ctx, HouseholdSeq(village))
	return HouseholdNumber(village, n), err
}

// CreateHousehold registers a household. The head moves to its village if they live elsewhere. Errors: INVALID, NOT_FOUND,
// NOT_ALLOWED_NOW (DEAD, IN_HOUSEHOLD).
func (r *Registry) CreateHousehold(ctx context.Context, actor *access.Actor, in CreateHouseholdInput) (*Household, error) {
	if err := actor.Need(access.PersonWrite); err != nil {
		return nil, err
	}
	id, _, err := r.deps.Once.Do(ctx, actor, in.RequestID, "household.create", in, func(ctx context.Context) (string, error) {
		return r.createHousehold(ctx, actor, in)
	})
	if err != nil {
		return nil, stored(err)
	}
	return r.GetHousehold(ctx, actor, id)
}

func (r *Registry) createHousehold(ctx context.Context, actor *access.Actor, in CreateHouseholdInput) (string, error) {
	head, err := r.person(ctx, actor, access.PersonWrite, in.HeadPersonID)
	if err != nil {
		return "", err
	}
	var bad problems
	r.checkVillages(head, &PersonInput{VillageCode: in.VillageCode}, &bad)
	in.Address = strings.TrimSpace(in.Address)
	if utf8.RuneCountInString(in.Address) > 200 {
		bad.add("/address", "TOO_LONG", "地址不超过200字", "An address has at most 200 characters")
	}
	r.checkDay(&bad, "/from", in.From, head.Birth)
	if err := bad.err(); err != nil {
		return "", err
	}
	at := region.PlaceOf(in.VillageCode)
	if err := actor.Can(access.PersonWrite, at, ""); err != nil {
		return "", err
	}
	h := &Household{Meta: docstore.Meta{ID: "household_" + r.deps.IDs()}, Place: at, HeadID: head.ID, HeadName: head.Name, Address: in.Address}
	if err := r.enter(ctx, actor, h, head, Membership{Relation: Head, From: in.From}); err != nil {
		return "", err
	}
	if h.Number, err = r.NextHouseholdNumber(ctx, in.VillageCode); err != nil {
		return "", err
	}
	if err := r.households.Insert(ctx, h); err != nil {
		return "", stored(err)
	}
	if err := r.people.Replace(ctx, head); err != nil {
		return "", stored(err)
	}
	return h.ID, r.record(ctx, actor, "household.save", "HOUSEHOLD", h.ID, "", fault.T("登记家庭%[1]s", "Registered household %[1]s", h.Number))
}

// checkDay checks a day of a membership: not before birth, not in the future.
func (r *Registry) checkDay(bad *problems, path string, day, birth calendar.Date) {
	if !day.Valid() || day > r.Today() || day < birth {
		bad.add(path, "DATE_RANGE", "请填写出生日期与今天之间的日期", "Give a day between birth and today")
	}
}

// enter adds a membership and makes the person live where the household is. It changes h and p, which the caller writes:
// p always, so that two memberships of one person cannot be added at the same time.
func (r *Registry) enter(ctx context.Context, actor *access.Actor, h *Household, p *Person, m Membership) error {
	m.PersonID, m.Name = p.ID, p.Name
	if m.Current() && !p.Alive() {
		return fault.NotAllowed("DEAD", fault.T("该人员已登记死亡", "This person is recorded as dead"))
	}
	others, err := r.householdsOf(ctx, p.ID)
	if err != nil {
		return err
	}
	for _, o := range others {
		if o.ID == h.ID {
			o = h
		}
		for _, have := range o.Members {
			if have.PersonID == p.ID && have.overlaps(m) {
				return r.elsewhere(actor, o)
			}
		}
	}
	h.Members = append(h.Members, m)
	if !m.Current() {
		return nil
	}
	p.HouseholdID = h.ID
	if p.Village != h.Village {
		on := m.From
		if n := len(p.Residences); n > 0 && on < p.Residences[n-1].From {
			on = r.Today() // the register knows better where the person lived then
		}
		p.moveTo(h.Village, on)
	}
	return nil
}

func (r *Registry) elsewhere(actor *access.Actor, o *Household) error {
	number := "***"
	if actor.Can(access.PersonRead, o.Place, "") == nil {
		number = o.Number
	}
	return fault.NotAllowed("IN_HOUSEHOLD", fault.T("该人员在这段时间是家庭%[1]s的成员：请先办理离户",
		"At that time this person is a member of household %[1]s: end that membership first", number))
}

// ChangeMembership adds, ends or changes a membership. Errors: INVALID, NOT_FOUND, CONFLICT STALE_REV, NOT_ALLOWED_NOW
// (DEAD, IN_HOUSEHOLD, HEAD_LEAVES, HAS_HEAD).
func (r *Registry) ChangeMembership(ctx context.Context, actor *access.Actor, in ChangeMembershipInput) (*Household, error) {
	if err := actor.Need(access.PersonWrite); err != nil {
		return nil, err
	}
	id, _, err := r.deps.Once.Do(ctx, actor, in.RequestID, "household.membership", in, func(ctx context.Context) (string, error) {
		return r.changeMembership(ctx, actor, in)
	})
	if err != nil {
		return nil, stored(err)
	}
	return r.GetHousehold(ctx, actor, id)
}

func (r *Registry) changeMembership(ctx context.Context, actor *access.Actor, in ChangeMembershipInput) (string, error) {
	h, err := r.household(ctx, actor, access.PersonWrite, in.HouseholdID)
	if err != nil {
		return "", err
	}
	p, err := r.person(ctx, actor, access.PersonWrite, in.PersonID)
	if err != nil {
		return "", err
	}
	if h.Version != in.Rev {
		return "", fault.Stale()
	}
	if !has(RelationOptions(), in.Relation) {
		text := fault.T("请选择与户主关系", "Choose the relation to the head")
		return "", fault.Invalid("OPTION", text, fault.Field{Path: "/relation", Reason: "OPTION", Text: text})
	}
	t := touched{people: []*Person{p}, households: []*Household{h}}
	what := fault.T("家庭成员变动", "Changed a membership")
	i := h.current(p.ID)
	switch {
	case i < 0:
		err = r.addMember(ctx, actor, h, p, in)
		what = fault.T("增加家庭成员", "Added a member")
	case in.To != "":
		err = r.endMembership(h, p, i, in.To)
		what = fault.T("家庭成员离户", "Ended a membership")
	default:
		err = r.changeRelation(ctx, &t, h, p, i, in)
	}
	if err != nil {
		return "", err
	}
	if err := r.write(ctx, &t); err != nil {
		return "", err
	}
	return h.ID, r.record(ctx, actor, "household.save", "HOUSEHOLD", h.ID, "", what)
}

func (r *Registry) addMember(ctx context.Context, actor *access.Actor, h *Household, p *Person, in ChangeMembershipInput) error {
	var bad problems
	r.checkDay(&bad, "/from", in.From, p.Birth)
	if in.To != "" {
		r.checkDay(&bad, "/to", in.To, in.From)
	}
	if err := bad.err(); err != nil {
		return err
	}
	m := Membership{Relation: in.Relation, From: in.From, To: in.To}
	if in.Relation == Head {
		for _, have := range h.Members {
			if have.Relation == Head && have.overlaps(m) {
				return fault.NotAllowed("HAS_HEAD", fault.T("该家庭在这段时间已有户主：请先加入成员，再变更户主",
					"The household has a head at that time: add the member first, then make them the head"))
			}
		}
		if m.Current() {
			h.HeadID, h.HeadName = p.ID, p.Name
		}
	} else if len(h.Current()) == 0 && m.Current() {
		return fault.NotAllowed("NO_HEAD", fault.T("该家庭已无成员：请先登记户主", "Nobody is left in this household: enter its head first"))
	}
	return r.enter(ctx, actor, h, p, m)
}

func (r *Registry) endMembership(h *Household, p *Person, i int, to calendar.Date) error {
	var bad problems
	r.checkDay(&bad, "/to", to, h.Members[i].From)
	if err := bad.err(); err != nil {
		return err
	}
	if h.Members[i].Relation == Head && len(h.Current()) > 1 {
		return fault.NotAllowed("HEAD_LEAVES", fault.T("户主离户前请先确定新户主", "Make another member the head before the head leaves"))
	}
	h.Members[i].To, p.HouseholdID = to, ""
	return nil
}

func (r *Registry) changeRelation(ctx context.Context, t *touched, h *Household, p *Person, i int, in ChangeMembershipInput) error {
	on := in.From
	if on == "" {
		on = r.Today()
	}
	var bad problems
	r.checkDay(&bad, "/from", on, h.Members[i].From)
	switch {
	case h.Members[i].Relation == in.Relation:
		bad.add("/relation", "UNCHANGED", "与户主关系没有变化", "The relation is the same as before")
	case h.Members[i].Relation == Head:
		bad.add("/relation", "HEAD_STAYS", "请改为把另一成员设为户主", "Make another member the head instead")
	}
	if err := bad.err(); err != nil {
		return err
	}
	if in.Relation != Head {
		h.relate(i, in.Relation, on)
		return nil
	}
	if !p.Alive() {
		return fault.NotAllowed("DEAD", fault.T("该人员已登记死亡", "This person is recorded as dead"))
	}
	members, err := r.membersOf(ctx, h)
	if err != nil {
		return err
	}
	old := members[h.HeadID]
	h.setHead(p.ID, on, members)
	if old != nil && h.current(old.ID) < 0 {
		old.HouseholdID = ""
		t.people = append(t.people, old)
	}
	return nil
}
