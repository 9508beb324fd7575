package bench

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/seed"
)

// Growth is one run over services of several sizes, each the one before with more cases.
type Growth struct {
	Machine Machine       `json:"machine"`
	Engine  string        `json:"engine"`
	Busy    string        `json:"busy,omitempty"` // how busy the machine was before the run and after it, where the system says
	Took    time.Duration `json:"took"`           // nanoseconds, with the writing of the services
	Steps   []Step        `json:"steps"`
}

// Step is what was measured of one size.
type Step struct {
	Cases        int        `json:"cases"`
	Measurements []Measured `json:"measurements"`
}

// longestGrowth bounds a run; what is not measured by then is not measured.
const longestGrowth = 50 * time.Minute

// ErrSizes refuses sizes that a run cannot grow through.
var ErrSizes = errors.New("sizes are numbers of cases, the smallest first, each larger than the one before")

// Grow writes a service in steps, through the ledger's bulk path, and measures it at each size. It works in a folder of its own that it removes.
// Progress goes to notes. One measurement that fails loses none of the others.
func Grow(ctx context.Context, sizes []int, open Open, engine string, notes io.Writer) (g Growth, err error) {
	if len(sizes) == 0 || sizes[0] < leastCases || !slices.IsSorted(sizes) || len(slices.Compact(slices.Clone(sizes))) < len(sizes) {
		return g, fmt.Errorf("%w, and %d at least", ErrSizes, leastCases)
	}
	ctx, done := context.WithTimeout(ctx, longestGrowth)
	defer done()
	folder, err := os.MkdirTemp("", "candour-bench-")
	if err != nil {
		return g, fmt.Errorf("a folder to work in: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	if err := roomFor(folder, 0, sizes[len(sizes)-1]+besideCases); err != nil {
		return g, err
	}
	g.Machine = Machine{Cores: runtime.NumCPU(), System: runtime.GOOS + "/" + runtime.GOARCH, Go: runtime.Version(), Begun: time.Now().UTC()}
	g.Engine, g.Busy = engine, busy()
	defer func() { g.Took, g.Busy = time.Since(g.Machine.Begun), g.Busy+"; "+busy() }()
	n, err := newNation(ctx, open, engine, folder, notes)
	if err != nil {
		return g, err
	}
	defer func() { err = errors.Join(err, n.Close()) }()
	if engine == SQLite {
		if err := n.standBeside(ctx, open, min(besideCases, sizes[len(sizes)-1])); err != nil {
			return g, err
		}
	}
	for _, cases := range sizes {
		step, failed := n.step(ctx, cases)
		switch {
		case errors.Is(failed, ErrNotMeasured):
			err = ErrNotMeasured
		case failed != nil:
			return g, failed // with what was measured of the sizes before
		}
		g.Steps = append(g.Steps, step)
	}
	return g, err
}

// step grows the service to a size and measures it.
func (n *nation) step(ctx context.Context, cases int) (step Step, err error) {
	step.Cases = cases
	written, err := n.growTo(ctx, cases)
	if err != nil {
		return step, fmt.Errorf("write a service of %d cases: %w", cases, err)
	}
	step.Measurements = append(step.Measurements, Measured{Name: "record", Means: "What was written, and how fast: cases with their teams, encrypted, with the rows of all lists.", Figures: written})
	for _, m := range sized {
		if m.engine != "" && m.engine != n.engine {
			continue
		}
		fmt.Fprintf(n.notes, "%d cases: %s\n", cases, m.name)
		measured, failed := measure(m.name, m.means, func() ([]Figure, error) { return m.do(ctx, n) })
		step.Measurements, err = append(step.Measurements, measured), cmp.Or(failed, err)
	}
	return step, err
}

// growTo writes the cases that are not there yet, and begins the service anew over them.
func (n *nation) growTo(ctx context.Context, cases int) ([]Figure, error) {
	if err := roomFor(n.folder, n.of.To, cases); err != nil {
		return nil, err
	}
	entries, took, err := n.write(ctx, cases)
	if err != nil {
		return nil, err
	}
	if err := n.begin(ctx); err != nil {
		return nil, err
	}
	return n.written(ctx, entries, took)
}

// write writes the cases that are not there yet, and says how many entries they are and how long it took.
func (n *nation) write(ctx context.Context, cases int) (entries int, took time.Duration, err error) {
	n.of.From, n.of.To = n.of.To, cases
	begun, told := time.Now(), time.Now()
	err = seed.Write(ctx, seed.Record{Record: n.Record, Pack: n.Pack}, n.of, func(p seed.Progress) {
		entries = p.Entries
		if time.Since(told) > 5*time.Second {
			told = time.Now()
			fmt.Fprintf(n.notes, "%d of %d cases written\n", n.of.From+p.Cases, cases)
		}
	})
	return entries, time.Since(begun), err
}

// written are the figures of what the record holds.
func (n *nation) written(ctx context.Context, entries int, took time.Duration) ([]Figure, error) {
	c := n.of.Counts()
	figures := []Figure{
		{Of: "open cases", Value: float64(c.Open)}, {Of: "workers", Value: float64(c.Workers)},
		{Of: "entries of these steps", Value: float64(entries)}, {Of: "entries written", Value: float64(entries) / took.Seconds(), Unit: "a second"},
	}
	bytes, err := n.bytes(ctx)
	if bytes > 0 {
		figures = append(figures, Figure{Of: "database", Value: bytes / 1e9, Unit: "GB"})
	}
	return figures, err
}

// busy is how many were computing or waiting to, on average of the last minute, where the system says; "" elsewhere.
func busy() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	load, _, _ := strings.Cut(string(text), " ")
	return load
}

// today is the last day on which the services that are measured were at work: what is due then is due now.
func today() calendar.Date { return calendar.DateInLondon(time.Now()) }
