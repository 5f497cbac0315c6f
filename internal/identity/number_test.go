package identity_test

import (
	"slices"
	"testing"

	"minzheng/internal/identity"
)

func TestLuhn(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{"79927398713": true, "79927398710": false, "": false, "0": true, "7992739871３": false, "a": false} {
		if got := identity.Luhn(s); got != want {
			t.Errorf("Luhn(%q) = %v", s, got)
		}
	}
	if got := identity.LuhnDigit("7992739871"); got != "3" {
		t.Errorf("LuhnDigit = %q", got)
	}
	if got := identity.LuhnDigit("12a"); got != "" {
		t.Errorf("LuhnDigit of no number = %q", got)
	}
}

func TestCheckBankCard(t *testing.T) {
	t.Parallel()
	card := func(body string) string { return body + identity.LuhnDigit(body) }
	for _, c := range []struct{ in, reason string }{
		{card("622848012345678"), ""},
		{card("622848012345678901"), ""},
		{" 6228 4801 2345 6789", ""},
		{"79927398713", identity.AccountLength},
		{card("6228480123456789012"), identity.AccountLength},
		{"", identity.AccountMissing},
		{"62284801234567a4", identity.AccountCharacters},
		{"6228-480123456784", identity.AccountCharacters},
		{"6228480123456780", identity.AccountCheckDigit},
		{"6228480123456879", identity.AccountCheckDigit},
	} {
		if got := reason(t, identity.CheckBankCard(c.in)); got != c.reason {
			t.Errorf("CheckBankCard(%q) = %q, want %q", c.in, got, c.reason)
		}
	}
}

func TestParseDisabilityCert(t *testing.T) {
	t.Parallel()
	const id = "11010519491231002X"
	for _, c := range []struct {
		in, reason           string
		kind, level          int
		severe, severeParent bool
	}{
		{id + "43", "", 4, 3, false, false},
		{id + "41", "", 4, 1, true, true},
		{id + "12B1", "", 1, 2, true, true},
		{id + "53", "", 5, 3, true, true},
		{id + "63b12", "", 6, 3, true, true},
		{id + "64", "", 6, 4, false, true},
		{id + "74", "", 7, 4, false, false},
		{"", identity.CertMissing, 0, 0, false, false},
		{id, identity.CertFormat, 0, 0, false, false},
		{id + "43B", identity.CertFormat, 0, 0, false, false},
		{id + "43B0", identity.CertFormat, 0, 0, false, false},
		{"11010519491231002143", identity.CertHolder, 0, 0, false, false},
		{id + "83", identity.CertType, 0, 0, false, false},
		{id + "03", identity.CertType, 0, 0, false, false},
		{id + "45", identity.CertLevel, 0, 0, false, false},
	} {
		cert, err := identity.ParseDisabilityCert(c.in, today)
		if got := reason(t, err); got != c.reason || cert.Type() != c.kind || cert.Level() != c.level {
			t.Errorf("%q: %q type %d level %d; want %+v", c.in, got, cert.Type(), cert.Level(), c)
		}
		if cert.Severe() != c.severe || cert.SevereParent() != c.severeParent {
			t.Errorf("%q: severe %v, severe parent %v", c.in, cert.Severe(), cert.SevereParent())
		}
		if err != nil {
			continue
		}
		holder, _ := identity.ParseResidentID(id, today)
		other, _ := identity.ParseResidentID("440524188001010014", today)
		if !cert.BelongsTo(holder) || cert.BelongsTo(other) || cert.Holder() != holder {
			t.Errorf("%q: wrong holder", c.in)
		}
		if again, err := identity.ParseDisabilityCert(cert.String(), today); err != nil || again != cert {
			t.Errorf("%q: %s does not parse again: %v", c.in, cert, err)
		}
	}
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]bool{
		"x民〔2025〕12号": true, "国办发明电〔2020〕1号": true, "x民[2025]12号": false, "x民〔2025〕012号": false,
		"〔2025〕1号": false, "x民〔25〕1号": false, "x民〔2025〕12": false, "x民（2025）12号": false,
	} {
		if got := identity.DocumentNumber.MatchString(s); got != want || (identity.CheckDocumentNumber(s) == nil) != want {
			t.Errorf("document number %q: %v", s, got)
		}
	}
	if got := identity.CaseNumber("DIBAO", 2025, "339981101203", 17); got != "DIBAO-2025-101203-00017" {
		t.Errorf("case number %s", got)
	}
	if got := identity.CaseNumber("DIBAO", 2025, "339981", 17); got != "" {
		t.Errorf("case number of a short code %s", got)
	}
	if got := identity.CertificateNumber(2025, "339981", 42); got != "2025-339981-000042" {
		t.Errorf("certificate number %s", got)
	}
	for s, want := range map[string]string{
		"浙军123456": "", "浙军b1234567": "", "浙军 B123456": "", "": identity.CertMissing,
		"浙军12345": identity.CertFormat, "A军123456": identity.CertFormat, "浙军BB123456": identity.CertFormat,
	} {
		if got := reason(t, identity.CheckVeteranCert(s)); got != want {
			t.Errorf("CheckVeteranCert(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestFacilityNumber(t *testing.T) {
	t.Parallel()
	if got := identity.FacilityNumber("JL", "339981101", 1); got != "JL-339981101-0019" || identity.CheckFacilityNumber(got) != nil {
		t.Errorf("facility number %s", got)
	}
	for _, n := range []string{
		identity.FacilityNumber("XX", "339981101", 1), identity.FacilityNumber("JL", "3399811", 1),
		identity.FacilityNumber("JL", "339981101", 1000), identity.FacilityNumber("JL", "33998110a", 1),
	} {
		if n != "" {
			t.Errorf("facility number %s", n)
		}
	}
	for s, want := range map[string]string{"JL-339981101-0018": identity.NumberCheckDigit, "JL-339981101-001": identity.NumberFormat, "": identity.NumberFormat} {
		if got := reason(t, identity.CheckFacilityNumber(s)); got != want {
			t.Errorf("CheckFacilityNumber(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestMasks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, got, want string }{
		{"id", identity.MaskID("339981198001010018"), "3399**********0018"},
		{"certificate", identity.MaskID("33998119800101001843"), "3399************1843"},
		{"short id", identity.MaskID("33998101"), "********"},
		{"no id", identity.MaskID(""), ""},
		{"account", identity.MaskAccount("6228480123456781"), "****6781"},
		{"short account", identity.MaskAccount("6781"), "****"},
		{"no account", identity.MaskAccount(""), ""},
		{"phone", identity.MaskPhone("13812345678"), "138****5678"},
		{"landline", identity.MaskPhone("0571-87654321"), "057******4321"},
		{"short phone", identity.MaskPhone("1234567"), "*******"},
		{"minor", identity.MaskMinorName("王小明"), "王**"},
		{"minor of two", identity.MaskMinorName(" 王明"), "王**"},
		{"no name", identity.MaskMinorName(" "), ""},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.name, c.got, c.want)
		}
	}
}

func TestTokens(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in           string
		index, query []string
	}{
		{"王小明", []string{"王", "王小", "小", "小明", "明"}, []string{"王小", "小明"}},
		{"王", []string{"王"}, []string{"王"}},
		{"李 李李", []string{"李", "李李"}, []string{"李李"}},
		{"阿依·古丽", []string{"阿", "阿依", "依", "依古", "古", "古丽", "丽"}, []string{"阿依", "依古", "古丽"}},
		{"Ｌｉ", []string{"l", "li", "i"}, []string{"li"}},
		{" ·", nil, nil},
	} {
		if got := identity.BigramTokens(c.in); !slices.Equal(got, c.index) {
			t.Errorf("BigramTokens(%q) = %q, want %q", c.in, got, c.index)
		}
		query := identity.QueryTokens(c.in)
		if !slices.Equal(query, c.query) {
			t.Errorf("QueryTokens(%q) = %q, want %q", c.in, query, c.query)
		}
		for _, q := range query {
			if !slices.Contains(c.index, q) {
				t.Errorf("a search for %q would miss it: %q is not indexed", c.in, q)
			}
		}
	}
}
