package importer

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"minzheng/internal/calendar"
	"minzheng/internal/money"
)

// fold makes full-width ASCII narrow.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - 0xFEE0
		case r == '　':
			return ' '
		}
		return r
	}, s)
}

// squeeze folds and takes out all white space and invisible marks: how labels are compared.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, fold(s))
}

// Reasons why an amount is refused.
const (
	amountMissing  = "AMOUNT_MISSING"
	amountNaN      = "AMOUNT_NOT_A_NUMBER"
	amountNegative = "AMOUNT_NEGATIVE"
	amountZero     = "AMOUNT_ZERO"
	amountDecimals = "AMOUNT_DECIMALS"
)

var (
	decimal   = regexp.MustCompile(`^-?\d+(\.\d+)?$`)
	thousands = regexp.MustCompile(`^-?\d{1,3}(,\d{3})+(\.\d+)?$`)
)

// parseAmount reads yuan. It names the repairs it needed; reason is "" for an amount that can be read.
func parseAmount(s string) (fen money.Fen, repairs []string, reason string) {
	plain := strings.TrimSpace(s)
	if plain == "" {
		return 0, nil, amountMissing
	}
	narrow := squeeze(plain)
	if fold(plain) != plain {
		repairs = append(repairs, repairAmountWide)
	}
	n := strings.TrimSuffix(narrow, "元")
	n = strings.TrimSuffix(n, "圆")
	n = strings.TrimPrefix(strings.TrimPrefix(n, "¥"), "￥")
	if thousands.MatchString(n) {
		n = strings.ReplaceAll(n, ",", "")
	}
	if n != narrow {
		repairs = append(repairs, repairAmountText)
	}
	if !decimal.MatchString(n) {
		return 0, nil, amountNaN
	}
	n, ok := toCents(n)
	if !ok {
		return 0, nil, amountDecimals
	}
	fen, err := money.ParseYuan(n)
	switch {
	case err != nil:
		return 0, nil, amountNaN
	case fen < 0:
		return 0, nil, amountNegative
	case fen == 0:
		return 0, nil, amountZero
	}
	return fen, repairs, ""
}

// toCents drops what binary fractions leave behind in a spreadsheet (267.99999999999994); real further decimals are
// refused.
func toCents(n string) (string, bool) {
	whole, frac, found := strings.Cut(n, ".")
	if !found || len(frac) <= 2 {
		return n, true
	}
	rest := frac[2:]
	switch {
	case strings.Trim(rest, "0") == "" || len(rest) >= 6 && strings.HasPrefix(rest, "00000"):
		return whole + "." + frac[:2], true
	case len(rest) >= 6 && strings.HasPrefix(rest, "99999"):
		sign, digits := "", whole+frac[:2]
		if strings.HasPrefix(digits, "-") {
			sign, digits = "-", digits[1:]
		}
		cents, err := strconv.ParseInt(digits, 10, 64)
		if err != nil {
			return "", false
		}
		text := strconv.FormatInt(cents+1, 10)
		for len(text) < 3 {
			text = "0" + text
		}
		return sign + text[:len(text)-2] + "." + text[len(text)-2:], true
	}
	return "", false
}

var (
	dayForm    = regexp.MustCompile(`^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$`)
	monthForm  = regexp.MustCompile(`^(\d{4})[-./年](\d{1,2})月?$`)
	solidForm  = regexp.MustCompile(`^((?:19|20)\d{2})(\d{2})(\d{2})?$`)
	serialForm = regexp.MustCompile(`^(\d{5})(\.\d+)?$`)
)

// parseDay reads the ways in which days are written in rosters: 2020-07-01, 2017.02, 2019/11/1, 2012.6, 2020年7月,
// 20200701, and Excel's serial numbers. A month stands for its first day.
func parseDay(s string) (calendar.Date, bool) {
	t := squeeze(s)
	t, _, _ = strings.Cut(t, "T")
	if m := serialForm.FindStringSubmatch(t); m != nil {
		n, err := strconv.Atoi(m[1])
		if err != nil || n < 20000 || n > 80000 {
			return "", false
		}
		return calendar.Date(time.Date(1899, 12, 30+n, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)), true
	}
	for _, form := range []*regexp.Regexp{dayForm, monthForm, solidForm} {
		m := form.FindStringSubmatch(t)
		if m == nil {
			continue
		}
		day := "01"
		if len(m) > 3 && m[3] != "" {
			day = pad(m[3])
		}
		d, err := calendar.ParseDate(m[1] + "-" + pad(m[2]) + "-" + day)
		return d, err == nil
	}
	return "", false
}

func pad(n string) string {
	if len(n) == 1 {
		return "0" + n
	}
	return n
}

var yearMonth = regexp.MustCompile(`(\d{4})年(\d{1,2})月`)

// monthIn finds the month that a title line names.
func monthIn(text string) calendar.Month {
	m := yearMonth.FindStringSubmatch(squeeze(text))
	if m == nil {
		return ""
	}
	month, err := calendar.ParseMonth(m[1] + "-" + pad(m[2]))
	if err != nil {
		return ""
	}
	return month
}
