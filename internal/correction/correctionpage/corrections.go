package correctionpage

import (
	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/report"
	"candour/internal/web"
)

// correctionsPage is with whom a draft was shared, what came back, and what the author did about it.
type correctionsPage struct {
	web.CasePage
	v *view
}

func (p correctionsPage) Title() string         { return "Factual corrections" }
func (p correctionsPage) Body() templ.Component { return correctionsBody(p) }

func (p Pages) corrections(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	return correctionsPage{web.CasePage{Case: c}, v}, err
}

// sharing is one copy that was given, with the three statements.
func (p correctionsPage) sharing(s report.Act[report.SharedBody]) []govuk.Fact {
	b := s.Body
	return []govuk.Fact{
		{Term: "Given to", Detail: govuk.Text(b.Name + ", " + calendar.DateInLondon(s.Entry.Recorded).Plain())},
		{Term: "To answer by", Detail: govuk.Text(b.By.Plain())},
		{Term: "Why it is safe", Detail: govuk.Text(b.Safe)},
		{Term: "Why it is permitted", Detail: govuk.Text(b.Permitted)},
		{Term: "What the child was told first", Detail: govuk.Text(b.Child)},
		{Term: "The copy", Detail: govuk.Anchor(govuk.Link{Text: "As it was given", Href: p.URL("letters", string(b.Left.Entry))})},
	}
}

var answers = map[report.Correcting]string{
	report.Corrected: "Corrected", report.KeptAsItIs: "Kept as it is", report.ShownDisputed: "Shown as disputed",
}

// row is a correction in the list.
func (p correctionsPage) row(c *report.Correction) govuk.RowData {
	row := govuk.RowData{
		When: govuk.ClockData{Words: c.On.Short(), Past: true, DateTime: c.On.String()}, What: govuk.Link{Text: c.Name + " on " + c.Number},
		Why: govuk.Text("Wrong: " + c.Wrong + " Right: " + c.Right), State: govuk.Tag("Not answered"),
	}
	if c.Answer != nil {
		row.State = govuk.Tag(answers[c.Answer.Body.Answer])
		if c.Answer.Body.Why != "" {
			row.Why = govuk.Text("Wrong: " + c.Wrong + " Right: " + c.Right + " The author: " + c.Answer.Body.Why)
		}
	}
	if p.v.mine() {
		row.What.Href = p.v.url(Home, string(c.Entry.ID))
	}
	return row
}
