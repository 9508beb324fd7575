package caseworkpage

import (
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// TodayOfCourtDuty lists the cases at the courts where this person is on duty, from the working day before.
func TodayOfCourtDuty(v *web.Visit) ([]templ.Component, error) {
	duties := v.People.DutiesOf(v.Person.ID)
	all, err := casework.CourtDay(v.Context(), v.DB(), duties, v.Now)
	if err != nil {
		return nil, err
	}
	all, err = web.Theirs(v, access.CaseReader, all, func(r casework.CourtDayRow) ledger.StreamID { return r.Case })
	if err != nil {
		return nil, err
	}
	var lists []templ.Component
	for _, d := range duties {
		lists = append(lists, courtDay("On duty at "+d.Court+", "+d.Day.Long(), courtDayRows(all, d)))
	}
	return lists, nil
}

// courtDayRows are the hearings of one duty. A case whose court and whose hearing bear different names stands there once.
func courtDayRows(all []casework.CourtDayRow, of access.CourtDuty) []govuk.RowData {
	var rows []govuk.RowData
	for _, r := range all {
		if r.Duty == string(of.Subject()) {
			rows = append(rows, govuk.RowData{
				What: govuk.Link{Text: r.Title, Href: "/case/" + string(r.Case)}, Why: govuk.Text(startWords(r.StartsAt) + r.Type + ". " + r.Number),
			})
		}
	}
	return rows
}

// startWords is when a hearing starts, where a time is known.
func startWords(at string) string {
	starts, err := ledger.ParseTime(at)
	if err != nil || dayBegan(starts) {
		return ""
	}
	return clock(starts) + ". "
}

// dayBegan reports whether a time is midnight in London: of such a hearing only the day is known.
func dayBegan(t time.Time) bool {
	return t.Equal(calendar.DateInLondon(t).At(calendar.NewTime(0, 0)).UTC)
}
