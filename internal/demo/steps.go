package demo

import (
	"context"
	"encoding/json"
	"fmt"

	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/money"
)

func form(kv map[string]any) casework.Form {
	out := casework.Form{}
	for k, v := range kv {
		b, err := json.Marshal(v)
		if err != nil {
			panic(err) // only literals of this package come here
		}
		out[k] = b
	}
	return out
}

// tell makes the whole history of one case.
func (g *generator) tell(ctx context.Context, s *story, f fate) error {
	first, today := g.firstMonth(), g.today.Month()
	switch f.kind {
	case stock, suspended:
		begun := first.Add(-1 - g.rand.IntN(60))
		if err := g.takeOver(ctx, s, begun, first.Prev().First().AddDays(g.rand.IntN(20))); err != nil {
			return err
		}
		end := calendar.Date("")
		if f.ended {
			end = g.randomDay(first, today.Prev())
		}
		if err := g.live(ctx, s, end); err != nil {
			return err
		}
		if f.kind == suspended {
			return g.suspend(s)
		}
	case admitted:
		applied := g.randomDay(first, today.Add(-3))
		if err := g.course(ctx, s, applied, "start", true); err != nil {
			return err
		}
		end := calendar.Date("")
		if from := s.c.State.EffectiveFrom.Add(3); f.ended && from < today {
			end = g.randomDay(from, today.Prev())
		}
		return g.live(ctx, s, end)
	case refused:
		return g.course(ctx, s, g.randomDay(first, today.Add(-3)), "reject", false)
	case pending:
		return g.pending(ctx, s, f)
	case plain:
	}
	return nil
}

// offsets are the days of the course after the application, step by step.
var course = []struct {
	step string
	day  int
}{
	{"create", 0},
	{"save", 0},
	{"submit", 1},
	{"accept", 2},
	{"start_survey", 4},
	{"visit", 7},
	{"verify_request", 7},
	{"verify_open", 9},
	{"verify_enter", 15},
	{"opine", 17},
	{"sign", 18},
	{"post_notice", 19},
	{"confirm_notice", 20},
	{"send_up", 28},
	{"city_review", 30},
	{"confirm", 32},
}

func dayOf(step string) int {
	for _, c := range course {
		if c.step == step {
			return c.day
		}
	}
	return 0
}

// pending leaves a case where it waits: the step before the last was done on time, the last age days ago.
func (g *generator) pending(ctx context.Context, s *story, f fate) error {
	until := map[string]string{"ask_materials": "submit", "object": "confirm_notice", "return": "send_up", "withdraw": "accept", "terminate": "start_survey"}[f.stop]
	if until == "" {
		until = f.stop
	}
	last := g.today.AddDays(-f.age)
	if err := g.course(ctx, s, last.AddDays(-dayOf(until)-1), until, true); err != nil {
		return err
	}
	if until == "send_up" && s.c.State.Status != casework.CityReview {
		return nil // its notice is not over yet
	}
	d, city := g.township(s), g.city
	switch f.stop {
	case "ask_materials":
		return g.record(s, "ask_materials", last, doerOf(d.officer), form(map[string]any{"missing": []string{"incomeProof"}, "note": "请补充上一年度务工收入证明，由用工单位盖章。"}), nil)
	case "object":
		return g.record(s, "object", last, doerOf(d.officer), form(map[string]any{"receivedOn": string(last), "channel": "PHONE", "realName": true, "content": "反映该户有成员在外务工，收入未如实申报。"}), nil)
	case "return":
		return g.record(s, "return", last, doerOf(city.review), form(map[string]any{"reason": "入户调查表缺少被调查人签字，请补充后重新报送。"}), nil)
	case "withdraw":
		return g.record(s, "withdraw", last, doerOf(d.officer), form(map[string]any{"reason": "申请人已就业，主动撤回申请。"}), nil)
	case "terminate":
		return g.record(s, "terminate", last, doerOf(d.officer), form(map[string]any{"ground": "REFUSED_VERIFICATION", "reason": "申请人经两次告知仍拒绝签署核对授权书。"}), nil)
	}
	return nil
}

// course plays an application from its first day to a step; grant says how the opinion falls.
func (g *generator) course(ctx context.Context, s *story, applied calendar.Date, stop string, grant bool) error {
	g.open(s, applied)
	account, err := g.account(s)
	if err != nil {
		return err
	}
	d, city, r := g.township(s), g.city, g.rand
	officer, helper, head := doerOf(d.officer), d.officer2, doerOf(d.head)
	village := officer
	if w := g.workers[s.c.Village]; w != nil {
		village = doerOf(w)
	}
	slow := 0
	if r.IntN(100) < 3 {
		slow = 9 // overdue
	}
	on := func(step string) calendar.Date {
		day := dayOf(step)
		if day > 4 {
			day += slow
		}
		at := applied.AddDays(day)
		if at > g.today {
			at = g.today
		}
		return at
	}
	pic := []string{d.picture}
	put := func(step string, by casework.Doer, kv map[string]any, more func(*casework.Entry)) (bool, error) {
		err := g.record(s, step, on(step), by, form(kv), more)
		return step == stop, err
	}
	household := func(e *casework.Entry) { e.Members, e.Account = s.members(), account }
	application := g.application(s, account)
	papers := form(map[string]any{"doc:householdRegister": pic, "doc:statement": pic})
	for _, m := range s.members() {
		if m.AdultOn(applied) {
			papers["doc:authorisation:"+m.PersonID] = form(map[string]any{"x": pic})["x"]
		}
	}
	if !grant {
		application["income_items"] = g.income(s, 115+r.IntN(60))
	}
	for k, v := range papers {
		application[k] = v
	}
	steps := []func() (bool, error){
		func() (bool, error) { return put("create", village, nil, household) },
		func() (bool, error) {
			return stop == "save", g.record(s, "save", on("save"), village, application, household)
		},
		func() (bool, error) {
			return stop == "submit", g.record(s, "submit", on("submit"), village, nil, household)
		},
		func() (bool, error) {
			return put("accept", officer, map[string]any{"relativeFiling": false, "splitResidence": r.IntN(100) < 4}, household)
		},
		func() (bool, error) { return put("start_survey", officer, map[string]any{"hardSurvey": false}, nil) },
		func() (bool, error) {
			return put("visit", officer, map[string]any{
				"visitedOn": string(max(s.last, on("visit"))), "visitors": []string{officer.ID, helper.ID}, "signedBy": s.c.ApplicantID,
				"method": []string{"HOME_VISIT", "NEIGHBOUR"}, "living": "HARD", "findings": findings[r.IntN(len(findings))], "photos": pic,
			}, nil)
		},
		func() (bool, error) {
			return put("verify_request", officer, map[string]any{"departments": []string{"HRSS", "HOUSING", "BANKS", "MARKET", "POLICE"}}, nil)
		},
		func() (bool, error) {
			return put("verify_open", doerOf(city.review), map[string]any{"authorisationsChecked": "VALID"}, nil)
		},
		func() (bool, error) {
			kv := map[string]any{"result": "CONSISTENT"}
			if !grant {
				kv = map[string]any{"result": "EXCEEDS", "items": []any{map[string]any{"department": "HRSS", "person": s.c.ApplicantID, "finding": "有用人单位参保记录，申报收入偏低", "over": true, "difference": "900.00"}}}
			}
			return put("verify_enter", doerOf(city.review), kv, nil)
		},
		func() (bool, error) {
			card, err := g.card(ctx, s, nil, s.c.State.Members, s.c.State.AreaClass, on("opine").Month().Next())
			if err != nil {
				return false, err
			}
			kv := map[string]any{"proposal": "REFUSE", "opinion": "经调查核对，家庭人均月收入高于低保标准，拟不予纳入。"}
			if grant {
				kv = map[string]any{"proposal": "GRANT", "category": s.category(), "opinion": "经入户调查和信息核对，家庭情况与申报一致，符合低保条件，拟纳入保障。"}
			}
			return put("opine", officer, kv, func(e *casework.Entry) { e.Card = card })
		},
	}
	if grant {
		steps = append(steps,
			func() (bool, error) { return put("sign", head, map[string]any{"opinion": "同意。"}, nil) },
			func() (bool, error) {
				return put("post_notice", officer, map[string]any{"place": "村务公开栏"}, nil)
			},
			func() (bool, error) { return put("confirm_notice", village, map[string]any{"photo": pic}, nil) },
			func() (bool, error) {
				day := max(on("send_up"), s.c.State.Notice.Until.AddDays(1))
				if day > g.today {
					return true, nil // the notice is not over yet: the case stays where it is
				}
				return stop == "send_up", g.record(s, "send_up", day, head, nil, nil)
			},
			func() (bool, error) {
				return put("city_review", doerOf(city.review), map[string]any{"opinion": "材料齐全，程序合规，同意提请确认。"}, nil)
			},
			func() (bool, error) {
				day := max(s.last, on("confirm"))
				card, err := g.card(ctx, s, nil, s.c.State.Members, s.c.State.AreaClass, day.Month().Next())
				if err != nil {
					return false, err
				}
				return stop == "confirm", g.record(s, "confirm", day, doerOf(city.confirm), form(map[string]any{"opinion": "同意。"}), func(e *casework.Entry) { e.Card = card })
			},
			func() (bool, error) {
				return true, g.record(s, "start", s.c.State.EffectiveFrom.First(), casework.Doer{ID: "system", Name: "系统", Region: City}, nil, nil)
			})
	} else {
		steps = append(steps,
			func() (bool, error) { return false, g.record(s, "send_refusal_up", on("sign"), head, nil, nil) },
			func() (bool, error) {
				return false, g.record(s, "city_review", on("post_notice"), doerOf(city.review), form(map[string]any{"opinion": "核对结果清楚，拟不予确认。"}), nil)
			},
			func() (bool, error) {
				return true, g.record(s, "reject", on("confirm_notice"), doerOf(city.confirm), form(map[string]any{"ground": "OVER_INCOME", "reason": "经核对，你家庭人均月收入高于本市最低生活保障标准，不符合低保条件。"}), nil)
			})
	}
	for _, do := range steps {
		done, err := do()
		if err != nil || done {
			return err
		}
	}
	return nil
}

var findings = []string{
	"住房为二十年以上砖木结构，家电陈旧，无机动车；主要依靠承包地和子女少量资助生活，与申报一致。",
	"家庭成员长期患病，每月自付药费较高，无稳定劳动收入，邻里反映情况属实。",
	"独居老人，子女在外地务工，收入仅有基础养老金和土地流转费，生活较困难。",
	"家庭主要劳动力残疾，配偶照料家人不能外出务工，收入来源为零工，与申报一致。",
	"子女就学负担较重，家庭收入以务农为主，无商业保险和大额存款，情况属实。",
}

func (s *story) category() string {
	head := s.family.persons[0]
	if head.Labour == "NONE" && len(s.family.persons) == 1 {
		return "A"
	}
	return "B"
}

// application is the filled application form, without papers.
func (g *generator) application(s *story, a *casework.Account) casework.Form {
	causes := []string{"AGE"}
	head := s.family.persons[0]
	switch {
	case head.Health == "DISABLED":
		causes = []string{"DISABILITY"}
	case head.Health == "CHRONIC" || head.Health == "MAJOR_DISEASE":
		causes = []string{"ILLNESS"}
	case len(s.family.persons) > 1:
		causes = []string{"SCHOOLING", "NO_LABOUR"}
	case head.Labour == "FULL":
		causes = []string{"UNEMPLOYMENT"}
	}
	var members []any
	for _, m := range s.members() {
		members = append(members, map[string]any{"person": m.PersonID, "counted": true})
	}
	out := form(map[string]any{
		"areaClass": s.area(), "causes": causes, "applyReason": "家庭收入低，基本生活有困难，申请最低生活保障。", "members": members,
		"account": map[string]any{"bank": a.Bank, "holder": a.Holder, "kind": a.Kind},
	})
	out["income_items"] = g.income(s, 8+g.rand.IntN(70))
	if g.rand.IntN(4) == 0 {
		out["property_items"] = form(map[string]any{"x": []any{map[string]any{"kind": "DEPOSIT", "value": money.Fen(int64(g.rand.IntN(5000)) * 100).Yuan()}}})["x"]
	}
	return out
}

// income draws a yearly income that is a share (per cent) of the household's standard.
func (g *generator) income(s *story, percent int) json.RawMessage {
	standard := int64(33000)
	if s.family.urban {
		standard = 46200
	}
	yearly := money.Fen(standard * int64(percent) / 100 * 12 * int64(len(s.family.persons)) / 100 * 100)
	kind, source := "TRANSFER", "养老金、子女资助"
	if s.family.persons[0].Labour != "NONE" {
		kind, source = "WAGE", "零工"
	}
	return form(map[string]any{"x": []any{map[string]any{"kind": kind, "person": s.family.persons[0].ID, "yearlyAmount": yearly.Yuan(), "source": source}}})["x"]
}

func (g *generator) recompute(ctx context.Context, s *story, on calendar.Date) error {
	st := &s.c.State
	card, err := g.card(ctx, s, nil, st.Members, st.AreaClass, g.rise.Month())
	if err != nil {
		return err
	}
	return g.record(s, "recompute", on, casework.Doer{ID: "system", Name: "系统", Region: City}, nil, func(e *casework.Entry) {
		e.Card, e.Effective, e.Trigger = card, g.rise.Month(), casework.TriggerStandard
	})
}

// change proposes and confirms another income; in effect from next month.
func (g *generator) change(ctx context.Context, s *story, on calendar.Date) error {
	st := &s.c.State
	month := on.Month().Next()
	facts := casework.Form{"income_items": g.income(s, 5+g.rand.IntN(85))}
	trigger := []string{"SELF_REPORT", "PERIODIC_REVIEW", "ECON_VERIFICATION", "SPOT_CHECK"}[g.rand.IntN(4)]
	card, err := g.card(ctx, s, facts, st.Members, st.AreaClass, month)
	if err != nil || !card.Eligible {
		return err
	}
	kv := form(map[string]any{"kind": "AMOUNT_CHANGE", "trigger": trigger, "month": string(month), "reason": "家庭收入发生变化，经核实后调整。"})
	kv["income_items"] = facts["income_items"]
	with := func(e *casework.Entry) { e.Card, e.Members = card, s.members() }
	if err := g.record(s, "propose_change", on, doerOf(g.township(s).officer), kv, with); err != nil {
		return err
	}
	return g.record(s, "confirm_change", on, doerOf(g.city.confirm), nil, with)
}

func (g *generator) correctAccount(s *story, on calendar.Date) error {
	account, err := g.account(s)
	if err != nil {
		return err
	}
	g.corrected[s.c.ID] = true
	return g.record(s, "correct_account", on, doerOf(g.township(s).officer), form(map[string]any{
		"account": map[string]any{"bank": account.Bank, "holder": account.Holder, "kind": account.Kind}, "reason": "原账户已销户，申请人重新开户。",
	}),
		func(e *casework.Entry) { e.Account = account })
}

func (g *generator) review(s *story, on calendar.Date) error {
	d := g.township(s)
	return g.record(s, "review_periodic", on, doerOf(d.officer), form(map[string]any{
		"reviewedOn": string(max(on, s.last)), "visitors": []string{d.officer.ID, d.officer2.ID},
		"outcome": "UNCHANGED", "category": s.category(), "findings": "家庭人口、收入、财产情况无明显变化。",
	}), nil)
}

func (g *generator) end(s *story, on calendar.Date) error {
	reasons := []struct{ reason, trigger, text string }{
		{"OVER_INCOME", "ECON_VERIFICATION", "经核对，家庭人均收入已高于低保标准。"},
		{"DEATH", "DEATH", "保障对象去世。"},
		{"OVER_INCOME", "SPOT_CHECK", "入户抽查发现家庭收入明显增加。"},
		{"VOLUNTARY", "SELF_REPORT", "家庭生活好转，主动申请退出。"},
		{"OVER_PROPERTY", "ECON_VERIFICATION", "经核对，家庭财产超过规定。"},
		{"TO_OTHER_PROGRAM", "AGE", "转入特困人员救助供养。"},
	}
	x := reasons[g.rand.IntN(len(reasons))]
	if on < s.last {
		on = s.last
	}
	return g.record(s, "end", on, doerOf(g.city.confirm), form(map[string]any{"endReason": x.reason, "trigger": x.trigger, "lastMonth": string(on.Month()), "reason": fmt.Sprintf("%s自次月起停发。", x.text)}), nil)
}

// suspend stops a payment from this month on, which no run has paid yet.
func (g *generator) suspend(s *story) error {
	return g.record(s, "suspend", g.today.AddDays(-1), doerOf(g.city.confirm), form(map[string]any{"month": string(g.today.Month()), "ground": "REVIEW_MISSING", "reason": "逾期未配合定期复核。"}), nil)
}
