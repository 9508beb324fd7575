package report

import (
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// Ties tie the heads of practice to a closed case for as long as something in it that was referred to them waits for their answer. It is an
// access.TieFunc. What cannot be worked out ties nobody.
func (d Desk) Ties(h *ledger.History) []access.Tie {
	if casework.Of(h).Status() != casework.Closed || !Of(h).everReferred() {
		return nil
	}
	causes, err := d.Consequences(calendar.Date{}, h)
	if err != nil {
		return nil
	}
	since := firstReferred(causes)
	if since.IsZero() {
		return nil
	}
	return []access.Tie{{Subject: access.AllHeadsOfPractice, Relation: access.Referred, From: since}}
}

func (s *State) everReferred() bool {
	for _, a := range s.answers {
		if a.Body.Answer == Referred {
			return true
		}
	}
	return false
}

// firstReferred is when the first line that still waits for the head of practice was referred; zero when none waits for them.
func firstReferred(causes []Cause) (first time.Time) {
	for _, c := range causes {
		for _, l := range c.Lines {
			if l.Referred() && (first.IsZero() || l.Answer.Entry.Recorded.Before(first)) {
				first = l.Answer.Entry.Recorded
			}
		}
	}
	return first
}
