package money

import (
	"errors"
	"math"
	"math/bits"
	"strconv"
	"strings"
)

// Fen is an amount of money in fen (1/100 yuan). It is stored and sent to other Go code as an
// integer; on the wire to people it is the decimal string of Yuan.
type Fen int64

// Errors of this package.
var (
	ErrFormat   = errors.New("not an amount in yuan with at most two decimals")
	ErrOverflow = errors.New("amount out of range")
	ErrDivisor  = errors.New("ratio with a divisor that is not positive")
)

// ParseYuan reads a decimal amount in yuan: optional minus, digits, at most two decimals
// ("0", "-3.5", "123.45"). No sign other than minus, no separators, no spaces, no exponent.
// Errors: ErrFormat, ErrOverflow.
func ParseYuan(s string) (Fen, error) {
	body, negative := strings.CutPrefix(s, "-")
	whole, frac, point := strings.Cut(body, ".")
	if !digits(whole) || point && (!digits(frac) || len(frac) > 2) {
		return 0, ErrFormat
	}
	frac += strings.Repeat("0", 2-len(frac))
	sign := ""
	if negative {
		sign = "-"
	}
	n, err := strconv.ParseInt(sign+whole+frac, 10, 64)
	if err != nil {
		return 0, ErrOverflow
	}
	return Fen(n), nil
}

func digits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// Yuan is the amount in yuan with exactly two decimals: "123.45", "-0.05".
func (f Fen) Yuan() string { return decimal(f < 0, magnitude(f), 2) }

// String is Yuan, so that a logged amount reads as money.
func (f Fen) String() string { return f.Yuan() }

// Wan is the amount in 万元 (10,000 yuan) rounded half-up (away from zero when negative) to the
// given number of decimals; decimals below 0 count as 0, above 6 as 6 (one fen is 0.000001 万元).
func (f Fen) Wan(decimals int) string {
	decimals = min(max(decimals, 0), 6)
	unit := uint64(1)
	for range 6 - decimals {
		unit *= 10
	}
	m := magnitude(f)
	q := m / unit
	if m%unit >= unit-unit/2 && unit > 1 {
		q++
	}
	return decimal(f < 0 && q != 0, q, decimals)
}

// CeilYuan rounds up to whole yuan (towards +∞). Amounts within one yuan of the int64 limit
// stay at the greatest whole yuan.
func (f Fen) CeilYuan() Fen {
	const top = math.MaxInt64 / 100 * 100
	r := f % 100
	switch {
	case r == 0:
		return f
	case f < 0:
		return f - r
	case f > top:
		return top
	default:
		return f - r + 100
	}
}

// Add returns f + o, or ErrOverflow.
func (f Fen) Add(o Fen) (Fen, error) {
	s := f + o
	if (f > 0 && o > 0 && s < 0) || (f < 0 && o < 0 && s >= 0) {
		return 0, ErrOverflow
	}
	return s, nil
}

// Sub returns f − o, or ErrOverflow.
func (f Fen) Sub(o Fen) (Fen, error) {
	s := f - o
	if (f >= 0 && o < 0 && s < 0) || (f < 0 && o > 0 && s >= 0) {
		return 0, ErrOverflow
	}
	return s, nil
}

// Mul returns f × n, or ErrOverflow.
func (f Fen) Mul(n int64) (Fen, error) { return f.MulRatioFloor(n, 1) }

// MulRatio returns f × num / den rounded half-up (away from zero), the product being exact.
// Errors: ErrDivisor when den ≤ 0, ErrOverflow.
func (f Fen) MulRatio(num, den int64) (Fen, error) {
	q, r, negative, err := f.ratio(num, den)
	if err != nil {
		return 0, err
	}
	if d := uint64(den); r >= d-d/2 && r > 0 {
		q++
	}
	return signed(q, negative)
}

// MulRatioFloor is MulRatio rounded towards zero: fractions of a fen are dropped.
func (f Fen) MulRatioFloor(num, den int64) (Fen, error) {
	q, _, negative, err := f.ratio(num, den)
	if err != nil {
		return 0, err
	}
	return signed(q, negative)
}

// MulRatioCeil is MulRatio rounded away from zero: any fraction of a fen counts as one.
func (f Fen) MulRatioCeil(num, den int64) (Fen, error) {
	q, r, negative, err := f.ratio(num, den)
	if err != nil {
		return 0, err
	}
	if r > 0 {
		q++
	}
	return signed(q, negative)
}

// Sum adds all amounts, or returns ErrOverflow.
func Sum(amounts ...Fen) (Fen, error) {
	var total Fen
	for _, a := range amounts {
		var err error
		if total, err = total.Add(a); err != nil {
			return 0, err
		}
	}
	return total, nil
}

// ratio is the 128-bit quotient and remainder of |f × num| / den. The quotient leaves room
// for the one that rounding may add.
func (f Fen) ratio(num, den int64) (q, r uint64, negative bool, err error) {
	if den <= 0 {
		return 0, 0, false, ErrDivisor
	}
	hi, lo := bits.Mul64(magnitude(f), magnitude(Fen(num)))
	if hi >= uint64(den) {
		return 0, 0, false, ErrOverflow
	}
	q, r = bits.Div64(hi, lo, uint64(den))
	if q == math.MaxUint64 {
		return 0, 0, false, ErrOverflow
	}
	return q, r, (f < 0) != (num < 0), nil
}

func signed(q uint64, negative bool) (Fen, error) {
	switch {
	case negative && q == 1<<63:
		return math.MinInt64, nil
	case q > math.MaxInt64:
		return 0, ErrOverflow
	case negative:
		return -Fen(q), nil
	default:
		return Fen(q), nil
	}
}

// magnitude is |f|, also for the most negative value.
func magnitude(f Fen) uint64 {
	if f < 0 {
		return -uint64(f)
	}
	return uint64(f)
}

func decimal(negative bool, m uint64, places int) string {
	s := strconv.FormatUint(m, 10)
	if len(s) <= places {
		s = strings.Repeat("0", places+1-len(s)) + s
	}
	if places > 0 {
		s = s[:len(s)-places] + "." + s[len(s)-places:]
	}
	if negative {
		return "-" + s
	}
	return s
}
