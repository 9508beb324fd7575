package voice

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/ledger"
)

// State is what is on record of the words of the children of a case. It is shared between readers: change nothing in it.
type State struct {
	explained []Act[ExplainedBody]
	said      []Act[SaidBody]
	wishes    []*Wish
	answers   []*Correction
	told      []Act[ReportToldBody]
}

// Act is one thing that was done, with its entry.
type Act[B any] struct {
	Body  B
	Entry ledger.Entry
}

// Wish is a child’s wish, and whether it cannot be kept.
type Wish struct {
	Act[WishedBody]
	NotKept *Act[NotKeptBody] // nil while it is kept
	Holds   []ledger.Ref      // what it is about, and what the child said of that before and since
}

// Correction is what a child said of their words afterwards, with what they were told of it.
type Correction struct {
	Act[AnsweredBody]
	Replies []Act[RepliedBody]
}

// Waits reports whether nobody has answered the child yet.
func (c *Correction) Waits() bool { return len(c.Replies) == 0 }

// Of is what is on record of the words of the children of a case.
func Of(h *ledger.History) *State { return folding.Of(h) }

var folding = casework.NewFold(func(s *State, e ledger.Entry) {
	switch b := e.Body.(type) {
	case ExplainedBody:
		s.explained = append(s.explained, Act[ExplainedBody]{b, e})
	case SaidBody:
		s.said = append(s.said, Act[SaidBody]{b, e})
	case WishedBody:
		s.wishes = append(s.wishes, &Wish{Act: Act[WishedBody]{b, e}, Holds: s.withCorrections(b.Items)})
	case NotKeptBody:
		if w, ok := s.Wish(b.Wish.Entry); ok {
			w.NotKept = &Act[NotKeptBody]{b, e}
		}
	case AnsweredBody:
		s.answers = append(s.answers, &Correction{Act: Act[AnsweredBody]{b, e}})
		for _, w := range s.WishesOn(b.Item) {
			w.Holds = append(w.Holds, b.Account)
		}
	case RepliedBody:
		if c, ok := s.Correction(b.Answer.Entry); ok {
			c.Replies = append(c.Replies, Act[RepliedBody]{b, e})
		}
	case ReportToldBody:
		s.told = append(s.told, Act[ReportToldBody]{b, e})
	}
})

// withCorrections are items, each with what the child has said of it since.
func (s *State) withCorrections(items []ledger.Ref) []ledger.Ref {
	all := slices.Clone(items)
	for _, c := range s.answers {
		if slices.Contains(all, c.Body.Item) && !slices.Contains(all, c.Body.Account) {
			all = append(all, c.Body.Account)
		}
	}
	return all
}

// SpeakerOf is the child whose words an item holds, recorded as such or as their correction.
func (s *State) SpeakerOf(item ledger.Ref) (child ledger.Ref, known bool) {
	if said, ok := s.SaidIn(item); ok {
		return said.Body.Child, true
	}
	i := slices.IndexFunc(s.answers, func(c *Correction) bool { return c.Body.Account == item })
	if i < 0 {
		return ledger.Ref{}, false
	}
	return s.answers[i].Body.Child, true
}

func those[T any](all []T, is func(T) bool) []T {
	return slices.DeleteFunc(slices.Clone(all), func(t T) bool { return !is(t) })
}

// Explained is when and how a child was told who will read their words, the first time first.
func (s *State) Explained(child ledger.Ref) []Act[ExplainedBody] {
	return those(s.explained, func(a Act[ExplainedBody]) bool { return a.Body.Child == child })
}

// Said is what a child said, in the order in which it was recorded.
func (s *State) Said(child ledger.Ref) []Act[SaidBody] {
	return those(s.said, func(a Act[SaidBody]) bool { return a.Body.Child == child })
}

// SaidIn is under which circumstances the child said what an item of evidence holds.
func (s *State) SaidIn(item ledger.Ref) (Act[SaidBody], bool) {
	i := slices.IndexFunc(s.said, func(a Act[SaidBody]) bool { return a.Body.Item == item })
	if i < 0 {
		return Act[SaidBody]{}, false
	}
	return s.said[i], true
}

// Wishes are what a child wishes about who reads their words.
func (s *State) Wishes(child ledger.Ref) []*Wish {
	return those(s.wishes, func(w *Wish) bool { return w.Body.Child == child })
}

// WishesOn are the wishes about an item that are kept.
func (s *State) WishesOn(item ledger.Ref) []*Wish {
	return those(s.wishes, func(w *Wish) bool { return w.NotKept == nil && slices.Contains(w.Holds, item) })
}

// Wish is a wish by the id of its entry.
func (s *State) Wish(id ledger.EntryID) (*Wish, bool) {
	i := slices.IndexFunc(s.wishes, func(w *Wish) bool { return w.Entry.ID == id })
	if i < 0 {
		return nil, false
	}
	return s.wishes[i], true
}

// Corrections are what the children of the case said of their words afterwards.
func (s *State) Corrections() []*Correction { return s.answers }

// CorrectionsOf are what a child said of an item afterwards.
func (s *State) CorrectionsOf(item ledger.Ref) []*Correction {
	return those(s.answers, func(c *Correction) bool { return c.Body.Item == item })
}

// Correction is what a child said afterwards, by the id of its entry.
func (s *State) Correction(id ledger.EntryID) (*Correction, bool) {
	i := slices.IndexFunc(s.answers, func(c *Correction) bool { return c.Entry.ID == id })
	if i < 0 {
		return nil, false
	}
	return s.answers[i], true
}

// TakenUp reports whether what a child answered to a picture was put on record as their words.
func (s *State) TakenUp(answer ledger.Ref) bool {
	return slices.ContainsFunc(s.answers, func(c *Correction) bool { return c.Body.From == answer }) ||
		slices.ContainsFunc(s.said, func(a Act[SaidBody]) bool { return a.Body.From == answer })
}

// Told is what a child was told of a report.
func (s *State) Told(child, report ledger.Ref) []Act[ReportToldBody] {
	return those(s.told, func(a Act[ReportToldBody]) bool { return a.Body.Child == child && a.Body.Report == report })
}

// ToldOf is what a child was told of any report.
func (s *State) ToldOf(child ledger.Ref) []Act[ReportToldBody] {
	return those(s.told, func(a Act[ReportToldBody]) bool { return a.Body.Child == child })
}
