package lonevisitpage

import (
	"fmt"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/lonevisit"
	"candour/internal/web"
)

// acceptPage asks whoever was named whether they watch over a visit, and how they are reached.
type acceptPage struct {
	formPage
	silent bool // the watch does not look, so that nobody can
}

func (p acceptPage) Title() string         { return "Watch over a visit" }
func (p acceptPage) Errors() govuk.Errors  { return p.formPage.form.Errors }
func (p acceptPage) Body() templ.Component { return acceptBody(p) }

func (p Pages) acceptPage(v *web.Visit) (acceptPage, error) {
	f, err := p.form(v, access.VisitWatcher)
	if err != nil {
		return acceptPage{}, err
	}
	silent, err := p.Watch.Silent(v.Context())
	return acceptPage{f, silent}, err
}

func (p Pages) showAccept(v *web.Visit) (web.Page, error) {
	page, err := p.acceptPage(v)
	return page, err
}

func (p Pages) accept(v *web.Visit) (web.Page, error) {
	page, err := p.acceptPage(v)
	if err != nil {
		return nil, err
	}
	f := page.form
	body := lonevisit.AcceptedBody{Mail: f.Text("mail"), Text: f.Text("text")}
	err = act(v, f.ID, page.stream(), func(h *ledger.History) (ledger.Change, error) {
		return lonevisit.Accept(p.Ways, !page.silent, h, page.step(), body)
	})
	return outcome(page, v, f, err, page.url())
}

// seeToForm asks whoever was told what they do about the alarm that the page shows. The form carries which one it is.
func (p Pages) seeToForm(v *web.Visit) (wordPage, error) {
	f, err := p.form(v, access.VisitWatcher)
	if err != nil {
		return wordPage{}, err
	}
	_, since := f.visit.Alarm(p.rules(), v.Now)
	return wordPage{
		formPage: f, title: "See to an overdue check-in", label: "What do you do now?", button: "I see to it", hidden: []govuk.Hidden{{Name: "since", Value: ledger.FormatTime(since)}},
		lede: strings.TrimSpace(fmt.Sprintf("%s For %d minutes nobody else is told. If they are not heard of by then, it is raised anew. If you cannot see it through, tell the next person yourself.", f.alarm(), p.rules().Again)),
	}, nil
}

// showSeeTo is the form while there is something to see to; otherwise the visit.
func (p Pages) showSeeTo(v *web.Visit) (web.Page, error) {
	page, err := p.seeToForm(v)
	if err == nil && page.alarm() == "" {
		return v.SeeOther(page.url()), nil
	}
	return page, err
}

func (p Pages) seeTo(v *web.Visit) (web.Page, error) {
	page, err := p.seeToForm(v)
	if err != nil {
		return nil, err
	}
	saw, says := page.formPage.form.Text("since"), page.formPage.form.Text("says")
	err = act(v, page.formPage.form.ID, page.stream(), func(h *ledger.History) (ledger.Change, error) {
		return lonevisit.SeeTo(p.rules(), h, page.step(), saw, says)
	})
	return outcome(page, v, page.formPage.form, err, page.url())
}

func (p Pages) endForm(v *web.Visit) (wordPage, error) {
	f, err := p.form(v, access.VisitWatcher)
	return wordPage{
		formPage: f, title: "End a visit for somebody", lede: "Only once you know how they are. Nobody watches over it afterwards.",
		label: "How do you know how they are?", button: "End the visit",
	}, err
}

func (p Pages) showEnd(v *web.Visit) (web.Page, error) { return shown(p.endForm(v)) }

func (p Pages) end(v *web.Visit) (web.Page, error) {
	page, err := p.endForm(v)
	if err != nil {
		return nil, err
	}
	says := page.formPage.form.Text("says")
	err = act(v, page.formPage.form.ID, page.stream(), func(h *ledger.History) (ledger.Change, error) { return lonevisit.StandDown(h, page.step(), says) })
	return outcome(page, v, page.formPage.form, err, page.url())
}

// shown is a page that is only for a visit that is not over.
func shown(p wordPage, err error) (web.Page, error) {
	if err == nil && p.visit.Over {
		err = fault.Absent(nil)
	}
	return p, err
}
