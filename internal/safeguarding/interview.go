package safeguarding

import (
	"strconv"
	"time"

	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// MostMarked is how many words one form takes from an interview as items. More are marked in its note.
const MostMarked = 3

// Marked are words of an interview that become an item of evidence.
type Marked struct {
	Words string // exactly as they stand in what was said
	Says  string // in one line
	Hand  string // of the pack; not known yet when empty
	Heard ledger.Ref
	About []ledger.Ref // children
	Issue bool         // the court should be told that this is an issue
}

func (w Marked) empty() bool { return !given(w.Words) && !given(w.Says) }

// InterviewForm is a safety interview as somebody writes it down.
type InterviewForm struct {
	Party       ledger.Ref
	How         string
	Said        string
	Others      string // who else was there
	Safe        bool
	Interpreter string
	When        *ledger.Happened
	Now         time.Time // nothing is later
	Marked      []Marked  // the problem of the n-th is named "words-n", from 1
}

// Hold records a safety interview: as a note, and the words marked in it as items, in one act.
func (d Desk) Hold(h *ledger.History, by ledger.Author, id ledger.EntryID, form InterviewForm) (ledger.Change, error) {
	m, of := d.making(h, by), casework.Of(h)
	party, ok := of.Person(form.Party)
	if !ok {
		return ledger.Change{}, problem("party", "Choose a party of this case")
	}
	note := m.part(id, "note")
	body := InterviewHeldBody{
		Party: party.Ref, Name: party.Name(), How: form.How, Note: m.ref(note), Safe: form.Safe, Interpreter: form.Interpreter,
	}
	ps := fault.FieldsOf(body.Validate())
	ps = append(ps, form.problems()...)
	written, err := casework.AddNote(of, nil, by, note, form.note(party))
	ps = append(ps, fault.FieldsOf(err)...)
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m.take(written, err)
	body.Items, body.Issues = m.mark(id, note, form)
	put(m, InterviewHeld, id, form.When, body)
	return m.Done()
}

func (f InterviewForm) note(party *casework.Person) casework.NoteForm {
	sort := casework.Meeting
	if f.How == "by_phone" {
		sort = casework.Call
	}
	return casework.NoteForm{
		NoteBody: casework.NoteBody{Sort: sort, With: party.Called(), People: []ledger.Ref{party.Ref}, Said: f.Said, Others: f.Others},
		When:     f.When, Now: f.Now,
	}
}

// problems are marked words that do not stand in what was said, or without what they come to.
func (f InterviewForm) problems() fault.Fields {
	var ps fault.Fields
	for i, w := range f.Marked {
		if w.empty() {
			continue
		}
		_, stand := casework.FindQuote(f.Said, w.Words)
		ps.Need(stand, numbered("words", i), "Copy these words exactly as they stand in what was said")
		ps.Need(given(w.Says), numbered("says", i), "Say in one line what this says happened")
		ps.Need(w.Hand != evidence.SecondHand || !w.Heard.IsZero(), numbered("heard", i), "Say who told them")
	}
	return ps
}

// numbered is the field of the n-th marked words, from 1.
func numbered(field string, i int) string { return field + "-" + strconv.Itoa(i+1) }

// mark draws the marked words, all from one source, and gives their items and those that are issues.
func (m *making) mark(id, note ledger.EntryID, form InterviewForm) (items, issues []ledger.Ref) {
	source := ledger.Ref{}
	for i, w := range form.Marked {
		if w.empty() {
			continue
		}
		entry := m.part(id, numbered("words", i))
		item := ledger.Ref{}
		if source.IsZero() {
			source, item = m.ref(entry), m.ref(evidence.ItemOf(m.h.Stream, entry))
			m.take(evidence.Draw(m.pack, m.now(), m.By, entry, evidence.ItemForm{ItemBody: w.item(ledger.Ref{}), From: form.source(m.ref(note))}))
		} else {
			item = m.ref(entry)
			m.take(evidence.Draw(m.pack, m.now(), m.By, entry, evidence.ItemForm{ItemBody: w.item(source)}))
		}
		items = append(items, item)
		if w.Issue {
			issues = append(issues, item)
		}
	}
	return items, issues
}

func (w Marked) item(source ledger.Ref) evidence.ItemBody {
	return evidence.ItemBody{
		Source: source, Words: w.Words, Says: w.Says, Hand: orElse(w.Hand, handUnknown), Heard: evidence.Who{Person: w.Heard}, About: w.About,
	}
}

// source is the party on the occasion of the interview. The parties know each other, and a letter gives each one’s account by name.
func (f InterviewForm) source(note ledger.Ref) *evidence.SourceForm {
	return &evidence.SourceForm{
		SourceBody: evidence.SourceBody{
			Who: evidence.Who{Person: f.Party}, Kind: "party", Obtained: f.How, Verbatim: true, Naming: evidence.Named, Present: f.Others,
			Paper: evidence.Paper{Note: note},
		},
		Said: f.When,
	}
}

// AttemptForm is an attempt at an interview, or why there is none.
type AttemptForm struct {
	Party ledger.Ref
	How   string // of an attempt
	Came  string // what came of it
	When  *ledger.Happened
	Now   time.Time // nothing is later
}

// Attempt records that a party was not reached, or could not speak: as a note, in one act.
func (d Desk) Attempt(h *ledger.History, by ledger.Author, id ledger.EntryID, form AttemptForm) (ledger.Change, error) {
	m, party, err := d.attempt(h, by, form.Party)
	if err != nil {
		return ledger.Change{}, err
	}
	note := m.part(id, "note")
	body := InterviewAttemptedBody{Party: party.Ref, Name: party.Name(), How: form.How, Note: m.ref(note)}
	ps := fault.FieldsOf(body.Validate())
	ps.Need(given(form.Came), "came", "Say what came of it")
	written, err := casework.AddNote(casework.Of(h), nil, by, note, form.note(party, casework.Attempt))
	ps = append(ps, but(fault.FieldsOf(err), "said")...)
	m.take(written, err)
	put(m, InterviewAttempted, id, form.When, body)
	return m.ending(ps)
}

// NotHold records that there is no interview with a party, and why: as a note, in one act.
func (d Desk) NotHold(h *ledger.History, by ledger.Author, id ledger.EntryID, form AttemptForm) (ledger.Change, error) {
	m, party, err := d.attempt(h, by, form.Party)
	if err != nil {
		return ledger.Change{}, err
	}
	note := m.part(id, "note")
	var ps fault.Fields
	ps.Need(given(form.Came), "came", "Say why there is no interview")
	written, err := casework.AddNote(casework.Of(h), nil, by, note, form.note(party, casework.Other))
	ps = append(ps, but(fault.FieldsOf(err), "said")...)
	m.take(written, err)
	put(m, InterviewNotHeld, id, nil, InterviewNotHeldBody{Party: party.Ref, Name: party.Name(), Note: m.ref(note)})
	return m.ending(ps)
}

func (d Desk) attempt(h *ledger.History, by ledger.Author, ref ledger.Ref) (*making, *casework.Person, error) {
	party, ok := casework.Of(h).Person(ref)
	if !ok {
		return nil, nil, problem("party", "Choose a party of this case")
	}
	return d.making(h, by), party, nil
}

func (f AttemptForm) note(party *casework.Person, sort casework.NoteSort) casework.NoteForm {
	return casework.NoteForm{
		NoteBody: casework.NoteBody{Sort: sort, With: party.Called(), People: []ledger.Ref{party.Ref}, Said: f.Came}, When: f.When, Now: f.Now,
	}
}

// but are problems without those of a field that the form asks for under another name.
func but(ps fault.Fields, field string) fault.Fields {
	var all fault.Fields
	for _, p := range ps {
		if p.Name != field {
			all = append(all, p)
		}
	}
	return all
}
