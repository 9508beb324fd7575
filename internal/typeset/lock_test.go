package typeset_test

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFilesOfOthersAreThoseOfTheLock(t *testing.T) {
	lock, err := os.ReadFile("third_party.lock")
	if err != nil {
		t.Fatal(err)
	}
	kept, _ := filepath.Glob("*/*.gz")
	for _, file := range kept {
		if !strings.Contains(string(lock), "\n"+file+" | ") {
			t.Errorf("%s is not in the lock", file)
		}
	}
	for _, line := range strings.Split(strings.TrimSpace(string(lock)), "\n")[1:] {
		fields := strings.Split(line, " | ")
		packed, err := os.ReadFile(fields[0])
		if err != nil {
			t.Error(err)
			continue
		}
		if got := sum(packed); got != fields[5] {
			t.Errorf("%s has the SHA-256 %s", fields[0], got)
		}
	}
}

func sum(b []byte) string {
	h := sha256.Sum256(b)
	return hex.EncodeToString(h[:])
}
