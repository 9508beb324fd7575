package caseworkpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// peoplePage is everybody in the case: how it is safe to reach them, and what is known of them.
type peoplePage struct {
	page
	open   opened
	linked []linkedCase
}

func (p peoplePage) Title() string         { return "People" }
func (p peoplePage) Body() templ.Component { return peopleBody(p) }

func (p Pages) people(c *web.Case) (web.Page, error) {
	page := p.page(c)
	open, err := page.opened()
	if err != nil {
		return nil, err
	}
	linked, err := linked(c, page.State, access.CaseReader)
	return peoplePage{page, open, linked}, err
}

// personIn is the person named in the address.
func (p Pages) personIn(c *web.Case) (*casework.Person, error) {
	return inAddress(c, "person", (*casework.State).Person)
}

// personURL is the address of a page about somebody.
func personURL(c *web.Case, who *casework.Person, parts ...string) string {
	return c.URL(append([]string{"people", string(who.Ref.Entry)}, parts...)...)
}

// recordURL is where a field of somebody is recorded or corrected.
func recordURL(c *web.Case, who *casework.Person, field casework.Field) govuk.Link {
	return govuk.Link{Text: "Change", Hidden: string(field) + " of " + who.Name(), Href: personURL(c, who, "record", string(field))}
}

// fact is a line about somebody.
func (p page) fact(who *casework.Person, term string, field casework.Field, unknown string) govuk.Fact {
	change := recordURL(p.Case, who, field)
	change.Hidden = field.Label(p.Words) + " of " + who.Name()
	return p.line(term, who.Fact(field), unknown, change)
}

// line is a fact as a line of a list. Where the court and we differ, the first thing to do is to say which is right.
func (p page) line(term string, f *casework.Fact, unknown string, change govuk.Link) govuk.Fact {
	fact := known(p.Words, term, f, unknown, change)
	if f.Differs() {
		fact.Act.Text, fact.Act.Href = "Say which is right", settleURL(p.Case, f)
	}
	if !p.May(access.CaseWorker) {
		fact.Act = govuk.Link{}
	}
	return fact
}

func (p peoplePage) childFacts(child *casework.Person) []govuk.Fact {
	facts := []govuk.Fact{
		p.fact(child, "Born", casework.Born, notKnown),
		p.lives(child),
		p.fact(child, "Needs", casework.Needs, notAsked),
	}
	return append(facts, p.details(child, p.open)...)
}

// lives is with whom a child lives, also where nobody recorded it but the adults’ own lines say so.
func (p peoplePage) lives(child *casework.Person) govuk.Fact {
	fact := p.fact(child, "Lives", casework.Living, notKnown)
	if words := p.State.Lives(child); words != "" && !child.Fact(casework.Living).Known() {
		fact.Detail = govuk.Text(words)
	}
	return fact
}

func (p peoplePage) adultFacts(adult *casework.Person) []govuk.Fact {
	facts := p.details(adult, p.open)
	if adult.Organisation() {
		return append(facts, p.represented(adult)...)
	}
	facts = append(facts,
		p.fact(adult, "Interpreter", casework.Interpreter, notAsked),
		p.fact(adult, "Adjustments", casework.Adjustments, notAsked))
	return append(facts, p.represented(adult)...)
}

// represented is who speaks for somebody at court.
func (p peoplePage) represented(adult *casework.Person) []govuk.Fact {
	facts := []govuk.Fact{p.fact(adult, "Solicitor", casework.Solicitor, notKnown)}
	if !adult.Fact(casework.Solicitor).Known() && adult.Fact(casework.Firm).Known() {
		return []govuk.Fact{p.fact(adult, "Solicitors", casework.Firm, notKnown)}
	}
	for _, more := range []struct {
		term  string
		field casework.Field
	}{{"Firm", casework.Firm}, {"Solicitor’s telephone", casework.SolicitorPhone}, {"Solicitor’s e-mail", casework.SolicitorEmail}} {
		if adult.Fact(more.field).Known() {
			facts = append(facts, p.fact(adult, more.term, more.field, notKnown))
		}
	}
	return facts
}

// toUse reports whether a detail is the one that is safe to use.
func toUse(who *casework.Person, d *casework.Detail) bool { return who.Safe().Use == d.Ref }

var relationColumns = []govuk.Column{
	{Head: "Child"}, {Head: "Is their", Lead: "Is their"}, {Head: "Lives with them", Lead: "Lives with them"},
	{Head: "Parental responsibility", Lead: "Parental responsibility"}, {Head: "Change", HideHead: true},
}

// relations are what an adult is to each child, one child a row, for it may differ.
func (p peoplePage) relations(adult *casework.Person) [][]templ.Component {
	var rows [][]templ.Component
	for _, child := range p.State.Children() {
		towards := func(field casework.Field) templ.Component {
			return factValue(p.Words, adult.Towards(child.Ref, field), notKnown)
		}
		change := govuk.Link{Text: "Change", Hidden: "what " + adult.Name() + " is to " + child.Name(), Href: personURL(p.Case, adult, "relation", string(child.Ref.Entry)), Act: true}
		for _, field := range relationFields {
			if f := adult.Towards(child.Ref, field); f.Differs() {
				change.Text, change.Href = "Say which is right", settleURL(p.Case, f)
			}
		}
		row := []templ.Component{govuk.Text(child.FirstName()), towards(casework.Relation), towards(casework.LivesWith), towards(casework.Responsibility), nil}
		if p.May(access.CaseWorker) {
			row[4] = govuk.Anchor(change)
		}
		rows = append(rows, row)
	}
	return rows
}

// partWords are the parts of people in a case, in the pack’s words.
func (s seen) partWords(id string) string {
	for _, kind := range s.Pack.Court.People.PartyKinds {
		if kind.ID == id {
			return kind.Name
		}
	}
	return capital(strings.ReplaceAll(id, "_", " "))
}

// aged is a name with the age where it is known: "Isla Kersey, 7".
func (s seen) aged(who *casework.Person) string {
	age, known := who.Age(s.Today)
	switch {
	case who.Died():
		return who.Name() + ", died " + who.Fact(casework.Died).Value()
	case !known:
		return who.Name()
	case age == 0:
		return who.Name() + ", under 1"
	default:
		return who.Name() + ", " + itoa(age)
	}
}

func (p peoplePage) acts() []govuk.ActData {
	return []govuk.ActData{
		{Link: govuk.Link{Text: "Add a person", Href: p.URL("people", "add")}, Means: "A child the case is about, or an adult in it. A name is enough to begin."},
		{Link: govuk.Link{Text: "Two people are one", Href: p.URL("people", "join")}, Means: "Both histories then stand under one name. It can be taken back."},
		{Link: govuk.Link{Text: "Link another case", Href: p.URL("links")}, Means: "Both cases say that they belong together. Nothing crosses by it."},
	}
}

// workers are those who work on the case now, and the team that has it.
func (p page) workers() []govuk.NewsItem {
	var all []govuk.NewsItem
	for _, a := range p.State.Allocations() {
		if a.At(p.Now) {
			all = append(all, govuk.NewsItem{What: []templ.Component{working(a.Name, workWords[a.As])}})
		}
	}
	if len(all) == 0 {
		all = append(all, govuk.NewsItem{What: []templ.Component{govuk.Text("Nobody has the case yet.")}})
	}
	if _, team := p.State.Team(); team != "" {
		all = append(all, govuk.NewsItem{What: []templ.Component{govuk.Text(team)}})
	}
	return all
}

var workWords = map[access.Relation]string{access.Allocated: "worker", access.Second: "second worker", access.Covers: "covers the case"}

// plural counts at the beginning of a sentence: "One attempt", "12 attempts".
func plural(n int, one, many string) string {
	if n == 1 {
		return "One " + one
	}
	if n < len(numbers) {
		return numbers[n] + " " + many
	}
	return itoa(n) + " " + many
}

var numbers = []string{"No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"}
