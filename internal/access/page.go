package access

import (
	"context"
	"errors"

	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// MaxPage is the most rows of one page.
const MaxPage = 100

// Page reads one page as people ask for it: Limit is their number of rows, After the end of the page before. The scope is the
// caller's to put into Where. Errors: INVALID PAGE_SIZE (/first), CURSOR (/after).
func Page[T any, P interface {
	*T
	docstore.Doc
}](ctx context.Context, c *docstore.Collection[T, P], q docstore.Query[T]) (*docstore.Page[T], error) {
	if err := CheckFirst(q.Limit); err != nil {
		return nil, err
	}
	p, err := c.Find(ctx, q)
	if errors.Is(err, docstore.ErrBadQuery) && q.After != "" {
		text := fault.T("翻页位置已失效，请回到第一页", "This page position is no longer valid; go back to the first page")
		return nil, fault.Invalid("CURSOR", text, fault.Field{Path: "/after", Reason: "CURSOR", Text: text}).Wrap(err)
	}
	return p, err
}

// CheckFirst refuses a page of no rows or of more than MaxPage. Error: INVALID PAGE_SIZE (/first).
func CheckFirst(n int) error {
	if n >= 1 && n <= MaxPage {
		return nil
	}
	text := fault.T("每页条数须为1至%[1]d", "A page has 1 to %[1]d rows", MaxPage)
	return fault.Invalid("PAGE_SIZE", text, fault.Field{Path: "/first", Reason: "PAGE_SIZE", Text: text})
}

// Within narrows to a division; "" and a city are everywhere, what is no division is nowhere.
func (l Located[T]) Within(code region.Code) docstore.Filter[T] {
	switch code.Tier() {
	case region.TierCity:
		return docstore.True[T]()
	case region.TierTownship:
		return l.Township.Eq(string(code))
	case region.TierVillage:
		return l.Village.Eq(string(code))
	}
	if code == "" {
		return docstore.True[T]()
	}
	return docstore.None[T]()
}
