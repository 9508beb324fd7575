package privilege

import (
	"slices"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// NoteForm is a note as somebody writes it down.
type NoteForm struct {
	NoteBody
	When *ledger.Happened
	Now  time.Time // the service’s clock
}

// Write makes a privileged note of a case. It writes to the stream apart and, that there is one, to the case.
func Write(s *casework.State, k *Kept, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form NoteForm) (ledger.Change, error) {
	if err := form.check(s, pk); err != nil {
		return ledger.Change{}, err
	}
	side := Side(s.Stream)
	m := &ledger.Making{By: by}
	k.begin(m, s.Stream)
	ledger.Put(m, side, Noted, id, form.When, form.NoteBody)
	ledger.Put(m, s.Stream, Made, ledger.DerivedID(s.Stream, "privileged "+string(id)), nil, MadeBody{Note: ledger.Ref{Stream: side, Entry: id}})
	return m.Done()
}

// begin puts the first entry into the stream apart, unless it is there.
func (k *Kept) begin(m *ledger.Making, of ledger.StreamID) {
	if k.of == "" {
		ledger.Put(m, Side(of), SideBegan, ledger.DerivedID(Side(of), "began"), nil, SideBody{Case: of})
	}
}

func (f NoteForm) check(s *casework.State, pk *pack.Pack) error {
	if !s.Began() {
		return fault.Absent(nil)
	}
	ps := fault.FieldsOf(f.Validate())
	_, lawyer := pack.PrivilegeTermOf(pk.Privilege.With, f.With)
	_, by := pack.PrivilegeTermOf(pk.Privilege.By, f.By)
	ps.Need(f.Sort == "" || slices.Contains(casework.NoteSorts, f.Sort), "sort", "Choose from the list")
	ps.Need(f.With == "" || lawyer, "with", "Choose from the list")
	ps.Need(f.By == "" || by, "by", "Choose from the list")
	ps.Need(f.When != nil, "when", "Enter the day on which it was")
	ps.Need(f.When == nil || !f.When.Start().After(f.Now), "when", "The day must not be in the future")
	return ps.Err()
}

// Correct puts a privileged note right.
func Correct(n *Note, by ledger.Author, id ledger.EntryID, form CorrectedBody) (ledger.Change, error) {
	if n.Waiver != nil {
		return ledger.Change{}, fault.Refuse("Privilege in this note was waived. Correct it where it stands among the notes of the case.", nil)
	}
	form.Note = n.Entry.Ref()
	m := &ledger.Making{By: by}
	ledger.Put(m, n.Entry.Stream, Corrected, id, nil, form)
	return m.Done()
}

// Name lets somebody read the privileged notes of a case, once there are any.
func Name(k *Kept, by ledger.Author, id ledger.EntryID, form ReaderBody) (ledger.Change, error) {
	if k.reads(form.Person) {
		return ledger.Change{}, fault.Fields{{Name: "person", Sentence: "They read them already"}}
	}
	if len(k.notes) == 0 {
		return ledger.Change{}, fault.Fields{{Name: "person", Sentence: "There is no privileged note yet. Write the first before you name who else reads them"}}
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, Side(k.of), ReaderNamed, id, nil, form)
	return m.Done()
}

// End takes it back.
func End(r *Reader, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	if r.Ended != nil {
		return ledger.Change{}, fault.Refuse("They no longer read them.", nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, r.Entry.Stream, ReaderEnded, id, nil, ReaderEndedBody{Reader: r.Entry.Ref(), Name: r.Name, Why: why})
	return m.Done()
}

// WaiverForm is the decision of somebody that a note is privileged no more.
type WaiverForm struct {
	WaivedBody
	On    calendar.Date // the day it was decided
	Today calendar.Date
}

// Waive makes a privileged note one like any other: it stands in the case from then on, and the decision with its reason stands in the stream apart.
func Waive(s *casework.State, n *Note, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form WaiverForm) (ledger.Change, error) {
	if n.Waiver != nil {
		return ledger.Change{}, fault.Refuse("Privilege in this note was waived before.", nil)
	}
	decider, known := pack.PrivilegeTermOf(pk.Privilege.Waivers, form.Decider)
	ps := fault.FieldsOf(form.Validate())
	ps.Need(form.Decider == "" || known, "decider", "Choose from the list")
	ps.Need(!form.On.IsZero() && !form.Today.Before(form.On), "on", "Enter the day on which it was decided, today or before")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	form.Note = n.Entry.Ref()
	note := ledger.DerivedID(s.Stream, "waived "+string(id))
	m := &ledger.Making{By: by}
	ledger.Put(m, n.Entry.Stream, Waived, id, casework.When(form.On, calendar.TimeOfDay{}), form.WaivedBody)
	m.Take(casework.AddNote(s, nil, by, note, n.asNote()))
	ledger.Put(m, s.Stream, GivenUp, ledger.DerivedID(s.Stream, "given up "+string(id)), nil,
		GivenUpBody{Note: ledger.Ref{Stream: s.Stream, Entry: note}, Decider: decider.Name, Who: form.Who})
	return m.Done()
}

// asNote is the note as the case holds it once it is privileged no more.
func (n *Note) asNote() casework.NoteForm {
	return casework.NoteForm{NoteBody: casework.NoteBody{Sort: n.Sort, With: n.Name, Said: n.Words()}, When: n.Entry.Happened}
}
