package app

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"sync/atomic"
	"time"

	"candour/internal/job"
	"candour/internal/ledger"
)

// drawJob is the kind of the job that draws rows of lists for the streams that are behind: after a view or a rule of the pack changed, after
// candour rebuild, and while a server of another version writes beside this one.
const drawJob = "service.draw"

// The job looks this often whether any stream is behind, works for so long at a time, so that a server that is stopped waits no longer, and on so
// few streams at once, so that what people send finds room between them.
const (
	drawEvery  = 10 * time.Second
	drawsFor   = 5 * time.Second
	drawAtOnce = 4
)

// drawing draws the rows of lists while the service serves, and knows what pages must say meanwhile.
type drawing struct {
	record  *ledger.Ledger
	service ledger.StreamID
	log     *slog.Logger
	behind  atomic.Int64 // streams, as last looked at
	says    atomic.Pointer[string]
}

// ask puts the one job on record that draws for as long as the service exists, and looks for the first time.
func (d *drawing) ask(ctx context.Context) error {
	if err := d.look(ctx); err != nil {
		return err
	}
	return d.record.Append(ctx, ledger.Append{Jobs: []ledger.Job{{
		ID: ledger.DerivedID(d.service, drawJob), Kind: drawJob, Stream: d.service, Due: d.record.Now(),
	}}})
}

// draw is the handler of the job.
func (d *drawing) draw(ctx context.Context, _ ledger.Job) error {
	ends := time.Now().Add(drawsFor)
	all, err := d.record.Draw(ctx, drawAtOnce, func(int64) bool { return time.Now().Before(ends) })
	if err != nil {
		return err
	}
	next := d.record.Now()
	if all {
		next = next.Add(drawEvery)
	}
	return &job.Later{At: next}
}

// keepLooking keeps what pages say true until ctx ends, whichever server draws.
func (d *drawing) keepLooking(ctx context.Context) {
	again := time.NewTicker(drawsFor)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-again.C:
		}
		if err := d.look(ctx); err != nil && ctx.Err() == nil {
			d.log.Error("how far lists are drawn could not be seen", "error", err)
		}
	}
}

func (d *drawing) look(ctx context.Context) error {
	b, err := d.record.Behind(ctx)
	if err != nil {
		return fmt.Errorf("see how far lists are drawn: %w", err)
	}
	says := ""
	if b.Behind > 0 {
		says = fmt.Sprintf("Lists and searches are being drawn again, and may not show everything as it is: %s of %s records are done.",
			thousands(b.Streams-b.Behind), thousands(b.Streams))
	}
	d.behind.Store(b.Behind)
	d.says.Store(&says)
	return nil
}

// notice is what every page says while lists lack something; "" when they lack nothing.
func (d *drawing) notice() string {
	if says := d.says.Load(); says != nil {
		return *says
	}
	return ""
}

// thousands is a number as people read it: 12,345.
func thousands(n int64) string {
	digits := strconv.FormatInt(n, 10)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}
