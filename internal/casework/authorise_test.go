package casework_test

import (
	"fmt"
	"strings"
	"testing"

	"minzheng/internal/benefit"
	"minzheng/internal/casework"
	"minzheng/internal/testkit"
)

// investigated is an application of a household of two adults that is being investigated.
func (w *world) investigated() *casework.Case {
	w.t.Helper()
	c := w.submitted(w.household(testkit.VillageA, "1960-05-01", "1962-03-04"), 0)
	c = w.do("township_1", c, "accept", `{"relativeFiling":false}`)
	return w.do("township_1", c, "start_survey", "{}")
}

const asked = `{"departments":["HRSS"]}`

func signed(c *casework.Case, member int, on string) string {
	return fmt.Sprintf(`{"signed":[{"person":%q,"signedOn":%q,"scan":["file_20"]}]}`, c.State.Members[member].PersonID, on)
}

func TestAuthorisationsExpire(t *testing.T) {
	t.Parallel()
	w, _ := dibaoWorld(t)
	c := w.investigated() // signed on 16 June 2025: in force for twelve months

	w.Clock.SetDay("2026-06-16")
	if may, _ := w.offers("township_1", c); may["verify_request"].Step == nil {
		t.Error("the last day is not offered")
	}
	w.Clock.SetDay("2026-06-17")
	f := w.refused("township_1", c, "verify_request", asked, "AUTHORISATION_EXPIRED")
	if !strings.Contains(f.Text.ZH, c.State.Members[0].Name) || !strings.Contains(f.Text.ZH, c.State.Members[1].Name) || !strings.Contains(f.Text.ZH, "12个月") {
		t.Errorf("says %s", f.Text.ZH)
	}
	may, why := w.offers("township_1", c)
	if _, ok := may["verify_request"]; ok || !strings.Contains(why["verify_request"], "12 months") {
		t.Errorf("offers it, or says %q", why["verify_request"])
	}

	c = w.do("township_1", c, "authorise", signed(c, 0, "2026-06-15"))
	f = w.refused("township_1", c, "verify_request", asked, "AUTHORISATION_EXPIRED")
	if strings.Contains(f.Text.ZH, c.State.Members[0].Name) {
		t.Errorf("asks for the new one too: %s", f.Text.ZH)
	}
	w.refused("township_1", c, "authorise", signed(c, 1, "2026-06-18"), "FORM") // signed tomorrow
	c = w.do("township_1", c, "authorise", signed(c, 1, "2026-06-17"))
	c = w.do("township_1", c, "verify_request", asked)
	w.do("city_officer", c, "verify_open", complete)
}

func TestAuthorisationTakenBack(t *testing.T) {
	t.Parallel()
	w, _ := dibaoWorld(t)
	c := w.investigated()
	back := fmt.Sprintf(`{"person":%q,"revokedOn":"2025-06-16","reason":"不同意核对"}`, c.State.Members[1].PersonID)
	c = w.do("township_1", c, "revoke_authorisation", back)
	f := w.refused("township_1", c, "verify_request", asked, "AUTHORISED")
	if !strings.Contains(f.Text.ZH, c.State.Members[1].Name+"）（2025-06-16已撤回）") {
		t.Errorf("says %s", f.Text.ZH)
	}
	w.refused("township_1", c, "revoke_authorisation", back, "NO_AUTHORISATION")
	// Saving what was handed in before does not bring it back.
	c = w.do("township_1", c, "settle_facts", `{"correction":"无变化"}`)
	w.refused("township_1", c, "verify_request", asked, "AUTHORISED")
	c = w.do("township_1", c, "authorise", signed(c, 1, "2025-06-16"))
	w.do("township_1", c, "verify_request", asked)
}

// TestAuthorisationsDuringTheBenefit: they last as long as the benefit, until the city decides otherwise from a day on. A
// household from an old roster signs before its first verification.
func TestAuthorisationsDuringTheBenefit(t *testing.T) {
	t.Parallel()
	w, b := dibaoWorld(t)
	c := w.takenOver()
	w.refused("township_1", c, "verify_request", asked, "AUTHORISED")
	c = w.do("township_1", c, "authorise", signed(c, 0, "2025-06-16"))

	w.Clock.SetDay("2027-01-04")
	if may, _ := w.offers("township_1", c); may["verify_request"].Step == nil {
		t.Error("it does not last as long as the benefit")
	}
	std, err := b.ProposeStandard(t.Context(), w.Actor("city_officer"), w.requestID(), benefit.ProposeInput{Key: benefit.KeyAuthorisation, Group: "IN_BENEFIT", Value: "12", EffectiveFrom: "2027-02-01", Document: "示民〔2027〕1号"})
	w.must(err)
	_, err = b.DecideStandard(t.Context(), w.Actor("city_confirmer"), w.requestID(), benefit.DecideInput{ID: std.ID, Rev: std.Version, Approve: true})
	w.must(err)
	if may, _ := w.offers("township_1", c); may["verify_request"].Step == nil {
		t.Error("the new value is in force before its day")
	}
	w.Clock.SetDay("2027-02-01")
	w.refused("township_1", c, "verify_request", asked, "AUTHORISATION_EXPIRED")
}
