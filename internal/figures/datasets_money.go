package figures

import (
	"slices"
	"strconv"

	"minzheng/internal/access"
	"minzheng/internal/benefit"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/region"
)

// catalogOptions are the codes of a shared list of the catalogue.
func catalogOptions(c *catalog.Catalog, list string) []Option {
	var out []Option
	for _, o := range c.Options(list) {
		out = append(out, Option{o.Value, o.Label})
	}
	return out
}

func programOptions(c *catalog.Catalog) []Option {
	var out []Option
	for _, p := range c.Programs() {
		out = append(out, Option{p.ID, p.Short})
	}
	return out
}

// entitlementsDataset is the stock: at a day it holds the spans that cover the day's month (domain rule: a suspension of
// up to three months still counts).
func entitlementsDataset(d Deps) dataset {
	type E = benefit.Entitlement
	x := benefit.Entitlements
	areas, programs, categories := catalogOptions(d.Catalog, "AREA_CLASSES"), programOptions(d.Catalog), catalogOptions(d.Catalog, "CATEGORIES")
	cols := []column[E]{
		{Field: field("caseNumber", "案件编号", "Case", Text), cell: func(e *E) string { return e.CaseNumber }},
		{Field: field("program", "项目", "Programme", Enum).dim().options(programs), cell: func(e *E) string { return e.Program }, names: namesOf(programs)},
	}
	cols = append(cols, placeColumns(d.Regions, func(e *E) region.Code { return e.Township }, func(e *E) region.Code { return e.Village })...)
	cols = append(cols,
		column[E]{Field: field("areaClass", "城乡类别", "Area class", Enum).dim().options(areas), cell: func(e *E) string { return e.AreaClass }, names: namesOf(areas)},
		column[E]{Field: field("category", "保障类别", "Category", Enum).dim().options(categories), cell: func(e *E) string { return e.Category }, names: namesOf(categories)},
		column[E]{Field: field("members", "保障人数", "Members", Integer).dim().sum(), cell: func(e *E) string { return strconv.Itoa(e.Members) }},
		column[E]{Field: field("amount", "月保障金", "Monthly amount", Money).sum(), cell: func(e *E) string { return e.Amount.Yuan() }},
		column[E]{Field: field("from", "起始月份", "From", Month).dim().sort(), cell: func(e *E) string { return string(e.From) }},
		column[E]{Field: field("to", "终止月份", "To", Month).extra(), cell: func(e *E) string { return string(e.To) }},
		column[E]{Field: field("householdId", "家庭", "Household", Text).hidden().dim()},
		column[E]{Field: field("caseId", "案件", "Case id", Text).hidden()},
	)
	return &source[E, *E]{
		Info: info("entitlements", "在保对象", "Entitlements", "CASE", Stock, cols), do: access.FigureRead, detail: access.CaseRead, col: d.Benefit.EntitlementCollection(), scope: benefit.EntitlementScope(),
		columns: cols, order: []docstore.Order[E]{x.From.Desc()}, clock: d.Clock,
		asOf: func(day calendar.Date) docstore.Filter[E] {
			m := string(day.Month())
			return docstore.And(x.From.Lte(m), x.CountsTo.Gte(m))
		},
		id: func(e *E) string { return e.ID }, ref: func(e *E) Ref { return Ref{"CASE", e.CaseID, e.CaseNumber} },
	}
}

// standardsDataset holds, at a day, the values in force on it.
func standardsDataset(d Deps) dataset {
	type S = benefit.Standard
	x := benefit.Standards
	areas := catalogOptions(d.Catalog, "AREA_CLASSES")
	var keys, groups []Option
	for _, s := range d.Catalog.Standards() {
		keys = append(keys, Option{s.Key, s.Label})
		for _, g := range s.Groups {
			if !slices.ContainsFunc(groups, func(o Option) bool { return o.Value == g.Value }) {
				groups = append(groups, Option{g.Value, g.Label})
			}
		}
	}
	cols := []column[S]{
		{Field: field("key", "标准", "Standard", Enum).dim().options(keys), cell: func(s *S) string { return s.Key }, names: namesOf(keys)},
		{Field: field("areaClass", "城乡类别", "Area class", Enum).dim().options(areas), cell: func(s *S) string { return s.AreaClass }, names: namesOf(areas)},
		{Field: field("group", "类别", "Group", Enum).dim().options(groups), cell: func(s *S) string { return s.Group }, names: namesOf(groups)},
		{Field: field("value", "数值（最小单位）", "Value (smallest unit)", Integer).sum().extra(), cell: func(s *S) string { return strconv.FormatInt(s.Value, 10) }},
		{Field: field("written", "数值", "Value", Text).onlyShown(), cell: func(s *S) string { return writtenStandard(d.Catalog, s) }},
		{Field: field("effectiveFrom", "生效日期", "In force from", Date).sort(), cell: func(s *S) string { return string(s.EffectiveFrom) }},
		{Field: field("document", "文号", "Document", Text).onlyShown(), cell: func(s *S) string { return s.Document }},
	}
	return &source[S, *S]{
		Info: info("standards", "标准", "Standards", "STANDARD", Stock, cols), do: access.StandardRead, detail: access.StandardRead, col: d.Benefit.StandardCollection(), scope: access.Located[S]{}, nowhere: true,
		columns: cols, order: []docstore.Order[S]{x.Key.Asc(), x.From.Asc()}, clock: d.Clock,
		asOf: func(day calendar.Date) docstore.Filter[S] {
			return docstore.And(x.From.Lte(string(day)), x.To.Gte(string(day)), x.State.Eq(string(benefit.Approved)))
		},
		id: func(s *S) string { return s.ID },
		ref: func(s *S) Ref {
			label := s.Key
			if spec, ok := d.Catalog.Standard(s.Key); ok {
				label = spec.Label.ZH
			}
			return Ref{"STANDARD", s.Key, label}
		},
	}
}

func writtenStandard(c *catalog.Catalog, s *benefit.Standard) string {
	if spec, ok := c.Standard(s.Key); ok {
		return spec.Format(s.Value)
	}
	return strconv.FormatInt(s.Value, 10)
}
