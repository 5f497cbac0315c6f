package claim

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
)

// Claim says who has a number. Its id is a digest of the book and the number, so that two of them cannot be there.
type Claim struct {
	docstore.Meta
	Book     string     `json:"book"`
	Number   string     `json:"number"`
	HolderID string     `json:"holderId"`
	Label    fault.Text `json:"label"` // of the holder
}

// Spec declares the collection.
var Spec, holderID = declare()

func declare() (*docstore.Spec[Claim], docstore.ReqStrF[Claim]) {
	s := docstore.Define[Claim]("claims", 1)
	by := docstore.ReqStr(s, "holderId", func(c *Claim) string { return c.HolderID })
	s.Index("byHolder", by.Asc())
	return s, by
}

// Number is a number of a book, and the field of the holder's form that it stands in.
type Number struct {
	Book  string
	Field string
	Value string
}

// Holder is a case or record that has numbers, and how people call it.
type Holder struct {
	ID    string
	Label fault.Text
}

// Keeper knows who has which number.
type Keeper struct {
	docs *docstore.Collection[Claim, *Claim]
}

// Open prepares the collection.
func Open(ctx context.Context, store docstore.Store) (*Keeper, error) {
	docs, err := docstore.Open(ctx, store, Spec)
	if err != nil {
		return nil, err
	}
	return &Keeper{docs}, nil
}

// Check refuses a number that another than the holder has: INVALID NUMBER_TAKEN, with the field, naming who has it.
func (k *Keeper) Check(ctx context.Context, holderID string, numbers []Number) error {
	_, err := k.free(ctx, holderID, numbers)
	return err
}

// free are those of the numbers that nobody has.
func (k *Keeper) free(ctx context.Context, holderID string, numbers []Number) (free []Claim, err error) {
	for _, n := range numbers {
		value, _ := identity.Normalize(n.Value)
		if value == "" {
			continue
		}
		c, err := k.docs.Get(ctx, idOf(n.Book, value))
		switch {
		case errors.Is(err, docstore.ErrNotFound):
			free = append(free, Claim{Meta: docstore.Meta{ID: idOf(n.Book, value)}, Book: n.Book, Number: value, HolderID: holderID})
		case err != nil:
			return nil, err
		case c.HolderID != holderID:
			return nil, taken(n, c.Label)
		}
	}
	return free, nil
}

func taken(n Number, by fault.Text) error {
	t := fault.T("号码%[1]s已登记在%[2]s，同一号码不能重复使用；如填写有误，请先更正或作废原记录",
		"The number %[1]s stands in %[3]s already and cannot be used twice; if that is wrong, correct or void it first", n.Value, by.ZH, by.EN)
	return fault.Invalid("NUMBER_TAKEN", t, fault.Field{Path: "/form/" + n.Field, Reason: "NUMBER_TAKEN", Text: t})
}

// Settle gives a holder these numbers and no others, in the caller's transaction. Errors: those of Check; CONFLICT
// NUMBER_TAKEN where another took one at the same moment.
func (k *Keeper) Settle(ctx context.Context, by Holder, numbers []Number) error {
	free, err := k.free(ctx, by.ID, numbers)
	if err != nil {
		return err
	}
	kept := map[string]bool{}
	for _, n := range numbers {
		value, _ := identity.Normalize(n.Value)
		kept[idOf(n.Book, value)] = true
	}
	held, err := k.docs.All(ctx, holderID.Eq(by.ID))
	if err != nil {
		return err
	}
	for _, c := range held {
		if kept[c.ID] {
			continue
		}
		if err := k.docs.Delete(ctx, c.ID, c.Version); err != nil {
			return err
		}
	}
	for i := range free {
		free[i].Label = by.Label
		if err := k.docs.Insert(ctx, &free[i]); err != nil {
			if docstore.IsDuplicate(err, "id") {
				return fault.Conflict("NUMBER_TAKEN", fault.T("号码%[1]s刚刚被他人登记，请刷新后核对", "Somebody else has just used the number %[1]s; reload and compare", free[i].Number)).Wrap(err)
			}
			return err
		}
	}
	return nil
}

func idOf(book, number string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s", book, number))
	return "claim_" + hex.EncodeToString(sum[:16])
}
