package web

import (
	"crypto/rand"
	"encoding/hex"
)

// problemNumber joins what a person reads out to a line of the log. It says nothing else.
func problemNumber() string {
	var b [4]byte
	rand.Read(b[:])
	return hex.EncodeToString(b[:])
}
