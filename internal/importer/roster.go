package importer

import (
	"slices"
	"strings"

	"minzheng/internal/calendar"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/money"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

// KindDibaoRoster is the monthly roster of the minimum living allowance, one row a person.
const KindDibaoRoster = "dibao-roster"

// Repairs that a file needs are counted under these keys; those of identity numbers are identity's own.
const (
	repairAmountText = "amount_as_text"
	repairAmountWide = "amount_full_width"
	repairVillage    = "village_without_suffix"
)

func rosterColumns() []column {
	return []column{
		{key: "no", names: []string{"序号", "编号", "户号"}},
		{key: "village", names: []string{"村(社区)", "村(居)", "村社区", "村居", "村", "社区", "行政村", "所在村", "所属村(社区)", "村(居)委会"}, required: true},
		{key: "head", names: []string{"户主姓名", "户主", "申请人姓名", "申请人"}, required: true},
		{key: "name", names: []string{"家庭成员姓名", "成员姓名", "保障对象姓名", "姓名"}, required: true},
		{key: "relation", names: []string{"与户主关系", "与申请人关系", "家庭关系", "关系"}},
		{key: "id", names: []string{"身份证号码", "身份证号", "身份证", "公民身份号码", "居民身份证号码"}, required: true},
		{key: "area", names: []string{"城乡类别", "城乡", "城乡属性", "类型"}},
		{key: "category", names: []string{"保障类别", "救助类别", "低保类别", "分类"}},
		{key: "cause", names: []string{"致困原因", "致贫原因", "主要致贫原因", "困难原因"}},
		{key: "income", names: []string{"家庭月收入", "月收入", "家庭月总收入"}},
		{key: "amount", names: []string{"月保障金额", "保障金额", "月保障金", "低保金", "月低保金", "补差金额", "月补差金额"}, required: true},
		{key: "bank", names: []string{"开户行", "开户银行", "银行名称", "银行"}},
		{key: "account", names: []string{"银行账号", "银行帐号", "账号", "帐号", "银行卡号", "卡号"}},
		{key: "approved", names: []string{"批准时间", "批准日期", "审批时间", "享受时间", "起始时间", "纳入时间"}},
	}
}

// member is one person of a roster's household.
type member struct {
	row      int
	name     string
	relation string
	id       identity.ResidentID
}

// family is one household of a roster, with what is wrong with it, if anything.
type family struct {
	sheet    string
	lines    []line
	village  region.Code
	head     string
	members  []member
	area     string
	category string
	causes   []string
	income   money.Fen // a month; 0 is not told
	amount   money.Fen // a month
	bank     string
	account  string
	card     bool
	approved calendar.Date // "" is not told
	refused  *Refusal
}

// Refusal is a household that is not taken, at the row that is at fault.
type Refusal struct {
	Sheet     string     `json:"sheet"`
	Row       int        `json:"row"` // as Excel counts
	Reason    string     `json:"reason"`
	Message   fault.Text `json:"message"`
	Household string     `json:"household,omitempty"` // name of the head
}

func (f *family) refuse(row int, reason string, message fault.Text) {
	if f.refused == nil {
		f.refused = &Refusal{Sheet: f.sheet, Row: row, Reason: reason, Message: message, Household: f.head}
	}
}

// roster is a file as it was read.
type roster struct {
	township region.Code
	month    calendar.Month
	families []*family
	repaired map[string]int
}

// rosterReader reads households out of lines.
type rosterReader struct {
	regions *region.Directory
	today   calendar.Date
	roster  *roster
	seen    map[string]int // identity number: row
}

// readRoster reads all tables. Every household is in the answer, in the order of the file.
func readRoster(tabs []table, regions *region.Directory, township region.Code, month calendar.Month, today calendar.Date) *roster {
	r := &rosterReader{
		regions: regions, today: today, seen: map[string]int{},
		roster: &roster{township: township, month: month, repaired: map[string]int{}},
	}
	for _, t := range tabs {
		for _, lines := range group(t.lines) {
			r.family(lines)
		}
	}
	return r.roster
}

// group puts the lines of one household together: merged cells and empty household columns continue the one above.
func group(lines []line) [][]line {
	var out [][]line
	head := ""
	for _, l := range lines {
		if l.get("id") == "" && l.get("name") == "" && l.get("head") == "" && l.get("amount") == "" {
			continue // a remark
		}
		if starts(&l, head) || len(out) == 0 {
			out = append(out, nil)
			head = squeeze(l.get("head"))
		}
		out[len(out)-1] = append(out[len(out)-1], l)
	}
	return out
}

// starts tells the first line of a household from a further one. Rosters without merged cells repeat the head's name.
func starts(l *line, head string) bool {
	mine := squeeze(l.get("head"))
	relation := relations[squeeze(l.get("relation"))]
	switch {
	case relation == people.Head:
		return true
	case mine != "" && mine == head:
		return relation == "" && squeeze(l.get("name")) == mine
	default:
		return mine != "" || l.get("no") != "" && l.get("amount") != ""
	}
}

func (r *rosterReader) family(lines []line) {
	first := &lines[0]
	f := &family{sheet: first.sheet, lines: lines, head: cleanName(first.get("head"))}
	if f.head == "" {
		f.head = cleanName(first.get("name"))
	}
	r.roster.families = append(r.roster.families, f)
	r.village(f, first)
	for i := range lines {
		r.member(f, &lines[i])
	}
	r.facts(f, first)
	r.money(f, first)
	heads := 0
	for _, m := range f.members {
		if m.relation == people.Head {
			heads++
		}
	}
	if f.refused == nil && heads != 1 {
		f.refuse(first.row, "HEAD", fault.T("家庭中须有且只有一名户主", "A household has exactly one head"))
	}
}

func (r *rosterReader) village(f *family, l *line) {
	written := squeeze(l.get("village"))
	if written == "" {
		f.refuse(l.row, "VILLAGE_MISSING", fault.T("没有填写村（社区）", "The village is missing"))
		return
	}
	name := strings.TrimPrefix(strings.TrimPrefix(written, squeeze(r.regions.City().Name)), squeeze(r.regions.Name(r.roster.township)))
	v, ok := r.regions.FindVillage(r.roster.township, name)
	if !ok || !v.On(r.today) {
		f.refuse(l.row, "VILLAGE_UNKNOWN", fault.T("%[1]s没有“%[2]s”这个村（社区），请核对名称", "There is no village %[2]q in %[1]s; please check the name", r.regions.Name(r.roster.township), written))
		return
	}
	if v.Name != name {
		r.repair(repairVillage)
	}
	f.village = v.Code
}

func (r *rosterReader) repair(keys ...string) {
	for _, k := range keys {
		r.roster.repaired[k]++
	}
}

func (r *rosterReader) member(f *family, l *line) {
	m := member{row: l.row, name: cleanName(l.get("name"))}
	if m.name == "" && len(f.members) == 0 {
		m.name = f.head
	}
	written := squeeze(l.get("relation"))
	m.relation = relations[written]
	switch {
	case m.relation != "":
	case written == "" && m.name == f.head && len(f.members) == 0:
		m.relation = people.Head
	default:
		m.relation = people.OtherRelation
	}
	if m.name == "" {
		f.refuse(l.row, "NAME_MISSING", fault.T("没有填写姓名", "The name is missing"))
	}
	_, repairs := identity.Normalize(l.cells["id"])
	r.repair(repairs...)
	id, err := identity.ParseResidentID(l.cells["id"], r.today)
	switch {
	case err != nil:
		f.refuse(l.row, reasonOf(err), textOf(err))
	case r.seen[id.String()] > 0:
		f.refuse(l.row, alreadyCounted, fault.T("身份证号码与第%[1]d行重复，同一人不能重复保障", "The identity number is that of row %[1]d too; nobody is counted twice", r.seen[id.String()]))
	default:
		r.seen[id.String()] = l.row
		m.id = id
	}
	f.members = append(f.members, m)
}

const alreadyCounted = "PERSON_ALREADY_COUNTED"

func (r *rosterReader) facts(f *family, l *line) {
	switch squeeze(l.get("area")) {
	case "农村", "农业", "农":
		f.area = "RURAL"
	case "城镇", "城市", "非农", "城":
		f.area = "URBAN"
	default:
		f.refuse(l.row, "AREA_CLASS", fault.T("城乡类别须为“城镇”或“农村”", "The area class is 城镇 or 农村"))
	}
	switch c := strings.TrimSuffix(strings.ToUpper(squeeze(l.get("category"))), "类"); c {
	case "", "A", "B", "C":
		f.category = c
	default:
		f.refuse(l.row, "CATEGORY", fault.T("保障类别须为A、B或C类", "The category is A, B or C"))
	}
	f.causes = causesOf(l.get("cause"))
	if written := l.get("approved"); written != "" {
		d, ok := parseDay(written)
		switch {
		case !ok || d < "1993-01-01":
			f.refuse(l.row, "DATE", fault.T("批准时间“%[1]s”不是有效日期", "The day of approval %[1]q cannot be read", written))
		case d > r.roster.month.Last() || d > r.today:
			f.refuse(l.row, "DATE_LATER", fault.T("批准时间%[1]s晚于花名册的月份", "The approval of %[1]s is later than the roster", string(d)))
		default:
			f.approved = d
		}
	}
}

func (r *rosterReader) money(f *family, l *line) {
	if income, _, reason := parseAmount(l.get("income")); reason == "" {
		f.income = income
	} else if reason != amountMissing && reason != amountZero {
		f.refuse(l.row, "INCOME_"+strings.TrimPrefix(reason, "AMOUNT_"), fault.T("家庭月收入“%[1]s”不是金额", "The income %[1]q is no amount", l.get("income")))
	}
	amount, repairs, reason := parseAmount(l.get("amount"))
	r.repair(repairs...)
	if reason != "" {
		f.refuse(l.row, reason, amountText(reason, l.get("amount")))
	}
	f.amount = amount
	f.bank = squeeze(l.get("bank"))
	number, _ := identity.Normalize(l.get("account"))
	f.account = number
	digits := strings.Trim(number, "0123456789") == ""
	card := digits && len(number) >= 16 && len(number) <= 19
	switch {
	case number == "":
	case !digits || len(number) < 6 || len(number) > 32:
		f.refuse(l.row, identity.AccountCharacters, fault.T("银行账号须为6至32位数字", "An account number has 6 to 32 digits"))
	case card && strings.HasPrefix(number, "62"):
		f.card = true
		if err := identity.CheckBankCard(number); err != nil {
			f.refuse(l.row, reasonOf(err), textOf(err))
		}
	default: // a passbook need not have a check digit
		f.card = card && identity.Luhn(number)
	}
}

func amountText(reason, written string) fault.Text {
	switch reason {
	case amountMissing:
		return fault.T("没有填写月保障金额", "The monthly amount is missing")
	case amountNegative:
		return fault.T("月保障金额“%[1]s”是负数", "The monthly amount %[1]q is negative", written)
	case amountZero:
		return fault.T("月保障金额为0", "The monthly amount is 0")
	case amountDecimals:
		return fault.T("月保障金额“%[1]s”超过两位小数", "The monthly amount %[1]q has more than two decimals", written)
	}
	return fault.T("月保障金额“%[1]s”不是数字", "The monthly amount %[1]q is no number", written)
}

func cleanName(s string) string { return strings.Join(strings.Fields(fold(s)), "") }

var relations = map[string]string{
	"户主": people.Head, "本人": people.Head, "申请人": people.Head,
	"配偶": people.Spouse, "妻": people.Spouse, "妻子": people.Spouse, "夫": people.Spouse, "丈夫": people.Spouse, "夫妻": people.Spouse,
	"子": people.Son, "儿子": people.Son, "长子": people.Son, "次子": people.Son, "三子": people.Son, "独生子": people.Son, "养子": people.Son,
	"女": people.Daughter, "女儿": people.Daughter, "长女": people.Daughter, "次女": people.Daughter, "三女": people.Daughter, "独生女": people.Daughter, "养女": people.Daughter,
	"儿媳": people.DaughterInLaw, "媳妇": people.DaughterInLaw, "女婿": people.SonInLaw,
	"孙子": people.Grandchild, "孙女": people.Grandchild, "孙": people.Grandchild, "外孙": people.Grandchild, "外孙女": people.Grandchild, "孙子女": people.Grandchild,
	"父": people.Father, "父亲": people.Father, "母": people.Mother, "母亲": people.Mother,
	"祖父": people.Grandparent, "祖母": people.Grandparent, "祖父母": people.Grandparent, "外祖父": people.Grandparent, "外祖母": people.Grandparent,
	"兄": people.Sibling, "弟": people.Sibling, "姐": people.Sibling, "妹": people.Sibling, "兄弟": people.Sibling, "姐妹": people.Sibling, "兄弟姐妹": people.Sibling,
}

var causeWords = []struct{ word, cause string }{
	{"病", "ILLNESS"}, {"残", "DISABILITY"}, {"劳", "NO_LABOUR"}, {"老", "AGE"}, {"学", "SCHOOLING"}, {"灾", "DISASTER"}, {"意外", "ACCIDENT"}, {"失业", "UNEMPLOYMENT"},
}

// causesOf reads one or more causes of hardship; what it does not know is another cause.
func causesOf(s string) []string {
	var out []string
	for _, part := range strings.FieldsFunc(squeeze(s), func(r rune) bool { return strings.ContainsRune("、,;/+", r) }) {
		cause := "OTHER"
		for _, w := range causeWords {
			if strings.Contains(part, w.word) {
				cause = w.cause
				break
			}
		}
		if !slices.Contains(out, cause) {
			out = append(out, cause)
		}
	}
	return out
}

func reasonOf(err error) string {
	if e, ok := err.(*identity.Error); ok { //nolint:errorlint // identity documents this type
		return e.Reason
	}
	return "INVALID"
}

func textOf(err error) fault.Text {
	if e, ok := err.(*identity.Error); ok { //nolint:errorlint // identity documents this type
		return fault.T(e.Text())
	}
	return fault.T("格式不正确", "Not of the right form")
}
