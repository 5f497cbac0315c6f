package docstore

// scalarF is what every scalar field can do: be a dimension and be counted by distinct values.
type scalarF[T any] struct{ f FieldInfo }

// Dim groups by the field.
func (f scalarF[T]) Dim() Dim[T] { return Dim[T]{f.f} }

// Distinct counts the different non-null values.
func (f scalarF[T]) Distinct(as string) Measure[T] { return Measure[T]{as, MeasureDistinct, f.f} }

func (f scalarF[T]) node(op Op, vals ...Value) Filter[T] {
	return Filter[T]{&Node{Op: op, Field: f.f.Name, Vals: vals}}
}

// Key is the field as a key of an index; only the Asc and Desc of required fields are sort orders of a query.
func (f scalarF[T]) Key() Order[T] { return Order[T]{Key{Field: f.f}} }

type sortable[T any] struct{ s FieldInfo }

// Asc sorts from small to great.
func (f sortable[T]) Asc() Order[T] { return Order[T]{Key{Field: f.s}} }

// Desc sorts from great to small.
func (f sortable[T]) Desc() Order[T] { return Order[T]{Key{Field: f.s, Desc: true}} }

// StrF is a declared string that may be null. Strings compare by their UTF-8 bytes.
type StrF[T any] struct{ scalarF[T] }

// ReqStrF is a declared string that is never null.
type ReqStrF[T any] struct {
	StrF[T]
	sortable[T]
}

// IntF is a declared integer that may be null.
type IntF[T any] struct{ scalarF[T] }

// ReqIntF is a declared integer that is never null.
type ReqIntF[T any] struct {
	IntF[T]
	sortable[T]
}

// BoolF is a declared bool.
type BoolF[T any] struct{ scalarF[T] }

// SetF is a declared set of strings.
type SetF[T any] struct{ f FieldInfo }

func strs(v []string) []Value {
	out := make([]Value, len(v))
	for i, x := range v {
		out[i] = StrValue(x)
	}
	return out
}

// Eq matches equal values; never null.
func (f StrF[T]) Eq(v string) Filter[T] { return f.node(OpEq, StrValue(v)) }

// Ne matches all other values and null.
func (f StrF[T]) Ne(v string) Filter[T] { return f.node(OpNe, StrValue(v)) }

// In matches any of the values; In() matches nothing.
func (f StrF[T]) In(v ...string) Filter[T] { return f.node(OpIn, strs(v)...) }

// Lt matches smaller values.
func (f StrF[T]) Lt(v string) Filter[T] { return f.node(OpLt, StrValue(v)) }

// Lte matches smaller or equal values.
func (f StrF[T]) Lte(v string) Filter[T] { return f.node(OpLte, StrValue(v)) }

// Gt matches greater values.
func (f StrF[T]) Gt(v string) Filter[T] { return f.node(OpGt, StrValue(v)) }

// Gte matches greater or equal values.
func (f StrF[T]) Gte(v string) Filter[T] { return f.node(OpGte, StrValue(v)) }

// Prefix matches values that begin with v, which must not be empty.
func (f StrF[T]) Prefix(v string) Filter[T] { return f.node(OpPrefix, StrValue(v)) }

// Contains matches values that hold v, which must not be empty. No index serves it.
func (f StrF[T]) Contains(v string) Filter[T] { return f.node(OpContains, StrValue(v)) }

// IsNull matches null.
func (f StrF[T]) IsNull() Filter[T] { return f.node(OpIsNull) }

// NotNull matches every value.
func (f StrF[T]) NotNull() Filter[T] { return f.node(OpNotNull) }

// Min is the smallest value of the group, null when there is none.
func (f StrF[T]) Min(as string) Measure[T] { return Measure[T]{as, MeasureMin, f.f} }

// Max is the greatest value of the group, null when there is none.
func (f StrF[T]) Max(as string) Measure[T] { return Measure[T]{as, MeasureMax, f.f} }

// Eq matches equal values; never null.
func (f IntF[T]) Eq(v int64) Filter[T] { return f.node(OpEq, IntValue(v)) }

// Ne matches all other values and null.
func (f IntF[T]) Ne(v int64) Filter[T] { return f.node(OpNe, IntValue(v)) }

// In matches any of the values; In() matches nothing.
func (f IntF[T]) In(v ...int64) Filter[T] {
	out := make([]Value, len(v))
	for i, x := range v {
		out[i] = IntValue(x)
	}
	return f.node(OpIn, out...)
}

// Lt matches smaller values.
func (f IntF[T]) Lt(v int64) Filter[T] { return f.node(OpLt, IntValue(v)) }

// Lte matches smaller or equal values.
func (f IntF[T]) Lte(v int64) Filter[T] { return f.node(OpLte, IntValue(v)) }

// Gt matches greater values.
func (f IntF[T]) Gt(v int64) Filter[T] { return f.node(OpGt, IntValue(v)) }

// Gte matches greater or equal values.
func (f IntF[T]) Gte(v int64) Filter[T] { return f.node(OpGte, IntValue(v)) }

// IsNull matches null.
func (f IntF[T]) IsNull() Filter[T] { return f.node(OpIsNull) }

// NotNull matches every value.
func (f IntF[T]) NotNull() Filter[T] { return f.node(OpNotNull) }

// Sum adds the non-null values; 0 when there is none; ErrOverflow beyond int64.
func (f IntF[T]) Sum(as string) Measure[T] { return Measure[T]{as, MeasureSum, f.f} }

// Avg answers the sum (Value.Int) and the number (Value.N) of non-null values: the caller divides and rounds.
func (f IntF[T]) Avg(as string) Measure[T] { return Measure[T]{as, MeasureAvg, f.f} }

// Min is the smallest value of the group, null when there is none.
func (f IntF[T]) Min(as string) Measure[T] { return Measure[T]{as, MeasureMin, f.f} }

// Max is the greatest value of the group, null when there is none.
func (f IntF[T]) Max(as string) Measure[T] { return Measure[T]{as, MeasureMax, f.f} }

// Is matches the value.
func (f BoolF[T]) Is(v bool) Filter[T] { return f.node(OpEq, BoolValue(v)) }

// Has matches sets with the member.
func (f SetF[T]) Has(v string) Filter[T] {
	return Filter[T]{&Node{Op: OpHas, Field: f.f.Name, Vals: []Value{StrValue(v)}}}
}

// HasAny matches sets with at least one of the members; HasAny() matches nothing.
func (f SetF[T]) HasAny(v ...string) Filter[T] {
	return Filter[T]{&Node{Op: OpHasAny, Field: f.f.Name, Vals: strs(v)}}
}

// HasAll matches sets with all of the members; HasAll() matches everything.
func (f SetF[T]) HasAll(v ...string) Filter[T] {
	return Filter[T]{&Node{Op: OpHasAll, Field: f.f.Name, Vals: strs(v)}}
}

// HasNone matches sets without any of the members; HasNone() matches everything. It narrows what other conditions find.
func (f SetF[T]) HasNone(v ...string) Filter[T] {
	return Filter[T]{&Node{Op: OpHasNone, Field: f.f.Name, Vals: strs(v)}}
}
