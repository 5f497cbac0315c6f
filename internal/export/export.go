package export

import (
	"context"
	"errors"
	"io"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/figures"
	"minzheng/internal/people"
)

// Format is the kind of file.
type Format string

// The closed set of formats.
const (
	XLSX Format = "xlsx"
	CSV  Format = "csv"
)

// Encoding is how a CSV file writes its characters; a workbook has none.
type Encoding string

// The closed set of encodings.
const (
	UTF8    Encoding = "utf-8"   // with a byte order mark, as Excel needs it; also when none is named
	GB18030 Encoding = "gb18030" // without a mark, as finance software of the bureaus reads it (GB 18030-2022)
)

// maxSheetRows is how many records fit on one sheet of XLSX under the header.
const maxSheetRows = 1_048_575

// Request asks for one file.
type Request struct {
	Query    figures.Query // its Columns are the file's; none: the default ones
	Format   Format
	Encoding Encoding // of CSV
	WithIDs  bool     // identity numbers in full; datasets of persons only
	Reason   string   // for WithIDs, 4 to 200 characters
	Lang     string   // of labels: zh… or en…
}

// ContentType is the media type of the file; "" for a format or encoding that there is not.
func (r *Request) ContentType() string {
	switch {
	case r.Format == XLSX && r.Encoding == "":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case r.Format == CSV && (r.Encoding == UTF8 || r.Encoding == ""):
		return "text/csv; charset=utf-8"
	case r.Format == CSV && r.Encoding == GB18030:
		return "text/csv; charset=gb18030"
	}
	return ""
}

// Deps is what the service needs. All are required.
type Deps struct {
	Figures *figures.Service
	People  *people.Registry
	Audit   *audit.Log
	Clock   calendar.Clock
}

// Service writes files.
type Service struct{ deps Deps }

// Open checks the dependencies.
func Open(d Deps) (*Service, error) {
	if d.Figures == nil || d.People == nil || d.Audit == nil || d.Clock == nil {
		return nil, errors.New("export: a dependency is missing")
	}
	return &Service{deps: d}, nil
}

// FileName suggests a name: the dataset and the local day.
func (s *Service) FileName(actor *access.Actor, r Request) string {
	return s.info(actor, r.Query.Dataset).Name.In(r.Lang) + "-" + string(calendar.DateOf(s.deps.Clock())) + "." + string(r.Format)
}

func (s *Service) info(actor *access.Actor, dataset string) figures.Info {
	for _, d := range s.deps.Figures.Datasets(actor) {
		if d.ID == dataset {
			return d
		}
	}
	return figures.Info{ID: dataset, Name: fault.T(dataset, dataset)}
}

// Write writes every matching record in the actor's reach. Whatever can be refused is refused before the first byte.
// Errors: UNAUTHENTICATED, FORBIDDEN by EXPORT_RUN, and EXPORT_IDS for identity numbers; INVALID FORMAT, ENCODING, REASON,
// NO_IDS or by the query; TOO_LARGE for more records than a sheet has rows.
func (s *Service) Write(ctx context.Context, actor *access.Actor, w io.Writer, r Request) error {
	if err := actor.Need(access.ExportRun); err != nil {
		return err
	}
	info := s.info(actor, r.Query.Dataset)
	if err := check(actor, info, &r); err != nil {
		return err
	}
	head, err := s.deps.Figures.Records(ctx, actor, r.Query, 1, "")
	if err != nil {
		return err
	}
	n, err := s.deps.Figures.RecordCount(ctx, actor, r.Query)
	if err != nil {
		return err
	}
	if r.Format == XLSX && n > maxSheetRows {
		return fault.TooLarge("EXPORT_ROWS", fault.T("共%[1]d行，超过一张工作表的上限，请缩小范围或选用CSV", "%[1]d rows do not fit on a sheet: narrow the query or choose CSV", n))
	}
	columns := head.Columns
	if r.WithIDs {
		if columns, err = withIDs(columns); err != nil {
			return err
		}
	}
	err = s.deps.Audit.Append(ctx, actor, audit.Event{Kind: "export", RecordKind: "DATASET", RecordID: info.ID, RecordLabel: info.ID, Reason: strings.TrimSpace(r.Reason), Summary: summary(info, &r, n)})
	if err != nil {
		return err
	}
	var out sink
	if r.Format == CSV {
		out, err = newCSV(w, r.Encoding)
	} else {
		out, err = newXLSX(w, info.Name.In(r.Lang))
	}
	if err != nil {
		return err
	}
	if err := s.stream(ctx, actor, out, &r, columns); err != nil {
		return errors.Join(err, out.drop())
	}
	return out.close()
}

func check(actor *access.Actor, info figures.Info, r *Request) error {
	switch {
	case r.Format != XLSX && r.Format != CSV:
		t := fault.T("文件格式须为xlsx或csv", "The format is xlsx or csv")
		return fault.Invalid("FORMAT", t, fault.Field{Path: "/format", Reason: "FORMAT", Text: t})
	case r.ContentType() == "":
		t := fault.T("CSV文件的编码须为utf-8或gb18030，xlsx文件不选编码", "CSV is in utf-8 or gb18030; xlsx has no encoding")
		return fault.Invalid("ENCODING", t, fault.Field{Path: "/encoding", Reason: "ENCODING", Text: t})
	}
	if !r.WithIDs {
		return nil
	}
	if err := actor.Need(access.ExportIDs); err != nil {
		return err
	}
	if info.Opens != "PERSON" {
		return noIDs()
	}
	return people.CheckReason(r.Reason)
}

func noIDs() *fault.Error {
	t := fault.T("只有人员名单（含身份证号列）可以导出完整身份证号码", "Only lists of persons with the column of identity numbers can be exported with them in full")
	return fault.Invalid("NO_IDS", t, fault.Field{Path: "/withIds", Reason: "NO_IDS", Text: t})
}

func summary(info figures.Info, r *Request, n int64) fault.Text {
	if r.WithIDs {
		return fault.T("导出“%[1]s”%[3]d条，含完整身份证号码", "Exported %[3]d records of %[2]q with identity numbers in full", info.Name.ZH, info.Name.EN, n)
	}
	return fault.T("导出“%[1]s”%[3]d条", "Exported %[3]d records of %[2]q", info.Name.ZH, info.Name.EN, n)
}

// idColumn is the column of persons that a full identity number takes the place of.
const idColumn = "idNumber"

func withIDs(columns []figures.Field) ([]figures.Field, error) {
	for _, c := range columns {
		if c.Name == idColumn {
			return columns, nil
		}
	}
	return nil, noIDs()
}

// atOnce is how many rows are held while their identity numbers are looked up.
const atOnce = 500

func (s *Service) stream(ctx context.Context, actor *access.Actor, out sink, r *Request, columns []figures.Field) error {
	header := make([]cell, len(columns))
	for i, c := range columns {
		header[i] = cell{text: c.Label.In(r.Lang)}
	}
	if err := out.row(header); err != nil {
		return err
	}
	var held []figures.Row
	flush := func() error {
		ids, err := s.identityNumbers(ctx, actor, held)
		if err != nil {
			return err
		}
		for i := range held {
			if err := out.row(cells(&held[i], columns, ids, r.Lang)); err != nil {
				return err
			}
		}
		held = held[:0]
		return nil
	}
	err := s.deps.Figures.Stream(ctx, actor, r.Query, func(_ []figures.Field, row figures.Row) error {
		if !r.WithIDs {
			return out.row(cells(&row, columns, nil, r.Lang))
		}
		if held = append(held, row); len(held) < atOnce {
			return nil
		}
		return flush()
	})
	if err != nil || len(held) == 0 {
		return err
	}
	return flush()
}

// identityNumbers opens the numbers of persons for whom the actor may; the others stay masked.
func (s *Service) identityNumbers(ctx context.Context, actor *access.Actor, rows []figures.Row) (map[string]string, error) {
	ids := make([]string, len(rows))
	for i := range rows {
		ids[i] = rows[i].ID
	}
	persons, err := s.deps.People.PersonsByIDs(ctx, actor, ids)
	if err != nil {
		return nil, err
	}
	out := map[string]string{}
	for id, p := range persons {
		if actor.Can(access.ExportIDs, p.Place, "") != nil || p.IDCipher == "" {
			continue
		}
		if out[id], err = s.deps.People.OpenIDNumber(p); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func cells(row *figures.Row, columns []figures.Field, ids map[string]string, lang string) []cell {
	out := make([]cell, len(columns))
	for i := range columns {
		c := &columns[i]
		text := row.Cells[i]
		switch {
		case c.Name == idColumn && ids[row.ID] != "":
			out[i].text = ids[row.ID]
		case i < len(row.Labels) && !row.Labels[i].IsZero():
			out[i].text = row.Labels[i].In(lang)
		case c.Kind == figures.Boolean && text != "":
			out[i].text = yesNo(text == "true").In(lang)
		default:
			out[i] = cell{text: text, kind: c.Kind}
		}
	}
	return out
}

func yesNo(yes bool) fault.Text {
	if yes {
		return fault.T("是", "Yes")
	}
	return fault.T("否", "No")
}
