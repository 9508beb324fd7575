package access

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha1" // what RFC 6238 and every authenticator use; the key is what is secret
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"fmt"
	"net/url"
	"time"
)

// RFC 6238 as every authenticator knows it: SHA-1, six digits, half a minute. Who types slowly, or whose clock is a little off, may be one step away.
const (
	codeStep   = 30 * time.Second
	codeDigits = 1_000_000
	stepsOff   = 1
)

// CodeSecret is what a device makes one-time codes with: 20 bytes.
type CodeSecret []byte

func newCodeSecret() CodeSecret {
	secret := make(CodeSecret, 20)
	rand.Read(secret)
	return secret
}

// Text is the secret as people type it into an authenticator: base32 without padding.
func (s CodeSecret) Text() string {
	return base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(s)
}

// Address is what an authenticator reads out of a QR code, in the form that Google Authenticator began (otpauth).
func (s CodeSecret) Address(person string) string {
	const issuer = "Candour"
	u := url.URL{Scheme: "otpauth", Host: "totp", Path: "/" + issuer + ":" + person}
	u.RawQuery = "secret=" + s.Text() + "&issuer=" + issuer
	return u.String()
}

// code is that of the n-th half minute since 1970 (RFC 4226, section 5.3).
func (s CodeSecret) code(step int64) string {
	mac := hmac.New(sha1.New, s)
	mac.Write(binary.BigEndian.AppendUint64(nil, uint64(step)))
	sum := mac.Sum(nil)
	at := sum[len(sum)-1] & 0xf
	n := binary.BigEndian.Uint32(sum[at:]) & 0x7fffffff
	return fmt.Sprintf("%06d", n%codeDigits)
}

// Code is what a device shows at a time.
func (s CodeSecret) Code(now time.Time) string { return s.code(stepAt(now)) }

func stepAt(now time.Time) int64 { return now.Unix() / int64(codeStep/time.Second) }

// matches finds the half minute, later than the last one used, whose code was typed.
func (s CodeSecret) matches(typed string, now time.Time, used int64) (step int64, ok bool) {
	at := stepAt(now)
	for step = max(at-stepsOff, used+1); step <= at+stepsOff; step++ {
		if subtle.ConstantTimeCompare([]byte(s.code(step)), []byte(typed)) == 1 {
			return step, true
		}
	}
	return 0, false
}

// InFours is text in groups of four letters, as one reads it out or types it.
func InFours(s string) string {
	var out []byte
	for i := range len(s) {
		if i > 0 && i%4 == 0 {
			out = append(out, ' ')
		}
		out = append(out, s[i])
	}
	return string(out)
}
