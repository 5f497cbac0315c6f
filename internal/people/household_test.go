package people_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

// family is a couple with a son and the man's mother in village A1; the man is the head.
func (w *town) family() (h *people.Household, man, wife, son, mother *people.Person) {
	w.t.Helper()
	man = w.save(w.officer, input("王大明", "1975-01-01", 11, villageA1))
	wife = w.save(w.officer, input("李秀英", "1976-02-02", 12, villageA1))
	son = w.save(w.officer, input("王小明", "2005-03-03", 13, villageA1))
	mother = w.save(w.officer, input("陈桂花", "1950-04-04", 14, villageA1))
	h = w.found(w.officer, man, "2000-05-01")
	h = w.add(h, wife, people.Spouse, "2000-05-01")
	h = w.add(h, son, people.Son, "2005-03-03")
	h = w.add(h, mother, people.Mother, "2010-01-01")
	return h, man, wife, son, mother
}

// members spells the members of a list: name:RELATION ….
func members(ms []people.Membership) string {
	s := ""
	for _, m := range ms {
		s += m.Name + ":" + m.Relation + " "
	}
	return s
}

func TestHouseholdIsNumberedByVillage(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for i, want := range []string{"HH-101201-00001", "HH-101201-00002"} {
		p := w.save(w.worker, input(string([]rune("甲乙")[i])+"一", "1960-05-04", 11+2*i, villageA1))
		h := w.found(w.worker, p, "2020-01-01")
		equal(t, "number", h.Number, want)
		equal(t, "current", members(h.Current()), p.Name+":HEAD ")
		equal(t, "household of the head", w.get(p.ID).HouseholdID, h.ID)
	}
}

func TestMembersOverTime(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	h, _, _, son, _ := w.family()
	equal(t, "today", members(h.Current()), "王大明:HEAD 李秀英:SPOUSE 王小明:SON 陈桂花:MOTHER ")
	h, err := w.change(w.sa, h, son, people.Son, "", "2024-09-01")
	must(t, err)
	equal(t, "today", members(h.Current()), "王大明:HEAD 李秀英:SPOUSE 陈桂花:MOTHER ")
	equal(t, "past", members(h.Past()), "王小明:SON ")
	equal(t, "last day with him", members(h.On("2024-08-31")), "王大明:HEAD 李秀英:SPOUSE 王小明:SON 陈桂花:MOTHER ")
	equal(t, "first day without", len(h.On("2024-09-01")), 3)
	equal(t, "before his birth", members(h.On("2004-12-31")), "王大明:HEAD 李秀英:SPOUSE ")
	equal(t, "free", w.get(son.ID).HouseholdID, "")
	own := w.found(w.officer, son, "2024-09-01") // the same day is no overlap
	ms, err := w.MembershipsOf(t.Context(), w.officer, son.ID)
	must(t, err)
	equal(t, "memberships", len(ms), 2)
	equal(t, "latest", ms[0].Household.ID, own.ID)
}

func TestNobodyIsInTwoHouseholds(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	h, _, _, son, _ := w.family()
	other := w.save(w.officer, input("赵六", "1980-01-01", 11, villageA1))
	second := w.found(w.officer, other, "2015-01-01")
	_, err := w.change(w.officer, second, son, people.OtherRelation, "2020-01-01", "")
	e := refused(t, err, fault.CodeNotAllowedNow, "IN_HOUSEHOLD")
	equal(t, "names the household", e.Text.EN, "At that time this person is a member of household "+h.Number+": end that membership first")
	h, err = w.change(w.officer, h, son, people.Son, "", "2020-01-01")
	must(t, err)
	_, err = w.change(w.officer, second, son, people.OtherRelation, "2019-12-31", "")
	refused(t, err, fault.CodeNotAllowedNow, "IN_HOUSEHOLD")
	second, err = w.change(w.officer, second, son, people.OtherRelation, "2020-01-01", "2021-01-01") // a membership of the past
	must(t, err)
	equal(t, "not there today", w.get(son.ID).HouseholdID, "")
	_, err = w.change(w.officer, h, son, people.Son, "2020-06-01", "")
	refused(t, err, fault.CodeNotAllowedNow, "IN_HOUSEHOLD")
	h = w.add(h, son, people.Son, "2021-01-01")
	equal(t, "back", w.get(son.ID).HouseholdID, h.ID)
	_, err = w.CreateHousehold(t.Context(), w.officer, people.CreateHouseholdInput{
		RequestID: w.request(), HeadPersonID: son.ID, VillageCode: villageA1, From: "2022-01-01",
	})
	refused(t, err, fault.CodeNotAllowedNow, "IN_HOUSEHOLD")
	equal(t, "past of the second", members(second.Past()), "王小明:OTHER ")
}

func TestTwoAtOnceGetOneOfThem(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	var houses []*people.Household
	for i := range 4 {
		head := w.save(w.officer, input(string([]rune("甲乙丙丁")[i])+"某", "1980-01-01", 11+2*i, villageA1))
		houses = append(houses, w.found(w.officer, head, "2015-01-01"))
	}
	p := w.save(w.officer, input("赵六", "1990-01-01", 11, villageA1))
	errs := make([]error, len(houses))
	var all sync.WaitGroup
	for i, h := range houses {
		all.Go(func() { _, errs[i] = w.change(w.officer, h, p, people.OtherRelation, "2020-01-01", "") })
	}
	all.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
		} else {
			refused(t, err, fault.CodeNotAllowedNow, "IN_HOUSEHOLD")
		}
	}
	equal(t, "households joined", won, 1)
}

func TestNewHeadRebasesTheRelations(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	h, man, wife, son, mother := w.family()
	_, err := w.change(w.officer, h, man, people.Head, "", "2025-01-01")
	refused(t, err, fault.CodeNotAllowedNow, "HEAD_LEAVES")
	_, err = w.change(w.officer, h, man, people.Spouse, "2025-01-01", "")
	refused(t, err, fault.CodeInvalid, "HEAD_STAYS")
	h, err = w.change(w.officer, h, wife, people.Head, "2025-01-01", "")
	must(t, err)
	equal(t, "wife", members(h.Current()), "李秀英:HEAD 王小明:SON 王大明:SPOUSE 陈桂花:OTHER ")
	equal(t, "the day before", members(h.On("2024-12-31")), "王大明:HEAD 李秀英:SPOUSE 王小明:SON 陈桂花:MOTHER ")
	equal(t, "head", h.HeadID+h.HeadName, wife.ID+"李秀英")
	h, err = w.change(w.officer, h, son, people.Head, "2026-01-01", "")
	must(t, err)
	equal(t, "son", members(h.Current()), "王小明:HEAD 陈桂花:OTHER 王大明:FATHER 李秀英:MOTHER ")
	h, err = w.change(w.officer, h, mother, people.Grandparent, "2026-01-01", "")
	must(t, err)
	_, err = w.change(w.officer, h, mother, people.Grandparent, "2026-01-01", "")
	refused(t, err, fault.CodeInvalid, "UNCHANGED")
	stranger := w.save(w.officer, input("赵六", "1990-01-01", 11, villageA1))
	_, err = w.change(w.officer, h, stranger, people.Head, "2026-02-01", "")
	refused(t, err, fault.CodeNotAllowedNow, "HAS_HEAD")
	_, err = w.change(w.officer, h, stranger, "FRIEND", "2026-02-01", "")
	refused(t, err, fault.CodeInvalid, "OPTION")
	_, err = w.change(w.officer, h, stranger, people.OtherRelation, "2026-03-11", "")
	refused(t, err, fault.CodeInvalid, "DATE_RANGE")
	h.Version--
	_, err = w.change(w.officer, h, stranger, people.OtherRelation, "2026-02-01", "")
	refused(t, err, fault.CodeConflict, "STALE_REV")
}

func TestDeathEndsTheMembership(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	h, man, wife, _, mother := w.family()
	die := func(in *people.SavePersonInput) { in.DeathDate = ptr(calendar.Date("2026-02-01")) }
	_, err := w.again(w.officer, w.get(mother.ID), die)
	must(t, err)
	man, err = w.again(w.officer, w.get(man.ID), die)
	must(t, err)
	equal(t, "age at death", man.Age(w.Today()), 51)
	h, err = w.GetHousehold(t.Context(), w.officer, h.ID)
	must(t, err)
	equal(t, "the head stays until there is another", members(h.Current()), "王大明:HEAD 李秀英:SPOUSE 王小明:SON ")
	_, err = w.change(w.officer, h, man, people.Head, "", "2026-02-01")
	refused(t, err, fault.CodeNotAllowedNow, "HEAD_LEAVES")
	h, err = w.change(w.officer, h, wife, people.Head, "2026-02-10", "")
	must(t, err)
	equal(t, "the widow", members(h.Current()), "李秀英:HEAD 王小明:SON ")
	equal(t, "left by death", members(h.On("2026-02-01")), "李秀英:SPOUSE 王小明:SON ")
	equal(t, "the day before", members(h.On("2026-01-31")), "王大明:HEAD 李秀英:SPOUSE 王小明:SON 陈桂花:MOTHER ")
	equal(t, "in none", w.get(man.ID).HouseholdID+w.get(mother.ID).HouseholdID, "")
	_, err = w.change(w.officer, h, mother, people.Mother, "2026-02-15", "")
	refused(t, err, fault.CodeNotAllowedNow, "DEAD")
}

func TestMovingTakesTheHouseholdAlong(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	h, man, wife, son, _ := w.family()
	to := func(v region.Code) func(*people.SavePersonInput) {
		return func(in *people.SavePersonInput) { in.VillageCode, in.Address = v, ptr("新路2号") }
	}
	_, err := w.again(w.officer, w.get(wife.ID), to(villageA2))
	refused(t, err, fault.CodeNotAllowedNow, "MEMBER_ELSEWHERE")
	_, err = w.again(w.officer, w.get(man.ID), to(villageB1))
	refused(t, err, fault.CodeNotFound, "") // the other township is out of reach
	_, err = w.again(w.officer, w.get(man.ID), to(villageA2))
	must(t, err)
	h, err = w.GetHousehold(t.Context(), w.officer, h.ID)
	must(t, err)
	equal(t, "household", h.Place, region.PlaceOf(villageA2))
	equal(t, "address", h.Address, "新路2号")
	for _, p := range []*people.Person{man, wife, son} {
		p := w.get(p.ID)
		equal(t, "member", p.Place, region.PlaceOf(villageA2))
		equal(t, "on the way", p.ResidenceOn("2026-03-10"), villageA2)
	}
	_, err = w.again(w.sa, w.get(man.ID), to(villageB1))
	must(t, err)
	equal(t, "a second move on the day corrects the first", len(w.get(son.ID).Residences), 1)
	equal(t, "other township", w.get(son.ID).Township, townB)
	_, err = w.GetHousehold(t.Context(), w.officer, h.ID)
	refused(t, err, fault.CodeNotFound, "")
}

func TestResidencesAreKept(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	p, err := w.NewPerson(input("赵六", "1990-01-01", 11, villageA1), "2010-01-01", "")
	must(t, err)
	must(t, w.PutMany(t.Context(), w.sa, []*people.Person{p}, nil))
	host := w.save(w.other, input("孙七", "1985-01-01", 11, villageB1))
	h := w.found(w.other, host, "2012-01-01")
	h = w.add(h, p, people.SonInLaw, "2015-06-01")
	p = w.get(p.ID)
	equal(t, "residences", len(p.Residences), 2)
	for day, want := range map[calendar.Date]region.Code{
		"2009-12-31": "", "2010-01-01": villageA1, "2015-05-31": villageA1, "2015-06-01": villageB1, "2026-03-10": villageB1,
	} {
		equal(t, string(day), p.ResidenceOn(day), want)
	}
	_, err = w.change(w.other, h, p, people.SonInLaw, "", "2020-01-01")
	must(t, err)
	own := w.found(w.other, w.get(p.ID), "2020-01-01")
	equal(t, "own household", own.Village, villageB1)
}

func TestCorrectedNameIsCarried(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	h, man, _, son, _ := w.family()
	for _, p := range []*people.Person{man, son} {
		_, err := w.again(w.officer, w.get(p.ID), func(in *people.SavePersonInput) { in.Name += "子" })
		must(t, err)
	}
	h, err := w.GetHousehold(t.Context(), w.officer, h.ID)
	must(t, err)
	equal(t, "members", members(h.Current()), "王大明子:HEAD 李秀英:SPOUSE 王小明子:SON 陈桂花:MOTHER ")
	page, err := w.FindHouseholds(t.Context(), w.officer, people.Query{Search: "明子", First: 10})
	must(t, err)
	equal(t, "found by the new name", len(page.Items), 1)
}

func TestEmptyHouseholdGetsAHeadFirst(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	a := w.save(w.officer, input("赵六", "1980-01-01", 11, villageA1))
	b := w.save(w.officer, input("孙七", "1985-01-01", 11, villageA1))
	h := w.found(w.officer, a, "2012-01-01")
	h, err := w.change(w.officer, h, a, people.Head, "", "2020-01-01")
	must(t, err)
	_, err = w.change(w.officer, h, b, people.OtherRelation, "2021-01-01", "")
	refused(t, err, fault.CodeNotAllowedNow, "NO_HEAD")
	h = w.add(h, b, people.Head, "2021-01-01")
	equal(t, "head", h.HeadName, "孙七")
}

func TestRepeatedHouseholdRequestsAreOne(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	p := w.save(w.officer, input("赵六", "1980-01-01", 11, villageA1))
	in := people.CreateHouseholdInput{RequestID: w.request(), HeadPersonID: p.ID, VillageCode: villageA1, From: "2012-01-01"}
	first, err := w.CreateHousehold(t.Context(), w.officer, in)
	must(t, err)
	second, err := w.CreateHousehold(t.Context(), w.officer, in)
	must(t, err)
	equal(t, "id", second.ID, first.ID)
	wife := w.save(w.officer, input("李秀英", "1982-02-02", 12, villageA1))
	add := people.ChangeMembershipInput{
		RequestID: w.request(), HouseholdID: first.ID, Rev: 1, PersonID: wife.ID, Relation: people.Spouse, From: "2013-01-01",
	}
	for range 2 {
		h, err := w.ChangeMembership(t.Context(), w.officer, add)
		must(t, err)
		equal(t, "members", len(h.Members), 2)
	}
}

// TestRandomChangesKeepTheRules drives a small register with random changes; newTown checks every rule at the end.
func TestRandomChangesKeepTheRules(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	rnd := newRand(7)
	villages := []region.Code{villageA1, villageA2, villageB1}
	relations := people.RelationOptions()
	var persons []string
	for i := range 8 {
		p := w.save(w.sa, input(string([]rune("甲乙丙丁戊己庚辛")[i])+"某", fmt.Sprintf("19%d0-01-01", 3+i%6), 11+i, villages[i%3]))
		persons = append(persons, p.ID)
	}
	var houses []string
	done := 0
	for range 400 {
		p := w.get(persons[rnd.IntN(len(persons))])
		day := calendar.Date("2015-01-01").AddDays(rnd.IntN(4100))
		var err error
		switch n := rnd.IntN(10); {
		case n == 0 || len(houses) == 0:
			var h *people.Household
			h, err = w.CreateHousehold(t.Context(), w.sa, people.CreateHouseholdInput{
				RequestID: w.request(), HeadPersonID: p.ID, VillageCode: villages[rnd.IntN(3)], From: day,
			})
			if err == nil {
				houses = append(houses, h.ID)
			}
		case n == 1:
			_, err = w.again(w.sa, p, func(in *people.SavePersonInput) { in.VillageCode = villages[rnd.IntN(3)] })
		default:
			h, getErr := w.GetHousehold(t.Context(), w.sa, houses[rnd.IntN(len(houses))])
			must(t, getErr)
			if p.HouseholdID != "" && rnd.IntN(3) > 0 { // else most changes hit a household the person is not in
				h, getErr = w.GetHousehold(t.Context(), w.sa, p.HouseholdID)
				must(t, getErr)
			}
			var to calendar.Date
			if rnd.IntN(3) == 0 {
				to = day.AddDays(rnd.IntN(300))
			}
			_, err = w.change(w.sa, h, p, relations[rnd.IntN(len(relations))].Value, day, to)
		}
		var f *fault.Error
		switch {
		case err == nil:
			done++
		case !errors.As(err, &f) || f.Code != fault.CodeInvalid && f.Code != fault.CodeNotAllowedNow:
			t.Fatalf("unexpected: %v", err)
		}
	}
	if done < 40 {
		t.Errorf("only %d changes were legal: the test proves little", done)
	}
}
