package testkit

import (
	"encoding/json"
	"fmt"
	"strconv"

	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/form"
	"minzheng/internal/identity"
)

// FillForm fills a form from its fields alone: every required field with a value that its type and bounds allow, and with
// all also the others. serial tells several forms apart.
func FillForm(options func(*catalog.Field) []catalog.Option, fields []catalog.Field, today calendar.Date, serial int, all bool) form.Form {
	out := form.Form{}
	for i := range fields {
		f := &fields[i]
		if !f.Required && !all || !form.Matches(f.VisibleWhen, out) {
			continue
		}
		if v := fillValue(options, f, today, serial, all); v != nil {
			raw, err := json.Marshal(v)
			if err != nil {
				continue
			}
			out[f.Key] = raw
		}
	}
	return out
}

func fillValue(options func(*catalog.Field) []catalog.Option, f *catalog.Field, today calendar.Date, serial int, all bool) any {
	switch f.Type {
	case catalog.TypeText, catalog.TypeLongText:
		if f.Sets == "CREDIT_CODE" {
			return nil // the class decides: see CreditCode
		}
		text := []rune(fmt.Sprintf("%s%d", f.Label.ZH, serial))
		if f.MaxLength > 0 && len(text) > f.MaxLength {
			text = text[len(text)-f.MaxLength:]
		}
		return string(text)
	case catalog.TypeInteger:
		n, err := strconv.ParseInt(f.Min, 10, 64)
		if f.Sets == "YEAR" {
			return today.Year()
		}
		if err != nil || n < 1 {
			n = 1
		}
		return n
	case catalog.TypeMoney:
		if f.Min != "" && f.Min != "0" {
			return f.Min
		}
		return "100.00"
	case catalog.TypeDate:
		return string(today)
	case catalog.TypeMonth:
		return string(today.Month())
	case catalog.TypeBoolean:
		return true
	case catalog.TypeChoice:
		return options(f)[0].Value
	case catalog.TypeMultiChoice:
		return []string{options(f)[0].Value}
	case catalog.TypeStaffMulti:
		return []string{"某某"}
	case catalog.TypePersonRef:
		return fmt.Sprintf("person_%d", serial)
	case catalog.TypePhone:
		return "0570-1234567"
	case catalog.TypeRegion:
		return string(VillageA)
	case catalog.TypeList:
		return []form.Form{FillForm(options, f.Items, today, serial, all)}
	}
	return nil
}

// CreditCode is a valid unified social credit code of the town, of the class that its first two characters name.
func CreditCode(class string, serial int) string {
	prefix := map[string]string{
		"SOCIAL_GROUP": "51", "PRIVATE_NONENT": "52", "FOUNDATION": "53", "VILLAGE_BODY": "54", "CIVIL_OTHER": "59", "ORGAN": "11", "INSTITUTION": "12", "ENTERPRISE": "91",
	}[class]
	org := fmt.Sprintf("%08d", serial)
	body := prefix + "339981" + org + identity.OrgCodeCheck(org)
	return body + identity.CreditCheck(body)
}

// FillRecord fills the form of a record as FillForm does; what it pays stays within the costs and the limits.
func FillRecord(options func(*catalog.Field) []catalog.Option, l *catalog.Ledger, today calendar.Date, serial int) form.Form {
	out := FillForm(options, l.Fields, today, serial, true)
	if y := l.Pays; y != nil {
		out[y.Of], out[y.Paid], out[y.Bears] = json.RawMessage(`"1000.00"`), json.RawMessage(`"1.00"`), json.RawMessage(`"0.00"`)
	}
	return out
}
