package ledger

import (
	"context"
	"encoding/json"
	"strconv"

	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/form"
)

// placed refuses a record for a place that another one has at that time.
func (s *Service) placed(ctx context.Context, check *form.Check, l *catalog.Ledger, r *Record) error {
	if l.Occupies == nil || r.SubjectID == "" {
		return nil
	}
	place := form.Text(r.Form[l.Occupies.Field])
	if place == "" {
		return nil
	}
	until := string(r.Until)
	if until == "" {
		until = NoDay
	}
	x := Records
	where := docstore.And(x.SubjectID.Eq(r.SubjectID), x.Ledger.Eq(l.ID), x.On.Lte(until), x.UntilTo.Gte(string(r.On)), x.State.In(string(Valid), string(Approved), string(Pending)))
	for other, err := range s.records.Scan(ctx, where, 500) {
		if err != nil {
			return err
		}
		// the same record a second time is told by its key
		if other.ID != r.ID && other.Key != key(l, l.Key, r) && form.Text(other.Form[l.Occupies.Field]) == place {
			check.Add("/form/"+form.Pointer(l.Occupies.Field), "OCCUPIED", "这一时间已有人占用，请另选", "Taken at that time: choose another")
			return nil
		}
	}
	return nil
}

// takers are the records of another ledger that take up places of the record's subject on its last day, today for a record
// that has no day yet; none unless every one of them names its place.
func (s *Service) takers(ctx context.Context, name string, r *Record) ([]*Record, error) {
	l, err := s.deps.Catalog.Ledger(name)
	if err != nil || r.SubjectID == "" {
		return nil, err
	}
	on := s.Today()
	if r.On != "" {
		on = min(on, r.On.Month().Last())
	}
	x := Records
	all, err := s.records.All(ctx, docstore.And(x.SubjectID.Eq(r.SubjectID), x.Ledger.Eq(l.ID), x.Counts.Is(true), x.On.Lte(string(on)), x.UntilTo.Gte(string(on))), x.On.Asc())
	if err != nil || l.Occupies == nil {
		return nil, err
	}
	for _, r := range all {
		if form.Empty(r.Form[l.Occupies.Field]) {
			return nil, nil // who does not say where everybody is does not keep count of them either
		}
	}
	return all, nil
}

// countOf counts the records that say so; nil where nobody keeps such records.
func countOf(records []*Record, when *catalog.When) json.RawMessage {
	if len(records) == 0 {
		return nil
	}
	n := 0
	for _, r := range records {
		if form.Matches(when, r.Form) {
			n++
		}
	}
	return json.RawMessage(strconv.Itoa(n))
}

// CountedBy is the ledger, and its field, that counts the places taken up in the records of another; nil if none does.
func (s *Service) CountedBy(l *catalog.Ledger) (*catalog.Ledger, string) {
	for _, other := range s.deps.Catalog.Ledgers() {
		for _, p := range other.Prefill {
			if p.From == FromPlaces && p.Ledger == l.ID && p.When == nil {
				return other, p.Field
			}
		}
	}
	return nil, ""
}
