package demo

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/court/hmcts"
	"candour/internal/ledger"
	"candour/internal/practice"
)

// teller tells stories into a record.
type teller struct {
	ctx context.Context
	Record
	*staff
	clock    *Clock
	court    *Court
	importer *court.Importer
	clients  map[hmcts.Jurisdiction]*hmcts.Client
	looked   *access.Reads
	pieces   map[string]practice.CitedBody // guidance and tools, by the keys of practice.go
	today    calendar.Date
}

// story is what happened in one case, told act by act. It moves on by scene.at.
type story func(*scene)

// scene is a story being told: whose case it is, who acts, and what went wrong first. After that nothing of it is done any more.
type scene struct {
	*teller
	family
	days      // of what happened lately: they count from the day on which the demonstration starts
	past days // of what was filed long ago
	n    int  // the family's place among all
	by   ledger.Author

	stream, side ledger.StreamID
	name         string // of the next act
	moment       time.Time
	wait         func(time.Time) bool
	err          error
}

// errCutShort ends a story whose telling was given up.
var errCutShort = errors.New("the telling was given up")

// run tells all stories at once, each act at its own moment: whichever comes first goes on.
func (t *teller) run(scenes []*scene, tell func(*scene)) error {
	type told struct {
		*scene
		next func() (time.Time, bool)
	}
	var under []told
	for _, s := range scenes {
		next, stop := iter.Pull(func(wait func(time.Time) bool) { s.wait = wait; tell(s) })
		defer stop()
		under = append(under, told{s, next})
	}
	for len(under) > 0 {
		first := 0
		for i := range under {
			if under[i].moment.Before(under[first].moment) {
				first = i
			}
		}
		s := under[first]
		t.clock.Set(s.moment)
		moment, more := s.next()
		if s.err != nil {
			return fmt.Errorf("the story of %s: %w", s.Number, s.err)
		}
		under[first].moment = moment
		if !more {
			under = append(under[:first], under[first+1:]...)
		}
	}
	return nil
}

// at lets the story go on at a moment of a day, or at once when that is gone by.
func (s *scene) at(day calendar.Date, hour, minute int) {
	moment := at(day, hour, minute)
	if moment.Before(s.moment) {
		moment = s.moment.Add(time.Minute)
	}
	if s.err == nil && !s.wait(moment) {
		s.err = errCutShort
	}
}

// as lets somebody else of the staff act from here on.
func (s *scene) as(key string) { s.by = s.staff.by(key) }

// called names the next act, so that it can be found again by Named.
func (s *scene) called(name string) *scene {
	s.name = name
	return s
}

// Named is the entry of an act that a story gave a name.
func Named(stream ledger.StreamID, name string) ledger.EntryID {
	return ledger.DerivedID(stream, "demonstration: "+name)
}

func (s *scene) id(stream ledger.StreamID) ledger.EntryID {
	if s.name == "" {
		return ledger.NewEntryID()
	}
	name := s.name
	s.name = ""
	return Named(stream, name)
}

// does carries out an act on the case and its closed side, as somebody would by a page. It names the entry that bears the act’s id.
func (s *scene) does(verb func(*casework.State, ledger.EntryID) (ledger.Change, error), others ...ledger.StreamID) ledger.Ref {
	return s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return verb(casework.Of(hs[s.stream]), id)
	}, append(others, s.stream, s.side)...)
}

// on is does for an act that reads more than the case.
func (s *scene) on(verb func(ledger.Histories, ledger.EntryID) (ledger.Change, error), streams ...ledger.StreamID) ledger.Ref {
	if s.err != nil {
		return ledger.Ref{}
	}
	id := s.id(s.stream)
	act := ledger.Act{Verb: func(hs ledger.Histories) (ledger.Change, error) { return verb(hs, id) }}
	for _, stream := range streams {
		act.On = append(act.On, ledger.Seen{Stream: stream, Version: ledger.Any})
	}
	_, s.err = s.Ledger.Do(s.ctx, act)
	return ledger.Ref{Stream: s.stream, Entry: id}
}

// fresh is a new stream.
func (s *scene) fresh() ledger.StreamID {
	if s.err != nil {
		return ""
	}
	var made []ledger.StreamID
	if made, s.err = s.Ledger.NewStreams(s.ctx, 1); s.err != nil {
		return ""
	}
	return made[0]
}

// history is a stream as it stands.
func (s *scene) history(stream ledger.StreamID) *ledger.History {
	if s.err != nil {
		return ledger.NewHistory(stream)
	}
	var h *ledger.History
	if h, s.err = s.Ledger.Read(s.ctx, stream); s.err != nil {
		return ledger.NewHistory(stream)
	}
	return h
}

// state is the case as it stands.
func (s *scene) state() *casework.State { return casework.Of(s.history(s.stream)) }

// person is somebody of the case by their first name.
func (s *scene) person(first string) ledger.Ref {
	for _, p := range s.state().People() {
		if p.FirstName() == first {
			return p.Ref
		}
	}
	if s.err == nil {
		s.err = fmt.Errorf("nobody in the case is called %s", first)
	}
	return ledger.Ref{}
}
