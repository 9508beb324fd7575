package noticepage

import (
	"candour/internal/access"
	"candour/internal/pack"
	"candour/internal/web"
)

// Home is where notices are.
const Home = "/notices"

// Pages holds what these pages stand on.
type Pages struct{ Pack *pack.Pack }

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For(Home, access.SignedIn, p.notices, p.look),
		web.ForCase("/case/{case}/seen/{entry}", access.CaseWorker, nil, see),
	}
}
