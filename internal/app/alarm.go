package app

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"github.com/prometheus/client_golang/prometheus"

	"candour/internal/ledger"
	"candour/internal/message"
)

// How long sealing and keeping elsewhere may take before somebody is told; how often the service is looked at; and after how long whoever was
// told is told again.
const (
	mayLag      = 10 * time.Minute
	looksEvery  = time.Minute
	remindAfter = 24 * time.Hour
)

// alarm tells whoever runs the service what is wrong with it. It is no job: jobs rest on the record, which may be what is wrong. So each server
// tells by itself, and one that is started again tells again.
type alarm struct {
	ways  message.Ways
	to    []string
	look  func(context.Context) []message.Trouble
	clock ledger.Clock
	log   *slog.Logger

	seen []message.Trouble
	told map[string]lastTold
}

// lastTold is what somebody was told last, and when.
type lastTold struct {
	troubles []message.Trouble
	at       time.Time
}

// keep looks each minute until ctx ends.
func (a *alarm) keep(ctx context.Context) {
	again := time.NewTicker(looksEvery)
	defer again.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-again.C:
			a.once(ctx)
		}
	}
}

// once looks, and tells what it sees for the second time: what passes within a minute wakes nobody.
func (a *alarm) once(ctx context.Context) {
	now := a.look(ctx)
	settled := slices.Equal(now, a.seen)
	a.seen = now
	if !settled {
		return
	}
	for _, to := range a.to {
		a.tell(ctx, to, now)
	}
}

// tell tells one person, unless they know. A message that was surely not taken is tried again a minute later; one that perhaps was is not.
func (a *alarm) tell(ctx context.Context, to string, troubles []message.Trouble) {
	last, now := a.told[to], a.clock()
	known := slices.Equal(troubles, last.troubles)
	if known && (len(troubles) == 0 || now.Sub(last.at) < remindAfter) {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, messageWaits)
	defer cancel()
	_, err := a.ways.Send(ctx, message.Message{ID: string(ledger.NewEntryID()), To: to, Notice: message.Alarm(troubles)})
	if err != nil {
		a.log.Error("whoever runs the service could not be told what is wrong with it", "error", err)
	}
	var f *message.Failure
	if errors.As(err, &f) && f.Again {
		return
	}
	if a.told == nil {
		a.told = map[string]lastTold{}
	}
	a.told[to] = lastTold{troubles, now}
}

// troubles are what is wrong with the service now, by the same figures that its metrics give.
func (s *service) troubles(ctx context.Context) []message.Trouble {
	ctx, cancel := context.WithTimeout(ctx, answerWaits)
	defer cancel()
	figures := map[*prometheus.Desc]float64{}
	watched, now := state{s, s.log}, s.record.Ledger.Now()
	say := func(d *prometheus.Desc, value float64, _ ...string) { figures[d] = max(figures[d], value) }
	unread := errors.Join(watched.courts(ctx, now, say), watched.seals(ctx, now, say))
	silent, unasked := s.watch().Silent(ctx)
	var all []message.Trouble
	add := func(is bool, t message.Trouble) {
		if is {
			all = append(all, t)
		}
	}
	add(errors.Join(unread, unasked) != nil || s.vitals != nil && s.vitals.failing(ctx), message.NotRecording)
	add(s.readOnly, message.ReadOnly)
	add(figures[sealLag] > mayLag.Seconds(), message.NotSealing)
	add(figures[publishLag] > mayLag.Seconds(), message.NotKeptElsewhere)
	add(figures[courtSilent] > 0, message.CourtSilent)
	add(silent && !s.readOnly, message.NotWatching)
	return all
}
