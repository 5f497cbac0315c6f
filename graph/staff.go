package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/access"
	"minzheng/internal/region"
	"minzheng/internal/staff"
)

func (q query) StaffMembers(ctx context.Context, search, regionCode *string, first *int, after *string) (*model.StaffConnection, error) {
	actor := actorOf(ctx)
	ask := staff.Query{Search: some(search), Region: region.Code(some(regionCode)), First: size(first), After: some(after)}
	page, err := q.Deps.Staff.Find(ctx, actor, ask)
	if err != nil {
		return nil, err
	}
	return &model.StaffConnection{
		Nodes:    each(page.Staff, func(s *staff.Staff) *model.StaffMember { return q.staffMember(ctx, s) }),
		PageInfo: pageInfo(page.End, page.More),
		Count:    counter(func(ctx context.Context) (int64, error) { return q.Deps.Staff.Count(ctx, actor, ask, 0) }),
	}, nil
}

func (q query) Colleagues(ctx context.Context) ([]*model.Colleague, error) {
	all, err := q.Deps.Staff.Colleagues(ctx, actorOf(ctx))
	return list(all, err, func(c staff.Colleague) *model.Colleague {
		return &model.Colleague{ID: c.ID, Name: c.Name, Role: c.Role, RoleLabel: say(ctx, c.Role.Label()), Region: q.region(c.Region)}
	})
}

func (q query) Roles(ctx context.Context) ([]*model.RoleInfo, error) {
	return each(access.Roles(), func(role access.Role) *model.RoleInfo {
		return &model.RoleInfo{Role: role, Label: say(ctx, role.Label()), Tier: model.Tier(role.Tier()), Permissions: access.RolePermissions(role)}
	}), nil
}

func (m mutation) SaveStaff(ctx context.Context, in model.SaveStaffInput) (*model.SaveStaffPayload, error) {
	saved, err := m.Deps.Staff.Save(ctx, actorOf(ctx), staff.SaveInput{
		RequestID: in.RequestID, StaffID: some(in.StaffID), Rev: int64(some(in.Rev)), Username: in.Username, Name: in.Name, Role: in.Role,
		Region: region.Code(in.RegionCode), Sections: in.Sections, Grants: in.Grants, Active: &in.Active, RelativeIDNumbers: in.RelativeIDNumbers,
	})
	if err != nil {
		return nil, err
	}
	return &model.SaveStaffPayload{Staff: m.staffMember(ctx, saved.Staff), OneTimePassword: opt(saved.OneTimePassword)}, nil
}

func (m mutation) ResetPassword(ctx context.Context, in model.ResetPasswordInput) (*model.ResetPasswordPayload, error) {
	saved, err := m.Deps.Staff.ResetPassword(ctx, actorOf(ctx), staff.ResetInput{RequestID: in.RequestID, StaffID: in.StaffID, Rev: int64(in.Rev)})
	if err != nil {
		return nil, err
	}
	return &model.ResetPasswordPayload{Staff: m.staffMember(ctx, saved.Staff), OneTimePassword: saved.OneTimePassword}, nil
}

func (r *Resolver) staffMember(ctx context.Context, s *staff.Staff) *model.StaffMember {
	return &model.StaffMember{
		ID: s.ID, Rev: int(s.Version), Username: s.Username, Name: s.Name, Role: s.Role, RoleLabel: say(ctx, s.Role.Label()), Region: r.region(s.Region),
		Sections: append([]string{}, s.Sections...), Grants: append([]access.Grant{}, s.Grants...), Active: s.Active,
		LockedUntil: s.LockedUntil, LastLoginAt: s.LastLoginAt,
	}
}
