package notice

import (
	"context"
	"fmt"
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/message"
	"candour/internal/view"
	"candour/internal/words"
)

// Counts are the kinds that the daily message counts of what came in and that somebody may turn off, by the word that stands on record. What is late and
// what no longer stands is counted always.
var Counts = []Count{
	{"hearings", message.Hearings, []Sort{HearingListed, HearingMoved, HearingOff}}, {"orders", message.Orders, []Sort{Order}},
	{"duties", message.Duties, []Sort{Duty, DutyMoved}}, {"documents", message.Documents, []Sort{Document}},
	{"notes", message.Notes, []Sort{Note}}, {"handovers", message.Handovers, []Sort{Handover}},
}

// Count is one of these kinds.
type Count struct {
	Word  string
	Of    message.Kind
	Sorts []Sort
}

// DigestBody says which kinds somebody does not want counted in their daily message.
type DigestBody struct {
	Off []string `json:"off,omitempty"` // words of Counts
}

// Validate refuses a kind that cannot be turned off.
func (b DigestBody) Validate() error {
	var ps fault.Fields
	for _, word := range b.Off {
		known := slices.ContainsFunc(Counts, func(c Count) bool { return c.Word == word })
		ps.Need(known, "count", "Choose from those listed")
	}
	return ps.Err()
}

// DigestSet says which kinds somebody does not want counted in their daily message.
var DigestSet = ledger.Define(&Kinds, "notice.digest_set/1", ledger.Spec[DigestBody]{
	Means: "This person’s daily message does not count these kinds; what is late and what no longer stands it counts always.",
	May:   access.Self,
	Line: func(p words.Printer, _ DigestBody) words.Line {
		return words.Line{Text: p.Say("What the daily message counts was chosen")}
	},
	Example: DigestBody{Off: []string{"notes"}},
})

// DigestOf is what a person chose, from their own stream.
func DigestOf(h *ledger.History) *DigestBody { return digests.Of(h) }

var digests = ledger.NewFold(func(s *DigestBody, e ledger.Entry) {
	if b, ok := DigestSet.In(e); ok {
		*s = b
	}
})

// SetDigest says which kinds a person does not want counted.
func SetDigest(person ledger.StreamID, id ledger.EntryID, off []string) (ledger.Change, error) {
	m := &ledger.Making{By: ledger.By(person)}
	ledger.Put(m, person, DigestSet, id, nil, DigestBody{Off: off})
	return m.Done()
}

// NewsCount is how many things of a sort came into a case.
type NewsCount struct {
	Case ledger.StreamID
	Sort Sort
	N    int64
}

// Counted is New, counted by case and sort. Decide on each case before it is summed.
func Counted(ctx context.Context, db view.DB, p access.Person, after, until time.Time) ([]NewsCount, error) {
	theirs, args := access.WorksOn(p, until, 4)
	all, err := view.All[NewsCount](ctx, db, `SELECT n.stream, n.sort, count(*)
		FROM (SELECT DISTINCT stream FROM (`+theirs+`) w) t JOIN notice_1 n ON n.stream = t.stream
		WHERE n.at > $1 AND n.at <= $2 AND n.author <> $3 GROUP BY n.stream, n.sort`,
		append([]any{ledger.FormatTime(after), ledger.FormatTime(until), string(p.ID)}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("count what came in: %w", err)
	}
	return all, nil
}

// Sum is how many things of each kind came in, of those that a person wants counted; what no longer stands is among them always.
func Sum(all []NewsCount, chosen *DigestBody) []message.Counted {
	of := func(sorts ...Sort) (n int) {
		for _, c := range all {
			if slices.Contains(sorts, c.Sort) {
				n += int(c.N)
			}
		}
		return n
	}
	sums := []message.Counted{{Of: message.Falls, N: of(Fall)}}
	for _, c := range Counts {
		if !slices.Contains(chosen.Off, c.Word) {
			sums = append(sums, message.Counted{Of: c.Of, N: of(c.Sorts...)})
		}
	}
	return sums
}
