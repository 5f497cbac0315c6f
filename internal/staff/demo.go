package staff

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// Account is one account of the demo city.
type Account struct {
	Username string
	Name     string
	Role     access.Role
	Region   region.Code
	Sections []string
	Grants   []access.Grant
	Usable   bool // can sign in with the demo password; the others have no password at all
}

// SeedDemo puts the accounts of the demo city, in their order; all usable ones share the password, which is hashed once.
// Seeding again changes the demo accounts back to what they were. Error: CONFLICT if a user name belongs to a real
// account.
func (s *Service) SeedDemo(ctx context.Context, password string, accounts ...Account) ([]*Staff, error) {
	hash, err := s.with.Hash.Hash(ctx, password)
	if err != nil {
		return nil, err
	}
	out := make([]*Staff, 0, len(accounts))
	for part := range slices.Chunk(accounts, 200) {
		done := make([]*Staff, 0, len(part))
		err := s.with.Store.Tx(ctx, func(ctx context.Context) error {
			done = done[:0] // fn may run again
			for _, a := range part {
				st, err := s.seed(ctx, a, hash)
				if err != nil {
					return fmt.Errorf("demo account %s: %w", a.Username, err)
				}
				done = append(done, st)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
		out = append(out, done...)
	}
	return out, nil
}

func (s *Service) seed(ctx context.Context, a Account, hash string) (*Staff, error) {
	if !usernames.MatchString(a.Username) || a.Role.Tier() == "" || a.Role.Tier() != a.Region.Tier() {
		return nil, fmt.Errorf("role %s does not fit %s", a.Role, a.Region)
	}
	if bad := checkPowers(a.Role, a.Sections, a.Grants); bad != nil {
		return nil, invalid(bad)
	}
	if !a.Usable {
		hash = ""
	}
	st := &Staff{
		Place: region.PlaceOf(a.Region), Username: a.Username, Name: a.Name, Role: a.Role, Region: a.Region,
		Sections: a.Sections, Grants: a.Grants, Active: true, PasswordHash: hash, Demo: true,
	}
	old, err := s.docs.First(ctx, fields.username.Eq(a.Username))
	switch {
	case errors.Is(err, docstore.ErrNotFound):
		st.ID = "staff_" + s.with.IDs()
		return st, s.docs.Insert(ctx, st)
	case err != nil:
		return nil, err
	case !old.Demo:
		return nil, fault.Conflict("USERNAME_TAKEN", fault.T("用户名已被正式账号使用", "The user name belongs to a real account"))
	}
	st.Meta, st.LastLoginAt = old.Meta, old.LastLoginAt
	return st, s.replace(ctx, st)
}

// HasDemo reports whether there are demo accounts: then everybody in the store is invented.
func (s *Service) HasDemo(ctx context.Context) (bool, error) {
	return s.docs.Exists(ctx, fields.demo.Is(true))
}
