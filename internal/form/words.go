package form

import (
	"encoding/json"
	"strings"

	"minzheng/internal/catalog"
	"minzheng/internal/fault"
	"minzheng/internal/money"
)

// Value is one filled field as a person reads it.
type Value struct {
	Key   string
	Label fault.Text
	Text  fault.Text
}

// Reader puts the values of a form into words.
type Reader struct {
	Options func(*catalog.Field) []catalog.Option
	Members map[string]string        // names of persons that a MEMBER_REF may name, by id
	Names   map[string]string        // names of staff, by id
	People  map[string]string        // names of those whom a PERSON_REF may name, by id
	Region  func(code string) string // name of a division
}

// Values reads the filled fields of a form, files apart.
func (r *Reader) Values(fields []catalog.Field, form Form) (out []Value, files []string) {
	for i := range fields {
		f := &fields[i]
		raw, ok := form[f.Key]
		if !ok {
			continue
		}
		if f.Type == catalog.TypeFiles {
			files = append(files, TextList(raw)...)
			continue
		}
		if t := r.Worded(f, raw); !t.IsZero() {
			out = append(out, Value{f.Key, f.Label, t})
		}
	}
	return out, files
}

// People are the ids of the persons that the fields of a form name.
func People(fields []catalog.Field, form Form) (ids []string) {
	for i := range fields {
		f := &fields[i]
		switch f.Type {
		case catalog.TypePersonRef:
			if id := Text(form[f.Key]); id != "" {
				ids = append(ids, id)
			}
		case catalog.TypeList:
			for _, row := range Rows(form[f.Key]) {
				ids = append(ids, People(f.Items, row)...)
			}
		}
	}
	return ids
}

// Worded is the value of a field in words.
func (r *Reader) Worded(f *catalog.Field, raw json.RawMessage) fault.Text {
	same := func(v string) fault.Text { return fault.Text{ZH: v, EN: v} }
	label := func(v string) fault.Text {
		for _, o := range r.Options(f) {
			if o.Value == v {
				return o.Label
			}
		}
		return same(v)
	}
	switch f.Type {
	case catalog.TypeBoolean:
		if Yes(raw) {
			return fault.T("是", "Yes")
		}
		return fault.T("否", "No")
	case catalog.TypeInteger:
		return same(string(raw) + f.Unit)
	case catalog.TypeChoice:
		return label(Text(raw))
	case catalog.TypeMultiChoice:
		var list []fault.Text
		for _, v := range TextList(raw) {
			list = append(list, label(v))
		}
		return fault.Text{ZH: JoinZH(list), EN: JoinEN(list)}
	case catalog.TypeStaffMulti:
		var list []fault.Text
		for _, v := range TextList(raw) {
			if name := r.Names[v]; name != "" {
				v = name
			}
			list = append(list, same(v))
		}
		return fault.Text{ZH: JoinZH(list), EN: JoinEN(list)}
	case catalog.TypeMemberRef:
		return same(r.Members[Text(raw)])
	case catalog.TypePersonRef:
		if name := r.People[Text(raw)]; name != "" {
			return same(name)
		}
		return fault.T("不在您管辖范围内的人员", "Somebody out of your reach")
	case catalog.TypeMoney:
		amount, err := money.ParseYuan(Text(raw))
		if err != nil {
			return fault.Text{}
		}
		return fault.T("%[1]s元", "%[1]s yuan", amount.Yuan())
	case catalog.TypeBankAccount:
		var a AccountForm
		if json.Unmarshal(raw, &a) != nil {
			return fault.Text{}
		}
		return same(a.Bank + " ****" + a.Last4)
	case catalog.TypeRegion:
		return same(r.Region(Text(raw)))
	case catalog.TypeList:
		var zh, en []string
		for _, row := range Rows(raw) {
			values, _ := r.Values(f.Items, row)
			var z, e []string
			for _, v := range values {
				z, e = append(z, v.Label.ZH+"："+v.Text.ZH), append(e, v.Label.EN+": "+v.Text.EN)
			}
			zh, en = append(zh, strings.Join(z, "，")), append(en, strings.Join(e, ", "))
		}
		return fault.Text{ZH: strings.Join(zh, "；"), EN: strings.Join(en, "; ")}
	}
	return same(Text(raw))
}
