package practicepage

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"candour/internal/govuk"
	"candour/internal/ledger"
	"candour/internal/practice"
	"candour/internal/view"
	"candour/internal/web"
)

// affected is how far the telling of a withdrawal has come, and what falls in which case. It is empty of what is not withdrawn.
type affected struct {
	cases   []Affected // of those that the visitor may see: first those that somebody has to answer for, then those not looked through yet
	telling bool       // cases are still being looked through, whether or not the visitor may see them
	number  int        // of this page of the list, from 1
	url     string
}

func (p Pages) affected(v *web.Visit, piece *practice.Piece) (a affected, err error) {
	if piece.Withdrawn == nil || p.Affected == nil {
		return a, nil
	}
	if a.cases, err = p.Affected(v, piece.Ref, piece.Withdrawn.Entry.Ref()); err != nil {
		return a, err
	}
	slices.SortStableFunc(a.cases, func(one, other Affected) int { return cmp.Compare(one.turn(), other.turn()) })
	a.number, a.url = pageOf(v, len(a.cases)), pieceURL(piece.Ref.Stream)
	a.telling, err = stillTelling(v, piece.Ref.Stream)
	return a, err
}

// stillTelling reports whether a job is under way, or waits, that tells of a stream.
func stillTelling(v *web.Visit, stream ledger.StreamID) (bool, error) {
	jobs, err := view.One[int](v.Context(), v.DB(), `SELECT count(*) FROM job WHERE stream = $1 AND ended = ''`, string(stream))
	if err != nil {
		return false, fmt.Errorf("see whether it is still being told: %w", err)
	}
	return jobs > 0, nil
}

// mostCases is how many cases one page of the list shows.
const mostCases = 50

func pages(cases int) int { return max(1, (cases+mostCases-1)/mostCases) }

// pageOf is the page of the list that the address asks for, or the nearest there is.
func pageOf(v *web.Visit, cases int) int {
	asked, err := strconv.Atoi(v.Query("page"))
	if err != nil {
		asked = 1
	}
	return max(1, min(asked, pages(cases)))
}

func (a Affected) turn() int {
	switch {
	case a.Waits:
		return 0
	case !a.Looked:
		return 1
	default:
		return 2
	}
}

func (a affected) looked() (n int) {
	for _, c := range a.cases {
		if c.Looked {
			n++
		}
	}
	return n
}

// progress says how many of the cases that the visitor may see were looked through.
func (a affected) progress() string {
	looked, all := a.looked(), len(a.cases)
	switch {
	case all == 0 && a.telling:
		return "Nothing rests on it in a case that you may see. The service is still looking through others."
	case all == 0:
		return "Nothing rests on it in a case that you may see. All cases have been looked through."
	case looked < all:
		return fmt.Sprintf("%d of %s that you may see %s been looked through. The others follow by themselves: open this page again to see how far it has come.",
			looked, count(all, "case"), map[bool]string{true: "has", false: "have"}[all == 1])
	case all == 1:
		return "The one case that you may see has been looked through."
	default:
		return fmt.Sprintf("All %d cases that you may see have been looked through.", all)
	}
}

// waiting says in how many cases somebody has still to answer.
func (a affected) waiting() string {
	n := 0
	for _, c := range a.cases {
		if c.Waits {
			n++
		}
	}
	switch n {
	case 0:
		return ""
	case 1:
		return "In one of them somebody has still to answer what follows."
	default:
		return fmt.Sprintf("In %d of them somebody has still to answer what follows.", n)
	}
}

func (a affected) shown() []Affected {
	from := (a.number - 1) * mostCases
	return a.cases[from:min(from+mostCases, len(a.cases))]
}

func (a affected) pagination() govuk.PaginationData {
	href := func(n int) string { return a.url + "?page=" + strconv.Itoa(n) + "#with-it" }
	return govuk.PaginationData{Page: a.number, Pages: pages(len(a.cases)), Href: href}
}

func (a affected) caseRows() []govuk.RowData {
	var rows []govuk.RowData
	for _, c := range a.shown() {
		rows = append(rows, govuk.RowData{What: c.To, Why: govuk.Text(c.words()), State: govuk.Tag(c.state())})
	}
	return rows
}

func (a Affected) state() string {
	switch {
	case a.Waits:
		return "To be answered"
	case !a.Looked:
		return "Not looked at yet"
	case a.Drafted != Falling{}:
		return "To be put right"
	case a.Ahead > 0:
		return "To be looked at"
	case a.Signed != Falling{}:
		return "Answered"
	case a.Done > 0:
		return "Carried out"
	default:
		return "All stands"
	}
}

// words say what falls in a case.
func (a Affected) words() string {
	var all []string
	if a.Signed != (Falling{}) {
		all = append(all, "In signed reports: "+a.Signed.words()+".")
	}
	if a.Drafted != (Falling{}) {
		all = append(all, "In reports being written: "+a.Drafted.words()+".")
	}
	for _, d := range []struct {
		n    int
		what string
	}{{a.Ahead, " still ahead"}, {a.Done, " carried out"}} {
		if d.n > 0 {
			all = append(all, map[bool]string{true: "Rests on it: ", false: "Rest on it: "}[d.n == 1]+count(d.n, "decision")+d.what+".")
		}
	}
	switch {
	case len(all) > 0:
		return strings.Join(all, " ")
	case a.Looked:
		return "What rests on it was done while it was in force, or says so already, and stands."
	default:
		return "Something rests on it."
	}
}

func (f Falling) words() string {
	var all []string
	if f.Direct > 0 {
		all = append(all, count(f.Direct, "statement")+" that "+map[bool]string{true: "rests", false: "rest"}[f.Direct == 1]+" on it")
	}
	if f.Further > 0 {
		all = append(all, fmt.Sprintf("%d further on", f.Further))
	}
	return strings.Join(all, ", and ") + map[bool]string{true: " no longer stands", false: " no longer stand"}[f.Direct+f.Further == 1]
}

func count(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return strconv.Itoa(n) + " " + of + "s"
}
