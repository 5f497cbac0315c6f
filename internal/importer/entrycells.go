package importer

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"minzheng/internal/catalog"
	"minzheng/internal/form"
	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// Columns of a register that are no fields of the form.
const (
	kindColumn   = "#kind"
	regionColumn = "#region"
	statusColumn = "#status"
	aboveColumn  = "#above"
	nameColumn   = "name"
	tenThousand  = "#10000" // after a key: the amount is in 万元
)

// standing are the states of a register's column that mean it exists.
var standing = []string{"正常", "在册", "存续", "运行", "启用", "已备案", "备案", "开放", "使用中"}

// otherNames are names that registers give to fields beside the catalogue's label, by key.
var otherNames = map[string][]string{
	"beganOn":  {"登记日期", "成立日期", "成立登记日期", "启用日期", "建成日期", "备案日期", "认定日期", "发证日期"},
	"legalRep": {"法定代表人", "负责人", "法人代表", "法人"},
	"capital":  {"注册资金", "注册资本", "开办资金", "原始基金"},
	"address":  {"住所", "地址", "详细地址"},
	"phone":    {"联系电话", "电话"},
	"grade":    {"评估等级", "等级"},
}

// registerColumns are the columns that files of the kinds may have, by the labels of their fields.
func (s *Service) registerColumns(kinds []*catalog.Kind) []column {
	var out []column
	add := func(c column) {
		if !slices.ContainsFunc(out, func(x column) bool { return x.key == c.key }) {
			out = append(out, c)
		}
	}
	if len(kinds) > 1 {
		var all []string
		for _, k := range kinds {
			all = append(all, k.Short.ZH+"（"+k.Name.ZH+"）")
		}
		add(column{key: kindColumn, names: []string{"类型", "组织类型", "类别"}, required: true, help: strings.Join(all, "、")})
	}
	add(column{key: nameColumn, names: []string{"名称", "单位名称", "机构名称", "组织名称", "设施名称"}, required: true})
	for _, k := range kinds {
		for _, f := range takenOver(k) {
			names := append([]string{label(f.Label.ZH)}, otherNames[f.Key]...)
			names = slices.DeleteFunc(names, func(n string) bool { return len(kinds) > 1 && n == "类别" })
			add(column{key: f.Key, names: names, required: f.Sets == "CREDIT_CODE" && f.Required, help: s.explain(&f)})
			if f.Type == catalog.TypeMoney {
				var wan []string
				for _, n := range names {
					wan = append(wan, n+"(万元)")
				}
				add(column{key: f.Key + tenThousand, names: wan})
			}
		}
		if k.Above != nil {
			add(column{key: aboveColumn, names: []string{k.Above.Label.ZH}, help: "单位全称；没有的填“无”"})
		}
	}
	add(regionOf())
	add(column{key: statusColumn, names: []string{"状态", "登记状态", "运行状态"}, help: strings.Join(standing, "、")})
	return out
}

// takenOver are the fields that one line can hold.
func takenOver(k *catalog.Kind) []catalog.Field {
	fields := k.Fields()
	if step, ok := k.Program().StepOfKind(string(registry.KindTakeOver)); ok {
		fields = append(fields, step.Form...)
	}
	return slices.DeleteFunc(fields, func(f catalog.Field) bool { return f.Type == catalog.TypeList || f.Type == catalog.TypeFiles })
}

// explain says what the column of a field may hold.
func (s *Service) explain(f *catalog.Field) string {
	var labels []string
	for _, o := range s.Catalog.FieldOptions(f) {
		labels = append(labels, o.Label.ZH)
	}
	switch {
	case f.Type == catalog.TypeMultiChoice:
		return "可填多个，用顿号隔开：" + strings.Join(labels, "、")
	case len(labels) > 0:
		return strings.Join(labels, "、")
	case f.Type == catalog.TypeDate:
		return "日期，如2020-07-01"
	case f.Type == catalog.TypeBoolean:
		return "是、否"
	case f.Type == catalog.TypeMoney:
		return "金额（元）；以万元计的，列名写“" + label(f.Label.ZH) + "(万元)”"
	case f.Type == catalog.TypePersonRef:
		return "18位身份证号码；须已登记"
	case f.Type == catalog.TypeRegion:
		return "村（社区）名称，或12位区划代码"
	case f.Type == catalog.TypeStaffMulti:
		return "姓名，可填多个，用顿号隔开"
	case f.Type == catalog.TypeList:
		var items []string
		for _, x := range f.Items {
			items = append(items, label(x.Label.ZH))
		}
		return "可填多条，用分号隔开；每条依次为：" + strings.Join(items, "|")
	}
	return strings.TrimSpace(f.Unit + " " + f.Help.ZH)
}

// kindOf is the kind that a line names, or the only one there is.
func (t *entriesTaker) kindOf(l *line) *catalog.Kind {
	if len(t.kinds) == 1 {
		return t.kinds[0]
	}
	written := squeeze(l.get(kindColumn))
	for _, k := range t.kinds {
		full := squeeze(k.Name.ZH)
		if written != "" && (strings.EqualFold(written, k.ID) || written == squeeze(k.Short.ZH) || strings.HasPrefix(full, written) || strings.Contains(full, "("+written+")")) {
			return k
		}
	}
	return nil
}

// placeOf is the division that a line names by code or name; without one the file's own, if what it becomes may lie in a
// division of that tier.
func (g *tableFile) placeOf(l *line, liesIn func(tier string) bool) (region.Place, bool) {
	written := l.get(regionColumn)
	if written == "" {
		return g.at, liesIn(string(g.at.Deepest().Tier()))
	}
	r, ok := g.division(written)
	return r.Place(), ok && liesIn(string(r.Tier))
}

// division finds a division by code or name, below the file's own where only a village is named.
func (g *tableFile) division(written string) (region.Region, bool) {
	written = squeeze(written)
	regions := g.s.Regions
	if r, err := regions.Get(region.Code(written)); err == nil {
		return r, true
	}
	written = strings.TrimPrefix(written, squeeze(regions.City().Name))
	if written == "" {
		return regions.City(), true
	}
	for _, t := range regions.Townships() {
		rest, found := strings.CutPrefix(written, squeeze(t.Name))
		if !found {
			continue
		}
		if rest == "" {
			return t, true
		}
		return regions.FindVillage(t.Code, rest)
	}
	return regions.FindVillage(g.at.Deepest(), written)
}

// values reads a line into a form of the fields. What cannot be read stays as it is written, so that the form's own check
// says what is wrong with it.
func (g *tableFile) values(r *row, fields []catalog.Field) form.Form {
	out := form.Form{}
	for _, f := range fields {
		written := r.line.get(f.Key)
		factor := int64(1)
		if written == "" && f.Type == catalog.TypeMoney {
			written, factor = r.line.get(f.Key+tenThousand), 10_000
		}
		if written == "" {
			continue
		}
		if raw, err := json.Marshal(g.value(&f, written, factor)); err == nil {
			out[f.Key] = raw
		}
	}
	return out
}

func (g *tableFile) value(f *catalog.Field, written string, factor int64) any {
	plain := squeeze(written)
	switch f.Type {
	case catalog.TypeInteger:
		if n, err := strconv.ParseInt(strings.TrimSuffix(plain, squeeze(f.Unit)), 10, 64); err == nil {
			return n
		}
	case catalog.TypeMoney:
		fen, repairs, reason := parseAmount(written)
		for _, key := range repairs {
			g.repaired[key]++
		}
		if reason == "" || reason == amountZero {
			if amount, err := fen.Mul(factor); err == nil {
				return amount.Yuan()
			}
		}
	case catalog.TypeDate:
		if d, ok := parseDay(written); ok {
			return string(d)
		}
	case catalog.TypeMonth:
		if d, ok := parseDay(written); ok {
			return string(d.Month())
		}
	case catalog.TypeBoolean:
		return slices.Contains([]string{"是", "有", "√", "Y", "YES", "TRUE", "1"}, strings.ToUpper(plain))
	case catalog.TypeChoice:
		return g.option(f, plain)
	case catalog.TypeMultiChoice:
		var list []string
		for _, part := range parts(plain, "、,;/") {
			list = append(list, g.option(f, part))
		}
		return list
	case catalog.TypeStaffMulti:
		return parts(plain, "、,;/")
	case catalog.TypeRegion:
		if r, ok := g.division(written); ok {
			return string(r.Code)
		}
	case catalog.TypeList:
		return g.list(f, written)
	}
	return strings.TrimSpace(written)
}

func parts(s, marks string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(marks, r) })
}

// list reads the rows of a list out of one cell: rows between semicolons or line breaks, values between bars in the order
// of the items.
func (g *tableFile) list(f *catalog.Field, written string) []form.Form {
	var out []form.Form
	for _, text := range parts(written, ";；\n\r") {
		row := form.Form{}
		for i, v := range strings.Split(strings.ReplaceAll(text, "｜", "|"), "|") {
			if i >= len(f.Items) || strings.TrimSpace(v) == "" {
				continue
			}
			if raw, err := json.Marshal(g.value(&f.Items[i], v, 1)); err == nil {
				row[f.Items[i].Key] = raw
			}
		}
		if len(row) > 0 {
			out = append(out, row)
		}
	}
	return out
}

// option is the code of a choice by its code or label, also by the label's beginning where that is unambiguous.
func (g *tableFile) option(f *catalog.Field, plain string) string {
	options := g.s.Catalog.FieldOptions(f)
	var begins []string
	for _, o := range options {
		full := squeeze(o.Label.ZH)
		if strings.EqualFold(o.Value, plain) || full == plain {
			return o.Value
		}
		if strings.HasPrefix(full, plain) {
			begins = append(begins, o.Value)
		}
	}
	if len(begins) == 1 {
		return begins[0]
	}
	return plain
}

// superior reads the entry over a line's; whether there is one tells what the form asks it for, such as the mode of
// registration.
func (t *entriesTaker) superior(r *row) {
	above, values := r.kind.Above, r.values
	if above == nil {
		return
	}
	written := squeeze(r.line.get(aboveColumn))
	none := written == "" || strings.HasPrefix(written, "无")
	if !none {
		r.above = strings.TrimSpace(r.line.get(aboveColumn))
	}
	if w := above.When; w != nil && written != "" && form.Empty(values[w.Field]) {
		f := fieldOf(r.kind, w.Field)
		for _, o := range t.s.Catalog.FieldOptions(f) {
			if slices.Contains(w.In, o.Value) != none {
				values[w.Field] = json.RawMessage(strconv.Quote(o.Value))
				return
			}
		}
	}
}

func fieldOf(k *catalog.Kind, key string) *catalog.Field {
	if f, ok := k.Program().Field(key); ok {
		return f
	}
	return &catalog.Field{}
}
