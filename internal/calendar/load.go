package calendar

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"time"

	"github.com/goccy/go-yaml"
)

//go:embed data/*.yaml
var embedded embed.FS

// Year is what the State Council General Office ordered for one year.
type Year struct {
	Year     int       `yaml:"year" json:"year"`
	Notices  []Notice  `yaml:"notices" json:"notices"`
	Holidays []Holiday `yaml:"holidays" json:"holidays"`
	Workdays int       `yaml:"-" json:"workdays"` // working days of the year
}

// Notice is the document that orders days off (部分节假日安排的通知).
type Notice struct {
	DocNo    string `yaml:"docNo" json:"docNo"` // 国办发明电〔2019〕16号
	Title    string `yaml:"title" json:"title"`
	IssuedOn Date   `yaml:"issuedOn" json:"issuedOn"` // date at the foot of the document
}

// Holiday is one block of days off, From to To both included, with the working weekends that
// make up for it. DocNos name the notices that order it, the latest last.
type Holiday struct {
	Names   []string `yaml:"names" json:"names"` // festivals as in the notice: 国庆节, 中秋节
	From    Date     `yaml:"from" json:"from"`
	To      Date     `yaml:"to" json:"to"`
	Makeups []Date   `yaml:"makeups,omitempty" json:"makeups,omitempty"` // 调休上班
	DocNos  []string `yaml:"docNos" json:"docNos"`
}

// Festivals are the seven statutory festivals with days off for all citizens
// (全国年节及纪念日放假办法 art. 2): Chinese name to English name.
func Festivals() map[string]string {
	return map[string]string{
		"元旦": "New Year's Day", "春节": "Spring Festival", "清明节": "Tomb-Sweeping Day", "劳动节": "Labour Day",
		"端午节": "Dragon Boat Festival", "中秋节": "Mid-Autumn Festival", "国庆节": "National Day",
	}
}

var docNo = regexp.MustCompile(`^国办发明电〔\d{4}〕[1-9]\d*号$`)

// Embedded reads the calendars built into the program and cross-checks them.
func Embedded() (*Workdays, error) {
	data, err := fs.Sub(embedded, "data")
	if err != nil {
		return nil, err
	}
	return Load(data)
}

// Load reads every *.yaml file of the folders, one year each. Later folders add years that
// earlier ones lack, so that a city can install next year's notice without a new program; a
// year given twice is an error. The years must be without gaps; unknown keys, missing festivals,
// overlapping blocks and make-up days that are not weekends are errors.
func Load(folders ...fs.FS) (*Workdays, error) {
	years := map[int]Year{}
	for _, folder := range folders {
		names, err := fs.Glob(folder, "*.yaml")
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			y, err := readYear(folder, name)
			if err != nil {
				return nil, fmt.Errorf("holiday calendar %s: %w", name, err)
			}
			if _, twice := years[y.Year]; twice {
				return nil, fmt.Errorf("holiday calendar %s: the year %d is given twice", name, y.Year)
			}
			years[y.Year] = y
		}
	}
	return build(years)
}

func readYear(folder fs.FS, name string) (Year, error) {
	b, err := fs.ReadFile(folder, name)
	if err != nil {
		return Year{}, err
	}
	var y Year
	if err := yaml.UnmarshalWithOptions(b, &y, yaml.Strict()); err != nil {
		return Year{}, err
	}
	if path.Base(name) != fmt.Sprintf("%d.yaml", y.Year) {
		return Year{}, fmt.Errorf("holds the year %d", y.Year)
	}
	return y, y.check()
}

// check finds what is wrong within one year's file.
func (y Year) check() error {
	issued := map[string]bool{} // document number → used by a holiday
	for _, n := range y.Notices {
		if !docNo.MatchString(n.DocNo) || n.Title == "" || !n.IssuedOn.Valid() {
			return fmt.Errorf("notice %q is incomplete", n.DocNo)
		}
		issued[n.DocNo] = false
	}
	festivals := Festivals()
	for _, h := range y.Holidays {
		for _, name := range h.Names {
			if _, known := festivals[name]; !known {
				return fmt.Errorf("unknown or repeated festival %q", name)
			}
			delete(festivals, name)
		}
		if len(h.Names) == 0 || len(h.DocNos) == 0 {
			return fmt.Errorf("holiday from %s has no name or no document number", h.From)
		}
		for _, d := range h.DocNos {
			if _, known := issued[d]; !known {
				return fmt.Errorf("holiday from %s names %q, which is not among the notices", h.From, d)
			}
			issued[d] = true
		}
		if err := h.check(y.Year); err != nil {
			return err
		}
	}
	for name := range festivals {
		return fmt.Errorf("festival %s is missing", name)
	}
	for d, used := range issued {
		if !used {
			return fmt.Errorf("notice %s orders nothing", d)
		}
	}
	return nil
}

func (h Holiday) check(year int) error {
	if !h.From.Valid() || !h.To.Valid() || h.To < h.From || h.To.Sub(h.From) > 15 {
		return fmt.Errorf("days off %s to %s are not a block of days", h.From, h.To)
	}
	// New Year's block may begin in the last days of the year before.
	if h.To.Year() != year || h.From < Date(fmt.Sprintf("%04d-12-28", year-1)) {
		return fmt.Errorf("days off %s to %s lie outside the year", h.From, h.To)
	}
	for _, m := range h.Makeups {
		if wd := m.Weekday(); !m.Valid() || wd != time.Saturday && wd != time.Sunday {
			return fmt.Errorf("make-up day %q is not a weekend", m)
		}
		if n := m.Sub(h.From); n < -15 || n > 30 {
			return fmt.Errorf("make-up day %s is far from its holiday", m)
		}
	}
	return nil
}

// build lays the years side by side and counts.
func build(years map[int]Year) (*Workdays, error) {
	if len(years) == 0 {
		return nil, errors.New("holiday calendar: no years")
	}
	w := &Workdays{years: years}
	list := w.Years()
	first, last := list[0], list[len(list)-1]
	if last-first+1 != len(list) {
		return nil, fmt.Errorf("holiday calendar: the years %v have a gap", list)
	}
	w.first, w.last = Date(fmt.Sprintf("%04d-01-01", first)), Date(fmt.Sprintf("%04d-12-31", last))
	off, err := exceptions(years, list)
	if err != nil {
		return nil, err
	}
	n, count := w.last.Sub(w.first)+1, int32(0)
	w.running = make([]int32, 0, n)
	inYear := map[int]int{}
	for i := range n {
		d := w.first.AddDays(i)
		rest, listed := off[d]
		if !listed {
			wd := d.Weekday()
			rest = wd == time.Saturday || wd == time.Sunday
		}
		if !rest {
			count++
			inYear[d.Year()]++
		}
		w.running = append(w.running, count)
	}
	for _, y := range list {
		data := years[y]
		data.Workdays = inYear[y]
		years[y] = data
	}
	return w, nil
}

// exceptions maps each day that a notice orders to whether it is a day off; a day ordered twice
// is an error.
func exceptions(years map[int]Year, list []int) (map[Date]bool, error) {
	off := map[Date]bool{}
	put := func(d Date, rest bool) error {
		if _, twice := off[d]; twice {
			return fmt.Errorf("holiday calendar: %s is ordered twice", d)
		}
		off[d] = rest
		return nil
	}
	for _, y := range list {
		for _, h := range years[y].Holidays {
			for d := h.From; d <= h.To; d = d.AddDays(1) {
				if err := put(d, true); err != nil {
					return nil, err
				}
			}
			for _, m := range h.Makeups {
				if err := put(m, false); err != nil {
					return nil, err
				}
			}
		}
	}
	return off, nil
}

func (y Year) clone() Year {
	y.Notices = slices.Clone(y.Notices)
	y.Holidays = slices.Clone(y.Holidays)
	for i, h := range y.Holidays {
		h.Names, h.Makeups, h.DocNos = slices.Clone(h.Names), slices.Clone(h.Makeups), slices.Clone(h.DocNos)
		y.Holidays[i] = h
	}
	return y
}
