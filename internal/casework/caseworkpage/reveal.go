package caseworkpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// revealPage asks why somebody needs to see a confidential detail, and shows it once that is on record.
type revealPage struct {
	formPage
	who   *casework.Person
	d     *casework.Detail
	value string // "" until it was asked for
}

func (p revealPage) Title() string         { return "Show a confidential detail" }
func (p revealPage) Body() templ.Component { return revealBody(p) }

func (p Pages) revealPage(c *web.Case, who *casework.Person, d *casework.Detail) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return revealPage{formPage: p.formPage(c, form), who: who, d: d} }
}

// hiddenIn is the confidential detail that the address names.
func (p Pages) hiddenIn(c *web.Case) (*casework.Person, *casework.Detail, error) {
	who, d, err := p.detailIn(c)
	if err == nil && !d.Confidential() {
		err = fault.Absent(nil)
	}
	return who, d, err
}

func (p Pages) showReveal(c *web.Case) (web.Page, error) {
	who, d, err := p.hiddenIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.revealPage(c, who, d))
}

// reveal puts on record that this person is about to be shown the detail, and shows it on the page that answers; no address holds it and
// no later page does.
func (p Pages) reveal(c *web.Case) (web.Page, error) {
	who, d, err := p.hiddenIn(c)
	if err != nil {
		return nil, err
	}
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	err = c.Act(form, func(h *ledger.History) (ledger.Change, error) {
		return casework.RevealDetail(casework.Of(h), c.By(), form.ID, d.Ref, form.Text("why"))
	})
	page := revealPage{formPage: p.formPage(c, form), who: who, d: d}
	if form.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	page.value, err = confidential(c, d)
	return page, err
}

// confidential reads a value from the closed side.
func confidential(c *web.Case, d *casework.Detail) (string, error) {
	side, err := c.Ledger().Read(c.Context(), d.Ref.Stream)
	if err != nil {
		return "", err
	}
	fact, ok := casework.SideOf(side).Fact(d.Ref)
	if !ok {
		return "", fault.Absent(nil)
	}
	return fact.Value, nil
}
