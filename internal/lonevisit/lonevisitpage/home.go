package lonevisitpage

import (
	"time"

	"github.com/a-h/templ"

	"candour/internal/govuk"
	"candour/internal/lonevisit"
	"candour/internal/web"
)

// homePage is one’s own visits, those that one watches over, whether the watch looks, and what all of it cannot do.
type homePage struct {
	*web.Visit
	pages       Pages
	mine, watch []lonevisit.Row
	looked      time.Time // when the watch last looked
	silent      bool
}

func (p homePage) Title() string         { return "Visits alone" }
func (p homePage) Body() templ.Component { return homeBody(p) }

func (p Pages) home(v *web.Visit) (web.Page, error) {
	page := homePage{Visit: v, pages: p}
	var err error
	if page.mine, err = lonevisit.Mine(v.Context(), v.DB(), v.Person.ID); err != nil {
		return nil, err
	}
	if page.watch, err = lonevisit.WatchedBy(v.Context(), v.DB(), v.Person.ID, v.Now); err != nil {
		return nil, err
	}
	if page.looked, err = p.Watch.LastLooked(v.Context()); err != nil {
		return nil, err
	}
	page.silent, err = p.Watch.Silent(v.Context())
	return page, err
}

// watchStands says whether the watch looks at visits now.
func (p homePage) watchStands() string {
	switch {
	case p.looked.IsZero():
		return "The watch was never on. Nobody is told if a check-in does not come: ring each other."
	case p.silent:
		return "The watch is off since " + clock(p.looked, p.Now) + ". Nobody is told if a check-in does not come: ring each other."
	default:
		return "The watch last looked at " + clock(p.looked, p.Now) + "."
	}
}

var stages = map[string]string{
	lonevisit.IsPlanned: "Not watched over yet", lonevisit.IsWatched: "Watched over", lonevisit.IsRaised: "Overdue", lonevisit.IsOver: "Over",
}

// row is a visit of somebody else’s, for who watches over it.
func (p homePage) row(r lonevisit.Row) govuk.RowData {
	return govuk.RowData{What: govuk.Link{Text: r.Name + ", from " + clock(r.LeavesAt(), p.Now), Href: urlOf(r.Visit)}, State: govuk.Tag(stages[r.Stage])}
}

// own is a visit of one’s own. What was raised about it they do not read here: somebody may stand beside them.
func (p homePage) own(r lonevisit.Row) govuk.RowData {
	return govuk.RowData{What: govuk.Link{Text: "From " + clock(r.LeavesAt(), p.Now), Href: urlOf(r.Visit)}, State: govuk.Tag(stages[r.Said])}
}

// Today is every visit whose check-in is overdue and that somebody watches over, every one they are asked to, and every time the watch was off meanwhile.
func (p Pages) Today(v *web.Visit) ([]templ.Component, error) {
	rows, err := lonevisit.WatchedBy(v.Context(), v.DB(), v.Person.ID, v.Now)
	if err != nil {
		return nil, err
	}
	all, err := p.held(v)
	if err != nil {
		return nil, err
	}
	for _, r := range rows {
		switch {
		case r.Stage == lonevisit.IsRaised:
			all = append(all, ask(govuk.AskGone, r.Name+": a visit check-in is overdue.", urlOf(r.Visit)))
		case r.HeldAt(v.Now):
			all = append(all, ask(govuk.AskGone, r.Name+": wrong words were given at the check-in address of a visit.", urlOf(r.Visit)))
		case r.Off > 0:
			all = append(all, ask(govuk.AskGone, r.Name+": the watch over a visit was off for a while.", urlOf(r.Visit)))
		case r.Stage == lonevisit.IsPlanned && v.Now.Before(r.LeavesAt().Add(p.rules().LongestTime())):
			all = append(all, ask(govuk.AskSaid, r.Name+": a visit alone is not watched over yet.", urlOf(r.Visit)))
		}
	}
	return all, nil
}

// held are one’s own visits whose check-in address takes no word now.
func (p Pages) held(v *web.Visit) (all []templ.Component, err error) {
	rows, err := lonevisit.Mine(v.Context(), v.DB(), v.Person.ID)
	for _, r := range rows {
		if r.Said != lonevisit.IsOver && r.HeldAt(v.Now) {
			all = append(all, ask(govuk.AskGone, "Wrong words were given at your check-in address, and it takes none for a while.", urlOf(r.Visit)))
		}
	}
	return all, err
}
