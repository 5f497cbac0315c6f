package payroll

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/people"
)

// export makes the bank file of an approved run, keeps it and marks its lines as sent, all in one transaction. What was
// found since the approval stops it: nobody who died or was suspended meanwhile is paid.
func (s *Service) export(ctx context.Context, actor *access.Actor, b *Batch, in AdvanceInput, found findings) error {
	if b.State != Approved {
		return wrongState(b)
	}
	if in.Encoding != UTF8 && in.Encoding != GB18030 {
		text := fault.T("银行文件编码须为UTF-8或GB18030", "A bank file is in UTF-8 or GB18030")
		return fault.Invalid("ENCODING", text, fault.Field{Path: "/encoding", Reason: "ENCODING", Text: text})
	}
	lines, err := s.linesOf(ctx, b.ID, Pending)
	if err != nil {
		return err
	}
	if n := standing(lines, found); n > 0 {
		return fault.NotAllowed("CHECKS", fault.T("批准后又发现%[1]d项必须处理的问题，请取消批次，更正后重新计算。", "%[1]d findings that must be dealt with came up since the approval: cancel the run, correct and calculate anew.", n))
	}
	rows, err := s.rows(ctx, b, lines)
	if err != nil {
		return err
	}
	file := BankFile{Batch: b.Number, Date: s.today(), Rows: rows}
	bytes, err := file.Encode(in.Encoding)
	if err != nil {
		return err
	}
	kept, err := s.Blobs.PutBank(ctx, actor, b.Number+".csv", bytes)
	if err != nil {
		return err
	}
	for _, p := range lines {
		p.State = AtBank
	}
	if err := s.replaceLines(ctx, lines); err != nil {
		return err
	}
	b.State, b.Encoding, b.ExportedOn = Exported, in.Encoding, file.Date
	b.FileID, b.FileName, b.FileHash = kept.ID, kept.Name, kept.SHA256
	if err := s.summarize(ctx, b); err != nil {
		return err
	}
	text := fault.T("生成银行文件%[1]s：%[2]d笔（SHA-256 %[3]s）", "Made the bank file %[1]s: %[2]d rows (SHA-256 %[3]s)", b.Number, len(rows), kept.SHA256)
	return s.log(ctx, actor, b, string(Export), "payroll.advance", in.Reason, text)
}

// standing counts the lines to be paid with a blocking finding.
func standing(lines []*Payment, found findings) int {
	blocking := map[string]bool{}
	for _, i := range checkInfos() {
		blocking[i.key] = i.blocking
	}
	n := 0
	for _, p := range lines {
		if slices.ContainsFunc(found[p.ID], func(key string) bool { return blocking[key] }) {
			n++
		}
	}
	return n
}

// rows opens the accounts and identity numbers of the lines for the bank.
func (s *Service) rows(ctx context.Context, b *Batch, lines []*Payment) ([]BankRow, error) {
	program, err := s.Catalog.Program(b.Program)
	if err != nil {
		return nil, err
	}
	var rows []BankRow
	for part := range slices.Chunk(lines, partSize) {
		ids := make([]string, 0, len(part))
		for _, p := range part {
			if p.PersonID != "" {
				ids = append(ids, p.PersonID)
			}
		}
		slices.Sort(ids)
		persons, err := s.People.PersonsByIDs(ctx, s.robot(), slices.Compact(ids))
		if err != nil {
			return nil, err
		}
		for _, p := range part {
			number, err := s.account(p)
			if err != nil {
				return nil, err
			}
			id, err := s.idNumber(persons[p.PersonID])
			if err != nil {
				return nil, err
			}
			rows = append(rows, BankRow{Seq: p.Seq, Account: number, Name: p.Payee, IDNo: id, Amount: p.Amount, Remark: remark(program.Short.ZH, p)})
		}
	}
	return rows, nil
}

// account opens the account number of a line.
func (s *Service) account(p *Payment) (string, error) {
	number, err := s.People.OpenAccount(casework.AccountPlace(p.CaseID), p.Sealed)
	if err != nil {
		return "", fmt.Errorf("account of %s: %w", p.ID, err)
	}
	return number, nil
}

func (s *Service) idNumber(p *people.Person) (string, error) {
	if p == nil {
		return "", nil
	}
	id, err := s.People.OpenIDNumber(p)
	if err != nil {
		return "", fmt.Errorf("identity number of %s: %w", p.ID, err)
	}
	return id, nil
}

// remark is what the recipient reads on the statement: 202503低保金.
func remark(short string, p *Payment) string {
	text := strings.ReplaceAll(string(p.Period), "-", "") + short
	if !strings.HasSuffix(short, "金") && !strings.HasSuffix(short, "款") && !strings.HasSuffix(short, "补贴") {
		text += "金"
	}
	switch {
	case p.ReissueOf != "":
		text += "重发"
	case p.Item == Supplement:
		text += "补发"
	}
	if utf8.RuneCountInString(text) > maxRemark {
		text = string([]rune(text)[:maxRemark])
	}
	return text
}

// ResultInput is a bank's result file for a run.
type ResultInput struct {
	BatchID string `json:"batchId"`
	Rev     int64  `json:"rev"`
	FileID  string `json:"fileId"`
}

// ImportResult takes the bank's result file of an exported run: 0000 makes a line paid on the bank's day, any other code
// returned. The file must answer every sent line once and balance with what was sent; else nothing is taken. The same
// file taken again changes nothing. Errors: INVALID BANK_RESULT (rows), NOT_FOUND for the file or run, NOT_ALLOWED_NOW
// STATE, CONFLICT STALE_REV.
func (s *Service) ImportResult(ctx context.Context, actor *access.Actor, requestID string, in ResultInput) (*Batch, error) {
	b, err := s.batch(ctx, actor, access.PayrollApprove, in.BatchID)
	if err != nil {
		return nil, err
	}
	info, content, err := s.Blobs.Read(ctx, actor, in.FileID)
	if err != nil {
		return nil, err
	}
	if b.State == Settled && b.ResultHash == info.SHA256 {
		return b, nil
	}
	res, err := ParseResult(content)
	if err != nil {
		return nil, err
	}
	_, _, err = s.Once.Do(ctx, actor, requestID, "payroll.result", in, func(ctx context.Context) (string, error) {
		b, err := s.batch(ctx, actor, access.PayrollApprove, in.BatchID)
		if err != nil {
			return "", err
		}
		switch {
		case b.Version != in.Rev:
			return "", fault.Stale()
		case b.State != Exported:
			return "", wrongState(b)
		}
		if err := s.settle(ctx, b, res); err != nil {
			return "", err
		}
		b.ResultFileID, b.ResultHash = info.ID, info.SHA256
		text := fault.T("导入批次%[1]s的银行结果：已发放%[2]s元，退回%[3]d笔", "Took the bank's result for the run %[1]s: %[2]s yuan paid, %[3]d returned", b.Number, b.Totals.Paid.Yuan(), b.Totals.Returned)
		if err := s.log(ctx, actor, b, "RESULT", "payroll.result", "", text); err != nil {
			return "", err
		}
		return b.ID, stored(s.batches.Replace(ctx, b), noBatch())
	})
	if err != nil {
		return nil, err
	}
	return s.Batch(ctx, actor, in.BatchID)
}

// settle writes the answers to the lines.
func (s *Service) settle(ctx context.Context, b *Batch, res *Result) error {
	lines, err := s.linesOf(ctx, b.ID, AtBank)
	if err != nil {
		return err
	}
	sent := make([]Sent, len(lines))
	bySeq := make(map[int]*Payment, len(lines))
	for i, p := range lines {
		number, err := s.account(p)
		if err != nil {
			return err
		}
		sent[i] = Sent{Seq: p.Seq, Account: number, Amount: p.Amount}
		bySeq[p.Seq] = p
	}
	if err := res.Match(b.Number, sent, b.ExportedOn, s.today()); err != nil {
		return err
	}
	now := s.now()
	for _, row := range res.Rows {
		p := bySeq[row.Seq]
		p.Code = row.Code
		if row.Code == CodePaid {
			p.State, p.PaidOn = Paid, row.BankDate
		} else {
			p.State, p.ReturnedAt = Returned, now
		}
	}
	if err := s.replaceLines(ctx, lines); err != nil {
		return err
	}
	b.State = Settled
	if err := s.finished(ctx, b, lines); err != nil {
		return err
	}
	return s.summarize(ctx, b)
}

// finished tells the cases of a one-off benefit that they were paid.
func (s *Service) finished(ctx context.Context, b *Batch, lines []*Payment) error {
	p, err := s.Catalog.Program(b.Program)
	if err != nil || p.Roster != nil || !p.Pays(catalog.CycleOnce) {
		return err
	}
	var ids []string
	for _, x := range lines {
		if x.State == Paid {
			ids = append(ids, x.CaseID)
		}
	}
	return s.Cases.Settled(ctx, ids)
}

// PaidThrough is the last month of a case that a run has closed: approved for payment, sent, paid or returned; "" if
// none. Package benefit asks it before a month is changed.
func (s *Service) PaidThrough(ctx context.Context, caseID string) (calendar.Month, error) {
	lines, err := s.allPayments(ctx, docstore.And(Payments.CaseID.Eq(caseID), Payments.State.In(string(Pending), string(AtBank), string(Paid), string(Returned))))
	if err != nil {
		return "", err
	}
	last := calendar.Month("")
	for _, p := range lines {
		if p.Roster != "" {
			continue // paid beside the case's own benefit
		}
		if p.State == Pending {
			b, err := s.batches.Get(ctx, p.BatchID)
			if errors.Is(err, docstore.ErrNotFound) {
				continue
			}
			if err != nil {
				return "", err
			}
			if b.State != Approved {
				continue
			}
		}
		last = max(last, p.Period)
	}
	return last, nil
}
