package casepage

import (
	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// todayPage is a person's work today: what asks for an answer, what is due in their cases and why, and their next hearings.
type todayPage struct {
	visit  *web.Visit
	asks   []templ.Component
	groups []dueGroup
	cases  []casework.Row
}

// dueGroup is what is due in one stretch of time.
type dueGroup struct {
	words string
	late  bool
	rows  []casework.DueRow
}

func (p todayPage) Title() string         { return "Today" }
func (p todayPage) Body() templ.Component { return todayBody(p) }

func (p Pages) today(v *web.Visit) (web.Page, error) {
	page := todayPage{visit: v}
	owner := casework.OfWorker
	if v.Person.Has(access.Manager) && !v.Person.Has(access.Practitioner) {
		owner = casework.OfManager
	}
	due, err := casework.DueIn(v.Context(), v.DB(), v.Person, owner, v.Now)
	if err != nil {
		return nil, err
	}
	page.groups = grouped(due, calendar.DateInLondon(v.Now))
	if page.cases, err = casework.Mine(v.Context(), v.DB(), v.Person, v.Now); err != nil {
		return nil, err
	}
	for _, ask := range p.Today {
		asks, err := ask(v)
		if err != nil {
			return nil, err
		}
		page.asks = append(page.asks, asks...)
	}
	return page, nil
}

// grouped puts what is due into late, today, this week, later, and what has no day yet.
func grouped(due []casework.DueRow, today calendar.Date) []dueGroup {
	groups := []dueGroup{{words: "Late", late: true}, {words: "Today"}, {words: "In the next seven days"}, {words: "Later"}, {words: "Day not known yet"}}
	for _, d := range due {
		n := stretch(d.Day(), today)
		groups[n].rows = append(groups[n].rows, d)
	}
	return groups
}

func stretch(on, today calendar.Date) int {
	if on.IsZero() {
		return 4
	}
	switch days := today.DaysUntil(on); {
	case days < 0:
		return 0
	case days == 0:
		return 1
	case days <= 7:
		return 2
	default:
		return 3
	}
}

func (p todayPage) row(d casework.DueRow) govuk.RowData {
	at, err := calendar.ParseTime(d.At)
	if err != nil {
		at = calendar.TimeOfDay{}
	}
	return govuk.RowData{
		When: due(p.visit, d.Day(), at), What: govuk.Link{Text: d.What, Href: "/case/" + string(d.Case)}, Why: govuk.Text(d.Title + ". " + d.Because),
	}
}

// hearings are the cases with a hearing listed, the soonest first; at most a handful stand on this page.
func (p todayPage) hearings() []govuk.NewsItem {
	var out []govuk.NewsItem
	for _, c := range p.cases {
		if c.NextHearing != "" && len(out) < mostChanges {
			out = append(out, govuk.NewsItem{
				What: []templ.Component{govuk.Anchor(govuk.Link{Text: c.Title, Href: "/case/" + string(c.Case)}), govuk.Text(c.HearingType)},
				When: hearingLine(c.NextHearing),
			})
		}
	}
	return out
}

func (p todayPage) nothingDue() bool {
	for _, g := range p.groups {
		if len(g.rows) > 0 {
			return false
		}
	}
	return true
}
