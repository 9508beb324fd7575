package handoverpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/handover"
	"candour/internal/ledger"
	"candour/internal/web"
)

// notePage is a handover note beside what the record holds, and asks whoever takes the case to say that they have read it.
type notePage struct {
	web.CaseForm
	note   *handover.Note
	record record
}

func (p notePage) Title() string         { return "Handover note" }
func (p notePage) Body() templ.Component { return noteBody(p) }

func newNotePage(c *web.Case) (notePage, error) {
	id, err := c.Entry("note")
	if err != nil {
		return notePage{}, err
	}
	note, found := handover.Of(c.History).Find(id)
	if !found {
		return notePage{}, fault.Absent(nil)
	}
	form, err := c.Form()
	return notePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, note, recordOf(c)}, err
}

func showNote(c *web.Case) (web.Page, error) {
	page, err := newNotePage(c)
	return page, err
}

func receive(c *web.Case) (web.Page, error) {
	page, err := newNotePage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	asks := f.Text("asks")
	if err := warn(c, f, asks); err != nil {
		return nil, err
	}
	if len(f.Errors) == 0 {
		err = c.Act(f, func(h *ledger.History) (ledger.Change, error) {
			note, _ := handover.Of(h).Find(page.note.Entry.ID)
			return handover.Receive(note, c.By(), f.ID, asks)
		})
	}
	if f.Refused(err) || len(f.Errors) > 0 {
		return page, nil
	}
	return c.SeeOther(noteURL(c, page.note.Entry.ID)), err
}

// mayReceive reports whether whoever looks can say that they have read it: anybody at work on the case but its writer, once.
func (p notePage) mayReceive() bool {
	for _, r := range p.note.Received {
		if r.Entry.Author.Person == p.Person.ID {
			return false
		}
	}
	return p.note.Entry.Author.Person != p.Person.ID && p.May(access.CaseWorker)
}

func (p notePage) facts() []govuk.Fact {
	facts := []govuk.Fact{
		{Term: "Written by", Detail: govuk.Text(p.wrote(p.note.Entry))},
		{Term: "What to know", Detail: govuk.Words(p.note.Know)},
		{Term: "What the child was told", Detail: govuk.Words(p.note.Child)},
	}
	if p.note.Parties != "" {
		facts = append(facts, govuk.Fact{Term: "What the parties were told", Detail: govuk.Words(p.note.Parties)})
	}
	for _, r := range p.note.Received {
		words := p.wrote(r.Entry)
		if r.Asks != "" {
			words += ". They ask: " + r.Asks
		}
		facts = append(facts, govuk.Fact{Term: "Read by", Detail: govuk.Text(words)})
	}
	return facts
}

func (p notePage) wrote(e ledger.Entry) string { return wrote(p.Case, e) }

// wrote is who wrote an entry, and when.
func wrote(c *web.Case, e ledger.Entry) string {
	return c.People.Name(e.Author) + ", " + calendar.DateInLondon(e.Recorded).Plain()
}
