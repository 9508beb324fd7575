package access

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"candour/internal/ledger/ledgertest"
)

// Each guess takes 64 MiB to check. Without a bound, a few hundred sent at once would take the memory of the machine.
func TestGuessesSentAtOnceAreCountedLikeGuessesSentInARow(t *testing.T) {
	r := ledgertest.New(t, ledgertest.Kinds(&Kinds))
	accounts := Accounts{DB: r.Engine.Writer(), Clock: r.Clock.Now}
	var door Door
	var sent sync.WaitGroup
	for i := range 5 * triesAllowed {
		sent.Go(func() {
			if _, err := accounts.SignIn(t.Context(), &door, From{Place: "203.0.113.9"}, "ruth", fmt.Sprint("guess ", i)); err == nil {
				t.Error("a guess was right")
			}
		})
	}
	sent.Wait()
	if checked := door.counters[byPlace].wrong("203.0.113.9", r.Clock.Now()); checked > triesAllowed {
		t.Errorf("%d guesses from one place were checked, of which only the first %d should be", checked, triesAllowed)
	}
}

var nine = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// tried knocks so often with a limit of eight.
func tried(d *Door, kind counterKind, of string, times int) (open bool) {
	for range times {
		open = d.knock([]limit{{kind, of, triesAllowed}}, nine)
	}
	return open
}

func TestTriesFromManyPlacesOpenNoDoorAgainThatIsClosed(t *testing.T) {
	var door Door
	tried(&door, byPlace, "203.0.113.9", triesAllowed)
	for n := range countersKept + 10 {
		tried(&door, byPlace, fmt.Sprint("elsewhere ", n), 1)
	}
	if tried(&door, byPlace, "203.0.113.9", 1) {
		t.Error("the door to a place that guessed eight times is open again")
	}
	if kept := len(door.counters[byPlace].of); kept > countersKept+1 {
		t.Errorf("%d counters are remembered", kept)
	}
}

func TestTheCounterLongestUntouchedGoesFirst(t *testing.T) {
	var door Door
	tried(&door, byPlace, "early", triesAllowed-1)
	tried(&door, byPlace, "later", triesAllowed-1)
	for n := range countersKept - 1 {
		tried(&door, byPlace, fmt.Sprint("elsewhere ", n), 1)
	}
	if tried(&door, byPlace, "later", 2) {
		t.Error("a later counter was forgotten as well")
	}
	if !tried(&door, byPlace, "early", 2) {
		t.Error("the earliest counter was kept")
	}
}

func TestTriesOfStrangersPushOutNoCounterOfCodesOrOfKnownDevices(t *testing.T) {
	var door Door
	own := []limit{From{Place: "9", Device: "hers"}.own("passwords", "ruth")}
	codes := From{Place: "9"}.codeLimits("ruth", false)
	for range triesAllowed - 1 {
		door.knock(own, nine)
		door.knock(codes, nine)
	}
	for n := range countersKept + 10 {
		door.knock(From{Place: fmt.Sprint(n)}.limits(fmt.Sprint("name ", n), "", false), nine)
	}
	for what, limits := range map[string][]limit{"her device": own, "her codes": codes} {
		if !door.knock(limits, nine) || door.knock(limits, nine) {
			t.Errorf("of %s no counter is left at seven", what)
		}
	}
}

func TestWhatRanOutIsForgottenBeforeAnythingElse(t *testing.T) {
	var door Door
	tried(&door, byPlace, "early", triesAllowed)
	door.knock([]limit{{byPlace, "later", triesAllowed}}, nine.Add(closedFor+time.Second))
	if kept := len(door.counters[byPlace].of); kept != 1 {
		t.Errorf("%d counters are remembered", kept)
	}
}

// Each lane has turns of its own, so that whoever sends guesses from nowhere known keeps nobody waiting who signs in from a tablet of theirs.
func TestGuessesOfStrangersKeepNobodyWaitingAtADeviceOfTheirsNorTheOtherWayRound(t *testing.T) {
	for busy, free := range map[lane]lane{strangers: owners, owners: strangers} {
		var leave []func()
		for range cap(turns[busy]) {
			one, err := busy.takeTurn(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			leave = append(leave, one)
		}
		gone, goes := context.WithCancel(t.Context())
		goes()
		if _, err := busy.takeTurn(gone); err == nil {
			t.Error("there are more turns than there should be")
		}
		one, err := free.takeTurn(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, end := range append(leave, one) {
			end()
		}
	}
}
