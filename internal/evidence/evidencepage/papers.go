package evidencepage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// papersPage is every paper that came to a case by hand, the newest first.
type papersPage struct {
	web.CasePage
	view      *view
	compareAt string       // a part of the case; empty for none
	readable  []govuk.Link // those whose words can be marked, each with where
}

func (p papersPage) Title() string         { return "Papers" }
func (p papersPage) Body() templ.Component { return papersBody(p) }

func (p Pages) papers(c *web.Case) (web.Page, error) {
	v, err := p.view(c)
	page := papersPage{web.CasePage{Case: c}, v, p.Compare, nil}
	if err == nil && p.Papers != nil && page.mayAdd() {
		page.readable, err = p.Papers.Readable(c)
	}
	return page, err
}

func (p papersPage) mayAdd() bool { return p.May(access.CaseWorker) }

// row is a paper: of which day, from whom, and whether it can be seen.
func (p papersPage) row(s *evidence.Source) govuk.RowData {
	row := govuk.RowData{
		When: govuk.ClockData{Words: s.On().Brief(), Past: true},
		What: govuk.Link{Text: s.Paper.Name}, Why: govuk.Text("From " + p.view.name(s.Who) + "."),
	}
	switch s.Attachment.State {
	case evidence.Ready:
		row.What.Href = p.URL("papers", string(s.Entry.ID))
	case evidence.Unreadable:
		row.Why = govuk.Text("From " + p.view.name(s.Who) + ". " + s.Attachment.Why)
	default:
		row.Why = govuk.Text("From " + p.view.name(s.Who) + ". It is " + string(s.Attachment.State) + ".")
	}
	return row
}

// paper gives what may be seen of a paper.
func (p Pages) paper(c *web.Case) (web.Page, error) {
	id, err := c.Entry("paper")
	if err != nil {
		return nil, err
	}
	s, known := evidence.Of(c.History).Source(ledger.Ref{Stream: c.Stream, Entry: id})
	if !known || s.Attachment.State != evidence.Ready {
		return nil, fault.Absent(nil)
	}
	return p.handOver(c, s.Entry.ID, s.Attachment.Shown)
}
