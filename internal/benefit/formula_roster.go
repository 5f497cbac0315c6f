package benefit

import (
	"context"
	"fmt"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// rosterFixed pays the first standard of the group that a recipient draws from.
func rosterFixed(in Input) (*casework.Card, error) {
	s := newSheet("roster_fixed", in)
	value, err := s.standard(s.key(0), in.AreaClass, in.Group)
	if err != nil {
		return nil, err
	}
	return s.grant(rat(money.Fen(value)))
}

// rosterIndex is the price subsidy, 发改价格〔2021〕1553号: a head
//
//	first standard × growth of the index (second standard, in thousandths)
//
// where the growth reaches the third standard; below it nothing is paid.
func rosterIndex(in Input) (*casework.Card, error) {
	s := newSheet("roster_index", in)
	base, err := s.standard(s.key(0), in.AreaClass, in.Group)
	if err != nil {
		return nil, err
	}
	growth, err := s.standard(s.key(1), "", "")
	if err != nil {
		return nil, err
	}
	trigger, err := s.standard(s.key(2), "", "")
	if err != nil {
		return nil, err
	}
	if growth < trigger {
		s.refuse(fault.T("指数涨幅%[1]d‰，未达到启动条件%[2]d‰。", "The index grew by %[1]d‰, less than %[2]d‰.", growth, trigger))
	}
	return s.grant(over(times(rat(money.Fen(base)), growth), 1000))
}

// RosterAmount is what a roster programme pays for a span in a month, a head or the recipient; 0 where nothing is due.
func (s *Service) RosterAmount(ctx context.Context, p *catalog.Program, e *Entitlement, month calendar.Month) (money.Fen, error) {
	formula, ok := s.formulas[p.Benefit.Formula]
	if !ok {
		return 0, fmt.Errorf("benefit: programme %s names the unknown formula %q", p.ID, p.Benefit.Formula)
	}
	card, err := formula(Input{AreaClass: e.AreaClass, Group: e.Program, Month: month, Standards: s.lookup(ctx, month), Keys: p.Benefit.Standards, With: p.Benefit.With})
	if err != nil || !card.Eligible {
		return 0, err
	}
	return card.Amount, nil
}
