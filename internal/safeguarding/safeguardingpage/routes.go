package safeguardingpage

import (
	"candour/internal/access"
	"candour/internal/report"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Desk    safeguarding.Desk
	Reports report.Desk
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const home = "/case/{case}/safeguarding"
	const check, interview = home + "/check/{check}", home + "/interview/{person}"
	worker := func(pattern string, get, post func(*web.Case) (web.Page, error)) web.Route {
		return web.ForCase(pattern, access.CaseWorker, get, post)
	}
	return []web.Route{
		web.ForCase(home, access.CaseReader, p.list, nil),
		worker(home+"/ask/{line}", p.showAsk, p.ask),
		worker(home+"/not-made/{line}", p.showNotMade, p.notMade),
		web.ForCase(check, access.CaseReader, p.check, nil),
		worker(check+"/ask", p.showAskAfterAll, p.askAfterAll),
		worker(check+"/chase", p.showChase, p.chase),
		worker(check+"/answer", p.showAnswer, p.answer),
		worker(interview, p.showInterview, p.interview),
		worker(interview+"/attempt", p.showAttempt, p.attempt),
		worker(interview+"/not-held", p.showNotHeld, p.notHeld),
		worker(home+"/letter", p.showLetter, p.letter),
		worker(home+"/letter/{report}", p.showFill, p.fill),
	}
}
