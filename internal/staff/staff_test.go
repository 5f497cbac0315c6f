package staff_test

import (
	"fmt"
	"slices"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
	"minzheng/internal/staff"
	"minzheng/internal/testkit"
)

// Two valid identity numbers of nobody.
const (
	relativeID  = "339981199001011012"
	relativeID2 = "11010519491231002x"
)

func newcomer(request string) staff.SaveInput {
	return staff.SaveInput{RequestID: request, Username: "New.Comer", Name: " 新人 ", Role: access.TO, Region: testkit.Township1}
}

func TestCreateAccount(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	admin := k.Actor("admin")
	saved, err := k.Staff.Save(ctx, admin, newcomer("request-1"))
	if err != nil || saved.OneTimePassword == "" {
		t.Fatal(saved, err)
	}
	if st := saved.Staff; st.Username != "new.comer" || st.Name != "新人" || !st.Active || !st.MustChange || st.Township != testkit.Township1 || st.Demo {
		t.Errorf("%+v", st)
	}
	again, err := k.Staff.Save(ctx, admin, newcomer("request-1"))
	if err != nil || again.Staff.ID != saved.Staff.ID || again.OneTimePassword != "" {
		t.Errorf("replay: %+v %v", again, err)
	}
	if _, err := k.Staff.Save(ctx, admin, newcomer("request-2")); !fault.Is(err, fault.CodeConflict) || fault.From(err).Reason != "USERNAME_TAKEN" {
		t.Errorf("name taken: %v", err)
	}
	tokens, err := k.auth.Login(ctx, "new.comer", saved.OneTimePassword, "test")
	if err != nil || !tokens.MustChange {
		t.Fatal(tokens, err)
	}
	actor := k.who(t, tokens)
	if !actor.May(access.Self) || actor.May(access.CaseRead) {
		t.Error("a one-time password opens the work")
	}
	if err := k.Staff.ChangePassword(ctx, actor, staff.ChangeInput{RequestID: "request-1", Current: saved.OneTimePassword, Next: "own-password-9"}); err != nil {
		t.Fatal(err)
	}
	if !k.who(t, tokens).May(access.CaseRead) {
		t.Error("the changed password does not open the work")
	}
}

func TestSaveRefuses(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	if err := k.Regions.Put(ctx, region.Region{Code: "339981101203", Name: "老塘村", ValidFrom: "2010-01-01", ValidTo: "2019-12-31"}); err != nil {
		t.Fatal(err)
	}
	n := 0
	for name, c := range map[string]struct {
		edit   func(*staff.SaveInput)
		fields []string
	}{
		"user name":      {func(in *staff.SaveInput) { in.Username = "新 人" }, []string{"/username USERNAME"}},
		"name":           {func(in *staff.SaveInput) { in.Name = " " }, []string{"/name NAME"}},
		"role":           {func(in *staff.SaveInput) { in.Role = "XX" }, []string{"/role ROLE"}},
		"tier":           {func(in *staff.SaveInput) { in.Role = access.VW }, []string{"/role ROLE_TIER"}},
		"tier up":        {func(in *staff.SaveInput) { in.Role = access.AU }, []string{"/role ROLE_TIER"}},
		"no region":      {func(in *staff.SaveInput) { in.Region = "" }, []string{"/regionCode REGION"}},
		"unknown region": {func(in *staff.SaveInput) { in.Region = "339981102000" }, []string{"/regionCode REGION"}},
		"other city":     {func(in *staff.SaveInput) { in.Region = "339982101000" }, []string{"/regionCode REGION"}},
		"ended region":   {func(in *staff.SaveInput) { in.Role, in.Region = access.VW, "339981101203" }, []string{"/regionCode REGION_ENDED"}},
		"sections":       {func(in *staff.SaveInput) { in.Sections = []string{"SA"} }, []string{"/sections SECTIONS"}},
		"grants":         {func(in *staff.SaveInput) { in.Grants = access.Grants() }, []string{"/grants GRANTS"}},
		"officer, none":  {func(in *staff.SaveInput) { in.Role, in.Region = access.CO, testkit.City }, []string{"/sections REQUIRED"}},
		"officer, unknown": {func(in *staff.SaveInput) {
			in.Role, in.Region, in.Sections = access.CO, testkit.City, []string{"SA", "XX", "SA"}
		}, []string{"/sections/1 SECTIONS", "/sections/2 SECTIONS"}},
		"pay without FIN": {func(in *staff.SaveInput) {
			in.Role, in.Region, in.Sections, in.Grants = access.CO, testkit.City, []string{"SA"}, []access.Grant{access.GrantPayApprove, "XX"}
		}, []string{"/grants/0 GRANT_SECTION", "/grants/1 GRANTS"}},
		"pay and another section": {func(in *staff.SaveInput) {
			in.Role, in.Region, in.Sections, in.Grants = access.CO, testkit.City, []string{"FIN", "SA"}, []access.Grant{access.GrantPayApprove}
		}, []string{"/grants/0 GRANT_SECTION"}},
		"relative":           {func(in *staff.SaveInput) { in.RelativeIDNumbers = []string{relativeID, "110105194912310021"} }, []string{"/relativeIdNumbers/1 ID_CHECK_DIGIT"}},
		"several at once":    {func(in *staff.SaveInput) { in.Username, in.Name, in.Role = "", "", "" }, []string{"/username USERNAME", "/name NAME", "/role ROLE"}},
		"too many relatives": {func(in *staff.SaveInput) { in.RelativeIDNumbers = make([]string, 51) }, []string{"/relativeIdNumbers TOO_MANY"}},
	} {
		n++
		in := newcomer(fmt.Sprintf("request-%d", n))
		c.edit(&in)
		_, err := k.Staff.Save(ctx, k.Actor("admin"), in)
		f := fault.From(err)
		if f == nil || f.Code != fault.CodeInvalid {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, x := range f.Fields {
			got = append(got, x.Path+" "+x.Reason)
			if x.Text.ZH == "" || x.Text.EN == "" {
				t.Errorf("%s: %s has no text in both languages", name, x.Reason)
			}
		}
		if !slices.Equal(got, c.fields) {
			t.Errorf("%s: %v, want %v", name, got, c.fields)
		}
	}
	for _, who := range k.ActorNames() {
		if who == "admin" {
			continue
		}
		if _, err := k.Staff.Save(ctx, k.Actor(who), newcomer("request-x")); !fault.Is(err, fault.CodeForbidden) {
			t.Errorf("%s makes accounts: %v", who, err)
		}
	}
	if _, err := k.Staff.Save(ctx, nil, newcomer("request-x")); !refused(err) {
		t.Errorf("nobody makes accounts: %v", err)
	}
	if p, err := k.Staff.Find(ctx, k.Actor("admin"), staff.Query{Search: "new", First: 1}); err != nil || len(p.Staff) != 0 {
		t.Error("a refused account is there", err)
	}
}

func edit(st *staff.Staff, request string) staff.SaveInput {
	return staff.SaveInput{RequestID: request, StaffID: st.ID, Rev: st.Version, Username: st.Username, Name: st.Name, Role: st.Role, Region: st.Region}
}

func TestNobodyChangesHisOwnPowers(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	admin := k.Actor("admin")
	me, err := k.Staff.Get(ctx, admin, admin.StaffID)
	if err != nil {
		t.Fatal(err)
	}
	off := false
	for name, change := range map[string]func(*staff.SaveInput){
		"a business role": func(in *staff.SaveInput) { in.Role, in.Sections = access.CO, []string{"SA"} },
		"another place":   func(in *staff.SaveInput) { in.Role, in.Region = access.TO, testkit.Township1 },
		"out of office":   func(in *staff.SaveInput) { in.Active = &off },
	} {
		in := edit(me, fmt.Sprintf("request-%d", len(name)))
		change(&in)
		if _, err := k.Staff.Save(ctx, admin, in); !fault.Is(err, fault.CodeNotAllowedNow) || fault.From(err).Reason != "OWN_POWERS" {
			t.Errorf("%s: %v", name, err)
		}
	}
	in := edit(me, "request-name")
	in.Name = "改名"
	if saved, err := k.Staff.Save(ctx, admin, in); err != nil || saved.Staff.Name != "改名" || saved.OneTimePassword != "" {
		t.Errorf("own name: %v", err)
	}
}

func TestChangeAccount(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	admin := k.Actor("admin")
	tokens := k.login(t, "city_officer")
	before := k.who(t, tokens)
	st, err := k.Staff.Get(ctx, admin, before.StaffID)
	if err != nil {
		t.Fatal(err)
	}
	in := edit(st, "request-1")
	in.Grants, in.RelativeIDNumbers = []access.Grant{}, []string{relativeID2, "  110105 19491231002X", relativeID}
	saved, err := k.Staff.Save(ctx, admin, in)
	if err != nil || len(saved.Staff.Grants) != 0 || !slices.Equal(saved.Staff.Sections, st.Sections) || len(saved.Staff.Relatives) != 2 {
		t.Fatalf("%+v %v", saved.Staff, err)
	}
	if after := k.who(t, tokens); after.HasGrant(access.GrantReview) || len(after.Relatives) != 2 {
		t.Error("the signed-in officer keeps the old powers")
	}
	if _, err := k.Staff.Save(ctx, admin, edit(st, "request-2")); !fault.Is(err, fault.CodeConflict) || fault.From(err).Reason != "STALE_REV" {
		t.Errorf("stale: %v", err)
	}
	renamed := edit(saved.Staff, "request-3")
	renamed.Username = "other.name"
	if _, err := k.Staff.Save(ctx, admin, renamed); !fault.Is(err, fault.CodeInvalid) {
		t.Errorf("renamed: %v", err)
	}
	unknown := edit(saved.Staff, "request-4")
	unknown.StaffID = "staff_x"
	if _, err := k.Staff.Save(ctx, admin, unknown); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("unknown: %v", err)
	}
	moved := edit(saved.Staff, "request-5")
	moved.Role, moved.Region = access.TO, testkit.Township2
	if saved, err = k.Staff.Save(ctx, admin, moved); err != nil || len(saved.Staff.Sections) != 0 || saved.Staff.Township != testkit.Township2 || len(saved.Staff.Relatives) != 2 {
		t.Fatalf("moved: %+v %v", saved.Staff, err)
	}
	back := edit(saved.Staff, "request-6") // without naming sections: an officer needs some
	back.Role, back.Region = access.CO, testkit.City
	if _, err := k.Staff.Save(ctx, admin, back); !fault.Is(err, fault.CodeInvalid) {
		t.Errorf("officer without a section: %v", err)
	}
	off := false
	gone := edit(saved.Staff, "request-7")
	gone.Active = &off
	if _, err := k.Staff.Save(ctx, admin, gone); err != nil {
		t.Fatal(err)
	}
	if _, err := k.auth.Authenticate(ctx, tokens.AccessToken); !refused(err) {
		t.Error("who left is still signed in:", err)
	}
	if _, err := k.auth.Refresh(ctx, tokens.RefreshToken, "test"); !refused(err) {
		t.Error("who left refreshes:", err)
	}
}

func TestResetPassword(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	admin := k.Actor("admin")
	tokens := k.login(t, "village_a")
	for range staff.MaxFailures {
		_, _ = k.auth.Login(ctx, "village_a", "wrong-password", "test")
	}
	st, err := k.Staff.Get(ctx, admin, k.Actor("village_a").StaffID)
	if err != nil || !st.Locked(k.Clock.Now()) {
		t.Fatal("not locked", err)
	}
	in := staff.ResetInput{RequestID: "request-1", StaffID: st.ID, Rev: st.Version}
	if _, err := k.Staff.ResetPassword(ctx, k.Actor("township_head_1"), in); !fault.Is(err, fault.CodeForbidden) {
		t.Errorf("the head resets: %v", err)
	}
	saved, err := k.Staff.ResetPassword(ctx, admin, in)
	if err != nil || saved.OneTimePassword == "" || saved.Staff.Locked(k.Clock.Now()) {
		t.Fatal(saved, err)
	}
	if _, err := k.auth.Authenticate(ctx, tokens.AccessToken); !refused(err) {
		t.Error("old session:", err)
	}
	if _, err := k.auth.Login(ctx, "village_a", testkit.Password, "test"); !refused(err) {
		t.Error("old password:", err)
	}
	if _, err := k.auth.Login(ctx, "village_a", saved.OneTimePassword, "test"); err != nil {
		t.Error("new password:", err)
	}
	if again, err := k.Staff.ResetPassword(ctx, admin, in); err != nil || again.OneTimePassword != "" {
		t.Errorf("replay: %v", err)
	}
	in.RequestID = "request-2"
	if _, err := k.Staff.ResetPassword(ctx, admin, in); !fault.Is(err, fault.CodeConflict) {
		t.Errorf("stale: %v", err)
	}
}

func TestChangePassword(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	here, there := k.login(t, "village_a"), k.login(t, "village_a")
	me := k.who(t, here)
	change := func(request, current, next string) error {
		return k.Staff.ChangePassword(ctx, me, staff.ChangeInput{RequestID: request, Current: current, Next: next})
	}
	for name, c := range map[string][4]string{
		"wrong":  {"wrong-password", "own-password-9", "/current", "WRONG_PASSWORD"},
		"short":  {testkit.Password, "short", "/next", "PASSWORD_SHORT"},
		"same":   {testkit.Password, testkit.Password, "/next", "PASSWORD_SAME"},
		"common": {testkit.Password, "1234567890", "/next", "PASSWORD_COMMON"},
	} {
		f := fault.From(change("request-1", c[0], c[1]))
		if f == nil || f.Code != fault.CodeInvalid || f.Fields[0].Path != c[2] || f.Reason != c[3] {
			t.Errorf("%s: %v", name, f)
		}
	}
	for range 2 { // the network repeats it
		if err := change("request-1", testkit.Password, "own-password-9"); err != nil {
			t.Fatal(err)
		}
	}
	k.who(t, here)
	if _, err := k.auth.Authenticate(ctx, there.AccessToken); !refused(err) {
		t.Error("the other session lives:", err)
	}
	if _, err := k.auth.Login(ctx, "village_a", "own-password-9", "test"); err != nil {
		t.Error(err)
	}
	for range staff.MaxFailures {
		_ = change("request-2", "wrong-password", "next-password-9")
	}
	if err := change("request-3", "own-password-9", "next-password-9"); !fault.Is(err, fault.CodeNotAllowedNow) || fault.From(err).Reason != "LOCKED" {
		t.Errorf("guessing at the current password is not limited: %v", err)
	}
	if err := k.Staff.ChangePassword(ctx, nil, staff.ChangeInput{}); !refused(err) {
		t.Errorf("nobody: %v", err)
	}
}

func TestFindStaff(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	for name, c := range map[string]struct {
		actor string
		query staff.Query
		want  []string
	}{
		"all of a township": {"admin", staff.Query{Region: testkit.Township1}, []string{"supervisor_a", "township_1", "township_1b", "township_head_1", "village_a", "village_b"}},
		"of a village":      {"auditor", staff.Query{Region: testkit.VillageA}, []string{"supervisor_a", "village_a"}},
		"own reach":         {"township_head_2", staff.Query{}, []string{"township_2", "township_head_2", "village_c"}},
		"by user name":      {"admin", staff.Query{Search: "Village_"}, []string{"village_a", "village_b", "village_c"}},
		"by name":           {"admin", staff.Query{Search: "柳"}, []string{"supervisor_a", "village_a", "village_b"}},
		"by whole name":     {"admin", staff.Query{Search: "柳甲"}, []string{"village_a"}},
		"not reached":       {"township_head_2", staff.Query{Search: "柳甲"}, nil},
		"marks only":        {"admin", staff.Query{Search: "%"}, nil},
	} {
		c.query.First = 50
		p, err := k.Staff.Find(ctx, k.Actor(c.actor), c.query)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var got []string
		for _, s := range p.Staff {
			got = append(got, s.Username)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		if n, err := k.Staff.Count(ctx, k.Actor(c.actor), c.query, 0); err != nil || n != int64(len(got)) {
			t.Errorf("%s: count %d %v", name, n, err)
		}
	}
	first, err := k.Staff.Find(ctx, k.Actor("admin"), staff.Query{First: 5})
	if err != nil || !first.More {
		t.Fatal(err)
	}
	if second, err := k.Staff.Find(ctx, k.Actor("admin"), staff.Query{First: 5, After: first.End}); err != nil || second.Staff[0].Username <= first.Staff[4].Username {
		t.Errorf("second page: %v", err)
	}
	for name, c := range map[string]struct {
		actor *access.Actor
		query staff.Query
		code  fault.Code
	}{
		"nobody":         {nil, staff.Query{First: 1}, fault.CodeUnauthenticated},
		"village":        {k.Actor("village_a"), staff.Query{First: 1}, fault.CodeForbidden},
		"page of none":   {k.Actor("admin"), staff.Query{}, fault.CodeInvalid},
		"page of all":    {k.Actor("admin"), staff.Query{First: 101}, fault.CodeInvalid},
		"cursor":         {k.Actor("admin"), staff.Query{First: 1, After: "x"}, fault.CodeInvalid},
		"out of reach":   {k.Actor("township_head_1"), staff.Query{First: 1, Region: testkit.Township2}, fault.CodeNotFound},
		"above reach":    {k.Actor("township_head_1"), staff.Query{First: 1, Region: testkit.City}, fault.CodeNotFound},
		"no such region": {k.Actor("admin"), staff.Query{First: 1, Region: "x"}, fault.CodeNotFound},
	} {
		if _, err := k.Staff.Find(ctx, c.actor, c.query); !fault.Is(err, c.code) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := k.Staff.Get(ctx, k.Actor("township_head_1"), k.Actor("village_c").StaffID); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("get out of reach: %v", err)
	}
	names, err := k.Staff.Names(ctx, []string{k.Actor("village_c").StaffID, "staff_x"})
	if err != nil || len(names) != 1 || names[k.Actor("village_c").StaffID] != "石丙" {
		t.Errorf("names: %v %v", names, err)
	}
	mates, err := k.Staff.Colleagues(ctx, k.Actor("village_c"))
	if err != nil || len(mates) != 3 || mates[0].Role != access.TO {
		t.Errorf("colleagues: %v %v", mates, err)
	}
	if city, err := k.Staff.Colleagues(ctx, k.Actor("auditor")); err != nil || len(city) != 9 {
		t.Errorf("colleagues of the city: %d %v", len(city), err)
	}
}

func TestListsAreServedByAnIndex(t *testing.T) {
	t.Parallel()
	k := open(t)
	docs, err := docstore.Open(t.Context(), k.Store, staff.Spec)
	if err != nil {
		t.Fatal(err)
	}
	for name, where := range map[string][2]string{"township": {"township", string(testkit.Township1)}, "village": {"village", string(testkit.VillageA)}, "login": {"username", "admin"}} {
		f, err := staff.Spec.FilterBy(where[0], docstore.OpEq, where[1])
		if err != nil {
			t.Fatal(err)
		}
		sort, err := staff.Spec.OrderBy("username", false)
		if err != nil {
			t.Fatal(err)
		}
		if plan, err := docs.Explain(t.Context(), docstore.Query[staff.Staff]{Where: f, Sort: []docstore.Order[staff.Staff]{sort}, Limit: 20}); err != nil || !plan.IndexUsed || plan.Sorts {
			t.Errorf("%s: %+v %v", name, plan, err)
		}
	}
}

func TestSeedDemo(t *testing.T) {
	t.Parallel()
	k, ctx := open(t), t.Context()
	list := []staff.Account{
		{Username: "village_a", Name: "柳甲", Role: access.VW, Region: testkit.VillageA, Usable: true},
		{Username: "worker_1", Name: "工一", Role: access.VW, Region: testkit.VillageB},
	}
	made, err := k.Staff.SeedDemo(ctx, "minzheng-demo", list...)
	if err != nil || len(made) != 2 || !made[0].Demo || made[0].ID != k.Actor("village_a").StaffID {
		t.Fatal(made, err)
	}
	if _, err := k.auth.Login(ctx, "village_a", "minzheng-demo", "test"); err != nil {
		t.Error(err)
	}
	for _, p := range []string{"minzheng-demo", ""} {
		if _, err := k.auth.Login(ctx, "worker_1", p, "test"); !refused(err) {
			t.Errorf("an account without a password opens with %q: %v", p, err)
		}
	}
	real, err := k.Staff.Save(ctx, k.Actor("admin"), newcomer("request-1"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := k.Staff.SeedDemo(ctx, "minzheng-demo", staff.Account{Username: real.Staff.Username, Name: "x", Role: access.TO, Region: testkit.Township1, Usable: true}); !fault.Is(err, fault.CodeConflict) {
		t.Errorf("a real account was made a demo one: %v", err)
	}
	for _, bad := range []staff.Account{
		{Username: "x", Role: access.VW, Region: testkit.VillageA}, {Username: "worker_2", Role: access.VW, Region: testkit.City}, {Username: "worker_2", Role: access.CO, Region: testkit.City},
	} {
		if _, err := k.Staff.SeedDemo(ctx, "minzheng-demo", bad); err == nil {
			t.Errorf("%+v", bad)
		}
	}
}
