package access_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
)

// looking are people who look at one case, each with their own name.
func looking(n int) []ledger.StreamID {
	all := make([]ledger.StreamID, n)
	for i := range all {
		all[i] = ledger.StreamID(fmt.Sprintf("5b0f7c1e-0000-4000-8000-%012d", i))
	}
	return all
}

func TestEverybodyWhoLooksAtOnceIsOnRecordOnce(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds), access.ReadRows)
	reads := &access.Reads{Ledger: r.Ledger, Service: r.Service.Stream}
	people, seen := looking(300), ledger.NewStreamID()

	var all sync.WaitGroup
	for _, p := range people {
		all.Go(func() {
			if err := reads.Note(t.Context(), p, access.ReadBody{Stream: seen, Page: "GET /case/{case}", Shown: true}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()

	looks, err := access.WhoLooked(t.Context(), r.Ledger.DB(), seen, time.Time{}, r.Clock.Now())
	if err != nil {
		t.Fatal(err)
	}
	by := map[ledger.StreamID]int{}
	for _, l := range looks {
		by[l.Person]++
	}
	for _, p := range people {
		if by[p] != 1 {
			t.Errorf("one of them is on record %d times", by[p])
		}
	}
}

// full is an engine whose disk takes nothing more.
type full struct{ ledger.Engine }

func (full) Commit(_ context.Context, batches []*ledger.Batch) []error {
	return slices.Repeat([]error{errors.New("the disk is full")}, len(batches))
}

func TestALookThatCannotBeRecordedIsAnErrorForEverybodyWhoLooked(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&access.Kinds), access.ReadRows)
	over, err := ledger.Over(t.Context(), ledger.Config{
		Engine: full{r.Engine}, Keys: r.Keys(), Registry: r.Ledger.Registry(), Views: []*ledger.View{access.ReadRows}, Clock: r.Clock.Now,
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(over.Close)
	reads := &access.Reads{Ledger: over, Service: r.Service.Stream}

	var all sync.WaitGroup
	for _, p := range looking(20) {
		all.Go(func() {
			if err := reads.Note(t.Context(), p, access.ReadBody{Stream: ledger.NewStreamID(), Page: "GET /case/{case}"}); err == nil {
				t.Error("a look that is not on record was said to be")
			}
		})
	}
	all.Wait()
}
