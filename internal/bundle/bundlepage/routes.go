package bundlepage

import (
	"candour/internal/access"
	"candour/internal/bundle"
	"candour/internal/web"
)

// Home is the part of a case in which these pages are.
const Home = "bundle"

// ExhibitsHome is the part of a report in which its exhibits are.
const ExhibitsHome = "exhibits"

// Pages holds what these pages stand on.
type Pages struct {
	Desk bundle.Desk
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const exhibits = "/case/{case}/report/{report}/" + ExhibitsHome
	return []web.Route{
		web.ForCase("/case/{case}/"+Home, access.CaseWorker, p.showBundle, p.arrange),
		web.ForCase("/case/{case}/"+Home+"/make", access.CaseWorker, nil, p.makeBundle),
		web.ForCase("/case/{case}/"+Home+"/{made}", access.CaseWorker, p.showMade, p.handOver),
		web.ForCase(exhibits, access.CaseWorker, p.showExhibits, p.nameExhibits),
		web.ForCase(exhibits+"/make", access.CaseWorker, nil, p.makeExhibits),
	}
}
