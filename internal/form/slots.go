package form

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"minzheng/internal/catalog"
	"minzheng/internal/money"
)

// Slots reads what figures group by and add up out of a stored form, in the order in which they are declared: values as
// text ("" is none), and numbers (money in fen; nil is none). LIST.# counts the rows of a list and LIST.FIELD adds a
// field of them up.
func Slots(fields []catalog.Field, dims, measures []string, values Form) (texts []string, numbers []*int64) {
	for _, key := range dims {
		texts = append(texts, plain(values[key]))
	}
	for _, key := range measures {
		list, item, inList := strings.Cut(key, ".")
		switch {
		case !inList:
			numbers = append(numbers, number(fieldOf(fields, key), values[key]))
		case item == "#":
			numbers = append(numbers, length(values[list]))
		default:
			numbers = append(numbers, total(fieldOf(fields, list), item, values[list]))
		}
	}
	return texts, numbers
}

func fieldOf(fields []catalog.Field, key string) *catalog.Field {
	if i := slices.IndexFunc(fields, func(f catalog.Field) bool { return f.Key == key }); i >= 0 {
		return &fields[i]
	}
	return &catalog.Field{}
}

// plain is a value without quotes.
func plain(raw json.RawMessage) string {
	if Empty(raw) {
		return ""
	}
	if s := Text(raw); s != "" {
		return s
	}
	return string(raw)
}

func number(f *catalog.Field, raw json.RawMessage) *int64 {
	if Empty(raw) {
		return nil
	}
	if f.Type == catalog.TypeMoney {
		amount, err := money.ParseYuan(Text(raw))
		if err != nil {
			return nil
		}
		n := int64(amount)
		return &n
	}
	n, err := strconv.ParseInt(string(raw), 10, 64)
	if err != nil {
		return nil
	}
	return &n
}

func length(raw json.RawMessage) *int64 {
	var list []json.RawMessage
	if json.Unmarshal(raw, &list) != nil {
		return nil
	}
	n := int64(len(list))
	return &n
}

func total(list *catalog.Field, item string, raw json.RawMessage) *int64 {
	if Empty(raw) {
		return nil
	}
	sum := int64(0)
	for _, row := range Rows(raw) {
		if n := number(fieldOf(list.Items, item), row[item]); n != nil {
			sum += *n
		}
	}
	return &sum
}
