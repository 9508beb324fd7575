package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/web"
	"candour/internal/words"
)

// settlePage records an admission, a conviction, or another thing that came of a matter, in the law's own words.
type settlePage struct{ actPage }

func (p settlePage) Title() string         { return "What came of it" }
func (p settlePage) Body() templ.Component { return settleBody(p) }

func (p Pages) showSettle(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	return settlePage{page}, err
}

func (p Pages) settle(c *web.Case) (web.Page, error) {
	page, err := p.actForm(c)
	if err != nil {
		return nil, err
	}
	paper, err := p.attached(c, page.Form)
	if err != nil {
		return nil, err
	}
	paper.Note = page.ref(page.Form.Entry("note"))
	verb := page.outcome(p.Pack, paper)
	if page.Form.Text("outcome") == "admitted" {
		verb = page.admission(paper)
	}
	return page.record(settlePage{page}, verb)
}

func (p actPage) admission(paper evidence.Paper) func(*evidence.State) (ledger.Change, error) {
	form := evidence.AdmitForm{On: p.Form.Date("on", "The day of the admission"), AdmittedBody: evidence.AdmittedBody{
		Item: p.item.Ref(), By: p.who("by"), Words: p.Form.Text("words"), Paper: paper,
	}}
	return func(s *evidence.State) (ledger.Change, error) { return evidence.Admit(s, p.By(), p.Form.ID, form) }
}

func (p actPage) outcome(rules *pack.Pack, paper evidence.Paper) func(*evidence.State) (ledger.Change, error) {
	form := evidence.OutcomeForm{On: p.Form.Date("on", "The day"), OutcomeBody: evidence.OutcomeBody{
		Item: p.item.Ref(), Outcome: evidence.Outcome(p.Form.Text("outcome")), By: p.who("by"), Court: p.Form.Text("court"),
		Offence: p.Form.Text("offence"), Paper: paper, Why: p.Form.Text("why"),
	}}
	return func(s *evidence.State) (ledger.Change, error) {
		return evidence.RecordOutcome(rules, s, p.By(), p.Form.ID, form)
	}
}

// elsewhere are statuses that this page does not record: they have pages of their own, or are what the record itself shows.
var elsewhere = map[string]bool{"said": true, "disputed": true, "found": true, "not_proved": true, "taken_back": true}

func (p settlePage) outcomes() []govuk.Option {
	var out []govuk.Option
	for _, m := range p.view.pack.Matters {
		if !elsewhere[m.ID] {
			out = append(out, govuk.Option{Value: m.ID, Label: words.UpperFirst(m.Name), Hint: m.Explain})
		}
	}
	return out
}
