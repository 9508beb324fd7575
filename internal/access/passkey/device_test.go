package passkey_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"testing"
)

// device is somebody's telephone, as far as a service can tell: it holds one key, and signs what a browser asks it to.
type device struct {
	t       *testing.T
	site    string // where the browser is
	party   string // the name for which the key was made
	key     *ecdsa.PrivateKey
	id      []byte
	owner   []byte
	flags   byte // what it says of its owner
	counter uint32
}

// What a device says of whoever holds it (Web Authentication Level 3, section 6.1).
const (
	present  = 0x01
	verified = 0x04
	withKey  = 0x40
)

func newDevice(t *testing.T) *device {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	id := make([]byte, 16)
	rand.Read(id)
	return &device{t: t, site: site, party: "localhost", key: key, id: id, flags: present | verified, counter: 1}
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

// asked reads a question.
func (d *device) asked(options string) (challenge string) {
	d.t.Helper()
	var question struct {
		Challenge string
		User      struct{ ID string }
	}
	if err := json.Unmarshal([]byte(options), &question); err != nil {
		d.t.Fatal(err)
	}
	if question.User.ID != "" {
		d.owner, _ = base64.RawURLEncoding.DecodeString(question.User.ID)
	}
	return question.Challenge
}

func (d *device) client(act, challenge string) []byte {
	said, err := json.Marshal(map[string]any{"type": act, "challenge": challenge, "origin": d.site, "crossOrigin": false})
	if err != nil {
		d.t.Fatal(err)
	}
	return said
}

// data is what a device says with each answer.
func (d *device) data(flags byte) []byte {
	name := sha256.Sum256([]byte(d.party))
	return binary.BigEndian.AppendUint32(append(name[:], flags), d.counter)
}

// makes answers a question for a passkey.
func (d *device) makes(options string) string {
	client := d.client("webauthn.create", d.asked(options))
	data := append(d.data(d.flags|withKey), make([]byte, 16)...) // of no make that it tells
	data = append(binary.BigEndian.AppendUint16(data, uint16(len(d.id))), d.id...)
	data = append(data, d.public()...)
	d.counter++
	attestation := append([]byte("\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58"), byte(len(data))) // CBOR: a map of three, the last a byte string
	return d.answer(map[string]string{"clientDataJSON": encode(client), "attestationObject": encode(append(attestation, data...))})
}

// public is the public key as COSE has it: EC2, ES256, P-256.
func (d *device) public() []byte {
	point, err := d.key.PublicKey.Bytes()
	if err != nil {
		d.t.Fatal(err)
	}
	out := []byte("\xa5\x01\x02\x03\x26\x20\x01\x21\x58\x20")
	out = append(out, point[1:33]...)
	return append(append(out, "\x22\x58\x20"...), point[33:]...)
}

// signs answers a question by whoever has the passkey.
func (d *device) signs(options string) string {
	d.t.Helper()
	client, data := d.client("webauthn.get", d.asked(options)), d.data(d.flags)
	sum := sha256.Sum256(client)
	signed := sha256.Sum256(append(data, sum[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, d.key, signed[:])
	if err != nil {
		d.t.Fatal(err)
	}
	d.counter++
	return d.answer(map[string]string{
		"clientDataJSON": encode(client), "authenticatorData": encode(data), "signature": encode(signature), "userHandle": encode(d.owner),
	})
}

func (d *device) answer(response map[string]string) string {
	said, err := json.Marshal(map[string]any{"id": encode(d.id), "rawId": encode(d.id), "type": "public-key", "response": response, "clientExtensionResults": map[string]any{}})
	if err != nil {
		d.t.Fatal(err)
	}
	return string(said)
}
