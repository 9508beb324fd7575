package late

import (
	"slices"

	"candour/internal/breach"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Reach opens a breach in a fresh stream for what reached somebody who may not have it, and answers about the place from which it left.
func Reach(p *pack.Pack, hs ledger.Histories, stream, fresh ledger.StreamID, place ledger.EntryID, step breach.Step, form breach.OpenForm) (ledger.Change, error) {
	s := casework.Of(hs[stream])
	f, ok := Standing(hs, stream).Find(place)
	if !ok || f.Sort != HasLeft || !f.Waits() {
		return ledger.Change{}, fault.Absent(nil)
	}
	change, err := breach.Open(p, s, hs[fresh], step, form)
	if err != nil {
		return change, err
	}
	m := &ledger.Making{By: step.By, Change: change}
	ledger.Put(m, s.Side, Answered, ledger.DerivedID(s.Side, "reached "+string(step.ID)), nil, AnsweredBody{Of: place, Says: Reached, Breach: fresh})
	return m.Done()
}

// Read puts on record that somebody is about to be shown the details that stand in a place, by reading it: those of all words of its entry that are held
// back, whichever look found them. Of the histories it needs that of the place too. Show the words when this is on record, and not before.
func Read(hs ledger.Histories, stream ledger.StreamID, by ledger.Author, id, place ledger.EntryID, why string) (ledger.Change, error) {
	s := Standing(hs, stream)
	f, ok := s.Find(place)
	if !ok || !f.isFor(by.Person) || hs[f.Place.Stream] == nil {
		return ledger.Change{}, fault.Absent(nil)
	}
	details := s.detailsHeldBack(hs[f.Place.Stream], f.Place)
	if len(details) == 0 {
		return ledger.Change{}, fault.Absent(nil)
	}
	m := &ledger.Making{By: by}
	for _, d := range details {
		ledger.Put(m, stream, casework.Revealed, id, nil, casework.RevealedBody{Fact: d.Ref, Who: d.Who, Kind: d.Kind, Why: why})
		id = ledger.DerivedID(stream, "read "+string(id))
	}
	return m.Done()
}

// detailsHeldBack are the details for whose sake words of an entry are held back, as they were found in it.
func (s *State) detailsHeldBack(h *ledger.History, place ledger.Ref) []Detail {
	held := casework.DetailsHeldBack(h, place.Entry)
	var all []Detail
	for _, f := range s.finds {
		if f.Place == place {
			all = append(all, f.Details...)
		}
	}
	return slices.DeleteFunc(unlike(all), func(d Detail) bool { return !slices.Contains(held, d.Ref) })
}
