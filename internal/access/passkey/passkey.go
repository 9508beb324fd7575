package passkey

import (
	"context"
	"database/sql"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"time"

	"github.com/go-webauthn/webauthn/protocol"
	"github.com/go-webauthn/webauthn/webauthn"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// Passkeys keeps the public halves of people's passkeys.
type Passkeys struct {
	db    *sql.DB // the writing connection
	clock ledger.Clock
	party *webauthn.WebAuthn
}

// New is for a service that people reach at an address: a passkey holds for its name, and is of no use under another.
func New(db *sql.DB, clock ledger.Clock, site string) (*Passkeys, error) {
	u, err := url.Parse(site)
	if err != nil {
		return nil, fmt.Errorf("passkeys: %w", err)
	}
	party, err := webauthn.New(&webauthn.Config{
		RPID: u.Hostname(), RPDisplayName: "Candour", RPOrigins: []string{u.Scheme + "://" + u.Host},
		AttestationPreference: protocol.PreferNoAttestation,
		AuthenticatorSelection: protocol.AuthenticatorSelection{
			ResidentKey: protocol.ResidentKeyRequirementRequired, UserVerification: protocol.VerificationRequired,
		},
	})
	if err != nil {
		return nil, fmt.Errorf("passkeys: %w", err)
	}
	return &Passkeys{db, clock, party}, nil
}

// Passkey is one of a person's passkeys, for their own eyes.
type Passkey struct {
	ID   string // names it to Remove; nobody signs in with it
	Name string // what its owner calls the device
	Made time.Time
	Used time.Time // zero when it never was
}

// Of are the passkeys of a person, in the order in which they were made.
func (p *Passkeys) Of(ctx context.Context, person ledger.StreamID) ([]Passkey, error) {
	rows, err := p.db.QueryContext(ctx, `SELECT id, name, made, used FROM passkey WHERE person = $1 ORDER BY made, id`, string(person))
	if err != nil {
		return nil, fmt.Errorf("passkeys: %w", err)
	}
	defer rows.Close()
	var all []Passkey
	for rows.Next() {
		var one Passkey
		var made, used string
		if err := rows.Scan(&one.ID, &one.Name, &made, &used); err != nil {
			return nil, fmt.Errorf("passkeys: %w", err)
		}
		if one.Made, err = ledger.ParseTime(made); err != nil {
			return nil, err
		}
		if used != "" {
			if one.Used, err = ledger.ParseTime(used); err != nil {
				return nil, err
			}
		}
		all = append(all, one)
	}
	return all, rows.Err()
}

// Remove takes a passkey away. Nobody removes another's.
func (p *Passkeys) Remove(ctx context.Context, person ledger.StreamID, id string) error {
	_, err := p.db.ExecContext(ctx, `DELETE FROM passkey WHERE person = $1 AND id = $2`, string(person), id)
	return err
}

var (
	errMany    = fault.Refuse("You have ten passkeys. Remove one that you no longer use first.", nil)
	errNotMade = "The passkey was not made. Try again; it must be made within five minutes."
	errNotIn   = "That passkey is not known here, or it was not used within five minutes. Try again, or sign in with your password."
)

// most is how many passkeys one person may have.
const most = 10

// BeginMaking is what a person's browser is asked to make a passkey by, under a name that they gave the device.
func (p *Passkeys) BeginMaking(ctx context.Context, who access.Person, name string) (Ceremony, error) {
	owner, err := p.owner(ctx, who)
	if err != nil {
		return Ceremony{}, err
	}
	if len(owner.keys) >= most {
		return Ceremony{}, errMany
	}
	options, session, err := p.party.BeginRegistration(owner, webauthn.WithExclusions(webauthn.Credentials(owner.keys).CredentialDescriptors()),
		webauthn.WithExtensions(webauthn.WithExtensionPRFSupport())) // so that it can be a key for what is taken along (WebAuthn level 3, 10.1.4)
	if err != nil {
		return Ceremony{}, fmt.Errorf("begin a passkey: %w", err)
	}
	return p.begin(ctx, begun{Person: who.ID, Name: name, Session: *session}, options.Response)
}

// Make keeps the passkey that a person's browser made.
func (p *Passkeys) Make(ctx context.Context, who access.Person, token, answer string) error {
	asked, err := p.take(ctx, token)
	if err != nil || asked.Person != who.ID {
		return fault.BadInput(errNotMade, err)
	}
	made, err := protocol.ParseCredentialCreationResponseBytes([]byte(answer))
	if err != nil {
		return fault.BadInput(errNotMade, err)
	}
	key, err := p.party.CreateCredential(owner{Person: who}, asked.Session, made)
	if err != nil {
		return fault.BadInput(errNotMade, err)
	}
	key.Attestation = webauthn.CredentialAttestation{} // which make of device it is, is nobody's business
	kept, err := json.Marshal(key)
	if err != nil {
		return fmt.Errorf("keep a passkey: %w", err)
	}
	_, err = p.db.ExecContext(ctx, `INSERT INTO passkey (id, person, name, key, made, used) VALUES ($1, $2, $3, $4, $5, '') ON CONFLICT (id) DO NOTHING`,
		idOf(key.ID), string(who.ID), asked.Name, string(kept), ledger.FormatTime(p.clock()))
	return err
}

// BeginSignIn is what the browser of somebody who is not known yet is asked to sign.
func (p *Passkeys) BeginSignIn(ctx context.Context) (Ceremony, error) {
	options, session, err := p.party.BeginDiscoverableLogin(webauthn.WithUserVerification(protocol.VerificationRequired))
	if err != nil {
		return Ceremony{}, fmt.Errorf("begin signing in: %w", err)
	}
	return p.begin(ctx, begun{Session: *session}, options.Response)
}

// SignIn is whose passkey answered.
func (p *Passkeys) SignIn(ctx context.Context, token, answer string) (ledger.StreamID, error) {
	asked, err := p.take(ctx, token)
	if err != nil || asked.Person != "" {
		return "", fault.BadInput(errNotIn, err)
	}
	signed, err := protocol.ParseCredentialRequestResponseBytes([]byte(answer))
	if err != nil {
		return "", fault.BadInput(errNotIn, err)
	}
	var whose owner
	key, err := p.party.ValidateDiscoverableLogin(func(_, handle []byte) (webauthn.User, error) {
		whose, err = p.owner(ctx, access.Person{ID: ledger.StreamID(handle)})
		return whose, err
	}, asked.Session, signed)
	if err != nil {
		return "", fault.BadInput(errNotIn, err)
	}
	if key.Authenticator.CloneWarning {
		return "", fault.BadInput("That passkey may have been copied. Sign in with your password, and remove it on your page.", nil)
	}
	return whose.ID, p.used(ctx, whose.ID, key)
}

// used notes how often a key has signed, by which a copy of it is noticed.
func (p *Passkeys) used(ctx context.Context, person ledger.StreamID, key *webauthn.Credential) error {
	kept, err := json.Marshal(key)
	if err != nil {
		return fmt.Errorf("keep a passkey: %w", err)
	}
	_, err = p.db.ExecContext(ctx, `UPDATE passkey SET key = $1, used = $2 WHERE id = $3 AND person = $4`, string(kept), ledger.FormatTime(p.clock()), idOf(key.ID), string(person))
	return err
}

func idOf(raw []byte) string { return base64.RawURLEncoding.EncodeToString(raw) }
