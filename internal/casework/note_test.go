package casework_test

import (
	"strings"
	"testing"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// on is a day given in a form.
func on(day string) *ledger.Happened {
	return casework.When(calendar.MustParse(day), calendar.TimeOfDay{})
}

func note(by ledger.Author, form casework.NoteForm, also ...*casework.State) casetest.Verb {
	id := ledger.NewEntryID()
	return func(s *casework.State) (ledger.Change, error) { return casework.AddNote(s, also, by, id, form) }
}

func call(with, said string) casework.NoteForm {
	return casework.NoteForm{NoteBody: casework.NoteBody{Sort: casework.Call, With: with, Said: said}, When: on("2026-05-12")}
}

func TestANoteNeedsThreeThings(t *testing.T) {
	c := casetest.New(t)
	c.When(note(c.Worker, call("Mrs Achebe, class teacher", "Ola was collected late twice this week.")))
	if n := c.State().Notes(); len(n) != 1 || n[0].With != "Mrs Achebe, class teacher" {
		t.Fatalf("notes %+v", n)
	}
	err := c.Refuses(note(c.Worker, casework.NoteForm{NoteBody: casework.NoteBody{Sort: casework.Call}}))
	var fields []string
	for _, p := range fault.FieldsOf(err) {
		fields = append(fields, p.Name)
	}
	if got := strings.Join(fields, " "); got != "with said when" {
		t.Errorf("asked for %q", got)
	}
}

func TestANoteOfTomorrowIsRefused(t *testing.T) {
	c := casetest.New(t)
	form := call("Mrs Achebe", "Nothing yet.")
	form.When, form.Now = on("2026-05-13"), time.Date(2026, 5, 12, 22, 30, 0, 0, time.UTC)
	if ps := fault.FieldsOf(c.Refuses(note(c.Worker, form))); len(ps) != 1 || ps[0].Name != "when" {
		t.Errorf("problems %v", ps)
	}
	form.Now = form.Now.Add(time.Hour) // half past midnight of the 13th in London
	c.When(note(c.Worker, form))
}

func TestSendingANoteTwiceWritesItOnce(t *testing.T) {
	c := casetest.New(t)
	twice := note(c.Worker, call("Mrs Achebe", "Ola was collected late twice this week."))
	c.When(twice).When(twice)
	if n := len(c.State().Notes()); n != 1 {
		t.Errorf("%d notes", n)
	}
}

func TestACorrectedNoteKeepsItsFirstWords(t *testing.T) {
	c := casetest.New(t)
	c.When(note(c.Worker, call("Mrs Achebe", "Ola was collected late every day.")))
	first := c.State().Notes()[0].Ref()
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.CorrectNote(s, c.Worker, ledger.NewEntryID(), casework.NoteCorrectedBody{
			Note: first, With: "Mrs Achebe", Said: "Ola was collected late twice.", Why: "I wrote it down from memory and then found my jotting",
		})
	})
	n := c.State().Notes()[0]
	said, entry := n.Words()
	if n.Said != "Ola was collected late every day." || said != "Ola was collected late twice." || entry == first {
		t.Errorf("first %q, now %q in %v", n.Said, said, entry)
	}
}

func TestMarkedWordsMustStandInTheNote(t *testing.T) {
	c := casetest.New(t)
	c.When(note(c.Worker, call("Niamh O’Neill", "She said:\r\n“He shouts.\r\nThen he is sorry.”")))
	n := c.State().Notes()[0]
	at, ok := n.Find("He shouts.\r\nThen he is sorry.")
	if !ok || n.Said[at.From:at.To] != "He shouts.\nThen he is sorry." {
		t.Errorf("found %v at %v", ok, at)
	}
	for _, words := range []string{"He shouted.", "", " \n"} {
		if _, ok := n.Find(words); ok {
			t.Errorf("%q is not in the note and was found", words)
		}
	}
}

func TestANoteGoesToLinkedCasesUnderItsOwnPeople(t *testing.T) {
	c := casetest.New(t)
	other := c.Another("ZE26P00977")
	niamh := casework.PersonAddedBody{Person: c.Begin(), Kind: casework.Adult, Name: "Niamh O’Neill", Part: "applicant"}
	here, there := c.Add(niamh), other.Add(niamh)
	ola := c.Child("Ola Wilk", "2017-05-03")
	form := call("Niamh O’Neill", "Both children have the measles.")
	form.People, form.About = []ledger.Ref{here}, []ledger.Ref{ola}

	if ps := fault.FieldsOf(c.Refuses(note(c.Worker, form, other.State()), other.Stream)); len(ps) != 1 || ps[0].Name != "also" {
		t.Errorf("written into a case that is not linked: %v", ps)
	}
	c.When(func(s *casework.State) (ledger.Change, error) {
		return casework.LinkCases(s, other.State(), c.Worker, ledger.NewEntryID(), casework.LinkForm{How: casework.HalfSiblings, Why: "One mother"})
	}, other.Stream)
	c.When(note(c.Worker, form, other.State()), other.Stream)

	copied := other.State().Notes()[0]
	if len(copied.People) != 1 || copied.People[0] != there || len(copied.About) != 0 {
		t.Errorf("the copy names people %v and children %v; want the other case's own", copied.People, copied.About)
	}
	if copied.CopyOf != c.State().Notes()[0].Ref() {
		t.Error("the copy does not say what it is a copy of")
	}
}

func TestNotesOfTwoPeopleNeverStopEachOther(t *testing.T) {
	c := casetest.New(t)
	ola := c.Child("Ola Wilk", "2017-05-03")
	seen := c.Read(c.Stream).Version
	form := call("Mrs Achebe", "Late twice.")
	form.About = []ledger.Ref{ola}
	c.When(note(c.Manager, form))
	_, err := c.Ledger.Do(t.Context(), ledger.Act{
		On: []ledger.Seen{{Stream: c.Stream, Version: seen}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			return note(c.Worker, form)(casework.Of(hs[c.Stream]))
		},
	})
	if err != nil {
		t.Errorf("the second note was stopped: %v", err)
	}
}
