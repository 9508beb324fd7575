package plan

import (
	"cmp"
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/contact"
	"candour/internal/evidence"
	"candour/internal/ledger"
	"candour/internal/safeguarding"
)

// Tick is by what a line is done.
type Tick struct {
	By    ledger.Ref // the entry; of a word of a person, theirs
	On    calendar.Date
	Words string // "a visit of 3 December 2026"
}

// Work is what was done in a case that may tick a line, the first first.
type Work struct{ all []done }

type done struct {
	Tick
	recorded int64 // the version of the case by which it was on record
	way      Way
	people   []ledger.Ref
	name     string // of a body outside the case
}

// WorkOf is the work that is on record in a case. What was withdrawn from the record is not in it.
func WorkOf(h *ledger.History) Work {
	w := &Work{}
	w.notes(casework.Of(h))
	w.seen(casework.Of(h), contact.Of(h))
	w.papers(evidence.Of(h))
	w.checks(safeguarding.Of(h))
	slices.SortStableFunc(w.all, func(a, b done) int {
		return cmp.Compare(a.recorded, b.recorded)
	})
	return *w
}

func (w *Work) add(e ledger.Entry, what string, way Way, people []ledger.Ref, name string) {
	on := dayOf(e)
	w.all = append(w.all, done{Tick{e.Ref(), on, what + " of " + on.Plain()}, e.Version, way, people, name})
}

// notes are conversations; a visit or a meeting is being seen, too.
func (w *Work) notes(s *casework.State) {
	for _, n := range s.Notes() {
		switch n.Sort {
		case casework.Visit, casework.Meeting:
			w.add(n.Entry, "the note of a visit or meeting", See, n.People, n.With)
			w.add(n.Entry, "the note of a visit or meeting", Talk, n.People, n.With)
		case casework.Call:
			w.add(n.Entry, "the note of a call", Talk, n.People, n.With)
		}
	}
}

func (w *Work) seen(s *casework.State, how *contact.State) {
	for _, child := range s.Children() {
		for _, p := range how.PlansFor(child.Ref) {
			if p.Took != nil && p.Took.Body.Mode != "" {
				w.add(p.Took.Entry, "that the child was seen, on record", See, []ledger.Ref{child.Ref}, "")
				w.add(p.Took.Entry, "that the child was seen, on record", Talk, []ledger.Ref{child.Ref}, "")
			}
		}
	}
}

func (w *Work) papers(s *evidence.State) {
	for _, src := range s.Sources() {
		if src.Paper.IsZero() || !src.Paper.Note.IsZero() {
			continue // said to us, and in a note at most
		}
		w.add(src.Entry, "what came from them as evidence", Paper, []ledger.Ref{src.Who.Person}, src.Who.Name)
	}
}

func (w *Work) checks(s *safeguarding.State) {
	for _, c := range s.Checks() {
		for _, o := range c.Outcomes {
			if o.Body.Outcome != safeguarding.Answered && o.Body.Outcome != safeguarding.NothingKnown {
				continue
			}
			w.add(o.Entry, "the outcome of a check", Check, c.About, o.Body.Whom)
		}
	}
}

// Done is by what a line is done: the last word of a person, or the first work with that person, or by that body, of that sort, which was recorded after
// the line was made and not said to be no answer.
func (l *Line) Done(w Work) (Tick, bool) {
	if t, ok := l.byHand(); ok {
		return t, true
	}
	for _, d := range w.all {
		if d.way == l.Way && d.recorded > l.since() && l.with(d) && !l.unticked(d.By) {
			return d.Tick, true
		}
	}
	return Tick{}, false
}

// byHand is the last word of a person, when it is that the line is done.
func (l *Line) byHand() (Tick, bool) {
	if len(l.Hand) == 0 || !l.Hand[len(l.Hand)-1].Body.Done {
		return Tick{}, false
	}
	last := l.Hand[len(l.Hand)-1]
	return Tick{last.Entry.Ref(), last.On(), "the word of whoever works on it, of " + last.On().Plain() + ": " + last.Body.Why}, true
}

func (l *Line) with(d done) bool {
	if !l.From.IsZero() {
		return slices.Contains(d.people, l.From)
	}
	return given(d.name) && strings.EqualFold(strings.TrimSpace(l.Outside), strings.TrimSpace(d.name))
}

func (l *Line) unticked(by ledger.Ref) bool {
	return slices.ContainsFunc(l.Hand, func(a Act[TickedBody]) bool { return !a.Body.Done && a.Body.By == by })
}
