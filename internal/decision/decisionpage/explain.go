package decisionpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/decision"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// explainPage records to whom a decision was explained, and in which words.
type explainPage struct {
	web.CaseForm
	*decision.Decision
	people []govuk.Option
}

func (p explainPage) Title() string         { return "Who was told, and in which words" }
func (p explainPage) Body() templ.Component { return explainBody(p) }

func (p Pages) explainPage(c *web.Case) (explainPage, error) {
	d, err := find(c)
	if err != nil {
		return explainPage{}, err
	}
	form, err := c.Form()
	page := explainPage{CaseForm: web.CaseForm{CasePage: web.CasePage{Case: c}, Form: form}, Decision: d}
	for _, person := range casework.Of(c.History).People() {
		page.people = append(page.people, govuk.Option{Value: string(person.Ref.Entry), Label: person.Called()})
	}
	return page, err
}

func (p Pages) showExplain(c *web.Case) (web.Page, error) {
	page, err := p.explainPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	f.SetDate("on", calendar.DateInLondon(c.Now))
	if to, err := ledger.ParseEntryID(c.Query("to")); err == nil {
		f.Set("to", string(to))
		if part, ok := p.Parts[page.Sort]; ok {
			f.Set("words", part.Words(c, page.Decision, c.Query("as"), ledger.Ref{Stream: c.Stream, Entry: to}))
		}
	}
	return page, nil
}

func (p Pages) explain(c *web.Case) (web.Page, error) {
	page, err := p.explainPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	body := decision.ExplainedBody{Decision: page.Ref(), Words: f.Text("words"), How: f.Text("how"), Answered: f.Text("answered")}
	if person, ok := casework.Of(c.History).Person(ledger.Ref{Stream: c.Stream, Entry: f.Entry("to")}); ok {
		body.To, body.Name = person.Ref, person.Called()
	}
	on, today := f.Date("on", "The day"), calendar.DateInLondon(c.Now)
	if on.IsZero() || on.After(today) {
		f.Errors.Add("on", "Give the day on which they were told, which is not in the future")
	}
	if err := f.Without(casework.HeldIn(c.Context(), c.Ledger(), c.History, c.Words, body.Words, body.How, body.Answered)); err != nil {
		return nil, err
	}
	return sent(c, page, f, decisionURL(c, page.Decision), body.Validate(), func(h *ledger.History) (ledger.Change, error) {
		return decision.Explain(decision.Of(h), c.By(), f.ID, on, body)
	})
}

// sent does what a form asks, or shows its page again with what is wrong with it.
func sent(c *web.Case, page web.Page, f *web.Form, to string, wrong error, verb func(*ledger.History) (ledger.Change, error)) (web.Page, error) {
	var err error
	if len(f.Errors) > 0 || len(fault.FieldsOf(wrong)) > 0 {
		err = wrong
	} else {
		err = c.Act(f, verb)
	}
	if f.Refused(err) {
		return page, nil
	}
	return c.SeeOther(to), err
}
