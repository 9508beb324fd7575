package demo

import (
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/safeguarding"
)

// sendsCheck sends a check of the list for the case.
func (s *scene) sendsCheck(check, whom, areas string, on calendar.Date, about ...ledger.Ref) ledger.Ref {
	return s.safeguards(func(d safeguarding.Desk, h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return d.Ask(h, s.by, id, on, on, safeguarding.CheckAskedBody{Check: check, Whom: whom, Areas: areas, About: about})
	})
}

// chases reminds whoever was asked.
func (s *scene) chases(check ledger.Ref, on calendar.Date, how string) {
	s.safeguards(func(d safeguarding.Desk, h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return d.Chase(h, s.by, id, on, on, safeguarding.CheckChasedBody{Check: check, How: how})
	})
}

// answered is what came of a check.
func (s *scene) answered(check ledger.Ref, outcome safeguarding.Outcome, on calendar.Date, words string) {
	s.safeguards(func(d safeguarding.Desk, h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return d.Outcome(h, s.by, id, on, safeguarding.OutcomeForm{Check: check, Outcome: outcome, On: on, Words: words, Verbatim: true, Author: s.byName().Name})
	})
}

// interviews speaks with a party about safety.
func (s *scene) interviews(form safeguarding.InterviewForm) {
	form.Now = s.clock.Now()
	s.safeguards(func(d safeguarding.Desk, h *ledger.History, id ledger.EntryID) (ledger.Change, error) {
		return d.Hold(h, s.by, id, form)
	})
}

// fillsLetter begins the letter of the list and brings into it what was asked and checked.
func (s *scene) fillsLetter() {
	draft, today := s.fresh(), calendar.DateInLondon(s.clock.Now())
	desk := safeguarding.Desk{Pack: s.Desk.Pack}
	list, ok := desk.List(s.state(), today)
	if !ok || s.err != nil {
		return
	}
	begun := s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return desk.Begin(hs[s.stream], list, s.by, id, safeguarding.LetterForm{
			LetterBegunBody: safeguarding.LetterBegunBody{Parties: true}, Draft: draft, Author: s.byName().Name,
		})
	}, s.stream, draft)
	w := &writing{scene: s, draft: draft, ref: begun}
	r := w.reading()
	if r == nil {
		return
	}
	statements := safeguarding.Statements(r, s.history(s.stream), list)
	w.edits(func(*report.Draft, ledger.EntryID) (ledger.Change, error) {
		return desk.Fill(s.history(draft), s.by, statements)
	})
}

// safeguards carries out an act about checks and interviews.
func (s *scene) safeguards(verb func(safeguarding.Desk, *ledger.History, ledger.EntryID) (ledger.Change, error)) ledger.Ref {
	return s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return verb(safeguarding.Desk{Pack: s.Desk.Pack}, hs[s.stream], id)
	}, s.stream)
}
