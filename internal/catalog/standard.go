package catalog

import (
	"fmt"
	"strconv"

	"minzheng/internal/calendar"
	"minzheng/internal/money"
)

// Units of standards; they say what Value counts.
const (
	UnitFenPerPersonMonth = "FEN_PER_PERSON_MONTH" // fen per person and month
	UnitFen               = "FEN"                  // fen
	UnitPercent           = "PERCENT"              // whole per cent
	UnitMonths            = "MONTHS"
	UnitCount             = "COUNT"
	UnitYuan              = "YUAN" // whole yuan
)

// StandardSpec describes a dated standard, limit or ratio: its meaning and its first values. Later values are rows
// in the store, proposed by one person and approved by another.
type StandardSpec struct {
	Key         string       `yaml:"key"`
	Label       Text         `yaml:"label"`
	Help        Text         `yaml:"help"`
	Unit        string       `yaml:"unit"`
	Decimals    int          `yaml:"decimals"`    // of the number as people write it
	AreaClasses []string     `yaml:"areaClasses"` // empty: one value for all areas
	Groups      []Option     `yaml:"groups"`      // empty: one value for everybody
	Min         string       `yaml:"min"`         // as people write it; what is below is refused as a slip of the pen
	Max         string       `yaml:"max"`
	Basis       *Basis       `yaml:"basis"`
	First       []FirstValue `yaml:"first"`
}

// FirstValue is a value the system starts with. Written is the number as people write it (yuan for money).
type FirstValue struct {
	AreaClass string        `yaml:"areaClass"`
	Group     string        `yaml:"group"`
	Written   string        `yaml:"value"`
	From      calendar.Date `yaml:"from"`
	Document  string        `yaml:"document"`
	Value     int64         `yaml:"-"` // fen, or a count of the unit
}

// IsMoney reports whether values are fen.
func (s *StandardSpec) IsMoney() bool { return s.Unit == UnitFenPerPersonMonth || s.Unit == UnitFen }

// Parse reads a value as people write it and checks the bounds: yuan with at most two decimals for money (gives
// fen), a whole number else.
func (s *StandardSpec) Parse(written string) (int64, error) {
	v, err := s.parse(written)
	if err != nil {
		return 0, err
	}
	if low, err := s.parse(s.Min); s.Min != "" && err == nil && v < low {
		return 0, fmt.Errorf("below %s", s.Min)
	}
	if high, err := s.parse(s.Max); s.Max != "" && err == nil && v > high {
		return 0, fmt.Errorf("above %s", s.Max)
	}
	return v, nil
}

func (s *StandardSpec) parse(written string) (int64, error) {
	if s.IsMoney() {
		f, err := money.ParseYuan(written)
		return int64(f), err
	}
	n, err := strconv.ParseInt(written, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("not a whole number")
	}
	return n, nil
}

// Format writes a value as people do: "528.00", "150".
func (s *StandardSpec) Format(value int64) string {
	if s.IsMoney() {
		return money.Fen(value).Yuan()
	}
	return strconv.FormatInt(value, 10)
}
