package decisionpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/decision"
	"candour/internal/footing"
	"candour/internal/footing/footingview"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// showPage is one decision: what was chosen, what was weighed, why, who was told, and what was done.
type showPage struct {
	web.CasePage
	*decision.Decision
	state    *casework.State
	argument *footing.Case
	before   *decision.Decision // that it took the place of; nil when none
	gone     []footing.Key
	Beside
}

func (p showPage) Title() string         { return "A decision" }
func (p showPage) Body() templ.Component { return showBody(p) }

func (p Pages) show(c *web.Case) (web.Page, error) {
	d, err := find(c)
	if err != nil {
		return nil, err
	}
	argument, err := p.Footing.At(calendar.DateInLondon(c.Now), c.History)
	if err != nil {
		return nil, err
	}
	page := showPage{CasePage: web.CasePage{Case: c}, Decision: d, state: casework.Of(c.History), argument: argument, gone: d.Gone(argument)}
	page.before, _ = decision.Of(c.History).Find(d.Instead)
	page.Beside, err = p.beside(c, d)
	return page, err
}

func (p showPage) over() string {
	return "Decision " + strconv.Itoa(p.Number) + " · " + p.People.Name(p.Entry.Author) + ", " + p.Decision.On().Long()
}

func (p showPage) standing() templ.Component {
	if p.By != nil {
		return govuk.StandingTagSaying(govuk.NoLongerStands, "Replaced")
	}
	return footingview.Tag(p.argument.Standing(p.Key()))
}

// who is what somebody of the case is called; a child by the first name.
func (p showPage) who(ref ledger.Ref) string {
	person, ok := p.state.Person(ref)
	switch {
	case !ok:
		return "Somebody"
	case person.Kind == casework.Child:
		return person.FirstName()
	default:
		return person.Called()
	}
}

func (p showPage) preferences() []govuk.Fact {
	var all []govuk.Fact
	for _, x := range p.Preferences {
		all = append(all, govuk.Fact{Term: p.who(x.Who), Detail: govuk.SmallWords(x.Says)})
	}
	return all
}

func (p showPage) options() []govuk.WeighedOption {
	var all []govuk.WeighedOption
	for i, o := range p.Options {
		w := govuk.WeighedOption{Title: o.Name, Chosen: i == p.Chosen, For: p.reasons(o.For), Against: p.reasons(o.Against)}
		if o.WhyNot != "" {
			w.Against = append(w.Against, govuk.Text(o.WhyNot))
		}
		all = append(all, w)
	}
	return all
}

func (p showPage) reasons(of []decision.Consideration) []templ.Component {
	var all []templ.Component
	for _, c := range of {
		if href := p.href(c.Sort, c.On); href != "" {
			all = append(all, linked(c.Words, href))
		} else {
			all = append(all, govuk.Text(c.Words))
		}
	}
	return all
}

// href is where what a consideration rests on can be read; "" where it has no page.
func (p showPage) href(sort decision.Bears, on ledger.Ref) string {
	switch {
	case on.IsZero():
		return ""
	case sort == decision.ByGuidance:
		return "/guidance/" + string(on.Stream)
	case sort == decision.ByFact || sort == decision.ByPreference:
		return p.URL("evidence", string(on.Entry))
	default:
		if _, ok := p.state.Note(on); ok {
			return p.URL("note", string(on.Entry))
		}
		return ""
	}
}

var riskColumns = []govuk.Column{{Head: "Risk"}, {Head: "What is done"}, {Head: "By", Lead: "By"}}

func (p showPage) risks() [][]templ.Component {
	var rows [][]templ.Component
	for _, r := range p.Risks {
		rows = append(rows, []templ.Component{govuk.Text(r.What), govuk.Text(r.Done), govuk.Text(r.By)})
	}
	return rows
}

func (p showPage) told() []govuk.Fact {
	var all []govuk.Fact
	for _, a := range p.Explained {
		all = append(all, govuk.Fact{Term: a.Body.Name, Detail: toldDetail(a)})
	}
	return all
}

func toldWhen(a decision.Act[decision.ExplainedBody]) string {
	when := a.On().Plain()
	if a.Body.How != "" {
		when = a.Body.How + ", " + when
	}
	return when
}

func (p showPage) consulted() []govuk.Fact {
	var all []govuk.Fact
	for _, c := range p.Consulted {
		all = append(all, govuk.Fact{Term: c.Who, Detail: govuk.Text(c.Said)})
	}
	return all
}

// happened is what was done, as decided or otherwise.
func (p showPage) happened() string {
	switch {
	case p.Decision.Done == nil:
		return ""
	case p.Decision.Done.Body.Otherwise == "":
		return "As decided."
	default:
		return "Otherwise than decided: " + p.Decision.Done.Body.Otherwise
	}
}

// acts are what a person who works on the case can do.
func (p showPage) acts() []govuk.ActData {
	if !p.May(access.CaseWorker) || p.By != nil {
		return nil
	}
	all := p.Acts
	all = append(all, govuk.ActData{Link: govuk.Link{Text: "Record whom you explained it to", Href: decisionURL(p.Case, p.Decision, "explain")}, Means: "To whom, and in which words. One for each person."})
	if p.Decision.Done == nil {
		all = append(all, govuk.ActData{Link: govuk.Link{Text: "Record what was done", Href: p.Do}, Means: "As decided or otherwise; it stands beside the decision."})
	}
	return append(all, govuk.ActData{Link: govuk.Link{Text: "Look at this decision again", Href: decisionURL(p.Case, p.Decision, "look-again")}, Means: "Something has changed. The first decision stays readable."})
}
