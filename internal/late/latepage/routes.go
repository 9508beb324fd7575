package latepage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/late"
	"candour/internal/ledger"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Sweeper late.Sweeper
}

// Home is the part of a case that lists where hidden details stand already.
const Home = "stands-already"

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const home = "/case/{case}/" + Home
	return []web.Route{
		web.ForCase(home, access.CaseWorker, p.standsAlready, p.lookAgain),
		web.ForCase(home+"/{group}", access.CaseWorker, p.showAnswer, p.answer),
		web.ForCase(home+"/{place}/read", access.CaseWorker, p.showRead, p.read),
		web.ForCase(home+"/{place}/reached", access.CaseWorker, p.showReached, p.reached),
	}
}

// tells is what was found in a case, and can be read still.
func (p Pages) tells(c *web.Case) (told, error) {
	side, err := c.Ledger().Read(c.Context(), casework.Of(c.History).Side)
	if err != nil {
		return told{}, err
	}
	hs := ledger.Histories{c.Stream: c.History, side.Stream: side}
	return told{Case: c, pages: p, found: late.Standing(hs, c.Stream), read: hs}, nil
}

// Asks asks, on the overview of a case, whoever works on it for answers. A case in which nothing was ever found asks the record nothing.
func (p Pages) Asks(c *web.Case) ([]templ.Component, error) {
	found := slices.ContainsFunc(c.History.Entries, func(e ledger.Entry) bool { return e.Kind == late.Found.Name() })
	if !found || !c.May(access.CaseWorker) {
		return nil, nil
	}
	t, err := p.tells(c)
	if err != nil {
		return nil, err
	}
	if n := len(t.found.Waiting(c.Person.ID)); n > 0 {
		return []templ.Component{ask("", waits(n), c.URL(Home))}, nil
	}
	return nil, nil
}

// Today asks the same over all cases that it is for somebody to see to.
func (p Pages) Today(v *web.Visit) ([]templ.Component, error) {
	rows, err := late.WaitingFor(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	rows, err = web.Theirs(v, access.CaseWorker, rows, func(r late.Row) ledger.StreamID { return r.Case })
	var all []templ.Component
	for _, r := range rows {
		all = append(all, ask(r.Title+": ", waits(int(r.Places)), "/case/"+string(r.Case)+"/"+Home))
	}
	return all, err
}
