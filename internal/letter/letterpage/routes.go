package letterpage

import (
	"candour/internal/access"
	"candour/internal/letter"
	"candour/internal/typeset"
	"candour/internal/web"
)

// Home is the part of a case in which these pages are.
const Home = "letters"

// SendHome is the part of a case in which papers made of it are sent.
const SendHome = "chronology/send"

// Pages holds what these pages stand on.
type Pages struct {
	Desk letter.Desk
	// Table lays the table of what is alleged out for a recipient, by the name that stands on it, in a higher feature. Optional.
	Table func(c *web.Case, named string) (typeset.Document, error)
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	const home = "/case/{case}/" + Home
	return []web.Route{
		web.ForCase(home, access.CaseReader, p.letters, nil),
		web.ForCase("/case/{case}/chronology", access.CaseReader, p.chronology, nil),
		web.ForCase("/case/{case}/"+SendHome, access.CaseWorker, p.showSend, p.sendPaper),
		web.ForCase(home+"/new", access.CaseWorker, p.showNew, p.choose),
		web.ForCase(home+"/new/{template}/{to}", access.CaseWorker, p.showWrite, p.write),
		web.ForCase(home+"/{letter}", access.CaseReader, p.letter, nil),
		web.ForCase(home+"/{letter}/pdf", access.CaseReader, p.pdf, nil),
		web.ForCase(home+"/{letter}/word", access.CaseReader, p.word, nil),
	}
}
