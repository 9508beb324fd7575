package bench

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"candour/internal/calendar"
)

// Search measures the search box of a service of so many cases. A folder keeps the service for another run, which writes the cases that are not
// there yet and no others; without one, the service is written into a folder of the run's own that is removed.
func Search(ctx context.Context, cases int, folder string, open Open, engine string, notes io.Writer) (Result, error) {
	return search(ctx, searches, cases, folder, open, engine, notes)
}

func search(ctx context.Context, asked, cases int, folder string, open Open, engine string, notes io.Writer) (result Result, err error) {
	if cases < leastCases {
		return result, fmt.Errorf("%w: %d at least", ErrSizes, leastCases)
	}
	ctx, done := context.WithTimeout(ctx, longestGrowth)
	defer done()
	if folder == "" {
		if folder, err = os.MkdirTemp("", "candour-bench-"); err != nil {
			return result, fmt.Errorf("a folder to work in: %w", err)
		}
		defer func() { err = errors.Join(err, os.RemoveAll(folder)) }()
	}
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return result, fmt.Errorf("a folder to work in: %w", err)
	}
	n, err := keptNation(ctx, cases, open, engine, folder, notes)
	if err != nil {
		return result, err
	}
	defer func() { err = errors.Join(err, n.Close()) }()
	result.Machine = Machine{Cores: runtime.NumCPU(), System: runtime.GOOS + "/" + runtime.GOARCH, Go: runtime.Version(), Begun: time.Now().UTC()}
	all, err := n.searchers(ctx)
	if err != nil {
		return result, err
	}
	for _, s := range all {
		fmt.Fprintf(notes, "searches by %s\n", s.who)
		measured, failed := measure(s.who, fmt.Sprintf("The search box over %d cases on %s, asked %d times for each sort, one after the other. %s", cases, engine, asked, s.means),
			func() ([]Figure, error) { return n.searchedBy(ctx, s, asked) })
		result.Measurements, err = append(result.Measurements, measured), cmp.Or(failed, err)
	}
	return result, err
}

// kept is what a folder remembers of the service that is written in it.
type kept struct {
	Day   calendar.Date `json:"day"`
	Cases int           `json:"cases"`
}

const keptFile = "bench.json"

// keptNation is the service of a folder, with as many cases as it has or is given now, and people at their places.
func keptNation(ctx context.Context, cases int, open Open, engine, folder string, notes io.Writer) (*nation, error) {
	was, err := keptIn(folder)
	if err != nil {
		return nil, err
	}
	if was.Cases > cases {
		return nil, fmt.Errorf("%w: the folder holds %d cases", ErrSizes, was.Cases)
	}
	if err := roomFor(folder, was.Cases, cases); err != nil {
		return nil, err
	}
	n, err := newNation(ctx, open, engine, folder, notes)
	if err != nil {
		return nil, err
	}
	n.of.Bare = true
	if was.Cases > 0 {
		n.of.Day, n.of.To = was.Day, was.Cases
	}
	if err := n.keepTo(ctx, cases); err != nil {
		return nil, errors.Join(err, n.Close())
	}
	return n, nil
}

// keepTo writes what is not there yet, and begins the service anew.
func (n *nation) keepTo(ctx context.Context, cases int) error {
	if n.of.To < cases {
		if _, _, err := n.write(ctx, cases); err != nil {
			return fmt.Errorf("write a service of %d cases: %w", cases, err)
		}
		if err := (kept{n.of.Day, cases}).in(n.folder); err != nil {
			return err
		}
	}
	if err := n.restart(ctx); err != nil {
		return err
	}
	return n.seat(ctx)
}

func keptIn(folder string) (kept, error) {
	var k kept
	text, err := os.ReadFile(filepath.Join(folder, keptFile))
	if errors.Is(err, fs.ErrNotExist) {
		return k, nil
	}
	if err == nil {
		err = json.Unmarshal(text, &k)
	}
	return k, err
}

func (k kept) in(folder string) error {
	text, err := json.Marshal(k)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, keptFile), text, 0o600)
}
