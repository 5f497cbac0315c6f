package casework_test

import (
	"context"
	"fmt"
	"testing"

	"minzheng/internal/casework"
	"minzheng/internal/people"
	"minzheng/internal/testkit"
)

// verified takes a verification from the request to the answer.
func (w *world) verified(c *casework.Case) *casework.Case {
	w.t.Helper()
	c = w.do("township_1", w.get("township_1", c), "verify_request", asked)
	c = w.do("city_officer", c, "verify_open", complete)
	return w.do("city_officer", c, "verify_enter", `{"result":"CONSISTENT"}`)
}

// TestAVerificationGoesOnWhileSuspended: it is asked for, answered, disputed and answered again, and then the change it calls
// for can be proposed.
func TestAVerificationGoesOnWhileSuspended(t *testing.T) {
	t.Parallel()
	w, b := dibaoWorld(t)
	c := w.do("township_1", w.granted(b), "verify_request", asked)
	c = w.do("city_confirmer", c, "suspend", `{"month":"2025-08","ground":"OTHER","reason":"待核对"}`)
	change := `{"kind":"AMOUNT_CHANGE","trigger":"ECON_VERIFICATION","month":"2025-08","reason":"核对后调整","income_items":[{"kind":"WAGE","yearlyAmount":"4800.00"}]}`
	w.refused("township_1", c, "propose_change", change, "VERIFY_IDLE")
	c = w.do("city_officer", c, "verify_open", complete)
	c = w.do("city_officer", c, "verify_enter", `{"result":"SUSPECT","items":[{"department":"HRSS","finding":"有工资","over":false}]}`)
	c = w.do("township_1", c, "verify_object", `{"objection":"已离职","evidence":["file_7"]}`)
	c = w.do("city_officer", c, "verify_recheck", `{"result":"CONSISTENT"}`)
	c = w.verified(c)
	w.do("township_1", w.get("township_1", c), "propose_change", change)
}

// TestNewAdultsAreVerifiedToo: who joined the household or came of age while it is in benefit signs an authorisation of their
// own, and then the household can be verified again.
func TestNewAdultsAreVerifiedToo(t *testing.T) {
	t.Parallel()
	w, _ := dibaoWorld(t)
	c := w.takenOver()
	id := residentID("2007-08-15", 900) // of age from 15 August 2025 on
	son, err := w.People.NewPerson(people.PersonInput{Name: "骑小", IDNumber: &id, VillageCode: testkit.VillageA, Health: people.Healthy, Labour: people.FullLabour}, "2025-01-01", "")
	w.must(err)
	w.must(w.Store.Tx(t.Context(), func(ctx context.Context) error {
		return w.People.PutMany(ctx, w.System(), []*people.Person{son}, nil)
	}))
	h, err := w.People.GetHousehold(t.Context(), w.Actor("township_1"), c.HouseholdID)
	w.must(err)
	_, err = w.People.ChangeMembership(t.Context(), w.Actor("township_1"), people.ChangeMembershipInput{
		RequestID: w.requestID(), HouseholdID: h.ID, Rev: h.Version, PersonID: son.ID, Relation: people.Son, From: "2025-06-01",
	})
	w.must(err)
	c = w.do("township_1", w.get("township_1", c), "authorise", signed(c, 0, "2025-06-16"))
	c = w.do("township_1", c, "propose_change", fmt.Sprintf(`{"kind":"MEMBER_CHANGE","trigger":"SELF_REPORT","month":"2025-07","reason":"子女迁入","income_items":[],
		"members":[{"person":%q,"counted":true},{"person":%q,"counted":true}]}`, c.ApplicantID, son.ID))
	c = w.do("city_confirmer", c, "confirm_change", "{}")
	if c.State.MemberCount != 2 {
		t.Fatalf("%d members", c.State.MemberCount)
	}
	c = w.verified(c) // a minor signs nothing
	w.Clock.SetDay("2025-08-15")
	w.refused("township_1", w.get("township_1", c), "verify_request", asked, "AUTHORISED")
	c = w.do("township_1", c, "authorise", signed(c, 1, "2025-08-15"))
	w.verified(c)
}
