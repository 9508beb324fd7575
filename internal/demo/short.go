package demo

import (
	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/ledger"
)

// ref names a thing of a case, in stories.
type ref = ledger.Ref

// date is a day that a story names: of a story with a filed paper, whose words hold it.
func date(text string) calendar.Date { return calendar.MustParse(text) }

// may is a day in the May of the main story.
func may(day int) calendar.Date { return calendar.NewDate(2026, 5, day) }

// four is when courts want what is due.
var four = calendar.NewTime(16, 0)

// What verbs take and give, in stories.
type (
	entryID    = ledger.EntryID
	change     = ledger.Change
	histories  = ledger.Histories
	sourceForm = evidence.SourceForm
)

// clock is a time of day.
func clock(hour, minute int) calendar.TimeOfDay { return calendar.NewTime(hour, minute) }
