package importer

import (
	"bytes"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"minzheng/internal/fault"
)

// Limits of a workbook: what it may unpack to, and how many rows it may have. They hold off zip bombs.
const (
	maxUnzipped = 100 << 20
	maxPart     = 16 << 20
	maxRows     = 20_000
	maxCols     = 100
)

// explainSheet is the sheet of a template that explains its columns; it holds no data.
const explainSheet = "说明"

// column is a known column of a kind, by the names that people give it.
type column struct {
	key      string
	names    []string
	required bool
	help     string // what it may hold, for the template
}

// line is one row of data: its sheet, its Excel row and its cells by column key.
type line struct {
	sheet string
	row   int
	cells map[string]string
}

func (l *line) get(key string) string { return strings.TrimSpace(l.cells[key]) }

// table is one sheet with its header found.
type table struct {
	sheet  string
	title  []string // texts above the header
	header int      // Excel row of the first header
	width  int      // columns in use
	lines  []line
}

func badFile(reason, zh, en string, args ...any) *fault.Error {
	t := fault.T(zh, en, args...)
	return fault.Invalid(reason, t, fault.Field{Path: "/fileId", Reason: reason, Text: t})
}

// openBook opens a workbook within the limits.
func openBook(b []byte) (*excelize.File, error) {
	f, err := excelize.OpenReader(bytes.NewReader(b), excelize.Options{UnzipSizeLimit: maxUnzipped, UnzipXMLSizeLimit: maxPart})
	if err != nil {
		return nil, badFile("NOT_XLSX", "文件打不开：请上传未加密的 Excel 工作簿（.xlsx）", "The file cannot be opened: upload an unencrypted Excel workbook (.xlsx)").Wrap(err)
	}
	return f, nil
}

// tables reads every sheet that has a header of the columns.
func tables(f *excelize.File, columns []column) ([]table, error) {
	var out []table
	missing := requiredNames(columns)
	for _, sheet := range f.GetSheetList() {
		if sheet == explainSheet {
			continue
		}
		rows, err := readRows(f, sheet)
		if err != nil {
			return nil, err
		}
		t, lack := tableOf(sheet, rows, columns)
		if t == nil {
			if len(lack) < len(missing) {
				missing = lack
			}
			continue
		}
		out = append(out, *t)
	}
	if len(out) == 0 {
		return nil, badFile("NO_HEADER", "没有找到表头，或表头缺少这些列：%[1]s", "No header row was found, or it lacks the columns %[1]s", strings.Join(missing, "、"))
	}
	return out, nil
}

func requiredNames(columns []column) []string {
	var out []string
	for _, c := range columns {
		if c.required {
			out = append(out, c.names[0])
		}
	}
	return out
}

// readRows reads the raw values: dates stay serial numbers, so that no cell format hides what is there.
func readRows(f *excelize.File, sheet string) ([][]string, error) {
	unreadable := func(err error) error {
		return badFile("NOT_XLSX", "工作表“%[1]s”读不出来，文件可能已损坏", "The sheet %[1]q cannot be read; the file may be damaged", sheet).Wrap(err)
	}
	it, err := f.Rows(sheet)
	if err != nil {
		return nil, unreadable(err)
	}
	var rows [][]string
	filled := 0
	for n := 1; it.Next(); n++ {
		cells, err := it.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return nil, unreadable(err)
		}
		if strings.Join(cells, "") == "" {
			continue // formatted, but empty: often down to the end of the sheet
		}
		if filled++; filled > maxRows {
			_ = it.Close() // reading only
			return nil, badFile("TOO_MANY_ROWS", "工作表“%[1]s”超过%[2]d行，请拆分后导入", "The sheet %[1]q has more than %[2]d rows; split it", sheet, maxRows)
		}
		rows = append(rows, make([][]string, n-1-len(rows))...)
		rows = append(rows, cells[:min(len(cells), maxCols)])
	}
	if err := it.Error(); err != nil {
		return nil, unreadable(err)
	}
	return rows, it.Close()
}

// tableOf finds the header and the lines of data under it; without one, what the best row lacks.
func tableOf(sheet string, rows [][]string, columns []column) (*table, []string) {
	missing := requiredNames(columns)
	for i, cells := range rows {
		at, lack := headerOf(cells, columns)
		if len(lack) > 0 {
			if len(lack) < len(missing) {
				missing = lack
			}
			continue
		}
		t := &table{sheet: sheet, header: i + 1}
		for _, above := range rows[:i] {
			t.title = append(t.title, strings.Join(above, " "))
		}
		t.read(rows[i:], columns, at)
		return t, nil
	}
	return nil, missing
}

// headerOf maps column keys to positions, if the row names all required columns.
func headerOf(cells []string, columns []column) (at map[string]int, lack []string) {
	at = map[string]int{}
	for i, cell := range cells {
		name := label(cell)
		for _, c := range columns {
			if _, have := at[c.key]; !have && slices.Contains(c.names, name) {
				at[c.key] = i
				break
			}
		}
	}
	for _, c := range columns {
		if _, have := at[c.key]; c.required && !have {
			lack = append(lack, c.names[0])
		}
	}
	return at, lack
}

// label is a column's name as it is compared: without spaces, line breaks and what stands in brackets after it about
// the unit.
func label(cell string) string {
	s := squeeze(cell)
	for _, unit := range []string{"(元)", "(元/月)", "(人)", "*"} {
		s = strings.TrimSuffix(s, unit)
	}
	return s
}

// read takes the lines under the header; headers repeated on later pages may order the columns anew.
func (t *table) read(rows [][]string, columns []column, at map[string]int) {
	for i, cells := range rows {
		t.width = max(t.width, len(cells))
		if again, lack := headerOf(cells, columns); len(lack) == 0 {
			at = again
			continue
		}
		l := line{sheet: t.sheet, row: t.header + i, cells: map[string]string{}}
		for key, col := range at {
			if col < len(cells) && strings.TrimSpace(cells[col]) != "" {
				l.cells[key] = cells[col]
			}
		}
		if !aside(cells) && len(l.cells) > 0 {
			t.lines = append(t.lines, l)
		}
	}
}

var totals = []string{"合计", "总计", "小计", "共计", "本页合计", "本页小计", "累计"}

var notes = []string{"制表", "填表", "填报", "审核", "复核", "负责人", "经办", "备注", "说明", "注"}

// aside tells a row of totals or remarks by its first text.
func aside(cells []string) bool {
	for _, c := range cells {
		s := squeeze(c)
		if s == "" {
			continue
		}
		total := func(t string) bool { return s == t || strings.HasPrefix(s, t+":") || strings.HasPrefix(s, t+"(") }
		note := func(t string) bool { return strings.HasPrefix(s, t) && strings.Contains(s, ":") }
		return slices.ContainsFunc(totals, total) || slices.ContainsFunc(notes, note)
	}
	return false
}
