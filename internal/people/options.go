package people

import (
	"slices"

	"minzheng/internal/fault"
)

// Option is a code with its label in both languages.
type Option struct {
	Value string
	Label fault.Text
}

// Relations of a member to the head of the household.
const (
	Head          = "HEAD"
	Spouse        = "SPOUSE"
	Son           = "SON"
	Daughter      = "DAUGHTER"
	Father        = "FATHER"
	Mother        = "MOTHER"
	Grandchild    = "GRANDCHILD"
	Grandparent   = "GRANDPARENT"
	Sibling       = "SIBLING"
	DaughterInLaw = "DAUGHTER_IN_LAW"
	SonInLaw      = "SON_IN_LAW"
	OtherRelation = "OTHER"
)

// Health and labour of a person, as the rules of social assistance distinguish them.
const (
	Healthy      = "HEALTHY"
	Chronic      = "CHRONIC"
	MajorDisease = "MAJOR_DISEASE"
	Disabled     = "DISABLED"

	FullLabour    = "FULL"
	PartialLabour = "PARTIAL"
	NoLabour      = "NONE"
)

func option(value, zh, en string) Option { return Option{value, fault.T(zh, en)} }

// RelationOptions lists the relations to the head, the head first.
func RelationOptions() []Option {
	return []Option{
		option(Head, "户主", "Head"),
		option(Spouse, "配偶", "Spouse"),
		option(Son, "子", "Son"),
		option(Daughter, "女", "Daughter"),
		option(DaughterInLaw, "儿媳", "Daughter-in-law"),
		option(SonInLaw, "女婿", "Son-in-law"),
		option(Grandchild, "孙子女", "Grandchild"),
		option(Father, "父", "Father"),
		option(Mother, "母", "Mother"),
		option(Grandparent, "祖父母", "Grandparent"),
		option(Sibling, "兄弟姐妹", "Sibling"),
		option(OtherRelation, "其他", "Other"),
	}
}

// HealthOptions lists the states of health.
func HealthOptions() []Option {
	return []Option{
		option(Healthy, "健康", "Healthy"),
		option(Chronic, "慢性病", "Chronic illness"),
		option(MajorDisease, "大病", "Major disease"),
		option(Disabled, "残疾", "Disabled"),
	}
}

// LabourOptions lists the degrees of ability to work.
func LabourOptions() []Option {
	return []Option{
		option(FullLabour, "有劳动能力", "Able to work"),
		option(PartialLabour, "部分丧失劳动能力", "Partly able to work"),
		option(NoLabour, "无劳动能力", "Unable to work"),
	}
}

// EducationOptions lists the levels of education.
func EducationOptions() []Option {
	return []Option{
		option("NONE", "未上学", "None"),
		option("PRIMARY", "小学", "Primary school"),
		option("JUNIOR", "初中", "Junior middle school"),
		option("SENIOR", "高中（中专）", "Senior middle or vocational school"),
		option("COLLEGE", "大专", "Junior college"),
		option("BACHELOR", "本科", "Bachelor"),
		option("POSTGRADUATE", "研究生", "Postgraduate"),
	}
}

// MaritalOptions lists the marital states.
func MaritalOptions() []Option {
	return []Option{
		option("SINGLE", "未婚", "Single"),
		option("MARRIED", "已婚", "Married"),
		option("DIVORCED", "离异", "Divorced"),
		option("WIDOWED", "丧偶", "Widowed"),
	}
}

// SexOptions lists the sexes that an identity number knows.
func SexOptions() []Option {
	return []Option{option("M", "男", "Male"), option("F", "女", "Female")}
}

// Label is the label of value among options; the value itself when it is none of them.
func Label(options []Option, value string) fault.Text {
	for _, o := range options {
		if o.Value == value {
			return o.Label
		}
	}
	return fault.T(value, value)
}

func has(options []Option, value string) bool {
	return slices.ContainsFunc(options, func(o Option) bool { return o.Value == value })
}
