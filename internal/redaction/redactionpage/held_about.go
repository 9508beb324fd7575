package redactionpage

import (
	"slices"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/redaction"
	"candour/internal/web"
	"candour/internal/words"
)

// heldAboutPage is for when a person of the case asks for what is held about them: which documents there are, what is marked in each, and what they were
// given before.
type heldAboutPage struct {
	web.CasePage
	pack    *pack.Pack
	person  *casework.Person
	choices []redaction.Choice
	state   *redaction.State
}

func (p heldAboutPage) Title() string         { return "What is held about somebody" }
func (p heldAboutPage) Body() templ.Component { return heldAboutBody(p) }

func (p Pages) heldAbout(c *web.Case) (web.Page, error) {
	named, err := c.Entry("person")
	if err != nil {
		return nil, err
	}
	side, err := sideOf(c)
	if err != nil {
		return nil, err
	}
	person, ok := casework.Of(c.History).Person(ledger.Ref{Stream: c.Stream, Entry: named})
	if !ok {
		return nil, fault.Absent(nil)
	}
	return heldAboutPage{web.CasePage{Case: c}, p.Desk.Pack, person, redaction.Choices(p.Desk.Pack, c.History, side), redaction.Of(c.History)}, nil
}

// given are the copies for this person.
func (p heldAboutPage) given() []govuk.RowData {
	theirs := slices.DeleteFunc(p.state.Copies(), func(c *redaction.Copy) bool { return c.Wanted.To.Person != p.person.Ref })
	return rowsOf(p.Case, p.pack, theirs)
}

var heldAboutColumns = []govuk.Column{{Head: "Document"}, {Head: "Marked", Lead: "Marked"}, {Head: "Make it ready", HideHead: true}}

// documents are all documents of the case, with what is marked in each and the way to a copy for this person.
func (p heldAboutPage) documents() [][]templ.Component {
	var rows [][]templ.Component
	for _, choice := range p.choices {
		to := p.URL("copies", "new") + "?document=" + choice.Key() + "&person=" + string(p.person.Ref.Entry)
		rows = append(rows, []templ.Component{
			govuk.Text(choice.Called), govuk.Text(words.UpperFirst(redaction.MarkedIn(p.state, choice.Document))), govuk.Anchor(govuk.Link{Text: "Make it ready", Hidden: ": " + choice.Called, Href: to, Act: true}),
		})
	}
	return rows
}
