package ledger

import (
	"context"
	"encoding/json"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/form"
	"minzheng/internal/identity"
)

// Search is the newest records of any ledger in the actor's reach with a number that begins like the text, or a number or
// name with it as a part; too little to look for finds nothing. Voided records are left out. Errors: FORBIDDEN.
func (s *Service) Search(ctx context.Context, actor *access.Actor, text string, first int) ([]*Record, error) {
	where, err := access.Scope(actor, access.LedgerRead, Scope())
	if err != nil {
		return nil, err
	}
	page, err := access.Page(ctx, s.records, docstore.Query[Record]{
		Where: docstore.And(SearchFilter(text), where, Records.State.Ne(string(Void))), Sort: []docstore.Order[Record]{Records.On.Desc()}, Limit: first,
	})
	if err != nil {
		return nil, err
	}
	return page.Items, nil
}

// SearchFilter matches records by number or by a part of what they are called.
func SearchFilter(text string) docstore.Filter[Record] {
	if number, ok := identity.NumberQuery(text); ok {
		return Records.Number.Prefix(number)
	}
	if tokens := identity.QueryTokens(text); len(tokens) > 0 && len(tokens) <= 40 {
		return Records.NameTokens.HasAll(tokens...)
	}
	return docstore.None[Record]()
}

// called is the number and the names that a form gives a record.
func called(l *catalog.Ledger, values form.Form) (number, title string) {
	var names []string
	for _, key := range l.Find.Fields() {
		var said string
		if json.Unmarshal(values[key], &said) != nil || said == "" {
			continue
		}
		if key == l.Find.Number {
			number = said
			continue
		}
		names = append(names, said)
	}
	return number, strings.Join(names, " ")
}
