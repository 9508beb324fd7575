//go:build failure

package app

import (
	"os"
	"strings"
	"time"
)

// A build with this tag, which is never handed out, takes its time from a file: how far ahead of the machine's clock its own is, as 26h.
func init() {
	file := os.Getenv("CANDOUR_TEST_CLOCK")
	setClock = func() time.Time {
		said, _ := os.ReadFile(file) // no file: no difference
		ahead, _ := time.ParseDuration(strings.TrimSpace(string(said)))
		return time.Now().Add(ahead)
	}
}
