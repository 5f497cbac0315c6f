package docstore

// Access by name, for figures and lists whose fields come from a catalogue or a request. Everything is checked against the
// declaration; any mismatch is ErrBadQuery.

// FilterBy is the filter `field op vals`; strings, integers and bools and types based on them are values.
func (s *Spec[T]) FilterBy(field string, op Op, vals ...any) (Filter[T], error) {
	switch op {
	case OpTrue, OpNone, OpAnd, OpOr:
		return Filter[T]{}, badQuery("%s: %s is not an operator on a field", s.schema.Name, op)
	default:
	}
	n := &Node{Op: op, Field: field}
	for _, x := range vals {
		v, err := ValueOf(x)
		if err != nil {
			return Filter[T]{}, err
		}
		n.Vals = append(n.Vals, v)
	}
	if err := s.schema.Check(n); err != nil {
		return Filter[T]{}, err
	}
	return Filter[T]{n}, nil
}

// DimBy is the dimension of a scalar field.
func (s *Spec[T]) DimBy(name string) (Dim[T], error) {
	f, ok := s.schema.Field(name)
	if !ok || f.Kind == KindSet {
		return Dim[T]{}, badQuery("%s: %q is no dimension", s.schema.Name, name)
	}
	return Dim[T]{f}, nil
}

// MeasureBy is the measure op of field, named as. A count takes no field.
func (s *Spec[T]) MeasureBy(op MeasureOp, field, as string) (Measure[T], error) {
	f, ok := s.schema.Field(field)
	fits := false
	switch op {
	case MeasureCount:
		f, ok, fits = FieldInfo{}, field == "", true
	case MeasureSum, MeasureAvg:
		fits = f.Kind == KindInt
	case MeasureMin, MeasureMax:
		fits = f.Kind == KindInt || f.Kind == KindString
	case MeasureDistinct:
		fits = f.Kind != KindSet
	}
	if !ok || !fits || as == "" {
		return Measure[T]{}, badQuery("%s: measure %s of %q as %q", s.schema.Name, op, field, as)
	}
	return Measure[T]{as, op, f}, nil
}

// OrderBy sorts by a required field.
func (s *Spec[T]) OrderBy(field string, desc bool) (Order[T], error) {
	f, ok := s.schema.Field(field)
	if !ok || !f.Required || f.Kind == KindSet {
		return Order[T]{}, badQuery("%s: %q is no sort key", s.schema.Name, field)
	}
	return Order[T]{Key{Field: f, Desc: desc}}, nil
}
