package demo

import (
	"fmt"

	"minzheng/internal/calendar"
	"minzheng/internal/region"
)

// City is the demo city's division code.
const City region.Code = "339981000000"

// Bridge is 大桥镇, whose real-looking roster the import samples hold.
const Bridge region.Code = "339981100000"

// township is one of the 21, with its share of the city's people.
type township struct {
	code        region.Code
	name        string
	kind        region.Kind
	people      int // thousands, skewed from 80 down to 6
	communities []string
	villages    []string
}

// stems and ends make village names; a township takes a run of them, so that no name repeats inside it.
var (
	stems = []string{"东山", "西湖", "南岸", "北溪", "上洋", "下洋", "前岙", "后岙", "横街", "竹园", "松林", "梅岭", "桃源", "柳岸", "清溪", "白岩", "青龙", "凤凰", "金家", "王家", "陈家", "李家", "张家", "周家", "吴家", "徐家", "杨家", "朱家", "林家", "何家", "石桥", "古井", "长塘", "双溪", "三江", "五里", "七星", "九龙", "大坪", "小坑", "高田", "平湖", "新屋", "老街", "茶山", "枫树", "樟树", "银杏", "荷塘", "沙洲"}
	ends  = []string{"村", "头村", "塘村", "湾村"}
)

func townships() []township {
	t := []township{
		{name: "城东街道", kind: region.KindStreet, people: 80, communities: []string{"东门社区", "文化社区", "和平社区", "江滨社区"}},
		{name: "城西街道", kind: region.KindStreet, people: 68, communities: []string{"西门社区", "建设社区", "朝阳社区", "南苑社区"}},
		{name: "城北街道", kind: region.KindStreet, people: 61, communities: []string{"北门社区", "新华社区", "幸福社区", "湖滨社区"}},
		{name: "大桥镇", kind: region.KindTown, people: 45, communities: []string{"花园社区"}, villages: []string{"大桥村", "上溪村", "下溪村", "石门村", "塘边村", "岭头村", "新塘村"}},
	}
	for i, name := range []string{"白石镇", "清江镇", "芙蓉镇", "虹桥镇", "柳市镇", "北白象镇", "翁垟镇", "盐盆镇", "蒲岐镇", "南岳镇"} {
		t = append(t, township{name: name, kind: region.KindTown, people: 42 - 3*i})
	}
	for i, name := range []string{"岭底乡", "龙西乡", "四都乡", "福溪乡", "镇安乡", "双峰乡", "智仁乡"} {
		t = append(t, township{name: name, kind: region.KindRuralTownship, people: 13 - i})
	}
	next := map[region.Kind]int{region.KindStreet: 1, region.KindTown: 100, region.KindRuralTownship: 200}
	left, stem := 292-7, 0
	for i := range t {
		t[i].code = region.Code(fmt.Sprintf("339981%03d000", next[t[i].kind]))
		next[t[i].kind]++
		if t[i].villages != nil {
			continue
		}
		n := 10 + t[i].people/6
		if i == len(t)-1 || n > left {
			n = left
		}
		left -= n
		for k := range n {
			t[i].villages = append(t[i].villages, stems[(stem+k)%len(stems)]+ends[k/len(stems)])
		}
		stem += 7
	}
	return t
}

// divisions is the city, its townships, villages and communities.
func divisions() []region.Region {
	from := calendar.Date("2000-01-01")
	out := []region.Region{{Code: City, Name: "示范市", Kind: region.KindCity, Tier: region.TierCity, ValidFrom: from}}
	for _, t := range townships() {
		out = append(out, region.Region{Code: t.code, Name: t.name, Kind: t.kind, Tier: region.TierTownship, Parent: City, ValidFrom: from})
		for i, name := range t.communities {
			out = append(out, village(t, fmt.Sprintf("%s%03d", t.code[:9], 1+i), name, region.KindCommunity, "111"))
		}
		for i, name := range t.villages {
			out = append(out, village(t, fmt.Sprintf("%s%03d", t.code[:9], 201+i), name, region.KindVillage, "220"))
		}
	}
	return out
}

func village(t township, code, name string, kind region.Kind, class string) region.Region {
	return region.Region{Code: region.Code(code), Name: name, Kind: kind, Tier: region.TierVillage, Parent: t.code, UrbanRural: class, ValidFrom: "2000-01-01"}
}
