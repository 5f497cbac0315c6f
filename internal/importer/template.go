package importer

import (
	"bytes"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Template is an empty workbook of a kind: a header that Check reads, and a second sheet that says what each column may
// hold. Error: INVALID KIND.
func (s *Service) Template(kind string) ([]byte, error) {
	form, err := s.layoutOf(kind)
	if err != nil {
		return nil, err
	}
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // in memory
	if err := f.SetSheetName("Sheet1", "数据"); err != nil {
		return nil, err
	}
	if _, err := f.NewSheet(explainSheet); err != nil {
		return nil, err
	}
	var header []any
	rows := [][]any{{"列", "是否必填", "填写说明"}}
	for _, c := range form.columns {
		if strings.HasSuffix(c.key, tenThousand) {
			continue
		}
		header = append(header, c.names[0])
		must := ""
		if c.required {
			must = "必填"
		}
		rows = append(rows, []any{c.names[0], must, c.help})
	}
	if err := f.SetSheetRow("数据", "A1", &header); err != nil {
		return nil, err
	}
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			return nil, err
		}
		if err := f.SetSheetRow(explainSheet, cell, &row); err != nil {
			return nil, err
		}
	}
	if err := f.SetColWidth(explainSheet, "A", "C", 30); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}
