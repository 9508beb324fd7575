package casepage

import (
	"strconv"

	"github.com/a-h/templ"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// hearingsPage is the hearings to come in the cases on which a person works.
type hearingsPage struct {
	*web.Visit
	hearings []casework.HearingRow // those that this page shows
	more     govuk.PaginationData
}

func (p hearingsPage) Title() string         { return "Your hearings" }
func (p hearingsPage) Body() templ.Component { return hearingsBody(p) }

// lastDay is after every hearing that a court lists.
var lastDay = calendar.MustParse("9999-12-31")

func (p Pages) hearings(v *web.Visit) (web.Page, error) {
	today := calendar.DateInLondon(v.Now)
	all, err := hearingsFor(v, today, lastDay)
	if err != nil {
		return nil, err
	}
	if as := wanted(v); as != "" {
		return leavesAs(v, as, "hearings", hearingsTable(all, today))
	}
	page := hearingsPage{Visit: v}
	page.hearings, page.more = part(v, all, func(n int) string { return "/hearings?page=" + strconv.Itoa(n) })
	return page, nil
}

func (p hearingsPage) rows() (rows []govuk.RowData) {
	for _, h := range p.hearings {
		rows = append(rows, hearingRow(h, calendar.DateInLondon(p.Now)))
	}
	return rows
}

func hearingsTable(all []casework.HearingRow, today calendar.Date) sheet {
	s := sheet{columns: []string{"day", "time", "type", "case", "number", "venue", "provisional"}}
	for _, h := range all {
		s.add(h.On, hearingTime(h), h.Type, h.Title, h.Number, h.Venue, toldWords(h, today))
	}
	return s
}
