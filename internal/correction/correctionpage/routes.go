package correctionpage

import (
	"candour/internal/access"
	"candour/internal/letter"
	"candour/internal/report"
	"candour/internal/web"
)

// Home is the part of a report in which these pages are.
const Home = "corrections"

// Pages holds what these pages stand on.
type Pages struct {
	Desk    report.Desk
	Letters letter.Desk
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const home = "/case/{case}/report/{report}/" + Home
	return []web.Route{
		web.ForCase(home, access.CaseReader, p.corrections, nil),
		web.ForCase(home+"/share", access.CaseWorker, p.showShare, p.share),
		web.ForCase(home+"/new", access.CaseWorker, p.showEnter, p.enter),
		web.ForCase(home+"/{correction}", access.CaseWorker, p.showAnswer, p.answer),
	}
}
