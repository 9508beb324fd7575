package courtpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/court"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/report"
	"candour/internal/web"
)

// AtCourt is what the page of a case at court says of the exchange with it: the reports that go there, for among the work; how far the court
// has been read and what it sent, for beside it.
func (p Pages) AtCourt(c *web.Case) (work, help templ.Component, err error) {
	law := casework.Of(c.History).Law
	states, err := p.Feeds.States(c.Context(), c.Now)
	if err != nil {
		return nil, nil, err
	}
	if rows := p.reportRows(c); len(rows) > 0 {
		work = reportsToCourt(rows)
	}
	return work, courtSystem(c, readUpTo(law, states), c.May(access.CaseWorker), joinedURL(c)), nil
}

// reportRows are the signed reports of a case, and how far each has come on its way to the court.
func (p Pages) reportRows(c *web.Case) []govuk.RowData {
	var rows []govuk.RowData
	for _, r := range report.Of(c.History).Reports() {
		if r.Signed == nil {
			continue
		}
		f := p.toFileOf(c, r)
		day, words := r.Signed.On, "Signed by "+r.Signed.Name+"."
		if filed := r.Signed.Filed; filed != nil {
			day, words = filed.On(), "Filed with "+filed.To+", "+filed.How+"."
		}
		rows = append(rows, govuk.RowData{
			When: govuk.ClockData{Words: day.Short(), Past: true, DateTime: day.String()}, What: govuk.Link{Text: f.kind.Name, Href: f.url()},
			Why: govuk.Text(words), State: govuk.Tag(f.stand().word),
		})
	}
	return rows
}

// readUpTo says how far the court of a law has been read.
func readUpTo(law pack.Law, states []court.FeedState) []string {
	for _, f := range states {
		if lawOf(f.Court) != law {
			continue
		}
		said := warnings(f)
		if !f.Through.IsZero() {
			said = append([]string{"Read up to " + when(ledger.FormatTime(f.Through)) + "."}, said...)
		}
		return said
	}
	return []string{notConnected + " What the court sends comes by import."}
}

const notConnected = "This service is not connected to the court’s system."

// Brief is how far a signed report has come on its way to the court: in a word, and where to go from here. Act says that it is for
// whoever reads this to send it.
type Brief struct {
	Word string
	To   govuk.Link
	Act  bool
}

// Brief is that of a signed report of the case.
func (p Pages) Brief(c *web.Case, r *report.Report) Brief {
	f := p.toFileOf(c, r)
	if f.mayBeSent() {
		return Brief{f.stand().word, govuk.Link{Text: "Send to the court", Href: f.url("send")}, true}
	}
	return Brief{f.stand().word, govuk.Link{Text: "See what became of it", Href: f.url()}, false}
}
