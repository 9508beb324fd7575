package bench

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"time"

	"candour/internal/bench/appends"
)

const (
	lookTurns  = 5
	lookPages  = 40 // of each side in each turn
	saturating = 16 // who ask for pages at once, each for the next when they have one
	saturated  = 500 * time.Millisecond
)

var looking = sizedMeasurement{
	name: "looks",
	means: fmt.Sprintf("What recording who looked costs: the page of a case read before with the look on record before its first byte, and made by the same program without any record of looks, in turn, %d times. "+
		"One after the other, %d pages in each turn; then by %d at once for %.1f seconds. Beside it one commit by itself, of the same rows.", lookTurns, lookPages, saturating, saturated.Seconds()),
	do: lookFigures,
}

// sides are the service as it is served, and the same without a record of looks.
func (n *nation) sides() [2]http.Handler { return [2]http.Handler{n.Handler, n.Unlooked} }

func lookFigures(ctx context.Context, n *nation) ([]Figure, error) {
	streams, err := n.Record.Ledger.NewStreams(ctx, 1)
	if err != nil {
		return nil, err
	}
	var took [2]times
	var commits times
	var rates [2]appends.Rate
	for range lookTurns {
		commits, err = commits.oneByOne(func(i int) error { return n.look(ctx, streams[0], n.sitting(false, i).cases[0]) })
		if err != nil {
			return nil, err
		}
		for i, side := range n.sides() {
			page := func(one int) error { return n.pageFrom(ctx, side, one) }
			if took[i], err = took[i].oneByOne(page); err != nil {
				return nil, err
			}
			rate, err := appends.Alone(saturating, appends.Lasting(saturated), page)
			if err != nil {
				return nil, err
			}
			rates[i].Appends += rate.Appends
			rates[i].Took += rate.Took
		}
	}
	return looksTook(took, commits, rates), nil
}

func looksTook(took [2]times, commits times, rates [2]appends.Rate) []Figure {
	for _, t := range []times{took[0], took[1], commits} {
		slices.Sort(t)
	}
	with, without, commit := milliseconds(took[0].of(50)), milliseconds(took[1].of(50)), milliseconds(commits.of(50))
	falls := 100 * (1 - rates[0].PerSecond()/rates[1].PerSecond())
	return []Figure{
		{Of: "half of the pages within, looks recorded", Value: with, Unit: "ms"},
		{Of: "half of the pages within, none recorded", Value: without, Unit: "ms"},
		{Of: "half of the commits within, one at a time", Value: commit, Unit: "ms"},
		{Of: "what the look adds, beyond one commit", Value: with - without - commit, Unit: "ms", Target: atMost(0.5)},
		{Of: fmt.Sprintf("pages for %d at once, looks recorded", saturating), Value: rates[0].PerSecond(), Unit: "a second"},
		{Of: fmt.Sprintf("pages for %d at once, none recorded", saturating), Value: rates[1].PerSecond(), Unit: "a second"},
		{Of: "fewer pages for the looks", Value: falls, Unit: "in 100", Target: atMost(15)},
	}
}

// pageFrom asks one of the two for the page of a case of its own worker.
func (n *nation) pageFrom(ctx context.Context, side http.Handler, i int) error {
	s := n.sitting(false, i)
	return shown(ctx, side, s.browser, casePath(s.cases[0].Stream))
}

// oneByOne adds how long each took of as many as a turn has.
func (t times) oneByOne(do func(i int) error) (times, error) {
	for i := range lookPages {
		one, err := timed(func() error { return do(i) })
		if err != nil {
			return t, err
		}
		t = append(t, one)
	}
	return t, nil
}
