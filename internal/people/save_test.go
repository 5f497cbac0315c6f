package people_test

import (
	"encoding/json"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

func TestNumbersAreSealedAndMasked(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	number := id("1960-05-04", 18)
	in := input("王小明", "1960-05-04", 18, villageA1)
	in.Phone, in.DisabilityCert = ptr("138 0013-8000"), ptr(number+"43")
	p := w.save(w.officer, in)
	equal(t, "masked id", p.IDMasked, "3399**********"+number[14:])
	equal(t, "masked phone", p.PhoneMasked, "138****8000")
	equal(t, "sex", p.Sex, "F")
	equal(t, "birth", p.Birth, "1960-05-04")
	equal(t, "disability", p.DisabilityType*10+p.DisabilityLevel, 43)
	equal(t, "age", p.Age(w.Today()), 65)
	body, err := json.Marshal(p)
	must(t, err)
	for _, secret := range []string{number, "13800138000"} {
		if strings.Contains(string(body), secret) {
			t.Errorf("the stored person shows %s", secret)
		}
	}
	for field, want := range map[string]string{
		people.FieldIDNumber: number, people.FieldPhone: "13800138000", people.FieldCert: number + "43",
	} {
		got, err := w.Reveal(t.Context(), w.officer, p.ID, field, "核对银行开户", w.request())
		must(t, err)
		equal(t, field, got, want)
	}
	log, err := w.log.Find(t.Context(), w.auditor, audit.Query{RecordID: p.ID, Kind: "person.reveal", First: 10})
	must(t, err)
	equal(t, "audited looks", len(log.Events), 3)
	equal(t, "audited reason", log.Events[0].Reason, "核对银行开户")
}

func TestRevealNeedsReasonReachAndRight(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	p := w.save(w.officer, input("王小明", "1960-05-04", 11, villageA1))
	ctx := t.Context()
	_, err := w.Reveal(ctx, w.officer, p.ID, people.FieldIDNumber, " 看看 ", w.request())
	refused(t, err, fault.CodeInvalid, "REASON")
	_, err = w.Reveal(ctx, w.officer, p.ID, "BANK_ACCOUNT", "核对银行开户", w.request())
	refused(t, err, fault.CodeInvalid, "FIELD")
	_, err = w.Reveal(ctx, w.other, p.ID, people.FieldIDNumber, "核对银行开户", w.request())
	refused(t, err, fault.CodeNotFound, "")
	_, err = w.Reveal(ctx, w.admin, p.ID, people.FieldIDNumber, "核对银行开户", w.request())
	refused(t, err, fault.CodeForbidden, "")
	_, err = w.Reveal(ctx, nil, p.ID, people.FieldIDNumber, "核对银行开户", w.request())
	refused(t, err, fault.CodeUnauthenticated, "")
	again := w.request()
	for range 2 { // a repeated request shows the same, and is written down again
		_, err = w.Reveal(ctx, w.officer, p.ID, people.FieldIDNumber, "核对银行开户", again)
		must(t, err)
	}
	_, err = w.Reveal(ctx, w.officer, p.ID, people.FieldPhone, "核对银行开户", again)
	refused(t, err, fault.CodeConflict, "REQUEST_REUSED")
	log, err := w.log.Find(ctx, w.auditor, audit.Query{RecordID: p.ID, Kind: "person.reveal", First: 10})
	must(t, err)
	equal(t, "audited looks", len(log.Events), 2)
}

func TestSaveRefusesFieldByField(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	for name, c := range map[string]struct {
		change       func(*people.PersonInput)
		path, reason string
	}{
		"no name":           {func(in *people.PersonInput) { in.Name = " " }, "/name", "NAME"},
		"digits in name":    {func(in *people.PersonInput) { in.Name = "王2" }, "/name", "NAME"},
		"check digit":       {func(in *people.PersonInput) { in.IDNumber = ptr("11010519491231002A") }, "/idNumber", identity.IDCharacters},
		"other sex":         {func(in *people.PersonInput) { in.Sex = ptr("F") }, "/sex", "SEX_MISMATCH"},
		"other birth":       {func(in *people.PersonInput) { in.Birth = ptr(calendar.Date("1960-05-05")) }, "/birth", "BIRTH_MISMATCH"},
		"no number, no sex": {func(in *people.PersonInput) { in.IDNumber, in.Birth = nil, ptr(calendar.Date("2026-01-01")) }, "/sex", "REQUIRED"},
		"born tomorrow": {func(in *people.PersonInput) {
			in.IDNumber, in.Sex, in.Birth = nil, ptr("M"), ptr(calendar.Date("2026-03-11"))
		}, "/birth", "DATE_RANGE"},
		"phone":              {func(in *people.PersonInput) { in.Phone = ptr("12345") }, "/phone", "PHONE"},
		"health":             {func(in *people.PersonInput) { in.Health = "ILL" }, "/health", "OPTION"},
		"no labour":          {func(in *people.PersonInput) { in.Labour = "" }, "/labour", "REQUIRED"},
		"education":          {func(in *people.PersonInput) { in.Education = ptr("PHD") }, "/education", "OPTION"},
		"another's cert":     {func(in *people.PersonInput) { in.DisabilityCert = ptr(id("1970-01-01", 1) + "11") }, "/disabilityCert", identity.CertHolder},
		"dead before birth":  {func(in *people.PersonInput) { in.DeathDate = ptr(calendar.Date("1950-01-01")) }, "/deathDate", "DATE_RANGE"},
		"dead tomorrow":      {func(in *people.PersonInput) { in.DeathDate = ptr(calendar.Date("2026-03-11")) }, "/deathDate", "DATE_RANGE"},
		"township":           {func(in *people.PersonInput) { in.VillageCode = townA }, "/villageCode", "REGION"},
		"closed village":     {func(in *people.PersonInput) { in.VillageCode = closedA3 }, "/villageCode", "REGION_CLOSED"},
		"unknown hukou":      {func(in *people.PersonInput) { in.HukouVillageCode = ptr(villageA1[:9] + "299") }, "/hukouVillageCode", "REGION"},
		"very long address":  {func(in *people.PersonInput) { in.Address = ptr(strings.Repeat("长", 201)) }, "/address", "TOO_LONG"},
		"impossible birth":   {func(in *people.PersonInput) { in.IDNumber = ptr("339981196013040018") }, "/idNumber", identity.IDBirthDate},
		"too short a number": {func(in *people.PersonInput) { in.IDNumber = ptr("3399811960") }, "/idNumber", identity.IDLength},
	} {
		in := input("王小明", "1960-05-04", 11, villageA1)
		c.change(&in)
		_, err := w.SavePerson(t.Context(), w.officer, people.SavePersonInput{RequestID: w.request(), PersonInput: in})
		e := refused(t, err, fault.CodeInvalid, "")
		ok := false
		for _, f := range e.Fields {
			ok = ok || f.Path == c.path && f.Reason == c.reason
		}
		if !ok {
			t.Errorf("%s: %v", name, err)
		}
	}
	far := input("李大江", "1960-05-04", 13, villageA1)
	far.HukouVillageCode = ptr(region.Code("110105001001")) // another city's village is not in our directory
	equal(t, "hukou elsewhere", w.save(w.officer, far).HukouVillage, "110105001001")
}

func TestSaveKeepsWhatIsNotGiven(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	in := input("王小明", "1960-05-04", 11, villageA1)
	in.Phone, in.Address, in.Marital = ptr("13800138000"), ptr("大桥路1号"), ptr("MARRIED")
	p := w.save(w.worker, in)
	p, err := w.again(w.worker, p, func(in *people.SavePersonInput) { in.Health = people.Chronic; in.Address = ptr("") })
	must(t, err)
	equal(t, "health", p.Health, people.Chronic)
	equal(t, "phone", p.PhoneMasked, "138****8000")
	equal(t, "marital", p.Marital, "MARRIED")
	equal(t, "address", p.Address, "")
	p, err = w.again(w.worker, p, func(in *people.SavePersonInput) { in.Phone = ptr("") })
	must(t, err)
	equal(t, "phone", p.PhoneMasked+p.PhoneBlind+p.PhoneCipher, "")
	_, err = w.again(w.worker, p, func(in *people.SavePersonInput) { in.Rev-- })
	refused(t, err, fault.CodeConflict, "STALE_REV")
}

func TestCorrectedNumberNeedsItsCertificateAgain(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	in := input("王小明", "1960-05-04", 11, villageA1)
	in.DisabilityCert = ptr(*in.IDNumber + "43")
	p := w.save(w.officer, in)
	right := id("1960-05-04", 13)
	_, err := w.again(w.officer, p, func(in *people.SavePersonInput) { in.IDNumber = &right })
	refused(t, err, fault.CodeInvalid, identity.CertHolder)
	p, err = w.again(w.officer, p, func(in *people.SavePersonInput) { in.IDNumber, in.DisabilityCert = &right, ptr(right+"12B1") })
	must(t, err)
	equal(t, "severe", p.Severe() && p.SevereParent(), true)
	got, err := w.Reveal(t.Context(), w.officer, p.ID, people.FieldIDNumber, "更正号码", w.request())
	must(t, err)
	equal(t, "number", got, right)
}

func TestOnePersonPerNumber(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	p := w.save(w.officer, input("王小明", "1960-05-04", 11, villageA1))
	old := *input("", "1960-05-04", 11, "").IDNumber
	fifteen := old[:6] + old[8:17]
	for actor, inReach := range map[*access.Actor]int{w.officer: 1, w.other: 0} {
		in := input("王晓明", "1960-05-04", 11, villageA1)
		if actor == w.other {
			in.VillageCode = villageB1
		}
		in.IDNumber = &fifteen
		_, err := w.SavePerson(t.Context(), actor, people.SavePersonInput{RequestID: w.request(), PersonInput: in})
		e := refused(t, err, fault.CodeConflict, "ID_EXISTS")
		equal(t, "pointers", len(e.Fields), inReach)
		if inReach == 1 {
			equal(t, "pointer", e.Fields[0].Path, "/existing/"+p.ID)
		}
	}
}

func TestSameNameAndBirthIsAskedOnce(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	p := w.save(w.officer, input("王小明", "1960-05-04", 11, villageA1))
	in := people.SavePersonInput{RequestID: w.request(), PersonInput: input("王 小明", "1960-05-04", 13, villageA2)}
	in.Name = "王小明"
	_, err := w.SavePerson(t.Context(), w.officer, in)
	e := refused(t, err, fault.CodeInvalid, "POSSIBLE_DUPLICATE")
	equal(t, "pointer", e.Fields[0].Path, "/existing/"+p.ID)
	in.RequestID, in.DuplicateChecked = w.request(), true
	_, err = w.SavePerson(t.Context(), w.officer, in)
	must(t, err)
	there := input("王小明", "1960-05-04", 15, villageB1) // out of reach is not told
	w.save(w.other, there)
}

func TestRepeatedSaveIsOnePerson(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	in := people.SavePersonInput{RequestID: w.request(), PersonInput: input("王小明", "1960-05-04", 11, villageA1)}
	first, err := w.SavePerson(t.Context(), w.officer, in)
	must(t, err)
	second, err := w.SavePerson(t.Context(), w.officer, in)
	must(t, err)
	equal(t, "id", second.ID, first.ID)
	equal(t, "rev", second.Version, int64(1))
	in.IDNumber = ptr(id("1960-05-04", 13))
	_, err = w.SavePerson(t.Context(), w.officer, in)
	refused(t, err, fault.CodeConflict, "REQUEST_REUSED")
}

func TestReachOfReadsAndWrites(t *testing.T) {
	t.Parallel()
	w := newTown(t)
	ctx := t.Context()
	p := w.save(w.officer, input("王小明", "1960-05-04", 11, villageA2))
	h := w.found(w.officer, p, "2020-01-01")
	for name, c := range map[string]struct {
		actor *access.Actor
		read  fault.Code
		write fault.Code
	}{
		"own township":     {w.officer, "", ""},
		"township head":    {w.head, "", fault.CodeForbidden},
		"other village":    {w.worker, fault.CodeNotFound, fault.CodeNotFound},
		"other township":   {w.other, fault.CodeNotFound, fault.CodeNotFound},
		"city section":     {w.sa, "", ""},
		"auditor":          {w.auditor, "", fault.CodeForbidden},
		"admin":            {w.admin, fault.CodeForbidden, fault.CodeForbidden},
		"nobody":           {nil, fault.CodeUnauthenticated, fault.CodeUnauthenticated},
		"finance":          {&access.Actor{StaffID: "f", Role: access.CO, Region: city, Sections: []string{access.SectionFin}}, fault.CodeForbidden, fault.CodeForbidden},
		"child supervisor": {&access.Actor{StaffID: "v", Role: access.VS, Region: villageA2}, fault.CodeForbidden, fault.CodeForbidden},
	} {
		code := func(err error) fault.Code {
			if err == nil {
				return ""
			}
			return fault.From(err).Code
		}
		_, err := w.GetPerson(ctx, c.actor, p.ID)
		equal(t, name+" reads", code(err), c.read)
		_, err = w.GetHousehold(ctx, c.actor, h.ID)
		equal(t, name+" reads the household", code(err), c.read)
		_, err = w.Duplicates(ctx, c.actor, p.ID)
		equal(t, name+" seeks duplicates", code(err), c.read)
		_, err = w.MembershipsOf(ctx, c.actor, p.ID)
		equal(t, name+" lists memberships", code(err), c.read)
		many, err := w.PersonsByIDs(ctx, c.actor, []string{p.ID, "person_none"})
		equal(t, name+" loads", len(many) == 1, c.read == "")
		equal(t, name+" loads", err != nil, c.read != "" && c.read != fault.CodeNotFound)
		houses, err := w.HouseholdsByIDs(ctx, c.actor, []string{h.ID})
		equal(t, name+" loads households", len(houses) == 1 && err == nil, c.read == "")
		p := w.get(p.ID)
		_, err = w.again(c.actor, p, func(in *people.SavePersonInput) { in.Address = ptr(name) })
		equal(t, name+" writes", code(err), c.write)
		_, err = w.change(c.actor, h, p, people.Head, "", "2019-01-01")
		if c.write != "" {
			equal(t, name+" changes members", code(err), c.write)
		}
		equal(t, name+" may edit", w.MayEdit(c.actor, p.Place), c.write == "")
	}
	_, err := w.GetPerson(ctx, w.officer, "person_none")
	missing := refused(t, err, fault.CodeNotFound, "")
	_, err = w.GetPerson(ctx, w.other, p.ID)
	equal(t, "out of reach reads as absent", refused(t, err, fault.CodeNotFound, "").Text, missing.Text)
	_, err = w.SavePerson(ctx, w.officer, people.SavePersonInput{RequestID: w.request(), PersonInput: input("李四", "1970-01-01", 1, villageB1)})
	refused(t, err, fault.CodeNotFound, "")
}
