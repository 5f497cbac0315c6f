package benefit

import (
	"math/big"
	"strconv"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// Keys of the standards of entitled persons and veterans.
const (
	KeyLumpIncome  = "LUMP_INCOME_MULTIPLE" // by kind
	KeyLumpPay     = "LUMP_PAY_MULTIPLE"    // by kind
	KeyUrbanIncome = "NATIONAL_URBAN_INCOME"
	KeyDisabled    = "DISABLED_VET_PENSION" // fen a year, groups NATURE_GRADE
	KeyLocalWage   = "LOCAL_WAGE"           // fen a month, average of urban posts
	KeyNursing     = "DISABLED_VET_NURSING" // per cent of the wage, groups A to D
)

func ageOn(m casework.Member, day calendar.Date) int {
	if !m.Birth.Valid() {
		return 0
	}
	return calendar.AgeOn(m.Birth, day)
}

// halfYears is a time of service in half-years. A part of a year counts as a year; where halves count, a part below six
// months counts as half a year.
func halfYears(from, to calendar.Date, halves bool) int64 {
	years := calendar.AgeOn(from, to)
	out := int64(2 * years)
	rest := from.AddMonths(12 * years)
	switch {
	case rest >= to:
	case halves && rest.AddMonths(6) > to:
		out++
	default:
		out += 2
	}
	return out
}

// serviceYears pays by years of service, from the form's enlistedOn to dischargedOn:
//
//	amount = years × rate[group] × (1 + bonus[bonusGroup])
//
// By name: group; round YEAR (part year = a year) or HALF (below six months = half a year); bonus (a key) with
// bonusGroup; minAge.
func serviceYears(in Input) (*casework.Card, error) {
	s, counted := opened("service_years", in)
	from, to := calendar.Date(in.Facts.Text("enlistedOn")), calendar.Date(in.Facts.Text("dischargedOn"))
	if !from.Valid() || !to.Valid() || to <= from {
		s.refuse(fault.T("入伍、退役日期不正确。", "The days of enlistment and discharge do not fit."))
		return s.grant(new(big.Rat))
	}
	rate, err := s.standard(s.key(0), in.AreaClass, s.group("groupIs", "group"))
	if err != nil {
		return nil, err
	}
	n := halfYears(from, to, in.With["round"] == "HALF")
	sum := over(times(rat(money.Fen(rate)), n), 2)
	s.step(fault.T("服役年限", "Years of service"), big.NewRat(n, 2).FloatString(1), fault.T("%[1]s至%[2]s", "%[1]s to %[2]s", from, to))
	s.step(fault.T("按年限计算", "By the years"), yuan(sum), fault.T("× %[1]s", "× %[1]s", money.Fen(rate).Yuan()))
	if group := s.group("", "bonusGroup"); in.With["bonus"] != "" && group != "" {
		percent, err := s.standard(in.With["bonus"], "", group)
		if err != nil {
			return nil, err
		}
		sum = over(times(sum, 100+percent), 100)
		s.step(fault.T("荣誉增发", "For honours"), yuan(sum), fault.T("+ %[1]d%%", "+ %[1]d%%", percent))
	}
	if err := s.age(counted); err != nil {
		return nil, err
	}
	return s.grant(sum)
}

// multipleAndPay is a lump sum, 军人抚恤优待条例:
//
//	amount = (income multiple[kind] × last year's national urban income + pay multiple[kind] × own monthly pay) × (1 + honour %)
func multipleAndPay(in Input) (*casework.Card, error) {
	s, _ := opened("multiple_and_pay", in)
	kind := in.Facts.Text("kind")
	ofIncome, err := s.standard(KeyLumpIncome, "", kind)
	if err != nil {
		return nil, err
	}
	ofPay, err := s.standard(KeyLumpPay, "", kind)
	if err != nil {
		return nil, err
	}
	income, err := s.standard(KeyUrbanIncome, "", "")
	if err != nil {
		return nil, err
	}
	pay := in.Facts.Money("monthlyPay")
	sum := new(big.Rat).Add(times(rat(money.Fen(income)), ofIncome), times(rat(pay), ofPay))
	s.step(fault.T("倍数计算", "By multiples"), yuan(sum), fault.T("%[1]s × %[2]d + %[3]s × %[4]d", "%[1]s × %[2]d + %[3]s × %[4]d", money.Fen(income).Yuan(), ofIncome, pay.Yuan(), ofPay))
	if honour := in.Facts.Text("honour"); honour != "" && in.With["bonus"] != "" {
		percent, err := s.standard(in.With["bonus"], "", honour)
		if err != nil {
			return nil, err
		}
		sum = over(times(sum, 100+percent), 100)
		s.step(fault.T("荣誉增发", "For honours"), yuan(sum), fault.T("+ %[1]d%%", "+ %[1]d%%", percent))
	}
	return s.grant(sum)
}

// disabilityPension is a disabled veteran's: yearly standard[nature, grade] ÷ 12, and the nursing allowance as a per cent
// of the local monthly wage. Disabled by illness only grades 1 to 6 are entitled.
func disabilityPension(in Input) (*casework.Card, error) {
	s, _ := opened("disability_pension", in)
	nature := in.Facts.Text("nature")
	grade, err := strconv.Atoi(in.Facts.Text("grade"))
	if err != nil {
		grade = 0
	}
	if grade < 1 || grade > 10 || nature == "ILLNESS" && grade > 6 {
		s.refuse(fault.T("因病致残仅1至6级享受残疾抚恤金。", "Disabled by illness only grades 1 to 6 are entitled."))
		return s.grant(new(big.Rat))
	}
	yearly, err := s.standard(KeyDisabled, "", nature+"_"+itoa(grade))
	if err != nil {
		return nil, err
	}
	sum := over(rat(money.Fen(yearly)), 12)
	s.step(fault.T("残疾抚恤金", "Pension"), yuan(sum), fault.T("%[1]s ÷ 12", "%[1]s ÷ 12", money.Fen(yearly).Yuan()))
	if care := nursingGroup(nature, grade, in.Facts.Yes("mental")); care != "" {
		wage, err := s.standard(KeyLocalWage, "", "")
		if err != nil {
			return nil, err
		}
		percent, err := s.standard(KeyNursing, "", care)
		if err != nil {
			return nil, err
		}
		nursing := over(times(rat(money.Fen(wage)), percent), 100)
		sum = new(big.Rat).Add(sum, nursing)
		s.step(fault.T("护理费", "Nursing"), yuan(nursing), fault.T("月平均工资%[1]s × %[2]d%%", "monthly wage %[1]s × %[2]d%%", money.Fen(wage).Yuan(), percent))
	}
	return s.grant(sum)
}

// nursingGroup is which nursing allowance a grade has; "" for none.
func nursingGroup(nature string, grade int, mental bool) string {
	switch {
	case nature != "ILLNESS" && grade <= 2:
		return "A"
	case nature != "ILLNESS" && grade <= 4:
		return "B"
	case grade <= 4:
		return "C"
	case grade <= 6 && mental:
		return "D"
	}
	return ""
}
