package figures

import (
	"strconv"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// filter compiles the scope, the place, the time and the conditions of a query.
func (s *source[T, P]) filter(actor *access.Actor, q Query) (docstore.Filter[T], error) {
	scope, err := access.Scope(actor, s.do, s.scope)
	if err != nil {
		return scope, err
	}
	all := []docstore.Filter[T]{scope}
	if s.base != (docstore.Filter[T]{}) {
		all = append(all, s.base)
	}
	if q.Region != "" {
		if !actor.Region.Contains(q.Region) {
			return scope, fault.NotFound(fault.T("该区划", "division in your reach"))
		}
		if s.nowhere && q.Region.Tier() != region.TierCity {
			return scope, fieldFault("/regionCode", "NO_PLACE", fault.T("“%[1]s”不分区划。", "“%[2]s” belong to no division.", s.Name.ZH, s.Name.EN))
		}
		all = append(all, s.scope.Within(q.Region))
	}
	switch s.Basis {
	case Stock:
		day := q.AsOf
		if day == "" {
			day = calendar.DateOf(s.clock())
		}
		if !day.Valid() {
			return scope, badDate("asOf")
		}
		all = append(all, s.asOf(day))
	case Flow:
		if q.From != "" || q.To != "" {
			from, to := q.From, q.To
			if from == "" {
				from = "0001-01-01"
			}
			if to == "" {
				to = "9999-12-31"
			}
			if !from.Valid() || !to.Valid() || to < from {
				return scope, badDate("periodFrom")
			}
			all = append(all, s.between(from, to))
		}
	case Now:
	}
	where, err := s.where(actor, q.Where)
	if err != nil {
		return scope, err
	}
	return docstore.And(append(all, where)...), nil
}

// where compiles conditions alone.
func (s *source[T, P]) where(actor *access.Actor, conditions []Condition) (docstore.Filter[T], error) {
	var all []docstore.Filter[T]
	for i, c := range conditions {
		f, err := s.condition(actor, c)
		if err != nil {
			return docstore.Filter[T]{}, at(err, "/where/"+strconv.Itoa(i))
		}
		all = append(all, f)
	}
	return docstore.And(all...), nil
}

func (s *source[T, P]) condition(actor *access.Actor, c Condition) (docstore.Filter[T], error) {
	var none docstore.Filter[T]
	col := s.column(c.Field)
	if col == nil || !col.Filter || col.personal && !actor.May(s.detail) {
		return none, fieldFault("/field", "UNKNOWN_FIELD", fault.T("不能按“%[1]s”筛选。", "This list cannot be filtered by “%[1]s”.", c.Field))
	}
	if col.tokens {
		return s.named(c)
	}
	op, ok := storeOps[c.Op]
	if !ok {
		return none, fieldFault("/op", "UNKNOWN_OP", fault.T("未知的比较方式。", "Unknown comparison."))
	}
	vals := make([]any, len(c.Values))
	for i, raw := range c.Values {
		v, err := col.parse(raw)
		if err != nil {
			return none, at(err, "/values/"+strconv.Itoa(i))
		}
		if strings.HasPrefix(col.dim, "dim") {
			v = raw // a slot of a kind's own fields holds texts
		}
		vals[i] = v
	}
	f, err := s.col.Spec().FilterBy(col.declared(), op, vals...)
	if err != nil {
		return none, fieldFault("/op", "BAD_CONDITION", fault.T("“%[1]s”不支持这种比较。", "“%[2]s” does not support this comparison.", col.Label.ZH, col.Label.EN)).Wrap(err)
	}
	return f, nil
}

// named finds a name by a part of it; no other comparison is of use on names.
func (s *source[T, P]) named(c Condition) (docstore.Filter[T], error) {
	if (c.Op != Contains && c.Op != EQ && c.Op != Prefix) || len(c.Values) != 1 {
		return docstore.Filter[T]{}, fieldFault("/op", "BAD_CONDITION", fault.T("姓名只能按包含的字查找。", "A name can only be searched by a part of it."))
	}
	tokens := identity.QueryTokens(c.Values[0])
	if len(tokens) == 0 {
		return docstore.None[T](), nil
	}
	values := make([]any, len(tokens))
	for i, t := range tokens {
		values[i] = t
	}
	return s.col.Spec().FilterBy("nameTokens", docstore.OpHasAll, values...)
}

// parse reads a condition's value as a person writes it.
func (c *column[T]) parse(raw string) (any, error) {
	bad := func(what fault.Text) error { return fieldFault("", "BAD_VALUE", what) }
	switch c.Kind {
	case Money:
		v, err := money.ParseYuan(raw)
		if err != nil {
			return nil, bad(fault.T("请填写金额（元），如 528.00。", "Give an amount in yuan, such as 528.00."))
		}
		return int64(v), nil
	case Integer:
		v, err := strconv.ParseInt(raw, 10, 64)
		if err != nil {
			return nil, bad(fault.T("请填写整数。", "Give a whole number."))
		}
		return v, nil
	case Date:
		if _, err := calendar.ParseDate(raw); err != nil {
			return nil, bad(fault.T("请按 YYYY-MM-DD 填写日期。", "Give a date as YYYY-MM-DD."))
		}
	case Month:
		if _, err := calendar.ParseMonth(raw); err != nil {
			return nil, bad(fault.T("请按 YYYY-MM 填写月份。", "Give a month as YYYY-MM."))
		}
	case Boolean:
		if raw != "true" && raw != "false" {
			return nil, bad(fault.T("请选择是或否。", "Give true or false."))
		}
		return raw == "true", nil
	case Text, Enum, Place:
	}
	return raw, nil
}
