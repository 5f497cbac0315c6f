package casework

import (
	"strings"

	"minzheng/internal/money"
)

// AmountWords writes an amount in capital numerals (大写金额), as bank papers want it: 壹仟零伍元整.
func AmountWords(f money.Fen) string {
	digits := []rune("零壹贰叁肆伍陆柒捌玖")
	units := []string{"", "拾", "佰", "仟"}
	groups := []string{"", "万", "亿"}
	yuan, rest := int64(f)/100, int64(f)%100
	if yuan < 0 || yuan >= 1_0000_0000_0000 {
		return f.Yuan()
	}
	var b strings.Builder
	zero, started := false, false
	for g := 2; g >= 0; g-- {
		part := yuan / pow10(4*g) % 10000
		for u := 3; u >= 0; u-- {
			d := part / pow10(u) % 10
			if d == 0 {
				zero = started
				continue
			}
			if zero {
				b.WriteString("零")
			}
			b.WriteString(string(digits[d]) + units[u])
			zero, started = false, true
		}
		if part > 0 {
			b.WriteString(groups[g])
		}
	}
	if !started {
		b.WriteString("零")
	}
	b.WriteString("元")
	switch jiao, fen := rest/10, rest%10; {
	case rest == 0:
		b.WriteString("整")
	case fen == 0:
		b.WriteString(string(digits[jiao]) + "角整")
	case jiao == 0:
		b.WriteString("零" + string(digits[fen]) + "分")
	default:
		b.WriteString(string(digits[jiao]) + "角" + string(digits[fen]) + "分")
	}
	return b.String()
}

func pow10(n int) int64 {
	out := int64(1)
	for range n {
		out *= 10
	}
	return out
}
