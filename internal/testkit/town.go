package testkit

import (
	"maps"
	"slices"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/claim"
	"minzheng/internal/docstore"
	"minzheng/internal/identity"
	"minzheng/internal/once"
	"minzheng/internal/region"
	"minzheng/internal/secret"
	"minzheng/internal/staff"
)

// The divisions of the invented town; 339981 is assigned to no real place.
const (
	City      region.Code = "339981000000" // 示例市
	Township1 region.Code = "339981101000" // 柳溪镇
	Township2 region.Code = "339981201000" // 高岭乡
	Township3 region.Code = "339981001000" // 东门街道
	VillageA  region.Code = "339981101201" // 柳溪镇上柳村, of Township1
	VillageB  region.Code = "339981101202" // 柳溪镇下柳村, of Township1
	VillageC  region.Code = "339981201201" // 高岭乡石岭村, of Township2
)

// Password opens every account of the town.
const Password = "bicycle-loan-7"

// Fixture is an invented three-tier town: one city, three townships of three villages each, and named staff.
type Fixture struct {
	Store   docstore.Store
	Clock   *Clock
	IDs     func() string
	Keys    *secret.Keyring
	Regions *region.Directory
	Audit   *audit.Log
	Once    *once.Keeper
	Claims  *claim.Keeper
	Staff   *staff.Service

	t      testing.TB
	actors map[string]*access.Actor
}

// Town builds the town in a store; a *DB brings its clock.
func Town(t testing.TB, store docstore.Store) *Fixture {
	t.Helper()
	town := &Fixture{Store: store, Clock: NewClock(), IDs: IDs(), Keys: Keys(t), t: t, actors: map[string]*access.Actor{}}
	if db, ok := store.(*DB); ok {
		town.Clock = db.Clock
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatalf("build the town: %v", err)
		}
	}
	ctx := t.Context()
	var err error
	town.Regions, err = region.Open(ctx, store)
	must(err)
	must(town.Regions.Put(ctx, Divisions()...))
	town.Audit, err = audit.Open(ctx, store, town.Clock.Now, town.IDs)
	must(err)
	town.Once, err = once.Open(ctx, store)
	must(err)
	town.Claims, err = claim.Open(ctx, store)
	must(err)
	town.Staff, err = staff.Open(ctx, staff.Deps{
		Store: store, Regions: town.Regions, Audit: town.Audit, Once: town.Once, Clock: town.Clock.Now, IDs: town.IDs,
		BlindID: func(id identity.ResidentID) string { return town.Keys.Blind("id-number", id.String()) },
		Hash:    staff.NewHasher(staff.Cost{Memory: 64, Time: 1, Threads: 1}),
	})
	must(err)
	accounts := Accounts()
	names := slices.Sorted(maps.Keys(accounts))
	var list []staff.Account
	for _, n := range names {
		list = append(list, accounts[n])
	}
	made, err := town.Staff.SeedDemo(ctx, Password, list...)
	must(err)
	for i, n := range names {
		town.actors[n] = made[i].Actor("session_" + n)
	}
	return town
}

// Actor is the named member of staff; unknown names end the test.
func (town *Fixture) Actor(name string) *access.Actor {
	town.t.Helper()
	a, ok := town.actors[name]
	if !ok {
		town.t.Fatalf("the town has no %q", name)
	}
	return a
}

// ActorNames lists the staff.
func (town *Fixture) ActorNames() []string { return slices.Sorted(maps.Keys(town.actors)) }

// System is the actor of the clock.
func (town *Fixture) System() *access.Actor { return access.System(City, "clock") }

// Divisions are the town's regions.
func Divisions() []region.Region {
	from := calendar.MustDate("2010-01-01")
	var out []region.Region
	for _, d := range []struct {
		code region.Code
		name string
	}{
		{City, "示例市"},
		{Township1, "柳溪镇"},
		{"339981101001", "柳溪社区"},
		{VillageA, "上柳村"},
		{VillageB, "下柳村"},
		{Township2, "高岭乡"},
		{VillageC, "石岭村"},
		{"339981201202", "茶坪村"},
		{"339981201203", "竹湾村"},
		{Township3, "东门街道"},
		{"339981001001", "东门社区"},
		{"339981001002", "学前社区"},
		{"339981001003", "新桥社区"},
	} {
		out = append(out, region.Region{Code: d.code, Name: d.name, ValidFrom: from})
	}
	return out
}

// Accounts are the town's staff by the name that tests use.
func Accounts() map[string]staff.Account {
	sa, fin, office := []string{access.SectionSA}, []string{access.SectionFin}, []string{access.SectionOffice}
	all := map[string]staff.Account{
		"village_a":       {Name: "柳甲", Role: access.VW, Region: VillageA},
		"village_b":       {Name: "柳乙", Role: access.VW, Region: VillageB},
		"village_c":       {Name: "石丙", Role: access.VW, Region: VillageC},
		"supervisor_a":    {Name: "柳丁", Role: access.VS, Region: VillageA},
		"township_1":      {Name: "溪一", Role: access.TO, Region: Township1},
		"township_1b":     {Name: "溪二", Role: access.TO, Region: Township1},
		"township_head_1": {Name: "溪长", Role: access.TH, Region: Township1},
		"township_2":      {Name: "岭一", Role: access.TO, Region: Township2},
		"township_head_2": {Name: "岭长", Role: access.TH, Region: Township2},
		"city_officer":    {Name: "市审", Role: access.CO, Region: City, Sections: sa, Grants: []access.Grant{access.GrantReview, access.GrantVerification, access.GrantStdEdit}},
		"city_confirmer":  {Name: "市批", Role: access.CO, Region: City, Sections: sa, Grants: []access.Grant{access.GrantConfirm, access.GrantStdEdit}},
		"city_finance":    {Name: "市财", Role: access.CO, Region: City, Sections: fin, Grants: []access.Grant{access.GrantPayApprove}},
		"city_office":     {Name: "市办", Role: access.CO, Region: City, Sections: office},
		"city_vet":        {Name: "市优", Role: access.CO, Region: City, Sections: []string{access.SectionVet}, Grants: []access.Grant{access.GrantReview, access.GrantConfirm}},
		"auditor":         {Name: "市核", Role: access.AU, Region: City},
		"analyst":         {Name: "市统", Role: access.AN, Region: City},
		"verifier":        {Name: "行核", Role: access.EV, Region: City},
		"admin":           {Name: "市管", Role: access.CA, Region: City},
	}
	for name, a := range all {
		a.Username, a.Usable = name, true
		all[name] = a
	}
	return all
}
