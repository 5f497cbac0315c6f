package payroll

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// Encoding is how a bank wants its file.
type Encoding string

// The encodings of bank files. Results are read in either, whatever was sent.
const (
	UTF8    Encoding = "UTF-8" // with a byte order mark
	GB18030 Encoding = "GB18030"
)

// BankFile is what goes to the bank: a first row batch,date,count,total and then one row for each payment.
type BankFile struct {
	Batch string
	Date  calendar.Date
	Rows  []BankRow
}

// BankRow is one payment order. Remark has at most 20 characters.
type BankRow struct {
	Seq     int
	Account string
	Name    string
	IDNo    string
	Amount  money.Fen
	Remark  string
}

// maxRemark is the longest remark a bank prints.
const maxRemark = 20

var bom = []byte("\xef\xbb\xbf")

// Encode writes the file: CSV (RFC 4180) with CRLF. The same input gives the same bytes.
func (f BankFile) Encode(enc Encoding) ([]byte, error) {
	total, err := f.total()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	if err := w.Write([]string{f.Batch, string(f.Date), strconv.Itoa(len(f.Rows)), total.Yuan()}); err != nil {
		return nil, err
	}
	for _, r := range f.Rows {
		if utf8.RuneCountInString(r.Remark) > maxRemark {
			return nil, fmt.Errorf("payroll: remark of row %d is longer than %d characters", r.Seq, maxRemark)
		}
		if err := w.Write([]string{strconv.Itoa(r.Seq), r.Account, r.Name, r.IDNo, r.Amount.Yuan(), r.Remark}); err != nil {
			return nil, err
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, err
	}
	switch enc {
	case UTF8:
		return append(bytes.Clone(bom), b.Bytes()...), nil
	case GB18030:
		return simplifiedchinese.GB18030.NewEncoder().Bytes(b.Bytes())
	}
	return nil, fmt.Errorf("payroll: encoding %q", enc)
}

func (f BankFile) total() (money.Fen, error) {
	amounts := make([]money.Fen, len(f.Rows))
	for i, r := range f.Rows {
		amounts[i] = r.Amount
	}
	return money.Sum(amounts...)
}

// Result codes of banks.
const (
	CodePaid         = "0000"
	CodeAccountWrong = "1001"
	CodeNameMismatch = "1002"
	CodeClosed       = "1003"
	CodeOther        = "9999"
)

// CodeLabel is what a bank's code means; ok is false for a code that no bank has.
func CodeLabel(code string) (text fault.Text, ok bool) {
	switch code {
	case CodePaid:
		return fault.T("发放成功", "Paid"), true
	case CodeAccountWrong:
		return fault.T("账号错误", "Account number wrong"), true
	case CodeNameMismatch:
		return fault.T("户名不符", "Name does not match the account"), true
	case CodeClosed:
		return fault.T("账户已销户", "Account closed"), true
	case CodeOther:
		return fault.T("其他原因退回", "Returned for another reason"), true
	}
	return fault.Text{}, false
}

// Result is a bank's answer to one file.
type Result struct {
	Batch string
	Rows  []ResultRow
}

// ResultRow is the answer to one payment. Line is the line of the file, for messages.
type ResultRow struct {
	Line     int
	Seq      int
	Account  string
	Amount   money.Fen
	Code     string
	BankDate calendar.Date
}

// maxRowErrors bounds the list of wrong rows in one answer.
const maxRowErrors = 50

// rowErrors collects what is wrong with which line.
type rowErrors []fault.Field

func (e *rowErrors) add(line int, reason string, text fault.Text) {
	if len(*e) < maxRowErrors {
		*e = append(*e, fault.Field{
			Path: "/rows/" + strconv.Itoa(line), Reason: reason,
			Text: fault.T("第%[1]d行：%[2]s", "Row %[1]d: %[3]s", line, text.ZH, text.EN),
		})
	}
}

func (e *rowErrors) missing(seq int) {
	if len(*e) < maxRowErrors {
		*e = append(*e, fault.Field{
			Path: "/missing/" + strconv.Itoa(seq), Reason: "MISSING",
			Text: fault.T("缺少序号%[1]d的结果", "The answer for sequence number %[1]d is missing", seq),
		})
	}
}

func (e rowErrors) err() error {
	if len(e) == 0 {
		return nil
	}
	return fault.Invalid("BANK_RESULT", fault.T("银行结果文件有误，未导入：%[1]s", "The bank's result file is wrong and was not taken: %[2]s", e[0].Text.ZH, e[0].Text.EN), e...)
}

// ParseResult reads a result file: the rows of the bank file with code and bank_date added. The count and total of its
// first row must agree with its rows. Error: INVALID BANK_RESULT with the wrong rows by line number.
func ParseResult(b []byte) (*Result, error) {
	text := bytes.TrimPrefix(b, bom)
	if !utf8.Valid(text) {
		var err error
		if text, err = simplifiedchinese.GB18030.NewDecoder().Bytes(text); err != nil {
			return nil, notAResult().Wrap(err)
		}
	}
	var wrong rowErrors
	res := &Result{}
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	head, err := r.Read()
	if err != nil || len(head) < 4 {
		return nil, notAResult().Wrap(err)
	}
	res.Batch = strings.TrimSpace(head[0])
	count, countErr := strconv.Atoi(strings.TrimSpace(head[2]))
	total, totalErr := money.ParseYuan(strings.TrimSpace(head[3]))
	if countErr != nil || totalErr != nil {
		wrong.add(1, "HEADER", fault.T("首行须为“批次,日期,笔数,总额”", "the first row reads batch,date,count,total"))
	}
	var sum money.Fen
	for {
		rec, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, notAResult().Wrap(err)
		}
		line, _ := r.FieldPos(0)
		row, ok := parseRow(rec, line, &wrong)
		if !ok {
			continue
		}
		if sum, err = sum.Add(row.Amount); err != nil {
			return nil, notAResult().Wrap(err)
		}
		res.Rows = append(res.Rows, row)
	}
	if len(wrong) == 0 && (len(res.Rows) != count || sum != total) {
		wrong.add(1, "TOTALS", fault.T("首行为%[1]d笔、%[2]s元，明细为%[3]d笔、%[4]s元", "the first row says %[1]d rows and %[2]s yuan, the rows are %[3]d and %[4]s yuan",
			count, total.Yuan(), len(res.Rows), sum.Yuan()))
	}
	if err := wrong.err(); err != nil {
		return nil, err
	}
	return res, nil
}

func notAResult() *fault.Error {
	return fault.Invalid("BANK_RESULT", fault.T("这不是银行结果文件（应为CSV，首行“批次,日期,笔数,总额”，明细八列）。", "This is no result file of a bank (CSV; first row batch,date,count,total; rows of eight columns)."))
}

func parseRow(rec []string, line int, wrong *rowErrors) (ResultRow, bool) {
	row := ResultRow{Line: line}
	if len(rec) < 8 {
		wrong.add(line, "COLUMNS", fault.T("应有八列，实为%[1]d列", "eight columns are expected, there are %[1]d", len(rec)))
		return row, false
	}
	for i := range rec {
		rec[i] = strings.TrimSpace(rec[i])
	}
	before := len(*wrong)
	var err error
	if row.Seq, err = strconv.Atoi(rec[0]); err != nil {
		wrong.add(line, "SEQ", fault.T("序号“%[1]s”不是数字", "the sequence number %[1]q is no number", rec[0]))
	}
	row.Account = rec[1]
	if row.Amount, err = money.ParseYuan(rec[4]); err != nil {
		wrong.add(line, "AMOUNT", fault.T("金额“%[1]s”不正确", "the amount %[1]q is not valid", rec[4]))
	}
	row.Code = rec[6]
	if _, ok := CodeLabel(row.Code); !ok {
		wrong.add(line, "CODE", fault.T("结果代码“%[1]s”未知", "the code %[1]q is unknown", rec[6]))
	}
	if row.BankDate, err = calendar.ParseDate(rec[7]); err != nil && (row.Code == CodePaid || rec[7] != "") {
		wrong.add(line, "DATE", fault.T("银行日期“%[1]s”不正确（应为YYYY-MM-DD）", "the bank date %[1]q is not valid (YYYY-MM-DD)", rec[7]))
	}
	return row, len(*wrong) == before
}

// Sent is one line of a batch as it went to the bank.
type Sent struct {
	Seq     int
	Account string
	Amount  money.Fen
}

// Match holds a result against what was sent: every sent line answered once, no other line, the same account and amount,
// and bank dates from the day of the file to today. Error: INVALID BANK_RESULT with line numbers.
func (res *Result) Match(batch string, sent []Sent, exported, today calendar.Date) error {
	var wrong rowErrors
	if res.Batch != batch {
		wrong.add(1, "BATCH", fault.T("这是批次%[1]s的结果，不是%[2]s的", "this is the result of batch %[1]s, not of %[2]s", res.Batch, batch))
		return wrong.err()
	}
	open := make(map[int]Sent, len(sent))
	for _, s := range sent {
		open[s.Seq] = s
	}
	seen := make(map[int]int, len(sent))
	for _, row := range res.Rows {
		s, ok := open[row.Seq]
		switch first := seen[row.Seq]; {
		case first != 0:
			wrong.add(row.Line, "DUPLICATE", fault.T("序号%[1]d与第%[2]d行重复", "sequence number %[1]d is in row %[2]d already", row.Seq, first))
		case !ok:
			wrong.add(row.Line, "UNKNOWN", fault.T("序号%[1]d不在本批次中", "sequence number %[1]d is not in this batch", row.Seq))
		case s.Account != row.Account:
			wrong.add(row.Line, "ACCOUNT", fault.T("账号与发出的不一致", "the account is not the one that was sent"))
		case s.Amount != row.Amount:
			wrong.add(row.Line, "AMOUNT", fault.T("金额%[1]s与发出的%[2]s不一致", "the amount %[1]s is not the %[2]s that was sent", row.Amount.Yuan(), s.Amount.Yuan()))
		case row.BankDate != "" && (row.BankDate < exported || row.BankDate > today):
			wrong.add(row.Line, "DATE", fault.T("银行日期%[1]s不在%[2]s至%[3]s之间", "the bank date %[1]s is not between %[2]s and %[3]s", row.BankDate, exported, today))
		}
		if ok {
			seen[row.Seq] = row.Line
		}
	}
	for _, s := range sent {
		if seen[s.Seq] == 0 {
			wrong.missing(s.Seq)
		}
	}
	return wrong.err()
}
