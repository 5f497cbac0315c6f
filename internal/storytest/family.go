package storytest

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"strings"

	"minzheng/internal/identity"
)

// village is where the story happens: the first village of the demo city's first township.
const village = "339981001001"

// Person is somebody of an invented family.
type Person struct {
	ID, Name, IDNumber, Relation, Health, Labour string
	Adult                                        bool
}

// Account is a bank card as it is typed in.
type Account struct {
	Bank   string `json:"bank"`
	Holder string `json:"holder"`
	Kind   string `json:"kind"`
	Number string `json:"number"`
}

// Family is one household on its way through the story. What the server acknowledged is noted here.
type Family struct {
	Members     []Person
	HouseholdID string
	Account     Account
	CaseID      string
	Rev         int
	Status      string
	Steps       int // acknowledged, the draft included
	Amount      string
}

// Head is the applicant.
func (f *Family) Head() *Person { return &f.Members[0] }

// NewFamily invents the n-th family of three: no two have a number or an account in common.
func NewFamily(n int) *Family {
	names := strings.Split("赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜", "")
	surname := names[n%len(names)]
	person := func(name, birth string, seq int, relation, health, labour string) Person {
		body := village[:6] + strings.ReplaceAll(birth, "-", "") + fmt.Sprintf("%03d", seq)
		return Person{Name: name, IDNumber: body + identity.ResidentCheck(body), Relation: relation, Health: health, Labour: labour, Adult: birth < "2008"}
	}
	head := person(surname+"守田", fmt.Sprintf("1961-03-%02d", 1+n%28), 871+2*(n/28), "HEAD", "CHRONIC", "PARTIAL")
	return &Family{
		Members: []Person{
			head,
			person("司徒玉兰", fmt.Sprintf("1963-11-%02d", 1+n%28), 872+2*(n/28), "SPOUSE", "HEALTHY", "NONE"),
			person(surname+"小雨", fmt.Sprintf("2014-06-%02d", 1+n%28), 874+2*(n/28), "GRANDCHILD", "HEALTHY", "NONE"),
		},
		Account: card(head.Name, fmt.Sprintf("622812345678%06d", 901234+n)),
	}
}

func card(holder, body string) Account {
	return Account{Bank: "示例农商银行", Holder: holder, Kind: "CARD", Number: body + identity.LuhnDigit(body)}
}

// Photo is a small picture of one shade.
func Photo(shade uint8) []byte {
	m := image.NewGray(image.Rect(0, 0, 16, 16))
	for i := range m.Pix {
		m.Pix[i] = color.Gray{Y: shade}.Y
	}
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		panic(err) // a picture of known size into memory
	}
	return b.Bytes()
}
