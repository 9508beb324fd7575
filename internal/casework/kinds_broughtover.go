package casework

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// BroughtOverBody says from where a case was brought over.
type BroughtOverBody struct {
	Of     ledger.Ref    `json:"of"`     // the case
	Source string        `json:"source"` // what the service worked with before
	On     calendar.Date `json:"on"`     // the day as of which it said this
}

// Validate asks for the source and its day.
func (b BroughtOverBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Source), "source", "Say from where the case comes")
	ps.Need(!b.On.IsZero(), "on", "Enter the day as of which it was so there")
	return ps.Err()
}

// BroughtOver marks a case that was taken in from what the service worked with before, and not written here as it happened.
var BroughtOver = ledger.Define(&Kinds, "casework.brought_over/1", ledger.Spec[BroughtOverBody]{
	Means: "What was known of this case when it was opened was brought over from another system, as it stood there on that day.",
	May:   access.Service,
	Line: func(p words.Printer, b BroughtOverBody) words.Line {
		return text(p.Say("Brought over from %s, as it stood there on %s", b.Source, b.On.Plain()))
	},
	Example: BroughtOverBody{Of: exampleRef("01"), Source: "the case list of 2019", On: calendar.MustParse("2026-11-20")},
})

// BringOver opens a case as OpenCase does, marked with where it comes from, and gives it to its worker when it has one.
func BringOver(pk *pack.Pack, by ledger.Author, id ledger.EntryID, form OpenForm, from BroughtOverBody, worker *AllocatedBody) (ledger.Change, error) {
	change, err := OpenCase(pk, by, id, form)
	if err != nil {
		return change, err
	}
	m := &ledger.Making{By: by, Change: change}
	from.Of = ledger.Ref{Stream: form.Case, Entry: id}
	ledger.Put(m, form.Case, BroughtOver, ledger.DerivedID(form.Case, "brought over"), nil, from)
	if worker != nil {
		given := *worker
		given.Of = from.Of
		ledger.Put(m, form.Case, Allocated, ledger.DerivedID(form.Case, "worker"), nil, given)
	}
	return m.Done()
}
