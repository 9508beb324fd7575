package access

import (
	"context"
	"fmt"
	"time"

	"candour/internal/ledger"
)

// Signed is one of a person's sessions, for their own eyes.
type Signed struct {
	ID     string // names it to EndOne; nobody is signed in with it
	Device string // in plain words; empty when it was begun by an earlier version
	Since  time.Time
	Used   time.Time // to the minute
	This   bool      // the one that asks
}

// Of are the sessions of a person that have not run out, the one used last first. The token is that of whoever asks.
func (s Sessions) Of(ctx context.Context, person ledger.StreamID, token string) ([]Signed, error) {
	rows, err := s.DB.QueryContext(ctx, `SELECT token, device, created, seen, ends FROM session WHERE person = $1 ORDER BY seen DESC, token`, string(person))
	if err != nil {
		return nil, fmt.Errorf("sessions: %w", err)
	}
	defer rows.Close()
	var all []Signed
	for rows.Next() {
		var id, device, created, seen, ends string
		if err := rows.Scan(&id, &device, &created, &seen, &ends); err != nil {
			return nil, fmt.Errorf("sessions: %w", err)
		}
		one, err := session(string(person), created, seen, ends)
		if err != nil {
			return nil, err
		}
		if !one.over(s.Clock()) {
			all = append(all, Signed{id, device, one.Created, one.Seen, id == digest(token)})
		}
	}
	return all, rows.Err()
}

// EndOne ends one of a person's sessions, named by its ID. Nobody ends another's.
func (s Sessions) EndOne(ctx context.Context, person ledger.StreamID, id string) error {
	_, err := s.DB.ExecContext(ctx, `DELETE FROM session WHERE person = $1 AND token = $2`, string(person), id)
	return err
}
