package outboxpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/outbox"
	"candour/internal/web"
)

// preparePage asks for the words by which the worker’s tablets list a case and its children.
type preparePage struct {
	web.CaseForm
	children []*casework.Person
}

func (p preparePage) Title() string         { return "Prepare a case for writing without signal" }
func (p preparePage) Body() templ.Component { return prepareBody(p) }

func (p Pages) preparePage(c *web.Case) (preparePage, error) {
	form, err := c.Form()
	return preparePage{web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, casework.Of(c.History).Children()}, err
}

func (p Pages) showPrepare(c *web.Case) (web.Page, error) {
	page, err := p.preparePage(c)
	return page, err
}

func childField(i int) string { return "child-" + strconv.Itoa(i+1) }

func (p Pages) prepare(c *web.Case) (web.Page, error) {
	page, err := p.preparePage(c)
	if err != nil {
		return nil, err
	}
	body := page.read()
	if page.Form.Refused(nil) {
		return page, nil
	}
	box := outbox.Stream(c.Person.ID)
	err = act(c.Visit, page.Form.ID, func(hs ledger.Histories) (ledger.Change, error) {
		return outbox.Prepare(hs[box], c.By(), page.Form.ID, body)
	}, box)
	if page.Form.Refused(err) {
		return page, nil
	}
	if err != nil {
		return nil, err
	}
	c.Forget(page.Form)
	return c.SeeOther(Away), nil
}

// read is what was typed. Words that name somebody are refused: the tablet keeps them in clear.
func (p preparePage) read() outbox.PreparedBody {
	body := outbox.PreparedBody{Case: p.Stream, Label: p.label("label", "Choose words by which you know the case, such as: the blue door")}
	for i, child := range p.children {
		body.Children = append(body.Children, outbox.Labelled{Child: child.Ref, Label: p.label(childField(i), "Choose words by which you know the child, such as: the elder")})
	}
	return body
}

// longest is the most letters that the words of a list on a tablet may have.
const longest = 40

func (p preparePage) label(field, empty string) string {
	label := p.Form.Text(field)
	switch {
	case label == "":
		p.Form.Errors.Add(field, empty)
	case len([]rune(label)) > longest:
		p.Form.Errors.Add(field, "Use fewer than forty letters")
	case !outbox.Neutral(casework.Of(p.History), label):
		p.Form.Errors.Add(field, "This names somebody of the case. The tablet keeps it in clear: choose words that name nobody")
	}
	return label
}
