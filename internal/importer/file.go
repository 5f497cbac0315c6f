package importer

import (
	"context"
	"slices"

	"minzheng/internal/access"
	"minzheng/internal/region"
)

// layout is how the tables of a kind of file look: its columns, and which lines belong together.
type layout struct {
	columns []column
	group   func([]line) [][]line
}

// file is an uploaded file as it was read.
type file interface {
	place() region.Place
	// allowed refuses an actor who may not take such a file in at all.
	allowed(actor *access.Actor) error
	// meet refuses what the registers cannot take again.
	meet(ctx context.Context, s *Service, actor *access.Actor) error
	report(m *Import)
	// batches is what is left of it after so many units, in parts that are written in one transaction each.
	batches(s *Service, actor *access.Actor, m *Import) []batch
}

// batch writes some units of a file; what turns out to be refused it takes out of the report.
type batch struct {
	units int
	write func(ctx context.Context, next *Import) error
}

// layoutOf is the layout of a kind. Error: INVALID KIND.
func (s *Service) layoutOf(kind string) (layout, error) {
	if kind == KindDibaoRoster {
		return layout{rosterColumns(), group}, nil
	}
	t, err := s.takerOf(kind)
	if err != nil {
		return layout{}, err
	}
	return layout{t.columns(), alone}, nil
}

// alone makes every line a unit of its own.
func alone(lines []line) [][]line {
	var out [][]line
	for i := range lines {
		out = append(out, lines[i:i+1])
	}
	return out
}

// parse reads a file of a kind without looking at the registers; own is the township of whoever uploaded it, if they are of
// one.
func (s *Service) parse(kind string, content []byte, own region.Code, actor *access.Actor) (file, error) {
	if kind == KindDibaoRoster {
		r, err := s.read(content, own)
		if err != nil {
			return nil, err
		}
		return r, nil
	}
	at := region.PlaceOf(actor.Region)
	if own != "" {
		at = region.PlaceOf(own)
	}
	r, err := s.readTable(kind, content, at, actor)
	if err != nil {
		return nil, err
	}
	return r, nil
}

func (r *roster) place() region.Place { return region.PlaceOf(r.township) }

// allowed: a roster brings people and payments, so it is for those who may write people.
func (r *roster) allowed(actor *access.Actor) error {
	return actor.Can(access.PersonWrite, r.place(), "")
}

func (r *roster) meet(ctx context.Context, s *Service, actor *access.Actor) error {
	return s.meet(ctx, actor, r.families)
}

func (r *roster) report(m *Import) { m.report(r) }

func (r *roster) batches(s *Service, actor *access.Actor, m *Import) []batch {
	if m.Done > len(r.families) {
		return nil
	}
	r.month = m.Month // a roster without a month is of the month in which it was checked
	var out []batch
	for part := range chunks(r.families[m.Done:], perStep) {
		out = append(out, batch{len(part), func(ctx context.Context, next *Import) error {
			return s.writeFamilies(ctx, actor, next, r, part)
		}})
	}
	return out
}

// writeFamilies writes some households of a roster.
func (s *Service) writeFamilies(ctx context.Context, actor *access.Actor, next *Import, r *roster, part []*family) error {
	var take []*family
	for _, f := range part {
		if next.refuses(f) {
			continue
		}
		f := *f // the transaction may run again
		take = append(take, &f)
	}
	known, err := s.known(ctx, actor, take)
	if err != nil {
		return err
	}
	w := &writer{Service: s, actor: actor, importID: next.ID, month: r.month}
	if w.program, err = s.Catalog.Program(program); err != nil {
		return err
	}
	for _, f := range take {
		if f.refused != nil {
			next.drop(f)
			continue
		}
		if err := w.add(ctx, f, known); err != nil {
			return err
		}
	}
	return w.write(ctx)
}

// refusesAt reports whether the report refuses a row of these.
func (m *Import) refusesAt(sheet string, lines []line) bool {
	first, last := lines[0].row, lines[len(lines)-1].row
	return slices.ContainsFunc(m.Refused, func(r Refusal) bool { return r.Sheet == sheet && r.Row >= first && r.Row <= last })
}
