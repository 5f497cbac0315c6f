package importer

import (
	"bytes"
	"context"
	"strings"

	"github.com/xuri/excelize/v2"

	"minzheng/internal/access"
)

// reasonColumn heads the last column of the rows that come back.
const reasonColumn = "退回原因"

// keepRefused stores the refused rows as a workbook of their own; "" if nothing is refused.
func (s *Service) keepRefused(ctx context.Context, actor *access.Actor, m *Import, content []byte) error {
	m.RefusedFileID = ""
	if len(m.Refused) == 0 {
		return nil
	}
	b, err := s.refusedBook(content, m)
	if err != nil {
		return err
	}
	info, err := s.Blobs.Put(ctx, actor, strings.TrimSuffix(m.FileName, ".xlsx")+"-退回.xlsx", bytes.NewReader(b))
	if err != nil {
		return err
	}
	m.RefusedFileID = info.ID
	return nil
}

// refusedBook copies titles, header and the rows of refused units in their layout, with the reason at the row at
// fault. Corrected, it can be taken in as it is.
func (s *Service) refusedBook(content []byte, m *Import) ([]byte, error) {
	in, err := openBook(content)
	if err != nil {
		return nil, err
	}
	defer func() { _ = in.Close() }() // reading only
	form, err := s.layoutOf(m.Kind)
	if err != nil {
		return nil, err
	}
	tabs, err := tables(in, form.columns)
	if err != nil {
		return nil, err
	}
	out := excelize.NewFile()
	defer func() { _ = out.Close() }() // in memory
	first := true
	for i := range tabs {
		c := &copier{in: in, out: out, table: &tabs[i], moved: map[int]int{}}
		if !c.plan(m, form.group) {
			continue
		}
		if first {
			err = out.SetSheetName("Sheet1", c.table.sheet)
		} else {
			_, err = out.NewSheet(c.table.sheet)
		}
		if err != nil {
			return nil, err
		}
		first = false
		if err := c.copy(); err != nil {
			return nil, err
		}
	}
	var b bytes.Buffer
	if err := out.Write(&b); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// copier copies some rows of one sheet.
type copier struct {
	in, out *excelize.File
	table   *table
	rows    []int       // of the original, in order
	moved   map[int]int // original row: new row
	reason  map[int]string
	end     int // rows of the new sheet
}

// plan chooses the rows; false if the sheet has nothing refused.
func (c *copier) plan(m *Import, group func([]line) [][]line) bool {
	c.reason = map[int]string{}
	for row := 1; row <= c.table.header; row++ {
		c.keep(row)
	}
	any := false
	for _, lines := range group(c.table.lines) {
		if !m.refusesAt(c.table.sheet, lines) {
			continue
		}
		any = true
		for _, l := range lines {
			c.keep(l.row)
			for _, r := range m.Refused {
				if r.Sheet == l.sheet && r.Row == l.row {
					c.reason[l.row] = r.Message.ZH
				}
			}
		}
	}
	return any
}

func (c *copier) keep(row int) {
	c.rows = append(c.rows, row)
	c.end++
	c.moved[row] = c.end
}

func (c *copier) copy() error {
	sheet := c.table.sheet
	rows, err := readRows(c.in, sheet)
	if err != nil {
		return err
	}
	width := c.table.width
	c.reason[c.table.header] = reasonColumn
	for _, row := range c.rows {
		cells := rows[row-1]
		for i, text := range cells {
			if text == "" {
				continue
			}
			if err := c.set(i+1, c.moved[row], text); err != nil {
				return err
			}
		}
		if why := c.reason[row]; why != "" {
			if err := c.set(width+1, c.moved[row], why); err != nil {
				return err
			}
		}
	}
	for i := 1; i <= width; i++ {
		name, err := excelize.ColumnNumberToName(i)
		if err != nil {
			return err
		}
		w, err := c.in.GetColWidth(sheet, name)
		if err != nil {
			return err
		}
		if err := c.out.SetColWidth(sheet, name, name, w); err != nil {
			return err
		}
	}
	last, err := excelize.ColumnNumberToName(width + 1)
	if err != nil {
		return err
	}
	if err := c.out.SetColWidth(sheet, last, last, 60); err != nil {
		return err
	}
	return c.merge()
}

// set writes text as text: identity numbers must not become numbers, nor names formulas.
func (c *copier) set(col, row int, text string) error {
	cell, err := excelize.CoordinatesToCellName(col, row)
	if err != nil {
		return err
	}
	return c.out.SetCellStr(c.table.sheet, cell, text)
}

// merge merges what was merged, where all of its rows came along.
func (c *copier) merge() error {
	sheet := c.table.sheet
	merged, err := c.in.GetMergeCells(sheet)
	if err != nil {
		return err
	}
	for _, m := range merged {
		fromCol, fromRow, err := excelize.CellNameToCoordinates(m.GetStartAxis())
		if err != nil {
			return err
		}
		toCol, toRow, err := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err != nil {
			return err
		}
		from, ok := c.moved[fromRow]
		to, also := c.moved[toRow]
		if !ok || !also || to-from != toRow-fromRow {
			continue
		}
		start, err := excelize.CoordinatesToCellName(fromCol, from)
		if err != nil {
			return err
		}
		end, err := excelize.CoordinatesToCellName(toCol, to)
		if err != nil {
			return err
		}
		if err := c.out.MergeCell(sheet, start, end); err != nil {
			return err
		}
	}
	return nil
}
