package figures

import (
	"strconv"

	"minzheng/internal/access"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

// The collections keep their own specs; datasets say how their fields read to a person.

func field(name string, zh, en string, kind Kind) Field {
	return Field{Name: name, Label: fault.T(zh, en), Kind: kind, Filter: true, Column: true, Default: true}
}

func (f Field) dim() Field               { f.Dimension = true; return f }
func (f Field) sort() Field              { f.Sortable = true; return f }
func (f Field) sum() Field               { f.Measure = true; return f }
func (f Field) extra() Field             { f.Default = false; return f }
func (f Field) options(o []Option) Field { f.Options = o; return f }
func (f Field) hidden() Field            { f.Column, f.Default = false, false; return f }
func (f Field) onlyShown() Field         { f.Filter = false; return f }

// namesOf labels a code from a list.
func namesOf(options []Option) func(string) fault.Text {
	by := map[string]fault.Text{}
	for _, o := range options {
		by[o.Value] = o.Label
	}
	return func(v string) fault.Text {
		if t, ok := by[v]; ok {
			return t
		}
		return fault.Text{ZH: v, EN: v}
	}
}

// placeNames labels a division code with its name; names are data and are not translated.
func placeNames(d *region.Directory) func(string) fault.Text {
	return func(code string) fault.Text {
		n := d.Name(region.Code(code))
		return fault.Text{ZH: n, EN: n}
	}
}

func placeColumns[T any](d *region.Directory, township, village func(*T) region.Code) []column[T] {
	return []column[T]{
		{Field: field("township", "乡镇（街道）", "Township", Place).dim(), cell: func(x *T) string { return string(township(x)) }, names: placeNames(d)},
		{Field: field("village", "村（社区）", "Village", Place).dim(), cell: func(x *T) string { return string(village(x)) }, names: placeNames(d)},
	}
}

func peopleOptions(list []people.Option) []Option {
	out := make([]Option, len(list))
	for i, o := range list {
		out[i] = Option{o.Value, o.Label}
	}
	return out
}

func peopleDataset(d Deps) dataset {
	type P = people.Person
	health, labour, sex := peopleOptions(people.HealthOptions()), peopleOptions(people.LabourOptions()), peopleOptions(people.SexOptions())
	cols := []column[P]{
		{Field: field("name", "姓名", "Name", Text), cell: func(p *P) string { return p.Name }, tokens: true},
		{Field: field("sex", "性别", "Sex", Enum).dim().options(sex), cell: func(p *P) string { return p.Sex }, names: namesOf(sex)},
		{Field: field("birth", "出生日期", "Born", Date), cell: func(p *P) string { return string(p.Birth) }},
		{Field: field("idNumber", "身份证号", "ID number", Text).onlyShown(), cell: func(p *P) string { return p.IDMasked }},
	}
	cols = append(cols, placeColumns(d.Regions, func(p *P) region.Code { return p.Township }, func(p *P) region.Code { return p.Village })...)
	cols = append(cols,
		column[P]{Field: field("health", "健康状况", "Health", Enum).dim().options(health), cell: func(p *P) string { return p.Health }, names: namesOf(health)},
		column[P]{Field: field("labour", "劳动能力", "Labour capacity", Enum).dim().options(labour), cell: func(p *P) string { return p.Labour }, names: namesOf(labour)},
		column[P]{Field: field("deathDate", "死亡日期", "Died", Date).extra(), cell: func(p *P) string { return string(p.DeathDate) }},
		column[P]{Field: field("alive", "在世", "Alive", Boolean).hidden().dim()},
		column[P]{Field: field("importId", "导入批次", "Import", Text).hidden()},
		column[P]{Field: field("createdAt", "登记时间", "Registered", Text).hidden().sort()},
	)
	return &source[P, *P]{
		Info: info("people", "人员", "People", "PERSON", Now, cols), do: access.PersonRead, detail: access.PersonRead, col: d.People.PeopleCollection(), scope: people.PersonScope(),
		columns: cols, order: []docstore.Order[P]{people.People.CreatedAt.Desc()}, clock: d.Clock,
		id: func(p *P) string { return p.ID }, ref: func(p *P) Ref { return Ref{"PERSON", p.ID, p.Name} },
	}
}

func householdsDataset(d Deps) dataset {
	type H = people.Household
	cols := []column[H]{
		{Field: field("number", "家庭编号", "Number", Text).sort(), cell: func(h *H) string { return h.Number }},
		{Field: field("head", "户主", "Head", Text), cell: func(h *H) string { return h.HeadName }, tokens: true},
		{Field: field("memberCount", "人口", "Members", Integer).dim().sum(), cell: func(h *H) string { return strconv.Itoa(len(h.Current())) }},
	}
	cols = append(cols, placeColumns(d.Regions, func(h *H) region.Code { return h.Township }, func(h *H) region.Code { return h.Village })...)
	cols = append(cols,
		column[H]{Field: field("address", "住址", "Address", Text).onlyShown(), cell: func(h *H) string { return h.Address }},
		column[H]{Field: field("importId", "导入批次", "Import", Text).hidden()},
		column[H]{Field: field("createdAt", "登记时间", "Registered", Text).hidden().sort()},
	)
	return &source[H, *H]{
		Info: info("households", "家庭", "Households", "HOUSEHOLD", Now, cols), do: access.PersonRead, detail: access.PersonRead, col: d.People.HouseholdCollection(), scope: people.HouseholdScope(),
		columns: cols, order: []docstore.Order[H]{people.Households.CreatedAt.Desc()}, clock: d.Clock,
		id: func(h *H) string { return h.ID }, ref: func(h *H) Ref { return Ref{"HOUSEHOLD", h.ID, h.Number} },
	}
}

func info[T any](id, zh, en, opens string, basis TimeBasis, cols []column[T]) Info {
	out := Info{ID: id, Name: fault.T(zh, en), Opens: opens, Basis: basis}
	for _, c := range cols {
		out.Fields = append(out.Fields, c.Field)
	}
	return out
}
