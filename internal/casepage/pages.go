package casepage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger/proof"
	"candour/internal/pack"
	"candour/internal/web"
)

// Pages holds what these pages stand on.
type Pages struct {
	Pack    *pack.Pack
	Footing *footing.Footing
	Asks    []Panel                                       // what in a case asks for an answer, from features above evidence
	Today   []func(*web.Visit) ([]templ.Component, error) // what over all of a person's cases asks for an answer
	Notices []func(*web.Visit) ([]templ.Component, error) // what whoever reads cases must know first; it asks nothing of them
	Lists   []func(*web.Visit) ([]templ.Component, error) // what else stands on a person's Today, under what asks for an answer
	Team    []func(*web.Visit) ([]templ.Component, error) // what else stands on the page of a manager’s team
	Beneath []func(*web.Visit) ([]templ.Component, error) // what stands small beneath lists of cases
	Warns   func(*web.Case) []govuk.StripFact             // what the strip warns of, read out of the case as it stands; nil for nothing
	AtFoot  []Panel                                       // what stands small at the foot of a case's overview
	Proven  func() proof.Reach                            // how far the record is sealed; nil when nothing is. It must ask the record nothing.
}

// Panel is a part of a case's overview that a feature gives; nothing when there is nothing to show.
type Panel func(*web.Case) ([]templ.Component, error)

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.For("/{$}", access.SignedIn, p.today, nil),
		web.For("/week", access.SignedIn, p.week, nil),
		web.For("/hearings", access.SignedIn, p.hearings, nil),
		web.For("/due", access.SignedIn, p.due, nil),
		web.For("/cases", access.SignedIn, p.cases, nil),
		web.For("/team", access.SignedIn, p.team, nil),
		web.For("/search", access.SignedIn, p.search, p.search),
		web.ForCase("/case/{case}", access.CaseReader, p.overview, nil),
		web.ForCase("/case/{case}/changed", access.CaseReader, p.changed, nil),
	}
}
