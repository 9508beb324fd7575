package contactpage

import (
	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/contact"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
)

// notePage takes down a wish, a risk or a need that is borne in mind when it is decided how to see a child.
type notePage struct {
	web.CaseForm
	child *casework.Person
	notes []contact.Note
	state *casework.State
}

func (p notePage) Title() string         { return "To bear in mind in seeing a child" }
func (p notePage) Body() templ.Component { return noteBody(p) }

func newNotePage(c *web.Case) (notePage, error) {
	who, err := child(c)
	if err != nil {
		return notePage{}, err
	}
	form, err := c.Form()
	return notePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, who, contact.Of(c.History).NotesOf(who.Ref), casework.Of(c.History)}, err
}

func (p Pages) showNote(c *web.Case) (web.Page, error) {
	page, err := newNotePage(c)
	if err != nil {
		return nil, err
	}
	return page, nil
}

func (p Pages) note(c *web.Case) (web.Page, error) {
	page, err := newNotePage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	body := contact.NotedBody{Child: page.child.Ref, Sort: contact.NotedSort(f.Text("sort")), For: pack.SeeingMode(f.Text("for")), Words: f.Text("words")}
	if who, ok := page.state.Person(ledger.Ref{Stream: c.Stream, Entry: f.Entry("who")}); ok {
		body.Who = who.Ref
	}
	if err := warn(c, f, body.Words); err != nil {
		return nil, err
	}
	return sent(c, page, f, c.URL(Home), body.Validate(), func(h *ledger.History) (ledger.Change, error) {
		return contact.Of(h).Note(h, c.By(), f.ID, body)
	})
}

var noteSorts = []govuk.Option{{Value: string(contact.NotedWish), Label: "A wish"}, {Value: string(contact.NotedRisk), Label: "A risk"}, {Value: string(contact.NotedNeed), Label: "A need"}}

func (p notePage) people() []govuk.Option {
	var all []govuk.Option
	for _, person := range p.state.People() {
		all = append(all, govuk.Option{Value: string(person.Ref.Entry), Label: person.Called()})
	}
	return all
}

var noteTerms = map[contact.NotedSort]string{contact.NotedWish: "A wish", contact.NotedRisk: "A risk", contact.NotedNeed: "A need"}

func (p notePage) facts() []govuk.Fact {
	var all []govuk.Fact
	for _, n := range p.notes {
		term := noteTerms[n.Sort]
		if who, ok := p.state.Person(n.Who); ok && n.Sort == contact.NotedWish {
			term += " of " + who.Called()
		}
		all = append(all, govuk.Fact{Term: term, Detail: govuk.Text(n.Words)})
	}
	return all
}
