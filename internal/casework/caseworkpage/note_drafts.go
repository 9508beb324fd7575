package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/web"
)

// writeNoteForm is the address of the form in which a note may wait as a private draft.
const writeNoteForm = "/case/{case}/write-note"

// drafts say of each note that waits as a private draft who writes it, and of which day it is. Its words are its writer’s alone.
func (p Pages) drafts(c *web.Case) ([]string, error) {
	rows, err := c.BeingWritten(writeNoteForm)
	var all []string
	for _, r := range rows {
		all = append(all, "A note of "+calendar.DateInLondon(r.At()).Plain()+" is being written by "+c.People.Name(ledger.By(r.Writer))+".")
	}
	return all, err
}

// TodayOfNoteDrafts is every note that has waited as a draft for longer than the pack’s days: for its writer, and for the manager of its case, without its
// words.
func (p Pages) TodayOfNoteDrafts(v *web.Visit) ([]templ.Component, error) {
	if !v.Person.HasCases() {
		return nil, nil
	}
	rows, more, err := v.LeftWriting(writeNoteForm, v.Now.AddDate(0, 0, -p.Pack.Letters.NoteDraft.Days))
	var all []templ.Component
	for _, r := range rows {
		words, to := "you left a note of "+calendar.DateInLondon(r.At()).Plain()+" as a draft. ", "/case/"+string(r.Stream)+"/write-note"
		if r.Writer != v.Person.ID {
			words, to = v.People.Name(ledger.By(r.Writer))+" left a note of "+calendar.DateInLondon(r.At()).Plain()+" as a draft. ", "/case/"+string(r.Stream)+"/notes"
		}
		all = append(all, draftAsk(r.Title+": "+words, to))
	}
	if more {
		all = append(all, web.More("notes left as drafts"))
	}
	return all, err
}
