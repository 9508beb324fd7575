package correctionpage

import (
	"github.com/a-h/templ"

	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
)

// answerPage asks the author what they did about a correction.
type answerPage struct {
	formOn
	correction *report.Correction
}

func (p answerPage) Title() string         { return "Answer a factual correction" }
func (p answerPage) Body() templ.Component { return answerBody(p) }

func (p Pages) answerPage(c *web.Case) (answerPage, error) {
	form, err := p.form(c)
	if err != nil {
		return answerPage{}, err
	}
	id, err := c.Entry("correction")
	if err != nil {
		return answerPage{}, err
	}
	came, ok := form.v.Draft.Correction(id)
	if !ok || !form.v.mine() {
		return answerPage{}, fault.Absent(nil)
	}
	return answerPage{form, came}, nil
}

func (p Pages) showAnswer(c *web.Case) (web.Page, error) {
	page, err := p.answerPage(c)
	return page, err
}

func (p Pages) answer(c *web.Case) (web.Page, error) {
	page, err := p.answerPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	body := report.CorrectionAnsweredBody{Correction: page.correction.Entry.Ref(), Answer: report.Correcting(f.Text("answer")), Why: f.Text("why")}
	if err := page.v.warn(f, body.Why); err != nil {
		return nil, err
	}
	if len(f.Errors) == 0 {
		err = page.v.edit(f, func(d *report.Draft) (ledger.Change, error) { return report.AnswerCorrection(d, c.By(), f.ID, body) })
	}
	if f.Refused(err) || len(f.Errors) > 0 {
		return page, nil
	}
	return c.SeeOther(page.v.url(Home) + "#came"), err
}

// now is how the statement reads now; "" once it was taken out.
func (p answerPage) now() string {
	if s, ok := p.v.Statement(p.correction.Statement); ok {
		return s.Text
	}
	return ""
}

func (p answerPage) facts() []govuk.Fact {
	facts := []govuk.Fact{
		{Term: "Who says so", Detail: govuk.Text(p.correction.Name + ", " + p.correction.On.Plain())},
		{Term: "What is wrong", Detail: govuk.SmallWords(p.correction.Wrong)},
		{Term: "What is right", Detail: govuk.SmallWords(p.correction.Right)},
	}
	if now := p.now(); now != "" {
		return append(facts, govuk.Fact{Term: p.correction.Number + " reads now", Detail: govuk.SmallWords(now)})
	}
	return append(facts, govuk.Fact{Term: p.correction.Number, Detail: govuk.Text("It was taken out.")})
}

// change is where the statement is changed; "" once it was taken out.
func (p answerPage) change() string {
	if p.now() == "" {
		return ""
	}
	return p.v.url("statement", string(p.correction.Statement.Entry))
}

var choices = []govuk.Option{
	{Value: string(report.Corrected), Label: "Corrected", Hint: "The paragraph was changed or taken out since this came."},
	{Value: string(report.KeptAsItIs), Label: "Kept as it is", Hint: "Say why. The reason is on record, and in no document."},
	{Value: string(report.ShownDisputed), Label: "Shown as disputed", Hint: "The first page says that they dispute the paragraph, and their words are annexed."},
}
