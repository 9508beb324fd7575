package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"candour/internal/ledger"
)

// Limits of a session. Neither loses anything typed: a draft waits behind signing in again.
const (
	IdleLimit     = time.Hour
	AbsoluteLimit = 12 * time.Hour
	touchEvery    = time.Minute // how often "seen" is written while a session is used
)

// Session is somebody signed in on one device.
type Session struct {
	Person  ledger.StreamID
	Created time.Time
	Seen    time.Time
	Ends    time.Time
}

// Sessions keeps who is signed in. It stores a digest of each token, never the token.
type Sessions struct {
	DB    *sql.DB // the writing connection
	Clock ledger.Clock
}

// ErrSignedOut says that a token opens no session, or one that has run out. A session that ran out still says whose it was.
var ErrSignedOut = errors.New("signed out")

// newToken is 32 random bytes as text, for a cookie or a link.
func newToken() string {
	var b [32]byte
	rand.Read(b[:])
	return base64.RawURLEncoding.EncodeToString(b[:])
}

func digest(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// Begin signs a person in and returns the token for their cookie.
func (s Sessions) Begin(ctx context.Context, person ledger.StreamID) (token string, err error) {
	return s.BeginOn(ctx, person, "")
}

// BeginOn is Begin on a device that is named in plain words, so that its owner knows it again.
func (s Sessions) BeginOn(ctx context.Context, person ledger.StreamID, device string) (token string, err error) {
	token = newToken()
	return token, s.begin(ctx, token, person, device)
}

func (s Sessions) begin(ctx context.Context, token string, person ledger.StreamID, device string) error {
	now := s.Clock()
	_, err := s.DB.ExecContext(ctx, `INSERT INTO session (token, person, created, seen, ends, device) VALUES ($1, $2, $3, $3, $4, $5)`,
		digest(token), string(person), ledger.FormatTime(now), ledger.FormatTime(now.Add(AbsoluteLimit)), device)
	return err
}

// Find is the session of a token. With ErrSignedOut it may still name the person whose session ran out, so that their words can be kept.
func (s Sessions) Find(ctx context.Context, token string) (Session, error) {
	var person, created, seen, ends string
	err := s.DB.QueryRowContext(ctx, `SELECT person, created, seen, ends FROM session WHERE token = $1`, digest(token)).
		Scan(&person, &created, &seen, &ends)
	if errors.Is(err, sql.ErrNoRows) {
		return Session{}, ErrSignedOut
	}
	if err != nil {
		return Session{}, fmt.Errorf("session: %w", err)
	}
	found, err := session(person, created, seen, ends)
	if err != nil {
		return Session{}, err
	}
	return found, s.still(ctx, token, found)
}

func session(person, created, seen, ends string) (s Session, err error) {
	s.Person = ledger.StreamID(person)
	if s.Created, err = ledger.ParseTime(created); err != nil {
		return s, err
	}
	if s.Seen, err = ledger.ParseTime(seen); err != nil {
		return s, err
	}
	s.Ends, err = ledger.ParseTime(ends)
	return s, err
}

func (s Session) over(now time.Time) bool { return !now.Before(s.Ends) || now.Sub(s.Seen) > IdleLimit }

// still refuses a session that has run out, and notes now and then that it is in use.
func (s Sessions) still(ctx context.Context, token string, found Session) error {
	now := s.Clock()
	if found.over(now) {
		return ErrSignedOut
	}
	if now.Sub(found.Seen) < touchEvery {
		return nil
	}
	_, err := s.DB.ExecContext(ctx, `UPDATE session SET seen = $1 WHERE token = $2`, ledger.FormatTime(now), digest(token))
	return err
}

// End signs one device out.
func (s Sessions) End(ctx context.Context, token string) error {
	_, err := s.DB.ExecContext(ctx, `DELETE FROM session WHERE token = $1`, digest(token))
	return err
}

// wordsWait is how long a session that ran out still says whose it was, for words that were being typed.
const wordsWait = 24 * time.Hour

// Sweep removes the sessions that ran out long ago.
func (s Sessions) Sweep(ctx context.Context, now time.Time) error {
	if _, err := s.DB.ExecContext(ctx, `DELETE FROM half_session WHERE ends < $1`, ledger.FormatTime(now)); err != nil {
		return err
	}
	_, err := s.DB.ExecContext(ctx, `DELETE FROM session WHERE ends < $1`, ledger.FormatTime(now.Add(-wordsWait)))
	return err
}

// RunOut ends the sessions of somebody as time does: what is being typed in them is kept for them, and their devices stay known.
func (s Sessions) RunOut(ctx context.Context, person ledger.StreamID) error {
	now := ledger.FormatTime(s.Clock())
	if _, err := s.DB.ExecContext(ctx, `DELETE FROM half_session WHERE person = $1`, string(person)); err != nil {
		return err
	}
	_, err := s.DB.ExecContext(ctx, `UPDATE session SET ends = $1 WHERE person = $2 AND ends > $1`, now, string(person))
	return err
}

// EndAll signs a person out everywhere, and forgets their devices: one of them may be in other hands.
func (s Sessions) EndAll(ctx context.Context, person ledger.StreamID) error {
	for _, table := range []string{"known_device", "half_session"} {
		if _, err := s.DB.ExecContext(ctx, `DELETE FROM `+table+` WHERE person = $1`, string(person)); err != nil {
			return err
		}
	}
	_, err := s.DB.ExecContext(ctx, `DELETE FROM session WHERE person = $1`, string(person))
	return err
}
