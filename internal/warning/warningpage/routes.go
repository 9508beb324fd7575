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

// InStrip is the warnings of a case in the strip above each of its pages: of what, by when somebody looks again, and whether they were told. It asks the
// record nothing.
func InStrip(c *web.Case) []govuk.StripFact {
	today, home := calendar.DateInLondon(c.Now), c.URL(Home)
	var all []templ.Component
	for _, w := range warning.Of(c.History).Open() {
		all = append(all, govuk.Anchor(govuk.Link{Text: inBrief(of(c, w), w, today), Href: home}))
	}
	if len(all) == 0 {
		return nil
	}
	return []govuk.StripFact{{Term: "Warning", Detail: lines(all)}}
}

// inBrief is a warning in a line.
func inBrief(whom string, w *warning.Warning, today calendar.Date) string {
	told := "told"
	if !w.Told {
		told = "not told"
	}
	if w.Late(today) {
		return whom + " (" + told + "): review late, due " + w.Review.Plain()
	}
	return whom + " (" + told + "): review by " + w.Review.Plain()
}

// BeforeAVisit is the warnings of a case for somebody who works on it and plans to go there. It is a look at the case.
func (p Pages) BeforeAVisit(v *web.Visit, stream ledger.StreamID) ([]templ.Component, error) {
	v.Look(stream, true)
	h, err := v.Ledger().Read(v.Context(), stream)
	if err != nil {
		return nil, err
	}
	return p.Asks(&web.Case{Visit: v, Stream: stream, History: h})
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
