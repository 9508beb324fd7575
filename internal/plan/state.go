package plan

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/decision"
	"candour/internal/footing"
	"candour/internal/ledger"
)

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

// Line is a line of the plan with what became of it. It is shared between readers: change nothing in it.
type Line struct {
	LineBody
	Entry  ledger.Entry
	Before *Line             // whose place it took; nil of a first line
	After  *Line             // what took its place; nil while it holds
	Ended  *Act[EndedBody]   // nil while it is in the plan
	Hand   []Act[TickedBody] // what persons said of it, oldest first
}

// Ref names the line as it stands.
func (l *Line) Ref() ledger.Ref { return l.Entry.Ref() }

// Holds reports whether it is in the plan as it is.
func (l *Line) Holds() bool { return l.After == nil && l.Ended == nil }

// since is the version of the case from which work counts for it: by which a line was first made from this person in this way.
func (l *Line) since() int64 {
	for l.Before != nil && l.Before.From == l.From && l.Before.Outside == l.Outside && l.Before.Way == l.Way {
		l = l.Before
	}
	return l.Entry.Version
}

// Key is the line in the argument: that it is needed for what it rests on.
func (l *Line) Key() footing.Key { return footing.Of(l.Ref(), footing.So) }

// Called is what a sentence calls it.
func (l *Line) Called() string { return "the plan’s line “" + l.Find + "”" }

// tells reports whether those for whom words are made may be told of it.
func (l *Line) tells(as Stage) bool {
	return l.Tell == TellAll || l.Tell == TellAdults && as == ForFamily
}

// State is the plan of a case.
type State struct {
	all   []*Line
	left  []Act[LeftOutBody]
	given []Act[GivenBody]
}

// Of is the plan of a case.
func Of(h *ledger.History) *State { return folding.Of(h) }

var folding = casework.NewFold(func(s *State, e ledger.Entry) {
	switch b := e.Body.(type) {
	case LineBody:
		s.add(&Line{LineBody: b, Entry: e})
	case EndedBody:
		if l, ok := s.Find(b.Line); ok {
			l.Ended = &Act[EndedBody]{b, e}
		}
	case TickedBody:
		if l, ok := s.Find(b.Line); ok {
			l.Hand = append(l.Hand, Act[TickedBody]{b, e})
		}
	case LeftOutBody:
		s.left = append(s.left, Act[LeftOutBody]{b, e})
	case GivenBody:
		s.given = append(s.given, Act[GivenBody]{b, e})
	}
})

func (s *State) add(l *Line) {
	if old, ok := s.Find(l.Instead); ok {
		l.Before, old.After = old, l
		if old.From == l.From && old.Outside == l.Outside && old.Way == l.Way {
			l.Hand = slices.Clone(old.Hand)
		}
	}
	s.all = append(s.all, l)
}

// Find is a line by the entry that made it.
func (s *State) Find(ref ledger.Ref) (*Line, bool) {
	i := slices.IndexFunc(s.all, func(l *Line) bool { return l.Ref() == ref })
	if i < 0 {
		return nil, false
	}
	return s.all[i], true
}

// Lines are those that hold, in the order in which they are due; those without a day come last.
func (s *State) Lines() []*Line {
	lines := slices.DeleteFunc(slices.Clone(s.all), func(l *Line) bool { return !l.Holds() })
	slices.SortStableFunc(lines, func(a, b *Line) int {
		if a.Due.IsZero() != b.Due.IsZero() {
			return map[bool]int{true: 1, false: -1}[a.Due.IsZero()]
		}
		return a.Due.Compare(b.Due)
	})
	return lines
}

// Out are the lines that were taken out, the last first.
func (s *State) Out() []*Line {
	lines := slices.DeleteFunc(slices.Clone(s.all), func(l *Line) bool { return l.Ended == nil })
	slices.Reverse(lines)
	return lines
}

// LeftOut are the questions of orders that need no line.
func (s *State) LeftOut() []Act[LeftOutBody] { return s.left }

// Proposed are the questions of the orders of a case that are neither in the plan nor left out of it.
func (s *State) Proposed(of *casework.State) []casework.Asked {
	return slices.DeleteFunc(of.QuestionsFor(""), func(a casework.Asked) bool {
		return slices.ContainsFunc(s.all, func(l *Line) bool { return l.Order == a.Order.Ref && l.Question == a.Key }) ||
			slices.ContainsFunc(s.left, func(x Act[LeftOutBody]) bool { return x.Body.Order == a.Order.Ref && x.Body.Question == a.Key })
	})
}

// Gave is the plan as somebody has it.
type Gave struct {
	Act[GivenBody]
	Behind bool // a line that they may be told has changed since
}

// GivenTo is who has the plan: of each person and sort of words the last copy.
func (s *State) GivenTo() []Gave {
	var all []Gave
	for i, a := range s.given {
		later := func(x Act[GivenBody]) bool { return x.Body.To == a.Body.To && x.Body.As == a.Body.As }
		if !slices.ContainsFunc(s.given[i+1:], later) {
			all = append(all, Gave{a, !slices.Equal(refs(s.Tells(a.Body.As)), a.Body.Lines)})
		}
	}
	return all
}

// Given is a copy of the plan that was given, by its entry.
func (s *State) Given(id ledger.EntryID) (Act[GivenBody], bool) {
	i := slices.IndexFunc(s.given, func(a Act[GivenBody]) bool { return a.Entry.ID == id })
	if i < 0 {
		return Act[GivenBody]{}, false
	}
	return s.given[i], true
}

// Last is the copy that somebody has in words of a sort.
func (s *State) Last(to ledger.Ref, as Stage) (Act[GivenBody], bool) {
	for _, a := range slices.Backward(s.given) {
		if a.Body.To == to && a.Body.As == as {
			return a, true
		}
	}
	return Act[GivenBody]{}, false
}

// Tells are the lines of which somebody may be told, in the order in which they were first made.
func (s *State) Tells(as Stage) []*Line {
	return slices.DeleteFunc(slices.Clone(s.all), func(l *Line) bool { return !l.Holds() || !l.tells(as) })
}

func refs(lines []*Line) []ledger.Ref {
	var all []ledger.Ref
	for _, l := range lines {
		all = append(all, l.Ref())
	}
	return all
}

// RestsOn is what a line rests on, each once.
func (l *Line) RestsOn() []footing.Key {
	var keys []footing.Key
	add := func(ref ledger.Ref, side footing.Facet) {
		if k := footing.Of(ref, side); !ref.IsZero() && !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	add(l.Order, footing.OnRecord)
	for _, c := range l.Why {
		if c.Sort == decision.ByPreference {
			add(c.On, footing.Said)
		} else {
			add(c.On, footing.So)
		}
	}
	return keys
}

// Gone is what a line rests on that does not stand.
func (l *Line) Gone(c *footing.Case) []footing.Key {
	return slices.DeleteFunc(l.RestsOn(), func(k footing.Key) bool { return c.Standing(k).Holds() })
}

// Contribute is the plan’s part in the argument: each line that holds is a statement with one step, on all that it rests on together. It is a
// footing.Contributor.
func Contribute(h *ledger.History, _ footing.As) footing.Contribution {
	var c footing.Contribution
	for _, l := range Of(h).Lines() {
		c.Statement(l.Key(), l.Called)
		c.Step(footing.Step{
			Key: footing.Of(l.Ref(), "step"), Conclusion: l.Key(), Premises: l.RestsOn(), Author: l.Entry.Author.Person,
			By: "what is to be found out rests on why it is needed",
		})
	}
	return c
}
