package casepage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// weekPage is a person’s week: hearings and planned visits in the cases on which they work and what they must see to, by day, with what is late before it.
type weekPage struct {
	*web.Visit
	today, monday calendar.Date
	late          []casework.DueRow
	due           []casework.DueRow // of this week, from today on
	hearings      []casework.HearingRow
	visits        []casework.VisitRow
}

func (p weekPage) Title() string         { return "Your week" }
func (p weekPage) Body() templ.Component { return weekBody(p) }

func (p Pages) week(v *web.Visit) (web.Page, error) {
	today := calendar.DateInLondon(v.Now)
	page := weekPage{Visit: v, today: today, monday: mondayOf(dayAsked(v.Query("from"), today))}
	var err error
	if page.hearings, err = hearingsFor(v, page.monday, page.monday.AddDays(6)); err != nil {
		return nil, err
	}
	if page.visits, err = visitsFor(v, page.monday, page.monday.AddDays(6)); err != nil {
		return nil, err
	}
	all, err := dueFor(v)
	for _, d := range all {
		switch on := d.Day(); {
		case on.IsZero():
		case on.Before(today):
			page.late = append(page.late, d)
		case !on.Before(page.monday) && !on.After(page.monday.AddDays(6)):
			page.due = append(page.due, d)
		}
	}
	if as := wanted(v); as != "" && err == nil {
		return leavesAs(v, as, "week", page.table())
	}
	return page, err
}

// hearingsFor are the hearings from one day until another in the cases on which a person works.
func hearingsFor(v *web.Visit, from, until calendar.Date) ([]casework.HearingRow, error) {
	rows, err := casework.HearingsFor(v.Context(), v.DB(), v.Person, v.Now, from, until)
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseReader, rows, func(r casework.HearingRow) ledger.StreamID { return r.Case })
}

// visitsFor are the visits planned from one day until another in the cases on which a person works.
func visitsFor(v *web.Visit, from, until calendar.Date) ([]casework.VisitRow, error) {
	rows, err := casework.VisitsFor(v.Context(), v.DB(), v.Person, v.Now, from, until)
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseReader, rows, func(r casework.VisitRow) ledger.StreamID { return r.Case })
}

// dayAsked is the day that an address names; otherwise when it names none within reach.
func dayAsked(text string, today calendar.Date) calendar.Date {
	const years = 2 * 366
	day, err := calendar.ParseDate(text)
	if away := today.DaysUntil(day); err != nil || day.IsZero() || away < -years || away > years {
		return today
	}
	return day
}

// mondayOf is the Monday of a day’s week.
func mondayOf(day calendar.Date) calendar.Date { return day.AddDays(-(int(day.Weekday()) + 6) % 7) }

// weekDay is one day of a week, with what stands on it.
type weekDay struct {
	day  calendar.Date
	rows []govuk.RowData
}

// days are Monday to Friday, and each day of the weekend on which something stands.
func (p weekPage) days() []weekDay {
	var all []weekDay
	for n := range 7 {
		d := weekDay{day: p.monday.AddDays(n)}
		for _, h := range p.hearings {
			if h.Day() == d.day {
				d.rows = append(d.rows, hearingRow(h, p.today))
			}
		}
		for _, visit := range p.visits {
			if visit.Day() == d.day {
				d.rows = append(d.rows, p.visitRow(visit))
			}
		}
		for _, due := range p.due {
			if due.Day() == d.day {
				d.rows = append(d.rows, todayPage{Visit: p.Visit, today: p.today}.row(due))
			}
		}
		if n < 5 || len(d.rows) > 0 {
			all = append(all, d)
		}
	}
	return all
}

// hearingRow is a hearing in a list: when, in which case, what sort and where, and whether it is only told.
func hearingRow(h casework.HearingRow, today calendar.Date) govuk.RowData {
	words := []string{h.Title, h.Number, h.Venue}
	row := govuk.RowData{
		When: govuk.ClockData{Words: hearingTime(h), Note: h.Day().Brief(), DateTime: h.On},
		What: govuk.Link{Text: "Hearing: " + orWords(h.Type, "type not known"), Href: casePath(h.Case, "hearing", string(h.Hearing))},
		Why:  govuk.Text(strings.Join(without(words, ""), " · ")),
	}
	if h.Provisional(today) {
		row.State = govuk.Tag("Provisional")
	}
	return row
}

// toldWords are the words of a file for a hearing that is only told; "" for every other.
func toldWords(h casework.HearingRow, today calendar.Date) string {
	if h.Provisional(today) {
		return "provisional"
	}
	return ""
}

// visitRow is a planned visit in a list: when, in which case, and by whom where it is somebody else. Whom it is to and where stands in the case only.
func (p weekPage) visitRow(r casework.VisitRow) govuk.RowData {
	words := []string{r.Title, r.Number, p.visitor(r)}
	return govuk.RowData{
		When: govuk.ClockData{Words: timeWords(r.StartsAt), Note: r.Day().Brief(), DateTime: r.On},
		What: govuk.Link{Text: "Visit", Href: casePath(r.Case, "visit", string(r.Visit))},
		Why:  govuk.Text(strings.Join(without(words, ""), " · ")),
	}
}

// visitor names who makes a visit; "" for one’s own.
func (p weekPage) visitor(r casework.VisitRow) string {
	if r.By == p.Person.ID {
		return ""
	}
	return p.People.Name(ledger.By(r.By))
}

// hearingTime is the time of day at which a hearing starts, in words.
func hearingTime(h casework.HearingRow) string { return timeWords(h.StartsAt) }

// timeWords is the time of day of a moment, in words.
func timeWords(startsAt string) string {
	if startsAt == "" {
		return "Time not known"
	}
	at := calendar.InLondon(moment(startsAt)).Format("15:04")
	if at == "00:00" {
		return "Time not known"
	}
	return at
}

func without(words []string, word string) (rest []string) {
	for _, w := range words {
		if w != word {
			rest = append(rest, w)
		}
	}
	return rest
}

func (p weekPage) lateRows() (rows []govuk.RowData) {
	for _, d := range p.late {
		rows = append(rows, todayPage{Visit: p.Visit, today: p.today}.row(d))
	}
	return rows
}

// weekURL is the address of another week.
func (p weekPage) weekURL(weeks int) string {
	return "/week?from=" + p.monday.AddDays(7*weeks).String()
}

func (p weekPage) dayWords(d weekDay) string {
	if d.day == p.today {
		return d.day.Long() + ", today"
	}
	return d.day.Long()
}

// table is the week as a file has it.
func (p weekPage) table() sheet {
	s := sheet{columns: []string{"day", "time", "kind", "what", "case", "number", "because"}}
	for _, d := range p.late {
		s.add(d.On, d.At, "late", d.What, d.Title, "", d.Because)
	}
	for _, h := range p.hearings {
		s.add(h.On, hearingTime(h), "hearing", h.Type, h.Title, h.Number, toldWords(h, p.today))
	}
	for _, r := range p.visits {
		s.add(r.On, timeWords(r.StartsAt), "visit", "", r.Title, r.Number, p.visitor(r))
	}
	for _, d := range p.due {
		s.add(d.On, d.At, "due", d.What, d.Title, "", d.Because)
	}
	return s
}
