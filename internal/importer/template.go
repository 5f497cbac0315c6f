package importer

import (
	"bytes"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"minzheng/internal/catalog"
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
		rows = append(rows, []any{c.names[0], must, s.explain(kind, c.key)})
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

// explain says what a column may hold.
func (s *Service) explain(kind, key string) string {
	kinds, err := s.registers(kind)
	if err != nil {
		return ""
	}
	switch key {
	case kindColumn:
		var names []string
		for _, k := range kinds {
			names = append(names, k.Short.ZH+"（"+k.Name.ZH+"）")
		}
		return strings.Join(names, "、")
	case regionColumn:
		return "乡镇（街道）和村（社区）名称，或12位区划代码；不填为本级"
	case statusColumn:
		return strings.Join(standing, "、")
	case aboveColumn:
		return "单位全称；没有的填“无”"
	}
	for _, k := range kinds {
		i := slices.IndexFunc(takenOver(k), func(f catalog.Field) bool { return f.Key == key })
		if i < 0 {
			continue
		}
		f := takenOver(k)[i]
		var labels []string
		for _, o := range s.Catalog.FieldOptions(&f) {
			labels = append(labels, o.Label.ZH)
		}
		switch {
		case len(labels) > 0:
			return strings.Join(labels, "、")
		case f.Type == catalog.TypeDate:
			return "日期，如2020-07-01"
		case f.Type == catalog.TypeBoolean:
			return "是、否"
		case f.Type == catalog.TypeMoney:
			return "金额（元）；以万元计的，列名写“" + label(f.Label.ZH) + "(万元)”"
		}
		return strings.TrimSpace(f.Unit + " " + f.Help.ZH)
	}
	return ""
}
