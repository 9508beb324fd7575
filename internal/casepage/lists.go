package casepage

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"time"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/view"
	"candour/internal/web"
)

func caseOf(r casework.Row) ledger.StreamID    { return r.Case }
func briefOf(b casework.Brief) ledger.StreamID { return b.Case }
func dutyOf(r casework.DueRow) ledger.StreamID { return r.Case }

// myCases are the open cases that a person may see.
func myCases(v *web.Visit) ([]casework.Brief, error) {
	all, err := casework.Mine(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseReader, all, briefOf)
}

// dueFor is what a person must see to: what is due in the cases they work on, and for a manager what is due from the manager of a team.
func dueFor(v *web.Visit) ([]casework.DueRow, error) {
	rows, err := casework.DueFor(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseReader, rows, dutyOf)
}

// workedOn are the open cases on which a person works.
func workedOn(v *web.Visit) ([]casework.Row, error) {
	rows, err := casework.WorkedOn(v.Context(), v.DB(), v.Person, v.Now)
	if err != nil {
		return nil, err
	}
	return web.Theirs(v, access.CaseReader, rows, caseOf)
}

// onePage is how many cases a page of a list shows.
const onePage = 50

// shown are the rows of the part of a list that the page asked for shows, and the way to the others.
func shown(v *web.Visit, list []casework.Brief) ([]casework.Row, govuk.PaginationData, error) {
	part, more := pageOf(v, list)
	cases := make([]ledger.StreamID, len(part))
	at := make(map[ledger.StreamID]int, len(part))
	for i, b := range part {
		cases[i], at[b.Case] = b.Case, i
	}
	rows, err := casework.RowsOf(v.Context(), v.DB(), cases, v.Now)
	slices.SortFunc(rows, func(a, b casework.Row) int { return cmp.Compare(at[a.Case], at[b.Case]) })
	return rows, more, err
}

func pageOf(v *web.Visit, list []casework.Brief) ([]casework.Brief, govuk.PaginationData) {
	return part(v, list, func(n int) string { return v.Path() + "?page=" + strconv.Itoa(n) })
}

// part is the part of a list that the page asked for shows, and the way to the others.
func part[R any](v *web.Visit, list []R, href func(int) string) ([]R, govuk.PaginationData) {
	pages := max(1, (len(list)+onePage-1)/onePage)
	number, err := strconv.Atoi(v.Query("page"))
	if err != nil {
		number = 1
	}
	number = min(max(number, 1), pages)
	return list[(number-1)*onePage : min(number*onePage, len(list))], govuk.PaginationData{Page: number, Pages: pages, Href: href}
}

// nextDue is what is due first in each case of a list, by case.
func nextDue(v *web.Visit, of []casework.Row) (map[ledger.StreamID]casework.DueRow, error) {
	cases := make([]ledger.StreamID, len(of))
	for i, r := range of {
		cases[i] = r.Case
	}
	rows, err := casework.DueIn(v.Context(), v.DB(), casework.OfWorker, cases)
	if err != nil {
		return nil, err
	}
	first := map[ledger.StreamID]casework.DueRow{}
	for _, r := range rows {
		if before, ok := first[r.Case]; !ok || before.Day().IsZero() && !r.Day().IsZero() {
			first[r.Case] = r
		}
	}
	return first, nil
}

// changedRow is a case in which something was recorded since the person last looked.
type changedRow struct {
	Case    ledger.StreamID
	Title   string
	Entries int64
	Last    string // when the newest was recorded
	Looked  string // when the person last looked; "" for never
}

// changedFor are the cases a person works on in which something was recorded since they last looked, the newest first. It counts
// headers of entries, which hold no words, and nobody’s in particular; since no entry is recorded before the one that it follows, from the end
// of each case back to what they have seen. Its inner query is distinct so that SQLite works it out once for each case, and not for each entry.
func changedFor(v *web.Visit) ([]changedRow, error) {
	theirs, args := access.WorksOn(v.Person, v.Now, 1)
	rows, err := view.All[changedRow](v.Context(), v.DB(), `SELECT t.stream, t.title, h.version - coalesce((SELECT e.version FROM entry e
				WHERE e.stream = t.stream AND t.looked <> '' AND e.recorded <= t.looked ORDER BY e.version DESC LIMIT 1), 0), l.recorded, t.looked
		FROM (SELECT DISTINCT stream, title, coalesce((SELECT max(at) FROM read_1 WHERE subject = case_1.stream AND person = $2), '') AS looked
			FROM case_1 WHERE status <> 'closed' AND stream IN (`+theirs+`)) t
		JOIN head h ON h.stream = t.stream JOIN entry l ON l.stream = h.stream AND l.version = h.version
		WHERE l.recorded > t.looked ORDER BY l.recorded DESC, t.stream`, args...)
	if err != nil {
		return nil, fmt.Errorf("list what changed: %w", err)
	}
	return web.Theirs(v, access.CaseReader, rows, func(r changedRow) ledger.StreamID { return r.Case })
}

// moment reads a time as a view holds it; zero for none.
func moment(text string) time.Time {
	t, err := ledger.ParseTime(text)
	if err != nil {
		return time.Time{}
	}
	return t
}
