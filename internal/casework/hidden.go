package casework

import (
	"slices"
	"sync"

	"candour/internal/ledger"
)

// Fold reads a state out of a case stream, leaving out what was hidden as written in the wrong case. The whole history is at hand when it
// begins, because what hides an entry comes after it.
type Fold[S any] struct {
	slots *ledger.Fold[slot[S]]
	make  func(*ledger.History) *S
}

// slot keeps a state with the history it was folded from.
type slot[S any] struct {
	once  sync.Once
	state *S
}

// NewFold makes a fold from a feature's rule for one entry, as ledger.NewFold does. Every feature that folds case streams uses this one.
func NewFold[S any](apply func(*S, ledger.Entry)) *Fold[S] {
	return newFold(func(h *ledger.History) *S {
		s := new(S)
		for _, e := range Shown(h) {
			apply(s, e)
		}
		return s
	})
}

func newFold[S any](make func(*ledger.History) *S) *Fold[S] {
	return &Fold[S]{slots: ledger.NewFold(func(*slot[S], ledger.Entry) {}), make: make}
}

// Of is the folded state of a history. It is computed once for each history and shared: treat it as read-only.
func (f *Fold[S]) Of(h *ledger.History) *S {
	s := f.slots.Of(h)
	s.once.Do(func() { s.state = f.make(h) })
	return s.state
}

// Hidden are the entries of a stream that were hidden, as written in the wrong case, as confidential after all or at once, each with the entry that
// hides it.
func Hidden(h *ledger.History) map[ledger.EntryID]ledger.EntryID { return hiding.Of(h).by }

// hiddenView is hidden_1: one row for each entry of a stream that is hidden, for lists that would count it.
var hiddenView = &ledger.View{
	Name:    "hidden_1",
	Columns: texts("entry"),
	Indexes: [][]string{{"entry"}},
	Rows: func(h *ledger.History) (rows [][]any) {
		by := Hidden(h)
		for _, e := range h.Entries {
			if by[e.ID] != "" {
				rows = append(rows, []any{string(e.ID)})
			}
		}
		return rows
	},
}

// Shown are the entries of a stream in order, without the hidden ones, and without the words that are held back because they say something that is
// now hidden. Read only what they hold.
func Shown(h *ledger.History) []ledger.Entry { return *shown.Of(h) }

// Unhidden is a stream as though nothing in it had ever been hidden, for whatever must find every word of it. Show nobody what it tells.
func Unhidden(h *ledger.History) *ledger.History {
	hidden := Hidden(h)
	if len(hidden) == 0 && len(*holdingBack.Of(h)) == 0 {
		return h
	}
	hide := map[ledger.EntryID]bool{}
	for _, by := range hidden {
		hide[by] = true
	}
	return ledger.NewHistory(h.Stream, slices.DeleteFunc(slices.Clone(h.Entries), func(e ledger.Entry) bool {
		entry, hides := hiddenBy(e)
		return hide[e.ID] || hides && hidden[entry] != "" || e.Kind == HeldBack.Name() // the second: by another entry before
	})...)
}

// hides is what is hidden in one stream.
type hides struct {
	by     map[ledger.EntryID]ledger.EntryID
	joined bool             // with a case that the court sent
	courts []ledger.EntryID // what the court's import wrote while it was
	parted []ledger.EntryID // of those, what is hidden because it no longer is
}

var hiding = ledger.NewFold(func(s *hides, e ledger.Entry) {
	if s.by == nil {
		s.by = map[ledger.EntryID]ledger.EntryID{}
	}
	if s.joined && e.Author == ByCourt {
		s.courts = append(s.courts, e.ID)
	}
	if entry, hides := hiddenBy(e); hides {
		s.by[entry] = e.ID
	}
	switch b := e.Body.(type) {
	case BroughtBackBody:
		delete(s.by, b.Entry)
	case SameCaseBody:
		s.apply(e, b)
	}
})

// hiddenBy is the entry that another hides.
func hiddenBy(e ledger.Entry) (ledger.EntryID, bool) {
	switch b := e.Body.(type) {
	case WrongCaseBody:
		return b.Entry, true
	case ConcealedBody:
		return b.Entry, true
	case ContainedBody:
		return b.Entry, true
	case KeptHiddenBody:
		return b.Entry, true
	default:
		return "", false
	}
}

// apply hides what the court's import wrote into a case made by hand when it is parted from the court's, and shows it when it is joined again.
func (s *hides) apply(e ledger.Entry, b SameCaseBody) {
	if !b.Kept || e.Kind == CasesDiffer.Name() {
		return
	}
	if s.joined = e.Kind == CaseJoined.Name(); s.joined {
		for _, id := range s.parted {
			delete(s.by, id)
		}
		s.parted = nil
		return
	}
	for _, id := range s.courts {
		if s.by[id] == "" {
			s.by[id] = e.ID
			s.parted = append(s.parted, id)
		}
	}
}
