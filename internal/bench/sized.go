package bench

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"candour/internal/report"
)

// sizedMeasurement is one thing that is measured of a service of each size.
type sizedMeasurement struct {
	name   string
	means  string
	engine string // of which it is measured; "" for every one
	do     func(context.Context, *nation) ([]Figure, error)
}

// sized are all there are, in the order of the table.
var sized = []sizedMeasurement{casePages, familyPages, workLists, growing, workListLoad, looking, searching, reliance, writing, memory, rebuilding, verifying}

// Pages are asked for at a rate in some stretches of so long. The middle one counts: a machine that others use too stands still now and then, for
// longer than one page in a hundred may take.
const (
	loadTime  = 5 * time.Second
	stretches = 3
)

var casePages = sizedMeasurement{
	name: "case",
	means: fmt.Sprintf("The page of a case of %d entries, asked for by its worker, the look recorded: alone, and over HTTP at 50 and at 100 a second in %d stretches of %.0f seconds, four of five of cases "+
		"read before, one of five of a case not yet read. Whoever asks runs on the same cores.", caseEntries, stretches, loadTime.Seconds()),
	do: func(ctx context.Context, n *nation) ([]Figure, error) {
		read, err := n.alone("read before", 100, func(i int) error { return n.Show(ctx, n.recent()[i%recentCases]) })
		if err != nil {
			return nil, err
		}
		unread, err := n.alone("not yet read", unreadCases, func(i int) error { return n.Show(ctx, n.unread()[i]) })
		if err != nil {
			return nil, err
		}
		load, err := n.atRates(40, 60, func(i int) error { return n.site.get(ctx, n.cookie, casePath(n.next(i))) })
		return append(append(read, unread...), load...), err
	},
}

var familyPages = sizedMeasurement{
	name:  "cases",
	means: "The pages of open cases of the whole service, 100 a second, each asked for once by its own worker, of the length that cases have.",
	do: func(ctx context.Context, n *nation) ([]Figure, error) {
		rate := 100
		took, err := paced(rate, rate*int(loadTime.Seconds()), func(i int) error {
			s := n.workers[i%len(n.workers)]
			return n.site.get(ctx, s.browser, casePath(s.cases[i/len(n.workers)%len(s.cases)].Stream))
		})
		if err != nil {
			return nil, err
		}
		return steady(took.figures(0)), nil
	},
}

// lists are the pages on which somebody sees their work, and of ten who ask, how many ask for which.
var lists = []struct {
	of, path string
	managers bool
	inTen    int
}{
	{"Today of a worker", "/", false, 6}, {"cases of a worker", "/cases", false, 2}, {"Today of a manager", "/", true, 1}, {"team of a manager", "/team", true, 1},
}

var workLists = sizedMeasurement{
	name:  "list",
	means: "The pages on which people see their work, each alone: Today and the cases of a worker, Today of a manager and the list of their team.",
	do: func(ctx context.Context, n *nation) ([]Figure, error) {
		var all []Figure
		for _, l := range lists {
			figures, err := n.alone(l.of, 48, func(i int) error { return n.show(ctx, n.sitting(l.managers, i).browser, l.path) })
			if err != nil {
				return all, err
			}
			all = append(all, figures...)
		}
		return all, nil
	},
}

var workListLoad = sizedMeasurement{
	name: "list-load",
	means: fmt.Sprintf("The same pages over HTTP at 50 and at 100 a second in %d stretches of %.0f seconds, six of ten Today of a worker, two the cases of a worker, one each Today and the team of a manager.",
		stretches, loadTime.Seconds()),
	do: func(ctx context.Context, n *nation) ([]Figure, error) {
		var mix []int
		for l := range lists {
			mix = append(mix, slices.Repeat([]int{l}, lists[l].inTen)...)
		}
		return n.atRates(80, 80, func(i int) error {
			l := lists[mix[i*7%len(mix)]]
			return n.site.get(ctx, n.sitting(l.managers, i).browser, l.path)
		})
	},
}

// sitting is one of the workers or managers, each in turn.
func (n *nation) sitting(managers bool, i int) seat {
	if managers {
		return n.managers[i%len(n.managers)]
	}
	return n.workers[i%len(n.workers)]
}

var searching = sizedMeasurement{
	name:  "search",
	means: "The search box, asked one after the other by workers and managers for a case of theirs: by a family name, by a child’s whole name, by the court’s number.",
	do: func(ctx context.Context, n *nation) ([]Figure, error) {
		var all []Figure
		for _, by := range []struct {
			what  string
			typed func(i int) (seat, string)
		}{
			{"family name", func(i int) (seat, string) { s := n.sitting(i%4 == 3, i); return s, s.cases[i%len(s.cases)].Family }},
			{"child", func(i int) (seat, string) {
				s := n.sitting(i%4 == 3, i)
				c := s.cases[i%len(s.cases)]
				return s, c.Child + " " + c.Family
			}},
			{"court’s number", func(i int) (seat, string) { s := n.sitting(i%4 == 3, i); return s, s.cases[i%len(s.cases)].Number }},
		} {
			var took times
			for i := range 120 {
				s, typed := by.typed(i)
				one, err := timed(func() error { return n.site.search(ctx, s.browser, typed, io.Discard) })
				if err != nil {
					return all, err
				}
				took = append(took, one)
			}
			slices.Sort(took)
			for _, f := range took.figures(0) {
				f.Of = by.what + ": " + strings.Replace(f.Of, "pages", "searches", 1)
				all = append(all, f)
			}
		}
		return all, nil
	},
}

var reliance = sizedMeasurement{
	name:  "reliance",
	means: "All reports of the service that rest on one withdrawn tool, written, signed or filed, with their cases, by one indexed join.",
	do: func(ctx context.Context, n *nation) ([]Figure, error) {
		var took times
		var listed []report.OnPiece
		for range 5 {
			one, err := timed(func() (err error) {
				listed, err = report.ListOnPiece(ctx, n.Record.Engine.DB(), n.of.Tool().Piece.Stream)
				return err
			})
			if err != nil {
				return nil, err
			}
			took = append(took, one)
		}
		slices.Sort(took)
		if most := n.of.Counts().OnTool; len(listed) == 0 || len(listed) > most {
			return nil, fmt.Errorf("%d reports were listed, and %d rest on the tool or will", len(listed), most)
		}
		return []Figure{
			{Of: "reports listed", Value: float64(len(listed))}, {Of: "listed within", Value: milliseconds(took.of(50)), Unit: "ms"},
			{Of: "for each report", Value: milliseconds(took.of(50)) * 1000 / float64(max(len(listed), 1)), Unit: "µs"},
		}, nil
	},
}

var memory = sizedMeasurement{
	name:  "memory",
	means: "What the process holds in memory after these, whoever asks among it.",
	do: func(context.Context, *nation) ([]Figure, error) {
		text, err := os.ReadFile("/proc/self/statm")
		if err != nil {
			return nil, fmt.Errorf("this system does not say: %w", err)
		}
		var all, resident int64
		if _, err := fmt.Sscan(string(text), &all, &resident); err != nil {
			return nil, err
		}
		return []Figure{{Of: "resident", Value: float64(resident) * float64(os.Getpagesize()) / 1e6, Unit: "MB"}}, nil
	},
}

// alone is what a page costs when nothing else is asked for.
func (n *nation) alone(of string, pages int, show func(i int) error) ([]Figure, error) {
	var took times
	c, err := CostOf(n.statements, pages, func(i int) error {
		one, err := timed(func() error { return show(i) })
		took = append(took, one)
		return err
	})
	if err != nil {
		return nil, err
	}
	slices.Sort(took)
	figures := []Figure{
		{Of: of + ": CPU", Value: milliseconds(c.CPU), Unit: "ms", Steady: n.engine != growing.engine}, {Of: of + ": half within", Value: milliseconds(took.of(50)), Unit: "ms"},
		{Of: of + ": allocated", Value: c.Allocated / 1e6, Unit: "MB"},
	}
	if n.engine == SQLite { // which tells of them
		figures = append(figures, Figure{Of: of + ": SQL statements", Value: c.Asked + c.Wrote}, Figure{Of: of + ": steps of SQLite for them", Value: c.Steps, Steady: true})
	}
	return figures, nil
}

// atRates are the times of pages asked for at 50 and at 100 a second. The slowest of a hundred has a bound for each engine.
func (n *nation) atRates(sqlite, postgres float64, ask func(i int) error) ([]Figure, error) {
	bound := map[string]float64{SQLite: sqlite, PostgreSQL: postgres}[n.engine]
	var all []Figure
	for _, rate := range []int{50, 100} {
		took, err := inStretches(rate, ask)
		if err != nil {
			return all, err
		}
		longest := Figure{Of: "the same in the slowest stretch", Value: milliseconds(took[stretches-1].of(99)), Unit: "ms"}
		for _, f := range append(steady(took[stretches/2].figures(bound)), longest) {
			f.Of = fmt.Sprintf("%d a second: %s", rate, f.Of)
			all = append(all, f)
		}
	}
	return all, nil
}

// inStretches are the times of pages asked for at a rate, stretch by stretch: first the one in which 99 of 100 took least.
func inStretches(rate int, ask func(i int) error) ([]times, error) {
	var all []times
	for range stretches {
		took, err := paced(rate, rate*int(loadTime.Seconds()), ask)
		if err != nil {
			return nil, err
		}
		all = append(all, took)
	}
	slices.SortFunc(all, func(a, b times) int { return cmp.Compare(a.of(99), b.of(99)) })
	return all, nil
}

// steady marks the middle of times as one that must not grow with the service.
func steady(figures []Figure) []Figure {
	figures[0].Steady = true
	return figures
}
