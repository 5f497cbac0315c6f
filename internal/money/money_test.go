package money_test

import (
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"minzheng/internal/money"
)

func TestParseYuan(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]money.Fen{
		"0": 0, "123": 12300, "123.4": 12340, "123.45": 12345, "0.05": 5, "-3.5": -350, "-0.01": -1, "007": 700, "-0": 0,
		"92233720368547758.07": math.MaxInt64, "-92233720368547758.08": math.MinInt64,
	} {
		if got, err := money.ParseYuan(s); err != nil || got != want {
			t.Errorf("ParseYuan(%q) = %d, %v; want %d", s, got, err, want)
		}
	}
	for _, s := range []string{"", "-", ".", "1.", ".5", "1.234", "1,000", "+1", " 1", "1 ", "1e3", "１", "--1", "1.-5", "0x10", "NaN", "1_0", "1.2.3"} {
		if got, err := money.ParseYuan(s); !errors.Is(err, money.ErrFormat) || got != 0 {
			t.Errorf("ParseYuan(%q) = %d, %v", s, got, err)
		}
	}
	for _, s := range []string{"92233720368547758.08", "-92233720368547758.09", "999999999999999999999"} {
		if got, err := money.ParseYuan(s); !errors.Is(err, money.ErrOverflow) || got != 0 {
			t.Errorf("ParseYuan(%q) = %d, %v", s, got, err)
		}
	}
}

func FuzzParseYuan(f *testing.F) {
	for _, s := range []string{"123.45", "-0.05", "0", "1.", "92233720368547758.08"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := money.ParseYuan(s)
		if err != nil {
			return
		}
		if back, err := money.ParseYuan(v.Yuan()); err != nil || back != v {
			t.Errorf("%q: %d → %s → %d, %v", s, v, v.Yuan(), back, err)
		}
	})
}

func TestWan(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		f        money.Fen
		decimals int
		want     string
	}{
		{0, 2, "0.00"},
		{1_000_000, 2, "1.00"},
		{1_234_567, 2, "1.23"},
		{1_235_000, 2, "1.24"},
		{1_234_999, 2, "1.23"},
		{499_999, 0, "0"},
		{500_000, 0, "1"},
		{-500_000, 0, "-1"},
		{-4_999, 2, "0.00"},
		{-5_000, 2, "-0.01"},
		{1, 6, "0.000001"},
		{1, 9, "0.000001"},
		{1_500_000, -1, "2"},
		{math.MinInt64, 0, "-9223372036855"},
	} {
		if got := c.f.Wan(c.decimals); got != c.want {
			t.Errorf("%d.Wan(%d) = %s, want %s", c.f, c.decimals, got, c.want)
		}
	}
}

func TestCeilYuan(t *testing.T) {
	t.Parallel()
	for f, want := range map[money.Fen]money.Fen{
		0: 0, 1: 100, 99: 100, 100: 100, 101: 200, -1: 0, -99: 0, -100: -100, -101: -100,
		math.MaxInt64: 9223372036854775800, math.MinInt64: -9223372036854775800,
	} {
		if got := f.CeilYuan(); got != want {
			t.Errorf("%d.CeilYuan() = %d, want %d", f, got, want)
		}
	}
}

// Every operation against exact big-integer arithmetic: equal, or ErrOverflow exactly when the
// true result does not fit.
func TestArithmeticIsExact(t *testing.T) {
	t.Parallel()
	rng := rand.New(rand.NewPCG(3, 4))
	number := func() int64 {
		edges := []int64{0, 1, -1, 2, 3, 7, 100, math.MaxInt64, math.MinInt64, math.MaxInt64 - 1}
		if rng.IntN(3) == 0 {
			return edges[rng.IntN(len(edges))]
		}
		return int64(rng.Uint64()) >> rng.IntN(64)
	}
	check := func(name string, got money.Fen, err error, want *big.Int) {
		t.Helper()
		if !want.IsInt64() {
			if !errors.Is(err, money.ErrOverflow) || got != 0 {
				t.Fatalf("%s = %d, %v; want overflow (%s)", name, got, err, want)
			}
			return
		}
		if err != nil || int64(got) != want.Int64() {
			t.Fatalf("%s = %d, %v; want %s", name, got, err, want)
		}
	}
	for range 20000 {
		a, b, den := number(), number(), number()
		x, y := big.NewInt(a), big.NewInt(b)
		v, err := money.Fen(a).Add(money.Fen(b))
		check("Add", v, err, new(big.Int).Add(x, y))
		v, err = money.Fen(a).Sub(money.Fen(b))
		check("Sub", v, err, new(big.Int).Sub(x, y))
		v, err = money.Fen(a).Mul(b)
		check("Mul", v, err, new(big.Int).Mul(x, y))
		if den <= 0 {
			if _, err := money.Fen(a).MulRatio(b, den); !errors.Is(err, money.ErrDivisor) {
				t.Fatalf("divisor %d: %v", den, err)
			}
			continue
		}
		product, d := new(big.Int).Mul(x, y), big.NewInt(den)
		floor, rest := new(big.Int).QuoRem(product, d, new(big.Int))
		away := big.NewInt(int64(product.Sign()))
		half, ceil := new(big.Int).Set(floor), new(big.Int).Set(floor)
		if rest.Sign() != 0 {
			ceil.Add(ceil, away)
		}
		if new(big.Int).Lsh(new(big.Int).Abs(rest), 1).Cmp(d) >= 0 {
			half.Add(half, away)
		}
		v, err = money.Fen(a).MulRatioFloor(b, den)
		check("MulRatioFloor", v, err, floor)
		v, err = money.Fen(a).MulRatioCeil(b, den)
		check("MulRatioCeil", v, err, ceil)
		v, err = money.Fen(a).MulRatio(b, den)
		check("MulRatio", v, err, half)
	}
}

func TestSum(t *testing.T) {
	t.Parallel()
	if got, err := money.Sum(1, 2, -10); err != nil || got != -7 {
		t.Errorf("Sum = %d, %v", got, err)
	}
	if got, err := money.Sum(math.MaxInt64, 1); !errors.Is(err, money.ErrOverflow) || got != 0 {
		t.Errorf("Sum = %d, %v", got, err)
	}
	if got, err := money.Sum(); err != nil || got != 0 {
		t.Errorf("Sum of nothing = %d, %v", got, err)
	}
}
