package warning

import (
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Warning is a warning as the case tells it.
type Warning struct {
	GivenBody
	Entry  ledger.Entry
	Review calendar.Date // as last said
	Over   bool
}

// Late reports whether its day of review has passed.
func (w *Warning) Late(today calendar.Date) bool { return w.Review.Before(today) }

// State is the warnings of a case.
type State struct{ all []*Warning }

// Of reads them out of the case.
func Of(h *ledger.History) *State { return folding.Of(h) }

var folding = ledger.NewFold(func(s *State, e ledger.Entry) {
	switch b := e.Body.(type) {
	case GivenBody:
		s.all = append(s.all, &Warning{GivenBody: b, Entry: e, Review: b.Review})
	case LookedBody:
		if w, ok := s.Find(b.Warning.Entry); ok {
			w.Review = b.Review
		}
	case EndedBody:
		if w, ok := s.Find(b.Warning.Entry); ok {
			w.Over = true
		}
	}
})

// Find is a warning by the id of its entry, unless it has ended.
func (s *State) Find(id ledger.EntryID) (*Warning, bool) {
	for _, w := range s.Open() {
		if w.Entry.ID == id {
			return w, true
		}
	}
	return nil, false
}

// Open are those that have not ended, oldest first.
func (s *State) Open() (open []*Warning) {
	for _, w := range s.all {
		if !w.Over {
			open = append(open, w)
		}
	}
	return open
}

// Step is somebody recording something about a warning.
type Step struct {
	By ledger.Author
	ID ledger.EntryID // that the form carried
	On calendar.Date  // today
}

// Warn records a warning.
func Warn(h *ledger.History, step Step, form GivenBody) (ledger.Change, error) {
	return put(h, Given, step, form.Validate(), form.Review, form)
}

// Look records that a warning still holds.
func Look(h *ledger.History, step Step, form LookedBody) (ledger.Change, error) {
	if _, open := Of(h).Find(form.Warning.Entry); !open {
		return ledger.Change{}, errEnded
	}
	return put(h, Looked, step, form.Validate(), form.Review, form)
}

// End records that a warning holds no longer.
func End(h *ledger.History, step Step, form EndedBody) (ledger.Change, error) {
	if _, open := Of(h).Find(form.Warning.Entry); !open {
		return ledger.Change{}, errEnded
	}
	return put(h, Ended, step, form.Validate(), calendar.Date{}, form)
}

var errEnded = fault.Refuse("This warning was ended meanwhile.", nil)

func put[T any](h *ledger.History, kind ledger.Kind[T], step Step, wrong error, review calendar.Date, body T) (ledger.Change, error) {
	ps := fault.FieldsOf(wrong)
	ps.Need(review.IsZero() || review.After(step.On), "review", "That day is over")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: step.By}
	ledger.Put(m, h.Stream, kind, step.ID, nil, body)
	return m.Done()
}
