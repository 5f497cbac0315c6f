package people

import (
	"errors"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/region"
)

// PersonInput is what is typed about a person. Of a pointer, nil leaves the value as it is and the empty value clears
// it. Sex and Birth follow from the identity number and need not be given with one.
type PersonInput struct {
	Name             string
	IDNumber         *string // 15 or 18 digits, however spaced
	Sex              *string
	Birth            *calendar.Date
	VillageCode      region.Code // where the person lives
	HukouVillageCode *region.Code
	Address          *string
	Phone            *string
	Health           string
	Labour           string
	DisabilityCert   *string
	Education        *string
	Marital          *string
	DeathDate        *calendar.Date
}

// refused makes a field fault of an identifier's refusal.
func refused(path string, err error) fault.Field {
	if e, ok := errors.AsType[*identity.Error](err); ok {
		return fault.Field{Path: path, Reason: e.Reason, Text: fault.T(e.Text())}
	}
	return fault.Field{Path: path, Reason: "INVALID", Text: fault.T("格式不正确", "The form is not right")}
}

// problems collects what is wrong with an input, field by field.
type problems struct{ fields []fault.Field }

func (p *problems) add(path, reason, zh, en string) {
	p.fields = append(p.fields, fault.Field{Path: path, Reason: reason, Text: fault.T(zh, en)})
}

func (p *problems) err() error {
	if len(p.fields) == 0 {
		return nil
	}
	if len(p.fields) == 1 {
		return fault.Invalid(p.fields[0].Reason, p.fields[0].Text, p.fields...)
	}
	return fault.Invalid("FIELDS", fault.T("有%[1]d处填写有误", "%[1]d values are not right", len(p.fields)), p.fields...)
}

var phoneForm = regexp.MustCompile(`^(1[3-9]\d{9}|0\d{9,11}|[2-9]\d{6,7})$`)

// cleanPhone is a mobile or fixed number as digits only.
func cleanPhone(s string) (string, error) {
	n, _ := identity.Normalize(s)
	n = strings.NewReplacer("-", "", "(", "", ")", "").Replace(n)
	if mobile, ok := strings.CutPrefix(n, "+86"); ok {
		n = mobile
	}
	if !phoneForm.MatchString(n) {
		return "", errors.New("not a phone number")
	}
	return n, nil
}

// cleanName trims a name and joins the spaces within; false if it is not one: 1 to 50 characters, with a letter, without
// digits and marks other than those that names have.
func cleanName(s string) (string, bool) {
	n := strings.Join(strings.Fields(s), " ")
	letter := false
	for _, c := range n {
		switch {
		case unicode.IsLetter(c):
			letter = true
		case strings.ContainsRune(" ·•.'’-", c):
		default:
			return n, false
		}
	}
	return n, letter && utf8.RuneCountInString(n) <= 50
}

// apply puts the input into the person. It seals, blinds and masks what is sensitive. p.ID is set. The place is checked
// but not changed: moving is for the caller.
func (r *Registry) apply(p *Person, in *PersonInput) error {
	var bad problems
	today := r.Today()
	name, ok := cleanName(in.Name)
	if !ok {
		bad.add("/name", "NAME", "请填写姓名，不含数字和符号，不超过50字", "Give the name, without digits and symbols, at most 50 characters")
	}
	p.Name = name
	if err := r.applyID(p, in, &bad); err != nil {
		return err
	}
	if err := r.applyCert(p, in, &bad); err != nil {
		return err
	}
	if in.Phone != nil {
		if err := r.applyPhone(p, *in.Phone, &bad); err != nil {
			return err
		}
	}
	if in.Address != nil {
		p.Address = strings.TrimSpace(*in.Address)
		if utf8.RuneCountInString(p.Address) > 200 {
			bad.add("/address", "TOO_LONG", "地址不超过200字", "An address has at most 200 characters")
		}
	}
	p.Health, p.Labour = in.Health, in.Labour
	choose := func(path string, v *string, to *string, options []Option) {
		if v != nil {
			*to = *v
		}
		if *to != "" && !has(options, *to) {
			bad.add(path, "OPTION", "请从选项中选择", "Choose one of the options")
		}
	}
	choose("/health", &in.Health, &p.Health, HealthOptions())
	choose("/labour", &in.Labour, &p.Labour, LabourOptions())
	choose("/education", in.Education, &p.Education, EducationOptions())
	choose("/marital", in.Marital, &p.Marital, MaritalOptions())
	if p.Health == "" {
		bad.add("/health", "REQUIRED", "请选择健康状况", "Choose the state of health")
	}
	if p.Labour == "" {
		bad.add("/labour", "REQUIRED", "请选择劳动能力", "Choose the ability to work")
	}
	if in.DeathDate != nil {
		p.DeathDate = *in.DeathDate
		if d := p.DeathDate; d != "" && (!d.Valid() || d > today || d < p.Birth) {
			bad.add("/deathDate", "DATE_RANGE", "死亡日期须在出生日期与今天之间", "The day of death lies between birth and today")
		}
	}
	r.checkVillages(p, in, &bad)
	return bad.err()
}

func (r *Registry) checkVillages(p *Person, in *PersonInput, bad *problems) {
	v, err := r.deps.Regions.Get(in.VillageCode)
	switch {
	case err != nil || v.Tier != region.TierVillage:
		bad.add("/villageCode", "REGION", "请选择居住的村（社区）", "Choose the village or community of residence")
	case v.Code != p.Village && !v.On(r.Today()):
		bad.add("/villageCode", "REGION_CLOSED", "该村（社区）已撤并，请选择现行区划", "This village has been merged; choose the one that stands today")
	}
	if in.HukouVillageCode == nil {
		return
	}
	p.HukouVillage = *in.HukouVillageCode
	if c := p.HukouVillage; c != "" {
		_, err := r.deps.Regions.Get(c)
		if c.Tier() != region.TierVillage || c.City() == r.deps.Regions.City().Code && err != nil {
			bad.add("/hukouVillageCode", "REGION", "请选择户籍所在的村（社区）", "Choose the village or community of the household register")
		}
	}
}

func (r *Registry) applyID(p *Person, in *PersonInput, bad *problems) error {
	if in.IDNumber != nil {
		if err := r.setID(p, *in.IDNumber, bad); err != nil {
			return err
		}
	}
	sex, birth := p.Sex, p.Birth
	if in.Sex != nil && *in.Sex != "" {
		sex = *in.Sex
	}
	if in.Birth != nil && *in.Birth != "" {
		birth = *in.Birth
	}
	if p.IDBlind != "" { // the number decides
		if sex != p.Sex {
			bad.add("/sex", "SEX_MISMATCH", "性别与身份证号码不符", "The sex does not agree with the identity number")
		}
		if birth != p.Birth {
			bad.add("/birth", "BIRTH_MISMATCH", "出生日期与身份证号码不符", "The birth date does not agree with the identity number")
		}
		return nil
	}
	p.Sex, p.Birth = sex, birth
	switch {
	case sex == "":
		bad.add("/sex", "REQUIRED", "没有身份证号码时请选择性别", "Choose the sex where there is no identity number")
	case !has(SexOptions(), sex):
		bad.add("/sex", "OPTION", "请从选项中选择", "Choose one of the options")
	}
	switch {
	case birth == "":
		bad.add("/birth", "REQUIRED", "没有身份证号码时请填写出生日期", "Give the birth date where there is no identity number")
	case !birth.Valid() || birth > r.Today() || birth < "1800":
		bad.add("/birth", "DATE_RANGE", "出生日期须为今天或以前的有效日期", "The birth date is a day up to today")
	}
	return nil
}

// setID seals a number, or takes the present one away.
func (r *Registry) setID(p *Person, number string, bad *problems) error {
	if n, _ := identity.Normalize(number); n == "" {
		p.IDCipher, p.IDBlind, p.IDMasked = "", "", ""
		return nil
	}
	id, err := identity.ParseResidentID(number, r.Today())
	if err != nil {
		bad.fields = append(bad.fields, refused("/idNumber", err))
		return nil
	}
	blind := r.BlindID(id)
	if blind == p.IDBlind {
		return nil
	}
	if p.IDCipher, err = r.deps.Keys.Seal(place(p.ID, FieldIDNumber), id.String()); err != nil {
		return err
	}
	p.IDBlind, p.IDMasked = blind, identity.MaskID(id.String())
	p.Sex, p.Birth = id.Sex(), id.Birth()
	return nil
}

func (r *Registry) applyCert(p *Person, in *PersonInput, bad *problems) error {
	number := in.DisabilityCert
	if number == nil {
		if p.CertCipher == "" || in.IDNumber == nil {
			return nil
		}
		kept, err := r.deps.Keys.Open(place(p.ID, FieldCert), p.CertCipher)
		if err != nil {
			return err
		}
		number = &kept // it has to fit the corrected identity number
	}
	n, _ := identity.Normalize(*number)
	if n == "" {
		p.CertCipher, p.CertMasked, p.DisabilityType, p.DisabilityLevel = "", "", 0, 0
		return nil
	}
	cert, err := identity.ParseDisabilityCert(n, r.Today())
	if err != nil {
		bad.fields = append(bad.fields, refused("/disabilityCert", err))
		return nil
	}
	if p.IDBlind != "" && r.BlindID(cert.Holder()) != p.IDBlind {
		bad.add("/disabilityCert", identity.CertHolder, "残疾人证号与身份证号码不是同一人", "The certificate belongs to another identity number")
		return nil
	}
	if p.CertCipher, err = r.deps.Keys.Seal(place(p.ID, FieldCert), cert.String()); err != nil {
		return err
	}
	p.CertMasked, p.DisabilityType, p.DisabilityLevel = identity.MaskID(cert.String()), cert.Type(), cert.Level()
	return nil
}

func (r *Registry) applyPhone(p *Person, number string, bad *problems) error {
	p.PhoneCipher, p.PhoneBlind, p.PhoneMasked = "", "", ""
	if n, _ := identity.Normalize(number); n == "" {
		return nil
	}
	phone, err := cleanPhone(number)
	if err != nil {
		bad.add("/phone", "PHONE", "请填写手机号或带区号的固定电话", "Give a mobile number, or a fixed one with its area code")
		return nil
	}
	if p.PhoneCipher, err = r.deps.Keys.Seal(place(p.ID, FieldPhone), phone); err != nil {
		return err
	}
	p.PhoneBlind, p.PhoneMasked = r.deps.Keys.Blind(blindPhone, phone), identity.MaskPhone(phone)
	return nil
}
