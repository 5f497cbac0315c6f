package importer

import (
	"context"
	"errors"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/benefit"
	"minzheng/internal/blob"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/ledger"
	"minzheng/internal/once"
	"minzheng/internal/payroll"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// Deps is what the service needs. All are required.
type Deps struct {
	Store    docstore.Store
	Regions  *region.Directory
	Catalog  *catalog.Catalog
	People   *people.Registry
	Cases    *casework.Service
	Benefit  *benefit.Service
	Registry *registry.Service
	Ledger   *ledger.Service
	Blobs    *blob.Service
	Audit    *audit.Log
	Once     *once.Keeper
	Workdays *calendar.Workdays
	Clock    calendar.Clock
	IDs      func() string
	// InPayroll reports whether a run has a line of the case; then its import cannot be undone. See InPayroll.
	InPayroll func(ctx context.Context, caseID string) (bool, error)
	// InLedger reports whether a ledger has a record about the entry; then its import cannot be undone. nil asks nobody.
	InLedger func(ctx context.Context, entryID string) (bool, error)
}

// InPayroll looks for lines of a case in the runs, void ones too: they name the case.
func InPayroll(p *payroll.Service) func(ctx context.Context, caseID string) (bool, error) {
	return func(ctx context.Context, caseID string) (bool, error) {
		return p.PaymentCollection().Exists(ctx, payroll.Payments.CaseID.Eq(caseID))
	}
}

// Service takes files in.
type Service struct {
	Deps
	imports *docstore.Collection[Import, *Import]
}

// Open prepares the collection.
func Open(ctx context.Context, d Deps) (*Service, error) {
	if d.Store == nil || d.Regions == nil || d.Catalog == nil || d.People == nil || d.Cases == nil || d.Benefit == nil || d.Registry == nil || d.Ledger == nil || d.Blobs == nil ||
		d.Audit == nil || d.Once == nil || d.Workdays == nil || d.Clock == nil || d.IDs == nil || d.InPayroll == nil {
		return nil, errors.New("importer: a dependency is missing")
	}
	imports, err := docstore.Open(ctx, d.Store, Imports.Spec)
	if err != nil {
		return nil, err
	}
	return &Service{Deps: d, imports: imports}, nil
}

func (s *Service) today() calendar.Date { return calendar.DateOf(s.Clock()) }

// robot looks through the whole register: a person counts once wherever they are.
func (s *Service) robot() *access.Actor { return access.System(s.Regions.City().Code, "importer") }

func noImport() *fault.Error { return fault.NotFound(fault.T("该导入", "import")) }

// Get returns an import in the actor's reach. Errors: UNAUTHENTICATED, FORBIDDEN, NOT_FOUND.
func (s *Service) Get(ctx context.Context, actor *access.Actor, id string) (*Import, error) {
	if err := actor.Need(access.ImportRun); err != nil {
		return nil, err
	}
	m, err := s.imports.Get(ctx, id)
	if errors.Is(err, docstore.ErrNotFound) {
		return nil, noImport().Wrap(err)
	}
	if err != nil {
		return nil, err
	}
	if actor.Can(access.ImportRun, m.Place, "") != nil {
		return nil, noImport()
	}
	return m, nil
}

// Page is one page of imports, the newest first.
type Page struct {
	Imports []*Import
	End     string
	More    bool
}

// List returns a page of the imports in the actor's reach; first is 1 to 100.
// Errors: UNAUTHENTICATED, FORBIDDEN, INVALID (/first, /after).
func (s *Service) List(ctx context.Context, actor *access.Actor, first int, after string) (Page, error) {
	where, err := access.Scope(actor, access.ImportRun, scope())
	if err != nil {
		return Page{}, err
	}
	p, err := access.Page(ctx, s.imports, docstore.Query[Import]{Where: where, Sort: []docstore.Order[Import]{Imports.CreatedAt.Desc()}, Limit: first, After: docstore.Cursor(after)})
	if err != nil {
		return Page{}, err
	}
	return Page{Imports: p.Items, End: string(p.End()), More: p.More}, nil
}

// Count counts what List pages through.
func (s *Service) Count(ctx context.Context, actor *access.Actor) (int64, error) {
	where, err := access.Scope(actor, access.ImportRun, scope())
	if err != nil {
		return 0, err
	}
	return s.imports.Count(ctx, where, 0)
}

// Check reads an uploaded file and stores the report of what would be taken, repaired and refused; with the rows that are
// refused as a workbook of their own. The file is read as the actor, so it must be their own upload.
// Errors: FORBIDDEN; NOT_FOUND for a file or township out of reach; INVALID KIND, NOT_XLSX, NO_HEADER, TOO_MANY_ROWS,
// NO_ROWS, TOWNSHIP, ROSTER_MONTH.
func (s *Service) Check(ctx context.Context, actor *access.Actor, requestID, kind, fileID string) (*Import, error) {
	if err := actor.Need(access.ImportRun); err != nil {
		return nil, err
	}
	if _, err := s.layoutOf(kind); err != nil {
		return nil, err
	}
	info, content, err := s.Blobs.Read(ctx, actor, fileID)
	if err != nil {
		return nil, err
	}
	f, err := s.parse(kind, content, actor.Region.Township(), actor)
	if err != nil {
		return nil, err
	}
	if err := actor.Can(access.ImportRun, f.place(), ""); err != nil {
		return nil, err
	}
	if err := f.allowed(actor); err != nil {
		return nil, err
	}
	if err := f.meet(ctx, s, actor); err != nil {
		return nil, err
	}
	section, err := s.section(kind)
	if err != nil {
		return nil, err
	}
	m := &Import{Place: f.place(), Kind: kind, FileName: info.Name, FileID: info.ID, State: Checked, ByID: actor.ID(), ByName: actor.Name, ByRole: string(actor.Role)}
	f.report(m)
	input := map[string]string{"kind": kind, "fileId": fileID}
	id, _, err := s.Once.Do(ctx, actor, requestID, "import.check", input, func(ctx context.Context) (string, error) {
		made := *m
		made.ID, made.At = "import_"+s.IDs(), s.Clock().UTC()
		if err := s.Blobs.Submit(ctx, actor, fileID, made.ID, section); err != nil {
			return "", err
		}
		if err := s.keepRefused(ctx, actor, &made, content); err != nil {
			return "", err
		}
		if err := s.imports.Insert(ctx, &made); err != nil {
			return "", err
		}
		return made.ID, s.log(ctx, actor, &made, "import.check", "", made.said("试导入：可导入", "Checked, can take"))
	})
	if err != nil {
		return nil, err
	}
	return s.Get(ctx, actor, id)
}

// log writes what was done with an import to the audit log.
func (s *Service) log(ctx context.Context, actor *access.Actor, m *Import, kind, reason string, summary fault.Text) error {
	return s.Audit.Append(ctx, actor, audit.Event{Kind: kind, RecordKind: "IMPORT", RecordID: m.ID, RecordLabel: m.ID, Summary: summary, Reason: reason})
}

// read reads the households of a workbook without looking at the register; own is the township of whoever uploaded it.
func (s *Service) read(content []byte, own region.Code) (*roster, error) {
	book, err := openBook(content)
	if err != nil {
		return nil, err
	}
	defer func() { _ = book.Close() }() // reading only
	tabs, err := tables(book, rosterColumns())
	if err != nil {
		return nil, err
	}
	var title []string
	rows := 0
	for _, t := range tabs {
		title = append(title, t.title...)
		rows += len(t.lines)
	}
	if rows == 0 {
		return nil, badFile("NO_ROWS", "表头下面没有数据", "There are no rows under the header")
	}
	township, err := s.township(strings.Join(title, "\n"), own)
	if err != nil {
		return nil, err
	}
	today := s.today()
	month := monthIn(strings.Join(title, "\n"))
	switch {
	case month == "":
		month = today.Month()
	case month > today.Month():
		return nil, badFile("ROSTER_MONTH", "标题写明的月份%[1]s还没有到", "The title names the month %[1]s, which has not come yet", string(month))
	}
	return readRoster(tabs, s.Regions, township, month, today), nil
}

// township is the one that the title names, else the uploader's own.
func (s *Service) township(title string, own region.Code) (region.Code, error) {
	title = squeeze(title)
	var named []region.Region
	for _, t := range s.Regions.Townships() {
		if strings.Contains(title, squeeze(t.Name)) {
			named = append(named, t)
		}
	}
	// 桥镇 is not named where only 大桥镇 is.
	named = slices.DeleteFunc(slices.Clone(named), func(t region.Region) bool {
		return slices.ContainsFunc(named, func(o region.Region) bool { return o.Code != t.Code && strings.Contains(o.Name, t.Name) })
	})
	switch {
	case len(named) == 1:
		return named[0].Code, nil
	case own != "" && (len(named) == 0 || slices.ContainsFunc(named, func(t region.Region) bool { return t.Code == own })):
		return own, nil
	}
	return "", badFile("TOWNSHIP", "看不出是哪个乡镇（街道）的花名册，请在标题行或填报单位中写明全称", "It is not clear whose roster this is: write the township's full name into the title or unit line")
}
