package bench

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Beside a service that grows stands one that does not, of the size from which growth is counted. The machine's own speed moves by more within the
// minutes that lie between two sizes than what a page costs does: asked in turn, pages of both are asked of the same machine.
const (
	besideCases = 10_000
	turns       = 4
	besidePages = 24 // of each service in each turn
)

var growing = sizedMeasurement{
	name:   "growth",
	engine: SQLite,
	means: fmt.Sprintf("CPU of the page of a case as long as they come, and of the lists, as many times that of the same pages of another service of %d cases: asked in turn of both, %d pages of each, %d times.",
		besideCases, besidePages, turns),
	do: func(ctx context.Context, n *nation) ([]Figure, error) {
		var all []Figure
		for _, page := range besidePagesOf(ctx) {
			times, err := n.timesBeside(page.show)
			if err != nil {
				return all, err
			}
			all = append(all, Figure{Of: page.of, Value: times, Unit: "times", Target: atMost(mostGrowth)})
		}
		return all, nil
	},
}

// pageOf is a page that any service can be asked for.
type pageOf struct {
	of   string
	show func(*nation) func(i int) error
}

func besidePagesOf(ctx context.Context) []pageOf {
	all := []pageOf{{"page of a case", func(n *nation) func(int) error {
		return func(i int) error {
			s := n.sitting(false, i)
			return n.show(ctx, s.browser, casePath(s.cases[0].Stream))
		}
	}}}
	for _, l := range lists {
		all = append(all, pageOf{l.of, func(n *nation) func(int) error {
			return func(i int) error { return n.show(ctx, n.sitting(l.managers, i).browser, l.path) }
		}})
	}
	return all
}

// timesBeside is how many times as much CPU pages of this service take as those of the one beside it.
func (n *nation) timesBeside(show func(*nation) func(i int) error) (times float64, err error) {
	var cost [2]float64
	for range turns {
		for side, of := range []*nation{n, n.beside} {
			c, err := CostOf(of.statements, besidePages, show(of))
			if err != nil {
				return 0, err
			}
			cost[side] += c.CPU.Seconds()
		}
	}
	return cost[0] / cost[1], nil
}

// standBeside writes the service that stands beside this one.
func (n *nation) standBeside(ctx context.Context, open Open, cases int) (err error) {
	folder := filepath.Join(n.folder, "beside")
	if err := os.Mkdir(folder, 0o700); err != nil {
		return fmt.Errorf("a folder for the service beside: %w", err)
	}
	fmt.Fprintf(n.notes, "beside it a service of %d cases\n", cases)
	if n.beside, err = newNation(ctx, open, n.engine, folder, n.notes); err != nil {
		return err
	}
	_, err = n.beside.growTo(ctx, cases)
	return err
}

// leave closes the service that stands beside this one, if any does.
func (n *nation) leave() error {
	if n.beside == nil {
		return nil
	}
	return errors.Join(n.beside.Close(), os.RemoveAll(n.beside.folder))
}
