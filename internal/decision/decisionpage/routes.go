package decisionpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/decision"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// Home is the part of a case’s address under which its decisions stand.
const Home = "decisions"

// Pages holds what these pages stand on.
type Pages struct {
	Pack    *pack.Pack
	Footing *footing.Footing
	Parts   map[string]Part // by the Sort of a decision: what the feature that asks for it shows beside it
	Plans   string          // the page of a case on how its children are seen; "" when there is none
	Plan    string          // the page of the plan of a case; "" when there is none
}

// Part is what a feature shows on the page of a decision of its own.
type Part interface {
	// Beside is its part of the page.
	Beside(c *web.Case, d *decision.Decision) (Beside, error)
	// Words are the decision in plain words, ready for somebody: as is one of the ways that Beside offers.
	Words(c *web.Case, d *decision.Decision, as string, to ledger.Ref) string
}

// Beside is a feature’s part of the page of a decision.
type Beside struct {
	Facts []govuk.Fact // what was arranged
	Done  []string     // what was done, each a sentence
	Rule  []templ.Component
	Acts  []govuk.ActData
	Again string // where it is decided anew
	Do    string // where it is recorded what was done
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const home = "/case/{case}/" + Home
	worker := func(pattern string, get, post func(*web.Case) (web.Page, error)) web.Route {
		return web.ForCase(pattern, access.CaseWorker, get, post)
	}
	return []web.Route{
		web.ForCase(home, access.CaseReader, p.list, nil),
		worker(home+"/new", p.showDecide, p.decide),
		web.ForCase(home+"/{decision}", access.CaseReader, p.show, nil),
		worker(home+"/{decision}/explain", p.showExplain, p.explain),
		worker(home+"/{decision}/look-again", p.showAgain, p.again),
		worker(home+"/{decision}/done", p.showDone, p.done),
	}
}

func decisionURL(c *web.Case, d *decision.Decision, parts ...string) string {
	return c.URL(append([]string{Home, string(d.Entry.ID)}, parts...)...)
}

// find is the decision of the address.
func find(c *web.Case) (*decision.Decision, error) {
	id, err := c.Entry("decision")
	if err != nil {
		return nil, err
	}
	d, ok := decision.Of(c.History).Find(ledger.Ref{Stream: c.Stream, Entry: id})
	if !ok {
		return nil, fault.Absent(nil)
	}
	return d, nil
}

// beside is the part of the feature whose decision it is; nothing of any other.
func (p Pages) beside(c *web.Case, d *decision.Decision) (Beside, error) {
	if part, ok := p.Parts[d.Sort]; ok {
		return part.Beside(c, d)
	}
	return Beside{Again: c.URL(Home, "new") + "?instead=" + string(d.Entry.ID), Do: decisionURL(c, d, "done")}, nil
}
