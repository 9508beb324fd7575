package outbox

import (
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/ledger"
)

// away is when the entries of a case that came from tablets were written, and when they came.
type away struct{ said map[ledger.Ref]string }

var awayFold = casework.NewFold(func(a *away, e ledger.Entry) {
	b, came := e.Body.(DeliveredBody)
	if !came {
		return
	}
	if a.said == nil {
		a.said = map[ledger.Ref]string{}
	}
	a.said[b.Of] = "Without signal " + writtenAt(b.Written) + " by the tablet’s clock; it came " + calendar.InLondon(e.Recorded).Format("on 2 January 2006 at 15:04")
})

// WrittenAway says of an entry of a case that was written without signal when it was, and when it came; "" of any other.
func WrittenAway(h *ledger.History, of ledger.Ref) string { return awayFold.Of(h).said[of] }
