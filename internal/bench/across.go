package bench

import (
	"context"
	"errors"
	"fmt"
	"time"

	"candour/internal/ledger"
	"candour/internal/report"
	"candour/internal/seed"
	"candour/internal/view"
)

// acrossCases is how many cases the service has in which a tool is withdrawn; in most of them a report rests on it.
const acrossCases = 1_000

var across = Measurement{
	Name: "across",
	Means: fmt.Sprintf("A tool is withdrawn on which the report of nearly each of %d cases rests. The reports that rest on it are listed; then each record is told, and what "+
		"no longer stands in its case worked out, by a job that is broken off half-way and begun anew by a service that is opened again.", acrossCases),
	Do: acrossFigures,
}

func acrossFigures(ctx context.Context, r *Room) (_ []Figure, err error) {
	w := &withdrawal{of: seed.Service{Seed: seedOfBench, Day: today(), EachOnTool: 1, To: acrossCases}}
	w.open = func(ctx context.Context) (*Service, error) { return r.Open(ctx, r.folder("across")) }
	defer func() { err = errors.Join(err, w.close()) }()
	fmt.Fprintf(r.Notes, "a service of %d cases\n", acrossCases)
	if err := w.begin(ctx); err != nil {
		return nil, err
	}
	listed, err := timed(func() error { return w.list(ctx) })
	if err != nil {
		return nil, err
	}
	fmt.Fprintf(r.Notes, "%d reports rest on the tool; each is told\n", len(w.reports))
	half, err := w.tellsHalf(ctx)
	if err != nil {
		return nil, err
	}
	rest, err := w.tellsTheRest(ctx)
	if err != nil {
		return nil, err
	}
	return w.figures(ctx, listed, half+rest)
}

// withdrawal is a tool that was withdrawn in a service, while everybody who relies on it is told.
type withdrawal struct {
	*Service // nil while it is closed
	open     func(context.Context) (*Service, error)
	of       seed.Service
	by       ledger.Ref       // the entry that withdrew the tool
	reports  []report.OnPiece // that rest on it
	before   int              // entries of the whole record before anybody was told
	atHalf   int              // records told when the telling was broken off
}

func (w *withdrawal) close() error {
	if w.Service == nil {
		return nil
	}
	s := w.Service
	w.Service = nil
	return s.Record.Close()
}

// begin writes the service and withdraws the tool.
func (w *withdrawal) begin(ctx context.Context) (err error) {
	if w.Service, err = w.open(ctx); err != nil {
		return err
	}
	if err := seed.Write(ctx, seed.Record{Record: w.Record, Pack: w.Pack}, w.of, func(seed.Progress) {}); err != nil {
		return err
	}
	if w.by, err = withdrawTool(ctx, w.Record.Ledger, w.of, true); err != nil {
		return err
	}
	w.before, err = w.entries(ctx)
	return err
}

func (w *withdrawal) list(ctx context.Context) (err error) {
	w.reports, err = report.ListOnPiece(ctx, w.Record.Engine.DB(), w.by.Stream)
	return err
}

// tellsTheRest opens the service anew and begins the job again.
func (w *withdrawal) tellsTheRest(ctx context.Context) (took time.Duration, err error) {
	if err := w.close(); err != nil {
		return 0, err
	}
	if w.Service, err = w.open(ctx); err != nil {
		return 0, err
	}
	return timed(func() error { return w.Tell(ctx, ledger.Job{Stream: w.by.Stream}) })
}

// errBrokenOff ends a telling: it goes on to try each of the other records, and none of them is told.
var errBrokenOff = errors.New("broken off")

// tellsHalf tells until half of the records know, and is broken off there.
func (w *withdrawal) tellsHalf(ctx context.Context) (time.Duration, error) {
	telling, breakOff := context.WithCancelCause(ctx)
	defer breakOff(nil)
	watched := make(chan error, 1)
	go func() { watched <- w.untilHalf(telling, func() { breakOff(errBrokenOff) }) }()
	took, _ := timed(func() error { return w.Tell(telling, ledger.Job{Stream: w.by.Stream}) })
	breakOff(nil)
	if err := <-watched; err != nil && !errors.Is(err, context.Canceled) {
		return took, err
	}
	told, err := w.told(ctx)
	w.atHalf = told
	return took, err
}

// untilHalf waits until half of the records know, and calls.
func (w *withdrawal) untilHalf(ctx context.Context, then func()) error {
	for ctx.Err() == nil {
		told, err := w.told(ctx)
		if err != nil {
			return err
		}
		if told*2 >= len(w.reports) {
			then()
			return nil
		}
		time.Sleep(20 * time.Millisecond)
	}
	return nil
}

// told is how many records were told of the withdrawal.
func (w *withdrawal) told(ctx context.Context) (int, error) {
	return view.One[int](ctx, w.Record.Engine.DB(), `SELECT count(*) FROM told_1 WHERE on_stream = $1 AND cause = $2`, string(w.by.Stream), string(w.by.Entry))
}

// figures are how long it took, where nobody was missed or told twice.
func (w *withdrawal) figures(ctx context.Context, listed, telling time.Duration) ([]Figure, error) {
	var all []report.Affected
	reading, err := timed(func() (err error) {
		all, err = report.EverywhereAffected(ctx, w.Record.Engine.DB(), w.of.Tool().Piece, w.by)
		return err
	})
	if err == nil {
		err = w.eachOnce(ctx, all)
	}
	if err != nil {
		return nil, err
	}
	statements := int64(0)
	for _, a := range all {
		statements += a.Signed + a.Drafted
	}
	each := milliseconds(telling) / float64(max(len(all), 1))
	return []Figure{
		{Of: "reports that rest on it", Value: float64(len(w.reports))},
		{Of: "listed within", Value: milliseconds(listed), Unit: "ms", Target: atMost(1000)},
		{Of: "cases looked through, each once", Value: float64(len(all))},
		{Of: "of these when it was broken off", Value: float64(w.atHalf)},
		{Of: "statements that no longer stand", Value: float64(statements)},
		{Of: "each case", Value: each, Unit: "ms"},
		{Of: "10,000 cases at this rate", Value: each * 10, Unit: "s", Target: atMost(300)},
		{Of: "what no longer stands, of all cases, listed within", Value: milliseconds(reading), Unit: "ms"},
	}, nil
}

// eachOnce refuses a telling that missed a record, or told one twice.
func (w *withdrawal) eachOnce(ctx context.Context, all []report.Affected) error {
	missed := int64(0)
	for _, a := range all {
		missed += a.Relying - a.Told
	}
	now, err := w.entries(ctx)
	if wrote := now - w.before; err == nil && (missed > 0 || wrote != len(w.reports)) {
		err = fmt.Errorf("%d records were not told, and %d entries were written for %d", missed, wrote, len(w.reports))
	}
	return err
}

// entries is how many entries the whole record has.
func (w *withdrawal) entries(ctx context.Context) (int, error) {
	return view.One[int](ctx, w.Record.Engine.DB(), `SELECT count(*) FROM entry`)
}
