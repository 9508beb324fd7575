package notice

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Ask is something that whoever has the case is asked to say that they have seen.
type Ask struct {
	Entry ledger.Entry // by which it came, or moved last
	Sort  Sort
	About ledger.EntryID
	What  string
	Owner casework.Owner // who is asked first
}

// asks are what a case asks to be seen, in the order in which it came.
type asks struct {
	all    []Ask
	owners map[ledger.EntryID]casework.Owner // of duties
}

var asking = casework.NewFold(func(s *asks, e ledger.Entry) {
	switch b := e.Body.(type) {
	case SeenBody:
		s.drop(func(a Ask) bool { return a.Entry.ID == b.Entry.Entry })
	case casework.HeldBody:
		s.drop(about(b.Hearing))
	case casework.DutyDoneBody:
		s.drop(about(b.Duty))
	case casework.DutyWithdrawnBody:
		s.drop(about(b.Duty))
	case casework.DutyBody:
		s.own(e.ID, b.Owner)
		s.ask(e)
	case casework.DutyToldBody:
		s.own(e.ID, b.Owner)
		s.ask(e)
	case casework.MovedBody, casework.PutOffBody, casework.OrderBody, casework.DutyDatedBody:
		s.ask(e)
	}
})

func about(thing ledger.Ref) func(Ask) bool {
	return func(a Ask) bool { return a.About == thing.Entry }
}

func (s *asks) drop(which func(Ask) bool) { s.all = slices.DeleteFunc(s.all, which) }

func (s *asks) own(duty ledger.EntryID, owner casework.Owner) {
	if s.owners == nil {
		s.owners = map[ledger.EntryID]casework.Owner{}
	}
	s.owners[duty] = owner
}

// ask asks for what an entry tells, in place of what was asked about the same thing before.
func (s *asks) ask(e ledger.Entry) {
	t, _ := tells(e)
	s.drop(func(a Ask) bool { return a.About == t.about })
	owner := casework.OfWorker
	if s.owners[t.about] == casework.OfManager {
		owner = casework.OfManager
	}
	s.all = append(s.all, Ask{Entry: e, Sort: t.sort, About: t.about, What: t.what, Owner: owner})
}

// Asked is what an open case asks to be seen, the oldest first: what came after somebody was given the case, and was not recorded by whoever worked on
// it then. Whoever is given a case later reads it whole.
func Asked(h *ledger.History) []Ask {
	s := casework.Of(h)
	if !s.Began() || s.Status() == casework.Closed {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(asking.Of(h).all), func(a Ask) bool { return !isNews(s, a.Entry) })
}

// isNews reports whether a case had a worker when an entry came, and nobody who worked on it then made it.
func isNews(s *casework.State, e ledger.Entry) bool {
	worker, has := s.Worker(e.Recorded)
	if !has || !worker.Since.Before(e.Recorded) {
		return false
	}
	return !slices.ContainsFunc(s.Allocations(), func(a *casework.Allocation) bool {
		return a.Worker == e.Author.Person && a.At(e.Recorded)
	})
}

// Step is somebody saying that they have seen something.
type Step struct {
	By ledger.Author
	ID ledger.EntryID
}

// See says that somebody has seen what one entry told. What was seen already, or moved again meanwhile, is asked no more under that entry.
func See(h *ledger.History, step Step, entry ledger.EntryID) (ledger.Change, error) {
	if !slices.ContainsFunc(Asked(h), func(a Ask) bool { return a.Entry.ID == entry }) {
		return ledger.Change{}, fault.Refuse("Nobody asks about this any more: it was seen, is done, or moved again.", nil)
	}
	m := &ledger.Making{By: step.By}
	ledger.Put(m, h.Stream, Seen, step.ID, nil, SeenBody{ledger.Ref{Stream: h.Stream, Entry: entry}})
	return m.Done()
}

// SeenID is the id of somebody’s word that they have seen an entry: pressed twice, it is one.
func SeenID(of ledger.StreamID, entry ledger.EntryID, by ledger.StreamID) ledger.EntryID {
	return ledger.DerivedID(of, "seen "+string(entry)+" by "+string(by))
}
