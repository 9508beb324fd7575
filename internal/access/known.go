package access

import (
	"context"
	"fmt"
	"time"

	"candour/internal/ledger"
)

// KnownFor is how long a device is known after it was last signed in from.
const KnownFor = 400 * 24 * time.Hour

// Know notes that a person signed in from a device, and answers the token that it keeps: the one it has, when we gave it, so that a tablet which
// several people share is known for each; otherwise a new one. Only its digest is stored. It opens nothing.
func (a Accounts) Know(ctx context.Context, person ledger.StreamID, device string) (token string, err error) {
	var given int
	if err := a.DB.QueryRowContext(ctx, `SELECT count(*) FROM known_device WHERE token = $1`, digest(device)).Scan(&given); err != nil {
		return "", fmt.Errorf("known device: %w", err)
	}
	if given == 0 {
		device = newToken()
	}
	_, err = a.DB.ExecContext(ctx, `INSERT INTO known_device (token, person, seen) VALUES ($1, $2, $3) ON CONFLICT (token, person) DO UPDATE SET seen = excluded.seen`,
		digest(device), string(person), ledger.FormatTime(a.Clock()))
	return device, err
}

// knows reports whether a person has signed in from a device before.
func (a Accounts) knows(ctx context.Context, person ledger.StreamID, device string) (bool, error) {
	if person == "" || device == "" {
		return false, nil
	}
	var known int
	err := a.DB.QueryRowContext(ctx, `SELECT count(*) FROM known_device WHERE token = $1 AND person = $2 AND seen > $3`,
		digest(device), string(person), ledger.FormatTime(a.Clock().Add(-KnownFor))).Scan(&known)
	if err != nil {
		return false, fmt.Errorf("known device: %w", err)
	}
	return known > 0, nil
}

// CheckCode takes a one-time code of somebody whose password was right, or who is signed in.
func (a Accounts) CheckCode(ctx context.Context, door *Door, from From, person ledger.StreamID, check func() error) error {
	known, err := a.knows(ctx, person, from.Device)
	if err != nil {
		return err
	}
	limits := from.codeLimits(person, known)
	if !door.knock(limits, a.Clock()) {
		return errCode
	}
	if err := check(); err != nil {
		return err
	}
	door.right(limits)
	return nil
}

// KnownAs is the digest under which a device is known for a person; "" when it is not.
func (a Accounts) KnownAs(ctx context.Context, person ledger.StreamID, device string) (string, error) {
	known, err := a.knows(ctx, person, device)
	if err != nil || !known {
		return "", err
	}
	return digest(device), nil
}

// StillKnown reports whether a device is known for a person under a digest: not since they were signed out everywhere.
func (a Accounts) StillKnown(ctx context.Context, person ledger.StreamID, digest string) (bool, error) {
	var known int
	err := a.DB.QueryRowContext(ctx, `SELECT count(*) FROM known_device WHERE token = $1 AND person = $2`, digest, string(person)).Scan(&known)
	if err != nil {
		return false, fmt.Errorf("known device: %w", err)
	}
	return known > 0, nil
}
