package demo

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"minzheng/internal/access"
	"minzheng/internal/casework"
	"minzheng/internal/region"
	"minzheng/internal/staff"
)

// desk is who works in a township, with a picture that stands for their attachments.
type desk struct {
	officer, officer2, head *staff.Staff
	picture                 string
}

// hall is who works in the bureau.
type hall struct{ review, confirm, finance *staff.Staff }

func doerOf(s *staff.Staff) casework.Doer {
	return casework.Doer{ID: s.ID, Name: s.Name, Role: string(s.Role), Region: s.Region}
}

// putAccounts makes the accounts of the demo city: the ones that can sign in, and the bureau's other staff without a
// password (45 in the city, three a township, a worker and a supervisor a village).
func (g *generator) putAccounts(ctx context.Context) error {
	ts := townships()
	first, second := ts[0], ts[1]
	village := func(t township, i int) region.Code {
		if i < len(t.communities) {
			return region.Code(fmt.Sprintf("%s%03d", t.code[:9], 1+i))
		}
		return region.Code(fmt.Sprintf("%s%03d", t.code[:9], 201+i-len(t.communities)))
	}
	sa := []string{access.SectionSA}
	list := []staff.Account{
		{Username: "city.admin", Name: "管理员", Role: access.CA, Region: City},
		{Username: "city.officer", Name: "陈建国", Role: access.CO, Region: City, Sections: sa, Grants: []access.Grant{access.GrantReview, access.GrantVerification, access.GrantStdEdit}},
		{Username: "city.confirmer", Name: "林淑芬", Role: access.CO, Region: City, Sections: sa, Grants: []access.Grant{access.GrantConfirm, access.GrantStdEdit}},
		{Username: "city.finance", Name: "周明华", Role: access.CO, Region: City, Sections: []string{access.SectionFin}, Grants: []access.Grant{access.GrantPayApprove}},
		{Username: "city.auditor", Name: "郑国平", Role: access.AU, Region: City},
		{Username: "city.office", Name: "吴晓燕", Role: access.CO, Region: City, Sections: []string{access.SectionOffice}},
		{Username: "analyst", Name: "徐文静", Role: access.AN, Region: City},
		{Username: "township.officer", Name: "王海燕", Role: access.TO, Region: first.code},
		{Username: "township.head", Name: "李志强", Role: access.TH, Region: first.code},
		{Username: "village.worker", Name: "张秀英", Role: access.VW, Region: village(first, 0)},
		{Username: "village.supervisor", Name: "刘桂兰", Role: access.VS, Region: village(first, 0)},
		{Username: "verifier.bank", Name: "银行核对员", Role: access.EV, Region: City},
		{Username: "township2.officer", Name: "黄丽华", Role: access.TO, Region: second.code},
		{Username: "village2.worker", Name: "赵玉梅", Role: access.VW, Region: village(second, 0)},
	}
	list = append(list, desksOfSections()...)
	for i := range list {
		list[i].Usable = true
	}
	name := func() string { return randomName(g.rand, g.rand.IntN(2) == 0) }
	add := func(username string, role access.Role, at region.Code, sections ...string) {
		list = append(list, staff.Account{Username: username, Name: name(), Role: role, Region: at, Sections: sections})
	}
	if g.opt.Scale > 0 {
		sections := []string{access.SectionSA, access.SectionRelief, access.SectionWelfare, access.SectionOrg, access.SectionVet, access.SectionAffairs, access.SectionFin, access.SectionOffice}
		for i := range int(26*min(1, g.opt.Scale)) + 1 {
			add(fmt.Sprintf("city.staff%02d", i+1), access.CO, City, sections[i%len(sections)])
		}
	}
	for _, t := range ts {
		code := string(t.code[6:9])
		if t.code != first.code {
			if t.code != second.code {
				add("to"+code+".a", access.TO, t.code)
			}
			add("th"+code, access.TH, t.code)
		}
		add("to"+code+".b", access.TO, t.code)
		if g.opt.Scale <= 0 {
			continue
		}
		for i := range len(t.communities) + len(t.villages) {
			v := village(t, i)
			if v != village(first, 0) {
				if v != village(second, 0) {
					add("vw"+string(v[6:]), access.VW, v)
				}
				add("vs"+string(v[6:]), access.VS, v)
			}
		}
	}
	made, err := g.deps.Staff.SeedDemo(ctx, Password, list...)
	if err != nil {
		return err
	}
	for i, s := range made {
		g.takeDesk(list[i], s)
		switch {
		case list[i].Username == "city.officer":
			g.city.review = s
		case list[i].Username == "city.confirmer":
			g.city.confirm = s
		case list[i].Username == "city.finance":
			g.city.finance = s
		case s.Role == access.TO || s.Role == access.TH:
			d := g.staff[s.Region]
			if d == nil {
				d = &desk{}
				g.staff[s.Region] = d
			}
			switch {
			case s.Role == access.TH:
				d.head = s
			case d.officer == nil:
				d.officer = s
			default:
				d.officer2 = s
			}
		case s.Role == access.VW:
			g.villageWorker(s)
		}
	}
	return nil
}

// desksOfSections are an officer who reviews and a confirmer for each business section beside social assistance; the
// two of a section change its standards together.
func desksOfSections() []staff.Account {
	var out []staff.Account
	for _, d := range []struct{ section, username, officer, confirmer string }{
		{access.SectionRelief, "city.relief", "何志刚", "邓春梅"},
		{access.SectionWelfare, "city.welfare", "许慧敏", "蒋国华"},
		{access.SectionGrass, "city.grass", "潘建军", "沈雪琴"},
		{access.SectionOrg, "city.org", "叶文斌", "谢丽萍"},
		{access.SectionVet, "city.vet", "罗卫东", "韩素英"},
		{access.SectionAffairs, "city.affairs", "孙永康", "曹美玲"},
	} {
		out = append(
			out,
			staff.Account{Username: d.username, Name: d.officer, Role: access.CO, Region: City, Sections: []string{d.section}, Grants: []access.Grant{access.GrantReview, access.GrantStdEdit}},
			staff.Account{Username: d.username + "2", Name: d.confirmer, Role: access.CO, Region: City, Sections: []string{d.section}, Grants: []access.Grant{access.GrantConfirm, access.GrantStdEdit}},
		)
	}
	return out
}

// takeDesk remembers who reviews and who confirms in a section of the bureau; the office has one person for both.
func (g *generator) takeDesk(a staff.Account, s *staff.Staff) {
	if g.sections == nil {
		g.sections = map[string]hall{}
	}
	if s.Role != access.CO || !a.Usable {
		return
	}
	for _, section := range a.Sections {
		h := g.sections[section]
		if h.review == nil {
			h.review = s
		} else {
			h.confirm = s
		}
		h.confirm = cmp.Or(h.confirm, s)
		g.sections[section] = h
	}
}

func (g *generator) villageWorker(s *staff.Staff) {
	if g.workers == nil {
		g.workers = map[region.Code]*staff.Staff{}
	}
	g.workers[s.Region] = s
}

// putFiles gives each township one picture that its cases' attachments point at.
func (g *generator) putFiles(ctx context.Context) error {
	img := image.NewRGBA(image.Rect(0, 0, 320, 220))
	for y := range 220 {
		for x := range 320 {
			img.Set(x, y, color.RGBA{uint8(200 + y/8), uint8(205 + x/16), 215, 255})
		}
	}
	var b bytes.Buffer
	if err := png.Encode(&b, img); err != nil {
		return err
	}
	for _, t := range townships() {
		d := g.staff[t.code]
		info, err := g.deps.Files.Put(ctx, d.officer.Actor(""), "示例附件.png", bytes.NewReader(b.Bytes()))
		if err != nil {
			return err
		}
		// One sample stands for the papers of every case of the township.
		if err := g.deps.Files.Attach(ctx, d.officer.Actor(""), access.CaseRead, "case_sample", region.PlaceOf(t.code), access.SectionSA, []string{info.ID}); err != nil {
			return err
		}
		d.picture = info.ID
	}
	return nil
}
