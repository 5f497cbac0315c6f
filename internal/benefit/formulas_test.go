package benefit

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"minzheng/internal/casework"
	"minzheng/internal/money"
)

// asked is an application form.
func asked(t *testing.T, text string) Facts {
	t.Helper()
	form := map[string]json.RawMessage{}
	if text != "" {
		if err := json.Unmarshal([]byte(text), &form); err != nil {
			t.Fatal(err)
		}
	}
	f, err := ParseFacts(form)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// golden is one amount computed by hand; its arithmetic stands in the name. "" is a refusal.
type golden struct {
	name    string
	form    string
	in      Input
	amount  string
	because string // part of the refusal
	small   bool   // a township may decide it
}

var old, adult = born("1950-01-01"), born("1980-05-01")

// goldens are the amounts of every formula but dibao_gap, by its name; they use one set of standards and the month 2025-03.
func goldens() (standards map[string]int64, cases map[string][]golden) {
	one := []casework.Member{member("a")}
	two := []casework.Member{member("a"), member("b")}
	senior := []casework.Member{member("a", old)}
	aided := func(causes ...string) Input {
		return Input{Members: one, ThisYear: []Granted{{CaseNumber: "TEMP_AID-2025-1", Amount: 50000, Causes: causes}}, With: map[string]string{"onceFor": "causes", "notTheSame": "OTHER"}}
	}
	standards = map[string]int64{
		"MIN_WAGE": 201000, "DISPOSABLE_INCOME": 3524700, "LOW_EDGE_PERCENT": 150, "RIGID_COST_PERCENT": 60,
		"SEVERE_INCOME_PERCENT": 150, "SEVERE_PERCENT//BELOW": 100, "SEVERE_PERCENT//ABOVE": 60,
		"TEKUN_BASIC_PERCENT": 130, "TEKUN_CARE_PERCENT//SELF_CARE": 10, "TEKUN_CARE_PERCENT//PARTIAL": 20, "TEKUN_CARE_PERCENT//FULL_LOSS": 40,
		"TEMP_AID_MONTHS": 6, "TEMP_AID_HARD_MONTHS": 12, "TEMP_AID_BAND//B1": 1000000, "TEMP_AID_BAND//B2": 5000000, "TEMP_AID_BAND//B3": 100000000,
		"TEMP_AID_BAND_PERCENT//B1": 10, "TEMP_AID_BAND_PERCENT//B2": 20, "TEMP_AID_BAND_PERCENT//B3": 30, "TEMP_AID_EXPENSE_MONTHS": 12,
		"TEMP_AID_TOWNSHIP_LIMIT": 200000,
		"MEDICAL_RATIO//DIBAO":    70, "MEDICAL_RATIO//DIBAO_MAJOR": 80, "MEDICAL_RATIO//OTHER": 50, "MEDICAL_DEDUCTIBLE//DIBAO": 0,
		"MEDICAL_DEDUCTIBLE//OTHER": 880000, "MEDICAL_CAP": 8000000,
		"FEE": 10000, "FEE//L1": 50000, "FEE//L2": 33333, "MOST": 25000, "SHARE//X": 50, "BONUS//M": 15, "AGE": 60,
		"LUMP_INCOME_MULTIPLE//MARTYR": 20, "LUMP_INCOME_MULTIPLE//FUNERAL": 0, "LUMP_INCOME_MULTIPLE//ILLNESS": 2,
		"LUMP_PAY_MULTIPLE//MARTYR": 40, "LUMP_PAY_MULTIPLE//FUNERAL": 6, "LUMP_PAY_MULTIPLE//ILLNESS": 40, "NATIONAL_URBAN_INCOME": 5182100,
		"DISABLED_VET_PENSION//WAR_1": 11648000, "DISABLED_VET_PENSION//ILLNESS_6": 4120000, "DISABLED_VET_PENSION//DUTY_3": 8853000,
		"LOCAL_WAGE": 780000, "DISABLED_VET_NURSING//A": 50, "DISABLED_VET_NURSING//B": 40, "DISABLED_VET_NURSING//D": 25,
		"GIFT//DIBAO": 50000, "GIFT//TEKUN": 30000, "GIFT//NONE": 0, "GROWTH": 36, "TRIGGER": 35, "LOW": 34,
	}
	fee := func(with map[string]string, more ...string) Input {
		return Input{Members: one, Keys: append([]string{"FEE"}, more...), With: with}
	}
	draws := func(program string, amount money.Fen, persons ...string) []Draw {
		return []Draw{{Program: program, CaseNumber: program + "-1", Amount: amount, Persons: persons}}
	}
	cases = map[string][]golden{
		"income_limit": {
			{name: "792 × 12 × 2 = 19008 is the limit of two", in: Input{Members: two}, form: `{"income_items":[{"kind":"WAGE","yearlyAmount":"19008.00"}]}`, because: "not below"},
			{name: "one fen less", in: Input{Members: two}, form: `{"income_items":[{"kind":"WAGE","yearlyAmount":"19007.99"}]}`, amount: "0.00"},
			{name: "a car", in: Input{Members: two}, form: `{"property_items":[{"kind":"CAR","value":"1.00"}]}`, because: "car"},
		},
		"rigid_cost_ratio": {
			{name: "60 % of 20000 is 12000", in: Input{Members: one}, form: `{"income_items":[{"kind":"WAGE","yearlyAmount":"20000.00"}],"rigidCost":"12000.00"}`, because: "do not exceed"},
			{name: "a fen more", in: Input{Members: one}, form: `{"income_items":[{"kind":"WAGE","yearlyAmount":"20000.00"}],"rigidCost":"12000.01"}`, amount: "0.00"},
			{name: "no income, some cost", in: Input{Members: one}, form: `{"rigidCost":"1.00"}`, amount: "0.00"},
			{name: "income at last year's", in: Input{Members: one}, form: `{"income_items":[{"kind":"WAGE","yearlyAmount":"35247.00"}],"rigidCost":"30000.00"}`, because: "disposable"},
		},
		"income_band": {
			{name: "below: 528 − 1200 ÷ 12", in: Input{Members: []casework.Member{member("a", adult, severe)}}, form: `{"income_items":[{"kind":"TRANSFER","person":"a","yearlyAmount":"1200.00"}]}`, amount: "428.00"},
			{name: "at the standard: 528 × 60 %", in: Input{Members: []casework.Member{member("a", adult, severe), member("b", notCounted)}}, form: `{"income_items":[{"kind":"WAGE","person":"b","yearlyAmount":"12672.00"}]}`, amount: "316.80"},
			{name: "above 150 %", in: Input{Members: []casework.Member{member("a", severe)}}, form: `{"income_items":[{"kind":"WAGE","yearlyAmount":"9504.01"}]}`, because: "exceeds"},
			{name: "not severe", in: Input{Members: one}, because: "not severely"},
		},
		"basic_and_care": {
			{name: "528 × 130 % + 2010 × 10 % = 887.40", in: Input{Members: senior}, form: `{"labourGround":"AGE"}`, amount: "887.40"},
			{name: "three lost: + 20 % = 1088.40", in: Input{Members: senior}, form: `{"labourGround":"AGE","eat":true,"bed":true,"walk":true}`, amount: "1088.40"},
			{name: "four lost: + 40 % = 1490.40", in: Input{Members: senior}, form: `{"labourGround":"AGE","eat":true,"bed":true,"walk":true,"bathe":true}`, amount: "1490.40"},
			{name: "too young for the ground", in: Input{Members: one}, form: `{"labourGround":"AGE"}`, because: "ability to work"},
			{name: "a supporter is able", in: Input{Members: senior}, form: `{"labourGround":"AGE","supporters":[{"name":"子","unable":"ABLE"}]}`, because: "able to give"},
		},
		"fixed_standard": {
			{name: "as it stands", in: fee(nil), amount: "100.00"},
			{name: "333.33 ÷ 12 = 27.7775", in: fee(map[string]string{"group": "level", "per": "YEAR"}), form: `{"level":"L2"}`, amount: "27.78"},
			{name: "500 × 50 % × 115 %", in: fee(map[string]string{"groupIs": "L1", "percent": "SHARE", "percentGroup": "x", "bonus": "BONUS", "bonusGroup": "m"}), form: `{"x":"X","m":"M"}`, amount: "287.50"},
			{name: "less a share of 61 in two: 100 − 30.50", in: Input{Members: one, Keys: []string{"FEE"}, With: map[string]string{"less": "DIBAO"}, Draws: draws("DIBAO", 6100, "a", "b")}, amount: "69.50"},
			{name: "as much is drawn", in: Input{Members: one, Keys: []string{"FEE"}, With: map[string]string{"less": "DIBAO"}, Draws: draws("DIBAO", 10000, "a")}, because: "not below"},
			{name: "needs what is not drawn", in: Input{Members: one, Keys: []string{"FEE"}, With: map[string]string{"needs": "DIBAO"}, Draws: draws("DIBAO", 10000, "b")}, because: "builds on"},
			{name: "needs what is drawn", in: Input{Members: one, Keys: []string{"FEE"}, With: map[string]string{"needs": "DIBAO"}, Draws: draws("DIBAO", 10000, "a")}, amount: "100.00"},
			{name: "eighteen on the first", in: Input{Members: []casework.Member{member("a", born("2007-03-01"))}, Keys: []string{"FEE"}, With: map[string]string{"ageBelow": "18"}}, because: "18 or older"},
			{name: "a day later", in: Input{Members: []casework.Member{member("a", born("2007-03-02"))}, Keys: []string{"FEE"}, With: map[string]string{"ageBelow": "18"}}, amount: "100.00"},
		},
		"standard_times": {
			{name: "100 × 2", in: fee(map[string]string{"times": "n"}), form: `{"n":2}`, amount: "200.00"},
			{name: "100 × 2 persons × 3 capped at 250", in: Input{Members: two, Keys: []string{"FEE", "MOST"}, With: map[string]string{"times": "PERSONS,n"}}, form: `{"n":3}`, amount: "250.00"},
			{name: "what is not asked counts as one", in: fee(map[string]string{"times": "n,days"}), form: `{"n":1}`, amount: "100.00"},
			{name: "nobody", in: fee(map[string]string{"times": "n"}), form: `{"n":0}`, because: "nothing is left"},
		},
		"asked_amount": {
			{name: "within", in: fee(map[string]string{"amount": "sum"}), form: `{"sum":"99.99"}`, amount: "99.99"},
			{name: "at the limit", in: fee(map[string]string{"amount": "sum"}), form: `{"sum":"100.00"}`, amount: "100.00"},
			{name: "above", in: fee(map[string]string{"amount": "sum"}), form: `{"sum":"100.01"}`, because: "exceed"},
		},
		"emergency_or_bands": {
			{name: "528 × 2 × 1 = 1056", in: Input{Members: two}, form: `{"type":"EMERGENCY","months":1}`, amount: "1056.00", small: true},
			{name: "528 × 2 × 2 = 2112, above the township's 2000", in: Input{Members: two}, form: `{"type":"EMERGENCY","months":2}`, amount: "2112.00"},
			{name: "aided this year for another cause", in: aided("ILLNESS"), form: `{"type":"EMERGENCY","months":1,"causes":["DISASTER","OTHER"]}`, amount: "528.00", small: true},
			{name: "aided this year for the same cause", in: aided("DISASTER", "ILLNESS"), form: `{"type":"EMERGENCY","months":1,"causes":["AGE","ILLNESS"]}`, because: "once a year"},
			{name: "other causes may be different ones", in: aided("OTHER"), form: `{"type":"EMERGENCY","months":1,"causes":["OTHER"]}`, amount: "528.00", small: true},
			{name: "seven months", in: Input{Members: one}, form: `{"type":"EMERGENCY","months":7}`, because: "1 to 6"},
			{name: "10000 × 10 % + 0.05 × 20 % = 1000.01", in: Input{Members: one}, form: `{"type":"EXPENSE","selfPaid":"10000.05"}`, amount: "1000.01", small: true},
			{name: "1000 + 8000 + 15000 capped at 12 × 528", in: Input{Members: one}, form: `{"type":"EXPENSE","selfPaid":"100000.00"}`, amount: "6336.00"},
		},
		"reimbursement": {
			{name: "(10000 − 8800) × 50 %", in: Input{Members: one}, form: `{"group":"OTHER","inScope":"10000.00"}`, amount: "600.00"},
			{name: "0.01 × 50 % = 0.005", in: Input{Members: one}, form: `{"group":"OTHER","inScope":"8800.01"}`, amount: "0.01"},
			{name: "within the deductible", in: Input{Members: one}, form: `{"group":"OTHER","inScope":"8800.00"}`, because: "nothing is left"},
			{name: "500 left of the cap", in: Input{Members: one, ThisYear: []Granted{{Amount: 7000000}, {Amount: 950000}}}, form: `{"group":"OTHER","inScope":"20000.00"}`, amount: "500.00"},
			{name: "insurance off, major disease: (30000 − 18000) × 80 %", in: Input{Members: one, Draws: draws("DIBAO", 1, "a")}, form: `{"group":"DIBAO","majorDisease":true,"inScope":"30000.00","basicPaid":"15000.00","majorPaid":"3000.00"}`, amount: "9600.00"},
			{name: "said to be in a programme", in: Input{Members: one}, form: `{"group":"DIBAO","inScope":"30000.00"}`, because: "builds on"},
		},
		"service_years": {
			{name: "three years to the day", in: fee(map[string]string{"round": "YEAR"}), form: `{"enlistedOn":"1973-12-01","dischargedOn":"1976-12-01"}`, amount: "300.00"},
			{name: "a day more is a year", in: fee(map[string]string{"round": "YEAR"}), form: `{"enlistedOn":"1973-12-01","dischargedOn":"1976-12-02"}`, amount: "400.00"},
			{name: "a day more is half a year, + 15 %", in: fee(map[string]string{"round": "HALF", "bonus": "BONUS", "bonusGroup": "m"}), form: `{"enlistedOn":"2023-03-01","dischargedOn":"2025-03-02","m":"M"}`, amount: "287.50"},
			{name: "six months are a year", in: fee(map[string]string{"round": "HALF"}), form: `{"enlistedOn":"2023-03-01","dischargedOn":"2023-09-01"}`, amount: "100.00"},
			{name: "a day short of them", in: fee(map[string]string{"round": "HALF"}), form: `{"enlistedOn":"2023-03-01","dischargedOn":"2023-08-31"}`, amount: "50.00"},
			{name: "younger than the standard AGE", in: fee(map[string]string{"minAge": "AGE"}), form: `{"enlistedOn":"1998-12-01","dischargedOn":"2000-12-01"}`, because: "not yet 60"},
		},
		"multiple_and_pay": {
			{name: "20 × 51821 + 40 × 5000", in: Input{Members: one}, form: `{"kind":"MARTYR","monthlyPay":"5000.00"}`, amount: "1236420.00"},
			{name: "(2 × 51821 + 40 × 5000) × 115 %", in: Input{Members: one, With: map[string]string{"bonus": "BONUS"}}, form: `{"kind":"ILLNESS","monthlyPay":"5000.00","honour":"M"}`, amount: "349188.30"},
			{name: "6 × 1060", in: Input{Members: one}, form: `{"kind":"FUNERAL","monthlyPay":"1060.00"}`, amount: "6360.00"},
		},
		"disability_pension": {
			{name: "116480 ÷ 12 + 7800 × 50 %", in: Input{Members: one}, form: `{"nature":"WAR","grade":"1"}`, amount: "13606.67"},
			{name: "88530 ÷ 12 + 40 %", in: Input{Members: one}, form: `{"nature":"DUTY","grade":"3"}`, amount: "10497.50"},
			{name: "41200 ÷ 12", in: Input{Members: one}, form: `{"nature":"ILLNESS","grade":"6"}`, amount: "3433.33"},
			{name: "mental: + 25 %", in: Input{Members: one}, form: `{"nature":"ILLNESS","grade":"6","mental":true}`, amount: "5383.33"},
			{name: "illness grade 7", in: Input{Members: one}, form: `{"nature":"ILLNESS","grade":"7"}`, because: "1 to 6"},
		},
		"roster_fixed": {
			{name: "500", in: Input{Group: "DIBAO", Keys: []string{"GIFT"}}, amount: "500.00"},
			{name: "300", in: Input{Group: "TEKUN", Keys: []string{"GIFT"}}, amount: "300.00"},
			{name: "nothing set", in: Input{Group: "NONE", Keys: []string{"GIFT"}}, because: "nothing is left"},
		},
		"roster_index": {
			{name: "528 × 36 ‰ = 19.008", in: Input{Keys: []string{"DIBAO", "GROWTH", "TRIGGER"}}, amount: "19.01"},
			{name: "396 × 36 ‰ = 14.256", in: Input{AreaClass: "RURAL", Keys: []string{"DIBAO", "GROWTH", "TRIGGER"}}, amount: "14.26"},
			{name: "at the trigger: 528 × 35 ‰", in: Input{Keys: []string{"DIBAO", "TRIGGER", "TRIGGER"}}, amount: "18.48"},
			{name: "below it", in: Input{Keys: []string{"DIBAO", "LOW", "TRIGGER"}}, because: "less than 35"},
		},
	}
	return standards, cases
}

func TestFormulasGolden(t *testing.T) {
	t.Parallel()
	standards, cases := goldens()
	have := append(slices.Sorted(maps.Keys(cases)), "dibao_gap")
	slices.Sort(have)
	if all := slices.Sorted(maps.Keys(Formulas())); !slices.Equal(have, all) {
		t.Fatalf("golden cases for %v, formulas %v", have, all)
	}
	for name, list := range cases {
		if len(list) < 3 {
			t.Errorf("%s has %d golden cases", name, len(list))
		}
		for _, c := range list {
			t.Run(name+"/"+c.name, func(t *testing.T) {
				t.Parallel()
				c.in.Month, c.in.Facts = "2025-03", asked(t, c.form)
				if c.in.AreaClass == "" {
					c.in.AreaClass = "URBAN"
				}
				c.in.Standards = func(key, area, group string) (Standard, error) {
					for _, k := range []string{key + "//" + group, key} {
						if v, ok := standards[k]; ok {
							return Standard{Key: key, Group: group, Value: v}, nil
						}
					}
					return table(nil)(key, area, group)
				}
				card, err := Formulas()[name](c.in)
				if err != nil {
					t.Fatal(err)
				}
				var reasons []string
				for _, r := range card.Reasons {
					reasons = append(reasons, r.EN)
				}
				if card.Eligible != (c.because == "") || card.Eligible && card.Amount.Yuan() != c.amount || card.Delegated != c.small ||
					!strings.Contains(strings.Join(reasons, "\n"), c.because) || !card.Eligible && card.Amount != 0 {
					t.Errorf("eligible %t %s delegated %t %q; want %s %q\n%+v", card.Eligible, card.Amount, card.Delegated, reasons, c.amount, c.because, card.Steps)
				}
			})
		}
	}
}
