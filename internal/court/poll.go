package court

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"candour/internal/court/hmcts"
	"candour/internal/job"
	"candour/internal/ledger"
)

// Poller asks one court what has changed, window by window. Client, Importer, Cursors and Log are needed. It counts a window as read when its
// answer was read and all of it is on record; it may ask about a window twice and never leaves one out.
type Poller struct {
	Client    *hmcts.Client
	Importer  *Importer
	Cursors   job.Cursors
	Log       *slog.Logger
	Start     time.Time     // from when on to ask, when nothing has been read; a day ago when zero
	Every     time.Duration // how long to wait when everything has been read; 1 minute when 0
	PerMinute int           // calls a minute at most; 20 when 0. The court's limit is not known
}

// pollFor bounds a run, so that it ends well within the lease of its job.
const pollFor = 75 * time.Second

// PollJob is the kind of the job that polls a court.
func PollJob(j hmcts.Jurisdiction) string { return "court.poll." + string(j) }

// Ask puts the job on record that polls for as long as the service runs. Asking again changes nothing.
func (p *Poller) Ask(ctx context.Context) error {
	kind := PollJob(p.Client.Jurisdiction())
	asked := feed{p.Cursors, p.Client.Jurisdiction()}
	if err := asked.noteOnce(ctx, firstAsked, ledger.FormatTime(p.now())); err != nil {
		return err
	}
	return p.Importer.Ledger.Append(ctx, ledger.Append{Jobs: []ledger.Job{{
		ID: ledger.DerivedID(p.Importer.Service, kind), Kind: kind, Stream: p.Importer.Service, Due: p.now(),
	}}})
}

// Poll is the handler of the job: it reads as far as it may and comes back later.
func (p *Poller) Poll(ctx context.Context, _ ledger.Job) error {
	ctx, cancel := context.WithTimeout(ctx, pollFor)
	defer cancel()
	run := &poll{Poller: p, feed: feed{p.Cursors, p.Client.Jurisdiction()}, left: cmp.Or(p.PerMinute, 20), now: p.now()}
	err := run.all(ctx)
	failure := new(hmcts.Failure)
	switch {
	case errors.Is(err, errEnough):
		return &job.Later{At: p.now().Add(time.Minute)}
	case errors.As(err, &failure):
		p.Log.Warn("a court could not be read", "error", err)
		wait := max(failure.RetryAfter, 2*time.Minute)
		return cmp.Or[error](run.feed.note(context.WithoutCancel(ctx), lastTrouble, string(failure.Kind)), &job.Later{At: p.now().Add(wait)})
	case err != nil:
		return err
	}
	return &job.Later{At: p.now().Add(cmp.Or(p.Every, time.Minute))}
}

func (p *Poller) now() time.Time { return p.Importer.Ledger.Now() }

// errEnough ends a run that has made all the calls it may.
var errEnough = errors.New("no more calls in this minute")

// poll is one run.
type poll struct {
	*Poller
	feed  feed
	left  int // calls
	now   time.Time
	alive bool // the court has answered in this run
	done  []hmcts.Window
}

// all asks again about what was set aside and is due, and then about what has not been read.
func (r *poll) all(ctx context.Context) error {
	parked, err := r.feed.parked(ctx)
	if err != nil {
		return err
	}
	for _, aside := range parked {
		if !aside.Next.After(r.now) {
			if err := r.again(ctx, aside); err != nil {
				return err
			}
		}
	}
	through, err := r.feed.through(ctx)
	if err != nil {
		return err
	}
	if through.IsZero() {
		through = r.start()
	}
	for _, w := range hmcts.Due(r.feed.court, through, r.now) {
		if through, err = r.window(ctx, w, through); err != nil {
			return err
		}
	}
	return nil
}

func (r *poll) start() time.Time {
	if r.Start.IsZero() {
		return r.now.Add(-24 * time.Hour)
	}
	return r.Start
}

// again asks once more about a window that was set aside.
func (r *poll) again(ctx context.Context, aside Parked) error {
	err := r.ask(ctx, aside.Window)
	switch {
	case err == nil:
		return r.feed.unpark(ctx, aside.Window)
	case r.poisons(ctx, err):
		aside.Next = r.now.Add(askAgain)
		return r.feed.park(ctx, aside)
	default:
		return err
	}
}

// askAgain is how long a window that was set aside waits.
const askAgain = 24 * time.Hour

// window reads one window but for what was set aside in it, and moves the watermark as far as there is no gap.
func (r *poll) window(ctx context.Context, w hmcts.Window, through time.Time) (time.Time, error) {
	parked, err := r.feed.parked(ctx)
	if err != nil {
		return through, err
	}
	for _, aside := range parked {
		r.done = append(r.done, aside.Window)
	}
	for _, part := range around(w, parked) {
		if err = r.part(ctx, part); err != nil {
			break
		}
	}
	slices.SortFunc(r.done, func(a, b hmcts.Window) int { return a.From.Compare(b.From) })
	further := hmcts.Advance(through, r.done)
	return further, cmp.Or(err, r.feed.advance(context.WithoutCancel(ctx), through, further))
}

// part reads a window, cutting it up when it always fails, and sets aside what fails in the end.
func (r *poll) part(ctx context.Context, w hmcts.Window) error {
	poisoned, err := hmcts.Isolate(w, func(w hmcts.Window) error { return r.ask(ctx, w) }, func(err error) bool { return r.poisons(ctx, err) })
	for _, p := range poisoned {
		r.Log.Warn("a window of time always fails at a court and was set aside", "court", r.feed.court, "from", p.From, "to", p.To)
		if parked := r.feed.park(context.WithoutCancel(ctx), Parked{Window: p, Since: r.now, Next: r.now.Add(askAgain)}); parked != nil {
			return cmp.Or(err, parked)
		}
		r.done = append(r.done, p)
	}
	return err
}

// around is a window without the parts that were set aside. The parts share their ends with those, which were asked about and answered.
func around(w hmcts.Window, parked []Parked) []hmcts.Window {
	parts := []hmcts.Window{w}
	for _, aside := range parked {
		var rest []hmcts.Window
		for _, p := range parts {
			if !aside.From.Before(p.To) || !aside.To.After(p.From) {
				rest = append(rest, p)
				continue
			}
			if aside.From.After(p.From) {
				rest = append(rest, hmcts.Window{From: p.From, To: aside.From})
			}
			if aside.To.Before(p.To) {
				rest = append(rest, hmcts.Window{From: aside.To, To: p.To})
			}
		}
		parts = rest
	}
	return parts
}

// ask reads the answer about a window and puts all of it on record.
func (r *poll) ask(ctx context.Context, w hmcts.Window) error {
	if r.left == 0 {
		return errEnough
	}
	r.left--
	answer, err := r.Client.Search(ctx, w)
	if err != nil {
		return err
	}
	r.alive = true
	for _, refused := range answer.Refused {
		r.Log.Warn("a court sent a case that cannot be taken", "court", r.feed.court, "path", refused.Path, "why", refused.Why)
	}
	if err := r.Importer.answer(ctx, answer, Source{From: ledger.FormatTime(w.From), To: ledger.FormatTime(w.To)}); err != nil {
		return err
	}
	r.done = append(r.done, w)
	return r.feed.answered(ctx, r.now, len(answer.Cases), len(answer.Refused))
}

// poisons reports whether a window fails at a court that otherwise answers, or holds a case that cannot be put on record. When nothing has
// been answered in this run, a moment of just now is asked about first: a court that fails there too is out of order, and nothing is set aside.
func (r *poll) poisons(ctx context.Context, err error) bool {
	if unfit := new(unfitCase); errors.As(err, &unfit) {
		return true
	}
	if !hmcts.IsPoison(err) {
		return false
	}
	if !r.alive && r.left > 0 {
		r.left--
		end := r.now.Add(-hmcts.Lag)
		_, err := r.Client.Search(ctx, hmcts.Window{From: end.Add(-hmcts.MinWindow), To: end})
		r.alive = err == nil
	}
	return r.alive
}

// unfitCase is a case of an answer that could not be put on record.
type unfitCase struct{ cause error }

func (u *unfitCase) Error() string {
	return fmt.Sprintf("a case could not be put on record: %v", u.cause)
}
func (u *unfitCase) Unwrap() error { return u.cause }

// answer imports the cases of an answer at once.
func (i *Importer) answer(ctx context.Context, answer hmcts.Response, from Source) error {
	for _, err := range i.each(ctx, answer.Cases, from) {
		switch {
		case err == nil:
		case ctx.Err() != nil || errors.Is(err, ledger.ErrOutcomeUnknown):
			return err
		default:
			return &unfitCase{err}
		}
	}
	return nil
}
