package benefit

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"minzheng/internal/access"
	"minzheng/internal/audit"
	"minzheng/internal/calendar"
	"minzheng/internal/docstore"
	"minzheng/internal/fault"
	"minzheng/internal/identity"
)

// standardTable is the approved values by slot, oldest first, as they were read at an instant.
type standardTable struct {
	rows map[string][]Standard
	read time.Time
}

// tableAge is how long values are served from memory: another server process may have approved one.
const tableAge = 30 * time.Second

// seedStandards inserts the catalogue's first values of keys that have none yet, approved by the catalogue itself.
func (s *Service) seedStandards(ctx context.Context) error {
	have := map[string]bool{}
	for row, err := range s.standards.Scan(ctx, docstore.True[Standard](), 1000) {
		if err != nil {
			return err
		}
		have[row.Key] = true
	}
	var rows []*Standard
	by := Person{ID: "catalogue", Name: "catalogue"}
	for _, spec := range s.Catalog.Standards() {
		if have[spec.Key] {
			continue
		}
		var first []*Standard
		for _, v := range spec.First {
			row := &Standard{
				Key: spec.Key, AreaClass: v.AreaClass, Group: v.Group, Value: v.Value, Unit: spec.Unit, EffectiveFrom: v.From,
				EffectiveTo: OpenDate, Document: v.Document, State: Approved, ProposedBy: by, DecidedBy: &by, DecidedOn: v.From,
				Followed: true,
			}
			row.ID = "std_" + strings.NewReplacer("|", "_").Replace(row.slot()) + "_" + string(v.From)
			first = append(first, row)
		}
		chain(first)
		rows = append(rows, first...)
	}
	if len(rows) == 0 {
		return nil
	}
	err := s.standards.Insert(ctx, rows...)
	if docstore.IsDuplicate(err, "") {
		return nil // another process was faster with the same values
	}
	return err
}

// chain sets the last day of each approved value from the one that follows it in its slot. It returns what it changed.
func chain(rows []*Standard) (changed []*Standard) {
	slices.SortFunc(rows, func(a, b *Standard) int {
		return cmp.Or(cmp.Compare(a.slot(), b.slot()), cmp.Compare(a.EffectiveFrom, b.EffectiveFrom))
	})
	for i, row := range rows {
		to := OpenDate
		if i+1 < len(rows) && rows[i+1].slot() == row.slot() {
			to = rows[i+1].EffectiveFrom.AddDays(-1)
		}
		if row.EffectiveTo != to {
			row.EffectiveTo = to
			changed = append(changed, row)
		}
	}
	return changed
}

// Reload reads the approved values again.
func (s *Service) Reload(ctx context.Context) error {
	_, err := s.reload(ctx)
	return err
}

func (s *Service) reload(ctx context.Context) (*standardTable, error) {
	t := &standardTable{rows: map[string][]Standard{}, read: s.Clock()}
	for row, err := range s.standards.Scan(ctx, Standards.State.Eq(string(Approved)), 1000) {
		if err != nil {
			return nil, err
		}
		t.rows[row.slot()] = append(t.rows[row.slot()], *row)
	}
	for _, rows := range t.rows {
		slices.SortFunc(rows, func(a, b Standard) int { return cmp.Compare(a.EffectiveFrom, b.EffectiveFrom) })
	}
	s.table.Store(t)
	return t, nil
}

// InForce is the approved value in force on a day. For a key that does not differ by area class (or group) the area
// (group) asked for does not matter. Errors: NOT_ALLOWED_NOW, reason STANDARD_MISSING, when none is in force.
func (s *Service) InForce(ctx context.Context, key, area, group string, on calendar.Date) (Standard, error) {
	t := s.table.Load()
	if t == nil || s.Clock().Sub(t.read) > tableAge {
		var err error
		if t, err = s.reload(ctx); err != nil {
			return Standard{}, err
		}
	}
	if spec, ok := s.Catalog.Standard(key); ok {
		if len(spec.AreaClasses) == 0 {
			area = ""
		}
		if len(spec.Groups) == 0 {
			group = ""
		}
	}
	rows := t.rows[slotOf(key, area, group)]
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].EffectiveFrom <= on {
			return rows[i], nil
		}
	}
	label := fault.T(key, key)
	if spec, ok := s.Catalog.Standard(key); ok {
		label = spec.Label
	}
	return Standard{}, fault.NotAllowed("STANDARD_MISSING", fault.T("%[3]s没有生效的“%[1]s”标准，不能计算。", "There is no standard “%[2]s” in force on %[3]s; nothing can be computed.", label.ZH, label.EN, on))
}

// lookup answers a formula for one benefit month.
func (s *Service) lookup(ctx context.Context, month calendar.Month) Lookup {
	return func(key, area, group string) (Standard, error) {
		return s.InForce(ctx, key, area, group, month.First())
	}
}

// ListStandards lists the values of a key (of all keys when it is ""), proposed and refused ones too, newest first
// within a key. Everybody with STANDARD_READ sees all.
func (s *Service) ListStandards(ctx context.Context, actor *access.Actor, key string) ([]*Standard, error) {
	if err := actor.Need(access.StandardRead); err != nil {
		return nil, err
	}
	where := docstore.True[Standard]()
	if key != "" {
		where = Standards.Key.Eq(key)
	}
	var out []*Standard
	for row, err := range s.standards.Scan(ctx, where, 1000) {
		if err != nil {
			return nil, err
		}
		out = append(out, row)
	}
	slices.SortFunc(out, func(a, b *Standard) int {
		return cmp.Or(cmp.Compare(a.Key, b.Key), cmp.Compare(b.EffectiveFrom, a.EffectiveFrom), cmp.Compare(a.slot(), b.slot()), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// ProposeInput is a value as a person writes it: Value in yuan for amounts, a whole number else.
type ProposeInput struct {
	Key           string        `json:"key"`
	AreaClass     string        `json:"areaClass"`
	Group         string        `json:"group"`
	Value         string        `json:"value"`
	EffectiveFrom calendar.Date `json:"effectiveFrom"`
	Document      string        `json:"document"`
}

// ProposeStandard enters a dated value that another person has to approve. Past days are allowed and marked
// Retroactive. Errors: INVALID with paths, CONFLICT (STANDARD_EXISTS) when that day has a value already.
func (s *Service) ProposeStandard(ctx context.Context, actor *access.Actor, requestID string, in ProposeInput) (*Standard, error) {
	if err := actor.Can(access.StandardEdit, s.place(), ""); err != nil {
		return nil, err
	}
	row, err := s.readProposal(in)
	if err != nil {
		return nil, err
	}
	row.ProposedBy = Person{actor.StaffID, actor.Name}
	id, _, err := s.Once.Do(ctx, actor, requestID, "standard.propose", in, func(ctx context.Context) (string, error) {
		row.Meta = docstore.Meta{ID: "std_" + s.IDs()}
		err := s.standards.Insert(ctx, row)
		if docstore.IsDuplicate(err, "dated") {
			return "", fault.Conflict("STANDARD_EXISTS", fault.T("该标准在%[1]s已有数值（已批准或待批准）。", "This standard already has a value from %[1]s (approved or waiting).", in.EffectiveFrom))
		}
		if err != nil {
			return "", err
		}
		return row.ID, s.audit(ctx, actor, "standard.propose", row, fault.T("提出标准%[1]s，自%[2]s起", "Proposed standard %[1]s from %[2]s", row.Key, row.EffectiveFrom), "")
	})
	if err != nil {
		return nil, err
	}
	return s.standards.Get(ctx, id)
}

func (s *Service) readProposal(in ProposeInput) (*Standard, error) {
	var wrong []fault.Field
	refuse := func(path, reason string, text fault.Text) {
		wrong = append(wrong, fault.Field{Path: "/" + path, Reason: reason, Text: text})
	}
	row := &Standard{Key: in.Key, AreaClass: in.AreaClass, Group: in.Group, EffectiveFrom: in.EffectiveFrom, Document: strings.TrimSpace(in.Document), State: Proposed}
	row.EffectiveTo = "0001-01-01"
	spec, ok := s.Catalog.Standard(in.Key)
	if !ok {
		return nil, fault.Invalid("STANDARD_KEY", fault.T("没有这一标准", "There is no such standard"),
			fault.Field{Path: "/key", Reason: "UNKNOWN", Text: fault.T("没有这一标准", "There is no such standard")})
	}
	row.Unit = spec.Unit
	if len(spec.AreaClasses) == 0 && in.AreaClass != "" || len(spec.AreaClasses) > 0 && !slices.Contains(spec.AreaClasses, in.AreaClass) {
		refuse("areaClass", "OPTION", fault.T("请选择该标准的城乡类别", "Choose one of the area classes of this standard"))
	}
	known := len(spec.Groups) == 0 && in.Group == ""
	for _, g := range spec.Groups {
		known = known || g.Value == in.Group
	}
	if !known {
		refuse("group", "OPTION", fault.T("请选择该标准的对象类别", "Choose one of the groups of this standard"))
	}
	var err error
	if row.Value, err = spec.Parse(strings.TrimSpace(in.Value)); err != nil {
		refuse("value", "VALUE", fault.T("数值格式不正确或超出该标准的合理范围", "Not a valid value, or outside the reasonable range of this standard"))
	}
	if !in.EffectiveFrom.Valid() {
		refuse("effectiveFrom", "DATE", fault.T("请填写生效日期", "The first day of effect is missing"))
	}
	if identity.CheckDocumentNumber(row.Document) != nil {
		refuse("documentNumber", "DOCUMENT_NUMBER", fault.T("文号应如“x民〔2025〕12号”", "A document number reads like x民〔2025〕12号"))
	}
	if len(wrong) > 0 {
		return nil, fault.Invalid("STANDARD", fault.T("请检查标出的项目", "Please check the marked items"), wrong...)
	}
	row.Retroactive = in.EffectiveFrom <= calendar.MonthOf(s.Clock()).First()
	return row, nil
}

// MayDecide reports whether the actor could approve or refuse the value now.
func (s *Service) MayDecide(actor *access.Actor, row *Standard) bool {
	return row.State == Proposed && actor.Can(access.StandardApprove, s.place(), "") == nil && actor.StaffID != row.ProposedBy.ID
}

// DecideInput approves or refuses a proposed value; a refusal needs a reason.
type DecideInput struct {
	ID      string `json:"id"`
	Rev     int64  `json:"rev"`
	Approve bool   `json:"approve"`
	Reason  string `json:"reason"`
}

// DecideStandard approves or refuses. Two persons: who proposed may not decide (NOT_ALLOWED_NOW, SEPARATION). An
// approved value serves calculations from the commit on; benefits in force change only by a case action.
func (s *Service) DecideStandard(ctx context.Context, actor *access.Actor, requestID string, in DecideInput) (*Standard, error) {
	if err := actor.Can(access.StandardApprove, s.place(), ""); err != nil {
		return nil, err
	}
	in.Reason = strings.TrimSpace(in.Reason)
	if !in.Approve && in.Reason == "" {
		return nil, fault.Invalid("REASON", fault.T("不予批准须写明理由", "A refusal needs a reason"),
			fault.Field{Path: "/reason", Reason: "REQUIRED", Text: fault.T("请写明理由", "Please give the reason")})
	}
	id, _, err := s.Once.Do(ctx, actor, requestID, "standard.decide", in, func(ctx context.Context) (string, error) {
		return in.ID, s.decide(ctx, actor, in)
	})
	if err != nil {
		return nil, err
	}
	return s.standards.Get(ctx, id)
}

func (s *Service) decide(ctx context.Context, actor *access.Actor, in DecideInput) error {
	row, err := s.standards.Get(ctx, in.ID)
	if err != nil {
		return found(err, fault.T("该标准数值", "such value"))
	}
	switch {
	case row.Version != in.Rev:
		return fault.Stale()
	case row.State != Proposed:
		return fault.NotAllowed("DECIDED", fault.T("该数值已经处理过", "This value has been decided already"))
	case row.ProposedBy.ID == actor.StaffID:
		return fault.NotAllowed("SEPARATION", fault.T("提出人不能批准自己提出的标准，须由另一人批准", "Who proposed a standard may not approve it; another person has to"))
	}
	row.DecidedBy, row.DecidedOn, row.Reason = &Person{actor.StaffID, actor.Name}, calendar.DateOf(s.Clock()), in.Reason
	text := fault.T("不批准标准%[1]s（自%[2]s起）", "Refused standard %[1]s from %[2]s", row.Key, row.EffectiveFrom)
	row.State = Refused
	if in.Approve {
		row.State = Approved
		text = fault.T("批准标准%[1]s（自%[2]s起）", "Approved standard %[1]s from %[2]s", row.Key, row.EffectiveFrom)
		if err := s.follow(ctx, row); err != nil {
			return err
		}
	}
	if err := s.standards.Replace(ctx, row); err != nil {
		return found(err, fault.T("该标准数值", "such value"))
	}
	s.Store.OnCommit(ctx, s.Reload)
	return s.audit(ctx, actor, "standard.decide", row, text, in.Reason)
}

// follow sets the last days of the approved values around a newly approved one.
func (s *Service) follow(ctx context.Context, row *Standard) error {
	rows := []*Standard{row}
	for other, err := range s.standards.Scan(ctx, docstore.And(Standards.Key.Eq(row.Key), Standards.State.Eq(string(Approved))), 1000) {
		if err != nil {
			return err
		}
		if other.ID != row.ID && other.slot() == row.slot() {
			rows = append(rows, other)
		}
	}
	for _, x := range chain(rows) {
		if x != row {
			if err := s.standards.Replace(ctx, x); err != nil {
				return err
			}
		}
	}
	return nil
}

// ToFollow lists the approved values of some keys that take effect up to a month and whose effect on running benefits is
// not done yet, by the first month that each is in force on the first day of. The server's own work.
func (s *Service) ToFollow(ctx context.Context, keys []string, until calendar.Month) (map[calendar.Month][]*Standard, error) {
	out := map[calendar.Month][]*Standard{}
	where := docstore.And(Standards.Key.In(keys...), Standards.State.Eq(string(Approved)), Standards.From.Lte(string(until.First())))
	for row, err := range s.standards.Scan(ctx, where, 1000) {
		if err != nil {
			return nil, err
		}
		if row.Followed {
			continue
		}
		month := row.EffectiveFrom.Month()
		if row.EffectiveFrom > month.First() {
			month = month.Next()
		}
		out[month] = append(out[month], row)
	}
	return out, nil
}

// Follow marks values whose effect on running benefits is done. One that was changed meanwhile stays unmarked: it is
// followed once more, which changes nothing.
func (s *Service) Follow(ctx context.Context, rows []*Standard) error {
	for _, row := range rows {
		row.Followed = true
		if err := s.standards.Replace(ctx, row); err != nil && !errors.Is(err, docstore.ErrConflict) {
			return err
		}
	}
	return nil
}

func (s *Service) audit(ctx context.Context, actor *access.Actor, kind string, row *Standard, text fault.Text, reason string) error {
	return s.Audit.Append(ctx, actor, audit.Event{Kind: kind, RecordKind: "STANDARD", RecordID: row.ID, RecordLabel: row.Key, Summary: text, Reason: reason})
}
