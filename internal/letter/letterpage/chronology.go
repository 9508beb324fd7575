package letterpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/govuk"
	"candour/internal/letter"
	"candour/internal/web"
)

// chronologyPage is what happened in the family’s life, by its day, apart from the log of our work.
type chronologyPage struct {
	web.CasePage
	events  []letter.Event
	undated int
}

func (p chronologyPage) Title() string         { return "Chronology" }
func (p chronologyPage) Body() templ.Component { return chronologyBody(p) }

func (p Pages) chronology(c *web.Case) (web.Page, error) {
	events, undated := letter.Chronology(p.Desk.Pack, c.History, false)
	return chronologyPage{web.CasePage{Case: c}, events, undated}, nil
}

func (p chronologyPage) maySend() bool { return p.May(access.CaseWorker) }

func (p chronologyPage) row(e letter.Event) govuk.RowData {
	row := govuk.RowData{When: govuk.ClockData{Words: e.When, Past: true}, What: govuk.Link{Text: e.What}, Why: govuk.Text(e.Status)}
	if !e.Item.IsZero() {
		row.What.Href = p.URL("evidence", string(e.Item.Entry))
	}
	return row
}
