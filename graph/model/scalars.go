package model

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// MarshalTime writes an instant as RFC 3339 in UTC.
func MarshalTime(t time.Time) graphql.Marshaler { return quoted(t.UTC().Format(time.RFC3339Nano)) }

// UnmarshalTime reads an RFC 3339 instant; else INVALID with reason TIME_FORMAT.
func UnmarshalTime(v any) (time.Time, error) {
	s, _ := v.(string)
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return time.Time{}, fault.Invalid("TIME_FORMAT", fault.T("时间须为 RFC 3339 格式，例如 2025-06-30T08:00:00Z", "A time must be RFC 3339, such as 2025-06-30T08:00:00Z"))
	}
	return t.UTC(), nil
}

// MarshalDate writes YYYY-MM-DD, or null for no day.
func MarshalDate(d calendar.Date) graphql.Marshaler { return quotedOrNull(string(d)) }

// UnmarshalDate reads a day that exists; else INVALID with reason DATE_FORMAT.
func UnmarshalDate(v any) (calendar.Date, error) {
	s, _ := v.(string)
	d, err := calendar.ParseDate(s)
	if err != nil {
		return "", fault.Invalid("DATE_FORMAT", fault.T("日期须为有效的 年-月-日，例如 2025-06-30", "A date must be a valid YYYY-MM-DD, such as 2025-06-30"))
	}
	return d, nil
}

// MarshalMonth writes YYYY-MM, or null for no month.
func MarshalMonth(m calendar.Month) graphql.Marshaler { return quotedOrNull(string(m)) }

// UnmarshalMonth reads YYYY-MM; else INVALID with reason MONTH_FORMAT.
func UnmarshalMonth(v any) (calendar.Month, error) {
	s, _ := v.(string)
	m, err := calendar.ParseMonth(s)
	if err != nil {
		return "", fault.Invalid("MONTH_FORMAT", fault.T("月份须为有效的 年-月，例如 2025-06", "A month must be a valid YYYY-MM, such as 2025-06"))
	}
	return m, nil
}

// MarshalMoney writes fen as a yuan string with two places.
func MarshalMoney(f money.Fen) graphql.Marshaler { return quoted(f.Yuan()) }

// UnmarshalMoney reads a yuan string with at most two places; else INVALID with reason MONEY_FORMAT. A JSON number
// is refused: it may have passed through a float.
func UnmarshalMoney(v any) (money.Fen, error) {
	s, _ := v.(string)
	f, err := money.ParseYuan(s)
	if err != nil {
		return 0, fault.Invalid("MONEY_FORMAT", fault.T("金额须为最多两位小数的文本，例如 \"528.00\"", "An amount must be a string with at most two decimals, such as \"528.00\""))
	}
	return f, nil
}

// MarshalFormData writes a JSON object with its keys in order, so that equal forms are equal bytes.
func MarshalFormData(form map[string]json.RawMessage) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) {
		var b bytes.Buffer
		b.WriteByte('{')
		for i, k := range slices.Sorted(maps.Keys(form)) {
			if i > 0 {
				b.WriteByte(',')
			}
			b.Write(jsonString(k))
			b.WriteByte(':')
			if v := form[k]; len(v) == 0 {
				b.WriteString("null")
			} else {
				b.Write(v)
			}
		}
		b.WriteByte('}')
		_, _ = w.Write(b.Bytes())
	})
}

// UnmarshalFormData reads an object of field key to JSON value; else INVALID with reason FORM_FORMAT. What the keys
// and values may be is the catalogue's business.
func UnmarshalFormData(v any) (map[string]json.RawMessage, error) {
	bad := fault.Invalid("FORM_FORMAT", fault.T("表单内容须为 JSON 对象", "A form must be a JSON object"))
	in, ok := v.(map[string]any)
	if !ok {
		return nil, bad
	}
	out := make(map[string]json.RawMessage, len(in))
	for k, x := range in {
		raw, err := json.Marshal(x)
		if err != nil {
			return nil, bad
		}
		out[k] = raw
	}
	return out, nil
}

func quotedOrNull(s string) graphql.Marshaler {
	if s == "" {
		return graphql.Null
	}
	return quoted(s)
}

// quoted writes text that needs no escape: digits, dashes, letters.
func quoted(s string) graphql.Marshaler {
	return graphql.WriterFunc(func(w io.Writer) { _, _ = io.WriteString(w, strconv.Quote(s)) })
}

func jsonString(s string) []byte {
	b, _ := json.Marshal(s)
	return b
}
