package webhook

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// secretMark begins a secret, and version each signature, as the specification says.
const (
	secretMark = "whsec_"
	version    = "v1,"
)

// NewSecret is 32 random bytes as the specification writes them; it asks for 24 to 64.
func NewSecret() string {
	var b [32]byte
	rand.Read(b[:])
	return secretMark + base64.StdEncoding.EncodeToString(b[:])
}

var errSecret = errors.New("the secret of a webhook cannot be read")

// Sign is the signature of a body under a secret.
func Sign(secret, id string, at time.Time, body []byte) (string, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, secretMark))
	if err != nil || len(key) == 0 {
		return "", errSecret // and never the reason, which may hold a part of it
	}
	sum := hmac.New(sha256.New, key)
	fmt.Fprintf(sum, "%s.%d.%s", id, at.Unix(), body)
	return version + base64.StdEncoding.EncodeToString(sum.Sum(nil)), nil
}

// Tolerance is how far the time of a message may be from the receiver's clock: an older one may have been caught and sent again.
const Tolerance = 5 * time.Minute

// Verify is what a receiver does with the three headers and the body as it came.
func Verify(secret, id, timestamp, signatures string, body []byte, now time.Time) error {
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil {
		return errors.New("the timestamp cannot be read")
	}
	at := time.Unix(seconds, 0)
	if now.Sub(at).Abs() > Tolerance {
		return errors.New("the message is not of now")
	}
	want, err := Sign(secret, id, at, body)
	if err != nil {
		return err
	}
	for given := range strings.FieldsSeq(signatures) {
		if subtle.ConstantTimeCompare([]byte(given), []byte(want)) == 1 {
			return nil
		}
	}
	return errors.New("no signature is of this secret and this body")
}
