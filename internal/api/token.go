package api

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// tokenMark begins every token, so that one in the wrong place is known for what it is, by us and by whoever scans files for secrets.
const tokenMark = "candour_"

// NewToken is 32 random bytes as text.
func NewToken() string {
	var b [32]byte
	rand.Read(b[:])
	return tokenMark + base64.RawURLEncoding.EncodeToString(b[:])
}

// DigestOf is what is kept of a token. It is random and long, so that a plain sum is enough: nobody finds it by guessing.
func DigestOf(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// bearer is the token of an Authorization header (RFC 6750, section 2.1); "" when there is none.
func bearer(header string) string {
	scheme, token, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") || !strings.HasPrefix(token, tokenMark) {
		return ""
	}
	return token
}
