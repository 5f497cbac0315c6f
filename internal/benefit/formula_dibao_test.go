package benefit

import (
	"strings"
	"testing"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// table is a lookup over "KEY/AREA/GROUP" → value; what it lacks is refused, as in the real one.
func table(over map[string]int64) Lookup {
	values := map[string]int64{
		"DIBAO/URBAN/": 52800, "DIBAO/RURAL/": 39600, "DIBAO_MIN_TOPUP//": 12000, "DIBAO_ROUND_UP_YUAN//": 1,
		"DIBAO_SINGLE_INCOME_MULTIPLE//": 150, "PROPERTY_FINANCIAL_MONTHS//": 24, "PROPERTY_HOUSES//": 2, "PROPERTY_CARS//": 0,
		"JOB_DISREGARD_MONTHS//": 12, "JOB_DISREGARD_MULTIPLE//": 3,
		"DIBAO_ADDON_PERCENT//ELDERLY": 0, "DIBAO_ADDON_PERCENT//MINOR": 0,
		"DIBAO_ADDON_PERCENT//SEVERE_DISABILITY": 0, "DIBAO_ADDON_PERCENT//MAJOR_DISEASE": 0,
	}
	for k, v := range over {
		if v < 0 {
			delete(values, k)
			continue
		}
		values[k] = v
	}
	return func(key, area, group string) (Standard, error) {
		v, ok := values[key+"/"+area+"/"+group]
		if !ok {
			return Standard{}, fault.NotAllowed("STANDARD_MISSING", fault.T("缺", "missing"))
		}
		return Standard{Key: key, AreaClass: area, Group: group, Value: v, EffectiveFrom: "2018-01-01", Document: "x民〔2018〕1号"}, nil
	}
}

func member(id string, more ...func(*casework.Member)) casework.Member {
	m := casework.Member{PersonID: id, Name: "成员" + id, Birth: "1980-05-01", Counted: true, Health: "HEALTHY"}
	for _, f := range more {
		f(&m)
	}
	return m
}

func notCounted(m *casework.Member) { m.Counted, m.Reason = false, "PRISON" }
func familyOf(m *casework.Member)   { m.Counted, m.Reason = false, ReasonSingle }
func severe(m *casework.Member)     { m.Severe = true }
func diseased(m *casework.Member)   { m.Health = "MAJOR_DISEASE" }
func born(d calendar.Date) func(*casework.Member) {
	return func(m *casework.Member) { m.Birth = d }
}

func wage(person, yearly string) IncomeItem {
	f, err := money.ParseYuan(yearly)
	if err != nil {
		panic(err)
	}
	return IncomeItem{Kind: "WAGE", Person: person, Yearly: f}
}

// TestDibaoGolden holds amounts computed by hand. In each case the arithmetic stands in the comment.
func TestDibaoGolden(t *testing.T) {
	t.Parallel()
	one, two, three := []casework.Member{member("a")}, []casework.Member{member("a"), member("b")}, []casework.Member{member("a"), member("b"), member("c")}
	for _, c := range []struct {
		name     string
		in       Input
		over     map[string]int64
		eligible bool
		amount   string
		persons  int
		reason   string // part of a refusal
	}{
		{name: "no income: 1 × 528", in: Input{AreaClass: "URBAN", Members: one}, eligible: true, amount: "528.00", persons: 1},
		{
			name: "rural: 2 × 396 − 2400/12 = 592", in: Input{AreaClass: "RURAL", Members: two, Facts: Facts{Income: []IncomeItem{wage("a", "2400")}}},
			eligible: true, amount: "592.00", persons: 2,
		},
		{
			name: "exactly at the standard: 528 × 12 = 6336", in: Input{AreaClass: "URBAN", Members: one, Facts: Facts{Income: []IncomeItem{wage("a", "6336")}}},
			amount: "0.00", persons: 1, reason: "not below the standard",
		},
		{
			name: "one fen a year below: gap 0.0008…, minimum top-up 120", in: Input{AreaClass: "URBAN", Members: one, Facts: Facts{Income: []IncomeItem{wage("a", "6335.99")}}},
			eligible: true, amount: "120.00", persons: 1,
		},
		{
			name: "minimum top-up times persons: gap 3 × 528 − 18000/12 = 84 < 360", in: Input{AreaClass: "URBAN", Members: three, Facts: Facts{Income: []IncomeItem{wage("a", "18000")}}},
			eligible: true, amount: "360.00", persons: 3,
		},
		{
			name: "odd division: 3 × 528 − 10000/12 = 750.666… → 751", in: Input{AreaClass: "URBAN", Members: three, Facts: Facts{Income: []IncomeItem{wage("a", "10000")}}},
			eligible: true, amount: "751.00", persons: 3,
		},
		{
			name: "no rounding to yuan: 750.666… → 750.67", in: Input{AreaClass: "URBAN", Members: three, Facts: Facts{Income: []IncomeItem{wage("a", "10000")}}},
			over: map[string]int64{"DIBAO_ROUND_UP_YUAN//": 0}, eligible: true, amount: "750.67", persons: 3,
		},
		{
			name: "round up to ten yuan: 750.666… → 760", in: Input{AreaClass: "URBAN", Members: three, Facts: Facts{Income: []IncomeItem{wage("a", "10000")}}},
			over: map[string]int64{"DIBAO_ROUND_UP_YUAN//": 10}, eligible: true, amount: "760.00", persons: 3,
		},
		{
			name: "whole yuan stays: 528 − 1200/12 = 428", in: Input{AreaClass: "URBAN", Members: one, Facts: Facts{Income: []IncomeItem{wage("a", "1200")}}},
			eligible: true, amount: "428.00", persons: 1,
		},
		{
			name: "one fen of income: 528 − 0.01/12 → 528", in: Input{AreaClass: "URBAN", Members: one, Facts: Facts{Income: []IncomeItem{wage("a", "0.01")}}},
			eligible: true, amount: "528.00", persons: 1,
		},
		{
			name:     "a member not counted: neither head nor income counts: 2 × 528 − 600/12 = 1006",
			in:       Input{AreaClass: "URBAN", Members: []casework.Member{member("a"), member("b"), member("x", notCounted)}, Facts: Facts{Income: []IncomeItem{wage("a", "600"), wage("x", "90000")}}},
			eligible: true, amount: "1006.00", persons: 2,
		},
		{
			name:     "household income without a person counts: 2 × 528 − (600 + 1200)/12 = 906",
			in:       Input{AreaClass: "URBAN", Members: two, Facts: Facts{Income: []IncomeItem{wage("a", "600"), {Kind: "TRANSFER", Yearly: 120000}}}},
			eligible: true, amount: "906.00", persons: 2,
		},
		{
			name: "deduction: 528 × 2 − (9000 − 3000)/12 = 556", in: Input{AreaClass: "URBAN", Members: two, Facts: Facts{Income: []IncomeItem{wage("a", "9000")}, Deductions: []Deduction{{Person: "b", Yearly: 300000}}}},
			eligible: true, amount: "556.00", persons: 2,
		},
		{
			name: "deduction beyond the income: income 0", in: Input{AreaClass: "URBAN", Members: one, Facts: Facts{Income: []IncomeItem{wage("a", "100")}, Deductions: []Deduction{{Yearly: 300000}}}},
			eligible: true, amount: "528.00", persons: 1,
		},
		{
			name: "net loss of a business: income 0", in: Input{AreaClass: "URBAN", Members: one, Facts: Facts{Income: []IncomeItem{{Kind: "BUSINESS", Yearly: -500000}}}},
			eligible: true, amount: "528.00", persons: 1,
		},
		{
			name:     "new job of a recipient, 11 months in: 20000 a year ≥ 3 × 528 × 12 = 19008 left out, 992/12 = 82.666… → 2 × 528 − 82.666… = 973.333… → 974",
			in:       Input{AreaClass: "URBAN", Recipient: true, Members: two, Facts: Facts{Income: []IncomeItem{{Kind: "WAGE", Person: "a", Yearly: 2000000, NewJob: "2024-04"}}}},
			eligible: true, amount: "974.00", persons: 2,
		},
		{
			name: "new job, smaller wage wholly left out", in: Input{AreaClass: "URBAN", Recipient: true, Members: two, Facts: Facts{Income: []IncomeItem{{Kind: "WAGE", Person: "a", Yearly: 1200000, NewJob: "2025-03"}}}},
			eligible: true, amount: "1056.00", persons: 2,
		},
		{
			name: "new job, the twelve months are over: 12000/12/2 = 500 < 528, gap 56 → 240", in: Input{AreaClass: "URBAN", Recipient: true, Members: two, Facts: Facts{Income: []IncomeItem{{Kind: "WAGE", Person: "a", Yearly: 1200000, NewJob: "2024-03"}}}},
			eligible: true, amount: "240.00", persons: 2,
		},
		{
			name: "new job of an applicant counts", in: Input{AreaClass: "URBAN", Members: two, Facts: Facts{Income: []IncomeItem{{Kind: "WAGE", Person: "a", Yearly: 1200000, NewJob: "2025-01"}}}},
			eligible: true, amount: "240.00", persons: 2,
		},
		{
			name:     "single person: family 18000/12/2 = 750 < 792, own income 1200/12: 528 − 100 = 428",
			in:       Input{AreaClass: "URBAN", Members: []casework.Member{member("a", familyOf), member("b", severe)}, Facts: Facts{SinglePerson: true, Income: []IncomeItem{wage("a", "16800"), wage("b", "1200")}}},
			eligible: true, amount: "428.00", persons: 1,
		},
		{
			name:   "single person: family at 1.5 times: 2 × 792 × 12 = 19008",
			in:     Input{AreaClass: "URBAN", Members: []casework.Member{member("a", familyOf), member("b", diseased)}, Facts: Facts{SinglePerson: true, Income: []IncomeItem{wage("a", "19008")}}},
			amount: "0.00", persons: 1, reason: "applying alone",
		},
		{
			name: "single person: a prisoner's income is not the family's", in: Input{AreaClass: "URBAN", Members: []casework.Member{member("a", notCounted), member("b", diseased)}, Facts: Facts{SinglePerson: true, Income: []IncomeItem{wage("a", "19008")}}},
			eligible: true, amount: "528.00", persons: 1,
		},
		{
			name: "single person who is neither disabled nor ill", in: Input{AreaClass: "URBAN", Members: []casework.Member{member("a", familyOf), member("b")}, Facts: Facts{SinglePerson: true}},
			amount: "0.00", persons: 1, reason: "Only a severely disabled",
		},
		{
			name: "single person with two counted", in: Input{AreaClass: "URBAN", Members: two, Facts: Facts{SinglePerson: true}},
			amount: "0.00", persons: 2, reason: "Only the applicant",
		},
		{
			name: "add-ons, the highest one a member: 3 × 528 + 20 % + 10 % of 528 = 1742.4 → 1743",
			in:   Input{AreaClass: "URBAN", Members: []casework.Member{member("a", born("1950-01-01"), severe), member("b", born("2010-01-01")), member("c")}},
			over: map[string]int64{"DIBAO_ADDON_PERCENT//SEVERE_DISABILITY": 20, "DIBAO_ADDON_PERCENT//ELDERLY": 15, "DIBAO_ADDON_PERCENT//MINOR": 10}, eligible: true, amount: "1743.00", persons: 3,
		},
		{
			name: "sixty on the first of the month counts, eighteen does not: 1056 + 15 % of 528 = 1135.2 → 1136",
			in:   Input{AreaClass: "URBAN", Members: []casework.Member{member("a", born("1965-03-01")), member("b", born("2007-03-01"))}},
			over: map[string]int64{"DIBAO_ADDON_PERCENT//ELDERLY": 15, "DIBAO_ADDON_PERCENT//MINOR": 10}, eligible: true, amount: "1136.00", persons: 2,
		},
		{
			name: "financial assets at the limit: 2 × 24 × 528 = 25344", in: Input{AreaClass: "URBAN", Members: two, Facts: Facts{Property: []PropertyItem{{Kind: "DEPOSIT", Value: 2000000}, {Kind: "INSURANCE", Value: 534400}}}},
			eligible: true, amount: "1056.00", persons: 2,
		},
		{
			name: "financial assets one fen above", in: Input{AreaClass: "URBAN", Members: two, Facts: Facts{Property: []PropertyItem{{Kind: "DEPOSIT", Value: 2534401}}}},
			amount: "0.00", persons: 2, reason: "Financial assets",
		},
		{
			name: "three dwellings", in: Input{AreaClass: "URBAN", Members: one, Facts: Facts{Property: []PropertyItem{{Kind: "HOUSE"}, {Kind: "HOUSE"}, {Kind: "HOUSE"}}}},
			amount: "0.00", persons: 1, reason: "3 dwellings",
		},
		{name: "a car", in: Input{AreaClass: "URBAN", Members: one, Facts: Facts{Property: []PropertyItem{{Kind: "CAR", Value: 100}}}}, amount: "0.00", persons: 1, reason: "car"},
		{name: "a car needed for work", in: Input{AreaClass: "URBAN", Members: one, Facts: Facts{Property: []PropertyItem{{Kind: "CAR", Value: 100, Needed: true}}}}, eligible: true, amount: "528.00", persons: 1},
		{name: "a registered business", in: Input{AreaClass: "URBAN", Members: one, Facts: Facts{Property: []PropertyItem{{Kind: "BUSINESS"}}}}, amount: "0.00", persons: 1, reason: "business"},
		{name: "nobody counted", in: Input{AreaClass: "URBAN", Members: []casework.Member{member("a", notCounted)}}, amount: "0.00", reason: "No member"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.in.Month, c.in.Standards = "2025-03", table(c.over)
			card, err := dibaoGap(c.in)
			if err != nil {
				t.Fatal(err)
			}
			if card.Eligible != c.eligible || card.Amount.Yuan() != c.amount || card.Persons != c.persons {
				t.Errorf("eligible %t amount %s persons %d; want %t %s %d\n%+v", card.Eligible, card.Amount.Yuan(), card.Persons, c.eligible, c.amount, c.persons, card.Steps)
			}
			var reasons []string
			for _, r := range card.Reasons {
				if r.ZH == "" || r.EN == "" {
					t.Errorf("a reason lacks a language: %+v", r)
				}
				reasons = append(reasons, r.EN)
			}
			if c.reason != "" && !strings.Contains(strings.Join(reasons, "\n"), c.reason) {
				t.Errorf("reasons %q; want %q", reasons, c.reason)
			}
			if (len(card.Reasons) == 0) != card.Eligible {
				t.Errorf("eligible %t with reasons %q", card.Eligible, reasons)
			}
		})
	}
}

func TestDibaoRefusesToGuess(t *testing.T) {
	t.Parallel()
	in := Input{AreaClass: "URBAN", Members: []casework.Member{member("a", severe)}, Month: "2025-03"}
	for _, key := range []string{"DIBAO/URBAN/", "DIBAO_MIN_TOPUP//", "DIBAO_ROUND_UP_YUAN//", "PROPERTY_HOUSES//", "DIBAO_ADDON_PERCENT//SEVERE_DISABILITY"} {
		in.Standards = table(map[string]int64{key: -1})
		if _, err := dibaoGap(in); !fault.Is(err, fault.CodeNotAllowedNow) {
			t.Errorf("without %s: %v", key, err)
		}
	}
	in.Standards = table(nil)
	in.Facts.Income = []IncomeItem{{Kind: "WAGE", Person: "a", Yearly: maxFen + 1}}
	if _, err := dibaoGap(in); !fault.Is(err, fault.CodeInvalid) {
		t.Errorf("an absurd income: %v", err)
	}
}

// TestDibaoPropertyOfTheFormula: over a grid of incomes the amount never grows with income, and a card says the
// standards it used.
func TestDibaoMonotonous(t *testing.T) {
	t.Parallel()
	for n := 1; n <= 5; n++ {
		var members []casework.Member
		for i := range n {
			members = append(members, member(itoa(i)))
		}
		last := money.Fen(1 << 40)
		for yearly := money.Fen(0); yearly < money.Fen(n)*12*52800+2000; yearly += 9973 {
			card, err := dibaoGap(Input{
				AreaClass: "URBAN", Members: members, Month: "2025-03", Standards: table(nil),
				Facts: Facts{Income: []IncomeItem{{Kind: "TRANSFER", Yearly: yearly}}},
			})
			if err != nil {
				t.Fatal(err)
			}
			if card.Amount > last {
				t.Fatalf("%d persons: %s paid at income %s, less at less income", n, card.Amount, yearly)
			}
			if card.Eligible != (yearly < money.Fen(n)*12*52800) || card.Eligible && card.Amount < money.Fen(n)*12000 || card.Amount%100 != 0 {
				t.Fatalf("%d persons, income %s: %+v", n, yearly, card)
			}
			if len(card.Standards) < 3 {
				t.Fatalf("standards on the card: %+v", card.Standards)
			}
			last = card.Amount
		}
	}
}
