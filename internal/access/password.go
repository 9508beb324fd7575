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
	salt := drawn(16)
	return "argon2id$" + encode(salt) + "$" + encode(derive(password, salt))
}

// lane is who waits for a turn at passwords. Each takes argonMemory to work on, and outsiders choose how many are tried; so turns are few, and those
// of strangers apart from those of people at a device of theirs, or with a link or a session of theirs: neither keeps the other waiting.
type lane int

const (
	strangers lane = iota
	owners
)

var turns = [...]chan struct{}{strangers: make(chan struct{}, 4), owners: make(chan struct{}, 2)}

func laneOf(known bool) lane {
	if known {
		return owners
	}
	return strangers
}

// takeTurn waits until a password may be worked on, and returns how to leave.
func (l lane) takeTurn(ctx context.Context) (leave func(), err error) {
	select {
	case turns[l] <- struct{}{}:
		return func() { <-turns[l] }, nil
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

// nobody's hash takes as long to check as anybody's, so that time does not tell whether a name exists. It is of no password: it is drawn, for working one
// out would take each start of this program, and of each child of it, a tenth of a second.
var nobody = "argon2id$" + encode(drawn(16)) + "$" + encode(drawn(32))

func drawn(n int) []byte {
	b := make([]byte, n)
	rand.Read(b)
	return b
}

// SignIn answers whose name and password these are. Wrong tries close the door to the place they came from, and when they come from many places, to
// devices that the person never signed in from: an outsider who knows a name does not lock its owner out.
func (a Accounts) SignIn(ctx context.Context, door *Door, from From, name, password string) (ledger.StreamID, error) {
	person, hash, err := a.named(ctx, name)
	if err != nil {
		return "", err
	}
	known, err := a.knows(ctx, person, from.Device)
	if err != nil {
		return "", err
	}
	limits := from.limits(canonical(name), person, known)
	if !door.knock(limits, a.Clock()) {
		return "", errWrong // at once: who may not try keeps nobody waiting
	}
	leave, err := laneOf(known).takeTurn(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	if !passwordMatches(hash, password) || person == "" {
		return "", errWrong
	}
	door.right(limits)
	return person, nil
}

// errNotTheirs is the answer to a wrong password of somebody who is signed in.
var errNotTheirs = fault.Fields{{Name: "password", Sentence: "The password is not right. After several wrong tries, wait a quarter of an hour"}}

// SameAgain takes the password of somebody who is signed in, before they change what they sign in with: an open tablet is not enough for that. Wrong
// tries are counted by themselves, so that nobody closes this door from outside.
func (a Accounts) SameAgain(ctx context.Context, door *Door, person ledger.StreamID, password string) error {
	var hash string
	err := a.DB.QueryRowContext(ctx, `SELECT hash FROM account WHERE person = $1`, string(person)).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return fault.Refuse("You have no password here. Ask an administrator for a link with which you choose one.", nil)
	}
	if err != nil {
		return fmt.Errorf("account: %w", err)
	}
	limits := []limit{{byKnownDevice, "passwords again of " + string(person), triesAllowed}}
	if !door.knock(limits, a.Clock()) {
		return errNotTheirs
	}
	leave, err := owners.takeTurn(ctx)
	if err != nil {
		return err
	}
	defer leave()
	if !passwordMatches(hash, password) {
		return errNotTheirs
	}
	door.right(limits)
	return nil
}

// named is whose name it is, and the hash of their password; nobody and theirs when there is no such name.
func (a Accounts) named(ctx context.Context, name string) (person ledger.StreamID, hash string, err error) {
	hash = nobody
	err = a.DB.QueryRowContext(ctx, `SELECT person, hash FROM account WHERE name = $1`, canonical(name)).Scan(&person, &hash)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", "", fmt.Errorf("account: %w", err)
	}
	return person, hash, nil
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

var errLink = fault.BadInput("This link has been used or has run out. Ask for a new one.", nil)

// isLink refuses a token that is no link's, or of one that was used or ran out.
func (a Accounts) isLink(ctx context.Context, token, now string) error {
	var there int
	err := a.DB.QueryRowContext(ctx, `SELECT count(*) FROM invite WHERE token = $1 AND used = '' AND ends > $2`, digest(token), now).Scan(&there)
	switch {
	case err != nil:
		return fmt.Errorf("invite: %w", err)
	case there == 0:
		return errLink
	default:
		return nil
	}
}

// Accept uses a link's token: the person's password is set, and they are signed out wherever they were signed in. A link that ran out or was used is refused in the same words.
func (a Accounts) Accept(ctx context.Context, token, password string) (ledger.StreamID, error) {
	now := ledger.FormatTime(a.Clock())
	if err := a.isLink(ctx, token, now); err != nil {
		return "", err // before a password is worked on for a stranger
	}
	return a.choose(ctx, password, func(tx *sql.Tx) (person, name string, err error) {
		err = tx.QueryRowContext(ctx, `UPDATE invite SET used = $1 WHERE token = $2 AND used = '' AND ends > $1 RETURNING person, name`, now, digest(token)).
			Scan(&person, &name)
		return person, name, err
	})
}

// choose sets the password of whoever a link is for; use takes the link for good, and finds no row when it is no link any more.
func (a Accounts) choose(ctx context.Context, password string, use func(*sql.Tx) (person, name string, err error)) (ledger.StreamID, error) {
	if utf8.RuneCountInString(password) < shortest {
		return "", fault.Fields{{Name: "password", Sentence: fmt.Sprintf("Choose a password of at least %d characters; three unrelated words are easy to remember", shortest)}}
	}
	leave, err := owners.takeTurn(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	hash := hashPassword(password) // slow, so before anybody waits for the transaction
	tx, err := a.DB.BeginTx(ctx, nil)
	if err != nil {
		return "", err
	}
	defer tx.Rollback()
	person, name, err := use(tx)
	if errors.Is(err, sql.ErrNoRows) {
		return "", errLink
	}
	if err != nil {
		return "", fmt.Errorf("use a link: %w", err)
	}
	if guessable(password, name) {
		return "", errGuessable
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO account (person, name, hash) VALUES ($1, $2, $3)
		ON CONFLICT (person) DO UPDATE SET hash = excluded.hash`, person, name, hash); err != nil {
		return "", fmt.Errorf("account: %w", err)
	}
	if err := shutOut(ctx, tx, person, ledger.FormatTime(a.Clock())); err != nil {
		return "", fmt.Errorf("account: %w", err)
	}
	return ledger.StreamID(person), tx.Commit()
}

var errGuessable = fault.Fields{{Name: "password", Sentence: "Choose a password that is harder to guess. This one, or what it is made of, is among those that are tried first; three unrelated words are easy to remember"}}

// shutOut ends what the password before opened, the passkeys that were made with it among that, and every other link: whoever chooses a new one may do
// so because somebody else knows the old.
func shutOut(ctx context.Context, tx *sql.Tx, person, now string) error {
	for _, table := range []string{"session", "half_session", "known_device", "passkey", "passkey_asked"} {
		if _, err := tx.ExecContext(ctx, `DELETE FROM `+table+` WHERE person = $1`, person); err != nil {
			return err
		}
	}
	for _, table := range []string{"invite", "recovery"} {
		if _, err := tx.ExecContext(ctx, `UPDATE `+table+` SET used = $1 WHERE person = $2 AND used = ''`, now, person); err != nil {
			return err
		}
	}
	return nil
}

// Sweep removes the links that ran out, and forgets the devices that nobody came back with.
func (a Accounts) Sweep(ctx context.Context, now time.Time) error {
	if _, err := a.DB.ExecContext(ctx, `DELETE FROM known_device WHERE seen < $1`, ledger.FormatTime(now.Add(-KnownFor))); err != nil {
		return err
	}
	if _, err := a.DB.ExecContext(ctx, `DELETE FROM recovery WHERE ends < $1`, ledger.FormatTime(now.Add(-recoveryKept))); err != nil {
		return err
	}
	_, err := a.DB.ExecContext(ctx, `DELETE FROM invite WHERE ends < $1`, ledger.FormatTime(now))
	return err
}
