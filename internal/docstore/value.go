package docstore

import (
	"cmp"
	"reflect"
	"strings"
)

// Kind is the type of a declared field or of a Value. The zero Kind is null.
type Kind uint8

// The kinds of declared fields.
const (
	KindNull Kind = iota
	KindString
	KindInt
	KindBool
	KindSet
)

func (k Kind) String() string {
	switch k {
	case KindNull:
		return "null"
	case KindString:
		return "string"
	case KindInt:
		return "int"
	case KindBool:
		return "bool"
	case KindSet:
		return "set"
	}
	return "unknown"
}

// Value is one scalar: null, a string, an int64 or a bool (Int is 0 or 1). It is comparable.
// As the answer of an Avg measure Int is the sum and N the number of non-null values.
type Value struct {
	Kind Kind
	Str  string
	Int  int64
	N    int64
}

// StrValue is the Value of a string.
func StrValue(s string) Value { return Value{Kind: KindString, Str: s} }

// IntValue is the Value of an integer.
func IntValue(n int64) Value { return Value{Kind: KindInt, Int: n} }

// BoolValue is the Value of a bool.
func BoolValue(b bool) Value {
	if b {
		return Value{Kind: KindBool, Int: 1}
	}
	return Value{Kind: KindBool}
}

// IsNull reports whether there is no value.
func (v Value) IsNull() bool { return v.Kind == KindNull }

// Bool is the value of a Bool.
func (v Value) Bool() bool { return v.Kind == KindBool && v.Int != 0 }

// Any is nil, string, int64 or bool.
func (v Value) Any() any {
	switch v.Kind {
	case KindString:
		return v.Str
	case KindInt:
		return v.Int
	case KindBool:
		return v.Int != 0
	case KindNull, KindSet:
	}
	return nil
}

// CompareValues orders null first, then by kind, then strings by bytes, integers by size, false before true.
func CompareValues(a, b Value) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), strings.Compare(a.Str, b.Str), cmp.Compare(a.Int, b.Int))
}

// ValueOf converts a string, an integer, a bool (or a type based on one) or nil.
func ValueOf(x any) (Value, error) {
	switch v := x.(type) {
	case nil:
		return Value{}, nil
	case string:
		return StrValue(v), nil
	case int64:
		return IntValue(v), nil
	case int:
		return IntValue(int64(v)), nil
	case bool:
		return BoolValue(v), nil
	case Value:
		return v, nil
	}
	switch r := reflect.ValueOf(x); r.Kind() {
	case reflect.String:
		return StrValue(r.String()), nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return IntValue(r.Int()), nil
	case reflect.Bool:
		return BoolValue(r.Bool()), nil
	default:
		return Value{}, badQuery("a value of type %T", x)
	}
}
