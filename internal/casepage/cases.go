package casepage

import (
	"strings"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/web"
)

// casesPage is the open cases that a person is tied to: those that wait for a team or a worker first, for whoever may give them out.
type casesPage struct {
	visit                 *web.Visit
	waiting, unheld, held []casework.Row
}

func (p casesPage) Title() string         { return "Cases" }
func (p casesPage) Body() templ.Component { return casesBody(p) }

func (p Pages) cases(v *web.Visit) (web.Page, error) {
	rows, err := casework.Mine(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	page := casesPage{visit: v}
	for _, r := range rows {
		switch {
		case r.TeamName == "":
			page.waiting = append(page.waiting, r)
		case r.Status == casework.Unallocated:
			page.unheld = append(page.unheld, r)
		default:
			page.held = append(page.held, r)
		}
	}
	return page, nil
}

// caseRow is a case in a list: whose children, in which court, what is next, who has it.
func caseRow(r casework.Row) govuk.RowData {
	why := []string{}
	for _, part := range []string{r.Children, r.Number, hearing(r), orWords(r.WorkerName, "nobody has it yet")} {
		if part != "" {
			why = append(why, part)
		}
	}
	row := govuk.RowData{What: govuk.Link{Text: r.Title, Href: "/case/" + string(r.Case)}, Why: govuk.Text(strings.Join(why, " · "))}
	if r.Questions > 0 {
		row.State = govuk.Tag("Something to settle")
	}
	return row
}

func hearing(r casework.Row) string {
	if r.NextHearing == "" {
		return "no hearing listed"
	}
	return strings.TrimSpace(r.HearingType + " " + casework.ShowMoment(r.NextHearing))
}
