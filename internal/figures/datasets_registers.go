package figures

import (
	"strconv"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/ledger"
	"minzheng/internal/money"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// DatasetOf is the id of the dataset of a kind of entry or of a ledger.
func DatasetOf(id string) string { return strings.ToLower(id) }

// registerDatasets are the organisations and facilities on a day, the records of all ledgers, and one dataset for each
// kind and each ledger with the fields of its form.
func registerDatasets(d Deps) []dataset {
	if d.Registry == nil || d.Ledger == nil {
		return nil
	}
	out := []dataset{entriesDataset(d, catalog.ClassOrganization), entriesDataset(d, catalog.ClassFacility), ledgerDataset(d)}
	for _, k := range d.Catalog.Kinds() {
		out = append(out, kindDataset(d, k))
	}
	for _, l := range d.Catalog.Ledgers() {
		out = append(out, recordsDataset(d, l))
	}
	return out
}

// formColumns are the fields of a form as columns: those that are declared as dimensions and measures can be asked by,
// the others are only shown.
func formColumns[T any](c *catalog.Catalog, fields []catalog.Field, dims, measures []string, values func(*T) form.Form, slots func(*T) []*int64) []column[T] {
	var out []column[T]
	for i := range fields {
		f := fields[i]
		if f.Type == catalog.TypeList || f.Type == catalog.TypeFiles || f.Type == catalog.TypeBankAccount {
			continue
		}
		col := column[T]{Field: field(f.Key, f.Label.ZH, f.Label.EN, fieldKind(&f)).onlyShown().extra(), cell: func(x *T) string { return cellOf(values(x)[f.Key]) }}
		if options := fieldOptions(c, &f); len(options) > 0 {
			col.Field = col.Field.options(options)
			col.names = namesOf(options)
		}
		for n, key := range dims {
			if key == f.Key {
				col.Field = col.Field.dim()
				col.Filter, col.Default = true, true
				col.dim = "dim" + strconv.Itoa(n+1)
			}
		}
		out = append(out, col)
	}
	for n, key := range measures {
		name, label, kind := measureOf(fields, key)
		at := -1
		for i := range out {
			if out[i].Name == name {
				at = i
			}
		}
		if at < 0 {
			out = append(out, column[T]{Field: field(name, label.ZH, label.EN, kind).extra()})
			at = len(out) - 1
		}
		col := &out[at]
		col.Field = col.Field.sum()
		col.Filter, col.Default = true, true
		col.dim = "sum" + strconv.Itoa(n+1)
		col.cell = func(x *T) string { return slotText(slots(x), n, kind) }
	}
	return out
}

// measureOf names a declared measure: a field, the rows of a list, or the sum of an item.
func measureOf(fields []catalog.Field, key string) (name string, label fault.Text, kind Kind) {
	list, item, inList := strings.Cut(key, ".")
	for i := range fields {
		f := &fields[i]
		switch {
		case f.Key != list:
		case !inList:
			return key, f.Label, fieldKind(f)
		case item == "#":
			return list + "Count", fault.T("%[1]s数", "Number of: %[2]s", f.Label.ZH, f.Label.EN), Integer
		default:
			for j := range f.Items {
				if f.Items[j].Key == item {
					return list + "_" + item, fault.T("%[1]s合计", "Sum of: %[2]s", f.Items[j].Label.ZH, f.Items[j].Label.EN), fieldKind(&f.Items[j])
				}
			}
		}
	}
	return key, fault.T(key, key), Integer
}

func fieldKind(f *catalog.Field) Kind {
	switch f.Type {
	case catalog.TypeInteger:
		return Integer
	case catalog.TypeMoney:
		return Money
	case catalog.TypeDate:
		return Date
	case catalog.TypeMonth:
		return Month
	case catalog.TypeChoice, catalog.TypeMultiChoice, catalog.TypeBoolean:
		return Enum
	case catalog.TypeRegion:
		return Place
	}
	return Text
}

func fieldOptions(c *catalog.Catalog, f *catalog.Field) []Option {
	if f.Type == catalog.TypeBoolean {
		return []Option{{"true", fault.T("是", "Yes")}, {"false", fault.T("否", "No")}}
	}
	var out []Option
	for _, o := range c.FieldOptions(f) {
		out = append(out, Option{o.Value, o.Label})
	}
	return out
}

// cellOf is a value of a stored form as text.
func cellOf(raw []byte) string {
	if form.Empty(raw) {
		return ""
	}
	if s := form.Text(raw); s != "" {
		return s
	}
	if list := form.TextList(raw); len(list) > 0 {
		return strings.Join(list, "、")
	}
	return string(raw)
}

func slotText(slots []*int64, n int, kind Kind) string {
	if n >= len(slots) || slots[n] == nil {
		return ""
	}
	if kind == Money {
		return money.Fen(*slots[n]).Yuan()
	}
	return strconv.FormatInt(*slots[n], 10)
}

func entryStatuses(c *catalog.Catalog, class string) []Option {
	var out []Option
	seen := map[string]bool{}
	for _, k := range c.Kinds() {
		for _, o := range k.Statuses {
			if (class == "" || k.Class == class) && !seen[o.Value] {
				seen[o.Value] = true
				out = append(out, Option{o.Value, o.Label})
			}
		}
	}
	return out
}

// entryColumns are what every entry has.
func entryColumns(d Deps, kinds, statuses []Option) []column[registry.Entry] {
	type E = registry.Entry
	grades, results := catalogOptions(d.Catalog, "ORG_GRADES"), catalogOptions(d.Catalog, "CHECK_RESULTS")
	day := func(get func(*E) calendar.Date) func(*E) string { return func(e *E) string { return string(get(e)) } }
	last := func(e *E) registry.CheckResult {
		if n := len(e.State.Checks); n > 0 {
			return e.State.Checks[n-1]
		}
		return registry.CheckResult{}
	}
	cols := []column[E]{
		{Field: field("number", "编号", "Number", Text).sort(), cell: func(e *E) string { return e.Number }},
		{Field: field("name", "名称", "Name", Text), cell: func(e *E) string { return e.State.Name }, tokens: true},
		{Field: field("kind", "类别", "Kind", Enum).dim().options(kinds), cell: func(e *E) string { return e.Kind }, names: namesOf(kinds)},
		{Field: field("status", "状态", "Status", Enum).dim().options(statuses), cell: func(e *E) string { return string(e.State.Status) }, names: namesOf(statuses)},
	}
	cols = append(cols, placeColumns(d.Regions, func(e *E) region.Code { return e.Township }, func(e *E) region.Code { return e.Village })...)
	return append(cols,
		column[E]{Field: field("creditCode", "统一社会信用代码", "Credit code", Text).extra(), cell: func(e *E) string { return e.State.CreditCode }},
		column[E]{Field: field("beganOn", "成立（启用）日期", "Began", Date).sort(), cell: day(func(e *E) calendar.Date { return e.State.BeganOn })},
		column[E]{Field: field("closedOn", "终止日期", "Closed", Date).extra(), cell: day(func(e *E) calendar.Date { return e.State.ClosedOn })},
		column[E]{Field: field("grade", "评估等级", "Grade", Enum).dim().options(grades).extra(), cell: func(e *E) string { return e.State.Grade }, names: namesOf(grades)},
		column[E]{Field: field("gradedOn", "评估日期", "Assessed", Date).extra(), cell: day(func(e *E) calendar.Date { return e.State.GradedOn })},
		column[E]{Field: field("checkYear", "最近检查年度", "Last checked year", Integer).dim().extra(), cell: func(e *E) string {
			if c := last(e); c.Year > 0 {
				return strconv.Itoa(c.Year)
			}
			return ""
		}},
		column[E]{Field: field("checkResult", "最近检查结论", "Last result", Enum).dim().options(results).extra(), cell: func(e *E) string { return last(e).Result }, names: namesOf(results)},
		column[E]{Field: field("due", "最近到期", "Due", Date).sort(), cell: day(func(e *E) calendar.Date { return e.State.Due })},
		column[E]{Field: field("superior", "上级或主管单位", "Unit above", Text).onlyShown().extra(), cell: func(e *E) string { return e.Above }},
		column[E]{Field: field("importId", "导入批次", "Import", Text).hidden()},
		column[E]{Field: field("createdAt", "登记时间", "Entered", Text).hidden().sort()},
	)
}

func kindOptions(c *catalog.Catalog, class string) []Option {
	var out []Option
	for _, k := range c.Kinds() {
		if k.Class == class {
			out = append(out, Option{k.ID, k.Name})
		}
	}
	return out
}

// entriesDataset is the stock of one register: at a day it holds what had begun and not ended.
func entriesDataset(d Deps, class string) dataset {
	type E = registry.Entry
	x := registry.Entries
	cols := entryColumns(d, kindOptions(d.Catalog, class), entryStatuses(d.Catalog, class))
	id, zh, en := "organizations", "机构", "Organisations"
	if class == catalog.ClassFacility {
		id, zh, en = "facilities", "设施", "Facilities"
	}
	return &source[E, *E]{
		Info: info(id, zh, en, class, Stock, cols), do: access.FigureRead, detail: registry.ReadPermission(class), col: d.Registry.Collection(), scope: registry.Scope(),
		columns: cols, order: []docstore.Order[E]{x.CreatedAt.Desc()}, clock: d.Clock, base: x.Class.Eq(class),
		asOf: func(day calendar.Date) docstore.Filter[E] {
			return docstore.And(x.BeganOn.Lte(string(day)), x.ClosedTo.Gt(string(day)))
		},
		id: func(e *E) string { return e.ID }, ref: func(e *E) Ref { return Ref{e.Class, e.ID, e.State.Name} },
	}
}

// kindDataset is the entries of one kind as they are, with the fields of their form.
func kindDataset(d Deps, k *catalog.Kind) dataset {
	type E = registry.Entry
	x := registry.Entries
	var statuses []Option
	for _, o := range k.Statuses {
		statuses = append(statuses, Option{o.Value, o.Label})
	}
	cols := entryColumns(d, kindOptions(d.Catalog, k.Class), statuses)
	fields := k.Fields()
	for _, c := range formColumns(d.Catalog, fields, k.Dimensions, k.Measures, func(e *E) form.Form { return e.State.Form }, func(e *E) []*int64 { return e.Measures }) {
		if f, ok := k.Program().Field(c.Name); ok && (f.Sets != "" || c.Name == "name") {
			continue // name and credit code are columns of every entry
		}
		cols = append(cols, c)
	}
	return &source[E, *E]{
		Info: info(DatasetOf(k.ID), k.Name.ZH, k.Name.EN, k.Class, Now, cols), do: access.FigureRead, detail: registry.ReadPermission(k.Class), col: d.Registry.Collection(),
		scope: registry.Scope(), columns: cols, order: []docstore.Order[E]{x.CreatedAt.Desc()}, clock: d.Clock, base: x.Kind.Eq(k.ID),
		id: func(e *E) string { return e.ID }, ref: func(e *E) Ref { return Ref{e.Class, e.ID, e.State.Name} },
	}
}

func ledgerOptions(c *catalog.Catalog) []Option {
	var out []Option
	for _, l := range c.Ledgers() {
		out = append(out, Option{l.ID, l.Name})
	}
	return out
}

// recordColumns are what every record has.
func recordColumns(d Deps) []column[ledger.Record] {
	type R = ledger.Record
	ledgers := ledgerOptions(d.Catalog)
	var states, subjects []Option
	for _, s := range ledger.States() {
		states = append(states, Option{string(s), ledger.StateLabel(s)})
	}
	for _, class := range []string{catalog.ClassOrganization, catalog.ClassFacility} {
		subjects = append(subjects, kindOptions(d.Catalog, class)...)
	}
	tiers := []Option{{"CITY", fault.T("市级", "City")}, {"TOWNSHIP", fault.T("乡镇（街道）", "Township")}, {"VILLAGE", fault.T("村（社区）", "Village")}}
	cols := []column[R]{
		{Field: field("on", "日期", "Day", Date).dim().sort(), cell: func(r *R) string { return string(r.On) }},
		{Field: field("ledger", "台账", "Ledger", Enum).dim().options(ledgers).extra(), cell: func(r *R) string { return r.Ledger }, names: namesOf(ledgers)},
		{Field: field("subject", "对象", "About", Text), cell: func(r *R) string { return r.Subject }, tokens: true},
		{Field: field("subjectKind", "对象类别", "Kind of subject", Enum).dim().options(subjects).extra(), cell: func(r *R) string { return r.SubjectKind }, names: namesOf(subjects)},
	}
	cols = append(cols, placeColumns(d.Regions, func(r *R) region.Code { return r.Township }, func(r *R) region.Code { return r.Village })...)
	return append(cols,
		column[R]{Field: field("until", "截止日期", "Until", Date).onlyShown().extra(), cell: func(r *R) string { return string(r.Until) }},
		column[R]{Field: field("state", "状态", "State", Enum).dim().options(states).extra(), cell: func(r *R) string { return string(r.State) }, names: namesOf(states)},
		column[R]{Field: field("tier", "登记层级", "Entered at", Enum).dim().options(tiers).extra(), cell: func(r *R) string { return r.Tier }, names: namesOf(tiers)},
		column[R]{Field: field("typed", "手工填写项", "Typed", Integer).sum().extra(), cell: func(r *R) string { return strconv.Itoa(r.Typed) }},
		column[R]{Field: field("prefilled", "系统带出项", "Filled in", Integer).sum().extra(), cell: func(r *R) string { return strconv.Itoa(r.Prefilled) }},
		column[R]{Field: field("superseded", "已有后续记录", "Superseded", Boolean).hidden().dim()},
		column[R]{Field: field("subjectId", "对象编号", "Subject id", Text).hidden().dim()},
		column[R]{Field: field("createdAt", "登记时间", "Entered", Text).hidden()},
	)
}

// ledgerDataset is the records of all ledgers.
func ledgerDataset(d Deps) dataset {
	type R = ledger.Record
	x := ledger.Records
	cols := recordColumns(d)
	return &source[R, *R]{
		Info: info("ledger_records", "台账记录", "Ledger records", "LEDGER_RECORD", Flow, cols), do: access.FigureRead, detail: access.PersonRead, col: d.Ledger.Collection(), scope: ledger.Scope(),
		columns: masked(cols), order: []docstore.Order[R]{x.On.Desc()}, clock: d.Clock,
		between: func(from, to calendar.Date) docstore.Filter[R] {
			return docstore.And(x.On.Gte(string(from)), x.On.Lte(string(to)))
		},
		id: func(r *R) string { return r.ID }, ref: func(r *R) Ref { return Ref{"LEDGER_RECORD", r.ID, r.Ledger + " " + string(r.On)} },
	}
}

// masked keeps the names of people from statistics roles.
func masked(cols []column[ledger.Record]) []column[ledger.Record] {
	for i := range cols {
		cols[i].personal = cols[i].Name == "subject"
	}
	return cols
}

// recordsDataset is the records of one ledger that count, with the fields of their form: by the day of the record, or, of
// periods, those that cover a day.
func recordsDataset(d Deps, l *catalog.Ledger) dataset {
	type R = ledger.Record
	x := ledger.Records
	cols := append(recordColumns(d), formColumns(d.Catalog, l.Fields, l.Dimensions, l.Measures, func(r *R) form.Form { return r.Form }, func(r *R) []*int64 { return r.Measures })...)
	detail := access.LedgerRead
	switch l.About {
	case catalog.AboutPerson, catalog.AboutHousehold, catalog.AboutCase:
		cols, detail = masked(cols), access.PersonRead
	}
	basis := Flow
	if l.Time == catalog.TimePeriod {
		basis = Stock
	}
	return &source[R, *R]{
		Info: info(DatasetOf(l.ID), l.Name.ZH, l.Name.EN, "LEDGER_RECORD", basis, cols), do: access.FigureRead, detail: detail, col: d.Ledger.Collection(), scope: ledger.Scope(),
		columns: cols, order: []docstore.Order[R]{x.On.Desc()}, clock: d.Clock, base: docstore.And(x.Ledger.Eq(l.ID), x.Counts.Is(true)),
		asOf: func(day calendar.Date) docstore.Filter[R] {
			return docstore.And(x.On.Lte(string(day)), x.UntilTo.Gte(string(day)))
		},
		between: func(from, to calendar.Date) docstore.Filter[R] {
			return docstore.And(x.On.Gte(string(from)), x.On.Lte(string(to)))
		},
		id: func(r *R) string { return r.ID }, ref: func(r *R) Ref { return Ref{"LEDGER_RECORD", r.ID, l.Short.ZH + " " + string(r.On)} },
	}
}
