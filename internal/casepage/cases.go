package casepage

import (
	"cmp"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// casesPage is the open cases that a person may see: their own, those that wait for a worker, and their team’s.
type casesPage struct {
	*web.Visit
	first             map[ledger.StreamID]casework.DueRow // what is due first in each
	mine, wait, teams []casework.Row                      // those that this page shows
	more              govuk.PaginationData
	beneath           []templ.Component
}

func (p casesPage) Title() string         { return "Cases" }
func (p casesPage) Body() templ.Component { return casesBody(p) }

func (p Pages) cases(v *web.Visit) (web.Page, error) {
	all, err := myCases(v)
	if err != nil {
		return nil, err
	}
	page := casesPage{Visit: v}
	slices.SortStableFunc(all, func(a, b casework.Brief) int {
		return cmp.Compare(page.list(a.Status, a.WorkerName), page.list(b.Status, b.WorkerName))
	})
	if as := wanted(v); as != "" {
		return casesLeave(v, as, "cases", all)
	}
	rows, more, err := shown(v, all)
	if err != nil {
		return nil, err
	}
	page.more = more
	for _, r := range rows {
		list := []*[]casework.Row{&page.mine, &page.wait, &page.teams}[page.list(r.Status, r.WorkerName)]
		*list = append(*list, r)
	}
	if page.first, err = nextDue(v, rows); err != nil {
		return nil, err
	}
	page.beneath, err = gather(v, p.Beneath)
	return page, err
}

// list is on which of the three lists a case stands.
func (p casesPage) list(status casework.Status, worker string) int {
	switch {
	case status == casework.Unallocated:
		return 1
	case worker == p.Person.Name:
		return 0
	default:
		return 2
	}
}

// opens reports whether the person may open a case by hand.
func (p casesPage) opens() bool {
	return slices.ContainsFunc(p.Person.Roles, func(r access.Role) bool { return r == access.Practitioner || r == access.Manager })
}

// caseRow is a case in a list: its next hearing, whose children, what is due first.
func caseRow(v *web.Visit, r casework.Row, first map[ledger.StreamID]casework.DueRow, worker string) govuk.RowData {
	row := govuk.RowData{When: hearingClock(v, r), What: govuk.Link{Text: r.Title, Href: casePath(r.Case)}, Why: govuk.Text(about(v, r, first, worker))}
	switch {
	case r.Offered != "":
		row.State = govuk.Tag("Not taken yet")
	case r.Questions > 0:
		row.State = govuk.Tag("Something to settle")
	}
	return row
}

// hearingClock is how far off the next hearing is.
func hearingClock(v *web.Visit, r casework.Row) govuk.ClockData {
	day := casework.DayOfMoment(r.NextHearing)
	if day.IsZero() {
		return govuk.ClockData{Words: "No hearing", Note: "listed", Past: true}
	}
	clock := due(v, day, timeOf(""))
	clock.Note = hearingShort(r.NextHearing)
	return clock
}

// about is a case in a line: the children, its number, the hearing, what is due first, and who has it where that is not plain.
func about(v *web.Visit, r casework.Row, first map[ledger.StreamID]casework.DueRow, worker string) string {
	parts := []string{r.Children, r.Number, r.Hearing()}
	if d, ok := first[r.Case]; ok {
		words := d.What + ", " + lower(due(v, d.Day(), timeOf(d.At)).Words)
		if d.Provisional() {
			words += " " + casework.ProvisionalWords
		}
		parts = append(parts, words)
	}
	if r.Offered != "" {
		worker = "given to " + r.Offered
	}
	parts = append(parts, worker)
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// casesLeave hands all cases of a list over as a file.
func casesLeave(v *web.Visit, as, name string, list []casework.Brief) (web.Page, error) {
	streams := make([]ledger.StreamID, len(list))
	for i, b := range list {
		streams[i] = b.Case
	}
	rows, err := casework.RowsOf(v.Context(), v.DB(), streams, v.Now)
	if err != nil {
		return nil, err
	}
	return leavesAs(v, as, name, casesTable(rows))
}

func casesTable(rows []casework.Row) sheet {
	s := sheet{columns: []string{"case", "number", "children", "status", "next hearing", "hearing type", "worker", "team", "received"}}
	for _, r := range rows {
		next := ""
		if r.NextHearing != "" {
			next = hearingShort(r.NextHearing)
		}
		s.add(r.Title, r.Number, r.Children, r.Status, next, r.Hearing(), r.WorkerName, r.TeamName, r.Received)
	}
	return s
}
