package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"candour/internal/casework"
	"candour/internal/ledger"
)

type countCommand struct {
	place
	ExpectLoss bool `help:"Fail unless something acknowledged is lost: for a test that shows that loss would be seen."`
}

var (
	errLost    = errors.New("what was acknowledged is not on the record as it was sent")
	errNotLost = errors.New("nothing was lost where loss was expected: this test could not have seen one")
)

// Run counts, says, and fails when it is not as it should be.
func (c countCommand) Run(ctx context.Context) error {
	journal, err := readJournal(c.Journal)
	if err != nil {
		return err
	}
	times, err := c.times(ctx, journal)
	if err != nil {
		return err
	}
	t := tallyOf(journal, times)
	fmt.Println(t)
	switch {
	case t.doubled > 0 || t.lost > 0 && !c.ExpectLoss:
		return errLost
	case t.lost == 0 && c.ExpectLoss:
		return errNotLost
	case t.acknowledged == 0:
		return errors.New("nothing was acknowledged: this test has shown nothing")
	}
	return nil
}

// times is how often each note's words stand on the record.
func (c countCommand) times(ctx context.Context, p past) (map[string]int, error) {
	record, err := c.open(ctx)
	if err != nil {
		return nil, err
	}
	defer record.Close()
	times := map[string]int{}
	seen := map[ledger.StreamID]bool{}
	for _, n := range p.sent {
		if seen[n.stream] {
			continue
		}
		seen[n.stream] = true
		h, err := record.Ledger.Read(ctx, n.stream)
		if err != nil {
			return nil, err
		}
		for _, e := range h.Entries {
			if b, ok := casework.NoteTaken.In(e); ok {
				times[b.Said]++
			}
		}
	}
	return times, nil
}

// tally is what came of a journal.
type tally struct {
	acknowledged, lost, doubled int
	unanswered, recorded        int // never answered, and of them those on record
	pause                       time.Duration
}

func tallyOf(p past, times map[string]int) (t tally) {
	for _, n := range p.sent {
		_, kept := p.kept[n.id]
		found := times[n.words]
		switch {
		case kept && found == 0:
			t.lost++
		case !kept && found > 0:
			t.recorded++
		}
		t.doubled += max(found-1, 0)
	}
	t.acknowledged, t.unanswered = len(p.kept), len(p.unanswered())
	t.pause = longestPause(p)
	return t
}

// longestPause is between two acknowledgements to whomever.
func longestPause(p past) (longest time.Duration) {
	var at []time.Time
	for _, when := range p.kept {
		at = append(at, when)
	}
	slices.SortFunc(at, time.Time.Compare)
	for i := 1; i < len(at); i++ {
		longest = max(longest, at[i].Sub(at[i-1]))
	}
	return longest
}

func (t tally) String() string {
	return fmt.Sprintf("acknowledged %d, lost %d, doubled %d; never answered %d, of them on record %d; longest pause %.1f s",
		t.acknowledged, t.lost, t.doubled, t.unanswered, t.recorded, t.pause.Seconds())
}
