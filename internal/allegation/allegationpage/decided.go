package allegationpage

import (
	"github.com/a-h/templ"

	"candour/internal/allegation"
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// decidedPage is what a court decided of the matters of the table, on one page.
type decidedPage struct {
	formPage
	rows []allegation.Row
}

func (p decidedPage) Title() string         { return "What the court decided" }
func (p decidedPage) Body() templ.Component { return decidedBody(p) }

func (p Pages) decidedPage(c *web.Case) (decidedPage, error) {
	form, err := p.formPage(c)
	if err != nil {
		return decidedPage{}, err
	}
	page := decidedPage{formPage: form}
	for _, r := range form.table.Rows(form.evidence, form.argument) {
		if r.Item != nil {
			page.rows = append(page.rows, r)
		}
	}
	return page, nil
}

func (p Pages) showDecided(c *web.Case) (web.Page, error) {
	page, err := p.decidedPage(c)
	if err != nil {
		return nil, err
	}
	page.Form.Set("court", page.people.Fact(casework.Court).Value())
	return page, nil
}

func (p Pages) decided(c *web.Case) (web.Page, error) {
	page, err := p.decidedPage(c)
	if err != nil {
		return nil, err
	}
	form := page.read()
	texts := []string{form.Court, form.Judge, form.Paper.Name}
	for _, d := range form.Decisions {
		texts = append(texts, d.Words)
	}
	if err := page.warn(texts...); err != nil {
		return nil, err
	}
	return page.record(page, c.URL(Home), func(h *ledger.History) (ledger.Change, error) {
		return allegation.Decide(p.Desk.Pack, h, c.By(), page.Form.ID, form)
	})
}

func (p decidedPage) read() allegation.DecideForm {
	f := p.Form
	form := allegation.DecideForm{
		Court: f.Text("court"), Judge: f.Text("judge"), On: f.Date("on", "The day of the decision"), Paper: evidence.Paper{Name: f.Text("paper")},
	}
	if note := f.Entry("note"); note != "" {
		form.Paper.Note = ledger.Ref{Stream: p.Case.Stream, Entry: note}
	}
	for _, r := range p.rows {
		id := r.MatterBody.Item.Entry
		d := allegation.Decision{
			Item: r.MatterBody.Item, Result: allegation.Result(f.Text(allegation.ResultField(id))), Words: f.Text(allegation.WordsField(id)), Paragraph: f.Text("paragraph-" + string(id)),
		}
		if d.Result == "" && d.Words+d.Paragraph != "" {
			f.Errors.Add(allegation.ResultField(id), "Choose what the court decided")
		}
		if d.Result != "" {
			form.Decisions = append(form.Decisions, d)
		}
	}
	return form
}

func results() (all []govuk.Option) {
	for _, r := range allegation.Results {
		all = append(all, govuk.Option{Value: string(r), Label: r.Words()})
	}
	return all
}

func (p decidedPage) notes() []govuk.Option {
	all := []govuk.Option{{Value: "", Label: "The judgment, named below"}}
	for _, n := range p.people.Notes() {
		all = append(all, govuk.Option{Value: string(n.Entry.ID), Label: p.Words.Say("My note: %s, %s", n.With, n.At().Format("2 January 2006"))})
	}
	return all
}
