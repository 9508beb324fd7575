package takenalong

import (
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// Parcel is one case on one device.
type Parcel struct {
	TakenBody
	Entry  ledger.Entry // of whoever took it, and when
	Called *ledger.Entry
	Gone   *GoneBody
	GoneAt time.Time
}

// Ends is when it ends by itself.
func (p *Parcel) Ends() time.Time { return timeOf(p.Until) }

// Out reports whether it may still be on the device: nobody has heard that it was wiped, and its time is not over.
func (p *Parcel) Out(now time.Time) bool { return p.Gone == nil && now.Before(p.Ends()) }

// State is what was taken along of a case.
type State struct{ all []*Parcel }

// Of reads it out of the case.
func Of(h *ledger.History) *State { return folding.Of(h) }

var folding = casework.NewFold(func(s *State, e ledger.Entry) {
	switch b := e.Body.(type) {
	case TakenBody:
		s.all = append(s.all, &Parcel{TakenBody: b, Entry: e})
	case CalledBackBody:
		if p, ok := s.Find(b.Taken.Entry); ok && p.Called == nil {
			p.Called = &e
		}
	case GoneBody:
		if p, ok := s.Find(b.Taken.Entry); ok && p.Gone == nil {
			p.Gone, p.GoneAt = &b, e.Recorded
		}
	}
})

// Find is a parcel by the id of its entry.
func (s *State) Find(id ledger.EntryID) (*Parcel, bool) {
	for _, p := range s.all {
		if p.Entry.ID == id {
			return p, true
		}
	}
	return nil, false
}

// By is what somebody took by one act.
func (s *State) By(taking ledger.EntryID) (*Parcel, bool) {
	for _, p := range s.all {
		if p.Taking == taking {
			return p, true
		}
	}
	return nil, false
}

// timeOf is a time of an entry; zero for what is none.
func timeOf(text string) time.Time {
	at, err := ledger.ParseTime(text)
	if err != nil {
		return time.Time{}
	}
	return at
}

// moment is a time as people say it: “27 November 2026 at 08:52”.
func moment(at time.Time) string {
	return calendar.DateInLondon(at).Plain() + " at " + calendar.InLondon(at).Format("15:04")
}

// All are the parcels, the oldest first.
func (s *State) All() []*Parcel { return s.all }
