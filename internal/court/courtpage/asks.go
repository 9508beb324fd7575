package courtpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/ledger"
	"candour/internal/web"
)

// asked is what a filing that somebody must see to asks: in a sentence, and what its link says.
type asked struct{ sentence, link string }

var asks = map[court.FilingState]asked{
	court.IsUncertain: {"It is not known whether the court has the %s.", "Find out, and record it"},
	court.IsRefused:   {"The court’s system did not take the %s.", "See why, and what to do"},
	court.IsHeldBack:  {"The %s was held back: it may hold something that is hidden.", "See what it is, and what to do"},
	court.IsNotThere:  {"The court does not have the %s.", "See what to do"},
}

// askOf asks somebody to see to a filing. In a list over cases the title of the case stands before it.
func askOf(title string, state court.FilingState, name, href string) templ.Component {
	a := asks[state]
	return filingAsk(stands[state].word, title, strings.Replace(a.sentence, "%s", inSentence(name), 1), a.link, href)
}

// inSentence is the name of a type of report in the middle of a sentence.
func inSentence(name string) string {
	for i, r := range name {
		return strings.ToLower(string(r)) + name[i+len(string(r)):]
	}
	return "report"
}

// Asks is what somebody must say or see to in a case: whether it is the same as another, and its filings.
func (p Pages) Asks(c *web.Case) ([]templ.Component, error) {
	all, err := p.offersOf(c)
	if err != nil {
		return nil, err
	}
	for _, f := range court.ToSeeTo(c.History) {
		all = append(all, askOf("", f.State, f.Name, c.URL("court", "filing", string(f.Signed.Entry))))
	}
	return all, nil
}

// Today is the same over all the cases in which it is for a person to see to things.
func (p Pages) Today(v *web.Visit) ([]templ.Component, error) {
	pairs, err := casework.Pairs(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	all, err := p.offers(v, pairs, true)
	if err != nil {
		return nil, err
	}
	waiting, err := court.WaitingFilings(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	theirs, err := web.Theirs(v, access.CaseReader, waiting, func(w court.WaitingFiling) ledger.StreamID { return w.Case })
	for _, w := range theirs {
		all = append(all, askOf(w.Title, w.State, w.Name, "/case/"+string(w.Case)+"/court/filing/"+string(w.Signed)))
	}
	return all, err
}
