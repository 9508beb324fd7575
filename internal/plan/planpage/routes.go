package planpage

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/plan"
	"candour/internal/web"
)

// Home is the part of a case’s address under which its plan stands.
const Home = "plan"

// Pages holds what these pages stand on.
type Pages struct {
	Pack    *pack.Pack
	Footing *footing.Footing
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const home = "/case/{case}/" + Home
	worker := func(pattern string, get, post func(*web.Case) (web.Page, error)) web.Route {
		return web.ForCase(pattern, access.CaseWorker, get, post)
	}
	return []web.Route{
		web.ForCase(home, access.CaseReader, p.show, nil),
		worker(home+"/new", p.showNew, p.add),
		worker(home+"/leave-out", p.showLeave, p.leave),
		worker(home+"/give", p.showGive, p.give),
		web.ForCase(home+"/given/{given}", access.CaseReader, p.showGiven, nil),
		web.ForCase(home+"/line/{line}", access.CaseReader, p.showLine, nil),
		worker(home+"/line/{line}/change", p.showChange, p.change),
		worker(home+"/line/{line}/end", p.showEnd, p.end),
		worker(home+"/line/{line}/mark", p.showMark, p.mark),
	}
}

func lineURL(c *web.Case, l *plan.Line, parts ...string) string {
	return c.URL(append([]string{Home, "line", string(l.Entry.ID)}, parts...)...)
}

// find is the line of the address.
func find(c *web.Case) (*plan.Line, error) {
	id, err := c.Entry("line")
	if err != nil {
		return nil, err
	}
	l, ok := plan.Of(c.History).Find(ledger.Ref{Stream: c.Stream, Entry: id})
	if !ok {
		return nil, fault.Absent(nil)
	}
	return l, nil
}

// sent does what a form asks, or shows its page again with what is wrong with it.
func sent(c *web.Case, page web.Page, f *web.Form, to string, wrong error, verb func(*ledger.History) (ledger.Change, error)) (web.Page, error) {
	var err error
	if len(f.Errors) > 0 || len(fault.FieldsOf(wrong)) > 0 {
		err = wrong
	} else {
		err = c.Act(f, verb)
	}
	if f.Refused(err) || len(f.Errors) > 0 {
		return page, nil
	}
	return c.SeeOther(to), err
}
