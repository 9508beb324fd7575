package casepage

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/casework"
	"candour/internal/web"
)

// teamPage is the open cases of a person's teams, by worker in the order of names. It counts and compares nobody.
type teamPage struct {
	visit   *web.Visit
	workers []workerCases
}

type workerCases struct {
	name  string
	cases []casework.Row
}

func (p teamPage) Title() string         { return "Team" }
func (p teamPage) Body() templ.Component { return teamBody(p) }

func (p Pages) team(v *web.Visit) (web.Page, error) {
	rows, err := casework.Mine(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	page := teamPage{visit: v}
	slices.SortStableFunc(rows, func(a, b casework.Row) int { return cmp.Compare(a.WorkerName, b.WorkerName) })
	for _, r := range rows {
		if n := len(page.workers); n == 0 || page.workers[n-1].name != r.WorkerName {
			page.workers = append(page.workers, workerCases{name: r.WorkerName})
		}
		last := &page.workers[len(page.workers)-1]
		last.cases = append(last.cases, r)
	}
	return page, nil
}
