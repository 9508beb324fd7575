package web

import (
	"crypto/rand"
	"encoding/hex"
)

// ProblemNumber joins what a person reads out to a line of the log. It says nothing else.
func ProblemNumber() string {
	var b [4]byte
	rand.Read(b[:])
	return hex.EncodeToString(b[:])
}
