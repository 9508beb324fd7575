package redactionpage

import (
	"candour/internal/access"
	"candour/internal/redaction"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Desk redaction.Desk
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.ForCase("/case/{case}/copies", access.CaseWorker, p.copies, nil),
		web.ForCase("/case/{case}/copies/new", access.CaseWorker, p.showNew, p.begin),
		web.ForCase("/case/{case}/held-about/{person}", access.CaseWorker, p.heldAbout, nil),
		web.ForCase("/case/{case}/copies/{copy}", access.CaseWorker, p.on(copyOf), nil),
		web.ForCase("/case/{case}/copies/{copy}/open", access.CaseWorker, p.showOpen, p.open),
		web.ForCase("/case/{case}/copies/{copy}/page/{page}", access.CaseWorker, p.on(showPage), p.on(mark)),
		web.ForCase("/case/{case}/copies/{copy}/page/{page}/found", access.CaseWorker, nil, p.on(markFound)),
		web.ForCase("/case/{case}/copies/{copy}/page/{page}/looked", access.CaseWorker, nil, p.on(looked)),
		web.ForCase("/case/{case}/copies/{copy}/mark/{mark}", access.CaseWorker, p.on(showJudge), p.on(judge)),
		web.ForCase("/case/{case}/copies/{copy}/make", access.CaseWorker, p.on(showMake), p.on(makeCopy)),
		web.ForCase("/case/{case}/copies/{copy}/decide", access.CaseManager, p.on(showDecide), p.on(decide)),
		web.ForCase("/case/{case}/copies/{copy}/hand-over", access.CaseWorker, p.on(showHandOver), p.on(handOver)),
		web.ForCase("/case/{case}/copies/{copy}/drop", access.CaseWorker, p.on(showDrop), p.on(drop)),
	}
}
