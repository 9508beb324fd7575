package warningpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/footing"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/warning"
	"candour/internal/web"
)

// Home is the part of a case in which these pages are.
const Home = "warnings"

// Pages holds what these pages stand on.
type Pages struct{ Footing *footing.Footing }

// Routes are the addresses of these pages.
func (p Pages) Routes() []web.Route {
	return []web.Route{
		web.ForCase("/case/{case}/"+Home, access.CaseReader, p.list, nil),
		web.ForCase("/case/{case}/"+Home+"/new", access.CaseWorker, p.showWarn, p.warn),
		web.ForCase("/case/{case}/"+Home+"/{warning}", access.CaseWorker, p.showLook, p.look),
	}
}

// shown is a warning as the pages show it.
type shown struct {
	*warning.Warning
	of       string // whom or what it warns of
	item     govuk.Link
	troubles []string // why it cannot be leaned on as it is
}

// warnings are the open warnings of a case, each with what is wrong with it.
func (p Pages) warnings(c *web.Case) ([]shown, error) {
	open := warning.Of(c.History).Open()
	if len(open) == 0 {
		return nil, nil
	}
	today := calendar.DateInLondon(c.Now)
	argument, err := p.Footing.At(today, c.History)
	if err != nil {
		return nil, err
	}
	var all []shown
	for _, w := range open {
		s := shown{Warning: w, of: of(c, w), item: itemLink(c, w.Item)}
		switch so := footing.Of(w.Item, footing.So); {
		case !argument.Has(so):
			s.troubles = append(s.troubles, "What it rests on is not on the record any more.")
		case argument.Standing(so) == footing.NoLongerStands:
			s.troubles = append(s.troubles, "What it rests on no longer stands.")
		}
		if w.Late(today) {
			s.troubles = append(s.troubles, "It was to be looked at again by "+w.Review.Plain()+".")
		}
		all = append(all, s)
	}
	return all, nil
}

func of(c *web.Case, w *warning.Warning) string {
	if person, known := casework.Of(c.History).Person(w.Person); known {
		return person.Name()
	}
	return w.Place
}

func itemLink(c *web.Case, item ledger.Ref) govuk.Link {
	words := "The evidence"
	if i, known := evidence.Of(c.History).Item(item); known {
		words = i.Says
	}
	return govuk.Link{Text: words, Href: c.URL("evidence", string(item.Entry))}
}

// told says whether whoever is warned of was told.
func (s shown) told() string {
	if s.Told {
		return "They were told: " + s.How
	}
	return "They were not told: " + s.How
}

// edge is drawn more strongly for a warning that cannot be leaned on as it is.
func (s shown) edge() govuk.AskKind {
	if len(s.troubles) > 0 {
		return govuk.AskGone
	}
	return govuk.AskUnsure
}

// Asks is every warning of a case, for its overview: to be read before somebody goes there.
func (p Pages) Asks(c *web.Case) ([]templ.Component, error) {
	all, err := p.warnings(c)
	var out []templ.Component
	for _, s := range all {
		out = append(out, warningAsk(s, c.May(access.CaseWorker), c.URL(Home, string(s.Entry.ID))))
	}
	return out, err
}

// listPage is the warnings of a case.
type listPage struct {
	web.CasePage
	all []shown
}

func (p listPage) Title() string         { return "Warnings" }
func (p listPage) Body() templ.Component { return listBody(p) }

func (p Pages) list(c *web.Case) (web.Page, error) {
	all, err := p.warnings(c)
	return listPage{web.CasePage{Case: c}, all}, err
}
