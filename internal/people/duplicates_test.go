package people_test

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/people"
	"minzheng/internal/secret"
)

func TestCheckIDNumber(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	p := w.save(w.officer, input("王小明", "1960-05-04", 11, villageA2))
	number := id("1960-05-04", 11)
	spaced := strings.ToLower("３" + number[1:6] + " " + number[6:])
	c, err := w.CheckIDNumber(t.Context(), w.officer, spaced)
	must(t, err)
	equal(t, "valid", c.Valid, true)
	equal(t, "normalized", c.Normalized, number)
	equal(t, "repairs", strings.Join(c.Repairs[:2], " "), identity.RepairFullWidth+" "+identity.RepairSpaces)
	equal(t, "birth and sex", string(c.Birth)+c.Sex, "1960-05-04M")
	equal(t, "who", c.Person.ID, p.ID)
	for _, far := range []*access.Actor{w.worker, w.other} {
		c, err = w.CheckIDNumber(t.Context(), far, number)
		must(t, err)
		equal(t, "out of reach", c.Person == nil && c.OutOfReach, true)
	}
	c, err = w.CheckIDNumber(t.Context(), w.officer, id("1999-05-04", 11))
	must(t, err)
	equal(t, "nobody", c.Valid && c.Person == nil && !c.OutOfReach, true)
	c, err = w.CheckIDNumber(t.Context(), w.officer, "11010519491231002")
	must(t, err)
	equal(t, "refused", c.Reason, identity.IDLength)
	equal(t, "explained", c.Message.ZH != "" && c.Message.EN != "" && c.Normalized == "", true)
	for _, no := range []*access.Actor{w.head, w.auditor, w.admin} {
		_, err = w.CheckIDNumber(t.Context(), no, number)
		refused(t, err, fault.CodeForbidden, "")
	}
	_, err = w.CheckIDNumber(t.Context(), nil, number)
	refused(t, err, fault.CodeUnauthenticated, "")
}

func TestDuplicatesSideBySide(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	in := input("王小明", "1960-05-04", 11, villageA1)
	in.Phone = ptr("13800138000")
	p := w.save(w.officer, in)
	in = input("王小明", "1960-05-04", 13, villageA2)
	in.Phone = ptr("138 0013 8000")
	twin, err := w.SavePerson(t.Context(), w.officer, people.SavePersonInput{RequestID: w.request(), PersonInput: in, DuplicateChecked: true})
	must(t, err)
	paid := w.save(w.officer, input("李秀英", "1962-05-04", 12, villageA1))
	far := input("王小明", "1960-05-04", 15, villageB1)
	w.save(w.other, far)
	w.save(w.officer, input("无关人", "1960-05-04", 17, villageA1))
	w.account = func(context.Context, string) ([]string, error) { return []string{paid.ID}, nil }

	list, err := w.Duplicates(t.Context(), w.officer, p.ID)
	must(t, err)
	equal(t, "candidates in reach", len(list), 2)
	equal(t, "most reasons first", list[0].Person.ID, twin.ID)
	equal(t, "reasons", strings.Join(list[0].Reasons, " "), "SAME_NAME_BIRTH SAME_PHONE")
	equal(t, "reasons", strings.Join(list[1].Reasons, " "), "SAME_ACCOUNT")
	differ := 0
	for _, f := range list[0].Fields {
		if f.Label.ZH == "" || f.Label.EN == "" {
			t.Errorf("%+v lacks a label", f)
		}
		if !f.Same {
			differ++
		}
	}
	equal(t, "different fields: number and residence", differ, 2)
	city, err := w.Duplicates(t.Context(), w.sa, p.ID)
	must(t, err)
	equal(t, "candidates of the city", len(city), 3)
	for _, reason := range []string{people.SameNameAndBirth, people.SameBirthAndEnd, people.SamePhone, people.SameAccount} {
		if people.DuplicateReason(reason).EN == reason {
			t.Errorf("%s has no label", reason)
		}
	}
}

func TestMistypedNameIsFoundByTheEndOfTheNumber(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	w.save(w.officer, input("王晓明", "1960-05-04", 11, villageA1))
	number := id("1960-05-04", 11)
	other := input("王小明", "1960-05-04", 11, villageA1)
	for prefix := 339901; ; prefix++ { // a number of another county with the same end
		body := strconv.Itoa(prefix) + number[6:17]
		if identity.ResidentCheck(body) == number[17:] {
			other.IDNumber = ptr(body + number[17:])
			break
		}
	}
	p := w.save(w.officer, other)
	list, err := w.Duplicates(t.Context(), w.officer, p.ID)
	must(t, err)
	equal(t, "found", len(list) == 1 && slices.Equal(list[0].Reasons, []string{people.SameBirthAndEnd}), true)
}

func TestAccountsAreSealedWhereTheyBelong(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	at := secret.Place{Collection: "cases", ID: "case_1", Field: "account"}
	a, err := w.SealAccount(at, "6222 0200 1234 5678 901")
	must(t, err)
	equal(t, "last four", a.Last4, "8901")
	equal(t, "blind", a.Blind, w.BlindAccount("6222020012345678901"))
	got, err := w.OpenAccount(at, a.Sealed)
	must(t, err)
	equal(t, "opened", got, "6222020012345678901")
	at.ID = "case_2"
	if _, err := w.OpenAccount(at, a.Sealed); err == nil {
		t.Error("an account opened in another document")
	}
	p := w.save(w.officer, input("王小明", "1960-05-04", 11, villageA1))
	number, err := w.OpenIDNumber(p)
	must(t, err)
	equal(t, "number", number, id("1960-05-04", 11))
	equal(t, "relative's blind id", p.IDBlind, people.BlindID(w.Keys, mustID(t, number)))
}

func TestOptionsSpeakBothLanguages(t *testing.T) {
	t.Parallel()
	for _, list := range [][]people.Option{
		people.RelationOptions(), people.HealthOptions(), people.LabourOptions(), people.EducationOptions(),
		people.MaritalOptions(), people.SexOptions(),
	} {
		seen := map[string]bool{}
		for _, o := range list {
			if seen[o.Value] || o.Label.ZH == "" || o.Label.EN == "" {
				t.Errorf("%+v", o)
			}
			seen[o.Value] = true
			equal(t, "label", people.Label(list, o.Value), o.Label)
		}
	}
	equal(t, "unknown", people.Label(people.HealthOptions(), "X").EN, "X")
}
