package coverpage

import (
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/cover"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// LeaveHome is the address of the calendar of a team’s leave.
const LeaveHome = "/team/leave"

// leavePage is who of one’s teams is away on each day of a month, and never why.
type leavePage struct {
	*web.Visit
	first calendar.Date // of the month
	times []cover.Row
}

func (p leavePage) Title() string         { return "Leave in " + p.month() }
func (p leavePage) Body() templ.Component { return leaveBody(p) }

func (p leavePage) month() string { return monthWords(p.first) }

func monthWords(day calendar.Date) string { return fmt.Sprintf("%s %d", day.Month(), day.Year()) }

func leave(v *web.Visit) (web.Page, error) {
	if len(v.Person.Teams) == 0 {
		return nil, fault.Absent(nil)
	}
	page := leavePage{Visit: v, first: monthAsked(v)}
	var people []ledger.StreamID
	for _, who := range v.People.Those(func(who access.Person) bool { return together(v.Person, who) }) {
		people = append(people, who.ID)
	}
	var err error
	page.times, err = cover.Between(v.Context(), v.DB(), people, page.first, page.first.AddMonths(1).AddDays(-1))
	return page, err
}

// How many months before and after this one have a page: leave is arranged within a year.
const (
	monthsBack  = 3
	monthsAhead = 12
)

// monthAsked is the first day of the month that the address asks for, as 2026-12, if it has a page; of this month otherwise.
func monthAsked(v *web.Visit) calendar.Date {
	day, err := calendar.ParseDate(v.Query("month") + "-01")
	if err == nil && hasPage(v, day) {
		return day
	}
	return thisMonth(v)
}

func thisMonth(v *web.Visit) calendar.Date {
	today := calendar.DateInLondon(v.Now)
	return calendar.NewDate(today.Year(), today.Month(), 1)
}

func hasPage(v *web.Visit, first calendar.Date) bool {
	this := thisMonth(v)
	return !first.Before(this.AddMonths(-monthsBack)) && !first.After(this.AddMonths(monthsAhead))
}

// together reports whether two people are of one team.
func together(a, b access.Person) bool {
	return slices.ContainsFunc(a.Teams, func(m access.Membership) bool {
		return slices.ContainsFunc(b.Teams, func(other access.Membership) bool { return other.Team == m.Team })
	})
}

// beside are the links to the month before and the month after, as far as they have a page.
func (p leavePage) beside() []govuk.Link {
	var all []govuk.Link
	for _, months := range []int{-1, 1} {
		if first := p.first.AddMonths(months); hasPage(p.Visit, first) {
			all = append(all, govuk.Link{Text: monthWords(first), Href: fmt.Sprintf("%s?month=%04d-%02d", LeaveHome, first.Year(), int(first.Month()))})
		}
	}
	return all
}

var weekColumns = []govuk.Column{
	{Head: "Week from"}, {Head: "Monday", Lead: "Mon"}, {Head: "Tuesday", Lead: "Tue"}, {Head: "Wednesday", Lead: "Wed"}, {Head: "Thursday", Lead: "Thu"},
	{Head: "Friday", Lead: "Fri"}, {Head: "Saturday", Lead: "Sat"}, {Head: "Sunday", Lead: "Sun"},
}

// weeks are the weeks of the month, each with its seven days; days of other months are empty.
func (p leavePage) weeks() [][]templ.Component {
	var rows [][]templ.Component
	monday := p.first.AddDays(-weekday(p.first))
	for until := p.first.AddMonths(1); monday.Before(until); monday = monday.AddDays(7) {
		row := []templ.Component{govuk.Text(strconv.Itoa(monday.Day()) + " " + monday.Month().String())}
		for n := range 7 {
			row = append(row, p.cell(monday.AddDays(n)))
		}
		rows = append(rows, row)
	}
	return rows
}

// weekday counts the days since Monday.
func weekday(day calendar.Date) int { return (int(day.Weekday()) + 6) % int(time.Saturday+1) }

func (p leavePage) cell(day calendar.Date) templ.Component {
	if day.Month() != p.first.Month() {
		return nil
	}
	return leaveDay(strconv.Itoa(day.Day()), p.awayOn(day))
}

// awayOn are who is away on a day, and who covers.
func (p leavePage) awayOn(day calendar.Date) []string {
	var all []string
	for _, t := range p.times {
		if !t.AwayOn(day) {
			continue
		}
		words := t.Name
		if t.CovererIs != "" {
			words += " (" + t.CovererIs + " covers)"
		}
		if !slices.Contains(all, words) {
			all = append(all, words)
		}
	}
	return all
}

// LeaveLink leads to the calendar from the page of a team.
func LeaveLink(v *web.Visit) ([]templ.Component, error) {
	if len(v.Person.Teams) == 0 {
		return nil, nil
	}
	return []templ.Component{leaveLink()}, nil
}
