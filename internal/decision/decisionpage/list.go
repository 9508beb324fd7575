package decisionpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/decision"
	"candour/internal/footing"
	"candour/internal/footing/footingview"
	"candour/internal/govuk"
	"candour/internal/web"
)

// listPage is the decisions of a case, the last first.
type listPage struct {
	web.CasePage
	all      []*decision.Decision
	argument *footing.Case
	plans    string
	plan     string
}

func (p listPage) Title() string         { return "Decisions" }
func (p listPage) Body() templ.Component { return listBody(p) }

func (p Pages) list(c *web.Case) (web.Page, error) {
	argument, err := p.Footing.At(calendar.DateInLondon(c.Now), c.History)
	all := slices.Clone(decision.Of(c.History).All())
	slices.Reverse(all)
	return listPage{web.CasePage{Case: c}, all, argument, p.Plans, p.Plan}, err
}

func (p listPage) row(d *decision.Decision) govuk.RowData {
	row := govuk.RowData{
		What:  govuk.Link{Text: d.Question, Href: decisionURL(p.Case, d)},
		Why:   govuk.Text(d.Choice().Name + ". " + p.People.Name(d.Entry.Author) + ", " + d.On().Plain() + "."),
		State: footingview.Tag(p.argument.Standing(d.Key())),
	}
	if d.By != nil {
		row.State = govuk.Tag("Replaced")
	}
	return row
}

// Asks says in a case’s overview of each decision that rests on something which no longer stands, until somebody answers.
func (p Pages) Asks(c *web.Case) ([]templ.Component, error) {
	all := decision.Of(c.History)
	if len(all.All()) == 0 {
		return nil, nil
	}
	argument, err := p.Footing.At(calendar.DateInLondon(c.Now), c.History)
	if err != nil {
		return nil, err
	}
	var asks []templ.Component
	for _, f := range all.ToAnswer(argument) {
		asks = append(asks, govuk.GoneAsk(sentence(argument, f), govuk.Link{Text: "Look at it again", Href: decisionURL(c, f.Decision, "look-again")}))
	}
	return asks, nil
}

// sentence says of a decision what it rests on that no longer stands.
func sentence(c *footing.Case, f decision.Fallen) string {
	s := "“" + f.Question + "” was decided on " + f.Decision.On().Plain() + ". It rests on "
	for i, k := range f.On {
		if i > 0 {
			s += ", and on "
		}
		s += c.Name(k) + " (" + c.Words(k) + ")"
	}
	return s + ". "
}

// acts are what a person who works on the case can do.
func (p listPage) acts() []govuk.ActData {
	all := []govuk.ActData{{Link: govuk.Link{Text: "Decide something", Href: p.URL(Home, "new")}, Means: "A question, the ways that are open, and why you choose one."}}
	if p.plans != "" {
		all = append([]govuk.ActData{{Link: govuk.Link{Text: "How to see the children", Href: p.URL(p.plans)}, Means: "One line where the policy is followed; the full form where it is not."}}, all...)
	}
	if p.plan != "" {
		all = append([]govuk.ActData{{Link: govuk.Link{Text: "The plan", Href: p.URL(p.plan)}, Means: "What will be found out, from whom, by when, and who was told."}}, all...)
	}
	return all
}
