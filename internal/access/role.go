package access

import (
	"slices"
	"strings"

	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// Role is what a member of staff is; the tier of the account's region follows from it.
type Role string

// The closed set of roles.
const (
	CA Role = "CA" // city admin: accounts, divisions; no case content
	CO Role = "CO" // city officer, bound to sections, with grants
	AU Role = "AU" // city auditor: reads everything, writes nothing but holds
	TO Role = "TO" // township officer
	TH Role = "TH" // township head
	VW Role = "VW" // village worker
	VS Role = "VS" // village supervisor (children)
	AN Role = "AN" // analyst: statistics
	EV Role = "EV" // external verifier: own requests only
)

// Roles lists the closed set.
func Roles() []Role { return []Role{CA, CO, AU, TO, TH, VW, VS, AN, EV} }

// Valid reports whether r is of the closed set.
func (r Role) Valid() bool { return slices.Contains(Roles(), r) }

// Tier is the tier of region that the role belongs to; "" for an unknown role.
func (r Role) Tier() region.Tier {
	switch r {
	case CA, CO, AU, AN, EV:
		return region.TierCity
	case TO, TH:
		return region.TierTownship
	case VW, VS:
		return region.TierVillage
	}
	return ""
}

// Label names the role for people.
func (r Role) Label() fault.Text {
	switch r {
	case CA:
		return fault.T("市级管理员", "City administrator")
	case CO:
		return fault.T("市级经办人", "City officer")
	case AU:
		return fault.T("市级审计员", "City auditor")
	case TO:
		return fault.T("乡镇（街道）经办人", "Township officer")
	case TH:
		return fault.T("乡镇（街道）负责人", "Township head")
	case VW:
		return fault.T("村（社区）社救员", "Village worker")
	case VS:
		return fault.T("村（社区）儿童督导员", "Village supervisor")
	case AN:
		return fault.T("统计分析员", "Analyst")
	case EV:
		return fault.T("外部核对员", "External verifier")
	}
	return fault.T(string(r), string(r))
}

// Post names the role of somebody whose place is named before it: the place's own kind is not said twice.
func (r Role) Post() fault.Text {
	t := r.Label()
	for _, kind := range []string{"乡镇（街道）", "村（社区）", "市级"} {
		t.ZH = strings.TrimPrefix(t.ZH, kind)
	}
	return t
}

// Grant is a further power of a city officer.
type Grant string

// The closed set of grants.
const (
	GrantReview       Grant = "REVIEW"
	GrantConfirm      Grant = "CONFIRM"
	GrantPayApprove   Grant = "PAY_APPROVE" // with section FIN only
	GrantStdEdit      Grant = "STD_EDIT"
	GrantVerification Grant = "VERIFICATION"
)

// Grants lists the closed set.
func Grants() []Grant {
	return []Grant{GrantReview, GrantConfirm, GrantPayApprove, GrantStdEdit, GrantVerification}
}

// Valid reports whether g is of the closed set.
func (g Grant) Valid() bool { return slices.Contains(Grants(), g) }

// The sections (科室) of the bureau. A section owns programmes; FIN and OFFICE own none and look across all.
const (
	SectionSA      = "SA"      // 社会救助
	SectionRelief  = "RELIEF"  // 救灾
	SectionWelfare = "WELFARE" // 福利
	SectionGrass   = "GRASS"   // 基层政权
	SectionOrg     = "ORG"     // 社会组织
	SectionVet     = "VET"     // 双拥优抚安置
	SectionAffairs = "AFFAIRS" // 社会事务
	SectionFin     = "FIN"     // 计财
	SectionOffice  = "OFFICE"  // 办公室
)

// Sections lists the closed set.
func Sections() []string {
	return []string{SectionSA, SectionRelief, SectionWelfare, SectionGrass, SectionOrg, SectionVet, SectionAffairs, SectionFin, SectionOffice}
}

// SectionLabel names a section for people.
func SectionLabel(section string) fault.Text {
	switch section {
	case SectionSA:
		return fault.T("社会救助科", "Social assistance")
	case SectionRelief:
		return fault.T("救灾科", "Disaster relief")
	case SectionWelfare:
		return fault.T("社会福利科", "Welfare")
	case SectionGrass:
		return fault.T("基层政权科", "Grass-roots government")
	case SectionOrg:
		return fault.T("社会组织管理科", "Social organisations")
	case SectionVet:
		return fault.T("双拥优抚安置科", "Veterans")
	case SectionAffairs:
		return fault.T("社会事务科", "Social affairs")
	case SectionFin:
		return fault.T("计划财务科", "Finance")
	case SectionOffice:
		return fault.T("办公室", "Office")
	}
	return fault.T(section, section)
}
