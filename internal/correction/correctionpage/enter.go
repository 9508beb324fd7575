package correctionpage

import (
	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// enterPage takes down what somebody to whom the draft was given says is wrong.
type enterPage struct{ formOn }

func (p enterPage) Title() string         { return "A factual correction" }
func (p enterPage) Body() templ.Component { return enterBody(p) }

func (p Pages) enterPage(c *web.Case) (enterPage, error) {
	form, err := p.form(c)
	if err != nil {
		return enterPage{}, err
	}
	if !form.v.mayEnter() {
		return enterPage{}, fault.Absent(nil)
	}
	return enterPage{form}, nil
}

func (p Pages) showEnter(c *web.Case) (web.Page, error) {
	page, err := p.enterPage(c)
	if err != nil {
		return nil, err
	}
	page.Form.SetDate("on", page.v.today)
	return page, nil
}

func (p Pages) enter(c *web.Case) (web.Page, error) {
	page, err := p.enterPage(c)
	if err != nil {
		return nil, err
	}
	f, body := page.Form, page.read()
	if err := page.v.warn(f, body.Wrong, body.Right); err != nil {
		return nil, err
	}
	if len(f.Errors) == 0 {
		err = page.v.edit(f, func(d *report.Draft) (ledger.Change, error) {
			return report.EnterCorrection(d, c.By(), f.ID, page.v.today, body)
		})
	}
	if f.Refused(err) || len(f.Errors) > 0 {
		return page, nil
	}
	return c.SeeOther(page.v.url(Home) + "#came"), err
}

func (p enterPage) read() report.CorrectionBody {
	f := p.Form
	body := report.CorrectionBody{On: f.Date("on", "The day"), Wrong: f.Text("wrong"), Right: f.Text("right")}
	for _, s := range p.v.Draft.Shared {
		if string(s.Body.Person.Entry) == f.Text("who") {
			body.Person, body.Name = s.Body.Person, s.Body.Name
		}
	}
	for _, s := range p.v.Statements() {
		if s.Number != "" && string(s.Ref.Entry) == f.Text("paragraph") {
			body.Statement, body.Number = s.Ref, s.Number
		}
	}
	return body
}

// those are whoever was given the draft, each once.
func (p enterPage) those() []govuk.Option {
	var all []govuk.Option
	seen := map[ledger.Ref]bool{}
	for _, s := range p.v.Draft.Shared {
		if !seen[s.Body.Person] {
			seen[s.Body.Person] = true
			all = append(all, govuk.Option{Value: string(s.Body.Person.Entry), Label: s.Body.Name})
		}
	}
	return all
}

// paragraphs are the statements of the draft, by number and their first words.
func (p enterPage) paragraphs() []govuk.Option {
	all := []govuk.Option{{Label: "Choose"}}
	for _, s := range p.v.Statements() {
		if s.Number != "" {
			all = append(all, govuk.Option{Value: string(s.Ref.Entry), Label: s.Number + ": " + beginning(s.Text)})
		}
	}
	return all
}

// beginning is enough of a statement to know it by.
func beginning(text string) string {
	const letters = 80
	if all := []rune(text); len(all) > letters {
		return string(all[:letters]) + "…"
	}
	return text
}
