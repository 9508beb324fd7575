package access

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// RenewJob is the kind of the job that ends what somebody signed in with, once two administrators gave them a new way in.
const RenewJob = "access.renew"

// recoveryLife is how long a new way in may be used. It can be longer than the life of a link that is enough by itself.
const recoveryLife = 24 * time.Hour

// recoveryKept is how long it is remembered that a new way in was carried out: far longer than a job is tried.
const recoveryKept = 400 * 24 * time.Hour

// Renewals carry out new ways in that are on record.
type Renewals struct {
	Accounts Accounts
	Staff    Staff
}

// Do does one RenewJob. The word on record is what shuts somebody out: this only carries it out, once, however often it is called.
func (r Renewals) Do(ctx context.Context, j ledger.Job) error {
	people, err := r.Staff.People(ctx)
	if err != nil {
		return err
	}
	for _, one := range people.recoveries {
		if one.Asked.Entry == j.Entry && !one.Confirmed.IsZero() {
			who, _ := people.Find(one.Person)
			return r.Accounts.renew(ctx, one, who.Name)
		}
	}
	return nil
}

// renew takes away all that a person signs in with, and ends what it opened: password, second factor, sessions, links. What is on record of them stays.
// Done again it does nothing, for what they have by then is theirs by the new way.
func (a Accounts) renew(ctx context.Context, r Recovery, name string) error {
	tx, err := a.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	now := ledger.FormatTime(a.Clock())
	done, err := tx.ExecContext(ctx, `INSERT INTO recovery (asked, person, name, ends, link, code, used) VALUES ($1, $2, $3, $4, '', '', $5) ON CONFLICT (asked) DO NOTHING`,
		string(r.Asked.Entry), string(r.Person), canonical(name), ledger.FormatTime(r.Confirmed.Add(recoveryLife)), now)
	if err != nil {
		return fmt.Errorf("renew: %w", err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return err
	}
	if err := end(ctx, tx, string(r.Person), now); err != nil {
		return fmt.Errorf("renew: %w", err)
	}
	if _, err := tx.ExecContext(ctx, `UPDATE recovery SET used = '' WHERE asked = $1`, string(r.Asked.Entry)); err != nil { // every other was ended
		return fmt.Errorf("renew: %w", err)
	}
	return tx.Commit()
}

// end takes away what a person signs in with, and what it opened.
func end(ctx context.Context, tx *sql.Tx, person, now string) error {
	for _, table := range []string{"account", "second_factor"} {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE person = $1`, person); err != nil {
			return err
		}
	}
	return shutOut(ctx, tx, person, now)
}

var errRecovered = fault.Refuse("They have chosen a new password already, or a day has gone by.", nil)

// RecoveryLink makes the link's token of a new way in. One that was made before opens nothing any more.
func (a Accounts) RecoveryLink(ctx context.Context, r Recovery) (token string, err error) {
	token = newToken()
	return token, a.hold(ctx, `UPDATE recovery SET link = $1 WHERE asked = $2 AND used = '' AND ends > $3`, token, r)
}

// RecoveryCode makes the code that the link asks for: three times four letters, to be read out on the telephone. One that was made before is wrong now.
func (a Accounts) RecoveryCode(ctx context.Context, r Recovery) (code string, err error) {
	code = rand.Text()[:12] // 60 bits
	return InFours(code), a.hold(ctx, `UPDATE recovery SET code = $1 WHERE asked = $2 AND used = '' AND ends > $3`, code, r)
}

func (a Accounts) hold(ctx context.Context, sql, secret string, r Recovery) error {
	done, err := a.DB.ExecContext(ctx, sql, digest(secret), string(r.Asked.Entry), ledger.FormatTime(a.Clock()))
	if err != nil {
		return fmt.Errorf("recovery: %w", err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return errors.Join(errRecovered, err)
	}
	return nil
}

// RecoveryOpen reports whether a new way in still waits to be used.
func (a Accounts) RecoveryOpen(ctx context.Context, r Recovery) (bool, error) {
	var open int
	err := a.DB.QueryRowContext(ctx, `SELECT count(*) FROM recovery WHERE asked = $1 AND used = '' AND ends > $2`, string(r.Asked.Entry), ledger.FormatTime(a.Clock())).Scan(&open)
	if err != nil {
		return false, fmt.Errorf("recovery: %w", err)
	}
	return open > 0, nil
}

// errOtherHalf asks for the half that the one who gave the link does not hold.
var errOtherHalf = fault.Fields{{Name: "code", Sentence: "The code is not right. Ask the administrator who asked for this to read it to you again"}}

// Recover uses both halves of a new way in: a new password is set, and whoever was signed in as the person meanwhile is signed out.
func (a Accounts) Recover(ctx context.Context, token, code, password string) (ledger.StreamID, error) {
	now := ledger.FormatTime(a.Clock())
	var held string
	err := a.DB.QueryRowContext(ctx, `SELECT code FROM recovery WHERE link = $1 AND used = '' AND ends > $2`, digest(token), now).Scan(&held)
	if errors.Is(err, sql.ErrNoRows) {
		return "", errLink
	}
	if err != nil {
		return "", fmt.Errorf("recovery: %w", err)
	}
	given := digest(strings.ToUpper(withoutSpaces(code)))
	if subtle.ConstantTimeCompare([]byte(held), []byte(given)) != 1 {
		return "", errOtherHalf
	}
	return a.choose(ctx, password, func(tx *sql.Tx) (person, name string, err error) {
		err = tx.QueryRowContext(ctx, `UPDATE recovery SET used = $1 WHERE link = $2 AND code = $3 AND used = '' AND ends > $1 RETURNING person, name`,
			now, digest(token), given).Scan(&person, &name)
		return person, name, err
	})
}
