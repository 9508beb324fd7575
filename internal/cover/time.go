package cover

import (
	"candour/internal/calendar"
	"candour/internal/ledger"
)

// Time is a time that somebody is away, as its own stream tells it.
type Time struct {
	AwayBody
	Entry ledger.Entry // that began it
	Back  *BackBody    // nil while nobody said that they are back
}

// Of is the time of a stream.
func Of(h *ledger.History) *Time { return times.Of(h) }

var times = ledger.NewFold(func(t *Time, e ledger.Entry) {
	switch b := e.Body.(type) {
	case AwayBody:
		t.AwayBody, t.Entry = b, e
	case BackBody:
		t.Back = &b
	}
})

// Began reports whether the stream holds such a time at all.
func (t *Time) Began() bool { return t.Entry.ID != "" }

// IsOver reports whether they are back on a day.
func (t *Time) IsOver(on calendar.Date) bool { return t.Back != nil || t.Until.Before(on) }
