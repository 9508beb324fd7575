//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"testing"

	"github.com/go-rod/rod"
)

var (
	program string // as it was built
	running *demo
	browser *rod.Browser // nil until a test opened it
)

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "candour-e2e")
	if err == nil {
		program, err = build(folder)
	}
	if at := os.Getenv("CANDOUR_AT"); at != "" {
		running = &demo{address: at}
	} else if err == nil {
		running, err = start(program, folder)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if browser != nil {
		_ = browser.Close()
	}
	running.stop()
	_ = os.RemoveAll(folder)
	os.Exit(code)
}
