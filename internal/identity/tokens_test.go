package identity_test

import (
	"testing"

	"minzheng/internal/identity"
)

func TestNumberQuery(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"dibao-2025-101203": "DIBAO-2025-101203", " 91350100m000100Y43 ": "91350100M000100Y43", "ＪＬ－３３９９８": "JL-33998",
		"jl-3": "", "": "", "敬老院": "", "民发〔2025〕12号": "", "A座敬老院": "",
	} {
		number, ok := identity.NumberQuery(text)
		if ok != (want != "") || ok && number != want {
			t.Errorf("%q: %q %t, want %q", text, number, ok, want)
		}
	}
}
