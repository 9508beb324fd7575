package caseworkpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/web"
)

// unlinkPage asks why two cases do not belong together.
type unlinkPage struct {
	formPage
	link linkedCase
}

func (p unlinkPage) Title() string         { return "They do not belong together" }
func (p unlinkPage) Body() templ.Component { return unlinkBody(p) }

// linkIn is the link that the address names by its entry, to a case that is theirs to see.
func (p Pages) linkIn(c *web.Case) (linkedCase, error) {
	id, err := c.Entry("link")
	if err != nil {
		return linkedCase{}, err
	}
	all, err := linked(c, casework.Of(c.History), access.CaseWorker)
	if err != nil {
		return linkedCase{}, err
	}
	i := slices.IndexFunc(all, func(l linkedCase) bool { return l.Entry.ID == id })
	if i < 0 {
		return linkedCase{}, fault.Absent(nil)
	}
	return all[i], nil
}

func (p Pages) unlinkPage(c *web.Case, l linkedCase) func(*web.Form) web.Page {
	return func(form *web.Form) web.Page { return unlinkPage{p.formPage(c, form), l} }
}

func (p Pages) showUnlink(c *web.Case) (web.Page, error) {
	l, err := p.linkIn(c)
	if err != nil {
		return nil, err
	}
	return fresh(c, p.unlinkPage(c, l))
}

func (p Pages) unlink(c *web.Case) (web.Page, error) {
	l, err := p.linkIn(c)
	if err != nil {
		return nil, err
	}
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	err = c.ActOn(form, []ledger.StreamID{l.To}, func(hs ledger.Histories) (ledger.Change, error) {
		return casework.UnlinkCases(casework.Of(hs[c.Stream]), casework.Of(hs[l.To]), c.By(), form.ID, form.Text("why"))
	})
	if form.Refused(err) {
		return p.unlinkPage(c, l)(form), nil
	}
	return c.SeeOther(c.URL("links")), err
}
