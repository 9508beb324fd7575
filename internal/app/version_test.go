package app

import (
	"bytes"
	"strings"
	"testing"
)

func TestTheProgramSaysItsVersionForAReport(t *testing.T) {
	var out, notes bytes.Buffer
	if code := Run([]string{"--version"}, nil, &out, &notes); code != allWell || !strings.HasPrefix(out.String(), "candour ") {
		t.Errorf("exit %d, says %q and %q", code, out.String(), notes.String())
	}
}
