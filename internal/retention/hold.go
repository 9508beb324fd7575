package retention

import (
	"slices"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Holds are what keeps a case from being erased, as its open stream tells it, oldest first.
type Holds []*Hold

// Hold is one reason for which a case must be kept.
type Hold struct {
	HeldBody
	Entry  ledger.Entry
	Lifted *ledger.Entry // nil while nobody lifted it
}

// Ref names the hold.
func (h *Hold) Ref() ledger.Ref { return h.Entry.Ref() }

// InForce reports whether it keeps the case on a day.
func (h *Hold) InForce(day calendar.Date) bool {
	return h.Lifted == nil && (h.Until.IsZero() || !day.After(h.Until))
}

// HoldsOn are the holds of a case, by a history of its open stream.
func HoldsOn(h *ledger.History) Holds { return *holding.Of(h) }

// holding sees every entry: a hold that somebody hides as written in the wrong case still holds, until it is lifted.
var holding = ledger.NewFold(func(all *Holds, e ledger.Entry) {
	switch b := e.Body.(type) {
	case HeldBody:
		*all = append(*all, &Hold{HeldBody: b, Entry: e})
	case LiftedBody:
		if h, ok := all.Find(b.Hold); ok {
			h.Lifted = &e
		}
	}
})

// Find is the hold of a name.
func (all Holds) Find(ref ledger.Ref) (*Hold, bool) {
	i := slices.IndexFunc(all, func(h *Hold) bool { return h.Ref() == ref })
	if i < 0 {
		return nil, false
	}
	return all[i], true
}

// InForce are those that keep the case on a day.
func (all Holds) InForce(day calendar.Date) Holds {
	return slices.DeleteFunc(slices.Clone(all), func(h *Hold) bool { return !h.InForce(day) })
}

// PutOnHold keeps a case from being erased.
func PutOnHold(s *casework.State, by ledger.Author, id ledger.EntryID, form HeldBody) (ledger.Change, error) {
	if !s.Began() {
		return ledger.Change{}, fault.Absent(nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Held, id, nil, form)
	return m.Done()
}

// Lift ends a hold. Nothing is erased by that: somebody must decide it anew, and another confirm it.
func Lift(h *ledger.History, by ledger.Author, id ledger.EntryID, form LiftedBody) (ledger.Change, error) {
	hold, known := HoldsOn(h).Find(form.Hold)
	if !known {
		return ledger.Change{}, fault.Absent(nil)
	}
	if hold.Lifted != nil {
		return ledger.Change{}, fault.Refuse("This hold was lifted already.", nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Lifted, id, nil, form)
	return m.Done()
}

// onHold refuses to erase anything in a case that must be kept.
func onHold(h *ledger.History, day calendar.Date) error {
	if in := HoldsOn(h).InForce(day); len(in) > 0 {
		return fault.Refuse("This case must be kept for "+in[0].Reason.Words()+", so nothing in it can be erased. The hold must be lifted first.", nil)
	}
	return nil
}
