package staff

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/region"
)

// SaveInput creates an account (no StaffID) or changes one. On a change, nil Sections, Grants, Active and
// RelativeIDNumbers stay as they are.
type SaveInput struct {
	RequestID string
	StaffID   string
	Rev       int64
	Username  string
	Name      string
	Role      access.Role
	Region    region.Code
	Sections  []string
	Grants    []access.Grant
	Active    *bool
	// RelativeIDNumbers are identity numbers of near relatives; they are kept as blind values only.
	RelativeIDNumbers []string
}

// Save creates or changes an account. Permission STAFF_WRITE in both the old and the new place. A new account gets a
// one-time password. Nobody changes the role, place, sections, grants or activity of his own account (separation of
// duties 6). Errors: INVALID with fields, FORBIDDEN, NOT_FOUND, CONFLICT (STALE_REV, USERNAME_TAKEN), NOT_ALLOWED_NOW
// OWN_POWERS, those of once.
func (s *Service) Save(ctx context.Context, actor *access.Actor, in SaveInput) (Saved, error) {
	if err := actor.Need(access.StaffWrite); err != nil {
		return Saved{}, err
	}
	remembered := in
	in.Username, in.Name = fold(in.Username), strings.TrimSpace(in.Name)
	relatives, err := s.check(in, actor)
	if err != nil {
		return Saved{}, err
	}
	var password, hash string
	if in.StaffID == "" {
		password = oneTime()
		if hash, err = s.with.Hash.Hash(ctx, password); err != nil { // before the transaction: it takes long
			return Saved{}, err
		}
	}
	remembered.RelativeIDNumbers = relatives // not even a digest of the numbers is kept
	id, replayed, err := s.with.Once.Do(ctx, actor, in.RequestID, "staff.save", remembered, func(ctx context.Context) (string, error) {
		if in.StaffID == "" {
			return s.create(ctx, actor, in, relatives, hash)
		}
		return s.change(ctx, actor, in, relatives)
	})
	if docstore.IsDuplicate(err, "username") {
		text := fault.T("用户名已被使用", "The user name is taken")
		taken := fault.Conflict("USERNAME_TAKEN", text)
		taken.Fields = []fault.Field{{Path: "/username", Reason: "USERNAME_TAKEN", Text: text}}
		return Saved{}, taken.Wrap(err)
	}
	return s.saved(ctx, id, replayed, password, err)
}

func (s *Service) create(ctx context.Context, actor *access.Actor, in SaveInput, relatives []string, hash string) (string, error) {
	st := &Staff{
		Meta: docstore.Meta{ID: "staff_" + s.with.IDs()}, Place: region.PlaceOf(in.Region), Username: in.Username, Name: in.Name,
		Role: in.Role, Region: in.Region, Sections: in.Sections, Grants: in.Grants, Active: in.Active == nil || *in.Active,
		Relatives: relatives, PasswordHash: hash, MustChange: true,
	}
	if err := s.docs.Insert(ctx, st); err != nil {
		return "", err
	}
	return st.ID, s.record(ctx, actor, "staff.create", st, summaryOf("新建账号", "Created", st))
}

func (s *Service) change(ctx context.Context, actor *access.Actor, in SaveInput, relatives []string) (string, error) {
	st, err := s.load(ctx, actor, access.StaffWrite, in.StaffID)
	if err != nil {
		return "", err
	}
	if st.Version != in.Rev {
		return "", fault.Stale()
	}
	if in.Username != st.Username {
		text := fault.T("用户名不能修改", "A user name is never changed")
		return "", fault.Invalid("USERNAME_FIXED", text, fault.Field{Path: "/username", Reason: "USERNAME_FIXED", Text: text})
	}
	before := *st
	st.Name, st.Role, st.Region, st.Place = in.Name, in.Role, in.Region, region.PlaceOf(in.Region)
	if in.Sections != nil || in.Role != access.CO {
		st.Sections = in.Sections
	}
	if in.Grants != nil || in.Role != access.CO {
		st.Grants = in.Grants
	}
	if fields := checkPowers(st.Role, st.Sections, st.Grants); fields != nil {
		return "", invalid(fields)
	}
	if in.Active != nil {
		st.Active = *in.Active
	}
	if in.RelativeIDNumbers != nil {
		st.Relatives = relatives
	}
	if st.ID == actor.StaffID && (st.Role != before.Role || st.Region != before.Region || st.Active != before.Active ||
		!slices.Equal(st.Sections, before.Sections) || !slices.Equal(st.Grants, before.Grants)) {
		return "", fault.NotAllowed("OWN_POWERS", fault.T("不能修改本人的角色、区划、科室、授权或启用状态，请由另一管理员办理",
			"Nobody changes his own role, division, sections, grants or activity; ask another administrator"))
	}
	if err := s.replace(ctx, st); err != nil {
		return "", err
	}
	if before.Active && !st.Active {
		if err := s.endSessions(ctx, st.ID, "", "INACTIVE"); err != nil {
			return "", err
		}
	}
	return st.ID, s.record(ctx, actor, "staff.save", st, summaryOf("修改账号", "Changed", st))
}

func summaryOf(zh, en string, st *Staff) fault.Text {
	powers := fmt.Sprintf("%s %s %v %v active=%t", st.Role, st.Region, st.Sections, st.Grants, st.Active)
	return fault.T("%[1]s：%[3]s", "%[2]s: %[3]s", zh, en, powers)
}

var usernames = regexp.MustCompile(`^[a-z][a-z0-9._-]{2,31}$`)

func invalid(fields []fault.Field) error {
	return fault.Invalid("STAFF", fault.T("账号资料有误，请检查标出的项目", "Some details of the account are not valid; please check the marked ones"), fields...)
}

// check validates what needs no stored account, all problems together, and makes the blind values of the relatives.
func (s *Service) check(in SaveInput, actor *access.Actor) (relatives []string, err error) {
	var fields []fault.Field
	add := func(path, reason, zh, en string) {
		fields = append(fields, fault.Field{Path: path, Reason: reason, Text: fault.T(zh, en)})
	}
	if !usernames.MatchString(in.Username) {
		add("/username", "USERNAME", "用户名须为3至32位小写字母、数字、点、下划线或连字符，以字母开头",
			"A user name has 3 to 32 lower-case letters, digits, dots, underscores or hyphens and begins with a letter")
	}
	if n := utf8.RuneCountInString(in.Name); n < 1 || n > 30 {
		add("/name", "NAME", "姓名须为1至30个字", "A name has 1 to 30 characters")
	}
	r, err := s.with.Regions.Get(in.Region)
	switch {
	case err != nil || actor.Can(access.StaffWrite, region.PlaceOf(in.Region), "") != nil:
		add("/regionCode", "REGION", "区划不存在或不在管理范围内", "No such division within your reach")
	case r.ValidTo != "" && r.ValidTo < calendar.DateOf(s.now()):
		add("/regionCode", "REGION_ENDED", "区划已停用", "The division no longer stands")
	}
	if !in.Role.Valid() {
		add("/role", "ROLE", "角色无效", "Not a role")
	} else if in.Region.Valid() && in.Role.Tier() != in.Region.Tier() {
		add("/role", "ROLE_TIER", "角色与区划层级不符", "The role does not fit the tier of the division")
	}
	if in.StaffID == "" || in.Sections != nil || in.Role != access.CO {
		fields = append(fields, checkPowers(in.Role, in.Sections, in.Grants)...)
	}
	if len(in.RelativeIDNumbers) > 0 && s.with.BlindID == nil {
		return nil, errors.New("staff: relatives given, but no BlindID was wired")
	}
	if len(in.RelativeIDNumbers) > 50 {
		add("/relativeIdNumbers", "TOO_MANY", "近亲属最多登记50人", "At most 50 relatives can be filed")
	} else {
		for i, number := range in.RelativeIDNumbers {
			id, err := identity.ParseResidentID(number, calendar.DateOf(s.now()))
			if bad, ok := errors.AsType[*identity.Error](err); ok {
				zh, en := bad.Text()
				add(fmt.Sprintf("/relativeIdNumbers/%d", i), bad.Reason, zh, en)
				continue
			} else if err != nil {
				return nil, err
			}
			relatives = append(relatives, s.with.BlindID(id))
		}
		slices.Sort(relatives)
		relatives = slices.Compact(relatives)
	}
	if fields != nil {
		return nil, invalid(fields)
	}
	return relatives, nil
}

// checkPowers says what is wrong with sections and grants of a role.
func checkPowers(role access.Role, sections []string, grants []access.Grant) (fields []fault.Field) {
	add := func(path, reason, zh, en string) {
		fields = append(fields, fault.Field{Path: path, Reason: reason, Text: fault.T(zh, en)})
	}
	if role != access.CO {
		if len(sections) > 0 {
			add("/sections", "SECTIONS", "只有市级经办人有科室", "Only a city officer has sections")
		}
		if len(grants) > 0 {
			add("/grants", "GRANTS", "只有市级经办人可加授权", "Only a city officer has grants")
		}
		return fields
	}
	if len(sections) == 0 {
		add("/sections", "REQUIRED", "请选择科室", "Choose at least one section")
	}
	for i, x := range sections {
		if !slices.Contains(access.Sections(), x) || slices.Contains(sections[:i], x) {
			add(fmt.Sprintf("/sections/%d", i), "SECTIONS", "科室无效或重复", "Not a section, or named twice")
		}
	}
	for i, g := range grants {
		if !g.Valid() || slices.Contains(grants[:i], g) {
			add(fmt.Sprintf("/grants/%d", i), "GRANTS", "授权无效或重复", "Not a grant, or named twice")
		}
		if g == access.GrantPayApprove && !slices.Equal(sections, []string{access.SectionFin}) { // who makes payrolls may not approve them
			add(fmt.Sprintf("/grants/%d", i), "GRANT_SECTION", "发放审批只能授予计划财务科，且不得兼任其他科室", "Approval of payments goes with the finance section and no other")
		}
	}
	return fields
}
