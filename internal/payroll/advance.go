package payroll

import (
	"context"
	"strings"
	"unicode/utf8"

	"minzheng/internal/access"
	"minzheng/internal/fault"
)

// Step is what can be done with a run.
type Step string

// The steps that people take; results come by ImportResult.
const (
	Calculate Step = "CALCULATE"
	Review    Step = "REVIEW"
	Approve   Step = "APPROVE"
	Export    Step = "EXPORT"
	Cancel    Step = "CANCEL"
)

// StepLabel names a step of the log for people.
func StepLabel(step string) fault.Text {
	switch step {
	case "FREEZE":
		return fault.T("冻结名单", "Freeze the roster")
	case string(Calculate):
		return fault.T("计算", "Calculate")
	case string(Review):
		return fault.T("审核", "Review")
	case string(Approve):
		return fault.T("批准", "Approve")
	case string(Export):
		return fault.T("生成银行文件", "Make the bank file")
	case "RESULT":
		return fault.T("导入银行结果", "Take the bank's result")
	case string(Cancel):
		return fault.T("取消批次", "Cancel the run")
	}
	return fault.T(step, step)
}

// AdvanceInput moves a run on. Reason is needed to cancel, and to approve what deviates from last month. Encoding is
// that of the bank file, UTF8 when it is empty.
type AdvanceInput struct {
	BatchID  string   `json:"batchId"`
	Rev      int64    `json:"rev"`
	Step     Step     `json:"step"`
	Reason   string   `json:"reason"`
	Encoding Encoding `json:"encoding"`
}

// maxReason bounds what is written as a reason, in characters.
const maxReason = 500

// Advance takes a step and returns the run after it. A repeated request changes nothing and returns the run as it is.
// Errors: CONFLICT STALE_REV; NOT_ALLOWED_NOW STATE, SEPARATION, CHECKS, NOTHING_TO_PAY; INVALID REASON.
func (s *Service) Advance(ctx context.Context, actor *access.Actor, requestID string, in AdvanceInput) (*Batch, error) {
	in.Reason = strings.TrimSpace(in.Reason)
	if utf8.RuneCountInString(in.Reason) > maxReason {
		return nil, needReason(fault.T("理由不超过500字", "A reason has at most 500 characters"))
	}
	var err error
	switch in.Step {
	case Calculate:
		err = s.calculate(ctx, actor, requestID, in)
	case Review:
		err = s.checked(ctx, actor, requestID, in, access.PayrollCalculate, Calculated, s.review)
	case Approve:
		err = s.checked(ctx, actor, requestID, in, access.PayrollApprove, Reviewed, s.approve)
	case Export:
		if in.Encoding == "" {
			in.Encoding = UTF8
		}
		err = s.checked(ctx, actor, requestID, in, access.PayrollApprove, Approved, s.export)
	case Cancel:
		err = s.once(ctx, actor, requestID, in, access.PayrollRead, s.cancel)
	default:
		err = fault.Invalid("STEP", fault.T("没有这一步骤", "There is no such step"), fault.Field{Path: "/step", Reason: "STEP", Text: fault.T("没有这一步骤", "There is no such step")})
	}
	if err != nil {
		return nil, err
	}
	return s.Batch(ctx, actor, in.BatchID)
}

// stepFunc is what a step does to the run, in the transaction that also keeps the answer and the audit event.
type stepFunc func(ctx context.Context, actor *access.Actor, b *Batch, in AdvanceInput, found findings) error

// once takes a step once.
func (s *Service) once(ctx context.Context, actor *access.Actor, requestID string, in AdvanceInput, do access.Permission, step stepFunc) error {
	return s.take(ctx, actor, requestID, in, do, nil, step)
}

// checked examines the run anew before a step that money depends on. The lines can't change between the two unnoticed:
// the step insists on the revision that was examined.
func (s *Service) checked(ctx context.Context, actor *access.Actor, requestID string, in AdvanceInput, do access.Permission, state State, step stepFunc) error {
	b, err := s.batch(ctx, actor, do, in.BatchID)
	if err != nil {
		return err
	}
	var found findings
	if b.State == state && b.Version == in.Rev {
		if found, err = s.examine(ctx, b); err != nil {
			return err
		}
	}
	return s.take(ctx, actor, requestID, in, do, found, step)
}

func (s *Service) take(ctx context.Context, actor *access.Actor, requestID string, in AdvanceInput, do access.Permission, found findings, step stepFunc) error {
	_, _, err := s.Once.Do(ctx, actor, requestID, "payroll.advance", in, func(ctx context.Context) (string, error) {
		b, err := s.batch(ctx, actor, do, in.BatchID)
		if err != nil {
			return "", err
		}
		if in.Step == Export && (b.State == Exported || b.State == Settled) {
			return b.ID, nil // the same file again
		}
		if b.Version != in.Rev {
			return "", fault.Stale()
		}
		if err := step(ctx, actor, b, in, found); err != nil {
			return "", err
		}
		return b.ID, stored(s.batches.Replace(ctx, b), noBatch())
	})
	return err
}

func wrongState(b *Batch) *fault.Error {
	return fault.NotAllowed("STATE", fault.T("批次%[1]s现为“%[2]s”，不能进行这一步。", "The run %[1]s is %[3]s; this step is not possible now.", b.Number, b.State.Label().ZH, b.State.Label().EN))
}

func needReason(text fault.Text) *fault.Error {
	return fault.Invalid("REASON", text, fault.Field{Path: "/reason", Reason: "REQUIRED", Text: text})
}

func separation() *fault.Error {
	return fault.NotAllowed("SEPARATION", fault.T("冻结、计算或审核本批次的人不能批准，须由另一人批准。", "Who froze, calculated or reviewed a run may not approve it; another person has to."))
}

func (s *Service) review(ctx context.Context, actor *access.Actor, b *Batch, in AdvanceInput, found findings) error {
	if b.State != Calculated {
		return wrongState(b)
	}
	b.State = Reviewed
	if err := s.record(ctx, b, found); err != nil {
		return err
	}
	return s.log(ctx, actor, b, string(Review), "payroll.advance", in.Reason, fault.T("审核批次%[1]s", "Reviewed the run %[1]s", b.Number))
}

// approve is the second person's step (separation of duties 2).
func (s *Service) approve(ctx context.Context, actor *access.Actor, b *Batch, in AdvanceInput, found findings) error {
	if b.State != Reviewed {
		return wrongState(b)
	}
	if b.did(actor.StaffID, "FREEZE", string(Calculate), string(Review)) {
		return separation()
	}
	if err := s.record(ctx, b, found); err != nil {
		return err
	}
	if n := b.blocking(); n > 0 {
		return checksStand(n)
	}
	if b.Totals.Lines == b.Totals.Held {
		return fault.NotAllowed("NOTHING_TO_PAY", fault.T("没有可发放的明细，请取消批次。", "No line is left to pay; cancel the run."))
	}
	if b.NeedsReason && in.Reason == "" {
		return needReason(fault.T("与上月相比变动超过限度（金额%[1]s%%），须说明原因", "It deviates from last month beyond the limit (money %[1]s %%): give the reason", b.Deviation))
	}
	b.State, b.Reason = Approved, in.Reason
	text := fault.T("批准批次%[1]s：%[2]d笔，%[3]s元", "Approved the run %[1]s: %[2]d lines, %[3]s yuan", b.Number, b.Totals.Lines-b.Totals.Held, b.Totals.Payable.Yuan())
	return s.log(ctx, actor, b, string(Approve), "payroll.advance", in.Reason, text)
}

func checksStand(n int) *fault.Error {
	return fault.NotAllowed("CHECKS", fault.T("有%[1]d项必须处理的问题：请暂缓有关明细，或取消批次、更正后重新计算。", "%[1]d findings must be dealt with: hold those lines, or cancel the run, correct and calculate anew.", n))
}

// cancel takes a run back as long as nothing has gone to the bank. Its lines become void, so the months are free again,
// and what it repeated is returned again.
func (s *Service) cancel(ctx context.Context, actor *access.Actor, b *Batch, in AdvanceInput, _ findings) error {
	if !s.mayCancel(actor, b) {
		return fault.Forbidden()
	}
	if !b.State.Open() {
		return wrongState(b)
	}
	if in.Reason == "" {
		return needReason(fault.T("请写明取消批次的原因", "Please say why the run is cancelled"))
	}
	lines, err := s.linesOf(ctx, b.ID, Pending, Held)
	if err != nil {
		return err
	}
	var originals []string
	for _, p := range lines {
		p.State = Void
		if p.ReissueOf != "" {
			originals = append(originals, p.ReissueOf)
		}
	}
	if err := s.replaceLines(ctx, lines); err != nil {
		return err
	}
	for len(originals) > 0 {
		part := originals[:min(len(originals), partSize)]
		originals = originals[len(part):]
		old, err := s.payments.GetMany(ctx, part)
		if err != nil {
			return err
		}
		var back []*Payment
		for _, p := range old {
			p.State = Returned
			back = append(back, p)
		}
		if err := s.replaceLines(ctx, back); err != nil {
			return err
		}
	}
	b.State, b.Calculating = Cancelled, nil
	if err := s.summarize(ctx, b); err != nil {
		return err
	}
	return s.log(ctx, actor, b, string(Cancel), "payroll.advance", in.Reason, fault.T("取消批次%[1]s", "Cancelled the run %[1]s", b.Number))
}

// mayCancel leaves an approved run to those who approve: nobody takes back alone what another person has approved.
func (s *Service) mayCancel(actor *access.Actor, b *Batch) bool {
	if actor.Can(access.PayrollApprove, b.Place, b.Section) == nil {
		return true
	}
	return b.State != Approved && actor.Can(access.PayrollCalculate, b.Place, b.Section) == nil
}

// StepInfo says whether a step can be taken now by the actor, and if not, why.
type StepInfo struct {
	Step        Step
	Label       fault.Text
	Allowed     bool
	Reason      fault.Text // why not
	NeedsReason bool       // of the person who takes it
}

// Steps lists what comes next for a run, with why the actor may not do it. It is empty for a run that is done.
func (s *Service) Steps(actor *access.Actor, b *Batch) []StepInfo {
	next := map[State]Step{Frozen: Calculate, Calculated: Review, Reviewed: Approve, Approved: Export}
	step, ok := next[b.State]
	if !ok {
		return nil
	}
	info := StepInfo{Step: step, Label: StepLabel(string(step)), Allowed: true}
	do := access.PayrollCalculate
	if step == Approve || step == Export {
		do = access.PayrollApprove
	}
	refuse := func(text fault.Text) {
		if info.Allowed {
			info.Allowed, info.Reason = false, text
		}
	}
	if actor.Can(do, b.Place, b.Section) != nil {
		refuse(fault.T("由有相应权限的市级人员办理", "Done by city staff with that right"))
	}
	if step == Approve {
		info.NeedsReason = b.NeedsReason
		if b.did(actor.ID(), "FREEZE", string(Calculate), string(Review)) {
			refuse(separation().Text)
		}
		if n := b.blocking(); n > 0 {
			refuse(checksStand(n).Text)
		}
	}
	cancel := StepInfo{Step: Cancel, Label: StepLabel(string(Cancel)), Allowed: s.mayCancel(actor, b), NeedsReason: true}
	if !cancel.Allowed {
		cancel.Reason = fault.T("由市级经办或批准人员取消", "Cancelled by the city's officers")
		if b.State == Approved {
			cancel.Reason = fault.T("已批准的批次只能由批准人员取消", "An approved run can be cancelled only by those who approve runs")
		}
	}
	return []StepInfo{info, cancel}
}

// HoldInput holds a line back or lets it go.
type HoldInput struct {
	PaymentID string `json:"paymentId"`
	Rev       int64  `json:"rev"`
	Hold      bool   `json:"hold"`
	Reason    string `json:"reason"`
}

// Hold holds back a line of a calculated run that is not approved yet, or lets it go again. A held line that is let go
// after its run went to the bank becomes void: its month is then paid by the next run.
// Errors: NOT_FOUND, CONFLICT STALE_REV, NOT_ALLOWED_NOW STATE or HELD_BY (not the actor's to let go), INVALID REASON.
func (s *Service) Hold(ctx context.Context, actor *access.Actor, requestID string, in HoldInput) (*Payment, error) {
	if err := actor.Need(access.PayrollHold); err != nil {
		return nil, err
	}
	in.Reason = strings.TrimSpace(in.Reason)
	if n := utf8.RuneCountInString(in.Reason); n == 0 || n > maxReason {
		return nil, needReason(fault.T("请写明原因（500字以内）", "Please give the reason (500 characters at most)"))
	}
	_, _, err := s.Once.Do(ctx, actor, requestID, "payroll.hold", in, func(ctx context.Context) (string, error) {
		return in.PaymentID, s.hold(ctx, actor, in)
	})
	if err != nil {
		return nil, err
	}
	return s.payment(ctx, actor, access.PayrollHold, in.PaymentID)
}

func (s *Service) hold(ctx context.Context, actor *access.Actor, in HoldInput) error {
	p, err := s.payment(ctx, actor, access.PayrollHold, in.PaymentID)
	if err != nil {
		return err
	}
	if p.Version != in.Rev {
		return fault.Stale()
	}
	b, err := s.batches.Get(ctx, p.BatchID)
	if err != nil {
		return stored(err, noBatch())
	}
	if ok, why := mayHold(p, b, in.Hold); !ok {
		return fault.NotAllowed("STATE", why)
	}
	if !in.Hold && !p.HeldBy.mayLetGo(actor) {
		return heldByAnother(p.HeldBy)
	}
	text := fault.T("暂缓发放：批次%[1]s第%[2]d笔", "Held back line %[2]d of the run %[1]s", b.Number, p.Seq)
	switch {
	case in.Hold:
		p.State, p.HoldReason, p.HeldBy = Held, in.Reason, &HeldBy{actor.StaffID, actor.Name, actor.Role}
	case b.State.Open():
		p.State, p.HoldReason, p.HeldBy = Pending, "", nil
	default:
		p.State = Void
	}
	if !in.Hold {
		text = fault.T("解除暂缓：批次%[1]s第%[2]d笔", "Let go line %[2]d of the run %[1]s", b.Number, p.Seq)
	}
	if err := s.payments.Replace(ctx, p); err != nil {
		return stored(err, noPayment())
	}
	if err := s.summarize(ctx, b); err != nil {
		return err
	}
	if err := s.batches.Replace(ctx, b); err != nil {
		return stored(err, noBatch())
	}
	return s.auditLine(ctx, actor, "payroll.hold", p, text, in.Reason)
}

// mayHold says whether the state of the line and its run allow to hold it (or let it go), and if not, why.
func mayHold(p *Payment, b *Batch, hold bool) (bool, fault.Text) {
	before := b.State == Calculated || b.State == Reviewed
	after := b.State == Exported || b.State == Settled
	switch {
	case hold && p.State == Pending && before, !hold && p.State == Held && (before || after):
		return true, fault.Text{}
	case hold && p.State == Held:
		return false, fault.T("该笔已暂缓", "The line is held already")
	case !hold && p.State != Held:
		return false, fault.T("该笔没有暂缓", "The line is not held")
	}
	return false, fault.T("批次“%[1]s”时不能暂缓或解除", "A line can't be held or let go while the run is %[2]s", b.State.Label().ZH, b.State.Label().EN)
}

// MayHold reports whether the actor could hold the line (or let it go, if it is held) now.
func (s *Service) MayHold(actor *access.Actor, p *Payment, b *Batch) bool {
	ok, _ := mayHold(p, b, p.State != Held)
	return ok && actor.Can(access.PayrollHold, p.Place, p.Section) == nil && (p.State != Held || p.HeldBy.mayLetGo(actor))
}
