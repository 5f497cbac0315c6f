package identity_test

import (
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"minzheng/internal/calendar"
	"minzheng/internal/identity"
)

const today = calendar.Date("2025-06-30")

// reason is the machine reason of an error, "" for none.
func reason(t *testing.T, err error) string {
	t.Helper()
	if err == nil {
		return ""
	}
	var e *identity.Error
	if !errors.As(err, &e) {
		t.Fatalf("%v is not an *identity.Error", err)
	}
	if zh, en := e.Text(); zh == "" || en == "" {
		t.Errorf("%s lacks a text", e.Reason)
	}
	return e.Reason
}

func TestParseResidentID(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, reason, want string }{
		{"11010519491231002X", "", "11010519491231002X"},
		{"440524188001010014", "", "440524188001010014"},
		{" 110105 19491231 002x ", "", "11010519491231002X"},
		{"１１０１０５１９４９１２３１００２Ｘ", "", "11010519491231002X"},
		{"110105491231002", "", "11010519491231002X"}, // first generation
		{"", identity.IDMissing, ""},
		{"　 ", identity.IDMissing, ""},
		{"1101051949123100", identity.IDLength, ""},
		{"11010519491231002XX", identity.IDLength, ""},
		{"11010519491231002A", identity.IDCharacters, ""},
		{"1101051949X231002X", identity.IDCharacters, ""},
		{"11010549123100X", identity.IDCharacters, ""}, // 15 digits have no X
		{"身份证号码身份证号码身份证号码身份证", identity.IDCharacters, ""},
		{"110105194902310026", identity.IDBirthDate, ""}, // 31 February
		{"110105194913310021", identity.IDBirthDate, ""},
		{"11010517991231002X", identity.IDBirthDate, ""},
		{"11010520250701002X", identity.IDBirthDate, ""}, // tomorrow
		{"110105490231002", identity.IDBirthDate, ""},
		{"110105194912310021", identity.IDCheckDigit, ""},
		{"440524188001010015", identity.IDCheckDigit, ""},
	} {
		id, err := identity.ParseResidentID(c.in, today)
		if got := reason(t, err); got != c.reason || id.String() != c.want {
			t.Errorf("ParseResidentID(%q) = %q, %q; want %q, %q", c.in, id, got, c.want, c.reason)
		}
		if err != nil && len(c.in) > 4 && strings.Contains(err.Error(), c.in) {
			t.Errorf("the error quotes the number: %v", err)
		}
	}
}

func TestResidentIDParts(t *testing.T) {
	t.Parallel()
	id, err := identity.ParseResidentID("11010519491231002X", today)
	if err != nil {
		t.Fatal(err)
	}
	if id.Region6() != "110105" || id.Birth() != "1949-12-31" || id.Sex() != "F" || id.IsZero() {
		t.Errorf("%s %s %s", id.Region6(), id.Birth(), id.Sex())
	}
	man, err := identity.ParseResidentID("440524188001010014", today)
	if err != nil || man.Sex() != "M" {
		t.Errorf("%s, %v", man.Sex(), err)
	}
	var none identity.ResidentID
	if none.Region6() != "" || none.Birth() != "" || none.Sex() != "" || none.String() != "" || !none.IsZero() {
		t.Error("none has parts")
	}
	var log strings.Builder
	slog.New(slog.NewTextHandler(&log, nil)).Info("read", "id", id)
	if strings.Contains(log.String(), id.String()) || !strings.Contains(log.String(), "1101**********002X") {
		t.Errorf("logged as %s", log.String())
	}
	// Born today is allowed, in the last hour before midnight as well: a day, not an instant.
	body := "33998120250630001"
	if _, err := identity.ParseResidentID(body+identity.ResidentCheck(body), today); err != nil {
		t.Error(err)
	}
}

// A check digit must catch every wrong digit and every swap of two different neighbours.
func TestResidentIDCatchesTypingErrors(t *testing.T) {
	t.Parallel()
	for serial := range 200 {
		body := fmt.Sprintf("339981%d0%d1%d%03d", 1930+serial%90, 1+serial%9, serial%10, serial)
		valid := body + identity.ResidentCheck(body)
		if _, err := identity.ParseResidentID(valid, today); err != nil {
			t.Fatalf("%s: %v", valid, err)
		}
		for i := range 17 {
			for d := byte('0'); d <= '9'; d++ {
				wrong := []byte(valid)
				if wrong[i] = d; string(wrong) == valid {
					continue
				}
				if _, err := identity.ParseResidentID(string(wrong), today); err == nil {
					t.Fatalf("%s was taken for %s", wrong, valid)
				}
			}
			if i < 16 && valid[i] != valid[i+1] {
				swapped := []byte(valid)
				swapped[i], swapped[i+1] = swapped[i+1], swapped[i]
				if _, err := identity.ParseResidentID(string(swapped), today); err == nil {
					t.Fatalf("%s was taken for %s", swapped, valid)
				}
			}
		}
	}
}

func FuzzParseResidentID(f *testing.F) {
	for _, s := range []string{"11010519491231002X", "440524188001010014", "110105491231002", "１１0 x", "\xff\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		id, err := identity.ParseResidentID(s, today)
		if err != nil {
			if !id.IsZero() {
				t.Errorf("%q: a number together with an error", s)
			}
			return
		}
		if again, err := identity.ParseResidentID(id.String(), today); err != nil || again != id {
			t.Errorf("%q: %s does not parse again: %v", s, id, err)
		}
	})
}

func TestNormalize(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in, want string
		repairs  []string
	}{
		{"11010519491231002X", "11010519491231002X", nil},
		{"11010519491231002x", "11010519491231002X", []string{"lower_case_x"}},
		{"1101 0519", "11010519", []string{"spaces_in_id"}},
		{"\ufeff１１０１\u3000ｘ\u200b", "1101X", []string{"full_width_digits", "spaces_in_id", "lower_case_x"}},
		{"浙军B１23456", "浙军B123456", []string{"full_width_digits"}},
		{"", "", nil},
	} {
		got, repairs := identity.Normalize(c.in)
		if got != c.want || !slices.Equal(repairs, c.repairs) {
			t.Errorf("Normalize(%q) = %q, %v; want %q, %v", c.in, got, repairs, c.want, c.repairs)
		}
	}
}

func TestParseCreditCode(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ in, reason, want string }{
		{"91350100M000100Y43", "", "91350100M000100Y43"},
		{"11320000MB151840XJ", "", "11320000MB151840XJ"},
		{" 91350100m000100y43", "", "91350100M000100Y43"},
		{"91350100M000100Y4Z", identity.CreditCharacters, ""}, // Z is not used
		{"91350100M000100Y44", identity.CreditCheckCharacter, ""},
		{"91350100M000100Y4I", identity.CreditCharacters, ""},
		{"9135010AM000100Y43", identity.CreditCharacters, ""},
		{"91350100M000100Y4", identity.CreditLength, ""},
		{"", identity.CreditMissing, ""},
		{"91350100M000100Y53", identity.CreditCheckCharacter, ""},
	} {
		code, err := identity.ParseCreditCode(c.in)
		if got := reason(t, err); got != c.reason || code.String() != c.want {
			t.Errorf("ParseCreditCode(%q) = %q, %q; want %q, %q", c.in, code, got, c.want, c.reason)
		}
	}
	// The outer check is right, the organisation code within is not.
	body := "51339981M000100Y5"
	if _, err := identity.ParseCreditCode(body + identity.CreditCheck(body)); reason(t, err) != identity.CreditOrgCode {
		t.Errorf("organisation code: %v", err)
	}
}

func TestCreditCodeParts(t *testing.T) {
	t.Parallel()
	for prefix, class := range map[string]string{
		"51": "SOCIAL_GROUP", "52": "PRIVATE_NONENT", "53": "FOUNDATION", "54": "VILLAGE_BODY",
		"59": "CIVIL_OTHER", "11": "ORGAN", "12": "INSTITUTION", "91": "ENTERPRISE", "93": "OTHER",
	} {
		org := "MJ100001"
		body := prefix + "339981" + org + identity.OrgCodeCheck(org)
		code, err := identity.ParseCreditCode(body + identity.CreditCheck(body))
		if err != nil {
			t.Fatal(err)
		}
		if code.Class() != class || code.Prefix() != prefix || code.Region6() != "339981" || !identity.CheckOrgCode(code.OrgCode()) {
			t.Errorf("%s: %s %s %s %s", code, code.Class(), code.Prefix(), code.Region6(), code.OrgCode())
		}
		if err := code.Fits("ORGAN", class); err != nil {
			t.Error(err)
		}
		if class != "FOUNDATION" && reason(t, code.Fits("FOUNDATION")) != identity.CreditPrefix {
			t.Errorf("%s fits a foundation", code)
		}
	}
	var none identity.CreditCode
	if none.Class() != "" || none.OrgCode() != "" || none.Fits("OTHER") == nil {
		t.Error("none has parts")
	}
}

func TestCheckOrgCode(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]bool{
		"D2143569X": true, "D21435690": false, "D2143569": false, "d2143569X": false,
		"MB151840X": true, "M000100Y4": true, "": false, "D2143569XX": false,
	} {
		if got := identity.CheckOrgCode(code); got != want {
			t.Errorf("CheckOrgCode(%q) = %v", code, got)
		}
	}
}
