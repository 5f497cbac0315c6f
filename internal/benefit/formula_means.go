package benefit

import (
	"math/big"

	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// Keys of the standards of recognitions and of what looks at a family's means.
const (
	KeyLowEdgePercent = "LOW_EDGE_PERCENT"        // of the standard
	KeyRigidPercent   = "RIGID_COST_PERCENT"      // of the income
	KeyBandPercent    = "SEVERE_PERCENT"          // of the standard, groups BELOW and ABOVE it
	KeyBandLimit      = "SEVERE_INCOME_PERCENT"   // of the standard, that the family's income a head may reach
	KeyBasicPercent   = "TEKUN_BASIC_PERCENT"     // of the standard
	KeyCarePercent    = "TEKUN_CARE_PERCENT"      // of the minimum wage, by level
	KeyTempMonths     = "TEMP_AID_MONTHS"         // at most
	KeyTempHardMonths = "TEMP_AID_HARD_MONTHS"    // at most, specially hard
	KeyTempBand       = "TEMP_AID_BAND"           // upper ends of the bands of self-paid cost
	KeyTempPercent    = "TEMP_AID_BAND_PERCENT"   // of the part of the cost within the band
	KeyTempMostMonths = "TEMP_AID_EXPENSE_MONTHS" // monthly standards a head that expense aid reaches at most
)

// incomeLimit recognises a low-income-edge family: income a head and month below the per cent of the standard, at most
// the monthly minimum wage [ZJ art. 13], and property within its limits. It pays nothing.
func incomeLimit(in Input) (*casework.Card, error) {
	s, counted := opened("income_limit", in)
	if len(counted) == 0 {
		return s.recognise(), nil
	}
	d, err := means(s, counted)
	if err != nil {
		return nil, err
	}
	income, err := d.income(counted, true)
	if err != nil {
		return nil, err
	}
	percent, err := s.standard(KeyLowEdgePercent, "", "")
	if err != nil {
		return nil, err
	}
	wage, err := s.standard(KeyMinWage, "", "")
	if err != nil {
		return nil, err
	}
	head := perHead(income, len(counted))
	limit := least(over(times(rat(d.standard), percent), 100), rat(money.Fen(wage)))
	s.step(fault.T("月人均收入", "Income per head and month"), yuan(head), fault.T("须低于%[1]s元", "must be below %[1]s yuan", yuan(limit)))
	if head.Cmp(limit) >= 0 {
		s.refuse(fault.T("月人均收入%[1]s元，不低于%[2]s元。", "Income per head and month, %[1]s yuan, is not below %[2]s yuan.", yuan(head), yuan(limit)))
	}
	if err := d.property(); err != nil {
		return nil, err
	}
	return s.recognise(), nil
}

// rigidCostRatio recognises a family that unavoidable costs have made poor: yearly income a head below last year's
// disposable income, and costs of twelve months above the per cent of the family's income. It pays nothing.
func rigidCostRatio(in Input) (*casework.Card, error) {
	s, counted := opened("rigid_cost_ratio", in)
	if len(counted) == 0 {
		return s.recognise(), nil
	}
	d, err := means(s, counted)
	if err != nil {
		return nil, err
	}
	income, err := d.income(counted, true)
	if err != nil {
		return nil, err
	}
	disposable, err := s.standard(KeyDisposableIncome, in.AreaClass, "")
	if err != nil {
		return nil, err
	}
	percent, err := s.standard(KeyRigidPercent, "", "")
	if err != nil {
		return nil, err
	}
	head := over(income, int64(len(counted)))
	s.step(fault.T("年人均收入", "Income per head and year"), yuan(head), fault.T("须低于上年人均可支配收入%[1]s元", "must be below last year's disposable income of %[1]s yuan", money.Fen(disposable).Yuan()))
	if head.Cmp(rat(money.Fen(disposable))) >= 0 {
		s.refuse(fault.T("年人均收入%[1]s元，不低于上年人均可支配收入。", "Income per head, %[1]s yuan, is not below last year's disposable income.", yuan(head)))
	}
	cost := in.Facts.Money("rigidCost")
	if cost < 0 || cost > maxFen {
		return nil, outOfRange(fault.T("刚性支出", "unavoidable costs"))
	}
	least := over(times(income, percent), 100)
	s.step(fault.T("刚性支出", "Unavoidable costs"), cost.Yuan(), fault.T("须超过收入的%[1]d%%，即%[2]s元", "must exceed %[1]d%% of the income, %[2]s yuan", percent, yuan(least)))
	if cost <= 0 || rat(cost).Cmp(least) <= 0 {
		s.refuse(fault.T("刚性支出%[1]s元，未超过%[2]s元。", "Costs of %[1]s yuan do not exceed %[2]s yuan.", cost.Yuan(), yuan(least)))
	}
	return s.recognise(), nil
}

// incomeBand is the living allowance of a severely disabled adult: a ratio of the standard by the income a head of the
// whole household, less the person's own income:
//
//	monthly = standard × percent[BELOW | ABOVE] − own income ÷ 12
func incomeBand(in Input) (*casework.Card, error) {
	s, counted := opened("income_band", in)
	if len(counted) != 1 {
		s.refuse(fault.T("须为一名申请人。", "It is for one person."))
		return s.grant(new(big.Rat))
	}
	one := counted[0]
	if !one.Severe {
		s.refuse(fault.T("%[1]s不是重度残疾人。", "%[1]s is not severely disabled.", one.Name))
	}
	if err := s.age(counted); err != nil {
		return nil, err
	}
	d, err := means(s, in.Members)
	if err != nil {
		return nil, err
	}
	family, err := d.income(in.Members, true)
	if err != nil {
		return nil, err
	}
	own, err := d.income(counted, false)
	if err != nil {
		return nil, err
	}
	most, err := s.standard(KeyBandLimit, "", "")
	if err != nil {
		return nil, err
	}
	head, std := perHead(family, len(in.Members)), rat(d.standard)
	limit := over(times(std, most), 100)
	s.step(fault.T("家庭月人均收入", "Family income per head and month"), yuan(head), fault.T("不超过%[1]s元", "at most %[1]s yuan", yuan(limit)))
	if head.Cmp(limit) > 0 {
		s.refuse(fault.T("家庭月人均收入%[1]s元，超过%[2]s元。", "The family's income per head, %[1]s yuan, exceeds %[2]s yuan.", yuan(head), yuan(limit)))
	}
	group := "BELOW"
	if head.Cmp(std) >= 0 {
		group = "ABOVE"
	}
	percent, err := s.standard(KeyBandPercent, "", group)
	if err != nil {
		return nil, err
	}
	base := over(times(std, percent), 100)
	s.step(fault.T("保障额", "Allowance"), yuan(base), fault.T("%[1]s × %[2]d%%", "%[1]s × %[2]d%%", d.standard.Yuan(), percent))
	s.step(fault.T("本人月收入", "Own income a month"), yuan(over(own, 12)), fault.Text{})
	return s.grant(new(big.Rat).Sub(base, over(own, 12)))
}

// assessed are the six abilities of the self-care assessment (民发〔2021〕43号).
func assessed() []string { return []string{"eat", "dress", "bed", "toilet", "walk", "bathe"} }

// basicAndCare is the support of a destitute person, 国发〔2016〕14号:
//
//	monthly = standard × basic % + minimum wage × care %[level]
//
// The level follows from how many of six abilities are lost: none, one to three, four or more.
func basicAndCare(in Input) (*casework.Card, error) {
	s, counted := opened("basic_and_care", in)
	if len(counted) != 1 {
		s.refuse(fault.T("须为一名申请人。", "It is for one person."))
		return s.grant(new(big.Rat))
	}
	d, err := means(s, counted)
	if err != nil {
		return nil, err
	}
	if err := destitute(d, counted[0]); err != nil {
		return nil, err
	}
	lost := 0
	for _, key := range assessed() {
		if in.Facts.Yes(key) {
			lost++
		}
	}
	level := "SELF_CARE"
	switch {
	case lost >= 4:
		level = "FULL_LOSS"
	case lost >= 1:
		level = "PARTIAL"
	}
	s.fact(fault.T("丧失的自理能力", "Abilities lost"), itoa(lost), fault.T("共六项", "of six"))
	basic, err := s.standard(KeyBasicPercent, "", "")
	if err != nil {
		return nil, err
	}
	wage, err := s.standard(KeyMinWage, "", "")
	if err != nil {
		return nil, err
	}
	care, err := s.standard(KeyCarePercent, "", level)
	if err != nil {
		return nil, err
	}
	living := over(times(rat(d.standard), basic), 100)
	nursing := over(times(rat(money.Fen(wage)), care), 100)
	s.step(fault.T("基本生活标准", "Basic living"), yuan(living), fault.T("%[1]s × %[2]d%%", "%[1]s × %[2]d%%", d.standard.Yuan(), basic))
	s.step(fault.T("照料护理标准", "Care"), yuan(nursing), fault.T("最低月工资%[1]s × %[2]d%%", "minimum wage %[1]s × %[2]d%%", money.Fen(wage).Yuan(), care))
	return s.grant(new(big.Rat).Add(living, nursing))
}

// destitute refuses who can work, has a living, or has somebody able to support them.
func destitute(d *dibao, one casework.Member) error {
	first := d.in.Month.First()
	age := ageOn(one, first)
	if ground := d.in.Facts.Text("labourGround"); ground == "AGE" && age < 60 || ground == "MINOR" && age >= 16 || ground == "" {
		d.refuse(fault.T("不符合无劳动能力的情形（%[1]d周岁）。", "Not without the ability to work (aged %[1]d).", age))
	}
	income, err := d.income([]casework.Member{one}, true)
	if err != nil {
		return err
	}
	d.eligible(income)
	if err := d.property(); err != nil {
		return err
	}
	r := reader{form: d.in.Facts.Form}
	for _, x := range r.list("supporters") {
		if x.text("unable") == "ABLE" {
			d.refuse(fault.T("法定义务人%[1]s有履行义务能力。", "%[1]s owes support and is able to give it.", x.text("name")))
		}
	}
	return nil
}

// emergencyOrBands is temporary aid [ZJ arts. 38–41]:
//
//	EMERGENCY  standard × persons × months
//	EXPENSE    min(12 × standard × persons, Σ the parts of the self-paid cost within each band × its per cent)
//
// An expense also needs a yearly income a head below last year's disposable income. Up to a limit a township decides.
func emergencyOrBands(in Input) (*casework.Card, error) {
	s, counted := opened("emergency_or_bands", in)
	d, err := means(s, counted)
	if err != nil {
		return nil, err
	}
	s.onceForCause()
	n := int64(len(counted))
	var sum *big.Rat
	if in.Facts.Text("type") == "EMERGENCY" {
		sum, err = d.emergency(n)
	} else {
		sum, err = d.expense(n)
	}
	if err != nil {
		return nil, err
	}
	card, err := s.grant(sum)
	if err != nil {
		return nil, err
	}
	return card, s.delegate()
}

func (d *dibao) emergency(n int64) (*big.Rat, error) {
	key := KeyTempMonths
	if d.in.Facts.Yes("speciallyHard") {
		key = KeyTempHardMonths
	}
	most, err := d.sheet.standard(key, "", "")
	if err != nil {
		return nil, err
	}
	months := d.in.Facts.Int("months")
	if months < 1 || months > most {
		d.refuse(fault.T("救助月数%[1]d，应为1至%[2]d个月。", "%[1]d months; 1 to %[2]d are possible.", months, most))
	}
	sum := times(rat(d.standard), n*months)
	d.step(fault.T("急难型救助", "Emergency aid"), yuan(sum), fault.T("%[1]s × %[2]d人 × %[3]d个月", "%[1]s × %[2]d persons × %[3]d months", d.standard.Yuan(), n, months))
	return sum, nil
}

func (d *dibao) expense(n int64) (*big.Rat, error) {
	income, err := d.income(d.family, true)
	if err != nil {
		return nil, err
	}
	disposable, err := d.sheet.standard(KeyDisposableIncome, d.in.AreaClass, "")
	if err != nil {
		return nil, err
	}
	if n > 0 {
		head := over(income, n)
		d.step(fault.T("年人均收入", "Income per head and year"), yuan(head), fault.T("须低于%[1]s元", "must be below %[1]s yuan", money.Fen(disposable).Yuan()))
		if head.Cmp(rat(money.Fen(disposable))) >= 0 {
			d.refuse(fault.T("年人均收入%[1]s元，不低于上年人均可支配收入。", "Income per head, %[1]s yuan, is not below last year's disposable income.", yuan(head)))
		}
	}
	paid := rat(d.in.Facts.Money("selfPaid"))
	sum, low := new(big.Rat), new(big.Rat)
	for _, band := range []string{"B1", "B2", "B3"} {
		end, err := d.sheet.standard(KeyTempBand, "", band)
		if err != nil {
			return nil, err
		}
		percent, err := d.sheet.standard(KeyTempPercent, "", band)
		if err != nil {
			return nil, err
		}
		part := new(big.Rat).Sub(least(paid, rat(money.Fen(end))), low)
		if part.Sign() <= 0 {
			break
		}
		share := over(times(part, percent), 100)
		sum.Add(sum, share)
		d.step(fault.T("自付费用分段", "Band of the cost"), yuan(share), fault.T("%[1]s × %[2]d%%", "%[1]s × %[2]d%%", yuan(part), percent))
		low = rat(money.Fen(end))
	}
	months, err := d.sheet.standard(KeyTempMostMonths, "", "")
	if err != nil {
		return nil, err
	}
	most := times(rat(d.standard), months*n)
	d.step(fault.T("封顶", "At most"), yuan(most), fault.T("%[1]s × %[2]d × %[3]d人", "%[1]s × %[2]d × %[3]d persons", d.standard.Yuan(), months, n))
	return least(sum, most), nil
}
