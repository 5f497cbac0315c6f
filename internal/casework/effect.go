package casework

import (
	"maps"
	"slices"

	"minzheng/internal/calendar"
	"minzheng/internal/catalog"
	"minzheng/internal/money"
)

// effect is what each kind of step does to the state beyond its status, the fields it sets and its clocks. It names
// every kind: a new one does not compile past the linter until somebody has decided what it does.
func effect(p *catalog.Program, s *State, step *catalog.Step, a *Action) {
	switch a.Kind {
	case KindCreate:
		s.Form, s.EnteredBy = Form{}, a.By.ID
	case KindTakeOver:
		s.Form, s.EnteredBy = applicationForm(p, a.Form), a.By.ID
		s.handedIn(p, nil, a.On)
		s.flag(FlagImported, true)
		s.DecidedOn = a.On
		grant(s, a)
	case KindSave, KindSubmit, KindSupplement:
		before := s.Form
		s.Form = applicationForm(p, a.Form)
		s.handedIn(p, before, a.On)
		if a.Kind != KindSave && s.AppliedOn == "" {
			s.AppliedOn = a.On
		}
	case KindAskMaterials:
		s.flag(FlagMaterialsAsked, true)
	case KindAccept:
		s.AcceptedOn = a.On
	case KindVisit:
		s.flag(FlagVisited, true)
	case KindDemocraticReview:
		if s.HasFlag(FlagReopened) { // the second time a review in public may stand for the visit
			s.flag(FlagVisited, true)
		}
	case KindVerifyRequest:
		s.Verification = &Verification{Status: VerifyRequested, RequestedOn: a.On}
	case KindVerifyOpen:
		s.verify(func(v *Verification) { v.Status, v.OpenedOn = VerifyOpened, a.On })
	case KindVerifyEnter, KindVerifyRecheck:
		s.verify(func(v *Verification) {
			v.Status, v.AnsweredOn = VerifyAnswered, a.On
			if a.Kind == KindVerifyRecheck {
				v.Status = VerifyRechecked
			}
			v.Result = text(setting(step, a.Form, setsVerifyResult))
			v.Items = findings(setting(step, a.Form, setsVerifyItems))
		})
	case KindVerifyObject:
		s.verify(func(v *Verification) { v.Status = VerifyObjected })
	case KindOpine:
		s.Card, s.Amount = a.Card, amountOf(a.Card)
	case KindPostNotice:
		s.Notice = &Notice{PostedOn: a.On, Until: a.Until}
		if s.HasFlag(FlagObjection) {
			s.Notice.Objections = 1
		}
	case KindConfirmNotice:
		s.notice(func(n *Notice) {
			n.ConfirmedOn = a.On
			if photos := textList(setting(step, a.Form, setsNoticePhoto)); len(photos) > 0 {
				n.Photo = photos[0]
			}
		})
	case KindObject:
		if a.From == Publicizing {
			s.flag(FlagObjection, true)
			s.notice(func(n *Notice) { n.Objections++ })
			break
		}
		s.flag(FlagComplaint, true)
		s.flag(FlagCityVisitDone, false)
	case KindResolveObjection:
		s.reopen()
	case KindReturn:
		if a.To == Investigating || a.To == Accepted {
			s.reopen()
		}
	case KindCityVisit:
		s.flag(FlagCityVisitDone, true)
	case KindConfirm:
		s.DecidedOn = a.On
		grant(s, a)
	case KindReject:
		s.DecidedOn, s.Amount = a.On, 0
	case KindWithdraw, KindTerminate:
		s.Amount = 0
	case KindSuspend:
		s.SuspendedFrom = a.Change.month()
		s.decided(a.Change, a.Seq)
	case KindResume:
		s.SuspendedFrom = ""
		s.decided(a.Change, a.Seq)
	case KindProposeChange:
		if a.Change != nil {
			c := *a.Change
			c.Seq, c.Card, c.Members, c.Facts = a.Seq, a.Card, slices.Clone(a.Members), restated(step, a.Form)
			s.Change = &c
		}
	case KindConfirmChange:
		confirmChange(p, s, a)
	case KindRefuseChange:
		if s.Change != nil {
			c := *s.Change
			c.Decided, c.Facts, c.Members, c.Card = a.Seq, nil, nil, nil
			s.Changes = append(slices.Clone(s.Changes), c)
			s.Change = nil
		}
	case KindRecompute:
		s.Card, s.Amount = a.Card, amountOf(a.Card)
		s.reviewBy(a.Review)
		s.flag(FlagStandardCheck, false)
		s.decided(a.Change, a.Seq)
	case KindStandardCheck:
		s.flag(FlagStandardCheck, true)
		s.flag(FlagReviewDue, true)
	case KindReviewDue:
		s.flag(FlagReviewDue, true)
	case KindReviewPeriodic:
		s.flag(FlagReviewDue, false)
		s.flag(FlagStandardCheck, false)
		s.NextReview = a.Review
	case KindEnd:
		s.EndReason = text(setting(step, a.Form, setsEndReason))
		s.EndedAfter = calendar.Month(text(setting(step, a.Form, setsLastMonth)))
		s.close()
		s.decided(a.Change, a.Seq)
	case KindFileRelative:
		s.flag(FlagRelativeFiling, true)
	case KindMove:
		s.moved(a.On)
	case KindAuthorise:
		s.authorise(p, setting(step, a.Form, setsAuthorised))
	case KindRevoke:
		s.revoke(authorisationKey(p, text(setting(step, a.Form, setsRevokedBy))), calendar.Date(text(setting(step, a.Form, setsRevokedOn))))
	case KindPapers:
		s.flag(FlagPapersDue, false)
	case KindSettle:
		s.close()
	case KindStartSurvey, KindSign, KindSendUp, KindResubmit, KindCityReview, KindStart, KindCorrectAccount, KindIssue:
		// the status, the clocks and the account are all
	}
}

// restated is what a form says of the application, by the facts that the step may restate.
func restated(step *catalog.Step, form Form) Form {
	out := Form{}
	for _, f := range step.Facts {
		if raw, ok := form[f.Field]; ok {
			out[f.Field] = raw
		}
	}
	return out
}

func (s *State) verify(change func(*Verification)) {
	v := Verification{}
	if s.Verification != nil {
		v = *s.Verification
	}
	change(&v)
	s.Verification = &v
}

func (s *State) notice(change func(*Notice)) {
	if s.Notice == nil {
		return
	}
	n := *s.Notice
	change(&n)
	s.Notice = &n
}

// reopen takes the case back to the investigation: it must be looked at again before a new opinion.
func (s *State) reopen() {
	s.flag(FlagVisited, false)
	s.flag(FlagReopened, true)
	s.Proposal, s.Notice = "", nil
}

// grant lets the benefit begin.
func grant(s *State, a *Action) {
	s.EffectiveFrom, s.NextReview = a.Effective, a.Review
	if a.Card != nil {
		s.Card, s.Amount = a.Card, a.Card.Amount
	}
	s.decided(a.Change, a.Seq)
}

// close ends a benefit.
func (s *State) close() {
	s.NextReview, s.SuspendedFrom = "", ""
	s.flag(FlagReviewDue, false)
	s.flag(FlagStandardCheck, false)
	s.stays()
}

// decided enters a change that was decided at once into the history.
func (s *State) decided(c *Change, seq int) {
	if c == nil {
		return
	}
	done := *c
	done.Decided, done.Approved = seq, true
	done.Facts, done.Members, done.Card = nil, nil, nil
	s.Changes = append(slices.Clone(s.Changes), done)
}

// confirmChange makes true what was proposed, with the deltas as the confirmation computed them.
func confirmChange(p *catalog.Program, s *State, a *Action) {
	if s.Change == nil || a.Change == nil {
		return
	}
	proposed := s.Change
	s.Change = nil
	s.decided(a.Change, a.Seq)
	s.Changes[len(s.Changes)-1].Seq = proposed.Seq
	switch proposed.Kind {
	case ChangeTerminate:
		s.EndReason, s.EndedAfter = proposed.EndReason, proposed.Month.Prev()
		s.close()
		return
	case ChangeTransfer:
		s.moves(proposed, a.On)
		return
	}
	s.flag(FlagStandardCheck, false)
	s.Form = overlay(s.Form, proposed.Facts)
	for _, f := range p.Fields() {
		if raw, ok := proposed.Facts[f.Key]; ok && f.Sets == setsAreaClass {
			s.AreaClass = text(raw)
		}
	}
	if a.Card != nil {
		s.Card, s.Amount = a.Card, a.Card.Amount
	}
	s.reviewBy(a.Review)
}

// reviewBy brings the next review forward.
func (s *State) reviewBy(day calendar.Date) {
	if day != "" {
		s.NextReview = day
	}
}

func overlay(form, facts Form) Form {
	out := maps.Clone(form)
	if out == nil {
		out = Form{}
	}
	maps.Copy(out, facts)
	return out
}

func (c *Change) month() calendar.Month {
	if c == nil {
		return ""
	}
	return c.Month
}

func amountOf(c *Card) money.Fen {
	if c == nil || !c.Eligible {
		return 0
	}
	return c.Amount
}

func findings(raw []byte) []Finding {
	var out []Finding
	for _, r := range rows(raw) {
		difference, err := money.ParseYuan(text(r["difference"]))
		if err != nil {
			difference = 0
		}
		out = append(out, Finding{
			Department: text(r["department"]), PersonID: text(r["person"]), Finding: text(r["finding"]),
			Over: yes(r["over"]), Difference: difference, Note: text(r["note"]),
		})
	}
	return out
}
