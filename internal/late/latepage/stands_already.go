package latepage

import (
	"slices"
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/late"
	"candour/internal/ledger"
	"candour/internal/web"
)

// standsAlreadyPage lists where what has become hidden stands already.
type standsAlreadyPage struct {
	web.CaseForm
	told
	waiting  []*late.Find // in the order of their groups
	shown    []*late.Find // of those, what this page of the list shows
	number   int          // of this page of the list, from 1
	answered []*late.Find
	far      late.Far
}

func (p standsAlreadyPage) Title() string         { return "Where it stands already" }
func (p standsAlreadyPage) Body() templ.Component { return standsAlreadyBody(p) }

func (p Pages) standsAlready(c *web.Case) (web.Page, error) {
	t, err := p.tells(c)
	if err != nil {
		return nil, err
	}
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	page := standsAlreadyPage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, told: t}
	page.list(t.found.Waiting(c.Person.ID))
	answered := t.found.Answered(c.Person.ID)
	page.answered = answered[:min(len(answered), mostAnswered)]
	page.far, err = late.HowFar(c.Context(), p.Sweeper.Progress, c.Stream)
	return page, err
}

// mostAnswered is how many answers the page shows, and mostWaiting how many places that wait.
const mostAnswered, mostWaiting = 50, 50

// list takes the places that wait, and shows those of the page that the address asks for, or of the nearest there is.
func (p *standsAlreadyPage) list(waiting []*late.Find) {
	for _, g := range groups {
		p.waiting = append(p.waiting, g.of(waiting)...)
	}
	asked, err := strconv.Atoi(p.CaseForm.Query("page"))
	if err != nil {
		asked = 1
	}
	p.number = max(1, min(asked, p.pageCount()))
	from := (p.number - 1) * mostWaiting
	p.shown = p.waiting[from:min(from+mostWaiting, len(p.waiting))]
}

func (p *standsAlreadyPage) pageCount() int { return (len(p.waiting) + mostWaiting - 1) / mostWaiting }

// pagination leads to the other pages of the list.
func (p *standsAlreadyPage) pagination() govuk.PaginationData {
	href := func(n int) string { return p.CaseForm.URL(Home) + "?page=" + strconv.Itoa(n) }
	return govuk.PaginationData{Page: p.number, Pages: p.pageCount(), Href: href}
}

// groups are those that have places on this page of the list.
func (p standsAlreadyPage) groups() []group {
	return slices.DeleteFunc(slices.Clone(groups), func(g group) bool { return len(g.of(p.shown)) == 0 })
}

func (p standsAlreadyPage) hidesNothing() bool { return !late.MayHold(casework.Of(p.History)) }

// lookAgain asks for the case to be looked through once more.
func (p Pages) lookAgain(c *web.Case) (web.Page, error) {
	form, err := c.Form()
	if err != nil {
		return nil, err
	}
	_, err = c.Do(ledger.Act{On: []ledger.Seen{{Stream: c.Stream, Version: ledger.Any}}, Verb: func(ledger.Histories) (ledger.Change, error) {
		return ledger.Change{Jobs: []ledger.Job{late.Again(c.Stream, form.ID)}}, nil
	}})
	return c.SeeOther(c.URL("stands-already")), err
}
