package lonevisitpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/lonevisit"
	"candour/internal/web"
)

// acceptPage asks whoever was named whether they watch over a visit, and how they are reached.
type acceptPage struct{ form }

func (p acceptPage) Title() string         { return "Watch over a visit" }
func (p acceptPage) Errors() govuk.Errors  { return p.form.form.Errors }
func (p acceptPage) Body() templ.Component { return acceptBody(p) }

func (p Pages) showAccept(v *web.Visit) (web.Page, error) {
	f, err := p.form(v, access.VisitWatcher)
	return acceptPage{f}, err
}

func (p Pages) accept(v *web.Visit) (web.Page, error) {
	f, err := p.form(v, access.VisitWatcher)
	if err != nil {
		return nil, err
	}
	body := lonevisit.AcceptedBody{Mail: f.form.Text("mail"), Text: f.form.Text("text")}
	err = act(v, f.form.ID, f.stream(), func(h *ledger.History) (ledger.Change, error) { return lonevisit.Accept(p.Ways, h, f.step(), body) })
	return outcome(acceptPage{f}, v, f.form, err, f.url())
}

func (p Pages) seeToForm(v *web.Visit) (wordPage, error) {
	f, err := p.form(v, access.VisitWatcher)
	return wordPage{
		f, "See to an overdue check-in", "From now on nobody else is told. If you cannot see it through, tell the next person yourself.", "What do you do now?", "I see to it",
	}, err
}

func (p Pages) showSeeTo(v *web.Visit) (web.Page, error) { return shown(p.seeToForm(v)) }

func (p Pages) seeTo(v *web.Visit) (web.Page, error) {
	page, err := p.seeToForm(v)
	if err != nil {
		return nil, err
	}
	says := page.form.form.Text("says")
	err = act(v, page.form.form.ID, page.stream(), func(h *ledger.History) (ledger.Change, error) {
		return lonevisit.SeeTo(p.rules(), h, page.step(), says)
	})
	return outcome(page, v, page.form.form, err, page.url())
}

func (p Pages) endForm(v *web.Visit) (wordPage, error) {
	f, err := p.form(v, access.VisitWatcher)
	return wordPage{
		f, "End a visit for somebody", "Only once you know how they are. Nobody watches over it afterwards.", "How do you know how they are?", "End the visit",
	}, err
}

func (p Pages) showEnd(v *web.Visit) (web.Page, error) { return shown(p.endForm(v)) }

func (p Pages) end(v *web.Visit) (web.Page, error) {
	page, err := p.endForm(v)
	if err != nil {
		return nil, err
	}
	says := page.form.form.Text("says")
	err = act(v, page.form.form.ID, page.stream(), func(h *ledger.History) (ledger.Change, error) { return lonevisit.StandDown(h, page.step(), says) })
	return outcome(page, v, page.form.form, err, page.url())
}

// shown is a page that is only for a visit that is not over.
func shown(p wordPage, err error) (web.Page, error) {
	if err == nil && p.visit.Over {
		err = fault.Absent(nil)
	}
	return p, err
}
