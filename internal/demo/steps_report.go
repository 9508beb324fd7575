package demo

import (
	"errors"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/voice"
)

// writing is a report that a story writes.
type writing struct {
	*scene
	ref       ledger.Ref
	draft     ledger.StreamID
	questions []report.Question
	signed    ledger.Ref
	filing    ledger.Ref
}

// begins opens a report for the duty that asks for it, if there is one.
func (s *scene) begins(reportType, author string) *writing {
	w := &writing{scene: s, draft: s.fresh()}
	duty := s.duty(reportType)
	w.ref = s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return report.Open(s.Desk.Pack, casework.Of(hs[s.stream]), s.by, id, report.OpenedBody{
			Type: reportType, Draft: w.draft, Author: s.people[author].ID, Name: s.people[author].Name, Duty: duty,
		})
	}, s.stream, w.draft)
	if r := w.reading(); r != nil {
		w.questions = r.Questions
	}
	return w
}

// reading is the report as it stands at this moment of the story.
func (w *writing) reading() *report.Reading {
	from := report.Streams{Case: w.history(w.stream), Side: w.history(w.side), Draft: w.history(w.draft)}
	if w.err != nil {
		return nil
	}
	var r *report.Reading
	if r, w.err = w.Desk.Read(calendar.DateInLondon(w.clock.Now()), from, w.ref); w.err != nil {
		return nil
	}
	return r
}

// called names the next act on the report, so that it can be found again by Named.
func (w *writing) called(name string) *writing {
	w.name = name
	return w
}

// edits carries out an act on the report's own stream.
func (w *writing) edits(verb func(*report.Draft, ledger.EntryID) (ledger.Change, error)) ledger.Ref {
	if w.err != nil {
		return ledger.Ref{}
	}
	id := w.id(w.draft)
	_, w.err = w.Ledger.Do(w.ctx, ledger.Act{
		On:   []ledger.Seen{{Stream: w.draft, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(report.DraftOf(hs[w.draft]), id) },
	})
	return ledger.Ref{Stream: w.draft, Entry: id}
}

// says writes a statement at the end of a section.
func (w *writing) says(section, kind, text string, rests []report.Rest, more ...func(*report.WrittenBody)) ledger.Ref {
	form := report.WrittenBody{Section: section, Saying: report.Saying{Kind: kind, Text: text, RestsOn: rests}}
	for _, add := range more {
		add(&form)
	}
	return w.edits(func(d *report.Draft, id ledger.EntryID) (ledger.Change, error) {
		return report.Write(w.Desk.Pack, d, w.by, id, form)
	})
}

// answers says which questions a statement answers, counted from 1 in the order in which they were asked.
func (w *writing) answers(numbers ...int) func(*report.WrittenBody) {
	return func(f *report.WrittenBody) {
		for _, n := range numbers {
			if n <= len(w.questions) {
				f.Answers = append(f.Answers, w.questions[n-1].ID)
			}
		}
	}
}

// of says about which child it is; goesOn, that it stands in the paragraph before.
func of(child ledger.Ref) func(*report.WrittenBody) {
	return func(f *report.WrittenBody) { f.Child = child }
}
func goesOn(f *report.WrittenBody) { f.Continues = true }

// comments remarks on a statement, as somebody who reads the report.
func (w *writing) comments(reader string, statement ledger.Ref, words string) {
	by := w.staff.by(reader)
	w.edits(func(d *report.Draft, id ledger.EntryID) (ledger.Change, error) {
		return report.Remark(d, by, id, report.CommentBody{Statement: statement, Words: words})
	})
}

// on, onNote and onStatement are what a statement rests on.
func on(items ...ledger.Ref) []report.Rest     { return rests(report.OnItem, items) }
func onNote(notes ...ledger.Ref) []report.Rest { return rests(report.OnNote, notes) }
func onDecision(refs ...ledger.Ref) []report.Rest {
	return rests(report.OnDecision, refs)
}
func onStatement(refs ...ledger.Ref) []report.Rest { return rests(report.OnStatement, refs) }

func rests(sort report.RestSort, refs []ledger.Ref) []report.Rest {
	var all []report.Rest
	for _, ref := range refs {
		all = append(all, report.Rest{Ref: ref, Sort: sort})
	}
	return all
}

// tells says that a child was told what the report says about them, and in which words.
func (w *writing) tells(child ledger.Ref, words string) {
	w.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return voice.TellReport(hs[w.stream], w.by, id, voice.ReportToldForm{
			On: calendar.DateInLondon(w.clock.Now()), ReportToldBody: voice.ReportToldBody{Child: child, Report: w.ref, Words: words, How: "In person"},
		})
	}, w.stream)
}

// readBy says that a colleague has read the report.
func (w *writing) readBy(reader, words string) {
	by, name := w.staff.by(reader), w.people[reader].Name
	as := pack.Peer
	if w.people[reader].Has(access.Manager) {
		as = pack.Manager
	}
	w.edits(func(d *report.Draft, id ledger.EntryID) (ledger.Change, error) {
		return report.MarkRead(d, by, id, report.ReadBody{Name: name, As: as, Words: words})
	})
}

// refers leaves to the head of practice what follows for the signed reports of a closed case, of all that no longer stands.
func (s *scene) refers(why string) {
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		now := s.clock.Now()
		causes, err := s.Desk.Consequences(calendar.DateInLondon(now), hs[s.stream])
		if err != nil || len(causes) == 0 {
			return ledger.Change{}, errors.Join(err, errors.New("nothing to refer"))
		}
		form := report.AnswerForm{Cause: causes[0].Ref, Answer: report.Referred, Why: why, Now: now}
		for _, line := range causes[0].Lines {
			form.Lines = append(form.Lines, line.Asked())
		}
		return s.Desk.Answer(hs[s.stream], s.by, id, form)
	}, s.stream)
}
