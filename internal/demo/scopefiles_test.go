package demo_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"minzheng/internal/access"
	"minzheng/internal/blob"
	"minzheng/internal/demo"
	"minzheng/internal/export"
	"minzheng/internal/fault"
	"minzheng/internal/region"
)

// exported are the columns of each dataset that tell its records apart best and are text in every kind of file.
var exported = map[string][]string{
	"cases": {"number", "applicant"}, "entitlements": {"caseNumber"}, "payments": {"caseNumber"}, "people": {"name", "idNumber"}, "households": {"number", "head"}, "batches": {"number"},
}

// askExports writes the files of random questions and compares their rows with the brute-force filter's.
func (o *oracle) askExports(t *testing.T) {
	ctx := t.Context()
	for range 4 {
		for _, a := range actors(o.rand) {
			q, match := o.question()
			q.Columns = exported[q.Dataset]
			if q.Dataset == "cases" && !a.May(access.CaseRead) {
				q.Columns = q.Columns[:1] // names are shortened for those who may not read cases
			}
			for _, format := range []export.Format{export.CSV, export.XLSX} {
				r := export.Request{Query: q, Format: format, Lang: "zh"}
				if q.Dataset == "people" && a.May(access.ExportIDs) && a.May(access.PersonRead) {
					r.WithIDs, r.Reason = true, "与公安比对"
				}
				var file bytes.Buffer
				err := o.export.Write(ctx, a, &file, r)
				do := askable[q.Dataset].do
				if !a.May(access.ExportRun) || !a.May(do) {
					if !shut(err) || file.Len() > 0 {
						t.Fatalf("%s of %s by %+v: %d bytes, %v", format, q.Dataset, a, file.Len(), err)
					}
					continue
				}
				if err != nil {
					t.Fatalf("%s of %s by %+v: %v", format, q.Dataset, a, err)
				}
				var want []string
				for _, x := range o.reached(a, do, q.Dataset, match) {
					want = append(want, o.written(t, x, &r))
				}
				if len(want) > 0 {
					o.answers++
				}
				slices.Sort(want)
				if d := cmp.Diff(want, rowsOf(t, format, file.Bytes())); d != "" {
					t.Fatalf("%s of %s by %s of %s %v where %v: %s", format, q.Dataset, a.Role, a.Region, a.Sections, q.Where, d)
				}
			}
		}
	}
}

// written is a record as a row of the file.
func (o *oracle) written(t *testing.T, x record, r *export.Request) string {
	t.Helper()
	var cells []string
	for _, c := range r.Query.Columns {
		v := x.values[c]
		if p := o.persons[x.id]; c == "idNumber" && r.WithIDs && p.IDCipher != "" {
			var err error
			if v, err = o.People.OpenIDNumber(p); err != nil {
				t.Fatal(err)
			}
		}
		cells = append(cells, v)
	}
	return strings.TrimRight(strings.Join(cells, "|"), "|")
}

// rowsOf reads a file back, sorted and without its header.
func rowsOf(t *testing.T, format export.Format, file []byte) []string {
	t.Helper()
	var rows [][]string
	var err error
	if format == export.CSV {
		rows, err = csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte("\ufeff")))).ReadAll()
	} else {
		var book *excelize.File
		if book, err = excelize.OpenReader(bytes.NewReader(file)); err != nil {
			t.Fatal(err)
		}
		defer func() { _ = book.Close() }()
		rows, err = book.GetRows(book.GetSheetName(0))
	}
	if err != nil || len(rows) == 0 {
		t.Fatalf("%s of %d bytes: %v", format, len(file), err)
	}
	var out []string
	for _, r := range rows[1:] {
		out = append(out, strings.TrimRight(strings.Join(r, "|"), "|"))
	}
	slices.Sort(out)
	return out
}

// upload is a file with who put it there.
type upload struct {
	id       string
	by       string
	at       region.Place
	section  string // of the case, or of the import, that has it
	purpose  blob.Purpose
	contents []byte
}

// mayOpen is the rule in plain words: what one uploaded oneself where one still is, until a case has it; pictures and
// papers of cases that one reads; bank files, if one approves payments; the raw data of others only when it waits for the
// caller to confirm what it takes in.
func mayOpen(a *access.Actor, f upload) bool {
	switch {
	case f.section != "" && f.purpose == blob.Attachment:
		return mayReach(a, access.CaseRead, record{at: f.at, section: f.section})
	case a.StaffID == f.by && region.PlaceOf(a.Region) == f.at:
		return true
	case f.section != "":
		return mayReach(a, access.CaseConfirm, record{at: f.at, section: f.section})
	case f.purpose == blob.Bank:
		return a.May(access.PayrollApprove)
	}
	return false
}

// askFiles opens files of every purpose as everybody.
func (o *oracle) askFiles(t *testing.T) {
	ctx := t.Context()
	var files []upload
	for i := range 2 {
		for _, a := range actors(o.rand) {
			for name, contents := range map[string][]byte{"a.pdf": fmt.Appendf(nil, "%%PDF-1.4\n%d\n%%%%EOF\n", i), "a.csv": fmt.Appendf(nil, "姓名,金额\r\n柳一,%d\r\n", i)} {
				f, err := o.Files.Put(ctx, a, name, bytes.NewReader(contents))
				if !a.May(access.FileWrite) {
					if !shut(err) {
						t.Fatalf("upload by %+v: %v", a, err)
					}
					continue
				}
				if err != nil {
					t.Fatal(err)
				}
				purpose := blob.Attachment
				if name == "a.csv" {
					purpose = blob.Data
				}
				u := upload{f.ID, a.StaffID, region.PlaceOf(a.Region), "", purpose, contents}
				if purpose == blob.Attachment && i == 0 {
					u.at, u.section = o.sample("cases").at, []string{access.SectionSA, access.SectionWelfare}[o.rand.IntN(2)]
					if err := o.Files.Attach(ctx, a, access.CaseRead, "case_"+f.ID, u.at, u.section, []string{f.ID}); err != nil {
						t.Fatal(err)
					}
				}
				if purpose == blob.Data && i == 0 {
					u.section = access.SectionSA
					if err := o.Files.Submit(ctx, a, f.ID, "import_"+f.ID, u.section); err != nil {
						t.Fatal(err)
					}
				}
				files = append(files, u)
			}
		}
	}
	bank := []byte("1,2,3\r\n")
	f, err := o.Files.PutBank(ctx, access.System(demo.City, "test"), "bank.csv", bank)
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, upload{f.ID, "system", region.PlaceOf(demo.City), "", blob.Bank, bank})
	for range 2 {
		for _, a := range actors(o.rand) {
			for _, f := range files {
				o.openFile(t, a, f)
			}
		}
	}
}

func (o *oracle) openFile(t *testing.T, a *access.Actor, f upload) {
	t.Helper()
	_, r, err := o.Files.Open(t.Context(), a, f.id)
	if a == nil {
		if !fault.Is(err, fault.CodeUnauthenticated) {
			t.Fatalf("nobody opens %+v: %v", f, err)
		}
		return
	}
	if !mayOpen(a, f) {
		if !fault.Is(err, fault.CodeNotFound) {
			t.Fatalf("%s of %s %v opens the %s of %s: %v, want NOT_FOUND", a.Role, a.Region, a.Sections, f.purpose, f.by, err)
		}
		return
	}
	o.answers++
	if err != nil {
		t.Fatalf("%s of %s %v opens the %s of %s: %v", a.Role, a.Region, a.Sections, f.purpose, f.by, err)
	}
	if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, f.contents) {
		t.Fatalf("%s reads %q, %v", f.id, got, err)
	}
}
