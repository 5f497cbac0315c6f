package benefit

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// Keys of standards that several formulas use.
const (
	KeyMinWage          = "MIN_WAGE"          // fen a month
	KeyDisposableIncome = "DISPOSABLE_INCOME" // fen a head and year, last year's
	KeyTownshipLimit    = "TEMP_AID_TOWNSHIP_LIMIT"
)

// opened is a sheet with the counted members on it; a case without any is refused.
func opened(name string, in Input) (s *sheet, counted []casework.Member) {
	s = newSheet(name, in)
	for _, m := range in.Members {
		if m.Counted {
			counted = append(counted, m)
			s.fact(fault.T("保障对象", "Covered"), m.Name, fault.Text{})
		}
	}
	s.card.Persons = len(counted)
	if len(counted) == 0 {
		s.refuse(fault.T("没有保障对象。", "Nobody is covered."))
	}
	return s, counted
}

// half rounds to the fen, halves up.
func half(r *big.Rat) (money.Fen, error) {
	twice := new(big.Rat).Add(times(r, 2), new(big.Rat).SetInt64(1))
	n := new(big.Int).Div(twice.Num(), new(big.Int).Mul(twice.Denom(), big.NewInt(2)))
	if !n.IsInt64() || n.Int64() > maxFen || n.Int64() < 0 {
		return 0, errRange
	}
	return money.Fen(n.Int64()), nil
}

func least(a, b *big.Rat) *big.Rat {
	if a.Cmp(b) < 0 {
		return a
	}
	return b
}

// grant ends a card: nothing where something was refused or nothing is left, else the amount rounded to the fen.
func (s *sheet) grant(amount *big.Rat) (*casework.Card, error) {
	if len(s.card.Reasons) == 0 && amount.Sign() <= 0 {
		s.refuse(fault.T("按标准计算没有可发放的金额。", "Computed by the standards nothing is left to pay."))
	}
	if len(s.card.Reasons) > 0 {
		s.step(fault.T("结论", "Result"), "0.00", fault.T("不符合条件，不发放", "Not eligible: nothing is paid"))
		return s.card, nil
	}
	fen, err := half(amount)
	if err != nil {
		return nil, outOfRange(fault.T("发放金额", "amount"))
	}
	s.card.Eligible, s.card.Amount = true, fen
	s.step(fault.T("发放金额", "Amount"), fen.Yuan(), fault.T("四舍五入到分", "rounded to the fen"))
	return s.card, nil
}

// recognise ends the card of a recognition, which pays nothing itself.
func (s *sheet) recognise() *casework.Card {
	s.card.Eligible = len(s.card.Reasons) == 0
	return s.card
}

// key is one of the programme's standards by its place; "" if it names fewer.
func (s *sheet) key(n int) string {
	if n >= len(s.in.Keys) {
		return ""
	}
	return s.in.Keys[n]
}

// with is a list that the programme hands the formula; none for an absent name.
func (s *sheet) with(name string) []string {
	var out []string
	for v := range strings.SplitSeq(s.in.With[name], ",") {
		if v = strings.TrimSpace(v); v != "" {
			out = append(out, v)
		}
	}
	return out
}

// group is the group of a standard that the application falls in: a fixed one, or what it says in one or more fields.
func (s *sheet) group(fixed, fields string) string {
	if g := s.in.With[fixed]; g != "" {
		return g
	}
	var parts []string
	for _, f := range s.with(fields) {
		parts = append(parts, s.in.Facts.Text(f))
	}
	return strings.Join(parts, "_")
}

// limit is a number that a programme gives as such, or as the key of a standard.
func (s *sheet) limit(name string) (n int64, given bool, err error) {
	v := s.in.With[name]
	if v == "" {
		return 0, false, nil
	}
	if n, err = strconv.ParseInt(v, 10, 64); err == nil {
		return n, true, nil
	}
	n, err = s.standard(v, "", "")
	return n, true, err
}

// onceForCause refuses what was granted this year already for one of the causes that the form names in the field
// "onceFor"; causes listed in "notTheSame" say too little to be the same.
func (s *sheet) onceForCause() {
	field := s.in.With["onceFor"]
	if field == "" {
		return
	}
	vague := s.with("notTheSame")
	for _, g := range s.in.ThisYear {
		for _, cause := range s.in.Facts.Texts(field) {
			if slices.Contains(g.Causes, cause) && !slices.Contains(vague, cause) {
				s.refuse(fault.T("本年度已因同一致困原因救助过（%[1]s），同一原因一年内只救助一次。", "Aid was granted this year for the same cause (%[1]s); it is granted once a year for one cause.", g.CaseNumber))
				return
			}
		}
	}
}

// age checks the limits minAge (reached on the first of the month) and ageBelow (not yet reached) of the covered.
func (s *sheet) age(counted []casework.Member) error {
	low, hasLow, err := s.limit("minAge")
	if err != nil {
		return err
	}
	high, hasHigh, err := s.limit("ageBelow")
	if err != nil {
		return err
	}
	if !hasLow && !hasHigh {
		return nil
	}
	for _, m := range counted {
		if !m.Birth.Valid() {
			s.refuse(fault.T("%[1]s的出生日期未登记。", "The day of birth of %[1]s is not known.", m.Name))
			continue
		}
		age := int64(calendar.AgeOn(m.Birth, s.in.Month.First()))
		s.fact(fault.T("年龄", "Age"), strconv.FormatInt(age, 10), fault.T("%[1]s，%[2]s", "%[1]s, on %[2]s", m.Name, s.in.Month.First()))
		if hasLow && age < low {
			s.refuse(fault.T("%[1]s%[2]d周岁，未满%[3]d周岁。", "%[1]s is %[2]d, not yet %[3]d.", m.Name, age, low))
		}
		if hasHigh && age >= high {
			s.refuse(fault.T("%[1]s%[2]d周岁，已满%[3]d周岁。", "%[1]s is %[2]d, %[3]d or older.", m.Name, age, high))
		}
	}
	return nil
}

// needs refuses whoever draws from none of the programmes that a benefit builds on.
func (s *sheet) needs(counted []casework.Member, programs []string) {
	if len(programs) == 0 {
		return
	}
	for _, m := range counted {
		if !slices.ContainsFunc(s.in.Draws, func(d Draw) bool {
			return slices.Contains(programs, d.Program) && slices.Contains(d.Persons, m.PersonID)
		}) {
			s.refuse(fault.T("%[1]s当月不在所依据的救助范围内（%[2]s）。", "%[1]s is not covered by what this builds on (%[2]s) in the month.", m.Name, strings.Join(programs, "、")))
		}
	}
}

// drawn is the covered persons' shares, a head, of what they draw from the programmes.
func (s *sheet) drawn(counted []casework.Member, programs []string) *big.Rat {
	sum := new(big.Rat)
	for _, d := range s.in.Draws {
		if !slices.Contains(programs, d.Program) || len(d.Persons) == 0 {
			continue
		}
		for _, m := range counted {
			if slices.Contains(d.Persons, m.PersonID) {
				share := over(rat(d.Amount), int64(len(d.Persons)))
				sum.Add(sum, share)
				s.fact(fault.T("已享受其他补贴", "Drawn already"), yuan(share), fault.T("%[1]s %[2]s", "%[1]s %[2]s", d.Program, d.CaseNumber))
			}
		}
	}
	return sum
}

// delegate marks an amount that a township may decide.
func (s *sheet) delegate() error {
	if !s.card.Eligible {
		return nil
	}
	limit, err := s.standard(KeyTownshipLimit, "", "")
	if err != nil {
		return err
	}
	s.card.Delegated = s.card.Amount <= money.Fen(limit)
	how := fault.T("超过限额，由市级决定", "above it: the city decides")
	if s.card.Delegated {
		how = fault.T("限额以内，由乡镇（街道）决定", "within it: the township decides")
	}
	s.step(fault.T("乡镇审批限额", "What a township may decide"), money.Fen(limit).Yuan(), how)
	return nil
}

// means is the dibao's arithmetic of income and property, for formulas that look at a family's means.
func means(s *sheet, family []casework.Member) (*dibao, error) {
	std, err := s.standard(KeyDibao, s.in.AreaClass, "")
	if err != nil {
		return nil, err
	}
	return &dibao{sheet: s, counted: family, family: family, standard: money.Fen(std)}, nil
}
