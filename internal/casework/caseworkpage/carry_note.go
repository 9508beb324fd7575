package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// carryNotePage asks into which linked case a note is taken, why, and what allows it.
type carryNotePage struct {
	formPage
	note *casework.Note
	into []linkedCase // linked, and theirs to write in
}

func (p carryNotePage) Title() string         { return "Take a note into another case" }
func (p carryNotePage) Body() templ.Component { return carryNoteBody(p) }

func (p Pages) carryNotePage(c *web.Case) (carryNotePage, error) {
	var page carryNotePage
	var err error
	if page.note, err = p.noteNamed(c); err != nil {
		return page, err
	}
	if page.into, err = linked(c, casework.Of(c.History), access.CaseWorker); err != nil {
		return page, err
	}
	form, err := c.Form()
	page.formPage = p.formPage(c, form)
	return page, err
}

func (p Pages) showCarryNote(c *web.Case) (web.Page, error) {
	page, err := p.carryNotePage(c)
	if err != nil {
		return nil, err
	}
	page.Form.Set("as", "A note of "+calendar.DateInLondon(page.note.At()).Plain())
	return page, nil
}

// carryNote writes the note in the other case, and in both that it crossed.
func (p Pages) carryNote(c *web.Case) (web.Page, error) {
	page, err := p.carryNotePage(c)
	if err != nil {
		return nil, err
	}
	if len(page.into) == 0 {
		return nil, fault.Refuse("This case is linked with no case in which you may write. Link them first.", nil)
	}
	f := page.Form
	to := ledger.StreamID(f.Text("to"))
	if !slices.ContainsFunc(page.into, func(l linkedCase) bool { return l.To == to }) {
		f.Errors.Add("to", "Choose the other case")
		return page, nil
	}
	form := casework.CarryForm{What: page.note.Ref(), As: f.Text("as"), Why: f.Text("why"), By: f.Text("by")}
	err = c.ActOn(f, []ledger.StreamID{to}, func(hs ledger.Histories) (ledger.Change, error) {
		return casework.CarryNote(casework.Of(hs[c.Stream]), casework.Of(hs[to]), c.By(), f.ID, form)
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL("links")), err
}

func (p carryNotePage) options() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, l := range p.into {
		all = append(all, govuk.Option{Value: string(l.To), Label: l.Title})
	}
	return all
}
