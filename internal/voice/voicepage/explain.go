package voicepage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/voice"
	"candour/internal/web"
)

// explainPage gives the words in which a child is told who will read what they say, and asks how they were told.
type explainPage struct{ formPage }

func (p explainPage) Title() string         { return "Who will read it" }
func (p explainPage) Body() templ.Component { return explainBody(p) }

func (p Pages) showExplain(c *web.Case) (web.Page, error) {
	page, err := p.asking(c)
	if err == nil {
		page.Form.SetDate("on", calendar.DateInLondon(c.Now))
	}
	return explainPage{page}, err
}

func (p Pages) explain(c *web.Case) (web.Page, error) {
	page, err := p.asking(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	form := voice.ExplainForm{On: f.Date("on", "The day"), ExplainedBody: voice.ExplainedBody{
		Child: page.child.Ref, Stage: f.Text("stage"), More: f.Text("more"), How: f.Text("how"), Helped: f.Text("helped"), Asked: f.Text("asked"),
	}}
	again, err := page.acts([]string{form.More, form.How, form.Helped, form.Asked}, func(h *ledger.History) (ledger.Change, error) {
		return voice.Explain(p.Pack, h, c.By(), f.ID, form)
	})
	if again {
		return explainPage{page}, nil
	}
	return c.SeeOther(page.at()), err
}

// stages are the explanations of the pack, each with its sentences, to be read aloud from this page.
func (p explainPage) stages() []govuk.Option {
	var all []govuk.Option
	for _, e := range p.pack.Voice.Explanations {
		all = append(all, govuk.Option{Value: e.ID, Label: e.Name, More: sentences(e.Words)})
	}
	return all
}
