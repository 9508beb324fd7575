package passkey

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/go-webauthn/webauthn/webauthn"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// Ceremony is one question to a browser. Its token comes back with the answer.
type Ceremony struct {
	Token   string
	Options string // as JSON, for navigator.credentials
}

// begun is what is remembered of a question until it is answered.
type begun struct {
	Person  ledger.StreamID      `json:"person,omitempty"` // who makes a passkey; empty when somebody signs in
	Name    string               `json:"name,omitempty"`
	Session webauthn.SessionData `json:"session"`
}

const (
	answerWithin = 5 * time.Minute
	openAtOnce   = 10_000 // questions: anybody may ask for one
)

var errBusy = fault.Down("Too many people are signing in with passkeys at this moment. Sign in with your password, or try again in a few minutes.", nil)

// begin remembers a question, by the digest of its token. What ran out is forgotten first.
func (p *Passkeys) begin(ctx context.Context, b begun, options any) (Ceremony, error) {
	now := p.clock()
	if _, err := p.db.ExecContext(ctx, `DELETE FROM passkey_asked WHERE ends <= $1`, ledger.FormatTime(now)); err != nil {
		return Ceremony{}, fmt.Errorf("passkeys: %w", err)
	}
	kept, err := json.Marshal(b)
	if err != nil {
		return Ceremony{}, fmt.Errorf("passkeys: %w", err)
	}
	asked, err := json.Marshal(options)
	if err != nil {
		return Ceremony{}, fmt.Errorf("passkeys: %w", err)
	}
	token := rand.Text()
	done, err := p.db.ExecContext(ctx, `INSERT INTO passkey_asked (token, person, asked, ends)
		SELECT $1, $2, $3, $4 WHERE (SELECT count(*) FROM passkey_asked) < $5`, digest(token), string(b.Person), string(kept), ledger.FormatTime(now.Add(answerWithin)), openAtOnce)
	if err != nil {
		return Ceremony{}, fmt.Errorf("passkeys: %w", err)
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return Ceremony{}, errors.Join(errBusy, err)
	}
	return Ceremony{Token: token, Options: string(asked)}, nil
}

// take is a question that is answered now. It is answered once, rightly or not.
func (p *Passkeys) take(ctx context.Context, token string) (b begun, err error) {
	var kept string
	err = p.db.QueryRowContext(ctx, `DELETE FROM passkey_asked WHERE token = $1 AND ends > $2 RETURNING asked`, digest(token), ledger.FormatTime(p.clock())).Scan(&kept)
	if err != nil {
		return b, fmt.Errorf("a passkey that was not asked for: %w", err)
	}
	return b, json.Unmarshal([]byte(kept), &b)
}

func digest(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}
