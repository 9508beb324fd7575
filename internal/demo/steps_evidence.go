package demo

import (
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// weighs carries out an act on the evidence of the case.
func (s *scene) weighs(verb func(*pack.Pack, *evidence.State, ledger.EntryID) (ledger.Change, error)) ledger.Ref {
	return s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return evidence.WithAttachmentJobs(verb(s.Desk.Pack, evidence.Of(hs[s.stream]), id))
	}, s.stream)
}

// drawn is an item that a story draws, in short: exact words, and in one line what they say.
type drawn struct {
	words, says string
	from        *evidence.SourceForm // a new source, or
	source      ledger.Ref           // one on record
	about       []ledger.Ref         // children
	heard       evidence.Who         // when they have it from somebody else
	happened    calendar.Date
	matter      ledger.Ref // an item that speaks to the same matter
	repeats     ledger.Ref // an item that it only repeats
	passage     string
}

func (d drawn) form() evidence.ItemForm {
	form := evidence.ItemForm{From: d.from, ItemBody: evidence.ItemBody{
		Words: d.words, Says: d.says, Source: d.source, About: d.about, Hand: evidence.FirstHand, Matter: d.matter, Origin: d.repeats, Passage: d.passage,
	}}
	if !d.heard.IsZero() {
		form.Hand, form.Heard = evidence.SecondHand, d.heard
	}
	if !d.happened.IsZero() {
		form.Happened = ledger.OnDay(d.happened.String())
	}
	return form
}

// draws puts an item on record, with its source if that is new.
func (s *scene) draws(d drawn) ledger.Ref {
	ref := s.weighs(func(p *pack.Pack, e *evidence.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Draw(p, e, s.by, id, d.form())
	})
	if d.from != nil {
		ref.Entry = evidence.ItemOf(s.stream, ref.Entry)
	}
	return ref
}

// sourceOf is the source of an item, for another item from it.
func (s *scene) sourceOf(item ledger.Ref) ledger.Ref {
	if i, known := evidence.Of(s.history(s.stream)).Item(item); known && i.Source != nil {
		return i.Source.Ref()
	}
	return ledger.Ref{}
}

// inNote is what somebody of the case said to us, as a note of ours has it.
func (s *scene) inNote(note ledger.Ref, who ledger.Ref, obtained string, more ...func(*evidence.SourceForm)) *evidence.SourceForm {
	form := &evidence.SourceForm{SourceBody: evidence.SourceBody{
		Who: evidence.Who{Person: who}, Kind: "party", Obtained: obtained, Verbatim: true, Naming: evidence.Named,
	}}
	c := s.state()
	if n, known := c.Note(note); known {
		_, form.Paper.Note = n.Words()
		form.Said, form.Present, form.Where = n.Entry.Happened, n.Others, n.Where
	}
	if p, known := c.Person(who); known && p.Kind == casework.Child {
		form.Kind = "child"
	}
	return with(form, more)
}

// paper is a letter or a record of somebody outside the family.
func paper(kind, who, obtained string, on calendar.Date, more ...func(*evidence.SourceForm)) *evidence.SourceForm {
	return with(&evidence.SourceForm{
		SourceBody: evidence.SourceBody{Who: evidence.Who{Name: who}, Kind: kind, Obtained: obtained, Verbatim: true, Naming: evidence.Named},
		Said:       ledger.OnDay(on.String()),
	}, more)
}

func with(form *evidence.SourceForm, more []func(*evidence.SourceForm)) *evidence.SourceForm {
	for _, add := range more {
		add(form)
	}
	return form
}

// knows says how a source knows what it says.
func knows(how string) func(*evidence.SourceForm) {
	return func(f *evidence.SourceForm) { f.Knows = how }
}

// asked says more on how it was obtained: the question, the medium.
func asked(how string) func(*evidence.SourceForm) {
	return func(f *evidence.SourceForm) { f.How = how }
}

// written names the paper.
func written(name string) func(*evidence.SourceForm) {
	return func(f *evidence.SourceForm) { f.Paper.Name = name }
}

// under sets the conditions of a source, and that it is not named to others.
func under(conditions ...string) func(*evidence.SourceForm) {
	return func(f *evidence.SourceForm) { f.Handling, f.Naming = conditions, evidence.NotNamed }
}

// disputes records that a party disputes an item in the words of another.
func (s *scene) disputes(item, denial ledger.Ref) {
	s.weighs(func(p *pack.Pack, e *evidence.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Dispute(p, e, s.by, id, evidence.DisputeForm{Item: item, Denial: evidence.AccountForm{Ref: denial}})
	})
}

// corrects records that a later paper takes the place of an earlier one.
func (s *scene) corrects(older, newer ledger.Ref, why string) ledger.Ref {
	return s.weighs(func(p *pack.Pack, e *evidence.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Replace(p, e, s.by, id, evidence.ReplaceForm{Older: older, Newer: evidence.AccountForm{Ref: newer}, Why: why})
	})
}

// takesBack records a second account of somebody beside their first.
func (s *scene) takesBack(first, second ledger.Ref) {
	s.weighs(func(p *pack.Pack, e *evidence.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.TakeBack(p, e, s.by, id, evidence.TakeBackForm{Item: first, Now: evidence.AccountForm{Ref: second}})
	})
}

// finds records a finding of the court, from the order it stands in.
func (s *scene) finds(proved bool, order ledger.Ref, paragraph, words string, on calendar.Date, judge string, items ...ledger.Ref) ledger.Ref {
	return s.weighs(func(_ *pack.Pack, e *evidence.State, id ledger.EntryID) (ledger.Change, error) {
		return evidence.Find(e, s.by, id, evidence.FindForm{On: on, FoundBody: evidence.FoundBody{
			Items: items, Proved: proved, Court: courts[s.Court].Name, Judge: judge, Words: words,
			Paper: evidence.Paper{Court: order, Paragraph: paragraph},
		}})
	})
}
