package notice

import (
	"time"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// Mark is up to when a person has looked through their notices, as their own stream tells it.
type Mark struct{ until time.Time }

// MarkOf is the mark of a person, from their own stream.
func MarkOf(h *ledger.History) *Mark { return marks.Of(h) }

var marks = ledger.NewFold(func(m *Mark, e ledger.Entry) {
	b, ok := Looked.In(e)
	if !ok {
		return
	}
	if at, err := ledger.ParseTime(b.Until); err == nil && at.After(m.until) {
		m.until = at
	}
})

// firstLook is how far back the list goes for somebody who never said that they had looked.
const firstLook = 7 * 24 * time.Hour

// Since is from when on the list goes, and whether that is their own word.
func (m *Mark) Since(now time.Time) (since time.Time, said bool) {
	if m.until.IsZero() {
		return now.Add(-firstLook), false
	}
	return m.until, true
}

// Look says that a person has looked through their list as it was shown at a moment, which is over.
func Look(person ledger.StreamID, id ledger.EntryID, shown string, now time.Time) (ledger.Change, error) {
	if at, err := ledger.ParseTime(shown); err != nil || at.After(now) {
		return ledger.Change{}, fault.BadInput("The form was not whole. Open your notices again.", err)
	}
	m := &ledger.Making{By: ledger.By(person)}
	ledger.Put(m, person, Looked, id, nil, LookedBody{Until: shown})
	return m.Done()
}
