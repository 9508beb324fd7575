package handoverpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/handover"
	"candour/internal/ledger"
	"candour/internal/web"
)

// writePage asks what the record does not say, beside what it does.
type writePage struct {
	web.CaseForm
	record record
}

func (p writePage) Title() string         { return "Hand the case over" }
func (p writePage) Body() templ.Component { return writeBody(p) }

func newWritePage(c *web.Case) (writePage, error) {
	form, err := c.Form()
	return writePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, recordOf(c)}, err
}

func showWrite(c *web.Case) (web.Page, error) {
	page, err := newWritePage(c)
	return page, err
}

func write(c *web.Case) (web.Page, error) {
	page, err := newWritePage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	body := handover.NoteBody{Know: f.Text("know"), Child: f.Text("child"), Parties: f.Text("parties")}
	if err := warn(c, f, body.Texts()...); err != nil {
		return nil, err
	}
	if len(f.Errors) > 0 {
		err = body.Validate()
	} else {
		err = c.Act(f, func(h *ledger.History) (ledger.Change, error) {
			return handover.Write(casework.Of(h), c.By(), f.ID, body)
		})
	}
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(noteURL(c, f.ID)), err
}

// warn asks for hidden details to be taken out: everybody on the case reads a handover note, and the next worker reads them where they are kept.
func warn(c *web.Case, f *web.Form, texts ...string) error {
	return f.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, texts...))
}

func noteURL(c *web.Case, note ledger.EntryID) string { return c.URL(Home, string(note)) }
