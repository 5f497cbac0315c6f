package demo

import (
	"fmt"
	"strings"

	"minzheng/internal/region"
	"minzheng/internal/registry"
)

// Where entries lie.

func inCity(*generator, int) region.Code { return City }

func eachTownship(_ *generator, n int) region.Code {
	if ts := townships(); n < len(ts) {
		return ts[n].code
	}
	return ""
}

// outerTownship is each township but the city's own streets.
func outerTownship(_ *generator, n int) region.Code {
	ts := townships()
	return ts[2+n%(len(ts)-2)].code
}

func anyTownship(g *generator, _ int) region.Code {
	return region.PlaceOf(g.pickVillage(g.rand.IntN(100) < 35)).Township
}

func cityOrTownship(g *generator, n int) region.Code {
	if g.rand.IntN(100) < 45 {
		return City
	}
	return anyTownship(g, n)
}

func anyVillage(g *generator, _ int) region.Code { return g.pickVillage(g.rand.IntN(100) < 8) }

// nthVillage is each village once, in an order of its own.
func nthVillage(g *generator, n int) region.Code {
	if n >= len(g.villages) {
		return ""
	}
	return g.villages[n]
}

// Names.

func stem(s *scene) string { return stems[s.r.IntN(len(stems))] }

func called(format string) func(*scene) string {
	return func(s *scene) string { return fmt.Sprintf(format, strings.TrimSuffix(s.placeName(), "社区")) }
}

func built(prefix func(*scene) string, ends ...string) func(*scene) string {
	return func(s *scene) string { return prefix(s) + ends[s.r.IntN(len(ends))] }
}

// cityOf puts the city or the township before a name.
func cityOf(s *scene) string {
	if s.at == City || s.r.IntN(3) == 0 {
		return "示范市"
	}
	return "示范市" + s.placeName()
}

func brand(s *scene) string {
	return string([]rune("康乐福寿宁安和瑞祥仁爱慈心阳光春晖夕阳红金秋")[s.r.IntN(22)]) + string([]rune("泰馨颐年怡园家居华盛堂")[s.r.IntN(11)])
}

var groupWords = map[string][]string{
	"INDUSTRY_ASSOC":    {"茶叶产业协会", "木门行业协会", "消防器材行业协会", "民宿行业协会", "物业管理协会", "蜂产品行业协会", "餐饮行业协会", "建筑业协会", "农家乐协会", "猕猴桃产业协会", "电子商务协会", "家居建材商会", "机械制造业协会", "食用菌产业协会", "汽车维修行业协会", "烘焙行业协会"},
	"SCI_TECH":          {"农业技术协会", "青少年科技教育协会", "水利学会", "医学会", "林学会", "中药材种植技术协会", "家禽养殖技术协会", "气象学会"},
	"CHARITY":           {"义工协会", "志愿者协会", "助学促进会", "慈善联合会", "公益救援队", "无偿献血志愿服务队", "微公益促进会", "关爱残疾儿童协会"},
	"COMMUNITY_SERVICE": {"社区服务促进会", "邻里互助会", "乡贤联谊会", "居家养老服务促进会", "平安志愿者协会", "家庭教育指导协会"},
	"EDUCATION":         {"教育学会", "老年教育协会", "家长学校研究会", "校友会"},
	"HEALTH":            {"护理学会", "计划生育协会", "健康促进会", "中医药学会"},
	"CULTURE_SPORT":     {"书法家协会", "摄影家协会", "太极拳协会", "乒乓球协会", "篮球协会", "戏曲爱好者协会", "象棋协会", "诗词学会", "门球协会", "自行车运动协会", "广场舞协会", "登山协会", "民间文艺家协会"},
	"OTHER":             {"老年人体育协会", "退役军人联谊会", "同乡会", "企业家协会", "女企业家协会", "个体劳动者协会"},
}

var unitWords = map[string][]string{
	"EDUCATION":         {"幼儿园", "艺术培训学校", "文化培训中心", "职业技能培训学校", "实验幼儿园", "英语培训学校"},
	"HEALTH":            {"康复医院", "中医门诊部", "护理院", "口腔门诊部"},
	"COMMUNITY_SERVICE": {"社会工作服务中心", "社区服务中心", "居家养老服务中心", "家庭综合服务中心", "养老服务中心"},
	"CULTURE_SPORT":     {"体育俱乐部", "武术馆", "民间艺术团", "农村文化礼堂服务中心", "游泳俱乐部"},
	"CHARITY":           {"公益服务中心", "助残服务中心", "青少年关爱中心", "应急救援中心"},
	"SCI_TECH":          {"农业科技服务中心", "创新设计研究院", "科普服务中心"},
	"OTHER":             {"调解服务中心", "婚姻家庭咨询中心", "人才服务中心"},
}

var filedWords = map[string][]string{
	"COMMUNITY_SERVICE": {"邻里互助队", "红白理事会", "巾帼志愿服务队", "和事佬协会", "老年协会", "环境卫生监督队", "平安巡防队"},
	"CULTURE_SPORT":     {"腰鼓队", "舞蹈队", "婺剧队", "门球队", "太极拳队", "乒乓球队", "合唱队"},
	"CHARITY":           {"爱心驿站", "助老服务队", "爱心洗衣房"},
	"SCI_TECH":          {"种植技术互助组", "养蜂互助组", "科普宣传队"},
}

// word draws the theme of a name from the words of the category drawn for the form.
func themed(words map[string][]string, categories maker) (category maker, name func(*scene) string) {
	category = func(s *scene) any {
		c := categories(s).(string)
		s.word = c
		return c
	}
	name = func(s *scene) string {
		c := categories(s).(string)
		s.word = c
		list := words[c]
		return cityOf(s) + list[s.r.IntN(len(list))]
	}
	return func(s *scene) any {
		if s.word != "" {
			return s.word
		}
		return category(s)
	}, name
}

var (
	groupCategory, groupName = themed(groupWords, weightedOf("INDUSTRY_ASSOC", 32, "SCI_TECH", 14, "CHARITY", 14, "COMMUNITY_SERVICE", 10, "EDUCATION", 8, "HEALTH", 8, "CULTURE_SPORT", 44, "OTHER", 20))
	unitCategory, unitName   = themed(unitWords, weightedOf("EDUCATION", 98, "HEALTH", 14, "COMMUNITY_SERVICE", 40, "CULTURE_SPORT", 16, "CHARITY", 10, "SCI_TECH", 5, "OTHER", 7))
	filedCategory, filedName = themed(filedWords, weightedOf("COMMUNITY_SERVICE", 55, "CULTURE_SPORT", 34, "CHARITY", 8, "SCI_TECH", 3))
)

// mode is direct for the classes that may register directly.
func mode(s *scene) any {
	switch s.word {
	case "INDUSTRY_ASSOC", "SCI_TECH", "CHARITY", "COMMUNITY_SERVICE":
		if s.r.IntN(10) < 7 {
			return "DIRECT"
		}
	}
	return "DUAL"
}

// supervisors are the units that stand over organisations, by the category they know about.
var supervisors = []struct{ name, kind, category string }{
	{"示范市教育局", "ORGAN", "EDUCATION"},
	{"示范市卫生健康局", "ORGAN", "HEALTH"},
	{"示范市文化和广电旅游体育局", "ORGAN", "CULTURE_SPORT"},
	{"示范市科学技术局", "ORGAN", "SCI_TECH"},
	{"示范市民政局", "ORGAN", "COMMUNITY_SERVICE"},
	{"示范市工商业联合会", "PEOPLES_BODY", "INDUSTRY_ASSOC"},
	{"示范市农业农村局", "ORGAN", ""},
	{"示范市经济和信息化局", "ORGAN", ""},
	{"示范市商务局", "ORGAN", ""},
	{"示范市司法局", "ORGAN", ""},
	{"示范市人力资源和社会保障局", "ORGAN", ""},
	{"示范市住房和城乡建设局", "ORGAN", ""},
	{"示范市交通运输局", "ORGAN", ""},
	{"示范市水利局", "ORGAN", ""},
	{"示范市林业局", "ORGAN", ""},
	{"示范市退役军人事务局", "ORGAN", ""},
	{"示范市应急管理局", "ORGAN", ""},
	{"示范市总工会", "PEOPLES_BODY", "OTHER"},
	{"共青团示范市委员会", "PEOPLES_BODY", ""},
	{"示范市妇女联合会", "PEOPLES_BODY", ""},
	{"示范市科学技术协会", "PEOPLES_BODY", ""},
	{"示范市残疾人联合会", "PEOPLES_BODY", "CHARITY"},
	{"示范市红十字会", "PEOPLES_BODY", ""},
	{"示范市供销合作社联合社", "INSTITUTION", ""},
}

// supervisorOf is the unit over an organisation that registers under two.
func supervisorOf(g *generator, s *scene) *registry.Entry {
	units := g.sites["SUPERVISOR_UNIT"]
	if len(units) == 0 || string(s.set["mode"]) != `"DUAL"` {
		return nil
	}
	for _, u := range units {
		if i := u.entry.State.Name; s.word != "" && categoryOf(i) == s.word {
			return u.entry
		}
	}
	return units[s.r.IntN(len(units))].entry
}

func categoryOf(unit string) string {
	for _, u := range supervisors {
		if u.name == unit {
			return u.category
		}
	}
	return ""
}

// nodeAbove is the node of the same network one tier up.
func nodeAbove(kind string) func(*generator, *scene) *registry.Entry {
	return func(g *generator, s *scene) *registry.Entry {
		over := City
		if s.at.Tier() == region.TierVillage {
			over = region.PlaceOf(s.at).Township
		}
		if s.at == City {
			return nil
		}
		for _, x := range g.sites[kind] {
			if x.entry.Deepest() == over && x.open() {
				return x.entry
			}
		}
		return nil
	}
}

var orgStrength = makers{
	"capital": weightedOf("30000.00", 40, "50000.00", 30, "100000.00", 20, "300000.00", 8, "500000.00", 2), "staff": between(1, 12),
	"partyOrg": weightedOf("NONE", 45, "OWN", 18, "JOINT", 22, "ATTACHED", 15),
}

func with(base makers, more makers) makers {
	out := makers{}
	for _, m := range []makers{base, more} {
		for k, v := range m {
			out[k] = v
		}
	}
	return out
}

var homeForm = makers{
	"beds": share(100, 100), "nursingBeds": share(30, 55), "rooms": share(45, 52), "cctv": weightedOf(true, 95, false, 5), "canteen": fixed(true),
	"medical": weightedOf("CONTRACT", 70, "OWN", 20, "NONE", 10), "lift": weightedOf(true, 40, false, 60), "alarm": weightedOf(true, 85, false, 15),
}

var plotForm = makers{
	"areaSqm": share(500, 900), "plots": share(100, 100), "used": share(25, 80), "ecoPlots": share(10, 60), "noClan": fixed(true),
}

var shelterForm = makers{
	"capacity": share(100, 100), "area": share(250, 420), "supplies": rows(2, 4, makers{
		"item": oneOf("棉被", "折叠床", "矿泉水", "方便食品", "应急照明灯", "雨衣", "救生衣"), "quantity": between(20, 400), "unitName": oneOf("件", "床", "箱"),
	}),
}

// registers are all kinds, those that stand over others first.
var registers = []register{
	{kind: "SUPERVISOR_UNIT", count: len(supervisors), whole: true, at: inCity, age: [2]int{9, 22}, name: func(s *scene) string { return supervisors[s.n%len(supervisors)].name }, form: makers{
		"unitType": func(s *scene) any { return supervisors[s.n%len(supervisors)].kind }, "creditCode": fixed(nil),
	}},
	{kind: "SOCIAL_GROUP", count: 118, fresh: 38, halt: 2, at: cityOrTownship, name: groupName, above: supervisorOf, wait: map[string]int{"PREPARING": 4}, ends: map[string]int{"deregister": 5, "revoke": 2, "refuse": 0}, form: with(orgStrength, makers{
		"category": groupCategory, "mode": mode, "industry": oneOf("茶叶", "木门", "消防器材", "民宿", "猕猴桃", "食用菌", "机械制造"), "persons": between(52, 460), "units": between(0, 80),
	})},
	{kind: "PRIVATE_NONENT", count: 142, fresh: 54, halt: 3, at: cityOrTownship, name: unitName, above: supervisorOf, wait: map[string]int{"PREPARING": 5}, ends: map[string]int{"deregister": 5, "revoke": 2}, form: with(orgStrength, makers{
		"category": unitCategory, "mode": mode, "legalForm": weightedOf("LEGAL", 78, "PARTNERSHIP", 4, "INDIVIDUAL", 18), "staff": between(3, 60),
		"certValidTo": func(s *scene) any {
			valid := s.on
			for valid <= s.g.today.AddDays(s.r.IntN(40)-20) { // some are about to be renewed, or late
				valid = valid.AddYears(4)
			}
			return string(valid)
		},
	})},
	{kind: "FOUNDATION", count: 2, whole: true, at: inCity, above: supervisorOf, name: func(s *scene) string {
		return []string{"示范市教育发展基金会", "示范市乡贤公益基金会"}[s.n%2]
	}, form: makers{
		"category": fixed("CHARITY"), "mode": fixed("DIRECT"), "capital": oneOf("2000000.00", "5000000.00"), "staff": between(2, 6), "charity": fixed(true), "partyOrg": fixed("JOINT"),
	}},
	{kind: "FILED_ORG", count: 930, fresh: 270, at: anyVillage, name: filedName, ends: map[string]int{"close": 22}, form: makers{"category": filedCategory, "persons": between(8, 90)}},
	{kind: "WELFARE_ENTERPRISE", count: 16, fresh: 2, at: anyTownship, age: [2]int{4, 16}, ends: map[string]int{"revoke": 3, "close": 2}, halt: 1, name: built(func(s *scene) string { return "示范市" + brand(s) }, "福利包装厂", "福利木业有限公司", "福利塑料制品厂", "福利服装有限公司", "福利五金厂", "福利纸业有限公司"), form: makers{
		"allStaff": between(44, 130), "disabledStaff": between(14, 34), "insured": fixed(true),
	}},
	{kind: "CHARITY_NODE", count: 1, whole: true, at: inCity, age: [2]int{12, 13}, name: func(*scene) string { return "示范市慈善总会" }, form: makers{"host": fixed("示范市民政局")}},
	{kind: "CHARITY_NODE", count: 21, whole: true, at: eachTownship, age: [2]int{0, 7}, above: nodeAbove("CHARITY_NODE"), name: called("示范市慈善总会%s分会"), form: makers{"host": func(s *scene) any { return s.placeName() + "办事处" }}},
	{kind: "CHARITY_NODE", count: 26, fresh: 22, at: nthVillage, age: [2]int{0, 5}, above: nodeAbove("CHARITY_NODE"), name: called("%s慈善工作站"), ends: map[string]int{}, form: makers{"host": func(s *scene) any { return s.placeName() + "委会" }}},
	{kind: "CHILD_NODE", count: 1, whole: true, at: inCity, age: [2]int{2, 3}, name: func(*scene) string { return "示范市儿童福利指导中心" }, form: makers{"host": fixed("示范市民政局")}},
	{kind: "CHILD_NODE", count: 21, whole: true, at: eachTownship, age: [2]int{0, 2}, above: nodeAbove("CHILD_NODE"), name: called("%s儿童福利服务工作站"), form: makers{"host": func(s *scene) any { return s.placeName() + "社会事务办" }}},
	{kind: "CHILD_NODE", count: 150, fresh: 134, at: nthVillage, age: [2]int{0, 2}, above: nodeAbove("CHILD_NODE"), name: called("%s儿童福利督导员岗"), form: makers{"host": func(s *scene) any { return s.placeName() + "委会" }, "staffList": rows(1, 1, makers{"name": person, "post": fixed("儿童福利督导员")})}},
	{kind: "DESIGNATED_HOSPITAL", count: 5, whole: true, at: inCity, age: [2]int{3, 12}, name: func(s *scene) string {
		return []string{"示范市人民医院", "示范市中医院", "示范市妇幼保健院", "示范市第三人民医院", "示范市博爱医院"}[s.n%5]
	}, form: makers{"level": func(s *scene) any {
		return []string{"SECONDARY", "SECONDARY", "SECONDARY", "SECONDARY", "PRIMARY"}[s.n%5]
	}}},
	{kind: "DESIGNATED_HOSPITAL", fresh: 2, whole: true, at: inCity, name: func(s *scene) string { return []string{"示范市第四人民医院", "示范市康复医院"}[s.n%2] }, form: makers{"level": fixed("SECONDARY")}},
	{kind: "DESIGNATED_HOSPITAL", count: 21, whole: true, at: eachTownship, age: [2]int{1, 9}, name: called("%s卫生院"), form: makers{"level": fixed("PRIMARY")}},
	{kind: "CITY_HOME", count: 1, whole: true, at: inCity, age: [2]int{18, 20}, size: func(*scene) int { return 300 }, name: func(*scene) string { return "示范市社会福利院" }, form: with(homeForm, makers{"ownership": fixed("PUBLIC"), "lift": fixed(true), "alarm": fixed(true), "cctv": fixed(true), "medical": fixed("OWN")}), grown: "nursingBeds"},
	{kind: "TOWNSHIP_HOME", count: 19, whole: true, at: outerTownship, age: [2]int{4, 24}, size: func(s *scene) int { return 80 + 10*s.r.IntN(10) }, name: called("%s敬老院"), form: with(homeForm, makers{"ownership": weightedOf("PUBLIC", 15, "PUBLIC_RUN_PRIVATE", 4), "cctv": fixed(true)}), grown: "beds"},
	{kind: "PRIVATE_HOME", count: 4, fresh: 2, at: anyTownship, ends: map[string]int{"close": 1}, size: func(s *scene) int { return 60 + 10*s.r.IntN(9) }, name: built(func(s *scene) string { return "示范市" + brand(s) }, "养老院", "老年公寓", "颐养中心"), form: with(homeForm, makers{"ownership": fixed("PRIVATE"), "fileNo": textf("示养备〔%d〕%02d号", year, between(1, 30))}), grown: "beds"},
	{kind: "CARE_CENTRE", count: 94, fresh: 196, halt: 2, at: nthVillage, age: [2]int{0, 4}, wait: map[string]int{"PLANNED": 6, "BUILDING": 9}, ends: map[string]int{"close": 3}, size: between10(6, 20), name: called("%s居家养老服务照料中心"), form: makers{
		"beds": share(100, 100), "nursingBeds": share(0, 40), "area": between(180, 620), "ownership": fixed("PUBLIC"), "canteen": weightedOf(true, 60, false, 40), "cctv": weightedOf(true, 85, false, 15), "operator": chance(30, fixed("示范市春晖养老服务中心")),
	}},
	{kind: "SHELTER_CENTRE", count: 23, fresh: 7, at: anyTownship, wait: map[string]int{"BUILDING": 2}, size: between10(120, 600), name: called("%s避灾中心"), form: shelterForm},
	{kind: "SHELTER_POINT", count: 142, fresh: 48, at: nthVillage, ends: map[string]int{"close": 2}, size: between10(30, 160), name: called("%s避灾安置点"), form: shelterForm},
	{kind: "CEMETERY_PUBLIC", count: 150, fresh: 14, halt: 1, at: nthVillage, wait: map[string]int{"PREPARING": 3, "PLANNED": 3, "BUILDING": 2}, ends: map[string]int{"close": 2}, size: between10(80, 420), name: called("%s公益性墓地"), form: plotForm},
	{kind: "CEMETERY_COMMERCIAL", count: 2, whole: true, at: anyTownship, size: between10(4000, 9000), name: built(func(s *scene) string { return "示范市" + stem(s) }, "陵园", "公墓"), form: plotForm},
	{kind: "ASH_HALL", count: 12, fresh: 2, at: outerTownship, size: between10(300, 1600), name: called("%s骨灰堂"), form: plotForm},
	{kind: "FUNERAL_HOME", count: 1, whole: true, at: inCity, age: [2]int{15, 20}, name: func(*scene) string { return "示范市殡仪馆" }, form: makers{"ownership": fixed("PUBLIC"), "furnaces": fixed(5), "halls": fixed(6)}},
	{kind: "MARTYR_SITE", count: 13, whole: true, at: outerTownship, age: [2]int{10, 40}, name: built(func(s *scene) string { return s.placeName() }, "烈士陵园", "烈士纪念碑", "革命烈士墓"), form: makers{
		"level": weightedOf("COUNTY", 9, "PREFECTURE", 3, "PROVINCE", 1), "tombs": between(1, 60), "names": between(3, 210),
	}},
	{kind: "LOTTERY_HALL", count: 52, fresh: 8, at: anyTownship, ends: map[string]int{"close": 6}, name: func(s *scene) string { return fmt.Sprintf("%s福彩%d号站", s.placeName(), 33990000+s.r.IntN(9999)) }, form: makers{
		"channel": weightedOf("TERMINAL", 80, "ONLINE_HALL", 3, "SCRATCH", 17), "machines": between(1, 4),
	}},
}

func between10(low, high int) func(*scene) int {
	return func(s *scene) int { return low + s.r.IntN(high-low+1) }
}

// stepForms are the values of the forms of steps.
var stepForms = makers{
	"on":         func(s *scene) any { return string(s.on) },
	"beganOn":    fixed(nil),
	"grade":      weightedOf("5A", 6, "4A", 18, "3A", 46, "2A", 18, "1A", 12),
	"result":     weightedOf("PASS", 91, "BASIC", 7, "FAIL", 2),
	"year":       checkedYear,
	"documentNo": textf("示民许〔%d〕%d号", year, between(1, 180)),
	"rewardNo":   textf("示民〔%d〕%d号", year, between(1, 90)),
	"amount":     oneOf("5000.00", "10000.00", "20000.00"),
	"reason":     oneOf("负责人任期届满换届。", "因工作需要变更。", "根据整改要求办理。", "按章程决定。"),
	"opinion":    fixed("选址和规模符合规划，同意上报。"),
	"score":      between(72, 98),
	"reviewed":   fixed(true),
	"liquidated": fixed(true),
	"onPost":     between(11, 30),
	"visited":    func(s *scene) any { return string(s.on.AddDays(-30)) },
	"noticeFrom": func(s *scene) any { return string(s.on.AddDays(-10)) },
	"plan":       fixed("服务对象就近转入其他机构，已逐人落实。"),
	"filedOn":    func(s *scene) any { return string(s.on) },
}

// checkedYear is the year for which the next check is due, else the year of the day.
func checkedYear(s *scene) any {
	for _, d := range s.kind.Duties {
		if d.Yearly != "" && string(s.on[5:]) <= d.Yearly {
			return s.on.Year() - 1
		}
	}
	return s.on.Year()
}
