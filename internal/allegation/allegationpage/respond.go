package allegationpage

import (
	"github.com/a-h/templ"

	"candour/internal/allegation"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// respondPage is one party’s responses to all matters, on one page.
type respondPage struct {
	formPage
	rows []allegation.Row
}

func (p respondPage) Title() string         { return "A party’s responses" }
func (p respondPage) Body() templ.Component { return respondBody(p) }

func (p Pages) respondPage(c *web.Case) (respondPage, error) {
	form, err := p.formPage(c)
	return respondPage{form, form.table.Rows(form.evidence, form.argument)}, err
}

func (p Pages) showRespond(c *web.Case) (web.Page, error) {
	page, err := p.respondPage(c)
	if err != nil {
		return nil, err
	}
	return page, nil
}

func (p Pages) respond(c *web.Case) (web.Page, error) {
	page, err := p.respondPage(c)
	if err != nil {
		return nil, err
	}
	f := page.Form
	if len(page.rows) > 0 {
		f.Asks("answers", allegation.ResponseField(page.rows[0].MatterBody.Item.Entry))
	}
	wanted := allegation.RespondForm{Party: page.who("party"), Paper: f.Text("paper"), On: f.Date("on", "The date of the document"), Answers: page.answers()}
	texts := []string{wanted.Party.Name, wanted.Paper}
	for _, a := range wanted.Answers {
		texts = append(texts, a.Words)
	}
	if err := page.warn(texts...); err != nil {
		return nil, err
	}
	return page.record(page, c.URL(Home), func(h *ledger.History) (ledger.Change, error) {
		return allegation.Respond(p.Desk.Pack, h, c.By(), f.ID, wanted)
	})
}

// answers are the responses that were chosen; what was left empty is no answer.
func (p respondPage) answers() (all []allegation.AnswerBody) {
	for _, r := range p.rows {
		id := r.MatterBody.Item.Entry
		response, words := p.Form.Text(allegation.ResponseField(id)), p.Form.Text(allegation.WordsField(id))
		if response == "" && words != "" {
			p.Form.Errors.Add(allegation.ResponseField(id), "Choose the response that these words are")
		}
		if response != "" {
			all = append(all, allegation.AnswerBody{Item: r.MatterBody.Item, Response: allegation.Response(response), Words: words})
		}
	}
	return all
}

// question is a matter as it is asked about.
func question(r allegation.Row) string {
	if r.Item == nil {
		return itoa(r.Number) + ". (its words are no longer on record)"
	}
	return itoa(r.Number) + ". " + r.Item.Words
}

func responses() (all []govuk.Option) {
	for _, r := range allegation.Responses {
		all = append(all, govuk.Option{Value: string(r), Label: r.Words()})
	}
	return all
}
