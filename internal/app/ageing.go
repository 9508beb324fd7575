package app

import (
	"context"
	"fmt"

	"candour/internal/calendar"
	"candour/internal/footing"
	"candour/internal/job"
	"candour/internal/ledger"
	"candour/internal/view"
)

// agedJob is the kind of the job that asks each night for the telling of what went out of date in cases on which others rest: no entry says
// so, and so nothing else asks for it.
const agedJob = "service.tell"

// ageing asks that cases be told of what only time has changed in others.
type ageing struct {
	record  *ledger.Ledger
	service ledger.StreamID
}

// begin puts the one job on record that asks for as long as the service exists.
func (a ageing) begin(ctx context.Context) error {
	return a.record.Append(ctx, ledger.Append{Jobs: []ledger.Job{{
		ID: ledger.DerivedID(a.service, agedJob), Kind: agedJob, Stream: a.service, Due: nextNight(a.record.Now()),
	}}})
}

// ask is the handler of the job. It comes back the night after.
func (a ageing) ask(ctx context.Context, _ ledger.Job) error {
	sources, err := view.All[string](ctx, a.record.DB(),
		`SELECT DISTINCT r.on_stream FROM rests_on_1 r JOIN case_1 c ON c.stream = r.on_stream ORDER BY r.on_stream`)
	if err != nil {
		return fmt.Errorf("find the cases on which others rest: %w", err)
	}
	now := a.record.Now()
	jobs := make([]ledger.Job, len(sources))
	for i, source := range sources {
		stream := ledger.StreamID(source)
		id := ledger.DerivedID(stream, footing.TellJob+" "+calendar.DateInLondon(now).String())
		jobs[i] = ledger.Job{ID: id, Kind: footing.TellJob, Stream: stream, Due: now}
	}
	if err := a.record.Append(ctx, ledger.Append{Jobs: jobs}); err != nil {
		return fmt.Errorf("ask that they be told: %w", err)
	}
	return &job.Later{At: nextNight(now)}
}
