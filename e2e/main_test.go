//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-rod/rod"
)

var (
	program string // as it was built
	story   string // the folder of a demonstration as it is told at the beginning
	running *demo
	browser *rod.Browser // nil until a test opened it
)

func TestMain(m *testing.M) {
	folder, err := os.MkdirTemp("", "candour-e2e")
	if err == nil {
		program, err = build(folder)
	}
	if err == nil {
		story = filepath.Join(folder, "told")
		err = tell(story)
	}
	if at := os.Getenv("CANDOUR_AT"); at != "" {
		running = &demo{address: at}
	} else if err == nil {
		running, err = start(program, story, folder)
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
