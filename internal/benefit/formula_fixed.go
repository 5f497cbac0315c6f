package benefit

import (
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// fixedStandard pays a dated standard as it stands:
//
//	amount = standard[group] (÷ 12 of a yearly one) × percent[percentGroup] × (1 + bonus[bonusGroup]) − what is drawn from less
//
// The first standard is the amount. By name the programme may hand over: group (form fields, joined by _) or groupIs;
// per: YEAR for a yearly standard paid by the month; percent (a key) with percentGroup; bonus (a key) with bonusGroup;
// minAge and ageBelow; needs and less, lists of programmes.
func fixedStandard(in Input) (*casework.Card, error) {
	s, counted := opened("fixed_standard", in)
	value, err := s.standard(s.key(0), in.AreaClass, s.group("groupIs", "group"))
	if err != nil {
		return nil, err
	}
	sum := rat(money.Fen(value))
	s.step(fault.T("标准", "Standard"), yuan(sum), fault.Text{})
	if in.With["per"] == "YEAR" {
		sum = over(sum, 12)
		s.step(fault.T("按月", "A month"), yuan(sum), fault.T("年标准 ÷ 12", "yearly standard ÷ 12"))
	}
	for _, x := range []struct {
		key, group string
		base       int64
	}{{"percent", "percentGroup", 0}, {"bonus", "bonusGroup", 100}} {
		if in.With[x.key] == "" {
			continue
		}
		group := s.group("", x.group)
		if x.key == "bonus" && group == "" {
			continue
		}
		percent, err := s.standard(in.With[x.key], in.AreaClass, group)
		if err != nil {
			return nil, err
		}
		sum = over(times(sum, x.base+percent), 100)
		s.step(fault.T("比例", "Ratio"), yuan(sum), fault.T("× %[1]d%%", "× %[1]d%%", x.base+percent))
	}
	if err := s.age(counted); err != nil {
		return nil, err
	}
	s.needs(counted, s.with("needs"))
	if less := s.with("less"); len(less) > 0 {
		drawn := s.drawn(counted, less)
		if sum.Cmp(drawn) <= 0 {
			s.refuse(fault.T("已享受的其他补贴%[1]s元，不低于标准%[2]s元。", "What is drawn already, %[1]s yuan, is not below the standard of %[2]s yuan.", yuan(drawn), yuan(sum)))
		}
		sum = sum.Sub(sum, drawn)
		s.step(fault.T("补足差额", "The difference"), yuan(sum), fault.T("减已享受%[1]s", "less %[1]s drawn already", yuan(drawn)))
	}
	return s.grant(sum)
}

// standardTimes pays a dated standard so many times:
//
//	amount = min(cap, standard[group] × Π times)
//
// The first standard is the amount, the second, where there is one, the cap. By name: group or groupIs; times, whole
// numbers of the form, one that is not asked counts as 1, and PERSONS for the counted members.
func standardTimes(in Input) (*casework.Card, error) {
	s, counted := opened("standard_times", in)
	value, err := s.standard(s.key(0), in.AreaClass, s.group("groupIs", "group"))
	if err != nil {
		return nil, err
	}
	sum := rat(money.Fen(value))
	s.step(fault.T("标准", "Standard"), yuan(sum), fault.Text{})
	for _, f := range s.with("times") {
		n := in.Facts.Int(f)
		if f == "PERSONS" {
			n = int64(len(counted))
		} else if _, asked := in.Facts.Form[f]; !asked {
			continue
		}
		if n < 0 || n > 100_000 {
			return nil, outOfRange(fault.T("数量", "number"))
		}
		sum = times(sum, n)
		s.step(fault.T("数量", "Times"), yuan(sum), fault.T("× %[1]d", "× %[1]d", n))
	}
	if s.key(1) != "" {
		limit, err := s.standard(s.key(1), in.AreaClass, "")
		if err != nil {
			return nil, err
		}
		if most := rat(money.Fen(limit)); sum.Cmp(most) > 0 {
			sum = most
			s.step(fault.T("限额", "At most"), yuan(sum), fault.Text{})
		}
	}
	return s.grant(sum)
}

// askedAmount pays what was found fitting in the case, an amount of the form (with: amount), up to the first standard.
func askedAmount(in Input) (*casework.Card, error) {
	s, _ := opened("asked_amount", in)
	asked := in.Facts.Money(in.With["amount"])
	limit, err := s.standard(s.key(0), in.AreaClass, s.group("groupIs", "group"))
	if err != nil {
		return nil, err
	}
	s.fact(fault.T("拟发放金额", "Amount proposed"), asked.Yuan(), fault.Text{})
	s.step(fault.T("限额", "At most"), money.Fen(limit).Yuan(), fault.Text{})
	if asked < 0 || asked > maxFen {
		return nil, outOfRange(fault.T("拟发放金额", "amount proposed"))
	}
	if asked > money.Fen(limit) {
		s.refuse(fault.T("拟发放%[1]s元，超过限额%[2]s元。", "%[1]s yuan exceed the limit of %[2]s yuan.", asked.Yuan(), money.Fen(limit).Yuan()))
	}
	return s.grant(rat(asked))
}
