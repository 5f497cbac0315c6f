package importer

import (
	"cmp"
	"context"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/casework"
	"minzheng/internal/catalog"
	"minzheng/internal/course"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/form"
	"minzheng/internal/identity"
	"minzheng/internal/ledger"
	"minzheng/internal/people"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// Columns of a ledger that are no fields of the form.
const (
	subjectColumn = "#subject"
	calledColumn  = "#called" // the name of the person that the line is about, to be compared
	onColumn      = "#on"
	untilColumn   = "#until"
)

// recordsTaker takes lines into a ledger. It brings in old books, so who may write the ledger somewhere may bring its file,
// of whatever tier; another person, who may decide on its records, takes it in.
type recordsTaker struct {
	s *Service
	l *catalog.Ledger
}

func (t *recordsTaker) section() string { return t.l.Section }

func (t *recordsTaker) confirm() access.Permission { return access.LedgerDecide }

func (t *recordsTaker) allowed(actor *access.Actor, at region.Place) error {
	if actor.Can(access.LedgerWrite, at, t.l.Section) != nil && actor.Can(access.LedgerDecide, at, t.l.Section) != nil {
		return fault.Forbidden()
	}
	return nil
}

// columns are what the record is about, its day, and its fields by their labels.
func (t *recordsTaker) columns() []column {
	var out []column
	subject := func(help string, names ...string) {
		out = append(out, column{key: subjectColumn, names: names, required: !t.l.Optional, help: help})
	}
	switch t.l.About {
	case catalog.AboutPerson:
		subject("18位身份证号码；须已登记", "身份证号码", "公民身份号码", "身份证号")
		out = append(out, column{key: calledColumn, names: []string{"姓名"}, help: "填写的，须与登记的姓名一致"})
	case catalog.AboutHousehold:
		subject("户号（HH-开头），或任一现有成员的身份证号码", "户号或成员身份证号码", "户号", "身份证号码")
	case catalog.AboutCase:
		subject("案件编号，如DIBAO-2025-101201-00001", "案件编号")
	case catalog.AboutOrganization:
		subject("单位全称、登记编号或统一社会信用代码", "单位名称或编号", "单位名称", "统一社会信用代码")
	case catalog.AboutFacility:
		subject("设施全称或登记编号", "设施名称或编号", "设施名称", "机构名称")
	}
	day := map[string]column{
		catalog.TimeDay:    {names: []string{"日期"}, help: "如2025-06-30"},
		catalog.TimeMonth:  {names: []string{"月份", "日期"}, help: "如2025-06"},
		catalog.TimeYear:   {names: []string{"年度", "年份"}, help: "如2025"},
		catalog.TimePeriod: {names: []string{"起始日期", "开始日期", "日期"}, help: "如2025-06-30"},
	}[t.l.Time]
	day.key, day.required = onColumn, true
	out = append(out, day)
	if t.l.Time == catalog.TimePeriod {
		out = append(out, column{key: untilColumn, names: []string{"截止日期", "结束日期"}, help: "仍在继续的不填"})
	}
	for _, f := range importable(t.l.Fields) {
		name := label(f.Label.ZH)
		if slices.ContainsFunc(out, func(c column) bool { return slices.Contains(c.names, name) }) {
			name += "(" + f.Key + ")"
		}
		_, known := t.l.PrefillOf(f.Key)
		out = append(out, column{key: f.Key, names: []string{name}, required: f.Required && f.VisibleWhen == nil && f.Default == "" && !known, help: t.s.explain(&f)})
	}
	if t.l.About == catalog.AboutRegion || t.l.Optional {
		out = append(out, regionOf())
	}
	return out
}

// importable are the fields that a cell can hold.
func importable(fields []catalog.Field) []catalog.Field {
	return slices.DeleteFunc(slices.Clone(fields), func(f catalog.Field) bool { return f.Type == catalog.TypeFiles })
}

// read reads one line as somebody would enter it.
func (t *recordsTaker) read(g *tableFile, r *row, _ *access.Actor) {
	r.of = t.l.ID
	subject := r.line.get(subjectColumn)
	if subject == "" {
		if t.l.About != catalog.AboutRegion && !t.l.Optional {
			r.refuse("SUBJECT", fault.T("没有填写登记对象", "It does not say what it is about"))
			return
		}
		var ok bool
		if r.at, ok = g.placeOf(&r.line, t.l.LiesIn); !ok {
			r.refuse("REGION", fault.T("没有填写所在区划，或“%[1]s”无法识别", "The division is missing, or %[1]q is not known", r.line.get(regionColumn)))
			return
		}
	}
	in := ledger.SaveInput{Ledger: t.l.ID, Region: r.at.Deepest(), Form: g.values(r, importable(t.l.Fields))}
	var read bool
	if in.On, read = parseTime(t.l.Time, r.line.get(onColumn)); !read {
		r.refuse("DATE", fault.T("日期“%[1]s”无法识别", "The day %[1]q cannot be read", r.line.get(onColumn)))
		return
	}
	if until := r.line.get(untilColumn); until != "" {
		if in.Until, read = parseDay(until); !read {
			r.refuse("DATE", fault.T("日期“%[1]s”无法识别", "The day %[1]q cannot be read", until))
			return
		}
	}
	r.record, r.values = in, in.Form
}

var yearForm = regexp.MustCompile(`^((?:19|20)\d{2})年?度?$`)

// parseTime reads the day, or the first of the month or year.
func parseTime(time, written string) (calendar.Date, bool) {
	if m := yearForm.FindStringSubmatch(squeeze(written)); m != nil && time == catalog.TimeYear {
		return calendar.Date(m[1] + "-01-01"), true
	}
	return parseDay(written)
}

// meet refuses what the ledger would refuse if somebody entered it.
func (t *recordsTaker) meet(ctx context.Context, r *row, actor *access.Actor) error {
	_, err := t.prepare(ctx, r, actor, actor, access.LedgerWrite, course.DoerOf(actor))
	return err
}

// prepare makes the record of a line, or refuses the line.
func (t *recordsTaker) prepare(ctx context.Context, r *row, reader, actor *access.Actor, do access.Permission, by course.Doer) (*ledger.Record, error) {
	in := r.record
	in.By, in.Form = &by, form.Form{}
	for key, raw := range r.values {
		in.Form[key] = raw
	}
	err := t.persons(ctx, reader, t.l.Fields, in.Form)
	if err == nil {
		in.SubjectID, err = t.subject(ctx, reader, &r.line)
	}
	var rec *ledger.Record
	if err == nil {
		rec, err = t.s.Ledger.Prepare(ctx, reader, actor, do, in)
	}
	switch {
	case err == nil:
		r.at, r.key = rec.Place, cmp.Or(rec.Key, ledger.NumbersOf(t.l, rec))
		return rec, nil
	case slices.Contains([]fault.Code{fault.CodeInvalid, fault.CodeNotFound, fault.CodeConflict, fault.CodeForbidden}, fault.From(err).Code):
		r.refuseFor(err)
		return nil, nil
	}
	return nil, err
}

func unknown(zh, en, written string) error {
	t := fault.T(zh, en, written)
	return fault.Invalid("SUBJECT_UNKNOWN", t, fault.Field{Path: "/subjectId", Reason: "SUBJECT_UNKNOWN", Text: t})
}

// subject finds what a line is about within the actor's reach; "" for a division.
func (t *recordsTaker) subject(ctx context.Context, actor *access.Actor, l *line) (string, error) {
	written := strings.TrimSpace(l.get(subjectColumn))
	if written == "" {
		return "", nil
	}
	one := func(ids []string, err error) (string, error) {
		if err != nil {
			return "", err
		}
		if len(ids) != 1 {
			return "", unknown("没有找到登记对象“%[1]s”，或有多个", "What it is about, %[1]q, is not found, or not the only one", written)
		}
		return ids[0], nil
	}
	switch t.l.About {
	case catalog.AboutPerson:
		p, err := t.person(ctx, actor, written)
		if err != nil {
			return "", err
		}
		if name := l.get(calledColumn); name != "" && cleanName(name) != cleanName(p.Name) {
			return "", unknown("该身份证号码登记的姓名不是“%[1]s”", "The identity number is registered under another name than %[1]q", name)
		}
		return p.ID, nil
	case catalog.AboutHousehold:
		page, err := t.s.People.FindHouseholds(ctx, actor, people.Query{Search: written, First: 2})
		return one(idsOf(page, err))
	case catalog.AboutCase:
		page, err := t.s.Cases.Find(ctx, actor, casework.Query{Where: casework.Cases.Number.Eq(strings.ToUpper(written)), First: 2})
		return one(idsOf(page, err))
	}
	number, _ := identity.Normalize(written)
	x := registry.Entries
	page, err := t.s.Registry.Find(ctx, actor, registry.Query{
		Class: t.l.About, Where: docstore.And(x.ClosedTo.Eq(registry.NoDay), docstore.Or(x.Name.Eq(written), x.Number.Eq(strings.ToUpper(number)), x.CreditCode.Eq(strings.ToUpper(number)))), First: 2,
	})
	return one(idsOf(page, err))
}

func idsOf[T any, P interface {
	*T
	docstore.Doc
}](page *docstore.Page[T], err error) ([]string, error) {
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, d := range page.Items {
		ids = append(ids, P(d).DocMeta().ID)
	}
	return ids, nil
}

func (t *recordsTaker) person(ctx context.Context, actor *access.Actor, number string) (*people.Person, error) {
	id, err := identity.ParseResidentID(number, t.s.today())
	if err != nil {
		return nil, unknown("身份证号码“%[1]s”不正确", "%[1]q is no identity number", identity.MaskID(number))
	}
	found, _, err := t.s.People.ByIDNumbers(ctx, actor, []identity.ResidentID{id})
	if err != nil {
		return nil, err
	}
	if p := found[id.String()]; p != nil {
		return p, nil
	}
	return nil, unknown("身份证号码%[1]s的人员没有登记，或不在您的管辖范围内", "Nobody with the number %[1]s is registered within your reach", identity.MaskID(number))
}

// persons puts the ids of persons in the place of their identity numbers, in lists too.
func (t *recordsTaker) persons(ctx context.Context, actor *access.Actor, fields []catalog.Field, values form.Form) error {
	for _, f := range fields {
		raw := values[f.Key]
		switch {
		case form.Empty(raw):
		case f.Type == catalog.TypePersonRef:
			var number string
			if json.Unmarshal(raw, &number) != nil {
				continue
			}
			p, err := t.person(ctx, actor, number)
			if err != nil {
				return err
			}
			if values[f.Key], err = json.Marshal(p.ID); err != nil {
				return err
			}
		case f.Type == catalog.TypeList:
			var rows []form.Form
			if json.Unmarshal(raw, &rows) != nil {
				continue
			}
			for _, row := range rows {
				if err := t.persons(ctx, actor, f.Items, row); err != nil {
					return err
				}
			}
			var err error
			if values[f.Key], err = json.Marshal(rows); err != nil {
				return err
			}
		}
	}
	return nil
}

func (t *recordsTaker) write(ctx context.Context, actor *access.Actor, m *Import, part []*row) (refused []*row, err error) {
	by := course.Doer{ID: m.ByID, Name: m.ByName, Role: m.ByRole, Region: m.Deepest()}
	reader := t.s.robot() // the one who brought the file was seen to reach what it names
	reader.Name = m.ByName
	for _, r := range part {
		rec, err := t.prepare(ctx, r, reader, actor, access.LedgerDecide, by)
		if err != nil {
			return nil, err
		}
		if rec != nil && !m.Deepest().Contains(rec.Deepest()) {
			r.refuse("OUT_OF_REACH", fault.T("登记对象已不在上传人的管辖范围内", "What it is about has left the reach of who uploaded it"))
			rec = nil
		}
		if rec == nil {
			refused = append(refused, r)
			continue
		}
		if err := t.s.Ledger.PutImported(ctx, m.ID, rec); err != nil {
			return nil, err
		}
	}
	return refused, nil
}

// regionOf is the column of the division.
func regionOf() column {
	return column{
		key: regionColumn, names: []string{"所在区划", "村(社区)", "所在村(社区)", "乡镇(街道)", "区划", "区划代码"},
		help: "乡镇（街道）和村（社区）名称，或12位区划代码；不填为本级",
	}
}
