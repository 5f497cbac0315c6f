package graph

import (
	"context"
	"encoding/json"
	"strings"

	"minzheng/graph/model"
	"minzheng/internal/blob"
	"minzheng/internal/casework"
	"minzheng/internal/fault"
	"minzheng/internal/people"
)

func (f caseFields) Members(ctx context.Context, c *model.Case) ([]*model.CaseMember, error) {
	p, err := f.Deps.Cases.Program(c.Doc)
	if err != nil {
		return nil, err
	}
	out := make([]*model.CaseMember, len(c.Doc.State.Members))
	for i, m := range c.Doc.State.Members {
		person, err := f.personOf(ctx, m.PersonID)
		if err != nil {
			return nil, err
		}
		out[i] = &model.CaseMember{
			PersonID: m.PersonID, Name: m.Name, Relation: m.Relation, RelationLabel: peopleLabel(ctx, people.RelationOptions(), m.Relation), Counted: m.Counted,
			ReasonNotCounted: textOf(ctx, p.NotCountedLabel(m.Reason)), Adult: m.AdultOn(f.today()),
		}
		if person != nil {
			age := person.Age(f.today())
			out[i].Age, out[i].IDNumberMasked = &age, person.IDMasked
		}
	}
	return out, nil
}

func (f caseFields) Clocks(ctx context.Context, c *model.Case) ([]*model.ClockState, error) {
	clocks, err := f.Deps.Cases.Clocks(c.Doc)
	return list(clocks, err, func(k casework.ClockView) *model.ClockState {
		out := &model.ClockState{
			Key: k.ID, Label: say(ctx, k.Label), Legal: k.Legal, StartedOn: k.Started, Due: opt(k.Due), StoppedOn: opt(k.Stopped), PausedDays: k.PausedDays,
			Overdue: k.Overdue, Hard: k.Hard,
		}
		if k.Known {
			out.RemainingWorkdays = &k.Remaining
		}
		return out
	})
}

func (f caseFields) Form(_ context.Context, c *model.Case) (map[string]json.RawMessage, error) {
	if c.Doc.State.Form == nil {
		return casework.Form{}, nil
	}
	return c.Doc.State.Form, nil
}

func (f caseFields) Documents(ctx context.Context, c *model.Case) ([]*model.CaseDocument, error) {
	p, err := f.Deps.Cases.Program(c.Doc)
	if err != nil {
		return nil, err
	}
	slots := casework.Documents(p, &c.Doc.State)
	var ids []string
	for _, d := range slots {
		ids = append(ids, d.Files...)
	}
	files, err := f.files(ctx, ids)
	return list(slots, err, func(d casework.DocumentSlot) *model.CaseDocument {
		return &model.CaseDocument{
			Key: d.Key, Label: say(ctx, d.Label()), Required: d.Required, MemberID: opt(d.MemberID), MemberName: opt(d.Member), Files: files.of(d.Files), Missing: d.Missing(),
		}
	})
}

func (f caseFields) Actions(ctx context.Context, c *model.Case) ([]*model.CaseAction, error) {
	p, err := f.Deps.Cases.Program(c.Doc)
	if err != nil {
		return nil, err
	}
	entries, err := f.Deps.Cases.Timeline(c.Doc)
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, e := range entries {
		ids = append(ids, e.Files...)
	}
	files, err := f.files(ctx, ids)
	return list(entries, err, func(e casework.Entered) *model.CaseAction {
		return &model.CaseAction{
			Seq: e.Seq, Action: e.Step, Label: say(ctx, e.Label), By: e.By.Name, ByRole: say(ctx, e.Role), ByRegion: f.Deps.Regions.FullName(e.By.Region), At: e.At,
			FromStatus: opt(string(e.From)), ToStatus: string(e.To), ToStatusLabel: say(ctx, p.StatusLabel(string(e.To))), Files: files.of(e.Files),
			DueBefore: opt(e.Due), Overdue: e.Overdue,
			Summary: each(e.Values, func(v casework.Value) *model.FormValue {
				return &model.FormValue{Key: v.Key, Label: say(ctx, v.Label), Text: say(ctx, v.Text)}
			}),
		}
	})
}

func (f caseFields) Verification(ctx context.Context, c *model.Case) (*model.VerificationState, error) {
	v := c.Doc.State.Verification
	if v == nil {
		return nil, nil
	}
	out := &model.VerificationState{
		Status: v.Status, StatusLabel: f.label(ctx, "VERIFY_STATUSES", v.Status), RequestedOn: opt(v.RequestedOn), OpenedOn: opt(v.OpenedOn), Result: opt(v.Result),
		ResultLabel: opt(f.label(ctx, "VERIFY_RESULTS", v.Result)),
		Items:       each(v.Items, func(x casework.Finding) *model.VerificationItem { return finding(ctx, f.Resolver, c.Doc, x) }),
	}
	for _, k := range c.Doc.State.Clocks {
		if strings.HasPrefix(k.ID, "VERIFY") && k.Stopped == "" {
			out.Due = opt(k.Due)
		}
	}
	return out, nil
}

func (f caseFields) Notice(ctx context.Context, c *model.Case) (*model.NoticeState, error) {
	n := c.Doc.State.Notice
	if n == nil {
		return nil, nil
	}
	files, err := f.files(ctx, []string{n.Photo})
	if err != nil {
		return nil, err
	}
	out := &model.NoticeState{PostedOn: opt(n.PostedOn), Until: opt(n.Until), ConfirmedOn: opt(n.ConfirmedOn), Photo: files[n.Photo], Objections: n.Objections}
	paper, err := f.Deps.Cases.Paper(ctx, actorOf(ctx), c.ID, "notice")
	if err != nil && !fault.Is(err, fault.CodeNotFound) {
		return nil, err
	}
	for _, b := range paper.Blocks {
		if b.Text != "" {
			out.Text += b.Text + "\n"
		}
		for _, row := range b.Rows {
			out.Text += strings.Join(row, "　") + "\n"
		}
	}
	out.Text = strings.TrimSpace(out.Text)
	return out, nil
}

func (f caseFields) DecisionCard(ctx context.Context, c *model.Case) (*model.DecisionCard, error) {
	p, err := f.Deps.Cases.Program(c.Doc)
	if err != nil {
		return nil, err
	}
	return f.card(ctx, p, c.Doc.State.Card), nil
}

func (f caseFields) ProposedChange(ctx context.Context, c *model.Case) (*model.CaseChange, error) {
	return f.change(ctx, c.Doc, c.Doc.State.Change), nil
}

func (f caseFields) Changes(ctx context.Context, c *model.Case) ([]*model.CaseChange, error) {
	return each(c.Doc.State.Changes, func(ch casework.Change) *model.CaseChange { return f.change(ctx, c.Doc, &ch) }), nil
}

// attachments are files by id; those out of reach are missing.
type attachments map[string]*model.FileInfo

func (a attachments) of(ids []string) []*model.FileInfo {
	out := []*model.FileInfo{}
	for _, id := range ids {
		if a[id] != nil {
			out = append(out, a[id])
		}
	}
	return out
}

func (r *Resolver) files(ctx context.Context, ids []string) (attachments, error) {
	out := attachments{}
	if len(ids) == 0 {
		return out, nil
	}
	found, err := r.Deps.Blobs.InfoMany(ctx, actorOf(ctx), ids)
	if err != nil {
		return nil, err
	}
	for id, b := range found {
		out[id] = fileInfo(b)
	}
	return out, nil
}

func fileInfo(b *blob.FileInfo) *model.FileInfo {
	return &model.FileInfo{
		ID: b.ID, Name: b.Name, ContentType: b.ContentType, Size: int(b.Size), UploadedBy: b.UploaderName, UploadedAt: instant(b.CreatedAt), URL: "/files/" + b.ID,
	}
}
