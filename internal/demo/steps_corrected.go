package demo

import (
	"errors"
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/correction"
	"candour/internal/leaving"
	"candour/internal/ledger"
	outgoing "candour/internal/letter"
	"candour/internal/report"
)

// shares gives the draft by hand to somebody of whom it speaks, who says until a day which facts in it are wrong.
func (w *writing) shares(person ref, until calendar.Date, child string) {
	r := w.reading()
	if r == nil {
		return
	}
	on := calendar.DateInLondon(w.clock.Now())
	form := correction.Form{
		SharedBody: report.SharedBody{Safe: "It says of neither parent where they are", Permitted: "A party, of whom it speaks", Child: child, By: until},
		To:         leaving.Recipient{Sort: leaving.SomebodyInCase, Person: person},
		Gateway:    "rule", Authority: "A party", Way: outgoing.Way{How: leaving.ByHand}, When: casework.When(on, calendar.TimeOfDay{}),
	}
	sending := correction.Sending{By: w.by.Person, Now: w.clock.Now()}
	left, form, err := correction.Check(r, sending, form)
	var paper outgoing.Paper
	if err == nil {
		paper, err = correction.Copy(r, left.To)
	}
	var pdf ledger.File
	if err == nil {
		pdf, err = w.printsPDF(paper)
	}
	if w.err = err; err != nil {
		return
	}
	w.on(func(_ ledger.Histories, id entryID) (change, error) {
		return correction.Send(r, sending, id, form, pdf)
	}, w.stream, w.draft)
}

// isCorrected puts on record what they say is wrong in a statement, and the author’s answer: it stays, and why.
func (w *writing) isCorrected(person, statement ref, wrong, right, why string) {
	r := w.reading()
	if r == nil {
		return
	}
	s, ok := r.Statement(statement)
	if !ok {
		w.err = errors.New("the statement that is corrected is not in the report")
		return
	}
	today := calendar.DateInLondon(w.clock.Now())
	came := w.edits(func(d *report.Draft, id ledger.EntryID) (ledger.Change, error) {
		return report.EnterCorrection(d, w.by, id, today, report.CorrectionBody{Person: person, On: today, Statement: statement, Number: s.Number, Wrong: wrong, Right: right})
	})
	w.edits(func(d *report.Draft, id ledger.EntryID) (ledger.Change, error) {
		return report.AnswerCorrection(d, w.by, id, report.CorrectionAnsweredBody{Correction: came, Answer: report.KeptAsItIs, Why: why})
	})
}

// isRepliedTo puts on record what somebody says against a statement of the signed report.
func (w *writing) isRepliedTo(person, statement ref, words string) {
	today := calendar.DateInLondon(w.clock.Now())
	w.on(func(hs ledger.Histories, id entryID) (change, error) {
		s := report.Of(hs[w.stream])
		r, ok := s.SignedReport(w.signed)
		if !ok {
			return ledger.Change{}, errors.New("the report that is replied to is not signed")
		}
		i := slices.IndexFunc(r.Signed.Statements, func(f report.FrozenStatement) bool { return f.Statement == statement })
		if i < 0 {
			return ledger.Change{}, errors.New("the statement that is replied to is not in the report")
		}
		return report.TakeDownReply(s, casework.Of(hs[w.stream]), w.by, id, today, report.RepliedBody{
			Signed: w.signed, Person: person, On: today, Paragraphs: []string{r.Signed.Statements[i].Number}, Words: words,
		})
	}, w.stream)
}
