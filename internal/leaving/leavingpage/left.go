package leavingpage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/web"
	"candour/internal/words"
)

// leftPage is what has left the case.
type leftPage struct {
	web.CasePage
	departures []leaving.Departure
}

func (p leftPage) Title() string         { return "What has left this case" }
func (p leftPage) Body() templ.Component { return leftBody(p) }

func (p Pages) left(c *web.Case) (web.Page, error) {
	if !casework.Of(c.History).Began() {
		return nil, fault.Absent(nil)
	}
	return leftPage{web.CasePage{Case: c}, leaving.Register(p.Pack, c.History)}, nil
}

func (p leftPage) mayRecord() bool { return p.May(access.CaseWorker) }

// row is something that left: when, what, to whom and how, and why it might.
func (p leftPage) row(d leaving.Departure) govuk.RowData {
	return govuk.RowData{
		When: govuk.ClockData{Words: dayOf(d), Note: timeOf(d), Past: true},
		What: govuk.Link{Text: d.What, Href: p.about(d)},
		Why:  govuk.Text(p.why(d)),
	}
}

// why says to whom it went, what for, what allowed it and who decided.
func (p leftPage) why(d leaving.Departure) string {
	if d.Breach != "" {
		return "To the wrong person: " + d.To + "."
	}
	sentences := []string{"To " + d.To + ", " + d.How, d.Purpose, d.Gateway + ": " + d.Source, d.Authority, "Decided by " + p.decided(d)}
	var all []string
	for _, s := range sentences {
		if s = strings.TrimRight(s, " ."); strings.Trim(s, ", :") != "" {
			all = append(all, words.UpperFirst(s)+".")
		}
	}
	return strings.Join(all, " ")
}

func (p leftPage) decided(d leaving.Departure) string {
	if d.Decided != "" {
		return d.Decided
	}
	return p.People.Name(d.Entry.Author)
}

// about leads to the report or the note that it was, or to what is done about a breach; to nothing for what is only told in words.
func (p leftPage) about(d leaving.Departure) string {
	if d.Breach != "" && p.May(access.KeepingReader) {
		return p.URL("breach", string(d.Breach))
	}
	if d.Paper {
		return p.URL("letters", string(d.Entry.ID))
	}
	if _, ok := report.Of(p.History).Report(d.Of); ok {
		return p.URL("report", string(d.Of.Entry))
	}
	if _, ok := casework.Of(p.History).Note(d.Of); ok {
		return p.URL("note", string(d.Of.Entry))
	}
	return ""
}

func dayOf(d leaving.Departure) string { return calendar.DateInLondon(d.At()).Brief() }

// timeOf is the time of day, where it is known.
func timeOf(d leaving.Departure) string {
	if h := d.Entry.Happened; h != nil && h.Precision != ledger.ToTheMinute {
		return ""
	}
	return calendar.InLondon(d.At()).Format("15:04")
}
