package footing

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"candour/internal/argument"
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/view"
)

const (
	TellJob = "footing.tell" // the kind of job that tells every stream that rests on its stream how that now stands
	HearJob = "footing.hear" // the kind of job that tells its stream how everything stands that it rests on elsewhere
)

// Asks are the jobs that follow from how a stream grew, for the ledger to append with it: when something in it stands otherwise than before, who
// rests on it is told; when it begins to rest on another stream, it is told of that one, whose news may have passed it by. What cannot be worked
// out is told: the job then finds out, and is tried again. The clock is the system's when nil.
func (f *Footing) Asks(now ledger.Clock) func(before, after *ledger.History) []ledger.Job {
	if now == nil {
		now = time.Now
	}
	return func(before, after *ledger.History) []ledger.Job {
		var jobs []ledger.Job
		ask := func(kind string) {
			last := after.Entries[len(after.Entries)-1].ID
			jobs = append(jobs, ledger.Job{ID: ledger.DerivedID(after.Stream, kind+" "+string(last)), Kind: kind, Stream: after.Stream, Entry: last})
		}
		if f.standsOtherwise(calendar.DateInLondon(now()), before, after) {
			ask(TellJob)
		}
		if f.restsOnMore(before, after) {
			ask(HearJob)
		}
		return jobs
	}
}

// standsOtherwise reports whether something that was in the argument of a stream stands otherwise than before.
func (f *Footing) standsOtherwise(day calendar.Date, before, after *ledger.History) bool {
	was, err := f.At(day, before)
	if err != nil || len(was.order) == 0 {
		return err != nil
	}
	is, err := f.At(day, after)
	return err != nil || slices.ContainsFunc(was.order, func(k Key) bool {
		_, since := is.withdrawn(k)
		_, sinceBefore := was.withdrawn(k)
		return is.labels.Label(is.id(k)) != was.labels.Label(was.id(k)) || since != sinceBefore
	})
}

func (f *Footing) restsOnMore(before, after *ledger.History) bool {
	was := f.Abroad(before)
	return slices.ContainsFunc(f.Abroad(after), func(r Reliance) bool {
		return !slices.ContainsFunc(was, func(w Reliance) bool { return w.On == r.On })
	})
}

// withdrawn is what withdrew guidance or a tool, and the first day no longer in force; zero of anything else.
func (c *Case) withdrawn(k Key) (by ledger.Ref, since calendar.Date) {
	if p, ok := c.places[k]; ok {
		for _, x := range p.against {
			if x.Cause == argument.Withdrawn {
				return x.From.Ref, x.Since
			}
		}
	}
	return ledger.Ref{}, calendar.Date{}
}

// Teller tells streams how what they rest on elsewhere now stands. What a stream was told it is not told again, so that both jobs may be
// interrupted anywhere and begun anew.
type Teller struct {
	Ledger  *ledger.Ledger
	Footing *Footing
}

var teller = ledger.ByService("news from other records")

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
	var failed []error
	heard := map[ledger.StreamID]bool{}
	for _, r := range t.Footing.Abroad(h) {
		if !heard[r.On.Stream] {
			heard[r.On.Stream] = true
			failed = append(failed, t.tell(ctx, r.On.Stream, j.Stream))
		}
	}
	return errors.Join(failed...)
}

// tell puts into one stream how what it rests on in another stands, where it does not know. The ids follow from the last entry there, so that
// however often it is tried, it is told once.
func (t Teller) tell(ctx context.Context, of, linked ledger.StreamID) error {
	h, err := t.Ledger.Read(ctx, of)
	if err != nil {
		return fmt.Errorf("read what changed: %w", err)
	}
	if len(h.Entries) == 0 {
		return nil
	}
	there, err := t.Footing.At(calendar.DateInLondon(t.Ledger.Now()), h)
	if err != nil {
		return fmt.Errorf("see how it stands: %w", err)
	}
	_, err = t.Ledger.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: linked, Version: ledger.Any}},
		Verb: func(hs ledger.Histories) (ledger.Change, error) {
			var change ledger.Change
			news, err := t.Footing.News(there, h.Entries[len(h.Entries)-1].Ref(), teller, hs[linked])
			if len(news) > 0 {
				change.Add(linked, news...)
			}
			return change, err
		},
	})
	if err != nil {
		return fmt.Errorf("tell of a change elsewhere: %w", err)
	}
	return nil
}
