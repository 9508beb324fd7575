package retention

import (
	"candour/internal/calendar"
	"candour/internal/ledger"
)

// Erasure is what is to be erased, or was, as its own stream tells it. It names nobody of the family.
type Erasure struct {
	ProposedBody
	Entry     ledger.Entry // that proposed it
	Confirmed *Act[ConfirmedBody]
	Refused   *Act[RefusedBody]
	Stopped   *Act[RefusedBody]
	Done      *Act[DoneBody]
}

// Act is something that was done, by whom and when.
type Act[B any] struct {
	Body  B
	Entry ledger.Entry
}

// Ref names the erasure.
func (e *Erasure) Ref() ledger.Ref { return e.Entry.Ref() }

// Began reports whether the stream holds an erasure at all.
func (e *Erasure) Began() bool { return e.Case != "" }

// ErasureOf is the erasure of a stream.
func ErasureOf(h *ledger.History) *Erasure { return erasures.Of(h) }

var erasures = ledger.NewFold(func(s *Erasure, e ledger.Entry) {
	switch b := e.Body.(type) {
	case ProposedBody:
		s.ProposedBody, s.Entry = b, e
	case ConfirmedBody:
		s.Confirmed = &Act[ConfirmedBody]{b, e}
	case RefusedBody:
		if e.Kind == Stopped.Name() {
			s.Stopped = &Act[RefusedBody]{b, e}
		} else {
			s.Refused = &Act[RefusedBody]{b, e}
		}
	case DoneBody:
		s.Done = &Act[DoneBody]{b, e}
	}
})

// Stage is how far an erasure has come.
type Stage string

const (
	Waiting      Stage = "waiting"   // for a second person
	BeingErased  Stage = "confirmed" // and not yet carried out
	NotErased    Stage = "refused"
	StoppedShort Stage = "stopped" // something came between
	Gone         Stage = "erased"
)

// Stage is how far it has come.
func (e *Erasure) Stage() Stage {
	switch {
	case e.Done != nil:
		return Gone
	case e.Stopped != nil:
		return StoppedShort
	case e.Refused != nil:
		return NotErased
	case e.Confirmed != nil:
		return BeingErased
	default:
		return Waiting
	}
}

// GoneOn is the day on which the words left the service; zero while they have not.
func (e *Erasure) GoneOn() calendar.Date {
	if e.Done == nil {
		return calendar.Date{}
	}
	at, err := ledger.ParseTime(e.Done.Body.Gone)
	if err != nil {
		return calendar.DateInLondon(e.Done.Entry.Recorded)
	}
	return calendar.DateInLondon(at)
}

// CopiesLast reports whether an older copy may still hold the words on a day.
func (e *Erasure) CopiesLast(day calendar.Date) bool {
	return e.Done == nil || !day.After(e.Done.Body.Copies)
}
