package outbox

import (
	"slices"
	"time"

	"candour/internal/ledger"
)

// Stream is the name of somebody’s box. It follows from their own, so that nothing has to be looked for; tablets know the worker by it.
func Stream(of ledger.StreamID) ledger.StreamID {
	return ledger.DerivedStreamID(ledger.DerivedID(of, "outbox"), of, "outbox")
}

// Box is what a worker’s stream tells: what their tablets may know, and what came from them.
type Box struct {
	prepared []Preparation
	tablets  []*Tablet
	kept     []*Keep
	brought  map[ledger.EntryID]bool
}

// Preparation is a case as tablets list it.
type Preparation struct {
	PreparedBody
	Entry ledger.Entry
}

// Tablet is a tablet of the worker’s.
type Tablet struct {
	TabletBody
	Entry ledger.Entry
	Off   *ledger.Entry // nil while it is trusted
}

// Keep is something kept, with what became of it.
type Keep struct {
	KeptBody
	Stored  ledger.Entry
	Settled *ledger.Entry // nil while it waits
}

// Of reads a worker’s box.
func Of(h *ledger.History) *Box { return folding.Of(h) }

var folding = ledger.NewFold(func(x *Box, e ledger.Entry) {
	switch b := e.Body.(type) {
	case PreparedBody:
		x.prepared = append(x.prepared, Preparation{b, e})
	case TabletBody:
		x.tablets = append(x.tablets, &Tablet{TabletBody: b, Entry: e})
	case CutOffBody:
		if t := x.Tablet(b.Tablet); t != nil && t.Off == nil {
			t.Off = &e
		}
	case BroughtBody:
		x.bring(e.ID)
	case KeptBody:
		x.kept = append(x.kept, &Keep{KeptBody: b, Stored: e})
	case SettledBody:
		if k := x.Keep(b.Kept); k != nil && k.Settled == nil {
			k.Settled = &e
		}
	}
})

func (x *Box) bring(id ledger.EntryID) {
	if x.brought == nil {
		x.brought = map[ledger.EntryID]bool{}
	}
	x.brought[id] = true
}

// offered is for how long a tablet lists a case after it was prepared. What was written about it goes on record later too.
const offered = 14 * 24 * time.Hour

// Offered are the cases that tablets list now: of each case what was prepared last.
func (x *Box) Offered(now time.Time) (all []Preparation) {
	for _, p := range slices.Backward(x.prepared) {
		known := slices.ContainsFunc(all, func(later Preparation) bool { return later.Case == p.Case })
		if !known && now.Before(p.Until()) {
			all = append(all, p)
		}
	}
	return all
}

// Until is when tablets cease to list the case under these words.
func (p Preparation) Until() time.Time { return p.Entry.Recorded.Add(offered) }

// Preparation is a case by its number on the tablet; false when there is none.
func (x *Box) Preparation(number ledger.EntryID) (Preparation, bool) {
	i := slices.IndexFunc(x.prepared, func(p Preparation) bool { return p.Entry.ID == number })
	if i < 0 {
		return Preparation{}, false
	}
	return x.prepared[i], true
}

// child is a child by the place in what was prepared; zero when there is none.
func (p Preparation) child(place int) ledger.Ref {
	if place < 1 || place > len(p.Children) {
		return ledger.Ref{}
	}
	return p.Children[place-1].Child
}

// Tablets are the worker’s tablets, the oldest first.
func (x *Box) Tablets() []*Tablet { return x.tablets }

// Tablet is a tablet by its name for itself; nil when it was never used here.
func (x *Box) Tablet(id string) *Tablet {
	for _, t := range x.tablets {
		if t.Tablet == id {
			return t
		}
	}
	return nil
}

// Keep is something kept by the id that the tablet gave it; nil when there is none.
func (x *Box) Keep(id ledger.EntryID) *Keep {
	for _, k := range x.kept {
		if k.Stored.ID == id {
			return k
		}
	}
	return nil
}

// Trusted are the tablets that were not cut off.
func (x *Box) Trusted() (all []*Tablet) {
	for _, t := range x.tablets {
		if t.Off == nil {
			all = append(all, t)
		}
	}
	return all
}

// Waiting is what is kept and not settled, the oldest first.
func (x *Box) Waiting() (all []*Keep) {
	for _, k := range x.kept {
		if k.Settled == nil {
			all = append(all, k)
		}
	}
	return all
}

// Brought reports whether an entry of a tablet was put on record when it came.
func (x *Box) Brought(id ledger.EntryID) bool { return x.brought[id] }
