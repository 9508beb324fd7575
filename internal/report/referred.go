package report

import (
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// Ties keep a closed case at work while somebody must answer in it for what no longer stands, or a report in it is not signed; and tie the heads of
// practice to it for as long as something that was referred to them waits. It is an access.TieFunc. What cannot be worked out waits, and ties
// no head of practice.
func (d Desk) Ties(h *ledger.History) []access.Tie {
	if casework.Of(h).Status() != casework.Closed || len(Of(h).Reports()) == 0 {
		return nil
	}
	causes, err := d.Consequences(calendar.Date{}, h)
	var ties []access.Tie
	if err != nil || slices.ContainsFunc(causes, Cause.Waits) || slices.ContainsFunc(Of(h).Reports(), (*Report).unsigned) {
		ties = casework.TiesAtWork(h)
	}
	if since := firstReferred(causes); !since.IsZero() {
		ties = append(ties, access.Tie{Subject: access.AllHeadsOfPractice, Relation: access.Referred, From: since})
	}
	return ties
}

func (r *Report) unsigned() bool { return r.Signed == nil }

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
