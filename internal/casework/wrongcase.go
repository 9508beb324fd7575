package casework

import (
	"errors"
	"slices"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// WrongCaseForm hides an entry that was written in the wrong case, and says where it belongs.
type WrongCaseForm struct {
	Entry  ledger.EntryID
	Why    string
	SeenBy string       // who outside the service has seen it, as far as the writer knows
	Again  []ledger.New // what takes its place in the right case, made by the feature it belongs to; a note needs none
}

// staysPut are the kinds that make a case what it is: one that is wrong is put right by its own verbs. The last are those of redaction that hold words
// back from a recipient: without such an entry the words would leave.
var staysPut = []string{
	Opened.Name(), SideOpened.Name(), TeamGiven.Name(), Allocated.Name(), AllocationEnded.Name(), WrongCase.Name(), BroughtBack.Name(), Concealed.Name(),
	Contained.Name(), KeptHidden.Name(), CaseJoined.Name(), CaseParted.Name(), CasesDiffer.Name(),
	CaseRestricted.Name(), RestrictionLifted.Name(), ConflictDeclared.Name(), ConflictFound.Name(), ConflictEnded.Name(), GlassBroken.Name(), Sampled.Name(), SampleEnded.Name(),
	HeldBack.Name(), MayStand.Name(), ledger.ErasedByLaw.Name(),
	"redaction.marked/1", "redaction.judged/1", "redaction.decided/1",
}

// MoveToRightCase hides an entry at once from everyone but a reviewer and, unless there is nil, writes it in the case where it belongs. What
// followed from the entry is hidden with it. It writes to the open streams of both cases and to the closed side of the first.
func MoveToRightCase(s, there *State, by ledger.Author, id ledger.EntryID, form WrongCaseForm) (ledger.Change, error) {
	e, err := s.movable(form.Entry)
	if err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	body := WrongCaseBody{Entry: e.ID, Kind: e.Kind, Why: form.Why, SeenBy: form.SeenBy}
	if there != nil {
		if !there.Began() || there.Stream == s.Stream {
			return ledger.Change{}, problem("to", "Choose the case it belongs to")
		}
		body.Now = there.writeAgain(m, s, e, id, form.Again)
	}
	ledger.Put(m, s.Stream, WrongCase, id, nil, body)
	s.hideWhatFollowed(m, e, form)
	return m.Done()
}

func (s *State) movable(id ledger.EntryID) (ledger.Entry, error) {
	e, ok := s.history.Find(id)
	switch {
	case !ok || e.Erased || Hidden(s.history)[id] != "":
		return e, fault.Absent(errors.New("no such entry in sight"))
	case slices.Contains(staysPut, e.Kind):
		return e, fault.Refuse("This is part of the case itself and cannot be moved to another.", nil)
	default:
		return e, nil
	}
}

// writeAgain puts an entry of another case where it belongs, and names it there.
func (s *State) writeAgain(m *ledger.Making, from *State, e ledger.Entry, id ledger.EntryID, again []ledger.New) ledger.Ref {
	if note, ok := e.Body.(NoteBody); ok && len(again) == 0 {
		note.People, note.About = s.Known(from, note.People), s.Known(from, note.About)
		note.Moved = e.Ref()
		now := ledger.DerivedID(s.Stream, "moved "+string(id))
		ledger.Put(m, s.Stream, NoteTaken, now, e.Happened, note)
		return ledger.Ref{Stream: s.Stream, Entry: now}
	}
	if len(again) == 0 {
		return ledger.Ref{}
	}
	m.Change.Add(s.Stream, again...)
	return ledger.Ref{Stream: s.Stream, Entry: again[0].ID}
}

// hideWhatFollowed hides what followed from an entry with it.
func (s *State) hideWhatFollowed(m *ledger.Making, e ledger.Entry, form WrongCaseForm) {
	for _, f := range s.consequences(e) {
		body := WrongCaseBody{Entry: f.id, Kind: f.kind, Why: form.Why}
		ledger.Put(m, f.stream, WrongCase, ledger.DerivedID(f.stream, "wrong case "+string(f.id)+" "+string(form.Entry)), nil, body)
	}
}

// consequence is an entry that makes no sense without the one it followed from.
type consequence struct {
	stream ledger.StreamID
	id     ledger.EntryID
	kind   string
}

// consequences are the duties that an entry made, the corrections of a note, and the fact behind a confidential detail.
func (s *State) consequences(e ledger.Entry) []consequence {
	var all []consequence
	for _, later := range Shown(s.history) {
		if followsFrom(later, e) {
			all = append(all, consequence{s.Stream, later.ID, later.Kind})
		}
	}
	if b, ok := e.Body.(OnRecordBody); ok {
		all = append(all, consequence{b.Fact.Stream, b.Fact.Entry, ConfidentialGiven.Name()})
	}
	return all
}

func followsFrom(later, e ledger.Entry) bool {
	switch b := later.Body.(type) {
	case DutyBody:
		return b.Because.Ref == e.Ref()
	case DutyInOrderBody:
		return b.Duty == e.Ref() || b.Says.Because.Ref == e.Ref()
	case DutyNotInOrderBody:
		return b.Duty == e.Ref() || b.Order == e.Ref()
	case TimeAskedBody:
		return b.Duty == e.Ref()
	case TimeGrantedBody:
		return b.Duty == e.Ref() || b.Asked == e.Ref() || b.Says.Because.Ref == e.Ref()
	case TimeRefusedBody:
		return b.Duty == e.Ref() || b.Asked == e.Ref()
	case NoteCorrectedBody:
		return b.Note == e.Ref()
	case ToldBody:
		return b.Worry == e.Ref()
	case OrderReadBody:
		return b.Order == e.Ref()
	case HidingDecidedBody:
		on, ok := e.Body.(OnRecordBody)
		return ok && b.Fact == on.Fact
	default:
		return false
	}
}

// BringBack shows a hidden entry again.
func BringBack(s *State, by ledger.Author, id ledger.EntryID, form BroughtBackBody) (ledger.Change, error) {
	if Hidden(s.history)[form.Entry] == "" {
		return ledger.Change{}, problem("entry", "Choose a hidden entry")
	}
	if c, waits := s.ContainedEntry(form.Entry); waits && c.By.Author == by {
		return ledger.Change{}, errHidItThemselves
	}
	return one(s, by, BroughtBack, id, nil, form)
}

// HiddenEntries are the entries of a stream that are hidden, for a reviewer only.
func HiddenEntries(h *ledger.History) []ledger.Entry {
	hidden := Hidden(h)
	var all []ledger.Entry
	for _, e := range h.Entries {
		if e, readable := Readable(h, e); readable && hidden[e.ID] != "" {
			all = append(all, e)
		}
	}
	return all
}

// StaysPut reports whether entries of a kind make a case what it is: none is moved to another case, or erased by itself.
func StaysPut(kind string) bool { return slices.Contains(staysPut, kind) }
