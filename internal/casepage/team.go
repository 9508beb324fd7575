package casepage

import (
	"cmp"
	"slices"

	"github.com/a-h/templ"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/web"
)

// teamPage is the open cases of a person’s teams: the children who wait for a worker first, then by worker in the order of names. It counts
// and compares nobody.
type teamPage struct {
	*web.Visit
	today   calendar.Date
	wait    int // cases that wait for a worker
	all     int // cases
	first   map[ledger.StreamID]casework.DueRow
	waiting []casework.Row // those that this page shows
	workers []workerCases
	more    govuk.PaginationData
	parts   []templ.Component // what features say of the team
	beneath []templ.Component // what stands small beneath the lists
}

type workerCases struct {
	name  string
	cases []casework.Row
}

func (p teamPage) Title() string         { return "Team" }
func (p teamPage) Body() templ.Component { return teamBody(p) }

func (p Pages) team(v *web.Visit) (web.Page, error) {
	if !readsCases(v.Person) {
		return nil, fault.Absent(nil)
	}
	all, err := myCases(v)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, teamOrder)
	rows, more, err := shown(v, all)
	if err != nil {
		return nil, err
	}
	page := teamPage{Visit: v, today: calendar.DateInLondon(v.Now), all: len(all), more: more}
	page.wait = len(waiting(all, func(b casework.Brief) casework.Status { return b.Status }))
	page.waiting = waiting(rows, statusOf)
	page.workers = byWorker(rows[len(page.waiting):])
	if page.first, err = nextDue(v, rows); err != nil {
		return nil, err
	}
	if page.parts, err = gather(v, p.Team); err != nil {
		return nil, err
	}
	page.beneath, err = gather(v, p.Beneath)
	return page, err
}

// teamOrder puts the cases that wait for a worker first, those that wait longest before the others, and then each under who has it.
func teamOrder(a, b casework.Brief) int {
	waits, other := a.Status == casework.Unallocated, b.Status == casework.Unallocated
	switch {
	case waits && other:
		return cmp.Compare(a.Received, b.Received)
	case waits:
		return -1
	case other:
		return 1
	default:
		return cmp.Compare(a.WorkerName, b.WorkerName)
	}
}

func statusOf(r casework.Row) casework.Status { return r.Status }

// waiting are the cases of a list in team order that wait for a worker.
func waiting[R any](list []R, status func(R) casework.Status) []R {
	n := slices.IndexFunc(list, func(r R) bool { return status(r) != casework.Unallocated })
	if n < 0 {
		return list
	}
	return list[:n]
}

// byWorker puts the cases that somebody has, of a list in team order, under their names.
func byWorker(rows []casework.Row) []workerCases {
	var all []workerCases
	for _, r := range rows {
		if n := len(all); n == 0 || all[n-1].name != r.WorkerName {
			all = append(all, workerCases{name: r.WorkerName})
		}
		last := &all[len(all)-1]
		last.cases = append(last.cases, r)
	}
	return all
}

// name is the team’s, or that there are several.
func (p teamPage) name() string {
	if len(p.Person.Teams) == 1 {
		return p.People.TeamName(p.Person.Teams[0].Team)
	}
	return "Team"
}

func (p teamPage) lede() string {
	switch n := p.wait; {
	case p.all == 0:
		return "No open case is your team’s. One that is given to your team stands here."
	case n == 0:
		return "Every case here has a worker."
	case n == 1:
		return "One case waits for a worker."
	default:
		return capital(number(n)) + " cases wait for a worker."
	}
}

var waitingColumns = []govuk.Column{
	{Head: "Case"}, {Head: "Waiting"}, {Head: "What the court expects"}, {Head: "Give to someone", HideHead: true},
}

// waitingRows are the cases without a worker: whose children, since when, what is expected, and the way to give them to somebody.
func (p teamPage) waitingRows() [][]templ.Component {
	var rows [][]templ.Component
	for _, w := range p.waiting {
		row := []templ.Component{waitingCase(w), govuk.Text(p.since(w)), govuk.Text(p.expected(w)), nil}
		if p.Person.Has(access.Manager) {
			row[3] = govuk.Anchor(govuk.Link{Text: "Give to someone", Hidden: ": " + w.Title, Href: casePath(w.Case, "allocate"), Strong: true, Act: true})
		}
		rows = append(rows, row)
	}
	return rows
}

func (p teamPage) since(w casework.Row) string {
	since := w.ReceivedOn()
	if since.IsZero() {
		return "Not known since when"
	}
	return "Since " + since.Plain() + ", " + calendar.Ago(since, p.today)
}

func (p teamPage) expected(r casework.Row) string {
	d, ok := p.first[r.Case]
	switch {
	case !ok:
		return "Nothing is due yet."
	case d.Day().IsZero():
		return d.What + "; the day is not known yet."
	default:
		return d.What + " by " + d.Day().Plain() + ", " + lower(due(p.Visit, d.Day(), timeOf(d.At)).Words) + "."
	}
}

// managed are the people of the teams that a manager manages, in the order of the alphabet.
func (p teamPage) managed() []access.Person {
	return p.People.Those(func(of access.Person) bool {
		return !p.Person.Has(access.AdministratorIs) && access.MaySetStage(p.Person, of)
	})
}
