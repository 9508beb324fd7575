package report_test

import (
	"sync"
	"testing"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/voice"
	"candour/packs/england"
)

var england1 = sync.OnceValues(func() (*pack.Pack, error) { return pack.Load(england.FS) })

// book is a case with a report under way, in a record of the test’s own, seen on a day.
type book struct {
	*casetest.Case
	t    testing.TB
	desk report.Desk
	day  calendar.Date

	isla, rowan     ledger.Ref // children
	hannah, david   evidence.Who
	draft           ledger.StreamID
	ref             ledger.Ref // of the report
	author, manager ledger.Author
}

// people names the people of a case for the argument.
func people(h *ledger.History, person ledger.Ref) string {
	if p, ok := casework.Of(h).Person(person); ok {
		return p.Called()
	}
	return ""
}

// newBook begins a report of a type in a case of two children and their parents. Tests with books run side by side.
func newBook(t *testing.T, reportType string) *book {
	t.Helper()
	t.Parallel() // each has a record of its own, and waits mostly for the disk
	p, err := england1()
	if err != nil {
		t.Fatal(err)
	}
	f := footing.New(p, evidence.Contribute(people), voice.Contribute, report.Contribute)
	b := &book{t: t, desk: report.Desk{Pack: p, Footing: f}, day: calendar.MustParse("2026-05-12")}
	b.Case = casetest.New(t, casetest.More{
		Kinds: []*ledger.Set{&evidence.Kinds, &voice.Kinds, &report.Kinds}, Views: []*ledger.View{b.desk.View()}, Ties: []access.TieFunc{},
	})
	b.author, b.manager = b.Worker, b.Manager
	b.isla, b.rowan = b.Child("Isla Kersey", "2019-02-03"), b.Child("Rowan Kersey", "2015-06-01")
	b.hannah = evidence.Who{Person: b.Add(casework.PersonAddedBody{Kind: casework.Adult, Name: "Hannah Ashdown", Called: "Ms Ashdown", Part: "applicant"})}
	b.david = evidence.Who{Person: b.Add(casework.PersonAddedBody{Kind: casework.Adult, Name: "David Kersey", Called: "Mr Kersey", Part: "respondent"})}
	b.begin(reportType)
	return b
}

// begin opens a report in the case, beside any that is there.
func (b *book) begin(reportType string) {
	b.t.Helper()
	b.draft = b.Begin()
	id := ledger.NewEntryID()
	b.When(func(s *casework.State) (ledger.Change, error) {
		return report.Open(b.desk.Pack, s, b.author, id, report.OpenedBody{
			Type: reportType, Draft: b.draft, Author: b.author.Person, Name: "Ruth Adeyemi",
		})
	}, b.draft)
	b.ref = ledger.Ref{Stream: b.Stream, Entry: id}
}

// draws puts words on record as an item of evidence.
func (b *book) draws(who evidence.Who, kind, on, says string, with ...func(*evidence.ItemForm)) ledger.Ref {
	b.t.Helper()
	form := evidence.ItemForm{
		ItemBody: evidence.ItemBody{Words: says, Says: says, Hand: evidence.FirstHand},
		From: &evidence.SourceForm{
			SourceBody: evidence.SourceBody{Who: who, Kind: kind, Obtained: "by_phone", Naming: evidence.Named, Verbatim: true},
			Said:       ledger.OnDay(on),
		},
	}
	for _, w := range with {
		w(&form)
	}
	id := ledger.NewEntryID()
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Draw(b.desk.Pack, evidence.Of(h), b.author, id, form)
	})
	return ledger.Ref{Stream: b.Stream, Entry: evidence.ItemOf(b.Stream, id)}
}

// acts carries out an act on the case.
func (b *book) acts(verb func(*ledger.History) (ledger.Change, error)) {
	b.t.Helper()
	if err := b.do(b.Stream, verb); err != nil {
		b.t.Fatalf("the act was refused: %v", err)
	}
}

func (b *book) do(stream ledger.StreamID, verb func(*ledger.History) (ledger.Change, error)) error {
	_, err := b.Ledger.Do(b.t.Context(), ledger.Act{
		On:   []ledger.Seen{{Stream: stream, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(hs[stream]) },
	})
	return err
}

// edits carries out an act on the report.
func (b *book) edits(verb func(*report.Draft) (ledger.Change, error)) error {
	return b.do(b.draft, func(h *ledger.History) (ledger.Change, error) { return verb(report.DraftOf(h)) })
}

// hannahSays is what the mother says of 9 May, and davidDenies what the father answers.
func (b *book) hannahSays() ledger.Ref {
	return b.draws(b.hannah, "party", "2026-04-01", "Mr Kersey drove the children on 9 March after drinking")
}

func (b *book) davidDenies(item ledger.Ref) ledger.Ref {
	b.t.Helper()
	denial := b.draws(b.david, "party", "2026-04-02", "I had nothing to drink that day")
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Dispute(b.desk.Pack, evidence.Of(h), b.author, ledger.NewEntryID(), evidence.DisputeForm{
			Item: item, Denial: evidence.AccountForm{Ref: denial},
		})
	})
	return denial
}

// schoolWrites is a letter of the school, and corrects another letter that takes its place.
func (b *book) schoolWrites(on, says string) ledger.Ref {
	return b.draws(evidence.Who{Name: "Hill Road School"}, "school", on, says)
}

func (b *book) schoolCorrects(older ledger.Ref, on, says string) ledger.Ref {
	b.t.Helper()
	newer := b.schoolWrites(on, says)
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Replace(b.desk.Pack, evidence.Of(h), b.author, ledger.NewEntryID(), evidence.ReplaceForm{
			Older: older, Newer: evidence.AccountForm{Ref: newer}, Why: "The letter named the wrong adult",
		})
	})
	return newer
}

// sameLetter is another item from the source of an item.
func (b *book) sameLetter(h *ledger.History, item ledger.Ref, id ledger.EntryID) (ledger.Change, error) {
	first, _ := evidence.Of(h).Item(item)
	return evidence.Draw(b.desk.Pack, evidence.Of(h), b.author, id, evidence.ItemForm{
		ItemBody: evidence.ItemBody{Words: "Isla reads well", Says: "Isla reads well", Hand: evidence.FirstHand, Source: first.Source.Ref()},
	})
}

// finds is a finding of the court on items.
func (b *book) finds(proved bool, items ...ledger.Ref) ledger.Ref {
	b.t.Helper()
	id := ledger.NewEntryID()
	b.acts(func(h *ledger.History) (ledger.Change, error) {
		return evidence.Find(evidence.Of(h), b.author, id, evidence.FindForm{
			FoundBody: evidence.FoundBody{
				Items: items, Proved: proved, Court: "Family Court at Wexcombe",
				Paper: evidence.Paper{Court: ledger.Ref{Stream: b.Stream, Entry: ledger.NewEntryID()}, Paragraph: "23"},
			},
			On: calendar.MustParse("2026-05-08"),
		})
	})
	return ledger.Ref{Stream: b.Stream, Entry: id}
}

// notes is a note of a visit on a day.
func (b *book) notes(on string) ledger.Ref {
	b.t.Helper()
	id := ledger.NewEntryID()
	b.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddNote(s, nil, b.author, id, casework.NoteForm{
			NoteBody: casework.NoteBody{Sort: casework.Visit, With: "Isla", Said: "She drew while we talked."}, When: ledger.OnDay(on),
		})
	})
	return ledger.Ref{Stream: b.Stream, Entry: id}
}

// what a statement rests on

func on(items ...ledger.Ref) []report.Rest { return rests(report.OnItem, items) }
func onDecision(ref ledger.Ref) []report.Rest {
	return rests(report.OnDecision, []ledger.Ref{ref})
}
func onNote(ref ledger.Ref) []report.Rest { return rests(report.OnNote, []ledger.Ref{ref}) }
func onStatement(refs ...ledger.Ref) []report.Rest {
	return rests(report.OnStatement, refs)
}

func rests(sort report.RestSort, refs []ledger.Ref) []report.Rest {
	var all []report.Rest
	for _, ref := range refs {
		all = append(all, report.Rest{Ref: ref, Sort: sort})
	}
	return all
}

// gone marks what a statement rests on as no longer standing.
func gone(rests []report.Rest) []report.Rest {
	for i := range rests {
		rests[i].Gone = true
	}
	return rests
}

// writes adds a statement at the end of a section.
func (b *book) writes(section, kind, text string, rests []report.Rest, with ...func(*report.WrittenBody)) ledger.Ref {
	b.t.Helper()
	ref, err := b.tries(section, kind, text, rests, with...)
	if err != nil {
		b.t.Fatalf("the statement was refused: %v", err)
	}
	return ref
}

func (b *book) tries(section, kind, text string, rests []report.Rest, with ...func(*report.WrittenBody)) (ledger.Ref, error) {
	form := report.WrittenBody{Section: section, Saying: report.Saying{Kind: kind, Text: text, RestsOn: rests}}
	for _, w := range with {
		w(&form)
	}
	id := ledger.NewEntryID()
	err := b.edits(func(d *report.Draft) (ledger.Change, error) { return report.Write(b.desk.Pack, d, b.author, id, form) })
	return ledger.Ref{Stream: b.draft, Entry: id}, err
}

func by(way string) func(*report.WrittenBody) { return func(f *report.WrittenBody) { f.By = way } }
func of(child ledger.Ref) func(*report.WrittenBody) {
	return func(f *report.WrittenBody) { f.Child = child }
}
func goesOn(f *report.WrittenBody) { f.Continues = true }
func answers(ids ...string) func(*report.WrittenBody) {
	return func(f *report.WrittenBody) { f.Answers = ids }
}

// reads is the report as it stands on the day of the book.
func (b *book) reads() *report.Reading {
	b.t.Helper()
	replied, err := report.DraftsRepliedTo(b.t.Context(), b.Ledger, b.Read(b.Stream))
	if err != nil {
		b.t.Fatal(err)
	}
	r, err := b.desk.Read(b.day, report.Streams{Case: b.Read(b.Stream), Side: b.Read(b.Side), Draft: b.Read(b.draft), Replied: replied}, b.ref)
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

// stands asserts how a statement stands.
func (b *book) stands(statement ledger.Ref, want footing.Standing) {
	b.t.Helper()
	r := b.reads()
	s, ok := r.Statement(statement)
	if !ok {
		b.t.Fatal("there is no such statement")
	}
	if got := r.Standing(s); got != want {
		b.t.Errorf("%s %v, want %v: %s", s.Number, got, want, r.Sentence(s, nil))
	}
}

// found are the checks of a sort that are found.
func (b *book) found(sort report.CheckSort) []report.Check {
	b.t.Helper()
	var all []report.Check
	for _, c := range b.reads().Checks() {
		if c.Sort == sort {
			all = append(all, c)
		}
	}
	return all
}

// finding one check of a sort, and no more
func (b *book) theCheck(sort report.CheckSort) report.Check {
	b.t.Helper()
	all := b.found(sort)
	if len(all) != 1 {
		b.t.Fatalf("found %d checks of sort %q, want one: %+v", len(all), sort, all)
	}
	return all[0]
}

func (b *book) noCheck(sorts ...report.CheckSort) {
	b.t.Helper()
	for _, sort := range sorts {
		for _, c := range b.found(sort) {
			b.t.Errorf("found %q: %s", sort, c.Sentence)
		}
	}
}
