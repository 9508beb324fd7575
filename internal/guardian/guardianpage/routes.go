package guardianpage

import (
	"candour/internal/access"
	"candour/internal/pack"
	"candour/internal/web"
)

// Home is the part of a case in which these pages are.
const Home = "guardians"

// Pages holds what these pages stand on.
type Pages struct {
	Pack      *pack.Pack
	Connected bool // this service talks to the court's system of public law
}

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.ForCase("/case/{case}/"+Home, access.CaseReader, p.guardians, nil),
		web.ForCase("/case/{case}/"+Home+"/appoint", access.CaseWorker, p.showAppoint, p.appoint),
		web.ForCase("/case/{case}/"+Home+"/tell", access.CaseWorker, p.showTell, p.tell),
		web.ForCase("/case/{case}/"+Home+"/{appointment}/contact", access.CaseWorker, p.showContact, p.contact),
		web.ForCase("/case/{case}/"+Home+"/{appointment}/end", access.CaseWorker, p.showEnd, p.end),
	}
}
