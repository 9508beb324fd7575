package casework

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Detail is something by which a person can be reached or found. One that is confidential has no value here: that stands on the closed side.
type Detail struct {
	Ref      ledger.Ref // names it for reveal, decision and end: the entry, or the fact on the closed side
	Kind     DetailKind
	Value    string // "" when confidential
	Source   string
	Hiding   Hiding
	Decided  bool // a person decided from whom it is hidden
	ByCourt  bool // the court gave it
	Entry    ledger.Entry
	replaces ledger.EntryID
}

// Confidential reports whether the value stands on the closed side.
func (d *Detail) Confidential() bool { return d.Value == "" }

// Details are how the person can be reached or found, as far as it still holds. How it is safe to do so is asked of Safe, first.
func (p *Person) Details() []*Detail { return p.details }

// Detail is a detail of anybody in the case by its name, with whose it is.
func (s *State) Detail(ref ledger.Ref) (*Person, *Detail, bool) {
	for _, p := range s.people {
		for _, d := range p.details {
			if d.Ref == ref {
				return p, d, true
			}
		}
	}
	return nil, nil, false
}

// Undecided are the confidential details on which nobody has decided from whom they are hidden.
func (s *State) Undecided() []*Detail {
	var out []*Detail
	for _, p := range s.people {
		for _, d := range p.details {
			if d.Confidential() && d.Hiding.From == Undecided {
				out = append(out, d)
			}
		}
	}
	return out
}

// HiddenFrom are the details of others that are hidden from a person, and so must not reach anything that they may see.
func (s *State) HiddenFrom(ref ledger.Ref) []*Detail {
	var out []*Detail
	for _, p := range s.people {
		for _, d := range p.details {
			if p.Ref.Entry != s.canon(ref).Entry && d.Confidential() && s.hidesFrom(d, ref) {
				out = append(out, d)
			}
		}
	}
	return out
}

func (s *State) hidesFrom(d *Detail, ref ledger.Ref) bool {
	if d.Hiding.From != FromSome {
		return d.Hiding.Hidden()
	}
	return slices.ContainsFunc(d.Hiding.People, func(from ledger.Ref) bool { return s.canon(from) == s.canon(ref) })
}

func (s *State) applyDetail(e ledger.Entry) {
	switch b := e.Body.(type) {
	case DetailBody:
		s.addDetail(b.Of, &Detail{
			Ref: e.Ref(), Kind: b.Kind, Value: b.Value, Source: b.Source, Hiding: Hiding{From: FromNobody}, Decided: b.Court == nil,
			ByCourt: b.Court != nil, Entry: e, replaces: b.Replaces,
		})
	case OnRecordBody:
		s.addDetail(b.Of, &Detail{
			Ref: b.Fact, Kind: b.Kind, Hiding: b.Hiding, Decided: b.Court == nil && b.Hiding.From != Undecided,
			ByCourt: b.Court != nil, Entry: e, replaces: b.Replaces.Entry,
		})
	case HidingDecidedBody:
		if _, d, ok := s.Detail(b.Fact); ok {
			d.Hiding, d.Decided = b.Hiding, true
		}
	case DetailEndedBody:
		for _, p := range s.people {
			p.details = slices.DeleteFunc(p.details, func(d *Detail) bool { return d.Ref.Entry == b.Detail.Entry })
		}
	case RevealedBody:
		s.reveals = append(s.reveals, Reveal{b, e})
	}
}

func (s *State) addDetail(of ledger.Ref, d *Detail) {
	p := s.person(s.canon(of))
	if p == nil {
		return
	}
	if d.replaces != "" {
		p.details = slices.DeleteFunc(p.details, func(old *Detail) bool { return old.Ref.Entry == d.replaces })
	}
	p.details = append(p.details, d)
}

// Reveal is one look at a confidential fact: who looked is the entry's author.
type Reveal struct {
	RevealedBody
	Entry ledger.Entry
}

// Reveals are all looks at confidential facts of the case, oldest first.
func (s *State) Reveals() []Reveal { return s.reveals }

// DetailForm records a detail. Only Hiding FromNobody puts it in the open: what nobody has decided on is confidential.
type DetailForm struct {
	Of       ledger.Ref
	Kind     DetailKind
	Value    string
	Source   string
	Since    calendar.Date
	Hiding   Hiding
	Replaces ledger.Ref // the detail it takes the place of
	Court    *CourtWord
}

// AddDetail records a detail of a person, in the open or on the closed side. It writes to both streams of the case.
func AddDetail(s *State, by ledger.Author, id ledger.EntryID, form DetailForm) (ledger.Change, error) {
	m := &ledger.Making{By: by}
	s.putDetail(m, id, form)
	return m.Done()
}

// putDetail puts a detail on record and gives the name it goes by.
func (s *State) putDetail(m *ledger.Making, id ledger.EntryID, form DetailForm) ledger.Ref {
	who := s.called(form.Of)
	if who == "" {
		m.Fail(problem("of", "Choose whom this is about"))
	}
	hiding := s.named(s.keepHidden(form))
	if hiding.From == FromNobody {
		ledger.Put(m, s.Stream, DetailGiven, id, nil, DetailBody{
			Of: form.Of, Who: who, Kind: form.Kind, Value: form.Value, Source: form.Source, Replaces: form.Replaces.Entry, Court: form.Court,
		})
		return ledger.Ref{Stream: s.Stream, Entry: id}
	}
	fact := ledger.Ref{Stream: s.Side, Entry: ledger.DerivedID(s.Side, "fact "+string(id))}
	ledger.Put(m, s.Side, ConfidentialGiven, fact.Entry, nil, ConfidentialBody{
		Of: form.Of, Kind: form.Kind, Value: form.Value, Source: form.Source, Since: form.Since, Replaces: form.Replaces.Entry, Court: form.Court,
	})
	ledger.Put(m, s.Stream, OnRecord, id, nil, OnRecordBody{
		Of: form.Of, Who: who, Kind: form.Kind, Fact: fact, Hiding: hiding, Replaces: form.Replaces, Court: form.Court,
	})
	return fact
}

// keepHidden is the hiding of a detail that takes another's place: the court's word never opens what a person hid.
func (s *State) keepHidden(form DetailForm) Hiding {
	_, before, ok := s.Detail(form.Replaces)
	if form.Court != nil && ok && before.Decided && before.Hiding.Hidden() {
		return before.Hiding
	}
	return form.Hiding
}

// named fills in what those from whom something is hidden are called.
func (s *State) named(h Hiding) Hiding {
	h.Names = nil
	for _, ref := range h.People {
		h.Names = append(h.Names, s.called(ref))
	}
	return h
}

// EndDetail says that a detail no longer holds.
func EndDetail(s *State, by ledger.Author, id ledger.EntryID, form DetailEndedBody) (ledger.Change, error) {
	p, d, ok := s.Detail(form.Detail)
	if !ok {
		return ledger.Change{}, problem("detail", "Choose the detail")
	}
	form.Who, form.Kind = p.Name(), d.Kind
	return one(s, by, DetailEnded, id, nil, form)
}

// ConcealForm hides a detail that stands in the open.
type ConcealForm struct {
	Detail ledger.Ref
	Hiding Hiding
	Why    string
}

// Conceal moves a detail from the open to the closed side. Its entry in the open is hidden from everyone but a reviewer.
func Conceal(s *State, by ledger.Author, id ledger.EntryID, form ConcealForm) (ledger.Change, error) {
	p, d, ok := s.Detail(form.Detail)
	if !ok || d.Confidential() {
		return ledger.Change{}, problem("detail", "Choose a detail that is not hidden yet")
	}
	if form.Hiding.From == FromNobody {
		return ledger.Change{}, problem("hiding", "Choose from whom it is hidden")
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Concealed, id, nil, ConcealedBody{Entry: d.Ref.Entry, Who: p.Name(), Kind: d.Kind, Why: form.Why})
	s.putDetail(m, ledger.DerivedID(s.Stream, "concealed "+string(id)), DetailForm{
		Of: p.Ref, Kind: d.Kind, Value: d.Value, Source: d.Source, Hiding: form.Hiding,
	})
	return m.Done()
}

// DecideHiding records from whom a confidential detail is hidden. With FromNobody it may be shown to everyone on the case, and its value
// stays where it is.
func DecideHiding(s *State, by ledger.Author, id ledger.EntryID, form HidingDecidedBody) (ledger.Change, error) {
	p, d, ok := s.Detail(form.Fact)
	if !ok || !d.Confidential() {
		return ledger.Change{}, problem("fact", "Choose the detail")
	}
	form.Who, form.Kind, form.Hiding = p.Name(), d.Kind, s.named(form.Hiding)
	return one(s, by, HidingDecided, id, nil, form)
}

// DecideHidings records several decisions at once, each an entry of its own; the first bears the id.
func DecideHidings(s *State, by ledger.Author, id ledger.EntryID, forms []HidingDecidedBody) (ledger.Change, error) {
	if len(forms) == 0 {
		return ledger.Change{}, problem("hiding", "Choose from whom at least one of them is hidden")
	}
	var all ledger.Change
	for i, form := range forms {
		of := id
		if i > 0 {
			of = ledger.DerivedID(s.Stream, "hiding "+string(id)+" "+string(form.Fact.Entry))
		}
		decided, err := DecideHiding(s, by, of, form)
		if err != nil {
			return ledger.Change{}, err
		}
		all.Add(s.Stream, decided.Entries[s.Stream]...)
	}
	return all, nil
}

// RevealDetail records that its author is about to be shown a confidential detail. Show it when this is on record, and not before.
func RevealDetail(s *State, by ledger.Author, id ledger.EntryID, fact ledger.Ref, why string) (ledger.Change, error) {
	p, d, ok := s.Detail(fact)
	if !ok || !d.Confidential() {
		return ledger.Change{}, fault.Absent(nil)
	}
	return one(s, by, Revealed, id, nil, RevealedBody{Fact: fact, Who: p.Name(), Kind: d.Kind, Why: why})
}
