package storytest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// The instants at which the parts of the story happen.
const (
	AtCounter  = "2026-03-16T09:00:00+08:00" // application to notice
	AtDecision = "2026-03-24T09:00:00+08:00" // the notice is over
	AtPayDay   = "2026-04-02T09:00:00+08:00" // the benefit has begun
	AtNextPay  = "2026-05-06T09:00:00+08:00"
)

type object = map[string]any

// Draft registers the family, its household and the draft of its application, at the village.
func (c *Client) Draft(ctx context.Context, f *Family) error {
	if err := c.Settle(ctx, f); err != nil {
		return err
	}
	if err := c.Open(ctx, f); err != nil {
		return err
	}
	return c.look(ctx, "village.worker", f)
}

// Settle registers the family's people and their household.
func (c *Client) Settle(ctx context.Context, f *Family) error {
	const user = "village.worker"
	for i := range f.Members {
		m := &f.Members[i]
		var out struct {
			SavePerson struct{ Person struct{ ID string } }
		}
		in := object{"requestId": c.Request(), "name": m.Name, "idNumber": m.IDNumber, "villageCode": village, "health": m.Health, "labour": m.Labour, "duplicateChecked": true}
		if err := c.Do(ctx, user, "CreateSavePerson", object{"input": in}, &out); err != nil {
			return err
		}
		m.ID = out.SavePerson.Person.ID
	}
	var home struct {
		CreateHousehold struct{ Household struct{ ID string } }
	}
	in := object{"requestId": c.Request(), "headPersonId": f.Head().ID, "villageCode": village, "address": "示例路12号", "from": "2020-01-01"}
	if err := c.Do(ctx, user, "CreateFamily", object{"input": in}, &home); err != nil {
		return err
	}
	f.HouseholdID = home.CreateHousehold.Household.ID
	var seen struct{ Household struct{ Rev int } }
	if err := c.Do(ctx, user, "PeopleHousehold", object{"householdId": f.HouseholdID}, &seen); err != nil {
		return err
	}
	rev := seen.Household.Rev
	for _, m := range f.Members[1:] {
		var out struct {
			ChangeMembership struct{ Household struct{ Rev int } }
		}
		in := object{"requestId": c.Request(), "householdId": f.HouseholdID, "rev": rev, "personId": m.ID, "relation": m.Relation, "from": "2020-01-01"}
		if err := c.Do(ctx, user, "CreateMembership", object{"input": in}, &out); err != nil {
			return err
		}
		rev = out.ChangeMembership.Household.Rev
	}
	return nil
}

// Open opens the draft of the family's application.
func (c *Client) Open(ctx context.Context, f *Family) error {
	var opened struct {
		CreateCase struct{ Case struct{ ID string } }
	}
	draft := object{"requestId": c.Request(), "programCode": "DIBAO", "householdId": f.HouseholdID, "applicantPersonId": f.Head().ID}
	if err := c.Do(ctx, "village.worker", "CreateCase", object{"input": draft}, &opened); err != nil {
		return err
	}
	f.CaseID, f.Steps = opened.CreateCase.Case.ID, 1
	return nil
}

// look reads where the case stands.
func (c *Client) look(ctx context.Context, user string, f *Family) error {
	var out struct{ Case caseView }
	if err := c.Do(ctx, user, "CaseDetail", object{"caseId": f.CaseID}, &out); err != nil {
		return err
	}
	f.Rev, f.Status, f.Amount = out.Case.Rev, out.Case.Status, strings.Trim(string(out.Case.Amount), `"`)
	return nil
}

type caseView struct {
	Rev     int
	Status  string
	Amount  json.RawMessage
	Actions []struct{ Seq int }
}

// Act takes one step of the case.
func (c *Client) Act(ctx context.Context, user string, f *Family, step string, form object) error {
	if form == nil {
		form = object{}
	}
	var out struct {
		PerformAction struct {
			Case struct {
				Rev    int
				Status string
			}
		}
	}
	in := object{"requestId": c.Request(), "caseId": f.CaseID, "rev": f.Rev, "action": step, "form": form}
	if err := c.Do(ctx, user, "CasePerform", object{"input": in}, &out); err != nil {
		return err
	}
	f.Rev, f.Status = out.PerformAction.Case.Rev, out.PerformAction.Case.Status
	f.Steps++
	return nil
}

// turn is one step of a script: who does what with which form.
type turn struct {
	user, step string
	form       object
}

func (c *Client) play(ctx context.Context, f *Family, turns ...turn) error {
	for _, t := range turns {
		if err := c.Act(ctx, t.user, f, t.step, t.form); err != nil {
			return err
		}
	}
	return nil
}

// Apply fills in the application of the draft, with its papers, and hands it in.
func (c *Client) Apply(ctx context.Context, f *Family, yearlyIncome string) error {
	const user = "village.worker"
	paper, err := c.Upload(ctx, user, "户口簿.png", Photo(90))
	if err != nil {
		return err
	}
	members := []object{}
	form := object{
		"areaClass": "URBAN", "causes": []string{"ILLNESS", "NO_LABOUR"}, "applyReason": "户主患慢性病，妻子无劳动能力，抚养孙辈，生活困难。",
		"income_items": []object{{"kind": "WAGE", "person": f.Head().ID, "yearlyAmount": yearlyIncome, "source": "零工"}},
		"account":      f.Account, "doc:householdRegister": []string{paper}, "doc:statement": []string{paper},
	}
	for _, m := range f.Members {
		members = append(members, object{"person": m.ID, "counted": true})
		if m.Adult {
			form["doc:authorisation:"+m.ID] = []string{paper}
		}
	}
	form["members"] = members
	return c.play(ctx, f, turn{user, "save", form}, turn{user, "submit", nil})
}

// Investigate takes the case from acceptance to the answer of the verification.
func (c *Client) Investigate(ctx context.Context, f *Family, result object) error {
	const officer, city = "township.officer", "city.officer"
	photo, err := c.Upload(ctx, officer, "入户照片.png", Photo(60))
	if err != nil {
		return err
	}
	return c.play(ctx, f,
		turn{officer, "accept", object{"relativeFiling": false}},
		turn{officer, "start_survey", nil},
		turn{officer, "visit", object{
			"visitedOn": "2026-03-16", "visitors": []string{"township.officer 王海燕", "村干部赵某"}, "signedBy": f.Head().ID, "method": []string{"HOME_VISIT"},
			"living": "HARD", "findings": "砖房两间，无固定收入，户主长期服药。", "photos": []string{photo},
		}},
		turn{officer, "verify_request", object{"departments": []string{"BANKS", "HRSS"}}},
		turn{city, "verify_open", object{"authorisationsChecked": "VALID"}},
		turn{city, "verify_enter", result},
	)
}

// Consistent is a verification that found what was stated.
func Consistent() object { return object{"result": "CONSISTENT"} }

// Propose writes a granting opinion, has it signed and posts the notice with the village's photograph.
func (c *Client) Propose(ctx context.Context, f *Family) error {
	if err := c.play(ctx, f,
		turn{"township.officer", "opine", object{"proposal": "GRANT", "category": "B", "opinion": "家庭人均收入低于标准，财产符合规定，拟纳入保障。"}},
		turn{"township.head", "sign", nil},
		turn{"township.officer", "post_notice", object{"place": "社区公示栏"}},
	); err != nil {
		return err
	}
	photo, err := c.Upload(ctx, "village.worker", "公示照片.png", Photo(30))
	if err != nil {
		return err
	}
	return c.Act(ctx, "village.worker", f, "confirm_notice", object{"photo": []string{photo}})
}

// Grant sends the case up after the notice; the city reviews and another officer confirms.
func (c *Client) Grant(ctx context.Context, f *Family) error {
	if err := c.play(ctx, f,
		turn{"township.head", "send_up", nil},
		turn{"city.officer", "city_review", object{"opinion": "材料齐全，程序合规，同意。"}},
		turn{"city.confirmer", "confirm", nil},
	); err != nil {
		return err
	}
	return c.look(ctx, "city.officer", f)
}

// Refuse proposes a refusal and has the city refuse with its written reason.
func (c *Client) Refuse(ctx context.Context, f *Family) error {
	return c.play(ctx, f,
		turn{"township.officer", "opine", object{"proposal": "REFUSE", "opinion": "家庭人均月收入高于低保标准，拟不予纳入。"}},
		turn{"township.head", "send_refusal_up", nil},
		turn{"city.officer", "city_review", object{"opinion": "核对结果清楚，拟不予确认。"}},
		turn{"city.confirmer", "reject", object{"ground": "OVER_INCOME", "reason": "经核对，你家庭人均月收入高于本市最低生活保障标准，不符合低保条件。"}},
	)
}

// Run makes a month's run from the frozen list to the bank file and returns the run's id and the file's rows.
func (c *Client) Run(ctx context.Context, month string) (string, [][]string, error) {
	var frozen struct {
		FreezeBatch struct{ Batch struct{ ID string } }
	}
	if err := c.Do(ctx, "city.officer", "PayrollFreeze", object{"input": object{"requestId": c.Request(), "programCode": "DIBAO", "month": month}}, &frozen); err != nil {
		return "", nil, err
	}
	id := frozen.FreezeBatch.Batch.ID
	for _, step := range []struct{ user, step, reason string }{
		{"city.officer", "CALCULATE", ""}, {"city.officer", "REVIEW", ""}, {"city.finance", "APPROVE", "新纳入保障"}, {"city.finance", "EXPORT", ""},
	} {
		b, err := c.batch(ctx, step.user, id)
		if err != nil {
			return id, nil, err
		}
		in := object{"requestId": c.Request(), "batchId": id, "rev": b.Rev, "step": step.step}
		if step.reason != "" {
			in["reason"] = step.reason
		}
		var out object
		if err := c.Do(ctx, step.user, "PayrollAdvance", object{"input": in}, &out); err != nil {
			return id, nil, err
		}
	}
	b, err := c.batch(ctx, "city.finance", id)
	if err != nil {
		return id, nil, err
	}
	status, file, err := c.Download(ctx, "city.finance", b.FileURL)
	if err != nil || status != 200 {
		return id, nil, errors.Join(fmt.Errorf("bank file: status %d", status), err)
	}
	var rows [][]string
	for line := range strings.Lines(strings.TrimPrefix(string(file), "\ufeff")) {
		rows = append(rows, strings.Split(strings.TrimRight(line, "\r\n"), ","))
	}
	return id, rows, nil
}

type batchView struct {
	Rev      int
	State    string
	FileURL  string
	Paid     json.RawMessage
	Returned int
}

func (c *Client) batch(ctx context.Context, user, id string) (batchView, error) {
	var out struct{ Batch batchView }
	err := c.Do(ctx, user, "PayrollBatch", object{"batchId": id}, &out)
	return out.Batch, err
}

// Answer enters the bank's answer to a file: paid, but for the rows of one account, which turns out to be closed.
func (c *Client) Answer(ctx context.Context, id string, rows [][]string, closed, day string) error {
	var csv strings.Builder
	csv.WriteString(strings.Join(rows[0], ",") + "\r\n")
	for _, r := range rows[1:] {
		code := "0000"
		if r[1] == closed {
			code = "1003"
		}
		csv.WriteString(strings.Join(append(r[:len(r):len(r)], code, day), ",") + "\r\n")
	}
	file, err := c.Upload(ctx, "city.finance", "result.csv", []byte(csv.String()))
	if err != nil {
		return err
	}
	b, err := c.batch(ctx, "city.finance", id)
	if err != nil {
		return err
	}
	var out object
	return c.Do(ctx, "city.finance", "PayrollResult", object{"input": object{"requestId": c.Request(), "batchId": id, "rev": b.Rev, "fileId": file}}, &out)
}

// Correct gives the case another account.
func (c *Client) Correct(ctx context.Context, f *Family) error {
	if err := c.look(ctx, "township.officer", f); err != nil {
		return err
	}
	f.Account = card(f.Head().Name, "622812345678805678")
	return c.Act(ctx, "township.officer", f, "correct_account", object{"account": f.Account, "reason": "原账户已销户，按新银行卡更正。"})
}

// Payment is one line as the case page lists it.
type Payment struct{ Period, State, Amount string }

// Payments lists what the case was paid, newest first.
func (c *Client) Payments(ctx context.Context, f *Family) ([]Payment, error) {
	var out struct {
		Case struct {
			Payments struct {
				Nodes []struct {
					Period, State string
					Amount        json.RawMessage
				}
			}
		}
	}
	if err := c.Do(ctx, "township.officer", "CasePayments", object{"caseId": f.CaseID, "first": 50}, &out); err != nil {
		return nil, err
	}
	var list []Payment
	for _, n := range out.Case.Payments.Nodes {
		list = append(list, Payment{n.Period, n.State, strings.Trim(string(n.Amount), `"`)})
	}
	return list, nil
}

// StepsOf counts the steps that the case has on record.
func (c *Client) StepsOf(ctx context.Context, f *Family) (int, error) {
	var out struct{ Case caseView }
	err := c.Do(ctx, "city.officer", "CaseDetail", object{"caseId": f.CaseID}, &out)
	return len(out.Case.Actions), err
}
