package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/ledger/store"
	"candour/internal/view"
)

type rebuildCommand struct {
	place
	View []string `placeholder:"NAME" help:"Draw this view’s rows alone, such as case_1; may be given more than once. Default: those of every list and search."`

	wait time.Duration // how long a server that is at work may take to show it; half a minute when 0
}

// rebuilding is the cursor that says which views a rebuild has said may be wrong, until it has drawn them. A backup leaves it out.
const rebuilding = "place.rebuilding"

// Run says of the rows that they may be wrong, and draws them again, or leaves that to a server at work. Broken off, it goes on when it is run
// again.
func (c rebuildCommand) Run(ctx context.Context, s streams) error {
	record, f, err := c.open(ctx, false, true)
	if err != nil {
		return err
	}
	defer record.Close()
	if err := c.known(f); err != nil {
		return usage{err}
	}
	if err := c.undraw(ctx, s, record); err != nil {
		return err
	}
	served, err := atWork(ctx, record, c.wait)
	if err != nil {
		return err
	}
	if served {
		fmt.Fprintln(s.out, "A server is at work on this record: it draws the rows while it serves, and its pages say how far it is. candour verify compares them afterwards.")
		return c.ended(ctx, record)
	}
	if err := drawHere(ctx, s, record); err != nil {
		return err
	}
	if err := c.ended(ctx, record); err != nil {
		return err
	}
	return c.compare(ctx, s, record)
}

// known refuses a name that is no view’s.
func (c rebuildCommand) known(f *features) error {
	var names []string
	for _, v := range ledger.Tables(f.views()) {
		names = append(names, v.Name)
	}
	slices.Sort(names)
	for _, name := range c.View {
		if !slices.Contains(names, name) {
			return fmt.Errorf("there is no view %q; there are %s", name, strings.Join(names, ", "))
		}
	}
	return nil
}

// undraw says of the rows that they may be wrong, unless an earlier run of the same command has, and was broken off.
func (c rebuildCommand) undraw(ctx context.Context, s streams, record *store.Record) error {
	cursors, these := job.Cursors{DB: record.Engine.Writer()}, "all"
	if len(c.View) > 0 {
		these = strings.Join(slices.Sorted(slices.Values(c.View)), " ")
	}
	before, err := cursors.Get(ctx, rebuilding)
	if err != nil {
		return err
	}
	if before == these {
		fmt.Fprintln(s.out, "An earlier run was broken off; this one goes on where it was.")
		return nil
	}
	if err := record.Ledger.Undraw(ctx, c.View...); err != nil {
		return err
	}
	return cursors.Set(ctx, rebuilding, these)
}

func (c rebuildCommand) ended(ctx context.Context, record *store.Record) error {
	return job.Cursors{DB: record.Engine.Writer()}.Set(ctx, rebuilding, "")
}

// overdue is how long a server under load may leave a job that is due.
const overdue = 10 * time.Second

// atWork reports whether a server runs the job that draws: it puts it off again and again, or holds it. One that was stopped a moment ago is
// told from one at work by waiting until its job should have been taken.
func atWork(ctx context.Context, record *store.Record, most time.Duration) (bool, error) {
	if most == 0 {
		most = 30 * time.Second
	}
	type state struct{ Due, Lease string }
	ask := func() (state, error) {
		at, err := view.One[state](ctx, record.Engine.DB(), `SELECT due, lease FROM job WHERE kind = $1 AND ended = ''`, drawJob)
		if errors.Is(err, view.ErrNone) {
			err = nil
		}
		return at, err
	}
	first, err := ask()
	for gives := time.Now().Add(most); err == nil; {
		past := ledger.FormatTime(record.Ledger.Now().Add(-overdue))
		if max(first.Due, first.Lease) <= past || time.Now().After(gives) {
			return false, nil
		}
		select {
		case <-ctx.Done():
			return false, ctx.Err()
		case <-time.After(200 * time.Millisecond):
		}
		var at state
		if at, err = ask(); at != first && err == nil {
			return true, nil
		}
	}
	return false, fmt.Errorf("see whether a server is at work: %w", err)
}

// drawHere draws what is behind, with progress.
func drawHere(ctx context.Context, s streams, record *store.Record) error {
	began, tell, done := time.Now(), every(s, 1_000, "records drawn"), int64(0)
	_, err := record.Ledger.Draw(ctx, 4*drawAtOnce, func(n int64) bool {
		done = n
		tell(n)
		return true
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "The rows of %s records were drawn in %s.\n", thousands(done), time.Since(began).Round(time.Second/10))
	return nil
}

// compare holds the rows against the record that they follow from, as candour verify does.
func (c rebuildCommand) compare(ctx context.Context, s streams, record *store.Record) error {
	found, err := record.Ledger.VerifyRows(ctx, c.View, every(s, 10_000, "entries read to compare"))
	if err != nil {
		return fmt.Errorf("the rows could not be compared: %w", err)
	}
	fmt.Fprintln(s.out, rowsChecked(found))
	for _, f := range found.Faults {
		fmt.Fprintln(s.out, f)
	}
	if len(found.Faults) > 0 {
		return fmt.Errorf("%d faults: %w", len(found.Faults), ledger.ErrFaults)
	}
	return nil
}
