package payroll

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"

	"minzheng/internal/fault"
)

func sample() BankFile {
	return BankFile{Batch: "DIBAO-202503-01", Date: "2025-03-21", Rows: []BankRow{
		{1, "6217000012345678901", "王某某", "339981195001010017", 52800, "202503低保金"},
		{2, "6217000012345678902", "欧阳,某", "33998119500101002X", 59234, "202503低保金"},
		{5, "6217000012345678903", "𠮷某", "339981195001010033", 1, "202502低保金补发"},
	}}
}

// answer is what a bank sends back: the file with code and date added.
func answer(t *testing.T, f BankFile, enc Encoding, code func(seq int) string) []byte {
	t.Helper()
	b, err := f.Encode(enc)
	if err != nil {
		t.Fatal(err)
	}
	if enc == GB18030 {
		if b, err = simplifiedchinese.GB18030.NewDecoder().Bytes(b); err != nil {
			t.Fatal(err)
		}
	}
	lines := strings.Split(strings.TrimSuffix(string(b), "\r\n"), "\r\n")
	for i, r := range f.Rows {
		lines[i+1] += "," + code(r.Seq) + ",2025-03-24"
	}
	b = []byte(strings.Join(lines, "\r\n") + "\r\n")
	if enc == GB18030 {
		if b, err = simplifiedchinese.GB18030.NewEncoder().Bytes(b); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func sentOf(f BankFile) (out []Sent) {
	for _, r := range f.Rows {
		out = append(out, Sent{r.Seq, r.Account, r.Amount})
	}
	return out
}

func TestBankFileBytes(t *testing.T) {
	t.Parallel()
	b, err := sample().Encode(UTF8)
	if err != nil {
		t.Fatal(err)
	}
	want := "\ufeffDIBAO-202503-01,2025-03-21,3,1120.35\r\n" +
		"1,6217000012345678901,王某某,339981195001010017,528.00,202503低保金\r\n" +
		"2,6217000012345678902,\"欧阳,某\",33998119500101002X,592.34,202503低保金\r\n" +
		"5,6217000012345678903,𠮷某,339981195001010033,0.01,202502低保金补发\r\n"
	if string(b) != want {
		t.Errorf("got  %q\nwant %q", b, want)
	}
	gb, err := sample().Encode(GB18030)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := simplifiedchinese.GB18030.NewDecoder().Bytes(gb); err != nil || "\ufeff"+string(back) != want {
		t.Errorf("GB18030 decodes to %q (%v)", back, err)
	}
	if bytes.HasPrefix(gb, bom) {
		t.Error("a GB18030 file has a byte order mark")
	}
	long := sample()
	long.Rows[0].Remark = strings.Repeat("长", 21)
	if _, err := long.Encode(UTF8); err == nil {
		t.Error("a remark of 21 characters was written")
	}
}

func TestBankResultRoundTrip(t *testing.T) {
	t.Parallel()
	for _, enc := range []Encoding{UTF8, GB18030} {
		f := sample()
		res, err := ParseResult(answer(t, f, enc, func(seq int) string {
			if seq == 2 {
				return CodeNameMismatch
			}
			return CodePaid
		}))
		if err != nil {
			t.Fatalf("%s: %v", enc, err)
		}
		if err := res.Match(f.Batch, sentOf(f), f.Date, "2025-03-24"); err != nil {
			t.Errorf("%s: %v", enc, err)
		}
		if len(res.Rows) != 3 || res.Rows[1].Code != CodeNameMismatch || res.Rows[2].Line != 4 || res.Rows[2].BankDate != "2025-03-24" {
			t.Errorf("%s: %+v", enc, res.Rows)
		}
	}
}

func TestBankResultRefusals(t *testing.T) {
	t.Parallel()
	paid := func(int) string { return CodePaid }
	good := string(answer(t, sample(), UTF8, paid))
	replace := func(from, to string) string {
		if !strings.Contains(good, from) {
			t.Fatalf("no %q in %q", from, good)
		}
		return strings.Replace(good, from, to, 1)
	}
	lines := strings.SplitAfter(good, "\r\n")
	for name, c := range map[string]struct{ file, reason, path string }{
		"not csv":            {"\x00\x01", "", ""},
		"no header":          {"1,2\r\n", "", ""},
		"count":              {replace(",3,1120.35", ",4,1120.35"), "TOTALS", "/rows/1"},
		"total":              {replace(",3,1120.35", ",3,1120.36"), "TOTALS", "/rows/1"},
		"unknown code":       {replace(",0000,", ",4711,"), "CODE", "/rows/2"},
		"bad date":           {replace("2025-03-24", "24.3.2025"), "DATE", "/rows/2"},
		"before the file":    {replace("2025-03-24", "2025-03-20"), "DATE", "/rows/2"},
		"in the future":      {replace("2025-03-24", "2025-03-25"), "DATE", "/rows/2"},
		"another account":    {replace("6217000012345678902", "6217000012345678900"), "ACCOUNT", "/rows/3"},
		"another batch":      {replace("DIBAO-202503-01", "DIBAO-202502-01"), "BATCH", "/rows/1"},
		"missing row":        {lines[0][:len("\ufeffDIBAO-202503-01,2025-03-21,")] + "2,528.01\r\n" + lines[1] + lines[3], "MISSING", "/missing/2"},
		"duplicate row":      {"\ufeffDIBAO-202503-01,2025-03-21,4,1648.35\r\n" + lines[1] + lines[2] + lines[3] + lines[1], "DUPLICATE", "/rows/5"},
		"unknown row":        {"\ufeffDIBAO-202503-01,2025-03-21,4,1120.36\r\n" + lines[1] + lines[2] + lines[3] + strings.Replace(lines[3], "5,", "9,", 1), "UNKNOWN", "/rows/5"},
		"too few columns":    {replace(",0000,2025-03-24", ""), "COLUMNS", "/rows/2"},
		"amount in words":    {replace(",528.00,", ",many,"), "AMOUNT", "/rows/2"},
		"sequence in words":  {replace("\n1,", "\none,"), "SEQ", "/rows/2"},
		"amount of one line": {strings.Replace(replace(",528.00,", ",528.01,"), ",592.34,", ",592.33,", 1), "AMOUNT", "/rows/2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			res, err := ParseResult([]byte(c.file))
			if err == nil {
				err = res.Match("DIBAO-202503-01", sentOf(sample()), "2025-03-21", "2025-03-24")
			}
			e, ok := errors.AsType[*fault.Error](err)
			if !ok || e.Code != fault.CodeInvalid || e.Reason != "BANK_RESULT" {
				t.Fatalf("got %v", err)
			}
			if c.reason != "" && (len(e.Fields) == 0 || e.Fields[0].Reason != c.reason || e.Fields[0].Path != c.path) {
				t.Errorf("got %+v, want %s at %s", e.Fields, c.reason, c.path)
			}
			for _, f := range e.Fields {
				if f.Text.ZH == "" || f.Text.EN == "" || strings.Contains(f.Text.EN, "%!") {
					t.Errorf("text %+v", f.Text)
				}
			}
		})
	}
}

func TestBankResultErrorsAreBounded(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString("B,2025-03-21,1,1.00\r\n")
	for i := range 10_000 {
		fmt.Fprintf(&b, "%d\r\n", i)
	}
	_, err := ParseResult([]byte(b.String()))
	if e, ok := errors.AsType[*fault.Error](err); !ok || len(e.Fields) != maxRowErrors {
		t.Errorf("got %v", err)
	}
}
