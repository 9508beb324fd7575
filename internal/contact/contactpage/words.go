package contactpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/contact"
	"candour/internal/decision"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/words"
)

// For whom a decision is made ready in plain words.
const (
	younger = "younger"
	older   = "older"
	family  = "family"
)

var inWhich = map[string]string{younger: "in short sentences", older: "with the reasons"}

// wordsPage is a decision in plain words: for the child in two stages of understanding, for the family, and for the report.
type wordsPage struct {
	web.CasePage
	pages Pages
	plan  *contact.Plan
	child *casework.Person
	state *casework.State
}

func (p wordsPage) Title() string         { return "A decision in plain words" }
func (p wordsPage) Body() templ.Component { return wordsBody(p) }

func (p Pages) words(c *web.Case) (web.Page, error) {
	of, who, err := plan(c)
	if err != nil {
		return nil, err
	}
	return wordsPage{web.CasePage{Case: c}, p, of, who, casework.Of(c.History)}, nil
}

// ready is the decision made ready for somebody.
type ready struct {
	id, title, words string
	to               []govuk.Link // to whom it is told in these words
	long             []string     // sentences that are long for a younger child
}

func (p wordsPage) all() []ready {
	worker := p.People.Name(p.plan.Entry.Author)
	child := p.child.FirstName()
	short := contact.ForYounger(p.plan, child, worker)
	return []ready{
		{younger, "For " + child + ", in short sentences", short, []govuk.Link{p.tell(p.child, younger)}, contact.LongSentences(short)},
		{older, "For " + child + ", with the reasons", contact.ForOlder(p.plan, child, worker), []govuk.Link{p.tell(p.child, older)}, nil},
		{family, "For the family", contact.ForFamily(p.plan, child, "…"), p.tellAdults(), nil},
		{"report", "For the report", contact.ForReport(p.plan, child, worker), nil, nil},
	}
}

func (p wordsPage) tell(who *casework.Person, as string) govuk.Link {
	name := who.Called()
	if who.Kind == casework.Child {
		name = who.FirstName() + " " + inWhich[as]
	}
	return govuk.Link{Text: "Record that you told " + name, Href: p.pages.decisionURL(p.Case, p.plan, "explain") + "?to=" + string(who.Ref.Entry) + "&as=" + as}
}

func (p wordsPage) tellAdults() []govuk.Link {
	var all []govuk.Link
	for _, a := range p.state.Adults() {
		if !a.Organisation() {
			all = append(all, p.tell(a, family))
		}
	}
	return all
}

// WordsFor is a decision in plain words, ready for somebody of the case.
func (p Pages) WordsFor(c *web.Case, d *decision.Decision, as string, to ledger.Ref) string {
	of, ok := contact.Of(c.History).Plan(d.Ref())
	if !ok {
		return ""
	}
	s := casework.Of(c.History)
	who, ok := s.Person(of.Child)
	if !ok {
		return ""
	}
	child, worker := who.FirstName(), c.People.Name(d.Entry.Author)
	switch as {
	case younger:
		return contact.ForYounger(of, child, worker)
	case older:
		return contact.ForOlder(of, child, worker)
	case family:
		if adult, ok := s.Person(to); ok {
			return contact.ForFamily(of, child, adult.Called())
		}
	}
	return ""
}

// Beside is what stands beside the decision of a plan.
type Beside struct {
	Facts       []govuk.Fact
	Done        []string
	Rule        []templ.Component
	Acts        []govuk.ActData
	Again, Does string
}

// BesideDecision is what was arranged by a decision on how to see a child, under which policy, and what was done.
func (p Pages) BesideDecision(c *web.Case, d *decision.Decision) (Beside, error) {
	of, ok := contact.Of(c.History).Plan(d.Ref())
	if !ok {
		return Beside{}, nil
	}
	home := c.URL(Home, "plan", string(d.Entry.ID))
	b := Beside{
		Facts: facts(of), Again: c.URL(Home, string(of.Child.Entry)), Does: home + "/done",
		Acts: []govuk.ActData{{Link: govuk.Link{Text: "In plain words", Href: home + "/words"}, Means: "For the child in two stages of understanding, for the family, and for the report."}},
	}
	if of.Took != nil {
		b.Done = append([]string{of.Took.Body.Words() + ", on " + of.Took.On().Plain() + "."}, of.Took.Body.Facts()...)
	}
	if of.Policy.Name != "" {
		b.Rule = p.rule(of)
	}
	return b, nil
}

// facts are what was arranged, as far as something was said.
func facts(of *contact.Plan) []govuk.Fact {
	var all []govuk.Fact
	add := func(term, said string) {
		if said != "" {
			all = append(all, govuk.Fact{Term: term, Detail: govuk.Text(words.UpperFirst(said))})
		}
	}
	add("When", casework.ShowMoment(of.Starts))
	add("Why not alone", of.WhyWith)
	add("What the child needs", of.Needs)
	add("The family’s circumstances", of.Circumstances)
	add("What cannot be learned", of.NotLearned)
	add("Travel", of.Travel)
	if of.Constrained {
		add("How we can work", contact.Constraint)
	}
	return all
}

// rule is the policy that a decision was made under, and whether it is within it.
func (p Pages) rule(of *contact.Plan) []templ.Component {
	i := slices.IndexFunc(p.Pack.Seeing, func(s pack.SeeingPolicy) bool { return s.ID == of.Policy.ID && s.Version == of.Policy.Version })
	if i < 0 {
		return []templ.Component{govuk.Text(of.Policy.Name + ".")}
	}
	policy, within := p.Pack.Seeing[i], "This decision is within it."
	if why := contact.Touches(policy, of.Mode, of.Met()); len(why) > 0 {
		within = "This decision departs from it: " + why[0] + "."
	}
	return []templ.Component{govuk.Text(policy.Name + ", in force since " + policy.From.Plain() + ": " + policy.Says + ". " + policy.Cite() + "."), govuk.Text(within)}
}
