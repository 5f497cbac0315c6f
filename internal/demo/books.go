package demo

import (
	"fmt"
	"slices"

	"minzheng/internal/calendar"
	"minzheng/internal/region"
)

var homes = []string{"CITY_HOME", "TOWNSHIP_HOME", "PRIVATE_HOME"}

// mostlyCity is the city, a township, or a village.
func mostlyCity(g *generator, n int) region.Code {
	switch x := g.rand.IntN(100); {
	case x < 55:
		return City
	case x < 88:
		return anyTownship(g, n)
	}
	return anyVillage(g, n)
}

func townOrCity(g *generator, n int) region.Code {
	if g.rand.IntN(2) == 0 {
		return City
	}
	return anyTownship(g, n)
}

// occupancy of a home in a month: it grows slowly, and a city home that was renovated fills up.
func occupied(s *scene) any {
	full := s.base * (56 + int(s.on.Month().Number())/3 + 3*(s.on.Year()-s.g.begin().Year()) + s.n%11) / 100
	return min(full, s.base)
}

func ofOccupied(percent int) maker {
	return func(s *scene) any { return occupied(s).(int) * percent / 100 }
}

// leaders and staff of a duty shift.
func onDuty(s *scene) any {
	h := s.g.sections["RELIEF"]
	s.names = map[string]string{h.review.ID: h.review.Name}
	return []string{h.review.ID}
}

// taskItems is what villages had to do when the list was agreed on.
var taskItems = func() (out []struct{ item, dept, kind, form string }) {
	add := func(kind, form, dept string, items ...string) {
		for _, i := range items {
			out = append(out, struct{ item, dept, kind, form string }{i, dept, kind, form})
		}
	}
	add("DUTY", "TASK", "市民政局", "最低生活保障申请受理和公示", "高龄津贴人员核对", "村（居）民自治章程修订", "村务公开", "困难群众排查")
	add("DUTY", "TASK", "市应急管理局", "防汛防台值守和人员转移", "避灾点日常管理")
	add("DUTY", "TASK", "市人力资源和社会保障局", "城乡居民养老保险参保登记", "被征地农民保障资格初审")
	add("ASSIST", "TASK", "市卫生健康局", "健康教育宣传", "计划生育服务登记", "公共卫生信息采集")
	add("ASSIST", "TASK", "市公安局", "流动人口信息采集", "禁毒宣传", "反诈宣传")
	add("ASSIST", "TASK", "市农业农村局", "土地承包经营权登记协助", "农业统计调查", "动物防疫宣传")
	add("ASSIST", "LEDGER", "市住房和城乡建设局", "危旧房屋排查台账", "农村生活垃圾分类台账")
	add("ASSIST", "LEDGER", "市民政局", "留守儿童和困境儿童台账", "社区社会组织备案台账")
	add("BANNED", "PLAQUE", "市民政局", "各类工作站挂牌", "评比性光荣榜挂牌")
	add("BANNED", "APPRAISAL", "市市场监督管理局", "食品安全示范村评比", "创建指标考核")
	add("BANNED", "LEDGER", "市司法局", "矛盾纠纷零报告台账", "普法日志台账", "学习笔记台账")
	add("BANNED", "ORG", "市文化和广电旅游体育局", "各类领导小组设置", "创建办公室设置")
	add("BANNED", "TASK", "市统计局", "重复报送的统计报表", "无依据的证明出具")
	return out
}()

// books are all ledgers, those that make records of others first.
var books = []book{
	{"ADMISSION", admissions, makers{
		"dept": oneOf("市卫生健康局", "市公安局", "市农业农村局", "市应急管理局", "市司法局", "市文明办"), "item": textf("%v%v", year, oneOf("年度食品安全协管巡查", "年度出租房屋信息采集", "年度垃圾分类检查评比", "年度家庭医生签约核对", "年度森林防火巡护", "年度反诈骗宣传责任牌", "年度农房安全排查台账", "年度平安村创建考核")),
		"basis": textf("示政办发〔%d〕%d号", year, between(3, 96)), "kind": weightedOf("TASK", 50, "LEDGER", 20, "PLAQUE", 12, "APPRAISAL", 12, "ORG", 6), "funding": chance(70, sum(5000, 120000, 5000)),
	}},
	{"TASK_LIST", tasks, nil},
	{"AWARD", spread(25, at(mostlyCity)), makers{
		"name": oneOf("省双拥模范城", "工作目标综合考评先进单位", "服务业发展工作先进单位", "重大项目前期工作先进单位", "平安建设先进集体", "招商引资工作先进单位", "巾帼文明岗", "示范敬老院", "先进社会组织", "防灾减灾示范社区"), "level": weightedOf("CITY", 62, "PREFECTURE", 24, "PROVINCE", 12, "NATION", 2),
		"grade": chance(60, oneOf("一等奖", "二等奖", "三等奖")), "issuer": oneOf("中共示范市委、示范市人民政府", "浙江省民政厅", "地级市人民政府", "示范市文明办"), "receiver": func(s *scene) any {
			if s.at == City {
				return "示范市民政局"
			}
			return s.placeName()
		},
	}},
	{"BED_SNAPSHOT", monthly(once, append(slices.Clone(homes), "CARE_CENTRE")...), makers{
		"beds": share(100, 100), "available": share(97, 97), "nursing": share(40, 40), "occupied": occupied, "selfCare": ofOccupied(48), "partial": ofOccupied(32), "fullLoss": ofOccupied(20),
		"tekun": ofOccupied(38), "staff": share(9, 9), "carers": share(6, 6), "certified": share(4, 4),
	}},
	{"CEMETERY_VIOLATION", spread(16, about("CEMETERY_PUBLIC", "CEMETERY_COMMERCIAL", "ASH_HALL")), makers{
		"kind": weightedOf("OVERSIZE", 45, "OUTSIDER", 25, "CLAN", 10, "HEREDITARY", 8, "OTHER", 12), "found": oneOf("墓穴占地超过规定面积，已责令改正。", "发现向村民以外人员出售墓穴1处。", "墓区出现家族合葬墓基，已责令拆除。", "未按批准的图纸施工，绿化不到位。"), "due": ahead(20, 40), "correctedOn": chance(85, later(8, 44)),
	}},
	{"CERTIFICATE", spread(130, somebody(20, 58)), makers{
		"kind": weightedOf("ELDER_CARER", 62, "VET_SKILL", 16, "SOCIAL_WORKER", 22), "no": func(s *scene) any { return fmt.Sprintf("ZJ%d%06d", s.on.Year(), 1000+s.n) },
		"issuer": oneOf("示范市人力资源和社会保障局", "浙江省民政厅"), "level": oneOf("初级", "中级", "高级", "五级", "四级"), "validTo": chance(40, ahead(300, 1400)),
	}},
	{"CHARITY_OUTLAY", spread(4500, about("CHARITY_NODE")), makers{
		"purpose": weightedOf("AID", 88, "PROJECT", 10, "MANAGEMENT", 2), "project": oneOf("“恒泰助困”慈善救助", "“国鑫”助学兴教", "“一村一品”帮扶", "慈善助医", "慈善助残", "春节送温暖", "临时困难救助", "慈善光明行动", "老人午餐补助"),
		"amount": sum(300, 4800, 100), "beneficiaries": between(1, 6),
	}},
	{"DONATION", spread(2900, about("CHARITY_NODE")), makers{
		"donor": func(s *scene) any {
			if s.r.IntN(100) < 30 {
				return "示范市" + brand(s) + []string{"实业有限公司", "木业有限公司", "商贸有限公司", "建设有限公司"}[s.r.IntN(4)]
			}
			return s.someone()
		},
		"form": weightedOf("CASH", 92, "GOODS", 8), "amount": func(s *scene) any {
			n := []int{100, 200, 500, 1000, 2000, 3000, 5000, 10000, 20000, 50000}[s.r.IntN(10)]
			if s.r.IntN(100) < 55 {
				n = []int{50, 100, 200, 500, 1000}[s.r.IntN(5)]
			}
			return yuan(n)
		}, "purpose": chance(30, oneOf("助学", "助医", "养老服务", "救灾", "不指定")),
	}},
	{"COLLEGE_ADMISSION", spread(14, somebody(19, 26)), makers{"college": oneOf("浙江师范大学", "浙江工业大学", "金华职业技术大学", "浙江交通职业技术学院", "杭州电子科技大学"), "level": weightedOf("JUNIOR", 60, "BACHELOR", 38, "MASTER", 2)}},
	{"COMMUNITY_STAFF", func(g *generator) (out []slot) {
		for range g.count(110) {
			x := slot{on: g.begin().AddDays(g.rand.IntN(700) - 900), who: g.soulBetween(23, 54)}
			if x.who == nil {
				continue
			}
			if g.rand.IntN(9) == 0 {
				x.until = g.dayIn()
			}
			out = append(out, x)
		}
		return out
	}, makers{"post": oneOf("社区专职工作者", "社区党务专干", "网格长", "社区综治专干"), "payGrade": oneOf("一级", "二级", "三级", "四级", "五级"), "appraisal": weightedOf("COMPETENT", 78, "EXCELLENT", 16, "BASIC", 6), "certified": weightedOf(true, 42, false, 58)}},
	{"DISASTER_REPORT", reports, nil},
	{"SHELTER_OPENING", openings, makers{"people": share(10, 60), "supplies": oneOf("发放棉被、方便食品和饮用水。", "启用折叠床、应急照明和药品。")}},
	{"FLOOD_DUTY", duty, makers{"leader": oneOf("何志刚", "邓春梅", "陈建国", "吴晓燕"), "staff": onDuty, "phone": fixed("0579-83100110"), "handover": func(s *scene) any {
		if s.on >= s.g.today {
			return nil
		}
		return []string{"交接清楚，无异常。", "夜间降雨较大，已提醒各乡镇（街道）加强巡查。", "接省厅调度电话，已回复。"}[s.r.IntN(3)]
	}, "calls": func(s *scene) any {
		if s.on >= s.g.today || s.r.IntN(4) > 0 {
			return nil
		}
		return rows(1, 2, makers{"at": oneOf("09:20", "14:05", "20:40", "23:10"), "caller": oneOf("市防指办", "省民政厅值班室", "城东街道", "芙蓉镇"), "matter": oneOf("核实转移安置人数", "通报降雨预报", "询问避灾点启用情况", "报告道路塌方")})(s)
	}}},
	{"PUBLICITY", spread(120, func(g *generator, x *slot) {
		x.at = mostlyCity(g, 0)
		if g.rand.IntN(100) < 45 { // around the day of disaster reduction
			x.on = calendar.Date(fmt.Sprintf("%d-05-%02d", x.on.Year(), 8+g.rand.IntN(8)))
		}
		if x.on >= g.today || x.on < g.begin() {
			x.on = g.dayIn()
		}
	}), makers{
		"theme": func(s *scene) any {
			if s.on.Month().Number() == 5 {
				return "DISASTER_PREVENTION"
			}
			return []string{"CHARITY", "CHILD", "FUNERAL", "VET", "OTHER", "DISASTER_PREVENTION"}[s.r.IntN(6)]
		},
		"form": weightedOf("LEAFLET", 45, "LECTURE", 18, "DRILL", 14, "EXHIBITION", 14, "CONTEST", 9), "place": oneOf("文化广场", "农贸市场", "中心小学", "文化礼堂", "汽车站广场"), "materials": between(80, 900), "audience": between(40, 1200),
	}},
	{"TRAINING", spread(90, at(townOrCity)), makers{
		"class": weightedOf("INSTITUTION_CARER", 14, "FAMILY_CARER", 36, "VET_SKILL", 10, "CHILD_SUPERVISOR", 14, "COMMUNITY", 16, "OTHER", 10), "topic": oneOf("养老护理实务", "老年人常见病照护", "儿童督导员业务培训", "社区工作法", "退役士兵技能培训", "消防安全知识", "民政业务系统操作"),
		"hours": between(4, 40), "host": fixed("示范市民政局"), "scope": weightedOf("CITY", 90, "PREFECTURE", 6, "PROVINCE", 4), "lecturers": rows(1, 2, makers{"name": person, "leader": weightedOf(false, 80, true, 20)}),
		"participants": func(s *scene) any {
			seen, out := map[string]bool{}, []map[string]any{}
			for range min(s.g.count(20+s.r.IntN(60))+2, 80) {
				if p := s.g.soulBetween(20, 62); p != nil && !seen[p.id] {
					seen[p.id] = true
					out = append(out, map[string]any{"person": p.id, "passed": s.r.IntN(100) < 94})
				}
			}
			return out
		},
	}},
	{"ELECTION", eachPlace(97, func(g *generator, v region.Code) []slot {
		on := calendar.Date(fmt.Sprintf("%d-11-%02d", g.begin().Year(), 1+g.rand.IntN(28)))
		if on < g.begin() {
			on = on.AddYears(1)
		}
		if on >= g.today.AddDays(-20) {
			return nil
		}
		return []slot{{on: on, at: v}}
	}), makers{"term": fixed(12), "turnout": between(82, 99), "elected": func(s *scene) any {
		out := []map[string]any{{"name": s.someone(), "post": "HEAD"}}
		for i := range 2 + s.r.IntN(4) {
			out = append(out, map[string]any{"name": s.someone(), "post": []string{"DEPUTY", "MEMBER", "MEMBER", "MEMBER", "MEMBER"}[i]})
		}
		return out
	}, "handoverDue": ahead(10, 10), "handedOverOn": chance(98, later(2, 10))}},
	{"PETITION", spread(6, func(g *generator, x *slot) { x.at = anyVillage(g, 0) }), makers{
		"kind": weightedOf("POST_ELECTION", 55, "VILLAGE_AFFAIRS", 35, "OTHER", 10), "matter": oneOf("反映换届后工作移交不及时", "反映村务公开不全", "反映集体资产出租程序", "反映选举唱票程序"), "due": ahead(20, 20), "closedOn": chance(90, later(6, 19)), "result": chance(85, fixed("已调查核实并书面答复。")),
	}},
	{"PLAQUE_CLEANUP", eachPlace(99, func(g *generator, v region.Code) []slot {
		on := max(g.begin(), g.today.AddDays(-330)).AddDays(g.rand.IntN(200))
		return []slot{{on: on, at: v, own: makers{"kind": fixed("INSTITUTION")}}, {on: on, at: v, own: makers{"kind": fixed("OLD_AD")}}}
	}), makers{"before": between(18, 46), "removed": between(10, 17), "after": func(s *scene) any { return nil }, "sample": weightedOf(false, 96, true, 4)}},
	{"SOCIAL_WORK", func(g *generator) (out []slot) {
		for _, v := range g.villages[:min(len(g.villages), g.count(24))] {
			out = append(out, slot{on: g.begin().AddDays(g.rand.IntN(400) - 500), at: v})
		}
		return out
	}, makers{"name": func(s *scene) any { return s.placeName() + "社会工作室" }, "workers": between(1, 5), "projects": rows(1, 3, makers{"name": oneOf("老年人关爱项目", "青少年假期课堂", "残疾人融合服务", "邻里调解项目"), "amount": sum(5000, 60000, 1000)})}},
	{"VOLUNTEER", func(g *generator) (out []slot) {
		for i := range g.folk {
			p := &g.folk[i]
			if a := p.age(g.today); a < 16 || a > 72 || g.rand.IntN(100) > 72 || len(out) >= g.count(28000) {
				continue
			}
			out = append(out, slot{on: g.begin().AddDays(g.rand.IntN(g.today.Sub(g.begin())+500) - 500), who: p})
		}
		return out
	}, makers{"skills": oneOf("文艺表演", "医疗护理", "法律咨询", "应急救援", "环境保护", "心理疏导", "助老陪护", "维修服务"), "activities": func(s *scene) any {
		if s.r.IntN(100) < 45 {
			return nil
		}
		return rows(1, 3, makers{"date": since(200), "what": oneOf("助老服务", "清洁家园", "文明劝导", "无偿献血宣传", "防溺水巡查", "敬老院慰问"), "hours": between(1, 6)})(s)
	}}},
	{"FACILITY_PROJECT", projects, makers{"level": byTier, "plan": oneOf("新建用房和日托床位。", "改造护理间、加装电梯。", "扩建护理楼一幢。"), "completedOn": func(s *scene) any {
		on := s.site.entry.State.BeganOn
		if s.on < on { // the works that led to its opening
			s.entered = max(s.entered, min(on, s.g.today.AddDays(-1)))
			return string(min(on, s.g.today.AddDays(-1)))
		}
		return later(60, 190)(s)
	}, "bedsAdded": share(20, 100), "nursingBedsAdded": share(10, 50)}},
	{"PROJECT_FUNDING", func(g *generator) (out []slot) {
		for _, p := range g.works {
			for i := range 1 + g.rand.IntN(2) {
				on := min(p.on.AddDays(20+60*i), g.today.AddDays(-1))
				out = append(out, slot{on: on, site: p.site, own: with(p.own, makers{"level": byTier})})
			}
		}
		return out
	}, makers{"source": weightedOf("CITY", 34, "WELFARE_LOTTERY", 26, "PROVINCE", 14, "TOWNSHIP", 12, "VILLAGE", 10, "DONATION", 4), "use": weightedOf("CAPITAL", 70, "SUBSIDY", 30), "amount": func(s *scene) any {
		return yuan(s.base * (500 + s.r.IntN(900)) / 1000 * 1000)
	}, "documentNo": textf("示财社〔%d〕%d号", year, between(10, 320))}},
	{"FARM_OUTPUT", monthly(func(_ *generator, s *site, m calendar.Month) []slot {
		return []slot{{on: m.First(), site: s, word: "PIG_SOLD"}, {on: m.First(), site: s, word: "VEGETABLE"}}
	}, "TOWNSHIP_HOME"), makers{
		"product": func(s *scene) any { return s.word }, "quantity": func(s *scene) any {
			if s.word == "PIG_SOLD" {
				return s.r.IntN(4)
			}
			return s.base * (8 + s.r.IntN(16))
		}, "unit": func(s *scene) any {
			if s.word == "PIG_SOLD" {
				return "HEAD"
			}
			return "JIN"
		}, "income": sum(1500, 5200, 10), "cost": sum(500, 2600, 10),
	}},
	{"FIRE_SAFETY", func(g *generator) []slot {
		kinds := append(slices.Clone(homes), "CARE_CENTRE", "SHELTER_CENTRE", "FUNERAL_HOME")
		out := spread(440, about(kinds...))(g)
		quarterly := monthly(func(_ *generator, s *site, m calendar.Month) []slot {
			if m.Number()%3 != 2 {
				return nil
			}
			return []slot{{on: m.First().AddDays(9), site: s}}
		}, homes...)
		return append(out, quarterly(g)...)
	}, makers{
		"kind": weightedOf("SELF", 55, "JOINT", 22, "BUDDY", 13, "DRILL", 10), "inspector": person, "note": chance(30, oneOf("已当场指出并要求限期整改。", "总体情况良好。", "开展灭火和疏散演练一次。")),
		"hazards": func(s *scene) any {
			if s.r.IntN(100) < 58 {
				return nil
			}
			return rows(1, 2, makers{"desc": oneOf("灭火器压力不足", "疏散通道堆放杂物", "应急照明灯损坏", "电线私拉乱接", "消防栓水压不足", "厨房油烟管道未清洗", "安全出口指示牌缺失"), "level": weightedOf("COMMON", 93, "MAJOR", 7), "due": ahead(15, 30), "fixedOn": chance(96, later(3, 14))})(s)
		},
	}},
	{"INSURANCE", func(g *generator) (out []slot) {
		for _, kind := range homes {
			for _, s := range g.sites[kind] {
				for on := max(g.begin(), s.entry.State.BeganOn).AddDays(g.rand.IntN(28) - 14); on < g.today && stoodOn(s, max(on, s.entry.State.BeganOn)); on = on.AddYears(1) {
					out = append(out, slot{on: on, until: on.AddYears(1).AddDays(-1), site: s})
				}
			}
		}
		return out
	}, makers{
		"insurer": fixed("示范财产保险股份有限公司"), "policyNo": func(s *scene) any { return fmt.Sprintf("PZDX%d%07d", s.on.Year(), 3100000+s.n) }, "kind": fixed("LIABILITY"), "expires": func(s *scene) any { return string(s.on.AddYears(1).AddDays(-1)) },
		"premium": func(s *scene) any { return yuan(s.base * 120) }, "insuredPersons": share(70, 95), "subsidy": func(s *scene) any { return yuan(s.base * 60) },
	}},
	{"RESIDENT", residents, makers{"person": func(s *scene) any { return s.word }, "level": weightedOf("SELF_CARE", 48, "PARTIAL", 32, "FULL_LOSS", 20), "contractNo": func(s *scene) any { return fmt.Sprintf("RZ%d-%05d", s.on.Year(), s.n+1) }, "fee": sum(900, 2600, 50), "payer": weightedOf("SELF", 56, "TEKUN", 38, "SUBSIDY", 6)}},
	{"LOTTERY", func(g *generator) (out []slot) {
		for m := g.firstMonth(); m < g.today.Month(); m = m.Next() {
			for _, channel := range []string{"TERMINAL", "ONLINE_HALL", "SCRATCH"} {
				out = append(out, slot{on: m.First(), at: City, word: channel})
			}
		}
		return out
	}, makers{"channel": func(s *scene) any { return s.word }, "amount": func(s *scene) any {
		return yuan(map[string]int{"TERMINAL": 3_900_000, "ONLINE_HALL": 1_600_000, "SCRATCH": 900_000}[s.word] * (88 + s.r.IntN(26)) / 100)
	}, "rank": chance(60, between(8, 16)), "halls": fixed(56), "fund": sum(180000, 900000, 1000)}},
	{"MARTYR_CEREMONY", func(g *generator) (out []slot) {
		for _, s := range g.sites["MARTYR_SITE"] {
			for y := g.begin().Year(); y <= g.today.Year(); y++ {
				out = append(out, slot{on: calendar.Date(fmt.Sprintf("%d-04-03", y)), site: s, own: makers{"kind": fixed("SWEEPING")}}, slot{on: calendar.Date(fmt.Sprintf("%d-09-30", y)), site: s, own: makers{"kind": fixed("CEREMONY")}})
			}
		}
		return slices.DeleteFunc(out, func(x slot) bool { return x.on < g.begin() || x.on >= g.today })
	}, makers{"participants": between(40, 600), "amount": chance(50, sum(500, 8000, 100))}},
	{"DOUBLE_SUPPORT", spread(40, at(townOrCity)), makers{"kind": weightedOf("VISIT", 50, "INSPECTION", 8, "CEREMONY", 12, "JOINT_WORK", 20, "GIFT", 10), "unit": oneOf("武警示范中队", "市人武部", "消防救援大队", "驻示某部", "预备役团"), "participants": between(4, 80), "amount": chance(60, sum(2000, 60000, 1000))}},
	{"GLORY_PLAQUE_BATCH", func(g *generator) (out []slot) {
		seen := map[string]bool{}
		for range g.count(4400) {
			if p := g.soulBetween(22, 80); p != nil && !seen[p.household] {
				seen[p.household] = true
				out = append(out, slot{on: g.dayIn(), who: p})
			}
		}
		return out
	}, makers{"no": func(s *scene) any { return fmt.Sprintf("浙示-%06d", s.n+1) }, "category": weightedOf("VETERAN", 82, "SERVICE", 16, "MARTYR", 2), "ceremony": weightedOf(false, 85, true, 15)}},
	{"MEDIA", spread(90, at(mostlyCity)), makers{"outlet": oneOf("人民网", "新华社", "浙江日报", "中国社会报", "浙江在线", "示范日报", "示范电视台"), "title": oneOf("示范市：居家养老“家门口”的幸福", "三级慈善网络织密救助网", "避灾点建到村口", "村级事务“瘦身”见实效", "儿童督导员走村入户", "低保核对让救助更精准", "敬老院里的四季歌"), "level": weightedOf("CITY", 45, "PREFECTURE", 25, "PROVINCE", 22, "NATION", 8)}},
	{"MEETING", func(g *generator) []slot {
		out := spread(52, at(townOrCity))(g)
		for m := g.firstMonth(); m < g.today.Month(); m = m.Add(3) {
			out = append(out, slot{on: m.First().AddDays(14), at: City, own: makers{"kind": fixed("HOME_HEADS"), "topic": fixed("养老机构负责人季度例会")}})
		}
		return out
	}, makers{"kind": weightedOf("WORK", 70, "LEADING_GROUP", 16, "COUNCIL", 6, "OTHER", 8), "topic": oneOf("社会救助动态管理工作会议", "汛期值守工作部署会", "村级事务准入领导小组会议", "慈善总会理事会会议", "养老服务业发展推进会", "双拥工作联席会议", "儿童保护工作会议", "殡葬改革推进会"), "host": person, "attendees": between(8, 90), "conclusions": oneOf("会议要求压实责任，按期完成。", "会议通过了年度工作要点。", "会议研究了资金安排。")}},
	{"DOCUMENT", spread(110, at(inCity)), makers{
		"docNo": func(s *scene) any { return fmt.Sprintf("示民〔%d〕%d号", s.on.Year(), s.n+1) }, "title": oneOf("关于做好困难群众临时救助工作的通知", "关于调整城乡最低生活保障标准的通知", "关于开展养老机构消防安全检查的通知", "关于加快推进养老服务业发展的实施意见", "关于进一步减轻村级组织负担的通知", "关于开展社会组织年度检查的通知", "关于下达福彩公益金项目资金的通知"),
		"issuer": weightedOf("示范市民政局", 84, "示范市人民政府办公室", 10, "示范市民政局、示范市财政局", 6), "bureauSection": weightedOf("SA", 26, "RELIEF", 14, "WELFARE", 20, "GRASS", 10, "ORG", 10, "VET", 12, "AFFAIRS", 4, "OFFICE", 4), "jointWith": chance(14, rows(1, 2, makers{"unit": oneOf("示范市财政局", "示范市残疾人联合会", "示范市教育局", "示范市卫生健康局")})),
	}},
	{"ORG_SUPPORT", func(g *generator) (out []slot) {
		return spread(30, about("SOCIAL_GROUP", "PRIVATE_NONENT", "FILED_ORG"))(g)
	}, makers{"item": weightedOf("VENTURE", 45, "ORG_SUBSIDY", 30, "PURCHASE", 25), "project": oneOf("老年人助餐服务", "青少年心理关爱", "社区矛盾调解", "残疾人就业帮扶", "文化进村社"), "amount": sum(8000, 60000, 1000), "score": between(72, 96), "noticeOn": later(10, 20), "contractOn": later(25, 40), "midtermOn": later(120, 150), "due": ahead(300, 330), "acceptedOn": chance(88, later(250, 299))}},
	{"PRAISE", spread(9, at(inCity)), makers{"leader": oneOf("省民政厅领导", "地级市市长", "市委书记", "市长", "分管副市长"), "title": oneOf("社会救助规范化工作", "村级减负清牌工作", "三级慈善网络建设", "居家养老服务照料中心建设", "防汛救灾工作"), "level": weightedOf("CITY", 60, "PREFECTURE", 25, "PROVINCE", 15), "content": oneOf("做法很好，请总结推广。", "工作扎实，望再接再厉。")}},
	{"PUBLIC_PROJECT", func(g *generator) (out []slot) {
		for i := range 5 {
			out = append(out, slot{on: calendar.Date(fmt.Sprintf("%d-01-01", g.today.Year()-i)), at: City})
		}
		return out
	}, makers{"topic": fixed("CARE_CENTRE"), "title": textf("%d年居家养老服务照料中心建设", year), "target": between(70, 120), "done": func(s *scene) any {
		if s.on.Year() == s.g.today.Year() {
			return 20 + s.r.IntN(40)
		}
		return 75 + s.r.IntN(50)
	}}},
	{"REFORM", func(g *generator) (out []slot) {
		for i := range 6 {
			out = append(out, slot{on: g.begin().AddDays(50 + 90*i), at: City, own: makers{"name": fixed([]string{"适度普惠型儿童福利制度建设试点", "社区治理和服务创新实验区", "公建民营养老机构改革试点", "社会组织登记管理改革观察点", "殡葬综合改革试点", "村级事务准入制度试点"}[i])}})
		}
		return out
	}, makers{"level": oneOf("PROVINCE", "NATION", "PREFECTURE"), "status": weightedOf("RUNNING", 65, "DONE", 35), "results": oneOf("制度基本建立，运行平稳。", "形成可复制做法三项。")}},
}

// byTier is the level of a project by where its facility lies.
func byTier(s *scene) any {
	switch s.at.Tier() {
	case region.TierCity:
		return "CITY"
	case region.TierTownship:
		return "TOWNSHIP"
	case region.TierVillage:
	}
	return "VILLAGE"
}

// projects are the works on facilities: those that opened in the history were built, some homes were renovated.
func projects(g *generator) []slot {
	g.works = nil
	add := func(s *site, on calendar.Date, work string) {
		if on = max(on, g.begin()); on < g.today.AddDays(-5) {
			g.works = append(g.works, slot{on: on, site: s, own: makers{"work": fixed(work)}})
		}
	}
	for _, kind := range append(slices.Clone(homes), "CARE_CENTRE", "SHELTER_CENTRE") {
		for i, s := range g.sites[kind] {
			began := s.entry.State.BeganOn
			switch {
			case began >= g.begin():
				add(s, began.AddDays(-150), "BUILD")
			case kind == "CITY_HOME":
				add(s, g.today.AddDays(-500), "RENOVATE")
			case kind == "TOWNSHIP_HOME" && i%3 != 2:
				add(s, g.begin().AddDays(60+g.rand.IntN(500)), []string{"RENOVATE", "EXPAND", "BUILD"}[i%3])
			}
		}
	}
	return slices.Clone(g.works)
}

// residents fill the homes with old people, some of whom have left.
func residents(g *generator) []slot {
	var out []slot
	old := []*soul{}
	for i := range g.folk {
		if g.folk[i].age(g.today) >= 65 {
			old = append(old, &g.folk[i])
		}
	}
	g.rand.Shuffle(len(old), func(i, j int) { old[i], old[j] = old[j], old[i] })
	for _, kind := range homes {
		for _, s := range g.sites[kind] {
			if !s.open() {
				continue
			}
			for range g.count(s.base * 82 / 100) {
				if len(old) == 0 {
					return out
				}
				x := slot{on: max(s.entry.State.BeganOn, g.today.AddDays(-30-g.rand.IntN(1500))), site: s, word: old[0].id}
				old = old[1:]
				if g.rand.IntN(7) == 0 {
					x.until = min(x.on.AddDays(60+g.rand.IntN(400)), g.today.AddDays(-1))
				}
				if x.until == "" || x.on <= x.until {
					out = append(out, x)
				}
			}
		}
	}
	return out
}
