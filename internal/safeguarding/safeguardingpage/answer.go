package safeguardingpage

import (
	"github.com/a-h/templ"

	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/safeguarding"
	"candour/internal/web"
)

// answerPage records what came of a check. It becomes evidence in the same act.
type answerPage struct{ onCheck }

func (p answerPage) Title() string         { return "What came of the check" }
func (p answerPage) Body() templ.Component { return answerBody(p) }

func (p Pages) showAnswer(c *web.Case) (web.Page, error) {
	form, err := p.onCheck(c)
	if err != nil {
		return nil, err
	}
	form.Form.SetDate("when", form.view.today)
	form.Form.Set("verbatim", "yes")
	return answerPage{form}, nil
}

func (p Pages) answer(c *web.Case) (web.Page, error) {
	form, err := p.onCheck(c)
	if err != nil {
		return nil, err
	}
	page, v := answerPage{form}, form.view
	read := page.read()
	return page.act(page, v.checkURL(page.of), page.texts("words", "says", "by"), func(h *ledger.History) (ledger.Change, error) {
		return v.Desk.Outcome(h, c.By(), page.Form.ID, v.today, read)
	})
}

func (p answerPage) read() safeguarding.OutcomeForm {
	f := p.Form
	return safeguarding.OutcomeForm{
		Check: p.of.Ref, Outcome: safeguarding.Outcome(f.Text("outcome")), Words: f.Text("words"), Says: f.Text("says"), Verbatim: f.Text("verbatim") != "no",
		By: f.Text("by"), Author: p.Person.Name, Handling: f.All("handling"), Issue: f.Ticked("issue"), On: f.Date("when", "The day"),
	}
}

// outcomes are what may have come of it. Who refused is asked only of a refusal.
func (p answerPage) outcomes() []govuk.Option {
	var all []govuk.Option
	for _, o := range safeguarding.Outcomes {
		option := govuk.Option{Value: string(o), Label: o.Words()}
		if o == safeguarding.Refused {
			option.More = govuk.Input(govuk.InputData{Field: p.Form.Field("by", "Who refused?", "")})
		}
		all = append(all, option)
	}
	return all
}

func (p answerPage) handling() []govuk.Option {
	var all []govuk.Option
	for _, h := range p.view.Desk.Pack.Evidence.Handling {
		all = append(all, govuk.Option{Value: h.ID, Label: h.Name, Hint: h.Explain})
	}
	return all
}

// lede says what a later answer does.
func (p answerPage) lede() string {
	if last, came := p.of.Last(); came {
		return "On record is: " + last.Body.Outcome.Words() + ", " + last.On().Plain() + ". This takes its place."
	}
	return "What you record here becomes evidence, with its source and its day."
}
