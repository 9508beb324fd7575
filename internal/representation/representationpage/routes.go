package representationpage

import (
	"candour/internal/access"
	"candour/internal/pack"
	"candour/internal/web"
)

// Home is the page of a person in which a child’s own solicitor is recorded.
const Home = "own-solicitor"

// Pages holds what these pages stand on.
type Pages struct{ Pack *pack.Pack }

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{web.ForCase("/case/{case}/people/{person}/"+Home, access.CaseWorker, p.show, p.send)}
}
