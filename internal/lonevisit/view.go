package lonevisit

import (
	"context"
	"errors"
	"fmt"
	"time"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/view"
)

// Stages of a visit, as lists know them.
const (
	IsPlanned = "planned"
	IsWatched = "watched"
	IsRaised  = "raised" // and nobody sees to it yet
	IsOver    = "over"
)

// View is lone_visit_1: one row for each visit. Where it goes, and by which words somebody checks in, stands in no row.
var View = &ledger.View{
	Name: "lone_visit_1",
	Columns: []ledger.Column{
		{Name: "worker", Type: ledger.Text}, {Name: "worker_name", Type: ledger.Text}, {Name: "stage", Type: ledger.Text}, {Name: "said", Type: ledger.Text}, {Name: "leaves", Type: ledger.Text},
		{Name: "off", Type: ledger.Number}, {Name: "link", Type: ledger.Text}, {Name: "held", Type: ledger.Text},
	},
	Indexes: [][]string{{"worker", "leaves"}, {"stage"}, {"link"}},
	Rows: func(h *ledger.History) [][]any {
		v := Of(h)
		if !v.Began() {
			return nil
		}
		held := ""
		if !v.HeldUntil.IsZero() {
			held = ledger.FormatTime(v.HeldUntil)
		}
		return [][]any{{string(v.PlannedBody.Of.Person), v.PlannedBody.Of.Name, v.stage(), v.said(), v.Leaves, int64(len(v.Offs())), v.Digest, held}}
	},
}

func (v *Visit) stage() string {
	switch {
	case v.Over:
		return IsOver
	case v.raisedOpenly():
		return IsRaised
	case v.Watched(), v.Duress != nil: // of somebody not safe it is looked until somebody ends it
		return IsWatched
	default:
		return IsPlanned
	}
}

// said is the stage as the worker is told it: the same whichever of their words they used, and whatever was raised.
func (v *Visit) said() string {
	switch {
	case v.OverSaid:
		return IsOver
	case !v.ArmedAt.IsZero():
		return IsWatched
	default:
		return IsPlanned
	}
}

// Row is a visit in a list.
type Row struct {
	Visit  ledger.StreamID
	Worker ledger.StreamID
	Name   string
	Stage  string
	Said   string // the stage as the worker is told it
	Leaves string
	Off    int64
	Held   string // until when its check-in address takes no word; "" when it never was held
}

// HeldAt reports whether the check-in address takes no word at a time.
func (r Row) HeldAt(now time.Time) bool { return now.Before(timeOf(r.Held)) }

// LeavesAt is when they leave.
func (r Row) LeavesAt() time.Time { return timeOf(r.Leaves) }

const columns = `SELECT stream, worker, worker_name, stage, said, leaves, off, held FROM lone_visit_1 `

// Mine are the last visits of somebody, the newest first.
func Mine(ctx context.Context, db view.DB, person ledger.StreamID) ([]Row, error) {
	return listed(view.All[Row](ctx, db, columns+`WHERE worker = $1 ORDER BY leaves DESC, stream LIMIT 20`, string(person)))
}

// WatchedBy are the visits, not over, that somebody watches over or was asked to, the first to leave first.
func WatchedBy(ctx context.Context, db view.DB, person ledger.StreamID, now time.Time) ([]Row, error) {
	streams, err := access.StreamsBy(ctx, db, access.Watches, person, now)
	if err != nil || len(streams) == 0 {
		return nil, err
	}
	in, args := view.In(1, streams)
	return listed(view.All[Row](ctx, db, columns+`WHERE stage <> 'over' AND stream IN `+in+` ORDER BY leaves, stream`, args...))
}

// watched are the streams of all visits that must be looked at.
func watched(ctx context.Context, db view.DB) ([]ledger.StreamID, error) {
	return listed(view.All[ledger.StreamID](ctx, db, `SELECT stream FROM lone_visit_1 WHERE stage = 'watched' OR stage = 'raised' ORDER BY stream`))
}

func listed[T any](rows []T, err error) ([]T, error) {
	if err != nil {
		return nil, fmt.Errorf("list lone visits: %w", err)
	}
	return rows, nil
}

// ByLink is the visit of a check-in address, by the digest of its secret; fault.Absent when there is none.
func ByLink(ctx context.Context, db view.DB, digest string) (ledger.StreamID, error) {
	stream, err := view.One[ledger.StreamID](ctx, db, `SELECT stream FROM lone_visit_1 WHERE link = $1`, digest)
	switch {
	case errors.Is(err, view.ErrNone):
		return "", fault.Absent(nil)
	case err != nil:
		return "", fmt.Errorf("find the visit of an address: %w", err)
	}
	return stream, nil
}
