package demo

import (
	"fmt"
	"math/rand/v2"

	"minzheng/internal/calendar"
	"minzheng/internal/identity"
	"minzheng/internal/people"
	"minzheng/internal/region"
)

// family is one household of the demo city before anything is stored.
type family struct {
	household *people.Household
	persons   []*people.Person // the head first
	village   region.Code
	urban     bool
}

var (
	surnames = []rune("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤")
	maleName = []rune("伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆帅旭宁龙林国建民福贵荣祥根土水木海山松林金财德生文才")
	femName  = []rune("芳娜敏静丽艳娟霞秀英华慧巧美玉兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛艳瑞凡佳嘉琼勤珍贞莉桂娣叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣")
)

// randomName makes a name of two or three characters.
func randomName(r *rand.Rand, male bool) string {
	given := femName
	if male {
		given = maleName
	}
	name := []rune{surnames[r.IntN(len(surnames))], given[r.IntN(len(given))]}
	if r.IntN(10) < 7 {
		name = append(name, given[r.IntN(len(given))])
	}
	return string(name)
}

// serials gives resident numbers that do not repeat: three digits per birth day, odd for men.
type serials map[calendar.Date][2]int

func (s serials) next(birth calendar.Date, male bool) (string, bool) {
	used := s[birth]
	i := 1
	if male {
		i = 0
	}
	if used[i] >= 480 {
		return "", false
	}
	n := 2*used[i] + 20
	if male {
		n++
	}
	used[i]++
	s[birth] = used
	body := fmt.Sprintf("339981%s%03d", string(birth[:4])+string(birth[5:7])+string(birth[8:]), n)
	return body + identity.ResidentCheck(body), true
}

// birthAt draws a birthday so that the person is between the ages on the day.
func birthAt(r *rand.Rand, on calendar.Date, youngest, oldest int) calendar.Date {
	days := (oldest-youngest)*365 + 364
	return on.AddYears(-youngest).AddDays(-1 - r.IntN(days))
}

// member is a person to be made for a family.
type member struct {
	relation         string
	male             bool
	youngest, oldest int
}

// shape draws who lives in a household. A poor one is small and old: 45 % of its people are 60 or more.
func shape(r *rand.Rand, poor bool) []member {
	male := r.IntN(100) < 58
	if poor {
		head := member{people.Head, male, 60, 92}
		if r.IntN(100) < 52 {
			head = member{people.Head, male, 24, 59}
		}
		m := []member{head}
		switch p := r.IntN(100); {
		case p < 73:
		case p < 90:
			m = append(m, child(r, head, !head.old()))
		default:
			m = append(m, spouse(head), child(r, head, !head.old()))
		}
		return m
	}
	head := member{people.Head, male, 28, 74}
	m := []member{head}
	if r.IntN(100) < 82 {
		m = append(m, spouse(head))
	}
	for range r.IntN(3) {
		m = append(m, child(r, head, r.IntN(3) > 0))
	}
	if r.IntN(100) < 25 {
		m = append(m, member{bySex(male, people.Father, people.Mother), male, 66, 93})
	}
	return m
}

func (m member) old() bool { return m.youngest >= 60 }

func spouse(head member) member {
	return member{people.Spouse, !head.male, max(22, head.youngest-3), max(30, head.oldest-3)}
}

func child(r *rand.Rand, head member, minor bool) member {
	male := r.IntN(2) == 0
	m := member{bySex(male, people.Son, people.Daughter), male, 19, max(20, head.youngest-20)}
	if minor {
		m.youngest, m.oldest = 2, 17
	}
	return m
}

func bySex(male bool, m, f string) string {
	if male {
		return m
	}
	return f
}

// makeFamily draws one household of a village, registered since a day.
func (g *generator) makeFamily(village region.Code, urban, poor bool, since calendar.Date) (*family, error) {
	r := g.rand
	f := &family{village: village, urban: urban}
	var entries []people.Entry
	for _, m := range shape(r, poor) {
		birth, number, ok := calendar.Date(""), "", false
		for !ok {
			birth = birthAt(r, g.today, m.youngest, m.oldest)
			number, ok = g.serials.next(birth, m.male)
		}
		in := people.PersonInput{Name: randomName(r, m.male), IDNumber: &number, VillageCode: village, HukouVillageCode: &village, Health: "HEALTHY", Labour: "FULL"}
		age := calendar.AgeOn(birth, g.today)
		sick, disabled := 6, 3
		if poor {
			sick, disabled = 40, 35
		}
		switch {
		case r.IntN(100) < disabled:
			in.Health = "DISABLED"
			cert := number + fmt.Sprintf("%d%d", 1+r.IntN(7), 1+r.IntN(4))
			in.DisabilityCert = &cert
		case r.IntN(100) < sick/4:
			in.Health = "MAJOR_DISEASE"
		case r.IntN(100) < sick:
			in.Health = "CHRONIC"
		}
		switch {
		case age < 16 || age >= 70 || in.Health == "MAJOR_DISEASE":
			in.Labour = "NONE"
		case age >= 60 || in.Health != "HEALTHY":
			in.Labour = "PARTIAL"
		}
		if age >= 18 {
			phone := fmt.Sprintf("1%d%08d", []int{35, 38, 39, 57, 58, 80, 87}[r.IntN(7)], r.IntN(100_000_000))
			in.Phone = &phone
		}
		p, err := g.people.NewPerson(in, since, "")
		if err != nil {
			return nil, fmt.Errorf("demo person: %w", err)
		}
		f.persons = append(f.persons, p)
		from := since
		if birth > from {
			from = birth
		}
		entries = append(entries, people.Entry{Person: p, Relation: m.relation, From: from})
	}
	g.houses[village]++
	f.household = g.people.NewHousehold(people.HouseholdNumber(village, int64(g.houses[village])), village, fmt.Sprintf("%d号", 1+r.IntN(320)), entries, "")
	return f, nil
}
