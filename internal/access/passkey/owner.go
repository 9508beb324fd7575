package passkey

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/go-webauthn/webauthn/webauthn"

	"candour/internal/access"
)

// owner is somebody with their passkeys, as the library asks for them.
type owner struct {
	access.Person
	keys []webauthn.Credential
}

// WebAuthnID is the name of their stream, which says nothing about them.
func (o owner) WebAuthnID() []byte { return []byte(o.ID) }

// WebAuthnName is what their device lists the passkey under.
func (o owner) WebAuthnName() string { return o.Name }

// WebAuthnDisplayName is the same.
func (o owner) WebAuthnDisplayName() string { return o.Name }

// WebAuthnCredentials are the passkeys that may answer for them.
func (o owner) WebAuthnCredentials() []webauthn.Credential { return o.keys }

func (p *Passkeys) owner(ctx context.Context, who access.Person) (owner, error) {
	rows, err := p.db.QueryContext(ctx, `SELECT key FROM passkey WHERE person = $1`, string(who.ID))
	if err != nil {
		return owner{}, fmt.Errorf("passkeys: %w", err)
	}
	defer rows.Close()
	o := owner{Person: who}
	for rows.Next() {
		var kept string
		var key webauthn.Credential
		if err := rows.Scan(&kept); err != nil {
			return owner{}, fmt.Errorf("passkeys: %w", err)
		}
		if err := json.Unmarshal([]byte(kept), &key); err != nil {
			return owner{}, fmt.Errorf("passkeys: %w", err)
		}
		o.keys = append(o.keys, key)
	}
	return o, rows.Err()
}
