package access

import (
	"context"
	"fmt"
	"time"

	"candour/internal/ledger"
	"candour/internal/view"
)

// What stands here is for the access review and for nothing else: reads are kept for confidentiality, and are summed for one person nowhere besides.
// A test of arch holds who may ask.

// Opened is that somebody looked at a stream on a day.
type Opened struct {
	Person, Subject ledger.StreamID
	Last            string // look of the day; a time as ledger.FormatTime writes it
}

// OpenedOn are all looks of a day that showed a stream, each person’s at each stream once, from the day’s streams of reads.
func OpenedOn(ctx context.Context, db view.DB, reads []ledger.StreamID) ([]Opened, error) {
	if len(reads) == 0 {
		return nil, nil
	}
	in, args := view.In(1, reads)
	all, err := view.All[Opened](ctx, db, `SELECT person, subject, MAX(at) FROM read_1 WHERE stream IN `+in+` AND subject <> ''
		GROUP BY subject, person ORDER BY subject, person`, args...)
	if err != nil {
		return nil, fmt.Errorf("looks of a day: %w", err)
	}
	return all, nil
}

// AwayTimes is how often somebody was turned away on a day.
type AwayTimes struct {
	Person ledger.StreamID
	Times  int64
}

// TurnedAwayOn is who was turned away on a day more often than a number says.
func TurnedAwayOn(ctx context.Context, db view.DB, reads []ledger.StreamID, moreThan int) ([]AwayTimes, error) {
	if len(reads) == 0 {
		return nil, nil
	}
	in, args := view.In(2, reads)
	all, err := view.All[AwayTimes](ctx, db, `SELECT person, COUNT(*) FROM turned_away_1 WHERE stream IN `+in+`
		GROUP BY person HAVING COUNT(*) > $1 ORDER BY person`, append([]any{int64(moreThan)}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("who was turned away on a day: %w", err)
	}
	return all, nil
}

// TurnedAway are the pages that were not shown to somebody between two times, the first first.
func TurnedAway(ctx context.Context, db view.DB, person ledger.StreamID, from, to time.Time) ([]Look, error) {
	rows, err := view.All[lookRow](ctx, db, `SELECT person, at, page FROM turned_away_1 WHERE person = $1 AND at >= $2 AND at < $3 ORDER BY at`,
		string(person), ledger.FormatTime(from), ledger.FormatTime(to))
	if err != nil {
		return nil, fmt.Errorf("who was turned away: %w", err)
	}
	return looksOf(rows)
}

// LookedAmong are those of some people who looked at anything in some streams of reads, or were turned away there.
func LookedAmong(ctx context.Context, db view.DB, people, reads []ledger.StreamID) (map[ledger.StreamID]bool, error) {
	looked := map[ledger.StreamID]bool{}
	if len(people) == 0 || len(reads) == 0 {
		return looked, nil
	}
	who, args := view.In(1, people)
	in, more := view.In(1+len(args), reads)
	all, err := view.All[ledger.StreamID](ctx, db, `SELECT DISTINCT person FROM read_1 WHERE person IN `+who+` AND stream IN `+in+`
		UNION SELECT DISTINCT person FROM turned_away_1 WHERE person IN `+who+` AND stream IN `+in, append(args, more...)...)
	if err != nil {
		return nil, fmt.Errorf("who looked at anything: %w", err)
	}
	for _, person := range all {
		looked[person] = true
	}
	return looked, nil
}

// SignedInSince are those of some people who signed in, or went on with a session, between two times, as far as sessions and devices still say so.
func SignedInSince(ctx context.Context, db view.DB, people []ledger.StreamID, from, to time.Time) (map[ledger.StreamID]bool, error) {
	signed := map[ledger.StreamID]bool{}
	if len(people) == 0 {
		return signed, nil
	}
	who, args := view.In(3, people)
	between := ` WHERE seen >= $1 AND seen < $2 AND person IN ` + who
	all, err := view.All[ledger.StreamID](ctx, db, `SELECT person FROM session`+between+` UNION SELECT person FROM known_device`+between,
		append([]any{ledger.FormatTime(from), ledger.FormatTime(to)}, args...)...)
	if err != nil {
		return nil, fmt.Errorf("who signed in: %w", err)
	}
	for _, person := range all {
		signed[person] = true
	}
	return signed, nil
}
