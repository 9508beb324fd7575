package reportpage

import (
	"candour/internal/access"
	"candour/internal/report"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Desk   report.Desk
	Signer report.Signer
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const one = "/case/{case}/report/{report}"
	return []web.Route{
		web.ForCase("/case/{case}/reports", access.CaseReader, p.reports, nil),
		web.ForCase("/case/{case}/reports/new", access.CaseWorker, p.showStart, p.start),
		web.ForCase(one, access.CaseReader, p.report, nil),
		web.ForCase(one+"/as-read", access.CaseReader, p.asRead, nil),
		web.ForCase(one+"/pdf", access.CaseReader, p.pdf, nil),
		web.ForCase(one+"/add/{section}", access.CaseWorker, p.showAdd, p.add),
		web.ForCase(one+"/add/{section}/from/{item}", access.CaseWorker, p.showAdd, p.add),
		web.ForCase(one+"/bring/{section}", access.CaseWorker, p.bring, nil),
		web.ForCase(one+"/statement/{statement}", access.CaseWorker, p.showStatement, p.change),
		web.ForCase(one+"/comment/{statement}", access.CaseReader, p.showComment, p.comment),
		web.ForCase(one+"/keep/{check}", access.CaseWorker, p.showKeep, p.keep),
		web.ForCase(one+"/hand", access.CaseWorker, p.showHand, p.hand),
		web.ForCase(one+"/pass", access.CaseWorker, p.showPass, p.pass),
		web.ForCase(one+"/have-read", access.CaseReader, p.showHaveRead, p.haveRead),
		web.ForCase(one+"/withhold", access.CaseManager, p.showWithhold, p.withhold),
		web.ForCase(one+"/sign", access.CaseWorker, p.showSign, p.sign),
		web.ForCase("/case/{case}/no-longer-stands", access.CaseReader, p.toAnswer, nil),
		web.ForCase("/case/{case}/no-longer-stands/{cause}", access.Answerer, p.showAnswer, p.answer),
	}
}
