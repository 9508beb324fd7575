package privilegepage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/privilege"
	"candour/internal/web"
)

// waivePage puts on record who decided that a note is privileged no more.
type waivePage struct {
	inForm
	note *privilege.Note
}

func (p waivePage) Title() string         { return "Privilege was waived" }
func (p waivePage) Body() templ.Component { return waiveBody(p) }

func (p Pages) waivePage(c *web.Case) (waivePage, error) {
	in, err := p.inForm(c)
	if err != nil {
		return waivePage{}, err
	}
	n, err := named(c, in.kept)
	return waivePage{in, n}, err
}

func (p Pages) showWaive(c *web.Case) (web.Page, error) {
	page, err := p.waivePage(c)
	return page, err
}

// waive looks through the note again for what is hidden: everybody on the case reads it from then on.
func (p Pages) waive(c *web.Case) (web.Page, error) {
	page, err := p.waivePage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := page.read()
	if err := page.mustGo(append(form.Texts(), page.note.Name, page.note.Words())...); err != nil {
		return nil, err
	}
	err = page.act(func(s *casework.State, k *privilege.Kept) (ledger.Change, error) {
		n, _ := k.Note(page.note.Entry.ID)
		return privilege.Waive(s, n, p.Pack, c.By(), f.ID, form)
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(noteURL(c, page.note)), err
}

func (p waivePage) read() privilege.WaiverForm {
	f := p.Form
	return privilege.WaiverForm{
		WaivedBody: privilege.WaivedBody{Decider: f.Text("decider"), Who: f.Text("who"), Said: f.Text("said"), Why: f.Text("why")},
		On:         f.Date("on", "The day it was decided"), Today: calendar.DateInLondon(p.Now),
	}
}
