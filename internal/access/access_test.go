package access_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

// grid is the matrix as the handbook prints it, written a second time so that a slip in one of the two shows. Columns:
// CA CO AU TO TH VW VS AN EV. C city, T township, V village, X anywhere, K children of the village, - never. For CO:
// S own sections of those that own programmes, P own sections of those that pay people, then + sections that see all; ! for who belongs to one section only.
const grid = `
CASE_READ              - S          C T T V K - -
CASE_READ_CONFIDENTIAL - S          C T T - - - -
CASE_DRAFT             - S          - T - V - - -
CASE_ACCEPT            - -          - T - - - - -
CASE_SURVEY            - S          - T T V - - -
CASE_REVIEW_DEMOCRATIC - -          - T T - - - -
CASE_NOTICE_POST       - -          - T T - - - -
CASE_NOTICE_CONFIRM    - -          - - - V - - -
CASE_OPINE             - -          - T - - - - -
CASE_SIGN              - -          - - T - - - -
CASE_CITY_REVIEW       - S:REVIEW   - - - - - - -
CASE_CONFIRM           - S:CONFIRM  - - - - - - -
CASE_CHANGE_PROPOSE    - S          - T T V K - -
CASE_ACCOUNT_CORRECT   - S          - T - - - - -
VERIFICATION_REQUEST   - S          - T T - - - -
VERIFICATION_ENTER     - S:VERIFICATION - - - - - - -
PERSON_READ            - P          C T T V - - -
PERSON_WRITE           - P          - T - V - - -
PERSON_REVEAL          - P          C T T V - - -
PAYROLL_READ           - P+FIN      C T T V - - -
PAYROLL_CALCULATE      - P          - - - - - - -
PAYROLL_APPROVE        - !+FIN:PAY_APPROVE - - - - - - -
PAYROLL_HOLD           - P+FIN      C - T - - - -
ORGANIZATION_READ      - S          C T T V - C -
ORGANIZATION_WRITE     - S          - T T - - - -
ORGANIZATION_DECIDE    - S:CONFIRM  - - - - - - -
FACILITY_READ          - S          C T T V - - -
FACILITY_WRITE         - S          - T T V - - -
FACILITY_DECIDE        - S:CONFIRM  - - - - - - -
LEDGER_READ            - A          C T T V K C -
LEDGER_WRITE           - A          - T T V K - -
LEDGER_DECIDE          - A:CONFIRM  - - - - - - -
STANDARD_READ          X X          X X X X X X -
STANDARD_EDIT          - A:STD_EDIT - - - - - - -
STANDARD_APPROVE       - A:STD_EDIT - - - - - - -
STAFF_READ             C -          C - T - - - -
STAFF_WRITE            C -          - - - - - - -
REGION_READ            X X          X X X X X X -
FIGURE_READ            - S+FIN+OFFICE C T T V - C -
QUERY_ADHOC            - X:OFFICE   X - - - - X -
EXPORT_RUN             - S+FIN+OFFICE C T T V - - -
EXPORT_IDS             - S          C T - - - - -
IMPORT_RUN             - A          - T - - - - -
AUDIT_READ             C -          C - - - - - -
FILE_WRITE             - A          - T T V K - -
SELF                   X X          X X X X X X X
`

var (
	business = []string{"SA", "RELIEF", "WELFARE", "GRASS", "ORG", "VET", "AFFAIRS"}
	paying   = []string{"SA", "RELIEF", "WELFARE", "VET", "AFFAIRS"}
)

func readGrid(t *testing.T) map[string]map[access.Role]string {
	t.Helper()
	cells := map[string]map[access.Role]string{}
	for line := range strings.Lines(strings.TrimSpace(grid)) {
		f := strings.Fields(line)
		if len(f) != 10 {
			t.Fatalf("grid line %q", line)
		}
		cells[f[0]] = map[access.Role]string{}
		for i, r := range access.Roles() {
			cells[f[0]][r] = f[i+1]
		}
	}
	return cells
}

// answer is what the rule says: never, out of reach, or yes.
type answer string

const (
	never answer = "FORBIDDEN"
	out   answer = "NOT_FOUND"
	yes   answer = ""
)

// rule decides by the grid and by cutting codes, in the plainest way.
func rule(cell string, a *access.Actor, at region.Code, section string) answer {
	spec, grant, _ := strings.Cut(cell, ":")
	if spec == "-" {
		return never
	}
	if a.Role != access.CO {
		switch spec {
		case "X":
			return yes
		case "C":
			if at == "" || at[:6] == a.Region[:6] {
				return yes
			}
		case "T":
			if at != "" && at[6:9] != "000" && at[:9] == a.Region[:9] {
				return yes
			}
		case "V", "K":
			if at == a.Region && (spec == "V" || section == "WELFARE") {
				return yes
			}
		}
		return out
	}
	has := func(of []string) bool {
		return slices.ContainsFunc(a.Sections, func(s string) bool { return slices.Contains(of, s) })
	}
	if spec == "X" {
		if grant == "OFFICE" && !has([]string{"OFFICE"}) {
			return never
		}
		return yes
	}
	if grant != "" && !slices.Contains(a.Grants, access.Grant(grant)) {
		return never
	}
	parts := strings.Split(spec, "+")
	if parts[0] == "!" && len(a.Sections) != 1 {
		return never
	}
	own := parts[0] == "S" && has(business) || parts[0] == "P" && has(paying) || parts[0] == "A"
	all := has(parts[1:])
	switch {
	case !own && !all:
		return never
	case at != "" && at[:6] != a.Region[:6]:
		return out
	case all || section == "" || slices.Contains(a.Sections, section):
		return yes
	}
	return out
}

func cityOfficers() []*access.Actor {
	var out []*access.Actor
	grantSets := [][]access.Grant{nil, access.Grants()}
	for _, g := range access.Grants() {
		grantSets = append(grantSets, []access.Grant{g})
	}
	sections := [][]string{nil, {"SA", "FIN"}, {"VET", "OFFICE"}}
	for _, s := range access.Sections() {
		sections = append(sections, []string{s})
	}
	for _, s := range sections {
		for _, g := range grantSets {
			out = append(out, &access.Actor{StaffID: "s", Role: access.CO, Region: testkit.City, Sections: s, Grants: g})
		}
	}
	return out
}

func everyActor() []*access.Actor {
	out := cityOfficers()
	for _, r := range []access.Role{access.CA, access.AU, access.AN, access.EV} {
		out = append(out, &access.Actor{StaffID: "s", Role: r, Region: testkit.City})
	}
	for _, c := range []region.Code{testkit.Township1, testkit.Township2} {
		out = append(out, &access.Actor{StaffID: "s", Role: access.TO, Region: c}, &access.Actor{StaffID: "s", Role: access.TH, Region: c})
	}
	for _, c := range []region.Code{testkit.VillageA, testkit.VillageB, testkit.VillageC} {
		out = append(out, &access.Actor{StaffID: "s", Role: access.VW, Region: c}, &access.Actor{StaffID: "s", Role: access.VS, Region: c})
	}
	return out
}

// codeOf tells an error's code, "" for none.
func codeOf(err error) answer {
	if err == nil {
		return yes
	}
	return answer(fault.From(err).Code)
}

func TestCanIsTheMatrixEverywhere(t *testing.T) {
	t.Parallel()
	cells := readGrid(t)
	if len(cells) != len(access.AllPermissions()) {
		t.Fatalf("the grid has %d permissions, the code %d", len(cells), len(access.AllPermissions()))
	}
	places := []region.Code{"", "339982000000", "339982101201"} // no place, another city
	for _, d := range testkit.Divisions() {
		places = append(places, d.Code)
	}
	checked := 0
	for _, a := range everyActor() {
		for _, do := range access.AllPermissions() {
			cell, ok := cells[string(do)][a.Role]
			if !ok {
				t.Fatalf("the grid misses %s", do)
			}
			may := false
			for _, at := range places {
				for _, section := range append([]string{""}, access.Sections()...) {
					want := rule(cell, a, at, section)
					got := codeOf(a.Can(do, region.PlaceOf(at), section))
					if got != want {
						t.Fatalf("%s %s %v %v: %s at %q section %q: got %q, want %q", a.Role, a.Region, a.Sections, a.Grants, do, at, section, got, want)
					}
					may = may || want != never
					checked++
				}
			}
			if a.May(do) != may {
				t.Errorf("%s %v %v: may %s is %t", a.Role, a.Sections, a.Grants, do, !may)
			}
			if got := codeOf(a.Need(do)); (got == yes) != may {
				t.Errorf("%s: need %s: %q", a.Role, do, got)
			}
		}
	}
	t.Logf("%d decisions", checked)
}

// paper is a scoped document.
type paper struct {
	docstore.Meta
	region.Place
	Section string `json:"section"`
}

// TestScopeFindsWhatCanAllows stores one document per place and section and reads through Scope: by every actor and
// permission the list is exactly what Can lets through, so list and single read can't disagree.
func TestScopeFindsWhatCanAllows(t *testing.T) {
	t.Parallel()
	ctx, store := t.Context(), testkit.Store(t)
	spec := docstore.Define[paper]("papers", 1)
	section := docstore.ReqStr(spec, "section", func(p *paper) string { return p.Section })
	with := access.Located[paper]{
		Township: docstore.ReqStr(spec, "township", func(p *paper) string { return string(p.Township) }),
		Village:  docstore.ReqStr(spec, "village", func(p *paper) string { return string(p.Village) }),
		Section:  &section,
	}
	without := access.Located[paper]{Township: with.Township, Village: with.Village}
	docs, err := docstore.Open(ctx, store, spec)
	if err != nil {
		t.Fatal(err)
	}
	var all []*paper
	for _, d := range testkit.Divisions() {
		for _, s := range []string{"", "SA", "WELFARE", "FIN"} {
			all = append(all, &paper{Meta: docstore.Meta{ID: fmt.Sprintf("%s/%s", d.Code, s)}, Place: d.Place(), Section: s})
		}
	}
	if err := docs.Insert(ctx, all...); err != nil {
		t.Fatal(err)
	}
	read := func(f docstore.Filter[paper]) []string {
		p, err := docs.Find(ctx, docstore.Query[paper]{Where: f, Limit: 1000})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, d := range p.Items {
			ids = append(ids, d.ID)
		}
		return ids
	}
	for _, a := range everyActor() {
		if a.Role == access.CO && len(a.Grants) == 1 {
			continue // no grants and all of them show the same here
		}
		for _, do := range access.AllPermissions() {
			var want, wantBare []string
			for _, d := range all {
				if a.Can(do, d.Place, d.Section) == nil {
					want = append(want, d.ID)
				}
				if a.Can(do, d.Place, "") == nil {
					wantBare = append(wantBare, d.ID)
				}
			}
			f, err := access.Scope(a, do, with)
			if !a.May(do) {
				if codeOf(err) != never || !f.IsZero() {
					t.Errorf("%s: scope of %s: %v", a.Role, do, err)
				}
				continue
			}
			if err != nil {
				t.Fatal(err)
			}
			slices.Sort(want)
			slices.Sort(wantBare)
			if got := read(f); !slices.Equal(got, want) {
				t.Errorf("%s %s %v: %s reads %d, may %d", a.Role, a.Region, a.Sections, do, len(got), len(want))
			}
			if f, err = access.Scope(a, do, without); err != nil {
				t.Fatal(err)
			}
			if got := read(f); !slices.Equal(got, wantBare) {
				t.Errorf("%s %s %v: %s without sections reads %d, may %d", a.Role, a.Region, a.Sections, do, len(got), len(wantBare))
			}
		}
	}
}

// TestScopeOfUndeclaredFieldsIsRefused: a collection that forgot to name its level codes gives nothing away.
func TestScopeOfUndeclaredFieldsIsRefused(t *testing.T) {
	t.Parallel()
	docs, err := docstore.Open(t.Context(), testkit.Store(t), docstore.Define[paper]("papers", 1))
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []*access.Actor{
		{StaffID: "s", Role: access.TO, Region: testkit.Township1}, {StaffID: "s", Role: access.VW, Region: testkit.VillageA},
	} {
		f, err := access.Scope(a, access.CaseRead, access.Located[paper]{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := docs.Find(t.Context(), docstore.Query[paper]{Where: f, Limit: 1}); err == nil {
			t.Errorf("%s read through a scope without fields", a.Role)
		}
	}
}

func TestFailsClosed(t *testing.T) {
	t.Parallel()
	at := region.PlaceOf(testkit.VillageA)
	var nobody *access.Actor
	good := access.Actor{StaffID: "s", Role: access.TO, Region: testkit.Township1}
	noID, wrongTier, noRole, badRegion, mustChange := good, good, good, good, good
	noID.StaffID = ""
	wrongTier.Region = testkit.City
	noRole.Role = "XX"
	badRegion.Region = "339981"
	mustChange.MustChange = true
	system := access.System("nowhere", "clock")
	for _, do := range append(access.AllPermissions(), "", "CASE_DELETE") {
		if nobody.May(do) || codeOf(nobody.Can(do, at, "")) != "UNAUTHENTICATED" || codeOf(nobody.Need(do)) != "UNAUTHENTICATED" {
			t.Errorf("no actor: %s", do)
		}
		if _, err := access.Scope(nobody, do, access.Located[paper]{}); codeOf(err) != "UNAUTHENTICATED" {
			t.Errorf("no actor: scope of %s: %v", do, err)
		}
		for name, a := range map[string]*access.Actor{
			"zero": {}, "no id": &noID, "wrong tier": &wrongTier, "no role": &noRole, "bad region": &badRegion, "system without a city": system,
		} {
			if a.May(do) || codeOf(a.Can(do, at, "")) != never {
				t.Errorf("%s may %s", name, do)
			}
		}
		if got, want := mustChange.May(do), do == access.Self || do == access.RegionRead; got != want {
			t.Errorf("with a one-time password: may %s is %t", do, got)
		}
	}
	if _, err := access.From(t.Context()); codeOf(err) != "UNAUTHENTICATED" {
		t.Errorf("empty context: %v", err)
	}
	if _, err := access.From(access.With(t.Context(), nil)); codeOf(err) != "UNAUTHENTICATED" {
		t.Errorf("nil in context: %v", err)
	}
	if got, err := access.From(access.With(context.Background(), &good)); err != nil || got != &good {
		t.Errorf("context: %v %v", got, err)
	}
	if nobody.RelatedTo("x") || nobody.HasSection("SA") || nobody.HasGrant(access.GrantConfirm) || nobody.ID() != "" || len(nobody.Permissions()) != 0 {
		t.Error("no actor has something")
	}
}

func TestSystemActsInItsCityOnly(t *testing.T) {
	t.Parallel()
	s := access.System(testkit.VillageA, "clock")
	for _, do := range access.AllPermissions() {
		if err := s.Can(do, region.PlaceOf(testkit.VillageC), "SA"); err != nil {
			t.Errorf("%s: %v", do, err)
		}
		if err := s.Can(do, region.PlaceOf("339982101201"), "SA"); do.Placed() && codeOf(err) != out {
			t.Errorf("%s in another city: %v", do, err)
		}
	}
	if s.May("CASE_DELETE") {
		t.Error("an unknown permission")
	}
}

func TestRelatives(t *testing.T) {
	t.Parallel()
	a := &access.Actor{StaffID: "s", Relatives: []string{"b1", "b2"}}
	if !a.RelatedTo("x", "b2") || a.RelatedTo("x", "") || a.RelatedTo() {
		t.Error("relatives are not matched")
	}
}

// TestVocabulary: rule 6 and 7 of the separation of duties as properties of the table, and complete labels.
func TestVocabulary(t *testing.T) {
	t.Parallel()
	for _, r := range access.Matrix() {
		if !r.Do.Valid() || !r.Role.Valid() || r.Grant != "" && (!r.Grant.Valid() || r.Role != access.CO) || (r.In != nil) && r.Role != access.CO {
			t.Errorf("bad right %+v", r)
		}
		if (r.Reach == access.ReachAnywhere) == r.Do.Placed() {
			t.Errorf("reach of %+v", r)
		}
		name := string(r.Do)
		if r.Role == access.CA && (strings.HasPrefix(name, "CASE_") || strings.HasPrefix(name, "PERSON_") || strings.HasPrefix(name, "PAYROLL_") || strings.HasPrefix(name, "FIGURE_") || strings.HasPrefix(name, "EXPORT_")) {
			t.Errorf("the admin has %s", r.Do)
		}
		if r.Role == access.AU && !slices.Contains([]access.Permission{
			access.CaseRead, access.CaseReadConfidential, access.PersonRead, access.PersonReveal, access.PayrollRead, access.PayrollHold, access.StandardRead,
			access.OrganizationRead, access.FacilityRead, access.LedgerRead,
			access.StaffRead, access.RegionRead, access.FigureRead, access.QueryAdhoc, access.ExportRun, access.ExportIDs, access.AuditRead, access.Self,
		}, r.Do) {
			t.Errorf("the auditor writes: %s", r.Do)
		}
	}
	for _, r := range access.Roles() {
		if l := r.Label(); l.EN == string(r) || l.ZH == "" || r.Tier() == "" {
			t.Errorf("role %s has no label or tier", r)
		}
		if !slices.Contains(access.RolePermissions(r), access.Self) {
			t.Errorf("role %s cannot change its password", r)
		}
	}
	for _, s := range access.Sections() {
		if l := access.SectionLabel(s); l.EN == s || l.ZH == s {
			t.Errorf("section %s has no label", s)
		}
	}
}
