package letterpage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/govuk"
	"candour/internal/letter"
	"candour/internal/web"
	"candour/internal/words"
)

// lettersPage is every letter and other paper that was sent from a case, the newest first.
type lettersPage struct {
	web.CasePage
	sent []*letter.Sent
}

func (p lettersPage) Title() string         { return "Letters" }
func (p lettersPage) Body() templ.Component { return lettersBody(p) }

func (p Pages) letters(c *web.Case) (web.Page, error) {
	return lettersPage{web.CasePage{Case: c}, letter.All(c.History)}, nil
}

func (p lettersPage) mayWrite() bool { return p.May(access.CaseWorker) }

func (p lettersPage) row(s *letter.Sent) govuk.RowData {
	return govuk.RowData{
		When: govuk.ClockData{Words: wentOn(s).Brief(), Past: true},
		What: govuk.Link{Text: s.Title, Href: p.URL(Home, string(s.Entry.ID))},
		Why:  govuk.Text(words.UpperFirst(s.To.Words()) + ", " + s.How.Words() + ". " + s.What + "."),
	}
}

// wentOn is the day on which a paper was sent.
func wentOn(s *letter.Sent) calendar.Date {
	if s.Entry.Happened != nil {
		return calendar.DateInLondon(s.Entry.Happened.Start())
	}
	return calendar.DateInLondon(s.Entry.Recorded)
}
