package fault

import (
	"context"
	"errors"
	"strings"
)

// Code is the class of an error: what a client may do about it.
type Code string

// The closed set of codes.
const (
	CodeInvalid         Code = "INVALID"         // the input is wrong; Fields say where
	CodeUnauthenticated Code = "UNAUTHENTICATED" // sign in first
	CodeForbidden       Code = "FORBIDDEN"       // signed in, but not for this person
	CodeNotFound        Code = "NOT_FOUND"       // absent, or out of the actor's reach: the two look alike
	CodeConflict        Code = "CONFLICT"        // somebody was faster, or the thing exists already
	CodeNotAllowedNow   Code = "NOT_ALLOWED_NOW" // right person, wrong state of the record
	CodeRateLimited     Code = "RATE_LIMITED"    // try again later
	CodeTooLarge        Code = "TOO_LARGE"       // upload, query or export beyond its limit
	CodeInternal        Code = "INTERNAL"        // ours; the cause is in the log only
)

// Codes lists the closed set, in the order above.
func Codes() []Code {
	return []Code{
		CodeInvalid, CodeUnauthenticated, CodeForbidden, CodeNotFound, CodeConflict,
		CodeNotAllowedNow, CodeRateLimited, CodeTooLarge, CodeInternal,
	}
}

// Field says what is wrong with one input. Path is a JSON pointer (/form/bankAccount), Reason
// a machine code (ID_CHECK_DIGIT), Text the message for the person who fills in the form.
type Field struct {
	Path   string `json:"path"`
	Reason string `json:"reason"`
	Text   Text   `json:"text"`
}

// Error is the only error that may be shown. Reason is a machine code in capitals; for codes
// without a closer reason it repeats the Code.
type Error struct {
	Code   Code
	Reason string
	Text   Text
	Fields []Field

	cause error
}

// New makes an error of any code.
func New(code Code, reason string, text Text) *Error {
	return &Error{Code: code, Reason: reason, Text: text}
}

// Invalid reports wrong input (INVALID); fields name the places.
func Invalid(reason string, text Text, fields ...Field) *Error {
	return &Error{Code: CodeInvalid, Reason: reason, Text: text, Fields: fields}
}

// Unauthenticated reports a missing, expired or revoked sign-in.
func Unauthenticated() *Error {
	return New(CodeUnauthenticated, "UNAUTHENTICATED", T("请先登录", "Please sign in first"))
}

// Forbidden reports that the actor may not do this at all.
func Forbidden() *Error {
	return New(CodeForbidden, "FORBIDDEN", T("您没有此项权限", "You do not have permission for this"))
}

// NotFound reports that there is no such thing within the actor's reach; what names it
// ("案件", "case").
func NotFound(what Text) *Error {
	return New(CodeNotFound, "NOT_FOUND", T("未找到%[1]s", "No such %[2]s", what.ZH, what.EN))
}

// Conflict reports a lost race (stale revision) or a duplicate.
func Conflict(reason string, text Text) *Error { return New(CodeConflict, reason, text) }

// Stale reports that somebody else has changed the record since it was read (CONFLICT STALE_REV).
func Stale() *Error {
	return Conflict("STALE_REV", T("已被他人更新，请刷新后再办理；您填写的内容没有丢失", "Somebody else has changed it meanwhile: load it again and repeat your step; nothing of yours is lost"))
}

// NotAllowed reports that the record's present state does not permit the act (NOT_ALLOWED_NOW).
func NotAllowed(reason string, text Text) *Error { return New(CodeNotAllowedNow, reason, text) }

// RateLimited reports too many attempts.
func RateLimited() *Error {
	return New(CodeRateLimited, "RATE_LIMITED", T("操作过于频繁，请稍后再试", "Too many attempts; please try again later"))
}

// TooLarge reports input or output beyond a limit; text names the limit.
func TooLarge(reason string, text Text) *Error { return New(CodeTooLarge, reason, text) }

// Internal wraps a cause that must not be shown. It never returns nil.
func Internal(cause error) *Error {
	return &Error{
		Code: CodeInternal, Reason: "INTERNAL", cause: cause,
		Text: T("系统出错，请稍后再试或联系管理员", "Something went wrong; please try again or tell the administrator"),
	}
}

// Wrap returns a copy of e that remembers cause, for logs only. Fields are kept.
func (e *Error) Wrap(cause error) *Error {
	c := *e
	c.cause = cause
	return &c
}

// Error is for logs, never for a person: it may contain the cause.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(string(e.Code))
	if e.Reason != "" && e.Reason != string(e.Code) {
		b.WriteString(" " + e.Reason)
	}
	for _, f := range e.Fields {
		b.WriteString(" " + f.Path + "=" + f.Reason)
	}
	if e.Text.EN != "" {
		b.WriteString(": " + e.Text.EN)
	}
	if e.cause != nil {
		b.WriteString(": " + e.cause.Error())
	}
	return b.String()
}

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.cause }

// From turns any error into one that may be shown: nil stays nil, a *Error (also a wrapped one)
// stays as it is, a cancelled or timed-out request and everything unknown become INTERNAL.
func From(err error) *Error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return &Error{
			Code: CodeInternal, Reason: "CANCELLED", cause: err,
			Text: T("请求已取消或超时", "The request was cancelled or took too long"),
		}
	}
	return Internal(err)
}

// Is reports whether err is, or wraps, a *Error of the given code.
func Is(err error, code Code) bool {
	e, ok := errors.AsType[*Error](err)
	return ok && e.Code == code
}
