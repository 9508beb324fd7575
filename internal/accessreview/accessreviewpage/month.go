package accessreviewpage

import (
	"strconv"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/accessreview"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// monthPage is what was found in a month and what was decided, for reading and for paper.
type monthPage struct {
	*web.Visit
	first   calendar.Date
	began   calendar.Date // the first day that was ever looked through; zero when none was
	days    []monthDay
	numbers map[ledger.StreamID]string
}

// monthDay is a day that was looked through, with what was found for it as far as the reader may decide on it.
type monthDay struct {
	on       calendar.Date
	findings []*accessreview.Finding
}

func (p monthPage) Title() string         { return "Access review: " + p.called() }
func (p monthPage) Body() templ.Component { return monthBody(p) }
func (p monthPage) called() string {
	return "Found in " + p.first.Month().String() + " " + strconv.Itoa(p.first.Year())
}

const monthWritten = "2006-01"

func monthURL(day calendar.Date) string {
	return Home + "/month/" + time.Date(day.Year(), day.Month(), 1, 0, 0, 0, 0, time.UTC).Format(monthWritten)
}

// month reads the streams of at most as many days as a month has.
func (p Pages) month(v *web.Visit) (web.Page, error) {
	asked, err := time.Parse(monthWritten, v.Request.PathValue("month"))
	if err != nil || calendar.DateOf(asked).After(today(v)) {
		v.Look("", false)
		return nil, fault.Absent(err)
	}
	v.Look("", true)
	page := monthPage{Visit: v, first: calendar.DateOf(asked)}
	if page.began, err = accessreview.Began(v.Context(), v.DB()); err != nil {
		return nil, err
	}
	var all []*accessreview.Finding
	for on := page.first; on.Month() == page.first.Month(); on = on.AddDays(1) {
		h, err := v.Ledger().Read(v.Context(), accessreview.StreamOf(p.Service, on))
		if err != nil {
			return nil, err
		}
		all = append(all, accessreview.DayOf(h).Findings...)
	}
	if all, err = decidable(v, all); err != nil {
		return nil, err
	}
	page.days = byDay(all)
	page.numbers, err = casework.NumbersOf(v.Context(), v.DB(), casesOf(all))
	return page, err
}

// decidable are those findings on which the reader decides, or would have.
func decidable(v *web.Visit, all []*accessreview.Finding) (theirs []*accessreview.Finding, err error) {
	ties, err := access.TiesOf(v.Context(), v.DB(), casesOf(all), v.Now)
	reviewer := accessreview.ReviewerOf(v.Person, v.People)
	for _, f := range all {
		if reviewer.MayDecide(f.FoundBody, ties[f.Case]) {
			theirs = append(theirs, f)
		}
	}
	return theirs, err
}

func casesOf(all []*accessreview.Finding) (cases []ledger.StreamID) {
	for _, f := range all {
		if f.Case != "" {
			cases = append(cases, f.Case)
		}
	}
	return cases
}

func byDay(all []*accessreview.Finding) (days []monthDay) {
	for _, f := range all {
		if n := len(days); n == 0 || days[n-1].on != f.Day {
			days = append(days, monthDay{on: f.Day})
		}
		last := &days[len(days)-1]
		last.findings = append(last.findings, f)
	}
	return days
}

func (p monthPage) rows(d monthDay) []govuk.RowData {
	var all []govuk.RowData
	for _, f := range d.findings {
		all = append(all, govuk.RowData{
			What: govuk.Link{Text: name(p.Visit, f.Person) + ": " + f.Sort.Name(), Href: href(f.Entry.Stream, f.Entry.ID)},
			Why:  govuk.Text(p.said(f)),
		})
	}
	return all
}

// said is which case it was, and what was decided by whom and why.
func (p monthPage) said(f *accessreview.Finding) string {
	words := ""
	if f.Case != "" {
		words = numbered(p.numbers[f.Case]) + ". "
	}
	switch {
	case !f.Sort.Asks():
		return words + f.Sentence()
	case f.Decision == nil && len(f.Asked) > 0:
		return words + "Asked: " + f.Asked[len(f.Asked)-1].Whom + ". Not decided yet."
	case f.Decision == nil:
		return words + "Not decided yet."
	default:
		return words + accessreview.OutcomeWords[f.Decision.Outcome] + ". “" + f.Decision.Why + "” " + p.People.Name(f.Decision.Entry.Author) + ", " + at(f.Decision.Entry.Recorded) + "."
	}
}

// before is the month before, "" when no day was looked through by then; after is the month after, "" when it has not begun.
func (p monthPage) before() string {
	if p.began.IsZero() || !p.began.Before(p.first) {
		return ""
	}
	return monthURL(p.first.AddMonths(-1))
}

func (p monthPage) after() string {
	if next := p.first.AddMonths(1); !next.After(today(p.Visit)) {
		return monthURL(next)
	}
	return ""
}

// besides are the links to the months beside this one.
func (p monthPage) besides() (links []govuk.Link) {
	if p.before() != "" {
		links = append(links, govuk.Link{Text: "The month before", Href: p.before()})
	}
	if p.after() != "" {
		links = append(links, govuk.Link{Text: "The month after", Href: p.after()})
	}
	return links
}
