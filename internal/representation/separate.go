package representation

import (
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Separation is a child’s own solicitor, as long as it holds.
type Separation struct {
	SeparateBody
	Entry ledger.Entry
}

// On is the day on which it was decided.
func (s Separation) On() calendar.Date { return calendar.DateOf(s.Entry.Happened.Start()) }

// Represented is how the children of a case are represented apart from their guardian.
type Represented struct{ apart []Separation }

// Of is how the children of a case are represented now.
func Of(h *ledger.History) *Represented { return folding.Of(h) }

var folding = casework.NewFold(func(r *Represented, e ledger.Entry) {
	switch b := e.Body.(type) {
	case SeparateBody:
		r.end(func(s Separation) bool { return s.Child == b.Child })
		r.apart = append(r.apart, Separation{b, e})
	case RejoinedBody:
		r.end(func(s Separation) bool { return s.Entry.Ref() == b.Separation })
	}
})

func (r *Represented) end(ended func(Separation) bool) {
	var left []Separation
	for _, s := range r.apart {
		if !ended(s) {
			left = append(left, s)
		}
	}
	r.apart = left
}

// All are the separations that hold, the oldest first.
func (r *Represented) All() []Separation { return r.apart }

// Child is the separation of a child that holds.
func (r *Represented) Child(child ledger.Ref) (Separation, bool) {
	for _, s := range r.apart {
		if s.Child == child {
			return s, true
		}
	}
	return Separation{}, false
}

// SeparateForm is SeparateBody with the day on which it was decided.
type SeparateForm struct {
	SeparateBody
	On, Today calendar.Date
}

// Separate records that a child instructs a solicitor apart from their guardian.
func Separate(s *casework.State, by ledger.Author, id ledger.EntryID, form SeparateForm) (ledger.Change, error) {
	ps := fault.FieldsOf(form.Validate())
	child, known := s.Person(form.Child)
	ps.Need(known && child.Kind == casework.Child, "child", "Choose a child of this case")
	ps.Need(!form.On.IsZero(), "on", "Give the day on which it was decided")
	ps.Need(!form.On.After(form.Today), "on", "The day must not be in the future")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Separated, id, ledger.OnDay(form.On.String()), form.SeparateBody)
	return m.Done()
}

// Rejoin records that it ended.
func Rejoin(r *Represented, child ledger.Ref, by ledger.Author, id ledger.EntryID, why string) (ledger.Change, error) {
	s, holds := r.Child(child)
	if !holds {
		return ledger.Change{}, fault.Refuse("This child does not instruct a solicitor apart from the guardian.", nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Entry.Stream, Rejoined, id, nil, RejoinedBody{Separation: s.Entry.Ref(), Why: why})
	return m.Done()
}
