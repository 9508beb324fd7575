package ledgertest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"candour/internal/ledger"
)

// both appends the same words to two streams at once, whatever came before.
func (r *rig) both(ctx context.Context, a, b ledger.StreamID, words string) error {
	one, two := r.note(words), r.note(words)
	_, err := r.Do(ctx, ledger.Act{
		On: []ledger.Seen{{Stream: a, Version: ledger.Any}, {Stream: b, Version: ledger.Any}},
		Verb: func(ledger.Histories) (c ledger.Change, err error) {
			c.Add(a, one)
			c.Add(b, two)
			return c, nil
		},
	})
	return err
}

func allOrNothing(t *testing.T, r *rig) {
	s := r.streams(3)
	must(t, r.add(s[1], 0, r.note("one")))
	all := func(expected int64) ledger.Append {
		var a ledger.Append
		for _, name := range s {
			a.Writes = append(a.Writes, ledger.Write{Stream: name, Entries: []ledger.New{r.note("all")}})
		}
		a.Writes[1].Expected = expected
		return a
	}
	var m *ledger.Moved
	if err := r.Append(t.Context(), all(0)); !errors.As(err, &m) || m.Stream != s[1] {
		t.Errorf("an append of which one stream moved: %v", err)
	}
	r.says(s[0])
	r.says(s[1], "one")
	r.says(s[2])
	must(t, r.Append(t.Context(), all(1)))
	r.says(s[0], "all")
	r.says(s[1], "one", "all")
	r.says(s[2], "all")
	doubled := at(s[0], 1, r.note("a"))
	doubled.Writes = append(doubled.Writes, at(s[0], 1, r.note("b")).Writes...)
	if err := r.Append(t.Context(), doubled); err == nil {
		t.Error("one stream was written twice in one append")
	}
}

func readTogether(t *testing.T, r *rig) {
	// Given a stream that was read, one to which another program added since, and one that has not begun.
	s := r.streams(3)
	must(t, r.add(s[0], 0, r.note("one")))
	must(t, r.add(s[1], 0, r.note("two")))
	r.says(s[0], "one")
	r.says(s[1], "two")
	must(t, r.again().add(s[1], 1, r.note("three")))
	// When they are read together, then each stands as it does when it is read alone.
	read, err := r.ReadMany(t.Context(), s)
	must(t, err)
	for i, entries := range []int{1, 2, 0} {
		if h := read[s[i]]; h == nil || h.Stream != s[i] || len(h.Entries) != entries {
			t.Errorf("stream %d: %v, want %d entries", i, h, entries)
		}
	}
}

func crossingPairs(t *testing.T, r *rig) {
	rounds := fewer(25)
	s, programs := r.streams(3), []*rig{r, r.again()}
	var wg sync.WaitGroup
	errs := make([]error, 6)
	for i := range errs {
		a, b := s[i%3], s[(i+1+i/3)%3] // each pair of streams in both orders
		wg.Go(func() {
			for n := range rounds {
				errs[i] = errors.Join(errs[i], programs[i%2].both(t.Context(), a, b, fmt.Sprint(i, " ", n)))
			}
		})
	}
	wg.Wait()
	must(t, errors.Join(errs...))
	times := map[string]int{}
	for _, name := range s {
		for _, e := range r.read(name).Entries {
			b, _ := Noted.In(e)
			times[b.Words]++
		}
	}
	for words, n := range times {
		if n != 2 {
			t.Errorf("%q stands %d times, want once in each of two streams", words, n)
		}
	}
	if len(times) != len(errs)*rounds {
		t.Errorf("%d acts are on the record, want %d", len(times), len(errs)*rounds)
	}
}

func manyWriters(t *testing.T, r *rig) {
	writers, each := 64, fewer(8)
	shared, own := r.stream(), r.streams(writers)
	var wg sync.WaitGroup
	errs := make([]error, writers)
	for i := range writers {
		wg.Go(func() {
			for n := range each {
				words := fmt.Sprint(i, " ", n)
				errs[i] = errors.Join(errs[i], r.add(own[i], int64(n), r.note(words)), r.add(shared, ledger.Any, r.note(words)))
			}
		})
	}
	wg.Wait()
	must(t, errors.Join(errs...))
	r.onceEach(shared, writers*each)
	for i, name := range own {
		var want []string
		for n := range each {
			want = append(want, fmt.Sprint(i, " ", n))
		}
		r.says(name, want...)
	}
}

// onceEach checks that a stream says so many things, and none of them twice.
func (r *rig) onceEach(stream ledger.StreamID, want int) map[string]bool {
	r.t.Helper()
	said := map[string]bool{}
	for _, e := range r.read(stream).Entries {
		b, _ := Noted.In(e)
		if said[b.Words] {
			r.t.Errorf("%q is on the record twice", b.Words)
		}
		said[b.Words] = true
	}
	if want >= 0 && len(said) != want {
		r.t.Errorf("%d things are on the record, want %d", len(said), want)
	}
	return said
}

func manyActs(t *testing.T, r *rig) {
	actors, each := 16, fewer(4)
	s, programs := r.stream(), []*rig{r, r.again()}
	var wg sync.WaitGroup
	errs := make([]error, actors)
	for i := range actors {
		wg.Go(func() {
			for n := range each {
				_, err := programs[i%2].Do(t.Context(), r.writing(s, r.note(fmt.Sprint(i, " ", n))))
				errs[i] = errors.Join(errs[i], err)
			}
		})
	}
	wg.Wait()
	must(t, errors.Join(errs...))
	r.onceEach(s, actors*each)
	if h := r.read(s); h.Version != int64(actors*each) {
		t.Errorf("version %d, want %d", h.Version, actors*each)
	}
}
