package casework_test

import (
	"testing"

	"minzheng/internal/casework"
	"minzheng/internal/testkit"
)

func TestClocksStandStillAndLengthen(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	clock := func(c *casework.Case, id string) casework.Clock {
		for i := len(c.State.Clocks) - 1; i >= 0; i-- {
			if c.State.Clocks[i].ID == id {
				return c.State.Clocks[i]
			}
		}
		return casework.Clock{}
	}
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01"))
	c = w.do("village_a", c, "hand_in", application(c, 1)) // Monday 16 June
	if k := clock(c, "LOOK"); k.Due != "2025-06-19" || c.State.Due != "2025-06-19" || c.State.DueClock != "LOOK" {
		t.Fatalf("LOOK %+v, due %s", k, c.State.Due)
	}
	c = w.do("township_1", c, "take_in", `{"far":true}`)
	if k := clock(c, "LOOK"); k.Due != "2025-06-24" {
		t.Errorf("a far village: %+v", k)
	}
	c = w.do("township_1", c, "look", `{"lookers":["村甲","村乙"]}`)
	c = w.do("township_1", c, "advise", `{"advice":"GRANT","class":"B"}`)
	if k := clock(c, "LOOK"); k.Stopped != "2025-06-16" {
		t.Errorf("%+v", k)
	}
	if k := clock(c, "ALL"); c.State.Due != k.Due || k.Due != "2025-07-16" || !k.Hard {
		t.Errorf("only the legal limit runs: %+v, due %s", k, c.State.Due)
	}
	c = w.do("township_head_1", c, "hang_out", `{"tree":"村口"}`)
	c = w.do("township_1", c, "protest", "")
	c = w.do("township_1", c, "answer", "")
	if k := clock(c, "LOOK"); k.Started != "2025-06-16" || k.Stopped != "" || c.State.Notice != nil || c.State.HasFlag(casework.FlagVisited) {
		t.Errorf("after an objection: %+v", c.State)
	}
	w.refused("township_1", c, "advise", `{"advice":"GRANT","class":"B"}`, "VISITED")
	c = w.do("township_1", c, "look", `{"lookers":["村甲","村乙"]}`)
	c = w.do("township_1", c, "advise", `{"advice":"GRANT","class":"B"}`)
	c = w.do("township_head_1", c, "hang_out", `{"tree":"村口"}`)
	c = w.do("village_a", c, "seen", `{"photo":["file_9"]}`)
	w.Clock.SetDay("2025-06-24")
	c = w.do("township_head_1", w.get("township_head_1", c), "forward", "")
	if k := clock(c, "LEND"); k.Due != "2025-07-01" {
		t.Fatalf("LEND %+v", k)
	}
	w.Clock.SetDay("2025-06-25")
	c = w.do("city_confirmer", w.get("city_confirmer", c), "give_back", `{"why":"缺页"}`)
	if c.State.Due != "2025-07-16" {
		t.Errorf("a clock that stands still must not press: %s", c.State.Due)
	}
	w.Clock.SetDay("2025-06-30") // three working days later
	c = w.do("township_head_1", w.get("township_head_1", c), "mend", "")
	if k := clock(c, "LEND"); k.Due != "2025-07-04" || k.PausedDays != 5 || k.Paused != "" {
		t.Errorf("LEND %+v", k)
	}
	c = w.do("city_confirmer", c, "refuse", `{"why":"没有车了"}`)
	for _, k := range c.State.Clocks {
		if k.Stopped == "" {
			t.Errorf("%s runs on a closed case", k.ID)
		}
	}
	if c.State.Due != "" || len(c.State.Waits) != 0 || c.State.Amount != 0 {
		t.Errorf("%+v", c.State)
	}
}

func TestAYearWithoutHolidaysIsNotGuessed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	c := w.ask("village_a", w.household(testkit.VillageA, "1980-05-01"))
	c = w.do("village_a", c, "hand_in", application(c, 1))
	c = w.do("township_1", c, "take_in", `{}`)
	c = w.do("township_1", c, "look", `{"lookers":["村甲","村乙"]}`)
	c = w.do("township_1", c, "advise", `{"advice":"GRANT","class":"B"}`)
	w.Clock.SetDay("2035-06-18")
	w.refused("township_head_1", w.get("township_head_1", c), "hang_out", `{"tree":"村口"}`, "CALENDAR_MISSING")
}

// TestAClockThatStoodStillStopsInTime: the days it stood still count for it also when it stops without going on before.
func TestAClockThatStoodStillStopsInTime(t *testing.T) {
	t.Parallel()
	w, _ := dibaoWorld(t)
	c := w.sentUp() // Tuesday 24 June; five working days: 1 July
	w.Clock.SetDay("2025-06-25")
	c = w.do("city_officer", w.get("city_officer", c), "return", `{"reason":"户口簿缺页"}`)
	w.Clock.SetDay("2025-07-07") // eight working days later
	c = w.do("township_1", w.get("township_1", c), "reinvestigate", `{"reason":"收入有变化"}`)
	if k := c.State.Clocks[clockIndex(c, "CITY")]; k.Due != "2025-07-11" || k.Stopped != "2025-07-07" || k.PausedDays != 12 || k.Paused != "" {
		t.Errorf("CITY %+v", k)
	}
	clocks, err := w.Cases.Clocks(c)
	w.must(err)
	for _, k := range clocks {
		if k.ID == "CITY" && k.Overdue {
			t.Errorf("shown overdue: %+v", k)
		}
	}
}

// TestObjectionsAndComplaintsAreAnsweredInFifteenDays: calendar days (浙江省社会救助条例 art. 58), in the township and in the city.
func TestObjectionsAndComplaintsAreAnsweredInFifteenDays(t *testing.T) {
	t.Parallel()
	w, _ := dibaoWorld(t)
	complaint := `{"receivedOn":"2025-06-16","channel":"VISIT","realName":true,"content":"反映其有房出租"}`
	c := w.do("township_1", w.posted(), "object", complaint) // Monday 16 June
	if k := c.State.Clocks[clockIndex(c, "OBJECTION")]; k.Due != "2025-07-01" {
		t.Errorf("an objection of 16 June is answered until %s", k.Due)
	}

	w, _ = dibaoWorld(t)
	c = w.do("city_officer", w.sentUp(), "complain", complaint) // Tuesday 24 June
	at := clockIndex(c, "OBJECTION")
	if at < 0 || c.State.Clocks[at].Due != "2025-07-09" {
		t.Fatalf("a complaint to the city starts no clock: %+v", c.State.Clocks)
	}
	c = w.do("city_officer", c, "city_visit", `{"visitedOn":"2025-06-24","visitors":["市干部甲","市干部乙"],"findings":"属实","photos":["file_10"]}`)
	if c.State.Clocks[at].Stopped != "" {
		t.Error("a visit is not the answer")
	}
	c = w.do("city_officer", c, "city_review", `{"opinion":"经查不实，同意"}`)
	if c.State.Clocks[at].Stopped != "2025-06-24" {
		t.Errorf("answered, and it runs on: %+v", c.State.Clocks[at])
	}
}
