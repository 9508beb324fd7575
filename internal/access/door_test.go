package access

import (
	"fmt"
	"sync"
	"testing"

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
			if _, err := accounts.SignIn(t.Context(), &door, "203.0.113.9", "ruth", fmt.Sprint("guess ", i)); err == nil {
				t.Error("a guess was right")
			}
		})
	}
	sent.Wait()
	if checked := door.places["203.0.113.9"].wrong; checked > triesAllowed+atOnce {
		t.Errorf("%d guesses from one place were checked, of which only the first %d should be", checked, triesAllowed)
	}
}
