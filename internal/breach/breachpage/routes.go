package breachpage

import (
	"candour/internal/access"
	"candour/internal/pack"
	"candour/internal/web"
)

// Home is the address of the list of breaches.
const Home = "/breaches"

// Pages holds what these pages stand on.
type Pages struct {
	Pack *pack.Pack
}

// Routes are the addresses of these pages. Whoever is on the case and information governance officers come to a breach by its case, so that the
// case's ties are asked each time.
func (p Pages) Routes() []web.Route {
	const one = "/case/{case}/breach/{breach}"
	routes := []web.Route{
		web.For(Home, access.RecordKeeper, p.list, nil),
		web.ForCase("/case/{case}/wrong-person", access.CaseWorker, p.showWrongPerson, p.wrongPerson),
		web.ForCase(one, access.KeepingReader, p.breach, nil),
	}
	for _, s := range []struct {
		name string
		rule access.Rule
		step step
	}{
		{"safety/{person}", access.KeepingReader, safety},
		{"retrieval", access.KeepingReader, retrieval},
		{"decide", access.RecordKeeper, decide},
		{"told", access.KeepingReader, told},
		{"seen", access.KeepingReader, seen},
		{"change", access.KeepingReader, change},
		{"close", access.RecordKeeper, closing},
	} {
		routes = append(routes, web.ForCase(one+"/"+s.name, s.rule, p.show(s.step), p.send(s.step)))
	}
	return routes
}
