package access

import "sync"

// Reach says how far a right goes.
type Reach string

// The closed set of reaches.
const (
	ReachAnywhere Reach = "ANYWHERE" // not decided by place
	ReachCity     Reach = "CITY"
	ReachTownship Reach = "TOWNSHIP" // own township
	ReachVillage  Reach = "VILLAGE"  // own village
)

// Cover says which documents of the reach are meant, by the section that owns them.
type Cover string

// The closed set of covers.
const (
	CoverAll      Cover = "ALL"
	CoverOwn      Cover = "OWN"      // the holder's sections, and documents that no section owns (people, households)
	CoverChildren Cover = "CHILDREN" // section WELFARE only: a village supervisor sees children's matters, nothing else
)

// Right is one cell of the matrix: a role may do something, if it has Grant (when set) and belongs to a section of In
// (when set; with Sole, to that alone), as far as Reach, to the documents that Cover names.
type Right struct {
	Do    Permission
	Role  Role
	Grant Grant
	In    []string
	Sole  bool
	Reach Reach
	Cover Cover
}

// Matrix is who may do what: roles × permissions as data. It is a fresh copy in the order of AllPermissions.
func Matrix() []Right {
	var (
		business = []string{SectionSA, SectionRelief, SectionWelfare, SectionGrass, SectionOrg, SectionVet, SectionAffairs} // own programmes
		aid      = []string{SectionSA, SectionRelief, SectionWelfare, SectionVet, SectionAffairs}                           // deal with people and pay them
		fin      = []string{SectionFin}
		office   = []string{SectionOffice}
		across   = []string{SectionFin, SectionOffice} // money and reports of all sections
	)
	var m []Right
	add := func(do Permission, rights ...Right) {
		for _, r := range rights {
			r.Do = do
			m = append(m, r)
		}
	}
	own := func(in []string) Right { return Right{Role: CO, In: in, Reach: ReachCity, Cover: CoverOwn} }
	all := func(in []string) Right { return Right{Role: CO, In: in, Reach: ReachCity, Cover: CoverAll} }
	granted := func(g Grant, in []string, c Cover) Right {
		return Right{Role: CO, Grant: g, In: in, Reach: ReachCity, Cover: c}
	}
	city := func(r Role) Right { return Right{Role: r, Reach: ReachCity, Cover: CoverAll} }
	to := Right{Role: TO, Reach: ReachTownship, Cover: CoverAll}
	th := Right{Role: TH, Reach: ReachTownship, Cover: CoverAll}
	vw := Right{Role: VW, Reach: ReachVillage, Cover: CoverAll}
	vs := Right{Role: VS, Reach: ReachVillage, Cover: CoverChildren}
	anywhere := func(roles ...Role) []Right {
		var rs []Right
		for _, r := range roles {
			rs = append(rs, Right{Role: r, Reach: ReachAnywhere, Cover: CoverAll})
		}
		return rs
	}

	add(CaseRead, own(business), city(AU), to, th, vw, vs)
	add(CaseReadConfidential, own(business), city(AU), to, th) // rule 8: villages see no income detail
	add(CaseDraft, own(business), to, vw)
	add(CaseAccept, to)
	add(CaseSurvey, own(business), to, th, vw)
	add(CaseReviewDemocratic, to, th)
	add(CaseNoticePost, to, th)
	add(CaseNoticeConfirm, vw)
	add(CaseOpine, to)
	add(CaseSign, th)
	add(CaseCityReview, granted(GrantReview, business, CoverOwn))
	add(CaseConfirm, granted(GrantConfirm, business, CoverOwn))
	add(CaseChangePropose, own(business), to, th, vw, vs)
	add(CaseAccountCorrect, own(business), to)

	add(VerificationRequest, own(business), to, th)
	add(VerificationEnter, granted(GrantVerification, business, CoverOwn))

	add(PersonRead, own(aid), city(AU), to, th, vw)
	add(PersonWrite, own(aid), to, vw)
	add(PersonReveal, own(aid), city(AU), to, th, vw)

	add(PayrollRead, own(aid), all(fin), city(AU), to, th, vw)
	add(PayrollCalculate, own(aid))
	add(PayrollApprove, Right{Role: CO, Grant: GrantPayApprove, In: fin, Sole: true, Reach: ReachCity, Cover: CoverAll}) // rule 2: not who calculates
	add(PayrollHold, own(aid), all(fin), city(AU), th)

	add(OrganizationRead, own(business), city(AU), to, th, vw, city(AN))
	add(OrganizationWrite, own(business), to, th) // the township enters filed ones only: the kinds' steps say so
	add(OrganizationDecide, granted(GrantConfirm, business, CoverOwn))
	add(FacilityRead, own(business), city(AU), to, th, vw)
	add(FacilityWrite, own(business), to, th, vw)
	add(FacilityDecide, granted(GrantConfirm, business, CoverOwn))
	add(LedgerRead, own(nil), city(AU), to, th, vw, vs, city(AN))
	add(LedgerWrite, own(nil), to, th, vw, vs)
	add(LedgerDecide, granted(GrantConfirm, nil, CoverOwn))

	add(StandardRead, anywhere(CA, CO, AU, TO, TH, VW, VS, AN)...)
	add(StandardEdit, granted(GrantStdEdit, nil, CoverOwn))
	add(StandardApprove, granted(GrantStdEdit, nil, CoverOwn))

	add(StaffRead, city(CA), city(AU), th)
	add(StaffWrite, city(CA))
	add(RegionRead, anywhere(CA, CO, AU, TO, TH, VW, VS, AN)...)

	add(FigureRead, own(business), all(across), city(AU), to, th, vw, city(AN))
	add(QueryAdhoc, append(anywhere(AU, AN), Right{Role: CO, In: office, Reach: ReachAnywhere, Cover: CoverAll})...)
	add(ExportRun, own(business), all(across), city(AU), to, th, vw)
	add(ExportIDs, own(business), city(AU), to)
	add(ImportRun, own(nil), to)

	add(AuditRead, city(CA), city(AU)) // the admin reads technical events only: package audit narrows it
	add(FileWrite, own(nil), to, th, vw, vs)
	add(Self, anywhere(Roles()...)...)
	return m
}

// table is the matrix keyed for look-up; it is read only.
var table = sync.OnceValue(func() map[Role]map[Permission][]Right {
	t := map[Role]map[Permission][]Right{}
	for _, r := range Matrix() {
		if t[r.Role] == nil {
			t[r.Role] = map[Permission][]Right{}
		}
		t[r.Role][r.Do] = append(t[r.Role][r.Do], r)
	}
	return t
})

// RolePermissions lists what a role may ever do, with every grant and section, in the order of AllPermissions.
func RolePermissions(r Role) []Permission {
	var may []Permission
	for _, p := range AllPermissions() {
		if len(table()[r][p]) > 0 {
			may = append(may, p)
		}
	}
	return may
}
