package casework

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

// Paper is a printable paper of a case. Papers are official documents and are written in Chinese.
type Paper struct {
	ID        string
	Title     fault.Text
	Number    string // of the case
	Blocks    []PaperBlock
	Signature string
	Date      calendar.Date
}

// PaperBlock is a heading, paragraph or note, or a table whose first row is its head.
type PaperBlock struct {
	Kind string
	Text string
	Rows [][]string
}

// Papers lists the papers that a case has by now.
func (s *Service) Papers(c *Case) ([]catalog.Option, error) {
	p, err := s.Program(c)
	if err != nil {
		return nil, err
	}
	var out []catalog.Option
	for i := range p.Papers {
		if _, ok := s.paper(c, p, &p.Papers[i]); ok {
			out = append(out, catalog.Option{Value: p.Papers[i].ID, Label: p.Papers[i].Title})
		}
	}
	return out, nil
}

// Paper writes one paper of a case in the actor's reach. Errors: NOT_FOUND, also for a paper that the case does not have.
func (s *Service) Paper(ctx context.Context, actor *access.Actor, caseID, paper string) (Paper, error) {
	c, err := s.read(ctx, actor, caseID)
	if err != nil {
		return Paper{}, err
	}
	p, err := s.Program(c)
	if err != nil {
		return Paper{}, err
	}
	spec, ok := p.Paper(paper)
	if !ok {
		return Paper{}, fault.NotFound(fault.T("该文书", "paper"))
	}
	// A decision's arithmetic is confidential; the notice and the receipt are for everybody who reads the case.
	if !actor.May(access.CaseReadConfidential) && c.State.EnteredBy != actor.ID() && slices.ContainsFunc(spec.Blocks, func(b catalog.Block) bool { return b.Rows == "DECISION" }) {
		return Paper{}, fault.NotFound(fault.T("该文书", "paper"))
	}
	out, ok := s.paper(c, p, spec)
	if !ok {
		return Paper{}, fault.NotFound(fault.T("该文书", "paper"))
	}
	return out, nil
}

// paper fills in a paper as of the last step that it belongs to; ok is false before that or where a slot has no value.
func (s *Service) paper(c *Case, p *catalog.Program, spec *catalog.PaperSpec) (Paper, bool) {
	at := -1
	for i := range c.Actions {
		if slices.Contains(spec.From, c.Actions[i].Step) {
			at = i
		}
	}
	if at < 0 {
		return Paper{}, false
	}
	then, err := Fold(p, c.Actions[:at+1])
	if err != nil {
		return Paper{}, false
	}
	a := &c.Actions[at]
	slots := s.slots(c, p, &then, a)
	out := Paper{ID: spec.ID, Title: spec.Title, Number: c.Number, Date: a.On}
	out.Signature = s.deps.Regions.City().Name + "民政局"
	if step, ok := p.Step(a.Step); ok && step.Tier != "CITY" {
		out.Signature = s.deps.Regions.Name(c.Township) + governmentOf(s.deps.Regions, c.Township)
	}
	for _, b := range spec.Blocks {
		block := PaperBlock{Kind: b.Kind}
		if b.Rows != "" {
			block.Rows = s.rows(p, b.Rows, &then, a, c)
			if len(block.Rows) > 1 {
				out.Blocks = append(out.Blocks, block)
			}
			continue
		}
		filled, ok := fillSlots(b.Text, slots)
		if !ok {
			return Paper{}, false
		}
		block.Text = filled
		out.Blocks = append(out.Blocks, block)
	}
	return out, true
}

func governmentOf(d *region.Directory, township region.Code) string {
	if r, err := d.Get(township); err == nil && r.Kind == region.KindStreet {
		return "办事处"
	}
	return "人民政府"
}

func fillSlots(template string, slots map[string]string) (string, bool) {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(template, "{")
		b.WriteString(before)
		if !found {
			return b.String(), true
		}
		name, after, _ := strings.Cut(rest, "}")
		if slots[name] == "" {
			return "", false
		}
		b.WriteString(slots[name])
		template = after
	}
}

// slots are the values of paperSlots as of an action.
func (s *Service) slots(c *Case, p *catalog.Program, st *State, a *Action) map[string]string {
	out := map[string]string{
		"applicant": c.Applicant, "number": c.Number, "program": p.Name.ZH, "memberCount": strconv.Itoa(st.MemberCount),
		"village": s.deps.Regions.Name(c.Village), "township": s.deps.Regions.Name(c.Township) + governmentOf(s.deps.Regions, c.Township),
		"city": s.deps.Regions.City().Name, "areaClass": s.deps.Catalog.Label("AREA_CLASSES", st.AreaClass).ZH,
		"appliedOn": dayZH(st.AppliedOn), "acceptedOn": dayZH(st.AcceptedOn), "decidedOn": dayZH(st.DecidedOn), "effectiveFrom": monthZH(st.EffectiveFrom),
	}
	if st.Amount > 0 {
		out["amount"], out["amountWords"] = st.Amount.Yuan(), AmountWords(st.Amount)
	}
	for _, k := range st.Clocks {
		if k.Hard && k.Due != "" && out["due"] == "" {
			out["due"] = dayZH(k.Due)
		}
	}
	if out["due"] == "" {
		out["due"] = "法定办理时限届满"
	}
	if n := st.Notice; n != nil {
		out["noticeFrom"], out["noticeUntil"] = dayZH(n.PostedOn), dayZH(n.Until)
	}
	if step, ok := p.Step(a.Step); ok {
		out["reason"] = text(setting(step, a.Form, setsReason))
		out["noticePlace"] = text(setting(step, a.Form, setsNoticePlace))
	}
	if ch := a.Change; ch != nil {
		out["reason"] = orElse(out["reason"], ch.Reason)
		if ch.Kind != ChangeTerminate { // of an ending the stop letter tells
			out["trigger"], out["changeMonth"] = s.deps.Catalog.Label("TRIGGERS", ch.Trigger).ZH, monthZH(ch.Month)
			out["changeKind"] = s.deps.Catalog.Label("CHANGE_KINDS", ch.Kind).ZH
		}
	}
	if st.EndReason != "" {
		out["endReason"], out["lastMonth"] = p.EndReasonLabel(st.EndReason).ZH, monthZH(st.EndedAfter)
	}
	return out
}

// rows are the tables of paperRows; the first row is the head. A notice shows name, number of members and amount only
// (民发〔2021〕57号 art. 24), and of a minor applicant the surname.
func (s *Service) rows(p *catalog.Program, table string, st *State, a *Action, c *Case) [][]string {
	switch table {
	case "MEMBERS":
		out := [][]string{{"姓名", "与户主关系", "是否计入保障人口"}}
		for _, m := range st.Members {
			counted := "否"
			if m.Counted {
				counted = "是"
			}
			out = append(out, []string{m.Name, people.Label(people.RelationOptions(), m.Relation).ZH, counted})
		}
		return out
	case "NOTICE_LIST":
		name := c.Applicant
		for _, m := range st.Members {
			if m.PersonID == c.ApplicantID && !m.AdultOn(a.On) {
				name = identity.MaskMinorName(name)
			}
		}
		return [][]string{{"申请人", "家庭人口", "拟月保障金额（元）"}, {name, strconv.Itoa(st.MemberCount), st.Amount.Yuan()}}
	case "DECISION":
		out := [][]string{{"项目", "数值"}}
		if st.Card != nil {
			for _, l := range slices.Concat(st.Card.Facts, st.Card.Steps) {
				out = append(out, []string{l.Label.ZH, l.Value})
			}
		}
		return out
	case "MISSING":
		out := [][]string{{"序号", "需补正的材料"}}
		step, ok := p.Step(a.Step)
		if !ok {
			return out
		}
		for _, f := range step.Form {
			if f.OptionsFrom != catalog.FromMissingDocuments {
				continue
			}
			for i, key := range textList(a.Form[f.Key]) {
				label := key
				if d, ok := p.Document(key); ok {
					label = d.Label.ZH
				}
				out = append(out, []string{strconv.Itoa(i + 1), label})
			}
		}
		return out
	}
	return nil
}

func dayZH(d calendar.Date) string {
	if d == "" {
		return ""
	}
	return fmt.Sprintf("%d年%d月%d日", d.Year(), d.Month().Number(), d.Day())
}

func monthZH(m calendar.Month) string {
	if m == "" {
		return ""
	}
	return fmt.Sprintf("%d年%d月", m.Year(), m.Number())
}
