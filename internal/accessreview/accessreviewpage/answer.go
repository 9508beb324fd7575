package accessreviewpage

import (
	"github.com/a-h/templ"

	"candour/internal/accessreview"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// answerPage takes down what somebody said who was asked about a finding.
type answerPage struct {
	*web.Visit
	Form    *web.Form
	finding *accessreview.Finding
}

func (p answerPage) Title() string         { return "What did they say?" }
func (p answerPage) Errors() govuk.Errors  { return p.Form.Errors }
func (p answerPage) Body() templ.Component { return answerBody(p) }

func (p Pages) answerPage(v *web.Visit) (answerPage, error) {
	f, err := p.findingIn(v)
	if err != nil {
		return answerPage{}, err
	}
	if f.Waiting() == nil || !f.Open() {
		return answerPage{}, fault.Absent(nil)
	}
	form, err := v.Form()
	return answerPage{v, form, f}, err
}

func (p Pages) showAnswer(v *web.Visit) (web.Page, error) {
	page, err := p.answerPage(v)
	if err != nil {
		return nil, err
	}
	return page, nil
}

func (p Pages) answer(v *web.Visit) (web.Page, error) {
	page, err := p.answerPage(v)
	if err != nil {
		return nil, err
	}
	f, ref := page.Form, page.finding.Ref()
	if f.Refused(accessreview.AnsweredBody{Words: f.Text("words")}.Validate()) {
		return page, nil
	}
	err = p.act(v, f, ref, func(d *accessreview.Day) (ledger.Change, error) {
		return accessreview.WriteAnswer(d, v.By(), f.ID, ref, f.Text("words"))
	})
	if f.Refused(err) {
		return page, nil
	}
	return v.SeeOther(href(ref.Stream, ref.Entry)), err
}
