package fault_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"minzheng/internal/fault"
)

func TestText(t *testing.T) {
	t.Parallel()
	both := fault.T("共%[1]d户", "%[1]d households", 3)
	for lang, want := range map[string]string{
		"zh": "共3户", "zh-CN": "共3户", "": "共3户", "fr": "共3户",
		"en": "3 households", "en-GB": "3 households", "EN_us": "3 households", "eng": "共3户",
	} {
		if got := both.In(lang); got != want {
			t.Errorf("In(%q) = %q, want %q", lang, got, want)
		}
	}
	if got := fault.T("占100%", "100% of it").In("en"); got != "100% of it" {
		t.Errorf("a percent sign without arguments gave %q", got)
	}
	if half := fault.T("只有中文", ""); half.In("en") != "只有中文" || half.IsZero() || !(fault.Text{}).IsZero() {
		t.Error("a missing translation must fall back")
	}
}

func TestFrom(t *testing.T) {
	t.Parallel()
	secret := errors.New("pq: password authentication failed for 10.0.0.7")
	stale := fault.Conflict("STALE", fault.T("已被他人修改", "Changed by somebody else"))
	for name, c := range map[string]struct {
		err  error
		code fault.Code
	}{
		"own":       {stale, fault.CodeConflict},
		"wrapped":   {fmt.Errorf("save case: %w", stale), fault.CodeConflict},
		"unknown":   {secret, fault.CodeInternal},
		"cancelled": {fmt.Errorf("find: %w", context.Canceled), fault.CodeInternal},
		"timed out": {context.DeadlineExceeded, fault.CodeInternal},
	} {
		got := fault.From(c.err)
		if got.Code != c.code || !fault.Is(got, c.code) {
			t.Errorf("%s: %v", name, got)
		}
		if got.Text.ZH == "" || got.Text.EN == "" || strings.Contains(got.Text.ZH+got.Text.EN, "10.0.0.7") {
			t.Errorf("%s: shown text %+v", name, got.Text)
		}
	}
	if fault.From(nil) != nil {
		t.Error("From(nil) must be nil")
	}
	if !errors.Is(fault.From(secret), secret) || !strings.Contains(fault.From(secret).Error(), "10.0.0.7") {
		t.Error("the log must keep the cause")
	}
	if fault.Is(nil, fault.CodeInternal) || fault.Is(secret, fault.CodeInternal) {
		t.Error("Is must not claim foreign errors")
	}
}

func TestWrapLeavesTheOriginal(t *testing.T) {
	t.Parallel()
	original := fault.Invalid("FORM", fault.T("请更正", "Please correct"), fault.Field{Path: "/form/idNumber", Reason: "ID_LENGTH"})
	cause := errors.New("cause")
	wrapped := original.Wrap(cause)
	if original.Unwrap() != nil || !errors.Is(wrapped, cause) || len(wrapped.Fields) != 1 {
		t.Errorf("original %v, wrapped %v", original, wrapped)
	}
	if got := wrapped.Error(); got != "INVALID FORM /form/idNumber=ID_LENGTH: Please correct: cause" {
		t.Errorf("Error() = %q", got)
	}
}

// Every constructor gives its code, a reason and both languages.
func TestConstructors(t *testing.T) {
	t.Parallel()
	text := fault.T("文", "text")
	all := map[fault.Code]*fault.Error{
		fault.CodeInvalid: fault.Invalid("R", text), fault.CodeUnauthenticated: fault.Unauthenticated(),
		fault.CodeForbidden: fault.Forbidden(), fault.CodeNotFound: fault.NotFound(fault.T("案件", "case")),
		fault.CodeConflict: fault.Conflict("R", text), fault.CodeNotAllowedNow: fault.NotAllowed("R", text),
		fault.CodeRateLimited: fault.RateLimited(), fault.CodeTooLarge: fault.TooLarge("R", text),
		fault.CodeInternal: fault.Internal(nil),
	}
	for _, code := range fault.Codes() {
		e := all[code]
		if e == nil || e.Code != code || e.Reason == "" || e.Text.ZH == "" || e.Text.EN == "" {
			t.Errorf("%s: %+v", code, e)
		}
	}
	if len(all) != len(fault.Codes()) {
		t.Errorf("%d constructors for %d codes", len(all), len(fault.Codes()))
	}
	if e := all[fault.CodeNotFound]; e.Text.ZH != "未找到案件" || e.Text.EN != "No such case" {
		t.Errorf("%+v", e.Text)
	}
}
