package closingpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/closing"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// reopenPage asks why work on a closed case begins again, and whether there is a case of the new application.
type reopenPage struct {
	formPage
	cases []casework.Brief // of theirs that may be the new application
}

func (p reopenPage) Title() string         { return "Open the case again" }
func (p reopenPage) Body() templ.Component { return reopenBody(p) }

func newReopenPage(c *web.Case) (reopenPage, error) {
	form, err := newFormPage(c)
	if err != nil {
		return reopenPage{}, err
	}
	all, err := casework.Mine(c.Context(), c.DB(), c.Person, c.Now)
	if err != nil {
		return reopenPage{}, err
	}
	all = slices.DeleteFunc(all, func(b casework.Brief) bool { return b.Case == c.Stream })
	all, err = web.Theirs(c.Visit, access.CaseWorker, all, func(b casework.Brief) ledger.StreamID { return b.Case })
	return reopenPage{form, all}, err
}

func showReopen(c *web.Case) (web.Page, error) {
	page, err := newReopenPage(c)
	return page, err
}

func reopen(c *web.Case) (web.Page, error) {
	page, err := newReopenPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	other, err := page.other()
	if err != nil {
		return nil, err
	}
	var others []ledger.StreamID
	if other != "" {
		others = append(others, other)
	}
	if err := warnOf(c, f, append([]ledger.StreamID{c.Stream}, others...), f.Text("why")); err != nil {
		return nil, err
	}
	if len(f.Errors) > 0 {
		return page, nil
	}
	err = c.ActOn(f, others, func(hs ledger.Histories) (ledger.Change, error) {
		form := closing.ReopenForm{Why: f.Text("why")}
		if other != "" {
			form.New = casework.Of(hs[other])
		}
		return closing.Reopen(hs[c.Stream], c.By(), f.ID, form)
	})
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(c.URL()), err
}

// other is the case chosen, of those offered; "" for none.
func (p reopenPage) other() (ledger.StreamID, error) {
	chosen := p.Form.Text("new")
	if chosen == "" {
		return "", nil
	}
	i := slices.IndexFunc(p.cases, func(b casework.Brief) bool { return string(b.Case) == chosen })
	if i < 0 {
		return "", fault.BadInput("That case is not among yours. Open the form again, and choose one of those listed.", nil)
	}
	return p.cases[i].Case, nil
}

func (p reopenPage) options() []govuk.Option {
	options := []govuk.Option{{Value: "", Label: "None: it goes on in this case"}}
	for _, b := range p.cases {
		label := b.Title
		if b.Number != "" {
			label += ", " + b.Number
		}
		options = append(options, govuk.Option{Value: string(b.Case), Label: label})
	}
	return options
}
