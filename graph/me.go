package graph

import (
	"context"

	"minzheng/graph/model"
	"minzheng/internal/access"
	"minzheng/internal/staff"
)

func (q query) Me(ctx context.Context) (*model.Me, error) { return q.me(ctx, *actorOf(ctx)), nil }

func (q query) MySessions(ctx context.Context) ([]*model.Session, error) {
	sessions, err := q.Deps.Auth.Sessions(ctx, actorOf(ctx))
	return list(sessions, err, session)
}

func (m mutation) ChangePassword(ctx context.Context, in model.ChangePasswordInput) (*model.ChangePasswordPayload, error) {
	actor := *actorOf(ctx)
	if err := m.Deps.Staff.ChangePassword(ctx, &actor, staff.ChangeInput{RequestID: in.RequestID, Current: in.Current, Next: in.Next}); err != nil {
		return nil, err
	}
	actor.MustChange = false
	return &model.ChangePasswordPayload{Me: m.me(ctx, actor)}, nil
}

func (m mutation) RevokeSession(ctx context.Context, in model.RevokeSessionInput) (*model.RevokeSessionPayload, error) {
	if err := m.Deps.Auth.Revoke(ctx, actorOf(ctx), in.RequestID, in.SessionID); err != nil {
		return nil, err
	}
	sessions, err := query(m).MySessions(ctx)
	if err != nil {
		return nil, err
	}
	return &model.RevokeSessionPayload{Sessions: sessions}, nil
}

func (r *Resolver) me(ctx context.Context, a access.Actor) *model.Me {
	return &model.Me{
		ID: a.StaffID, Username: a.Username, Name: a.Name, Role: a.Role, RoleLabel: say(ctx, a.Role.Label()), Region: r.region(a.Region),
		Sections: append([]string{}, a.Sections...), Grants: append([]access.Grant{}, a.Grants...), Permissions: append([]access.Permission{}, a.Permissions()...),
		Demo: r.Deps.Demo, CityName: r.Deps.Regions.City().Name, Today: r.today(), MustChangePassword: a.MustChange,
	}
}

func session(s staff.SessionInfo) *model.Session {
	return &model.Session{ID: s.ID, CreatedAt: s.CreatedAt, LastUsedAt: s.LastUsedAt, ExpiresAt: s.ExpiresAt, Device: s.Device, Current: s.Current}
}
