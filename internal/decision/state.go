package decision

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/footing"
	"candour/internal/ledger"
)

// Decision is a decision with what became of it. It is shared between readers: change nothing in it.
type Decision struct {
	MadeBody
	Number    int // within the case, from 1
	Entry     ledger.Entry
	Explained []Act[ExplainedBody]
	Kept      []Act[KeptBody]
	Done      *Act[CarriedOutBody] // nil while it is ahead
	By        *Decision            // what took its place; nil while it holds
}

// Act is an entry with its body.
type Act[T any] struct {
	Body  T
	Entry ledger.Entry
}

// On is the day on which it happened; when it was recorded, if nobody said.
func (a Act[T]) On() calendar.Date { return dayOf(a.Entry) }

func dayOf(e ledger.Entry) calendar.Date {
	if e.Happened == nil {
		return calendar.DateInLondon(e.Recorded)
	}
	return calendar.DateOf(e.Happened.Start())
}

// Ref names the decision.
func (d *Decision) Ref() ledger.Ref { return d.Entry.Ref() }

// On is the day on which it was made.
func (d *Decision) On() calendar.Date { return dayOf(d.Entry) }

// Ahead reports whether it holds and is still to be carried out.
func (d *Decision) Ahead() bool { return d.Done == nil && d.By == nil }

// Key is the decision in the argument: that it holds for what it rests on.
func (d *Decision) Key() footing.Key { return footing.Of(d.Ref(), footing.So) }

// Called is what a sentence calls it: "decision 4, “How to see Isla”".
func (d *Decision) Called() string {
	return "the decision of " + d.On().Plain() + ", “" + d.Question + "”"
}

// State is the decisions of a case.
type State struct{ all []*Decision }

// Of is the decisions of a case.
func Of(h *ledger.History) *State { return folding.Of(h) }

var folding = casework.NewFold(func(s *State, e ledger.Entry) {
	switch b := e.Body.(type) {
	case MadeBody:
		s.add(&Decision{MadeBody: b, Number: len(s.all) + 1, Entry: e})
	case ExplainedBody:
		if d, ok := s.Find(b.Decision); ok {
			d.Explained = append(d.Explained, Act[ExplainedBody]{b, e})
		}
	case KeptBody:
		if d, ok := s.Find(b.Decision); ok {
			d.Kept = append(d.Kept, Act[KeptBody]{b, e})
		}
	case CarriedOutBody:
		if d, ok := s.Find(b.Decision); ok {
			d.Done = &Act[CarriedOutBody]{b, e}
		}
	}
})

func (s *State) add(d *Decision) {
	if old, ok := s.Find(d.Instead); ok {
		old.By = d
	}
	s.all = append(s.all, d)
}

// All are the decisions, the oldest first.
func (s *State) All() []*Decision { return s.all }

// Find is a decision by its entry.
func (s *State) Find(ref ledger.Ref) (*Decision, bool) {
	i := slices.IndexFunc(s.all, func(d *Decision) bool { return d.Ref() == ref })
	if i < 0 {
		return nil, false
	}
	return s.all[i], true
}

// Fallen is a decision that holds on paper, and what it rests on that no longer stands.
type Fallen struct {
	*Decision
	On []footing.Key
}

// ToAnswer are the decisions that no longer stand, or are disputed, for something that nobody has answered yet.
func (s *State) ToAnswer(c *footing.Case) []Fallen {
	var all []Fallen
	for _, d := range s.all {
		if f := (Fallen{d, d.Gone(c)}); d.By == nil && len(f.On) > 0 && !d.answered(f.On) {
			all = append(all, f)
		}
	}
	return all
}

// Gone is what a decision rests on that does not stand.
func (d *Decision) Gone(c *footing.Case) []footing.Key {
	var gone []footing.Key
	for _, k := range d.RestsOn() {
		if !c.Standing(k).Holds() {
			gone = append(gone, k)
		}
	}
	return gone
}

// answered reports whether somebody said that the decision stays although these no longer stand.
func (d *Decision) answered(gone []footing.Key) bool {
	return !slices.ContainsFunc(gone, func(k footing.Key) bool {
		return !slices.ContainsFunc(d.Kept, func(a Act[KeptBody]) bool { return slices.Contains(a.Body.Despite, k.Ref) })
	})
}
