package importer

import (
	"cmp"
	"slices"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
	"minzheng/internal/money"
	"minzheng/internal/region"
)

// State is where an import stands.
type State string

// The closed set of states. An import that stopped half-way is CHECKED with a Progress above 0: apply it again to go on,
// or undo it.
const (
	Checked State = "CHECKED"
	Applied State = "APPLIED"
	Undone  State = "UNDONE"
)

// Count is a number of repairs by kind, or of households by village.
type Count struct {
	Key   string `json:"key"`
	Count int    `json:"count"`
}

// Import is the report of one file: what is, or was, taken, repaired and refused. It holds no identity numbers and no
// accounts.
type Import struct {
	docstore.Meta
	region.Place                 // of the roster or register
	Kind          string         `json:"kind"`
	FileName      string         `json:"fileName"`
	FileID        string         `json:"fileId"`
	State         State          `json:"state"`
	ByID          string         `json:"byId"`
	ByName        string         `json:"byName"`
	ByRole        string         `json:"byRole,omitempty"`
	At            time.Time      `json:"at"`    // of the last step
	Month         calendar.Month `json:"month"` // of the roster
	Households    int            `json:"households"`
	Persons       int            `json:"persons"`
	Monthly       money.Fen      `json:"monthly"` // all households together
	Repaired      []Count        `json:"repaired"`
	Refused       []Refusal      `json:"refused"`
	ByVillage     []Count        `json:"byVillage"`         // key: division code
	Entries       int            `json:"entries,omitempty"` // of a register
	ByKind        []Count        `json:"byKind,omitempty"`  // of a register; key: kind of entry
	RefusedFileID string         `json:"refusedFileId,omitempty"`
	Total         int            `json:"total"` // households or entries in the file
	Done          int            `json:"done"`  // of them dealt with by Apply
	StartRev      int64          `json:"startRev,omitempty"`
	Reason        string         `json:"reason,omitempty"` // of the undoing
}

// Progress is how much of Apply is done, in percent.
func (m *Import) Progress() int {
	switch {
	case m.State == Applied:
		return 100
	case m.State == Undone || m.Total == 0:
		return 0
	}
	return m.Done * 100 / m.Total
}

// Index holds the fields of imports that queries may use.
type Index struct {
	Spec                         *docstore.Spec[Import]
	Township, Village, CreatedAt docstore.ReqStrF[Import]
}

// Imports declares the collection.
var Imports = declare()

func declare() Index {
	s := docstore.Define[Import]("imports", 1)
	x := Index{
		Spec:      s,
		Township:  docstore.ReqStr(s, "township", func(m *Import) string { return string(m.Township) }),
		Village:   docstore.ReqStr(s, "village", func(m *Import) string { return string(m.Village) }),
		CreatedAt: docstore.ReqStr(s, "createdAt", func(m *Import) string { return m.CreatedAt }),
	}
	s.Index("newest", x.CreatedAt.Asc())
	s.Index("byTownship", x.Township.Asc(), x.CreatedAt.Asc())
	return x
}

func scope() access.Located[Import] {
	return access.Located[Import]{Township: Imports.Township, Village: Imports.Village}
}

// RepairLabel names a repair for people.
func RepairLabel(key string) fault.Text {
	switch key {
	case identity.RepairFullWidth:
		return fault.T("身份证号码中的全角数字", "Full-width digits in identity numbers")
	case identity.RepairSpaces:
		return fault.T("身份证号码中的空格", "Spaces in identity numbers")
	case identity.RepairLowerX:
		return fault.T("身份证号码末位小写x", "Lower-case x in identity numbers")
	case repairAmountText:
		return fault.T("金额带“元”等文字", "Amounts written with 元 and the like")
	case repairAmountWide:
		return fault.T("金额中的全角数字", "Full-width digits in amounts")
	case repairVillage:
		return fault.T("村（社区）名称不全", "Village names without their suffix")
	}
	return fault.T(key, key)
}

// counts lists numbers by key.
func counts(of map[string]int) []Count {
	out := make([]Count, 0, len(of))
	for k, n := range of {
		out = append(out, Count{k, n})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Compare(a.Key, b.Key) })
	return out
}

// report adds a roster up.
func (m *Import) report(r *roster) {
	villages := map[string]int{}
	m.Households, m.Persons, m.Monthly, m.Refused, m.Total = 0, 0, 0, []Refusal{}, len(r.families)
	for _, f := range r.families {
		if f.refused != nil {
			m.Refused = append(m.Refused, *f.refused)
			continue
		}
		m.Households++
		m.Persons += len(f.members)
		m.Monthly += f.amount
		villages[string(f.village)]++
	}
	m.Repaired, m.ByVillage, m.Month = counts(r.repaired), counts(villages), r.month
}

// drop moves a household that the report took to the refused ones.
func (m *Import) drop(f *family) {
	m.Households--
	m.Persons -= len(f.members)
	m.Monthly -= f.amount
	m.ByVillage = slices.Clone(m.ByVillage)
	for i := range m.ByVillage {
		if m.ByVillage[i].Key == string(f.village) {
			m.ByVillage[i].Count--
		}
	}
	m.Refused = append(slices.Clone(m.Refused), *f.refused)
}

// refuses reports whether the report refuses the household.
func (m *Import) refuses(f *family) bool { return m.refusesAt(f.sheet, f.lines) }

// said tells in one sentence what was, or would be, taken.
func (m *Import) said(zh, en string) fault.Text {
	if m.Kind != KindDibaoRoster {
		return fault.T("%[3]s%[1]d条，退回%[2]d条", "%[4]s %[1]d entries, refused %[2]d", m.Entries, len(m.Refused), zh, en)
	}
	return fault.T("%[4]s%[1]d户%[2]d人，退回%[3]d户", "%[5]s %[1]d households of %[2]d persons, refused %[3]d", m.Households, m.Persons, len(m.Refused), zh, en)
}
