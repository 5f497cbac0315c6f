package graph

import (
	"encoding/json"
	"strings"
	"testing"

	"minzheng/internal/access"
	"minzheng/internal/course"
	"minzheng/internal/ledger"
	"minzheng/internal/region"
	"minzheng/internal/registry"
	"minzheng/internal/testkit"
)

// registerActors are the officers of the sections that keep registers and ledgers.
func registerActors() map[string]*access.Actor {
	co := func(id, name string, grants []access.Grant, sections ...string) *access.Actor {
		return &access.Actor{StaffID: "staff_" + id, Name: name, Role: access.CO, Region: testkit.City, Sections: sections, Grants: grants}
	}
	confirm := []access.Grant{access.GrantConfirm}
	return map[string]*access.Actor{
		"city_org":     co("org", "市社", nil, access.SectionOrg, access.SectionGrass),
		"city_org_2":   co("org2", "市社二", confirm, access.SectionOrg, access.SectionGrass),
		"city_welfare": co("welfare", "市福", confirm, access.SectionWelfare),
		"city_relief":  co("relief", "市救", nil, access.SectionRelief),
	}
}

// registers fills the registers and ledgers of the world: a social group, a home with last month's beds, a typhoon
// reported by two villages, relief money allocated to a township, and a request for admission.
func (w *world) registers() {
	w.t.Helper()
	ctx := w.t.Context()
	enter := func(key, kind string, at region.Code, values string) string {
		k, err := w.Catalog.Kind(kind)
		w.must(err)
		e, err := w.Registry.NewEntry(ctx, k, region.PlaceOf(at), "2020-01-01")
		w.must(err)
		rec := &registry.Recorder{Catalog: w.Catalog, Kind: k, Workdays: w.Workdays}
		_, err = rec.Record(e, registry.Input{Step: "take_over", By: course.DoerOf(w.System()), At: w.Fixture.Clock.Now(), Form: form(values)})
		w.must(err)
		w.must(w.Registry.PutImported(ctx, w.System(), e))
		w.names[key] = e.ID
		return e.ID
	}
	enter("group", "SOCIAL_GROUP", testkit.VillageA, `{"name":"示例市电光源协会","creditCode":"`+testkit.CreditCode("SOCIAL_GROUP", 1)+`","category":"INDUSTRY_ASSOC","mode":"DIRECT","legalRep":"周某","address":"人民路1号","capital":"50000","beganOn":"2012-05-24","grade":"4A"}`)
	home := enter("home", "TOWNSHIP_HOME", testkit.Township1, `{"name":"柳溪镇敬老院","address":"溪边","ownership":"PUBLIC","legalRep":"吴某","beds":80,"nursingBeds":30,"medical":"CONTRACT","beganOn":"2015-07-01"}`)
	enter("node", "CHARITY_NODE", testkit.Township1, `{"name":"柳溪镇慈善分会","host":"镇政府","legalRep":"陈某","beganOn":"2016-01-01"}`)
	save := func(key string, a *access.Actor, in ledger.SaveInput) {
		in.RequestID = w.request()
		r, err := w.Ledger.Save(ctx, a, in)
		w.must(err)
		w.names[key] = r.ID
	}
	save("beds", w.Actor("township_1"), ledger.SaveInput{Ledger: "BED_SNAPSHOT", SubjectID: home, On: "2025-05-01", Form: form(`{"beds":80,"available":78,"nursing":30,"occupied":61,"carers":12}`)})
	storm := `{"event":"梅花台风","disaster":"TYPHOON","stage":"FIRST","dead":0,"missing":0,"moved":12,"housesCollapsed":1,`
	save("stormA", w.Actor("village_a"), ledger.SaveInput{Ledger: "DISASTER_REPORT", On: "2025-06-15", Form: form(storm + `"affected":120,"lossDirect":"35000.50"}`)})
	save("stormB", w.Actor("village_b"), ledger.SaveInput{Ledger: "DISASTER_REPORT", On: "2025-06-15", Form: form(storm + `"affected":80}`)})
	save("allocation", registerActors()["city_relief"], ledger.SaveInput{Ledger: "RELIEF_ALLOCATION", Region: testkit.Township1, On: "2025-06-16", Form: form(`{"docNo":"示救〔2025〕1号","program":"DISASTER_RELIEF","amount":"1000.00","source":"CITY"}`)})
	save("request", registerActors()["city_org"], ledger.SaveInput{Ledger: "ADMISSION", On: "2025-06-16", Form: form(`{"dept":"某局","item":"垃圾分类入户","basis":"某文","kind":"TASK"}`)})
}

// TestEveryKindOnTheAPI opens every kind and every ledger over the API as its section sees it, and streams its dataset:
// each has its columns, and what was stored comes back in the rows that an export writes.
func TestEveryKindOnTheAPI(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for _, k := range w.Catalog.Kinds() {
		officer := &access.Actor{StaffID: "staff_s", Role: access.CO, Region: testkit.City, Sections: []string{k.Section}}
		w.opens(officer, `{registerKind(kindCode:"`+k.ID+`"){name dataset form{fields{key label}} create{form{key}}}}`, k.Name.ZH)
		w.opens(officer, `{records(query:{dataset:"`+strings.ToLower(k.ID)+`"}){columns{name label} nodes{cells} totalCount}}`, "编号")
	}
	for _, l := range w.Catalog.Ledgers() {
		officer := &access.Actor{StaffID: "staff_s", Role: access.CO, Region: testkit.City, Sections: []string{l.Section}}
		w.opens(officer, `{ledger(ledgerCode:"`+l.ID+`"){name fields{key} dataset}}`, l.Name.ZH)
		if officer.May(access.FigureRead) {
			w.opens(officer, `{records(query:{dataset:"`+strings.ToLower(l.ID)+`"}){columns{name label} nodes{cells} totalCount}}`, "日期")
		}
	}
}

// opens runs a query that must answer with a text and without errors.
func (w *world) opens(a *access.Actor, query, want string) {
	w.t.Helper()
	g := golden{file: query, actor: "", lang: "zh-CN", text: query, variables: json.RawMessage("{}"), as: a}
	body := string(g.run(w.t.(*testing.T), w))
	if !strings.Contains(body, want) || strings.Contains(body, `"errors"`) {
		w.t.Errorf("%s: %s", query, body)
	}
}
