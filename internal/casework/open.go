package casework

import (
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// OpenForm opens a case with whatever is known. The streams are fresh ones of Ledger.NewStreams, and named in the form, so that a second
// click opens nothing twice.
type OpenForm struct {
	Case ledger.StreamID
	OpenedBody
	People []PersonAddedBody // each with a fresh stream
	Team   ledger.StreamID   // the opener's own, so that they can see what they opened; may be empty
	TeamIs string            // the team's name
}

// OpenCase begins a case, its closed side, its people and what must be done for it by rule. It writes to the streams of the case, of its
// side and of each person.
func OpenCase(pk *pack.Pack, by ledger.Author, id ledger.EntryID, form OpenForm) (ledger.Change, error) {
	if form.Case == "" {
		return ledger.Change{}, problem("case", "The case needs a stream of its own")
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, form.Case, Opened, id, nil, form.OpenedBody)
	ledger.Put(m, form.Side, SideOpened, ledger.DerivedID(form.Side, "began"), nil, SideBody{Case: form.Case})
	for _, p := range form.People {
		ledger.Put(m, form.Case, PersonAdded, ledger.DerivedID(form.Case, "person "+string(p.Person)), nil, p)
		begin(m, p.Person)
	}
	if form.Team != "" {
		of := ledger.Ref{Stream: form.Case, Entry: id}
		ledger.Put(m, form.Case, TeamGiven, ledger.DerivedID(form.Case, "team"), nil, TeamBody{Of: of, Team: form.Team, Name: form.TeamIs})
	}
	follow(m, Of(ledger.NewHistory(form.Case)), pk)
	return m.Done()
}

// begin puts the first entry into a person's own stream.
func begin(m *ledger.Making, person ledger.StreamID) {
	ledger.Put(m, person, PersonBegan, ledger.DerivedID(person, "began"), nil, BeganBody{})
}

// CloseCase ends the service's work on a case, and opens what must be done at its end.
func CloseCase(s *State, pk *pack.Pack, by ledger.Author, id ledger.EntryID, form ClosedBody) (ledger.Change, error) {
	if s.Status() == Closed {
		return ledger.Change{}, fault.Refuse("This case is closed already.", nil)
	}
	form.Of = s.Case()
	return following(s, pk, by, func(m *ledger.Making) { ledger.Put(m, s.Stream, CaseClosed, id, When(form.On, noTime), form) })
}

// Reopen takes work on a closed case up again.
func Reopen(s *State, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	if _, elsewhere := s.KeptIn(); elsewhere {
		return ledger.Change{}, fault.Refuse("This case goes on in the one made by hand. Part the two before you open it again.", nil)
	}
	if s.Status() != Closed {
		return ledger.Change{}, fault.Refuse("This case is open already.", nil)
	}
	return one(s, by, Reopened, id, nil, ReopenedBody{Of: s.Case(), Why: why})
}

// GiveToTeam gives a case to a team.
func GiveToTeam(s *State, by ledger.Author, id ledger.EntryID, form TeamBody) (ledger.Change, error) {
	form.Of = s.Case()
	return one(s, by, TeamGiven, id, nil, form)
}

// Allocate gives a person work on a case. With As Allocated they take the place of the worker before.
func Allocate(s *State, by ledger.Author, id ledger.EntryID, form AllocatedBody) (ledger.Change, error) {
	if s.Status() == Closed {
		return ledger.Change{}, fault.Refuse("This case is closed. Open it again before you give it to somebody.", nil)
	}
	if s.restriction != nil && !s.restriction.Names(form.Worker) {
		return ledger.Change{}, problem("worker", "The case is restricted. Name them for it first")
	}
	form.Of = s.Case()
	return one(s, by, Allocated, id, nil, form)
}

// EndAllocation ends somebody's work on a case.
func EndAllocation(s *State, by ledger.Author, id ledger.EntryID, form AllocationEndedBody) (ledger.Change, error) {
	for _, a := range s.allocations {
		if a.Ref == form.Allocation && a.Ended == "" {
			form.Name = a.Name
			return one(s, by, AllocationEnded, id, nil, form)
		}
	}
	return ledger.Change{}, problem("allocation", "Choose whose work on the case ends")
}
