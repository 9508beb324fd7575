package ledger

import (
	"fmt"
	"sync"
	"testing"
	"time"
)

var day = time.Date(2026, 5, 12, 9, 0, 0, 0, time.UTC)

// days are entries recorded on following days, the third and fourth at the same moment.
func days() *History {
	var entries []Entry
	for i, after := range []int{0, 1, 2, 2, 3} {
		entries = append(entries, Entry{
			Stream: someStream, Version: int64(i + 1), ID: EntryID(fmt.Sprint("e", i+1)), Recorded: day.AddDate(0, 0, after),
		})
	}
	return NewHistory(someStream, entries...)
}

func TestAStreamIsShownAsItStoodAtATime(t *testing.T) {
	for at, want := range map[time.Time]int64{
		day.Add(-time.Second): 0, day: 1, day.AddDate(0, 0, 1).Add(time.Hour): 2, day.AddDate(0, 0, 2): 4, day.AddDate(1, 0, 0): 5,
	} {
		if got := days().AsAt(at).Version; got != want {
			t.Errorf("at %v it stood at version %d, want %d", at, got, want)
		}
	}
}

func TestSinceIsEverythingAfterAVersionEvenOneThatCannotBe(t *testing.T) {
	for version, want := range map[int64]int{Any: 5, 0: 5, 2: 3, 5: 0, 9: 0} {
		if got := len(days().Since(version)); got != want {
			t.Errorf("%d entries since version %d, want %d", got, version, want)
		}
	}
}

func TestAStateIsFoldedOnceForEachHistoryHoweverManyAsk(t *testing.T) {
	var mu sync.Mutex
	applied := 0
	count := NewFold(func(n *int, _ Entry) {
		mu.Lock()
		defer mu.Unlock()
		applied++
		*n++
	})
	h := days()
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if n := *count.Of(h); n != 5 {
				t.Errorf("folded %d entries, want 5", n)
			}
		})
	}
	wg.Wait()
	if applied != 5 {
		t.Errorf("the rule was applied %d times, want 5", applied)
	}
	if n := *count.Of(h.with(Entry{})); n != 6 || *count.Of(h) != 5 {
		t.Errorf("with another entry it folds %d, want 6, and itself stays 5", n)
	}
}

func TestTheCacheHoldsNoMoreThanItMayAndKeepsWhatWasReadLast(t *testing.T) {
	c := newCache(100)
	streams := []StreamID{"a", "b", "c", "d"}
	for _, s := range streams {
		c.put(&History{Stream: s, Version: 1, bytes: 30})
		c.get("a")
	}
	if c.get("a") == nil || c.get("b") != nil || c.get("d") == nil || c.held > 100 {
		t.Errorf("held %d bytes: a %v, b %v, d %v", c.held, c.get("a"), c.get("b"), c.get("d"))
	}
	c.put(&History{Stream: "a", Version: 3, bytes: 40})
	c.put(&History{Stream: "a", Version: 2, bytes: 35})
	if h := c.get("a"); h.Version != 3 {
		t.Errorf("an older reading took the place of version 3: %d", h.Version)
	}
	for _, s := range streams {
		c.drop(s)
	}
	if c.held != 0 || c.order.Len() != 0 {
		t.Errorf("empty, it holds %d bytes and %d histories", c.held, c.order.Len())
	}
}
