package evidencemappage

import (
	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// Home is the part of a case in which the map is.
const Home = "evidence/map"

// Pages holds what the page stands on.
type Pages struct {
	Desk  report.Desk
	About func(*web.Case) func(ledger.Entry) govuk.Link // where an entry that is no item and no statement is read
}

// Routes are the addresses of the page.
func (p Pages) Routes() []web.Route {
	return []web.Route{web.ForCase("/case/{case}/"+Home, access.CaseReader, p.show, nil)}
}
