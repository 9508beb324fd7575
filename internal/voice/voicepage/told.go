package voicepage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/voice"
	"candour/internal/web"
)

// toldPage asks what a child was told of what a report says about them.
type toldPage struct {
	formPage
	reports []Report
}

func (p toldPage) Title() string         { return "What the child was told of a report" }
func (p toldPage) Body() templ.Component { return toldBody(p) }

func (p Pages) toldPage(c *web.Case) (toldPage, error) {
	page, err := p.asking(c)
	if err != nil {
		return toldPage{}, err
	}
	return toldPage{page, p.Reports(c)}, nil
}

func (p Pages) showTold(c *web.Case) (web.Page, error) {
	page, err := p.toldPage(c)
	if err == nil {
		page.Form.SetDate("on", calendar.DateInLondon(c.Now))
	}
	return page, err
}

func (p Pages) told(c *web.Case) (web.Page, error) {
	page, err := p.toldPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := voice.ReportToldForm{On: f.Date("on", "The day"), ReportToldBody: voice.ReportToldBody{Child: page.child.Ref, Words: f.Text("words"), How: f.Text("how")}}
	for _, r := range page.reports {
		if string(r.Ref.Entry) == f.Text("report") {
			form.Report = r.Ref
		}
	}
	again, err := page.acts([]string{form.Words, form.How}, func(h *ledger.History) (ledger.Change, error) {
		return voice.TellReport(h, c.By(), f.ID, form)
	})
	if again {
		return page, nil
	}
	return c.SeeOther(page.at()), err
}

func (p toldPage) options() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "Choose one"}}
	for _, r := range p.reports {
		all = append(all, govuk.Option{Value: string(r.Ref.Entry), Label: r.Name})
	}
	return all
}
