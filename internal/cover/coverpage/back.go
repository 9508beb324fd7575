package coverpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/cover"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// backPage asks whether somebody is back before the last day.
type backPage struct {
	*web.Visit
	form *web.Form
	time *cover.Time
}

func (p backPage) Title() string         { return "Are they back?" }
func (p backPage) Errors() govuk.Errors  { return p.form.Errors }
func (p backPage) Body() templ.Component { return backBody(p) }

func newBackPage(v *web.Visit) (backPage, error) {
	of, err := colleague(v)
	if err != nil {
		return backPage{}, err
	}
	stream, err := ledger.ParseStreamID(v.Request.PathValue("away"))
	if err != nil {
		return backPage{}, fault.Absent(err)
	}
	h, err := v.Ledger().Read(v.Context(), stream)
	if err != nil {
		return backPage{}, err
	}
	page := backPage{Visit: v, time: cover.Of(h)}
	if !page.time.Began() || page.time.Of.Person != of.ID {
		return backPage{}, fault.Absent(nil)
	}
	page.form, err = v.Form()
	return page, err
}

func showBack(v *web.Visit) (web.Page, error) {
	page, err := newBackPage(v)
	if err == nil && page.time.IsOver(calendar.DateInLondon(v.Now)) {
		return v.SeeOther(urlOf(string(page.time.Of.Person))), nil
	}
	return page, err
}

func back(v *web.Visit) (web.Page, error) {
	page, err := newBackPage(v)
	if err != nil {
		return nil, err
	}
	cases := page.cases()
	step := cover.Step{By: v.By(), ID: page.form.ID, Now: v.Now}
	stream := page.time.Entry.Stream
	_, err = v.Do(ledger.Act{Form: page.form.ID, On: seen(stream, cases), Verb: func(hs ledger.Histories) (ledger.Change, error) {
		return cover.End(cover.Of(hs[stream]), states(hs, cases), step)
	}})
	if page.form.Refused(err) {
		return page, nil
	}
	return v.SeeOther(urlOf(string(page.time.Of.Person))), err
}

// cases are those that are covered. Whoever manages the worker ends the cover of each, also of one that another team has by now.
func (p backPage) cases() []ledger.StreamID {
	var all []ledger.StreamID
	for _, c := range p.time.Cases {
		all = append(all, c.Case)
	}
	return all
}
