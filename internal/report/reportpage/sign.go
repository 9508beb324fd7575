package reportpage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/govuk"
	"candour/internal/report"
	"candour/internal/web"
)

// signPage is what its author sees before they sign: what stands in the way, what they kept and why, who has read it.
type signPage struct {
	formOnReport
	hindered []string
	checks   []report.Check
}

func (p signPage) Title() string         { return "Sign" }
func (p signPage) Body() templ.Component { return signBody(p) }

func (p Pages) signPage(c *web.Case) (signPage, error) {
	v, err := p.view(c)
	if err != nil {
		return signPage{}, err
	}
	form, err := v.form()
	return signPage{form, v.Hindrances(c.Person.ID, c.Person.Stage(v.today)), v.Checks()}, err
}

func (p Pages) showSign(c *web.Case) (web.Page, error) {
	page, err := p.signPage(c)
	return page, err
}

func (p Pages) sign(c *web.Case) (web.Page, error) {
	page, err := p.signPage(c)
	if err != nil {
		return nil, err
	}
	v := page.v
	err = p.Signer.Sign(c.Context(), v.Reading, report.SignForm{
		ID: page.Form.ID, By: c.Person.ID, Stage: c.Person.Stage(v.today), Case: page.Form.Version, Draft: v.seen(page.Form),
	}, c.Do)
	if page.Form.Refused(err) {
		return page, nil
	}
	if err == nil {
		c.Forget(page.Form)
	}
	return c.SeeOther(v.url()), err
}

// data is the form on what the page shows now: whoever was sent back signs what they now see.
func (p signPage) data() govuk.FormData {
	data := p.Form.Data()
	data.Draft = ""
	data.Version = strconv.FormatInt(p.History.Version, 10)
	data.Hidden = append(data.Hidden, govuk.Hidden{Name: seenField, Value: strconv.FormatInt(p.v.Draft.Version, 10)})
	return data
}

// kept are the checks that are kept as they are.
func (p signPage) kept() []report.Check {
	var all []report.Check
	for _, c := range p.checks {
		if c.Kept != nil {
			all = append(all, c)
		}
	}
	return all
}

// facts are what is about to be signed.
func (p signPage) facts() []govuk.Fact {
	statements := 0
	for _, s := range p.v.Statements() {
		if s.Kind != report.Heading && s.Kind != report.Linking {
			statements++
		}
	}
	facts := []govuk.Fact{
		{Term: "Statements", Detail: govuk.Text(itoa(statements))},
		{Term: "Questions", Detail: govuk.Text(p.answered())},
	}
	if all := p.v.Draft.Corrections; len(all) > 0 {
		facts = append(facts, govuk.Fact{Term: "Factual corrections", Detail: govuk.Text(itoa(len(all)) + " came back, " + itoa(len(p.v.Draft.Unanswered())) + " not answered")})
	}
	for _, reply := range p.v.Carried {
		facts = append(facts, govuk.Fact{Term: "Annexed", Detail: govuk.Text(reply.Line(p.v.Reading.Pack))})
	}
	for _, r := range p.v.Draft.Read {
		facts = append(facts, govuk.Fact{Term: "Read first", Detail: govuk.Text(readWords(p.v, r))})
	}
	return append(facts, govuk.Fact{Term: "The parties", Detail: govuk.Text("Given to them: " + string(p.v.Type.Parties) + ".")})
}

func (p signPage) answered() string {
	n := 0
	for _, q := range p.v.Questions {
		if len(p.v.Answering(q)) > 0 {
			n++
		}
	}
	return itoa(n) + " of " + itoa(len(p.v.Questions)) + " answered"
}
