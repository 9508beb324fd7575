package practice

import (
	"context"
	"errors"
	"fmt"

	"candour/internal/calendar"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/view"
)

const (
	TellJob = "practice.tell" // the kind of job that tells every stream that rests on what its stream withdrew
	HearJob = "practice.hear" // the kind of job that tells its stream of all that was withdrawn under it
)

// Teller tells the streams that rest on guidance or a tool that it was withdrawn. What a stream was told it is not told again, so that both
// jobs may be interrupted anywhere and begun anew.
type Teller struct {
	Ledger  *ledger.Ledger
	Footing *footing.Footing
}

var teller = ledger.ByService("practice")

// Tell does one TellJob. A stream that cannot be told keeps none of the others from being told; the job is then tried again.
func (t Teller) Tell(ctx context.Context, j ledger.Job) error {
	linked, err := view.All[string](ctx, t.Ledger.DB(), `SELECT DISTINCT stream FROM rests_on_1 WHERE on_stream = $1 ORDER BY stream`, string(j.Stream))
	if err != nil {
		return fmt.Errorf("find what rests on it: %w", err)
	}
	var failed []error
	for _, stream := range linked {
		failed = append(failed, t.tell(ctx, j.Stream, ledger.StreamID(stream)))
	}
	return errors.Join(failed...)
}

// Hear does one HearJob.
func (t Teller) Hear(ctx context.Context, j ledger.Job) error {
	h, err := t.Ledger.Read(ctx, j.Stream)
	if err != nil {
		return err
	}
	heard := map[ledger.StreamID]bool{}
	for _, r := range t.Footing.Abroad(h) {
		if heard[r.On.Stream] {
			continue
		}
		heard[r.On.Stream] = true
		if err := t.tell(ctx, r.On.Stream, j.Stream); err != nil {
			return err
		}
	}
	return nil
}

// tell puts into one stream that what another holds was withdrawn, if it was, and if the stream does not know.
func (t Teller) tell(ctx context.Context, of, linked ledger.StreamID) error {
	h, err := t.Ledger.Read(ctx, of)
	if err != nil {
		return fmt.Errorf("read what was withdrawn: %w", err)
	}
	w := Of(h).Withdrawn
	if w == nil {
		return nil
	}
	there, err := t.Footing.At(calendar.Date{}, h)
	if err != nil {
		return fmt.Errorf("see how it stands: %w", err)
	}
	_, err = t.Ledger.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: linked, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			var change ledger.Change
			news, err := t.Footing.News(there, w.Entry.Ref(), w.Since(), teller, hs[linked])
			if len(news) > 0 {
				change.Add(linked, news...)
			}
			return change, err
		},
	})
	if err != nil {
		return fmt.Errorf("tell of a withdrawal: %w", err)
	}
	return nil
}
