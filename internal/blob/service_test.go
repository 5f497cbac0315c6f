package blob_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/blob"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/region"
	"minzheng/internal/testkit"
)

func pdf(n int) []byte {
	return []byte("%PDF-1.4\n" + strings.Repeat("柳", n) + "\n%%EOF\n")
}

func open(t *testing.T) (*testkit.Fixture, *blob.Service) {
	t.Helper()
	town := testkit.Town(t, testkit.Store(t))
	s, err := blob.Open(t.Context(), blob.Deps{Store: town.Store, Audit: town.Audit, IDs: town.IDs})
	if err != nil {
		t.Fatal(err)
	}
	return town, s
}

func TestPutAndOpen(t *testing.T) {
	t.Parallel()
	town, s := open(t)
	content := pdf(300_000) // four chunks
	f, err := s.Put(t.Context(), town.Actor("village_a"), "户口簿.pdf", bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	if f.ContentType != blob.TypePDF || f.Size != int64(len(content)) || f.Purpose != blob.Attachment || f.Village != testkit.VillageA || len(f.SHA256) != 64 {
		t.Errorf("%+v", f)
	}
	again, err := s.Put(t.Context(), town.Actor("village_a"), "户口簿.pdf", bytes.NewReader(content))
	if err != nil || again.ID == f.ID || again.SHA256 != f.SHA256 { // for another case, perhaps at the same time
		t.Errorf("the same upload again: %v %v", again, err)
	}
	other, err := s.Put(t.Context(), town.Actor("village_c"), "别名.pdf", bytes.NewReader(content))
	if err != nil || other.ID == f.ID || other.SHA256 != f.SHA256 {
		t.Errorf("the same content of another person: %v %v", other, err)
	}
	if _, _, err := s.Open(t.Context(), town.Actor("township_1"), f.ID); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("open to others before a case has it: %v", err)
	}
	attach(t, s, town.Actor("village_a"), "case_1", testkit.VillageA, f.ID)
	got, r, err := s.Open(t.Context(), town.Actor("township_1"), f.ID)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(r); err != nil || !bytes.Equal(b, content) || got.Name != "户口簿.pdf" {
		t.Errorf("read %d bytes, %v", len(b), err)
	}
	problems := 0
	if err := s.Check(t.Context(), func(string, error) { problems++ }); err != nil || problems > 0 {
		t.Errorf("check: %d problems, %v", problems, err)
	}
	if _, err := town.Audit.Verify(t.Context()); err != nil {
		t.Error(err)
	}
}

// TestWhoOpensWhat is the table of purposes × staff.
func TestWhoOpensWhat(t *testing.T) {
	t.Parallel()
	town, s := open(t)
	put := func(who, name string, b []byte) string {
		f, err := s.Put(t.Context(), town.Actor(who), name, bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		return f.ID
	}
	bank, err := s.PutBank(t.Context(), town.Actor("city_finance"), "DIBAO-202506-01.csv", []byte("a,b\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{
		"loose photo": put("village_a", "x.pdf", pdf(9)), "village photo": put("village_a", "a.pdf", pdf(1)),
		"city photo": put("city_officer", "b.pdf", pdf(2)), "roster": put("township_1", "c.csv", []byte("姓名,金额\r\n")), "bank": bank.ID,
	}
	attach(t, s, town.Actor("village_a"), "case_1", testkit.VillageA, ids["village photo"])
	attach(t, s, town.Actor("city_officer"), "case_1", testkit.VillageA, ids["city photo"])
	readers := []string{"village_a", "township_1", "township_1b", "township_head_1", "city_officer", "city_confirmer", "auditor"}
	may := map[string][]string{
		"loose photo":   {"village_a"},
		"village photo": readers,
		"city photo":    readers,
		"roster":        {"township_1"},
		"bank":          {"city_finance"},
	}
	for what, id := range ids {
		for _, who := range town.ActorNames() {
			want := false
			for _, w := range may[what] {
				want = want || w == who
			}
			_, _, err := s.Open(t.Context(), town.Actor(who), id)
			if want && err != nil || !want && !fault.Is(err, fault.CodeNotFound) {
				t.Errorf("%s opens %s: %v, want %t", who, what, err, want)
			}
		}
		if _, _, err := s.Open(t.Context(), nil, id); !fault.Is(err, fault.CodeUnauthenticated) {
			t.Errorf("nobody opens %s: %v", what, err)
		}
	}
	for name, x := range map[string]struct{ id, caseID string }{
		"data": {ids["roster"], "case_1"}, "a bank file": {ids["bank"], "case_1"}, "nothing": {"file_none", "case_1"},
		"another's loose upload": {ids["loose photo"], "case_1"}, "another case's paper": {ids["village photo"], "case_2"},
	} {
		if err := s.Attach(t.Context(), town.Actor("township_1"), access.CaseRead, x.caseID, region.PlaceOf(testkit.VillageA), access.SectionSA, []string{x.id}); !fault.Is(err, fault.CodeInvalid) {
			t.Errorf("%s as an attachment: %v", name, err)
		}
	}
	moved := *town.Actor("township_1")
	moved.Region = testkit.Township2
	if _, _, err := s.Open(t.Context(), &moved, ids["roster"]); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("the roster of the township somebody left: %v", err)
	}
	attach(t, s, town.Actor("township_1"), "case_1", testkit.VillageB, ids["village photo"]) // the case moved
	if _, _, err := s.Open(t.Context(), town.Actor("village_a"), ids["village photo"]); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("its uploader opens a paper of a case that moved away: %v", err)
	}
}

func attach(t *testing.T, s *blob.Service, actor *access.Actor, caseID string, village region.Code, ids ...string) {
	t.Helper()
	if err := s.Attach(t.Context(), actor, access.CaseRead, caseID, region.PlaceOf(village), access.SectionSA, ids); err != nil {
		t.Fatal(err)
	}
}

func TestRefusals(t *testing.T) {
	t.Parallel()
	town, s := open(t)
	to := town.Actor("township_1")
	for _, c := range []struct {
		who  *access.Actor
		in   io.Reader
		code fault.Code
	}{
		{to, strings.NewReader(""), fault.CodeInvalid},
		{to, strings.NewReader("<svg onload=1>"), fault.CodeInvalid},
		{to, io.MultiReader(bytes.NewReader([]byte("%PDF-")), bytes.NewReader(make([]byte, blob.MaxSize))), fault.CodeTooLarge},
		{town.Actor("analyst"), bytes.NewReader(pdf(1)), fault.CodeForbidden},
		{town.Actor("admin"), bytes.NewReader(pdf(1)), fault.CodeForbidden},
		{nil, bytes.NewReader(pdf(1)), fault.CodeUnauthenticated},
	} {
		if _, err := s.Put(t.Context(), c.who, "x.pdf", c.in); !fault.Is(err, c.code) {
			t.Errorf("got %v, want %s", err, c.code)
		}
	}
	if _, err := s.PutBank(t.Context(), town.Actor("city_officer"), "x.csv", []byte("a,b")); !fault.Is(err, fault.CodeForbidden) {
		t.Errorf("a bank file of who may not approve: %v", err)
	}
}

func TestPutJoinsATransaction(t *testing.T) {
	t.Parallel()
	town, s := open(t)
	boom := errors.New("boom")
	var id string
	err := town.Store.Tx(t.Context(), func(ctx context.Context) error {
		f, err := s.PutBank(ctx, town.Actor("city_finance"), "x.csv", []byte("a,b"))
		if err != nil {
			return err
		}
		id = f.ID
		return boom
	})
	if !errors.Is(err, boom) {
		t.Fatal(err)
	}
	if _, err := s.Info(t.Context(), town.Actor("city_finance"), id); !fault.Is(err, fault.CodeNotFound) {
		t.Errorf("the file outlived its transaction: %v", err)
	}
}

func TestDamageIsFound(t *testing.T) {
	t.Parallel()
	town, s := open(t)
	f, err := s.Put(t.Context(), town.Actor("village_a"), "a.pdf", bytes.NewReader(pdf(3)))
	if err != nil {
		t.Fatal(err)
	}
	chunks, err := docstore.Open(t.Context(), town.Store, blob.ChunkSpec)
	if err != nil {
		t.Fatal(err)
	}
	c, err := chunks.Get(t.Context(), f.SHA256+"_000")
	if err != nil {
		t.Fatal(err)
	}
	c.Data[10] ^= 1
	if err := chunks.Replace(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	if _, _, err := s.Open(t.Context(), town.Actor("village_a"), f.ID); err == nil {
		t.Error("changed bytes were served")
	}
	var found []string
	if err := s.Check(t.Context(), func(id string, _ error) { found = append(found, id) }); err != nil || len(found) != 1 || found[0] != f.ID {
		t.Errorf("check found %v, %v", found, err)
	}
}
