package court

import (
	"time"

	"candour/internal/casework"
	"candour/internal/ledger"
)

// list brings in a hearing. One that is put off when it is first seen had been listed before; the court does not say when, so the moment
// before its own time stands for it.
func (w *writing) list(id ledger.EntryID, thing toldThing, said func(thingKey, casework.Field) string) {
	at := w.now.at
	if said(thing.key, casework.HearingState) != casework.HearingListed {
		at = before(at)
	}
	body := casework.ListedBody{
		Type: thing.name, Starts: said(thing.key, casework.Starts), Ends: said(thing.key, casework.Ends), Venue: said(thing.key, casework.Venue),
		Attendance: said(thing.key, casework.Attendance), Court: courtWord(at, thing.id),
	}
	put(w, w.s.Stream, casework.Listed, id, nil, body)
	for _, h := range w.s.Hearings() {
		if body.Starts != "" && h.Day() == casework.DayOfMoment(body.Starts) && len(h.CourtIDs) == 0 {
			w.offer(id, h.Ref, thing.name, "on the same day")
		}
	}
}

func before(at string) string {
	t, err := ledger.ParseTime(at)
	if err != nil || at == NoTime {
		return at
	}
	return ledger.FormatTime(t.Add(-time.Microsecond))
}

// moves reports whether a new start is the court's last word on a hearing that is to take place, not a word of the past nor one of two.
func (w *writing) moves(key thingKey, s said) bool {
	n := len(w.tellings)
	if last := w.tellings[n-1]; s.at != last.at || n > 1 && w.tellings[n-2].at == s.at {
		return false
	}
	return w.tellings[n-1].saidAt()(key, casework.HearingState) == casework.HearingListed
}

func (w *writing) move(id ledger.EntryID, key thingKey, of ledger.Ref, s said) {
	told := w.tellings[len(w.tellings)-1].saidAt()
	put(w, w.s.Stream, casework.Moved, id, nil, casework.MovedBody{
		Hearing: of, Starts: s.value, Ends: told(key, casework.Ends), Venue: told(key, casework.Venue), Court: courtWord(s.at, ""),
	})
	for _, field := range []casework.Field{casework.Ends, casework.Venue, casework.HearingState} {
		w.done[doneKey{of.Entry, field, said{s.at, told(key, field)}}] = true
	}
}

func (w *writing) putOff(id ledger.EntryID, key thingKey, of ledger.Ref, s said) {
	var off offBecause
	for _, t := range w.tellings {
		for _, thing := range t.things {
			if t.at == s.at && thing.key == key {
				off = thing.off
			}
		}
	}
	put(w, w.s.Stream, casework.PutOff, id, nil, casework.PutOffBody{
		Hearing: of, State: s.value, Why: off.words, AboutUs: off.aboutUs, Court: courtWord(s.at, ""),
	})
}
