package demo

import (
	"fmt"

	"minzheng/internal/identity"
)

var classPrefix = map[string]string{
	"SOCIAL_GROUP": "51", "PRIVATE_NONENT": "52", "FOUNDATION": "53", "VILLAGE_BODY": "54", "CIVIL_OTHER": "59", "ORGAN": "11", "INSTITUTION": "12", "ENTERPRISE": "91",
}

// creditCode is a valid code that nobody has.
func (g *generator) creditCode(class string) string {
	for {
		body := fmt.Sprintf("%08d", 30_000_000+g.rand.IntN(60_000_000))
		code := classPrefix[class] + "339981" + body + identity.OrgCodeCheck(body)
		code += identity.CreditCheck(code)
		if _, err := identity.ParseCreditCode(code); err == nil && !g.codes[code] {
			g.codes[code] = true
			return code
		}
	}
}
