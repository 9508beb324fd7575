package caseworkpage

import (
	"slices"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// courtDayPage is the day of whoever is on court duty today: the hearings of every team there, each with where to write down what happened.
type courtDayPage struct {
	*web.Visit
	duties []access.CourtDuty // of today
	all    []casework.CourtDayRow
}

func (p courtDayPage) Title() string         { return "Your day at court" }
func (p courtDayPage) Body() templ.Component { return courtDayBody(p) }

func showCourtDay(v *web.Visit) (web.Page, error) {
	page := courtDayPage{Visit: v, duties: dutiesToday(v)}
	var err error
	page.all, err = heardUnder(v, page.duties)
	return page, err
}

// dutiesToday are the court duties of this person that are today's.
func dutiesToday(v *web.Visit) []access.CourtDuty {
	today := calendar.DateInLondon(v.Now)
	return slices.DeleteFunc(v.People.DutiesOf(v.Person.ID), func(d access.CourtDuty) bool { return d.Day != today })
}

// heardUnder are the hearings that court duties open to this person.
func heardUnder(v *web.Visit, duties []access.CourtDuty) ([]casework.CourtDayRow, error) {
	all, err := casework.CourtDay(v.Context(), v.DB(), duties, v.Now)
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseReader, all, func(r casework.CourtDayRow) ledger.StreamID { return r.Case })
}

// rows are the hearings of one duty, each leading to where what happened is written down, and to the case once it is.
func (p courtDayPage) rows(of access.CourtDuty) []govuk.RowData {
	rows := courtDayRows(p.all, of)
	for i, r := range ofDuty(p.all, of) {
		switch r.State {
		case casework.HearingHeld:
			rows[i].State = govuk.Tag("Written down")
		case casework.HearingListed:
			rows[i].What.Href = "/case/" + string(r.Case) + "/court-day/" + string(r.Hearing)
		}
	}
	return rows
}

// TodayOfCourtDuty lists the cases at the courts where this person is on duty, from the working day before.
func TodayOfCourtDuty(v *web.Visit) ([]templ.Component, error) {
	duties := v.People.DutiesOf(v.Person.ID)
	all, err := heardUnder(v, duties)
	if err != nil {
		return nil, err
	}
	today := calendar.DateInLondon(v.Now)
	var lists []templ.Component
	for _, d := range duties {
		lists = append(lists, courtDay(dutyTitle(d), courtDayRows(all, d), d.Day == today))
	}
	return lists, nil
}

func dutyTitle(d access.CourtDuty) string { return "On duty at " + d.Court + ", " + d.Day.Long() }

// ofDuty are the hearings of one duty.
func ofDuty(all []casework.CourtDayRow, of access.CourtDuty) []casework.CourtDayRow {
	return slices.DeleteFunc(slices.Clone(all), func(r casework.CourtDayRow) bool { return r.Duty != string(of.Subject()) })
}

// courtDayRows are the hearings of one duty. A case whose court and whose hearing bear different names stands there once.
func courtDayRows(all []casework.CourtDayRow, of access.CourtDuty) []govuk.RowData {
	var rows []govuk.RowData
	for _, r := range ofDuty(all, of) {
		row := govuk.RowData{
			What: govuk.Link{Text: r.Title, Href: "/case/" + string(r.Case)}, Why: govuk.Text(startWords(r.StartsAt) + r.Type + ". " + r.Number),
		}
		switch {
		case r.State == casework.HearingAdjourned:
			row.State = govuk.Tag("Adjourned")
		case r.Told == 1:
			row.State = govuk.Tag("Provisional")
		}
		rows = append(rows, row)
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
