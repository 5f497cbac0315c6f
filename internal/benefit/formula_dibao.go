package benefit

import (
	"math/big"
	"strings"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// Keys of the standards that the minimum living allowance uses.
const (
	KeyDibao             = "DIBAO"                        // fen a person and month, by area class
	KeyMinTopUp          = "DIBAO_MIN_TOPUP"              // fen a person and month
	KeyAddOn             = "DIBAO_ADDON_PERCENT"          // percent of the standard, by group
	KeyRoundUp           = "DIBAO_ROUND_UP_YUAN"          // whole yuan to round a household's amount up to; 0: to the fen
	KeySingleMultiple    = "DIBAO_SINGLE_INCOME_MULTIPLE" // percent of the standard that the family of a single applicant stays below
	KeyFinancialMonths   = "PROPERTY_FINANCIAL_MONTHS"    // monthly standards a head of financial assets
	KeyHouses            = "PROPERTY_HOUSES"              // dwellings a household
	KeyCars              = "PROPERTY_CARS"                // cars that neither work nor a disability needs
	KeyDisregardMonths   = "JOB_DISREGARD_MONTHS"         // months that the income of a recipient's new job is left out
	KeyDisregardMultiple = "JOB_DISREGARD_MULTIPLE"       // monthly standards of it at most
)

// Groups of members with an add-on; a member in several gets the highest one only.
const (
	GroupElderly = "ELDERLY" // 60 or older (老年人权益保障法 art. 2)
	GroupMinor   = "MINOR"   // under 18 (未成年人保护法 art. 2)
	GroupSevere  = "SEVERE_DISABILITY"
	GroupDisease = "MAJOR_DISEASE"
)

// dibaoGap is the minimum living allowance paid as the gap to the standard (补差发放), 民发〔2021〕57号:
//
//	income   = Σ net yearly income of the counted members − deductions          (not below 0)
//	eligible ⇔ income/12/persons < standard, and property within its limits
//	monthly  = persons × max(minimum top-up, standard − income/12/persons) + add-ons, rounded up
//
// A member applying alone (art. 8) counts as a household of one person, if the family's income per head is below the
// multiple of the standard and the member is severely disabled or has a major disease. Everything is exact rational
// arithmetic; only the last step rounds.
func dibaoGap(in Input) (*casework.Card, error) {
	d := &dibao{sheet: newSheet("dibao_gap", in)}
	if err := d.compute(); err != nil {
		return nil, err
	}
	return d.card, nil
}

type dibao struct {
	*sheet
	counted  []casework.Member // who the amount is for
	family   []casework.Member // whose income and property are looked at: the same, or the family of a single applicant
	standard money.Fen
}

func (d *dibao) compute() error {
	for _, m := range d.in.Members {
		if m.Counted {
			d.counted = append(d.counted, m)
		}
		if m.Counted || d.in.Facts.SinglePerson && m.Reason == ReasonSingle {
			d.family = append(d.family, m)
		}
	}
	d.card.Persons = len(d.counted)
	std, err := d.sheet.standard(KeyDibao, d.in.AreaClass, "")
	if err != nil {
		return err
	}
	d.standard = money.Fen(std)
	d.memberFacts()
	if len(d.counted) == 0 {
		d.refuse(fault.T("没有计入的共同生活家庭成员。", "No member of the household is counted."))
		return nil
	}
	income, err := d.income(d.family, true)
	if err != nil {
		return err
	}
	if d.in.Facts.SinglePerson {
		if income, err = d.single(income); err != nil {
			return err
		}
	}
	d.eligible(income)
	if err := d.property(); err != nil {
		return err
	}
	if len(d.card.Reasons) > 0 {
		d.step(fault.T("结论", "Result"), "0.00", fault.T("不符合条件，不发放", "Not eligible: nothing is paid"))
		return nil
	}
	d.card.Eligible = true
	return d.amount(income)
}

func (d *dibao) memberFacts() {
	var names, left []string
	for _, m := range d.in.Members {
		if m.Counted {
			names = append(names, m.Name)
		} else {
			left = append(left, m.Name)
		}
	}
	d.fact(fault.T("共同生活家庭成员（计入）", "Counted members"), itoa(len(names)), fault.T(strings.Join(names, "、"), strings.Join(names, ", ")))
	if len(left) > 0 {
		d.fact(fault.T("不计入的成员", "Members not counted"), itoa(len(left)), fault.T(strings.Join(left, "、"), strings.Join(left, ", ")))
	}
}

// income is the yearly income of some members, exact: their items (and, of the whole family, those without a person),
// less deductions and the disregarded part of new jobs, not below 0. Facts of the whole family go on the card.
func (d *dibao) income(of []casework.Member, whole bool) (*big.Rat, error) {
	names := map[string]string{}
	for _, m := range of {
		names[m.PersonID] = m.Name
	}
	applies := func(person string) bool {
		_, ok := names[person]
		return ok || person == "" && whole
	}
	fact := func(label fault.Text, value string, note fault.Text) {
		if whole {
			d.fact(label, value, note)
		}
	}
	total := new(big.Rat)
	for _, it := range d.in.Facts.Income {
		if !applies(it.Person) {
			continue
		}
		label := incomeLabel(it.Kind)
		if it.Yearly < -maxFen || it.Yearly > maxFen {
			return nil, outOfRange(label)
		}
		total.Add(total, rat(it.Yearly))
		fact(fault.T("%[1]s（年）", "%[2]s (yearly)", label.ZH, label.EN), it.Yearly.Yuan(), note(names[it.Person], it.Source))
		left, err := d.disregard(it)
		if err != nil {
			return nil, err
		}
		if left.Sign() > 0 {
			total.Sub(total, left)
			fact(fault.T("就业收入豁免（年）", "New job income left out (yearly)"), "-"+yuan(left),
				fault.T("自%[1]s起就业；浙江省社会救助条例第五十条", "employed since %[1]s; Zhejiang regulation on social assistance, art. 50", it.NewJob))
		}
	}
	for _, x := range d.in.Facts.Deductions {
		if !applies(x.Person) {
			continue
		}
		if x.Yearly < 0 || x.Yearly > maxFen {
			return nil, outOfRange(fault.T("刚性支出扣减", "deduction"))
		}
		total.Sub(total, rat(x.Yearly))
		fact(fault.T("刚性支出扣减（年）", "Deduction for rigid cost (yearly)"), "-"+x.Yearly.Yuan(), note(names[x.Person], ""))
	}
	if total.Sign() < 0 {
		total = new(big.Rat)
	}
	return total, nil
}

// disregard is the yearly part of a recipient's new job income that does not count [ZJ art. 50].
func (d *dibao) disregard(it IncomeItem) (*big.Rat, error) {
	none := new(big.Rat)
	if it.NewJob == "" || it.Kind != "WAGE" && it.Kind != "BUSINESS" || !d.in.Recipient || it.NewJob > d.in.Month {
		return none, nil
	}
	months, err := d.sheet.standard(KeyDisregardMonths, "", "")
	if err != nil {
		return nil, err
	}
	last := it.NewJob.Add(int(months) - 1)
	if d.in.Month > last {
		return none, nil
	}
	if d.card.Until == "" || last < d.card.Until {
		d.card.Until = last
	}
	multiple, err := d.sheet.standard(KeyDisregardMultiple, "", "")
	if err != nil {
		return nil, err
	}
	most := times(rat(d.standard), 12*multiple)
	if wage := rat(it.Yearly); wage.Cmp(most) < 0 {
		return wage, nil
	}
	return most, nil
}

// single checks the conditions of a member applying alone and returns the member's own yearly income.
func (d *dibao) single(family *big.Rat) (*big.Rat, error) {
	if len(d.counted) != 1 {
		d.refuse(fault.T("单人保只计入申请人一人，现计入%[1]d人。", "Only the applicant is counted when applying alone; %[1]d members are.", len(d.counted)))
		return family, nil
	}
	one := d.counted[0]
	d.fact(fault.T("单人保申请人", "Applies alone"), one.Name, fault.T("民发〔2021〕57号第八条", "民发〔2021〕57号, art. 8"))
	if !one.Severe && one.Health != "MAJOR_DISEASE" {
		d.refuse(fault.T("单人保只适用于重度残疾人和重病患者。", "Only a severely disabled or seriously ill member may apply alone."))
	}
	multiple, err := d.sheet.standard(KeySingleMultiple, "", "")
	if err != nil {
		return nil, err
	}
	head := perHead(family, len(d.family))
	limit := over(times(rat(d.standard), multiple), 100)
	d.step(fault.T("家庭月人均收入", "Family income per head and month"), yuan(head), fault.T("须低于%[1]s元（标准的%[2]d%%）", "must be below %[1]s yuan (%[2]d%% of the standard)", yuan(limit), multiple))
	if head.Cmp(limit) >= 0 {
		d.refuse(fault.T("家庭月人均收入%[1]s元，不低于单人保限额%[2]s元。", "The family's income per head, %[1]s yuan, is not below the limit of %[2]s yuan for applying alone.", yuan(head), yuan(limit)))
	}
	return d.income(d.counted, false)
}

func perHead(yearly *big.Rat, persons int) *big.Rat { return over(yearly, int64(12*persons)) }

func (d *dibao) eligible(income *big.Rat) {
	n := len(d.counted)
	head := perHead(income, n)
	d.step(fault.T("年收入合计", "Yearly income"), yuan(income), fault.Text{})
	d.step(fault.T("月人均收入", "Income per head and month"), yuan(head),
		fault.T("%[1]s ÷ 12 ÷ %[2]d，显示到分，计算不取整", "%[1]s ÷ 12 ÷ %[2]d; shown to the fen, computed unrounded", yuan(income), n))
	d.step(fault.T("保障标准", "Standard"), d.standard.Yuan(), fault.T("每人每月", "per person and month"))
	if head.Cmp(rat(d.standard)) >= 0 {
		d.refuse(fault.T("月人均收入%[1]s元，不低于标准%[2]s元。", "Income per head and month, %[1]s yuan, is not below the standard of %[2]s yuan.", yuan(head), d.standard.Yuan()))
	}
}

// property checks the family's property as a whole, also for a member applying alone.
func (d *dibao) property() error {
	assets := new(big.Rat)
	houses, cars := int64(0), int64(0)
	for _, p := range d.in.Facts.Property {
		label := propertyLabel(p.Kind)
		if p.Value < 0 || p.Value > maxFen {
			return outOfRange(label)
		}
		d.fact(label, p.Value.Yuan(), fault.Text{})
		switch p.Kind {
		case "DEPOSIT", "SECURITIES", "INSURANCE":
			assets.Add(assets, rat(p.Value))
		case "HOUSE":
			houses++
		case "CAR":
			if !p.Needed {
				cars++
			}
		case "BUSINESS":
			if !p.Needed {
				d.refuse(fault.T("有正在经营且非基本生活所需的经营实体。", "There is a business in operation that basic living does not need."))
			}
		}
	}
	months, err := d.sheet.standard(KeyFinancialMonths, "", "")
	if err != nil {
		return err
	}
	most, err := d.sheet.standard(KeyHouses, "", "")
	if err != nil {
		return err
	}
	maxCars, err := d.sheet.standard(KeyCars, "", "")
	if err != nil {
		return err
	}
	limit := times(rat(d.standard), months*int64(len(d.family)))
	d.step(fault.T("金融资产", "Financial assets"), yuan(assets), fault.T("限额%[1]s = %[2]d × %[3]s × %[4]d人", "limit %[1]s = %[2]d × %[3]s × %[4]d persons", yuan(limit), months, d.standard.Yuan(), len(d.family)))
	if assets.Cmp(limit) > 0 {
		d.refuse(fault.T("金融资产%[1]s元，超过限额%[2]s元。", "Financial assets of %[1]s yuan exceed the limit of %[2]s yuan.", yuan(assets), yuan(limit)))
	}
	if houses > most {
		d.refuse(fault.T("住房%[1]d套，超过%[2]d套。", "%[1]d dwellings exceed the limit of %[2]d.", houses, most))
	}
	if cars > maxCars {
		d.refuse(fault.T("非生产、非残疾代步用机动车%[1]d辆，超过%[2]d辆。", "%[1]d cars that neither work nor a disability needs exceed the limit of %[2]d.", cars, maxCars))
	}
	return nil
}

func (d *dibao) amount(income *big.Rat) error {
	n := int64(len(d.counted))
	least, err := d.sheet.standard(KeyMinTopUp, "", "")
	if err != nil {
		return err
	}
	gap := new(big.Rat).Sub(times(rat(d.standard), n), over(income, 12))
	d.step(fault.T("补差额", "Gap"), yuan(gap), fault.T("%[1]d × %[2]s − %[3]s ÷ 12", "%[1]d × %[2]s − %[3]s ÷ 12", n, d.standard.Yuan(), yuan(income)))
	floor := times(rat(money.Fen(least)), n)
	sum := gap
	if gap.Cmp(floor) < 0 {
		sum = floor
		d.step(fault.T("最低补差", "Minimum top-up"), yuan(floor), fault.T("补差额低于最低补差，按%[1]d × %[2]s计", "the gap is below the minimum top-up: %[1]d × %[2]s applies", n, money.Fen(least).Yuan()))
	}
	for _, m := range d.counted {
		group, percent, err := d.addOn(m)
		if err != nil {
			return err
		}
		if percent > 0 {
			extra := over(times(rat(d.standard), percent), 100)
			sum = new(big.Rat).Add(sum, extra)
			label := groupLabel(group)
			d.step(fault.T("分类施保：%[1]s", "Add-on: %[2]s", label.ZH, label.EN), yuan(extra), fault.T("%[1]s，标准的%[2]d%%", "%[1]s, %[2]d%% of the standard", m.Name, percent))
		}
	}
	unit, err := d.sheet.standard(KeyRoundUp, "", "")
	if err != nil {
		return err
	}
	how := fault.T("每户进到%[1]d元", "rounded up to %[1]d yuan per household", unit)
	if unit *= 100; unit <= 0 {
		unit, how = 1, fault.T("每户进到分", "rounded up to the fen per household")
	}
	if d.card.Amount, err = ceilTo(sum, unit); err != nil {
		return outOfRange(fault.T("月保障金", "monthly amount"))
	}
	d.step(fault.T("月保障金", "Monthly amount"), d.card.Amount.Yuan(), how)
	return nil
}

// addOn is the highest add-on a member has, with its group; groups are asked in a fixed order, the first wins a tie.
func (d *dibao) addOn(m casework.Member) (group string, percent int64, err error) {
	first := d.in.Month.First()
	known := m.Birth.Valid()
	for _, g := range []struct {
		name string
		in   bool
	}{
		{GroupSevere, m.Severe},
		{GroupDisease, m.Health == "MAJOR_DISEASE"},
		{GroupElderly, known && calendar.AgeOn(m.Birth, first) >= 60},
		{GroupMinor, known && calendar.AgeOn(m.Birth, first) < 18},
	} {
		if !g.in {
			continue
		}
		p, err := d.sheet.standard(KeyAddOn, "", g.name)
		if err != nil {
			return "", 0, err
		}
		if p > percent {
			group, percent = g.name, p
		}
	}
	return group, percent, nil
}

func note(name, source string) fault.Text {
	parts := make([]string, 0, 2)
	for _, s := range []string{name, source} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return fault.Text{ZH: strings.Join(parts, "："), EN: strings.Join(parts, ": ")}
}

func incomeLabel(kind string) fault.Text {
	switch kind {
	case "WAGE":
		return fault.T("工资性收入", "Wages")
	case "BUSINESS":
		return fault.T("经营净收入", "Net business income")
	case "PROPERTY":
		return fault.T("财产净收入", "Net property income")
	case "TRANSFER":
		return fault.T("转移净收入", "Net transfer income")
	}
	return fault.T("其他收入", "Other income")
}

func propertyLabel(kind string) fault.Text {
	switch kind {
	case "DEPOSIT":
		return fault.T("存款", "Deposit")
	case "SECURITIES":
		return fault.T("有价证券", "Securities")
	case "INSURANCE":
		return fault.T("商业保险", "Insurance with cash value")
	case "CAR":
		return fault.T("机动车", "Car")
	case "HOUSE":
		return fault.T("住房", "Dwelling")
	case "BUSINESS":
		return fault.T("经营实体", "Business")
	}
	return fault.T("其他财产", "Other property")
}

func groupLabel(group string) fault.Text {
	switch group {
	case GroupElderly:
		return fault.T("老年人", "elderly")
	case GroupMinor:
		return fault.T("未成年人", "minor")
	case GroupSevere:
		return fault.T("重度残疾", "severely disabled")
	}
	return fault.T("重病", "seriously ill")
}
