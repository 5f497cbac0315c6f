package benefit

import (
	"errors"
	"math/big"
	"strconv"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// Input is all that a formula may depend on; a formula is a pure function of it.
type Input struct {
	AreaClass string // URBAN, RURAL
	Category  string // A, B, C
	Members   []casework.Member
	Facts     Facts
	Month     calendar.Month // the benefit month: standards in force on its first day apply
	Recipient bool           // the household is in benefit already: the disregard of new job income applies
	Standards Lookup

	On       calendar.Date     // the day of the computation
	Group    string            // of a roster: the programme that the recipient draws from
	Keys     []string          // the programme's standards, in its order: a formula that serves several takes the first ones
	With     map[string]string // what the programme hands the formula by name
	Draws    []Draw            // what the counted members draw from other cases in the month
	ThisYear []Granted         // what they were granted by other cases of the same programme in the month's year
}

// Granted is a span of another case of the programme, and the causes of hardship that it was granted for; or what was paid
// beside its cases, which has no case number.
type Granted struct {
	CaseNumber string
	Amount     money.Fen
	Causes     []string
	Borne      money.Fen // of the year's deductible
}

// borneThisYear adds up what was borne of the year's deductible.
func (in *Input) borneThisYear() (sum money.Fen) {
	for _, g := range in.ThisYear {
		sum += g.Borne
	}
	return sum
}

// paidThisYear adds up what was granted: a yearly limit is compared with it.
func (in *Input) paidThisYear() (sum money.Fen) {
	for _, g := range in.ThisYear {
		sum += g.Amount
	}
	return sum
}

// Draw is a benefit that some of the counted members draw from another case.
type Draw struct {
	Program    string
	CaseNumber string
	Amount     money.Fen // of all its persons
	Alone      bool      // one person draws it for themselves
	Persons    []string
}

// Lookup finds the standard in force on the first day of the input's month. None in force is a refusal
// (NOT_ALLOWED_NOW, reason STANDARD_MISSING), never a guess.
type Lookup func(key, areaClass, group string) (Standard, error)

// Formula turns an input into a decision card. It returns an error only when it cannot compute; a household that is
// not eligible gets a card that says why, with amount 0.
type Formula func(Input) (*casework.Card, error)

// Formulas is the closed set of formulas that the catalogue may name.
func Formulas() map[string]Formula {
	return map[string]Formula{
		"dibao_gap":          dibaoGap,
		"income_limit":       incomeLimit,
		"rigid_cost_ratio":   rigidCostRatio,
		"income_band":        incomeBand,
		"basic_and_care":     basicAndCare,
		"fixed_standard":     fixedStandard,
		"standard_times":     standardTimes,
		"reimbursement":      reimbursement,
		"emergency_or_bands": emergencyOrBands,
		"service_years":      serviceYears,
		"multiple_and_pay":   multipleAndPay,
		"disability_pension": disabilityPension,
		"asked_amount":       askedAmount,
		"roster_fixed":       rosterFixed,
		"roster_index":       rosterIndex,
	}
}

// sheet writes a card while a formula computes: what it reads through the sheet is on the card.
type sheet struct {
	in   Input
	card *casework.Card
	used map[string]bool
}

func newSheet(name string, in Input) *sheet {
	return &sheet{in: in, used: map[string]bool{}, card: &casework.Card{
		Formula: name, Month: in.Month,
		Facts: []casework.Line{}, Standards: []casework.StandardUsed{}, Steps: []casework.Line{},
	}}
}

// standard reads a standard and notes on the card that it was used.
func (s *sheet) standard(key, area, group string) (int64, error) {
	row, err := s.in.Standards(key, area, group)
	if err != nil {
		return 0, err
	}
	if k := key + "/" + area + "/" + group; !s.used[k] {
		s.used[k] = true
		s.card.Standards = append(s.card.Standards, casework.StandardUsed{
			Key: row.Key, AreaClass: row.AreaClass, Group: row.Group,
			Value: row.Value, Unit: row.Unit, EffectiveFrom: row.EffectiveFrom, Document: row.Document,
		})
	}
	return row.Value, nil
}

func (s *sheet) fact(label fault.Text, value string, note fault.Text) {
	s.card.Facts = append(s.card.Facts, casework.Line{Label: label, Value: value, Note: note})
}

func (s *sheet) step(label fault.Text, value string, note fault.Text) {
	s.card.Steps = append(s.card.Steps, casework.Line{Label: label, Value: value, Note: note})
}

func (s *sheet) refuse(why fault.Text) { s.card.Reasons = append(s.card.Reasons, why) }

// rat is an exact number of fen.
func rat(f money.Fen) *big.Rat { return new(big.Rat).SetInt64(int64(f)) }

func times(a *big.Rat, n int64) *big.Rat { return new(big.Rat).Mul(a, new(big.Rat).SetInt64(n)) }

func over(a *big.Rat, n int64) *big.Rat { return new(big.Rat).Quo(a, new(big.Rat).SetInt64(n)) }

// yuan prints an exact number of fen in yuan: two decimals, rounded half up. The arithmetic goes on unrounded.
func yuan(r *big.Rat) string { return over(r, 100).FloatString(2) }

// maxFen bounds what a formula takes in and gives out (a hundred billion yuan): beyond it a keyboard slipped.
const maxFen = 10_000_000_000_000

var errRange = errors.New("amount beyond what a household can have")

// ceilTo rounds up to a multiple of unit fen.
func ceilTo(r *big.Rat, unit int64) (money.Fen, error) {
	q := over(r, unit)
	n := new(big.Int).Add(q.Num(), new(big.Int).Sub(q.Denom(), big.NewInt(1)))
	n.Div(n, q.Denom()) // floor((num+den−1)/den)
	n.Mul(n, big.NewInt(unit))
	if !n.IsInt64() || n.Int64() > maxFen || n.Int64() < 0 {
		return 0, errRange
	}
	return money.Fen(n.Int64()), nil
}

func itoa(n int) string { return strconv.Itoa(n) }

func outOfRange(what fault.Text) error {
	return fault.Invalid("AMOUNT_RANGE", fault.T("“%[1]s”的金额超出合理范围，请核对。", "The amount of “%[2]s” is beyond any reasonable range; please check it.", what.ZH, what.EN))
}
