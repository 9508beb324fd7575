package casework

import (
	"slices"

	"candour/internal/ledger"
)

// joins say which things of one case were found to be the same: from a thing to the one it goes under.
type joins map[ledger.EntryID]ledger.EntryID

// joinsIn reads the joins that hold at the end of a history.
func joinsIn(entries []ledger.Entry) joins {
	var pairs []JoinBody
	for _, e := range entries {
		b, ok := e.Body.(JoinBody)
		if !ok || e.Kind == KeptApart.Name() {
			continue
		}
		pairs = slices.DeleteFunc(pairs, b.samePair)
		if e.Kind == Joined.Name() {
			pairs = append(pairs, b)
		}
	}
	j := joins{}
	for _, b := range pairs {
		if kept, same := j.canon(b.Kept.Entry), j.canon(b.Same.Entry); kept != same && same != "" {
			j[same] = kept
		}
	}
	return j
}

func (b JoinBody) samePair(other JoinBody) bool {
	return b.Kept == other.Kept && b.Same == other.Same || b.Kept == other.Same && b.Same == other.Kept
}

// canon is the name a thing goes under.
func (j joins) canon(id ledger.EntryID) ledger.EntryID {
	for next, joined := j[id]; joined; next, joined = j[id] {
		id = next
	}
	return id
}

// Offers are the questions whether two things are the same that nobody has answered.
func (s *State) Offers() []OfferedBody {
	return slices.DeleteFunc(slices.Clone(s.offers), func(o OfferedBody) bool {
		return s.canon(o.Kept) == s.canon(o.Same) || slices.ContainsFunc(s.apart, JoinBody{Kept: o.Kept, Same: o.Same}.samePair)
	})
}

func (s *State) applyJoin(e ledger.Entry) {
	switch b := e.Body.(type) {
	case OfferedBody:
		s.offers = append(s.offers, b)
	case JoinBody:
		if e.Kind != Joined.Name() {
			s.apart = append(s.apart, b)
		}
	}
}

// Offer asks a person whether two things are the same; not again when they have answered.
func Offer(s *State, by ledger.Author, id ledger.EntryID, form OfferedBody) (ledger.Change, error) {
	if err := s.checkPair(form.Kept, form.Same); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, Offered, id, nil, form)
}

// Join says that two people, hearings, orders or duties of the case are one.
func Join(s *State, by ledger.Author, id ledger.EntryID, form JoinBody) (ledger.Change, error) {
	if err := s.checkPair(form.Kept, form.Same); err != nil {
		return ledger.Change{}, err
	}
	form.As = s.label(form.Kept)
	return one(s, by, Joined, id, nil, form)
}

// SplitUp takes a join back.
func SplitUp(s *State, by ledger.Author, id ledger.EntryID, form JoinBody) (ledger.Change, error) {
	if s.canon(form.Kept) != s.canon(form.Same) {
		return ledger.Change{}, problem("same", "These two are not joined")
	}
	form.As = s.label(form.Kept)
	return one(s, by, Parted, id, nil, form)
}

// KeepApart answers an offer: the two are not the same.
func KeepApart(s *State, by ledger.Author, id ledger.EntryID, form JoinBody) (ledger.Change, error) {
	if err := s.checkPair(form.Kept, form.Same); err != nil {
		return ledger.Change{}, err
	}
	form.As = s.label(form.Kept)
	return one(s, by, KeptApart, id, nil, form)
}

func (s *State) checkPair(a, b ledger.Ref) error {
	kind := s.sortOf(a)
	switch {
	case kind == "" || kind != s.sortOf(b):
		return problem("same", "Choose two people, two hearings, two orders or two things to do")
	case s.canon(a) == s.canon(b):
		return problem("same", "These two are one already")
	default:
		return nil
	}
}

// sortOf is what sort of thing a name stands for.
func (s *State) sortOf(ref ledger.Ref) string {
	if p, ok := s.Person(ref); ok {
		return string(p.Kind)
	}
	if _, ok := s.Hearing(ref); ok {
		return "hearing"
	}
	if _, ok := s.Order(ref); ok {
		return "order"
	}
	if _, ok := s.Duty(ref); ok {
		return "duty"
	}
	return ""
}

// label is what people call a thing of the case.
func (s *State) label(ref ledger.Ref) string {
	if p, ok := s.Person(ref); ok {
		return p.Name()
	}
	if h, ok := s.Hearing(ref); ok {
		return h.Type()
	}
	if o, ok := s.Order(ref); ok {
		return o.Name
	}
	if d, ok := s.Duty(ref); ok {
		return d.What
	}
	return ""
}

// SamePerson says, in their own streams, that two people are one. Each case still shows only its own.
func SamePerson(one, other *Identity, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	if !one.Began() || !other.Began() || one.Stream == other.Stream || slices.Contains(one.SameAs(), other.Stream) {
		return ledger.Change{}, problem("with", "Choose another person who is not joined with this one already")
	}
	return both(PersonJoined, one, other, by, id, why)
}

// NotSamePerson takes that back.
func NotSamePerson(one, other *Identity, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	if !slices.Contains(one.SameAs(), other.Stream) {
		return ledger.Change{}, problem("with", "These two are not joined")
	}
	return both(PersonParted, one, other, by, id, why)
}

func both(kind ledger.Kind[SamePersonBody], one, other *Identity, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	m := &ledger.Making{By: by}
	ledger.Put(m, one.Stream, kind, id, nil, SamePersonBody{other.Stream, why})
	ledger.Put(m, other.Stream, kind, ledger.DerivedID(other.Stream, kind.Name()+" "+string(id)), nil, SamePersonBody{one.Stream, why})
	return m.Done()
}
