package bench

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"candour/internal/ledger"
)

var pageLoad = Measurement{
	Name: "page-load",
	Means: fmt.Sprintf("The same pages over HTTP on this machine, %d a second for %d seconds, four of five of cases read before, one of five of a case not yet read. "+
		"Whoever asks runs on the same cores. A page that has to wait for its turn waits within its time.", loadRate, loadSeconds),
	Do: loadFigures,
}

const (
	loadRate    = 100
	loadSeconds = 15
	atOnce      = 128 // pages that are asked for and not yet answered
)

func loadFigures(ctx context.Context, r *Room) ([]Figure, error) {
	o, statements, err := r.restarted(ctx)
	if err != nil {
		return nil, err
	}
	s, err := listen(o.Handler)
	if err != nil {
		return nil, err
	}
	defer s.close()
	fmt.Fprintf(r.Notes, "%d pages a second for %d seconds\n", loadRate, loadSeconds)
	var took times
	ran, err := statements.During(func() error {
		took, err = paced(loadRate, loadRate*loadSeconds, func(i int) error { return s.get(ctx, o.cookie, casePath(o.next(i))) })
		return err
	})
	if err != nil {
		return nil, err
	}
	return append(took.figures(40), Figure{Of: "all SQL statements, for each page", Value: float64(len(ran)) / float64(len(took))}), nil
}

// next is whose page is asked for.
func (o *Office) next(i int) ledger.StreamID {
	if i%5 == 4 {
		return o.others()[i/5%loadCases]
	}
	return o.recent()[i%recentCases]
}

// times are how long each of many things took, the shortest first.
type times []time.Duration

// of is the time within which so many of a hundred were done.
func (t times) of(hundredths int) time.Duration { return t[min(len(t)*hundredths/100, len(t)-1)] }

// figures are half of them and 99 of 100, in milliseconds; a target of 0 is none.
func (t times) figures(target float64) []Figure {
	slowest := Figure{Of: "99 of 100 pages within", Value: milliseconds(t.of(99)), Unit: "ms"}
	if target > 0 {
		slowest.Target = atMost(target)
	}
	return []Figure{{Of: "half of the pages within", Value: milliseconds(t.of(50)), Unit: "ms"}, slowest}
}

// paced does something so many times, each begun at its time at a rate a second, and answers how long after its time each was done.
func paced(rate, many int, do func(i int) error) (times, error) {
	took, errs := make(times, many), make([]error, many)
	places := make(chan struct{}, atOnce)
	var asked sync.WaitGroup
	begin := time.Now()
	for i := range many {
		due := begin.Add(time.Duration(i) * time.Second / time.Duration(rate))
		time.Sleep(time.Until(due))
		places <- struct{}{}
		asked.Go(func() {
			defer func() { <-places }()
			errs[i] = do(i)
			took[i] = time.Since(due)
		})
	}
	asked.Wait()
	slices.Sort(took)
	return took, errors.Join(errs...)
}
