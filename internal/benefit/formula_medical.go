package benefit

import (
	"math/big"

	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// Keys of the standards of medical aid.
const (
	KeyMedicalRatio      = "MEDICAL_RATIO"      // per cent, by group
	KeyMedicalDeductible = "MEDICAL_DEDUCTIBLE" // fen a year, by group
	KeyMedicalCap        = "MEDICAL_CAP"        // fen a year and person
)

// reimbursement is medical aid, 国办发〔2021〕42号:
//
//	aid = min(cap − paid this year, max(0, in scope − insurances − deductible left) × ratio[group])
//
// The year's grants are those of cases and of instant settlements. The group must be what the person is: who is said to draw DIBAO, TEKUN or LOW_EDGE does.
func reimbursement(in Input) (*casework.Card, error) {
	s, counted := opened("reimbursement", in)
	f := &in.Facts
	group := f.Text("group")
	switch group {
	case "DIBAO", "TEKUN", "LOW_EDGE":
		s.needs(counted, []string{group})
	}
	rated := group
	if group == "DIBAO" && f.Yes("majorDisease") {
		rated = "DIBAO_MAJOR"
	}
	ratio, err := s.standard(KeyMedicalRatio, "", rated)
	if err != nil {
		return nil, err
	}
	deductible, err := s.standard(KeyMedicalDeductible, "", group)
	if err != nil {
		return nil, err
	}
	yearly, err := s.standard(KeyMedicalCap, "", "")
	if err != nil {
		return nil, err
	}
	rest := rat(f.Money("inScope"))
	s.fact(fault.T("政策范围内费用", "Costs in scope"), f.Money("inScope").Yuan(), fault.Text{})
	for _, x := range []struct {
		key   string
		label fault.Text
	}{
		{"basicPaid", fault.T("基本医保支付", "Basic insurance")}, {"majorPaid", fault.T("大病保险支付", "Major-disease insurance")}, {"otherPaid", fault.T("其他支付", "Other insurance")},
	} {
		if paid := f.Money(x.key); paid != 0 {
			s.fact(x.label, "-"+paid.Yuan(), fault.Text{})
			rest.Sub(rest, rat(paid))
		}
	}
	used := max(f.Money("deductibleUsed"), in.borneThisYear()) // typed for what was borne where the system cannot see it
	left := max(money.Fen(deductible)-used, 0)
	s.card.Borne = min(left, max(money.Fen(new(big.Int).Quo(rest.Num(), rest.Denom()).Int64()), 0))
	rest.Sub(rest, rat(left))
	s.step(fault.T("起付线余额", "Deductible left"), left.Yuan(), fault.T("年度起付线%[1]s − 本年已承担%[2]s", "%[1]s a year − %[2]s borne this year", money.Fen(deductible).Yuan(), used.Yuan()))
	if rest.Sign() < 0 {
		rest = new(big.Rat)
	}
	aid := over(times(rest, ratio), 100)
	s.step(fault.T("按比例救助", "By the ratio"), yuan(aid), fault.T("%[1]s × %[2]d%%", "%[1]s × %[2]d%%", yuan(rest), ratio))
	most := new(big.Rat).Sub(rat(money.Fen(yearly)), rat(in.paidThisYear()))
	if most.Sign() < 0 {
		most = new(big.Rat)
	}
	s.step(fault.T("年度限额余额", "Left of the year's cap"), yuan(most), fault.T("%[1]s − 本年已救助%[2]s", "%[1]s − %[2]s aided this year", money.Fen(yearly).Yuan(), in.paidThisYear().Yuan()))
	return s.grant(least(aid, most))
}
