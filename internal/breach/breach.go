package breach

import (
	"slices"

	"candour/internal/ledger"
)

// Breach is something that went to the wrong person, as its own stream tells it.
type Breach struct {
	OpenedBody
	Entry      ledger.Entry // that opened it
	Safety     []Act[SafetyBody]
	Retrievals []Act[RetrievalBody]
	Decided    *Act[DecidedBody] // the last decision
	Told       []Act[ToldBody]
	Seen       []Act[SeenBody]
	Changes    []Act[ChangeBody]
	Closed     *Act[ClosedBody]
}

// Act is something that was done, by whom and when.
type Act[B any] struct {
	Body  B
	Entry ledger.Entry
}

// Began reports whether the stream holds a breach at all.
func (b *Breach) Began() bool { return b.Case != "" }

// Of is the breach of a stream.
func Of(h *ledger.History) *Breach { return breaches.Of(h) }

var breaches = ledger.NewFold(func(s *Breach, e ledger.Entry) {
	switch b := e.Body.(type) {
	case OpenedBody:
		s.OpenedBody, s.Entry = b, e
	case SafetyBody:
		s.Safety = append(s.Safety, Act[SafetyBody]{b, e})
	case RetrievalBody:
		s.Retrievals = append(s.Retrievals, Act[RetrievalBody]{b, e})
	case DecidedBody:
		s.Decided = &Act[DecidedBody]{b, e}
	case ToldBody:
		s.Told = append(s.Told, Act[ToldBody]{b, e})
	case SeenBody:
		s.Seen = append(s.Seen, Act[SeenBody]{b, e})
	case ChangeBody:
		s.Changes = append(s.Changes, Act[ChangeBody]{b, e})
	case ClosedBody:
		s.Closed = &Act[ClosedBody]{b, e}
	}
})

// In are the breaches of a case by a history of its open stream, each a stream of its own, oldest first. It sees those, too, of which the entry in
// the case was hidden since.
func In(h *ledger.History) []ledger.StreamID { return *inCase.Of(h) }

var inCase = ledger.NewFold(func(all *[]ledger.StreamID, e ledger.Entry) {
	if b, ok := Happened.In(e); ok {
		*all = append(*all, b.Breach)
	}
})

// Part is something that must be answered before a breach is closed.
type Part string

const (
	SafetyPart    Part = "safety"
	RetrievalPart Part = "retrieval"
	DecisionPart  Part = "decision"
	TellingPart   Part = "telling"
	SeenPart      Part = "seen"
	ChangePart    Part = "change"
)

// Parts are all of them, in the order in which they matter.
var Parts = []Part{SafetyPart, RetrievalPart, DecisionPart, TellingPart, SeenPart, ChangePart}

var partWords = map[Part]string{
	SafetyPart: "a safety plan for everybody at stake", RetrievalPart: "getting it back", DecisionPart: "the decision who is told",
	TellingPart: "telling those who are to be told", SeenPart: "who had seen it", ChangePart: "what changes",
}

// Words are the part in the middle of a sentence: "getting it back".
func (p Part) Words() string { return partWords[p] }

// Unanswered are the parts that are still to be answered.
func (b *Breach) Unanswered() []Part {
	return slices.DeleteFunc(slices.Clone(Parts), b.answered)
}

func (b *Breach) answered(p Part) bool {
	switch p {
	case SafetyPart:
		return len(b.Unprotected()) == 0
	case RetrievalPart:
		return len(b.Retrievals) > 0 && b.Retrievals[len(b.Retrievals)-1].Body.Step.ends()
	case DecisionPart:
		return b.Decided != nil
	case TellingPart:
		return b.toldAsDecided()
	case SeenPart:
		return len(b.Seen) > 0
	default:
		return len(b.Changes) > 0
	}
}

// Unprotected are those whose safety may be at stake and for whom there is no safety plan.
func (b *Breach) Unprotected() []Person {
	return slices.DeleteFunc(slices.Clone(b.AtStake), func(p Person) bool { return len(b.SafetyOf(p)) > 0 })
}

// SafetyOf is what was done to keep somebody safe, oldest first.
func (b *Breach) SafetyOf(p Person) []Act[SafetyBody] {
	return slices.DeleteFunc(slices.Clone(b.Safety), func(a Act[SafetyBody]) bool { return a.Body.Of != p.Of })
}

// toldAsDecided reports whether everybody was told who is to be told. Whose safety is at stake is among the people concerned.
func (b *Breach) toldAsDecided() bool {
	if b.Decided == nil {
		return false
	}
	commissioner := !b.Decided.Body.Commissioner || b.told(func(t ToldBody) bool { return t.Whom == TheCommissioner })
	if !b.Decided.Body.People {
		return commissioner
	}
	missed := slices.ContainsFunc(b.AtStake, func(p Person) bool { return !b.told(func(t ToldBody) bool { return t.Of == p.Of }) })
	return commissioner && !missed && b.told(func(t ToldBody) bool { return t.Whom == Concerned })
}

func (b *Breach) told(is func(ToldBody) bool) bool {
	return slices.ContainsFunc(b.Told, func(a Act[ToldBody]) bool { return is(a.Body) })
}
