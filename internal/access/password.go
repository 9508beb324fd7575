package access

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"database/sql"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// Accounts keeps the names and passwords with which people sign in. Passwords are kept as argon2id, RFC 9106's second recommended setting.
type Accounts struct {
	DB    *sql.DB // the writing connection
	Clock ledger.Clock
}

const (
	argonTime    = 3
	argonMemory  = 64 << 10 // KiB
	argonThreads = 4
	shortest     = 12 // characters of a password
)

// hashPassword is salt and key as "argon2id$<salt>$<key>".
func hashPassword(password string) string {
	var salt [16]byte
	rand.Read(salt[:])
	return "argon2id$" + encode(salt[:]) + "$" + encode(derive(password, salt[:]))
}

// atOnce bounds how many passwords are worked on at the same time: each takes argonMemory, and outsiders choose how many are tried.
const atOnce = 4

var turns = make(chan struct{}, atOnce)

// takeTurn waits until a password may be worked on, and returns how to leave.
func takeTurn(ctx context.Context) (leave func(), err error) {
	select {
	case turns <- struct{}{}:
		return func() { <-turns }, nil
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for a turn at passwords: %w", ctx.Err())
	}
}

func encode(b []byte) string { return base64.RawStdEncoding.EncodeToString(b) }

func derive(password string, salt []byte) []byte {
	return argon2.IDKey([]byte(password), salt, argonTime, argonMemory, argonThreads, 32)
}

func passwordMatches(hash, password string) bool {
	parts := strings.Split(hash, "$")
	if len(parts) != 3 || parts[0] != "argon2id" {
		return false
	}
	salt, saltErr := base64.RawStdEncoding.DecodeString(parts[1])
	key, keyErr := base64.RawStdEncoding.DecodeString(parts[2])
	if saltErr != nil || keyErr != nil || len(key) == 0 {
		return false
	}
	return subtle.ConstantTimeCompare(key, derive(password, salt)) == 1
}

// errWrong is the one answer for a wrong name, a wrong password and a door that is closed for now, so that none tells of the others.
var errWrong = fault.BadInput("The name or password is not right. After several wrong tries from one place, wait a quarter of an hour.", nil)

// nobody's hash takes as long to check as anybody's, so that time does not tell whether a name exists.
var nobody = hashPassword(newToken())

// SignIn answers whose name and password these are. Wrong tries close the door to the place they came from, not to the person:
// an outsider who knows a name cannot lock its owner out.
func (a Accounts) SignIn(ctx context.Context, door *Door, place, name, password string) (ledger.StreamID, error) {
	leave, err := takeTurn(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	if !door.knock(place, a.Clock()) {
		return "", errWrong
	}
	var person string
	hash := nobody
	err = a.DB.QueryRowContext(ctx, `SELECT person, hash FROM account WHERE name = $1`, canonical(name)).Scan(&person, &hash)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("account: %w", err)
	}
	if !passwordMatches(hash, password) || person == "" {
		return "", errWrong
	}
	door.right(place)
	return ledger.StreamID(person), nil
}

func canonical(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// inviteLife is how long a one-use link is valid.
const inviteLife = 30 * time.Minute

// Invite makes a one-use link's token with which a person chooses their password.
func (a Accounts) Invite(ctx context.Context, person ledger.StreamID, name string) (token string, err error) {
	token = newToken()
	_, err = a.DB.ExecContext(ctx, `INSERT INTO invite (token, person, name, ends, used) VALUES ($1, $2, $3, $4, '')`,
		digest(token), string(person), canonical(name), ledger.FormatTime(a.Clock().Add(inviteLife)))
	return token, err
}

// InviteNewcomer is Invite for somebody just added, who has no password yet. A form that is sent twice makes a second link, and the first
// one used ends the other.
func (a Accounts) InviteNewcomer(ctx context.Context, person ledger.StreamID, name string) (token string, err error) {
	var there int
	if err := a.DB.QueryRowContext(ctx, `SELECT count(*) FROM account WHERE person = $1`, string(person)).Scan(&there); err != nil {
		return "", fmt.Errorf("account: %w", err)
	}
	if there > 0 {
		return "", fault.Refuse("They have chosen their password already, and need no link.", nil)
	}
	return a.Invite(ctx, person, name)
}

// Accept uses a link's token: the person's password is set, and they are signed out wherever they were signed in. A link that ran out or was used is refused in the same words.
func (a Accounts) Accept(ctx context.Context, token, password string) (ledger.StreamID, error) {
	if utf8.RuneCountInString(password) < shortest {
		return "", fault.Fields{{Name: "password", Sentence: fmt.Sprintf("Choose a password of at least %d characters; three unrelated words are easy to remember", shortest)}}
	}
	hash := hashPassword(password) // slow, so before anybody waits for the transaction
	now := ledger.FormatTime(a.Clock())
	tx, err := a.DB.BeginTx(ctx, nil)
	if err != nil {
		return "", err
	}
	defer tx.Rollback()
	var person, name string
	err = tx.QueryRowContext(ctx, `UPDATE invite SET used = $1 WHERE token = $2 AND used = '' AND ends > $1 RETURNING person, name`, now, digest(token)).
		Scan(&person, &name)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fault.BadInput("This link has been used or has run out. Ask for a new one.", nil)
	}
	if err != nil {
		return "", fmt.Errorf("invite: %w", err)
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO account (person, name, hash) VALUES ($1, $2, $3)
		ON CONFLICT (person) DO UPDATE SET hash = excluded.hash`, person, name, hash); err != nil {
		return "", fmt.Errorf("account: %w", err)
	}
	if err := shutOut(ctx, tx, person, now); err != nil {
		return "", fmt.Errorf("account: %w", err)
	}
	return ledger.StreamID(person), tx.Commit()
}

// shutOut ends what the password before opened, and every other link: whoever chooses a new one may do so because somebody else knows the old.
func shutOut(ctx context.Context, tx *sql.Tx, person, now string) error {
	if _, err := tx.ExecContext(ctx, `DELETE FROM session WHERE person = $1`, person); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE invite SET used = $1 WHERE person = $2 AND used = ''`, now, person)
	return err
}

// Sweep removes the links that ran out.
func (a Accounts) Sweep(ctx context.Context, now time.Time) error {
	_, err := a.DB.ExecContext(ctx, `DELETE FROM invite WHERE ends < $1`, ledger.FormatTime(now))
	return err
}
