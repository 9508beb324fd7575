package planpage

import (
	"fmt"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/footing"
	"candour/internal/footing/footingview"
	"candour/internal/govuk"
	"candour/internal/pack"
	"candour/internal/plan"
	"candour/internal/web"
)

// showPage is the plan: its lines, what the orders ask besides, and who was given it.
type showPage struct {
	web.CasePage
	pages    Pages
	plan     *plan.State
	work     plan.Work
	state    *casework.State
	argument *footing.Case
}

func (p showPage) Title() string         { return "The plan" }
func (p showPage) Body() templ.Component { return showBody(p) }

func (p Pages) show(c *web.Case) (web.Page, error) {
	argument, err := p.Footing.At(calendar.DateInLondon(c.Now), c.History)
	return showPage{web.CasePage{Case: c}, p, plan.Of(c.History), plan.WorkOf(c.History), casework.Of(c.History), argument}, err
}

func (p showPage) row(l *plan.Line) govuk.RowData {
	return govuk.RowData{What: govuk.Link{Text: l.Find, Href: lineURL(p.Case, l)}, Why: rowWords(p, l), State: p.tag(l)}
}

// tag is done, or that what the line rests on no longer stands, or that its day is over.
func (p showPage) tag(l *plan.Line) templ.Component {
	_, done := l.Done(p.work)
	switch {
	case done:
		return govuk.Tag("Done")
	case !p.argument.Standing(l.Key()).Holds():
		return footingview.Tag(p.argument.Standing(l.Key()))
	case !l.Due.IsZero() && l.Due.Before(calendar.DateInLondon(p.Now)):
		return govuk.Tag("Past its day")
	default:
		return nil
	}
}

var ways = map[plan.Way]string{
	plan.See: "See the child", plan.Talk: "A conversation", plan.Paper: "A document from them", plan.Check: "A safeguarding check", plan.Other: "Another way",
}

// from is how and from whom something is found out, and by when.
func from(s *casework.State, l *plan.Line) string {
	text := ways[l.Way] + ": " + l.Outside
	if who, ok := s.Person(l.From); ok {
		text = ways[l.Way] + ": " + who.Called()
	}
	if !l.Due.IsZero() {
		text += ", by " + l.Due.Plain()
	}
	return text + "."
}

var tells = map[plan.Tell]string{plan.TellAdults: "No child is told of it.", plan.TellNobody: "Nobody is told of it."}

func (p showPage) ticked(l *plan.Line) string {
	if t, ok := l.Done(p.work); ok {
		return "Done by " + t.Words + "."
	}
	return ""
}

// asks are what the page asks: that it is long, and the first principle that matters now.
func (p showPage) asks() []string {
	var all []string
	rules := p.pages.Pack.Planning
	if n := len(p.plan.Lines()); n > rules.Most {
		all = append(all, fmt.Sprintf("The plan has %d lines. Which of them could be left out, or be found out together?", n))
	}
	for _, m := range []struct {
		when pack.PlanMoment
		is   bool
	}{{pack.ToldBefore, p.behind()}, {pack.ChildNotHeard, p.unheard()}, {pack.ToldNobody, len(p.plan.GivenTo()) == 0}} {
		if x, ok := rules.Principle(m.when); ok && m.is && len(p.plan.Lines()) > 0 && x.InForce(calendar.DateInLondon(p.Now)) {
			return append(all, x.Asks+" ("+x.Source+")")
		}
	}
	return all
}

func (p showPage) behind() bool {
	return slices.ContainsFunc(p.plan.GivenTo(), func(g plan.Gave) bool { return g.Behind })
}

func (p showPage) unheard() bool {
	return slices.ContainsFunc(p.state.Children(), func(child *casework.Person) bool {
		return !slices.ContainsFunc(p.plan.Lines(), func(l *plan.Line) bool { return l.From == child.Ref })
	})
}

// haves are who was given the plan, and whether it has changed since.
func (p showPage) haves() []govuk.Fact {
	var all []govuk.Fact
	for _, g := range p.plan.GivenTo() {
		all = append(all, govuk.Fact{Term: g.Body.Name, Detail: haveDetail(p, g)})
	}
	return all
}

func (p showPage) given(g plan.Gave) govuk.Link {
	return govuk.Link{Text: "Read what they have", Href: p.URL(Home, "given", string(g.Entry.ID))}
}

func has(g plan.Gave) string {
	text := "Has the plan of " + g.On().Plain()
	if in := inWhich[g.Body.As]; in != "" {
		text += ", " + in
	}
	if g.Behind {
		return text + ", changed since"
	}
	return text
}

var inWhich = map[plan.Stage]string{plan.ForYounger: "in short sentences", plan.ForOlder: "with the reasons"}

// gives lead to giving the plan, for each person of the family.
func (p showPage) gives() []govuk.Link {
	var all []govuk.Link
	add := func(who *casework.Person, as plan.Stage) {
		text := "Give it to " + who.Called()
		if who.Kind == casework.Child {
			text = "Give it to " + who.FirstName() + ", " + inWhich[as]
		}
		all = append(all, govuk.Link{Text: text, Href: giveURL(p.Case, who, as)})
	}
	for _, who := range p.state.Adults() {
		if !who.Organisation() {
			add(who, plan.ForFamily)
		}
	}
	for _, who := range p.state.Children() {
		add(who, plan.ForYounger)
		add(who, plan.ForOlder)
	}
	return all
}

func giveURL(c *web.Case, who *casework.Person, as plan.Stage) string {
	return c.URL(Home, "give") + "?to=" + string(who.Ref.Entry) + "&as=" + string(as)
}

// proposal is a question of an order that is neither in the plan nor left out.
func (p showPage) proposal(a casework.Asked) govuk.RowData {
	why := a.Order.Name
	if !a.Order.Made.IsZero() {
		why += ", " + a.Order.Made.Plain()
	}
	if a.Paragraph != "" {
		why += ", paragraph " + a.Paragraph
	}
	return govuk.RowData{What: govuk.Link{Text: a.Text}, Why: proposalWhy(p, a, why+".")}
}

func questionURL(c *web.Case, page string, a casework.Asked) string {
	return c.URL(Home, page) + "?order=" + string(a.Order.Ref.Entry) + "&question=" + a.Key
}

// Foot is the plan in a few words, for a case’s overview.
func (p Pages) Foot(c *web.Case) ([]templ.Component, error) {
	lines := plan.Of(c.History).Lines()
	if len(lines) == 0 {
		return nil, nil
	}
	work, n := plan.WorkOf(c.History), 0
	for _, l := range lines {
		if _, done := l.Done(work); done {
			n++
		}
	}
	text := fmt.Sprintf("The plan: %s, %d done.", counted(len(lines)), n)
	return []templ.Component{foot(text, c.URL(Home))}, nil
}

// Asks says in a case’s overview what of the plan asks for an answer: who has an earlier one, what no longer stands under a line, what is late.
func (p Pages) Asks(c *web.Case) ([]templ.Component, error) {
	s := plan.Of(c.History)
	if len(s.Lines()) == 0 || !c.May(access.CaseWorker) {
		return nil, nil
	}
	argument, err := p.Footing.At(calendar.DateInLondon(c.Now), c.History)
	if err != nil {
		return nil, err
	}
	var all []templ.Component
	work := plan.WorkOf(c.History)
	for _, l := range s.Lines() {
		if _, done := l.Done(work); !done && len(l.Gone(argument)) > 0 {
			all = append(all, govuk.GoneAsk("The plan’s line “"+l.Find+"” rests on what no longer stands. ", govuk.Link{Text: "Look at it", Href: lineURL(c, l)}))
		}
	}
	for _, g := range s.GivenTo() {
		if g.Behind {
			all = append(all, ask(g.Body.Name+" has the plan of "+g.On().Plain()+", changed since. ", c.URL(Home)))
		}
	}
	return all, nil
}

// Today is each case with lines of its plan past their day.
func Today(v *web.Visit) ([]templ.Component, error) {
	if !v.Person.HasCases() {
		return nil, nil
	}
	rows, err := plan.Late(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	rows, err = web.Theirs(v, access.CaseWorker, rows, caseOf)
	var all []templ.Component
	for _, r := range rows {
		all = append(all, ask(r.Title+": "+past(int(r.Lines)), "/case/"+string(r.Case)+"/"+Home))
	}
	return all, err
}

func counted(lines int) string {
	if lines == 1 {
		return "1 line"
	}
	return fmt.Sprintf("%d lines", lines)
}

func past(lines int) string {
	if lines == 1 {
		return "1 line of the plan is past its day. "
	}
	return fmt.Sprintf("%d lines of the plan are past their day. ", lines)
}
