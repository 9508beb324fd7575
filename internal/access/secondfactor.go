package access

import (
	"context"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// SecondFactors keeps what people's devices make one-time codes with: encrypted under each person's own key, and so under the keyring.
type SecondFactors struct {
	Ledger   *ledger.Ledger
	DB       *sql.DB // the writing connection
	Required bool    // whoever has a role must have one
}

// errCode is the one answer for a code that is wrong, was used before, or comes while the door is closed.
var errCode = fault.Fields{{Name: "code", Sentence: "The code is not right, or was used before. Wait for the next one; after several wrong codes, wait a quarter of an hour"}}

// factor is somebody's row.
type factor struct {
	secret    CodeSecret
	confirmed string
	step      int64
}

// Needs reports whether a person must have a second factor before they come in.
func (f SecondFactors) Needs(p Person) bool { return f.Required && len(p.Roles) > 0 }

// Since is when a person's second factor was set up; zero when they have none.
func (f SecondFactors) Since(ctx context.Context, person ledger.StreamID) (time.Time, error) {
	var confirmed string
	err := f.DB.QueryRowContext(ctx, `SELECT confirmed FROM second_factor WHERE person = $1`, string(person)).Scan(&confirmed)
	if errors.Is(err, sql.ErrNoRows) || err == nil && confirmed == "" {
		return time.Time{}, nil
	}
	if err != nil {
		return time.Time{}, fmt.Errorf("second factor: %w", err)
	}
	return ledger.ParseTime(confirmed)
}

// Offer is what somebody's device is set up with, before a first code has confirmed it.
type Offer struct {
	Secret CodeSecret
	Sealed string // travels with the form: opens for this person in this session alone
}

// Offer makes a new secret. It is kept nowhere but in the form that shows it: opened again, the page shows another, and once the session is
// ended nothing can be set up with it. The session is its token, or that of half a session.
func (f SecondFactors) Offer(ctx context.Context, person ledger.StreamID, session string) (Offer, error) {
	since, err := f.Since(ctx, person)
	if err != nil {
		return Offer{}, err
	}
	if !since.IsZero() {
		return Offer{}, errSetUp
	}
	offer := Offer{Secret: newCodeSecret()}
	err = f.Ledger.Keep(ctx, person, offered(session), offer.Secret, func(kept []byte) error {
		offer.Sealed = base64.RawURLEncoding.EncodeToString(kept)
		return nil
	})
	return offer, err
}

// Offered is an offer that came back with its form. One that was made for somebody else, or in another session, is refused.
func (f SecondFactors) Offered(ctx context.Context, person ledger.StreamID, session, sealed string) (Offer, error) {
	kept, err := base64.RawURLEncoding.DecodeString(sealed)
	if err == nil {
		kept, err = f.Ledger.Decrypt(ctx, person, offered(session), kept)
	}
	if err != nil {
		return Offer{}, fault.BadInput("This page was opened before you signed in. Open it again.", err)
	}
	return Offer{kept, sealed}, nil
}

// offered labels an offer with the session that it was made in.
func offered(session string) string {
	return ledger.SecondFactorLabel + " offered in " + digest(session)
}

var errSetUp = fault.Refuse("You have set up codes already. End them before you set up others.", nil)

// errNoFactor says that somebody has no second factor, and none is being set up.
var errNoFactor = errors.New("no second factor")

func (f SecondFactors) find(ctx context.Context, person ledger.StreamID) (found factor, err error) {
	var kept []byte
	err = f.DB.QueryRowContext(ctx, `SELECT secret, confirmed, step FROM second_factor WHERE person = $1`, string(person)).
		Scan(&kept, &found.confirmed, &found.step)
	if errors.Is(err, sql.ErrNoRows) {
		return found, errNoFactor
	}
	if err != nil {
		return found, fmt.Errorf("second factor: %w", err)
	}
	secret, err := f.Ledger.Decrypt(ctx, person, ledger.SecondFactorLabel, kept)
	found.secret = secret
	return found, err
}

// Confirm sets a second factor up, by the first code that the person's device shows.
func (f SecondFactors) Confirm(ctx context.Context, person ledger.StreamID, offer Offer, code string) error {
	now := f.Ledger.Now()
	step, right := offer.Secret.matches(withoutSpaces(code), now, 0)
	if !right {
		return errCode
	}
	confirmed, stands := ledger.FormatTime(now), "" // '' in a row that an earlier version left unconfirmed
	return f.Ledger.Keep(ctx, person, ledger.SecondFactorLabel, offer.Secret, func(kept []byte) error {
		err := f.write(ctx, errSetUp, `INSERT INTO second_factor (person, secret, confirmed, step) VALUES ($1, $2, $3, $4)
			ON CONFLICT (person) DO UPDATE SET secret = excluded.secret, confirmed = excluded.confirmed, step = excluded.step
			WHERE second_factor.confirmed = $5`, string(person), kept, confirmed, step, stands)
		stands = confirmed // kept once more under a newer key, it replaces itself
		return err
	})
}

// Check takes a code for good: each works once, and of two who send the same one at once, one is let in.
func (f SecondFactors) Check(ctx context.Context, person ledger.StreamID, code string) error {
	found, err := f.find(ctx, person)
	if errors.Is(err, errNoFactor) {
		return errCode
	}
	if err != nil {
		return err
	}
	step, right := found.secret.matches(withoutSpaces(code), f.Ledger.Now(), found.step)
	if !right || found.confirmed == "" {
		return errCode
	}
	return f.write(ctx, errCode, `UPDATE second_factor SET step = $1 WHERE person = $2 AND step < $1`, step, string(person))
}

func withoutSpaces(code string) string { return strings.ReplaceAll(code, " ", "") }

// write changes one row, or answers why it is not there to be changed.
func (f SecondFactors) write(ctx context.Context, gone error, sql string, args ...any) error {
	done, err := f.DB.ExecContext(ctx, sql, args...)
	if err != nil {
		return fmt.Errorf("second factor: %w", err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return errors.Join(gone, err)
	}
	return nil
}

// Remove takes a person's second factor away, once a code has shown that it is theirs.
func (f SecondFactors) Remove(ctx context.Context, p Person, code string) error {
	if f.Needs(p) {
		return fault.Refuse("This service asks a code of everybody who has a role. With a new telephone, ask two administrators to renew your way in.", nil)
	}
	if err := f.Check(ctx, p.ID, code); err != nil {
		return err
	}
	_, err := f.DB.ExecContext(ctx, `DELETE FROM second_factor WHERE person = $1`, string(p.ID))
	return err
}
