package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/transform"

	"minzheng/internal/figures"
)

// cell is one value; kind is set where the text is the value itself and not a label.
type cell struct {
	text string
	kind figures.Kind
}

func (c cell) number() bool { return c.kind == figures.Integer || c.kind == figures.Money }

// sink takes the rows of a file. Either close or drop ends it.
type sink interface {
	row(cells []cell) error
	close() error
	drop() error
}

type csvSink struct {
	w   *csv.Writer
	enc *transform.Writer // nil for UTF-8
}

// newCSV begins a file, in UTF-8 with the mark that tells Excel so. GB18030 has a code for every character.
func newCSV(w io.Writer, encoding Encoding) (*csvSink, error) {
	s := &csvSink{}
	if encoding == GB18030 {
		s.enc = transform.NewWriter(w, simplifiedchinese.GB18030.NewEncoder())
		w = s.enc
	} else if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return nil, err
	}
	s.w = csv.NewWriter(w)
	s.w.UseCRLF = true
	return s, nil
}

func (s *csvSink) row(cells []cell) error {
	record := make([]string, len(cells))
	for i, c := range cells {
		record[i] = c.text
		if !c.number() {
			record[i] = harmless(c.text)
		}
	}
	return s.w.Write(record)
}

func (s *csvSink) close() error {
	s.w.Flush()
	if err := s.w.Error(); err != nil || s.enc == nil {
		return err
	}
	return s.enc.Close()
}

func (s *csvSink) drop() error { return nil }

// harmless keeps a spreadsheet from running text as a formula (CSV injection).
func harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(text)[0]) {
		return "'" + text
	}
	return text
}

// xlsxSink writes rows to a temporary file as they come, so that memory stays flat; the workbook leaves at close.
type xlsxSink struct {
	w     io.Writer
	f     *excelize.File
	out   *excelize.StreamWriter
	n     int
	bold  int
	money int
}

func newXLSX(w io.Writer, name string) (*xlsxSink, error) {
	s := &xlsxSink{w: w, f: excelize.NewFile()}
	if err := s.begin(name); err != nil {
		_ = s.drop() // the first error counts
		return nil, err
	}
	return s, nil
}

// begin names the sheet and freezes its header.
func (s *xlsxSink) begin(name string) error {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) {
			return -1
		}
		return r
	}, name)
	if runes := []rune(name); len(runes) > 31 {
		name = string(runes[:31])
	}
	if name == "" {
		name = "Sheet1"
	}
	err := s.f.SetSheetName("Sheet1", name)
	if err != nil {
		return err
	}
	if s.bold, err = s.f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}}); err != nil {
		return err
	}
	const twoDecimals = 4 // #,##0.00
	if s.money, err = s.f.NewStyle(&excelize.Style{NumFmt: twoDecimals}); err != nil {
		return err
	}
	if s.out, err = s.f.NewStreamWriter(name); err != nil {
		return err
	}
	if err := s.out.SetColWidth(1, 60, 16); err != nil {
		return err
	}
	return s.out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

func (s *xlsxSink) row(cells []cell) error {
	s.n++
	values := make([]any, len(cells))
	for i, c := range cells {
		values[i] = s.value(c)
	}
	at, err := excelize.CoordinatesToCellName(1, s.n)
	if err != nil {
		return err
	}
	return s.out.SetRow(at, values)
}

// value writes text as text: a string cell is never run as a formula. Numbers become numbers, so that they can be added
// up; an amount of at most two decimals keeps its digits through float64 up to 2^53 fen.
func (s *xlsxSink) value(c cell) any {
	switch {
	case s.n == 1:
		return excelize.Cell{Value: c.text, StyleID: s.bold}
	case c.kind == figures.Integer:
		if n, err := strconv.ParseInt(c.text, 10, 64); err == nil {
			return n
		}
	case c.kind == figures.Money:
		if f, err := strconv.ParseFloat(c.text, 64); err == nil && len(c.text) <= 15 {
			return excelize.Cell{Value: f, StyleID: s.money}
		}
	}
	return c.text
}

func (s *xlsxSink) close() error {
	if err := s.out.Flush(); err != nil {
		_ = s.drop() // the first error counts
		return err
	}
	if err := s.f.Write(s.w); err != nil {
		_ = s.drop() // the first error counts
		return err
	}
	return s.drop()
}

// drop removes the temporary file.
func (s *xlsxSink) drop() error { return s.f.Close() }
