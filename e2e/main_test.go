//go:build e2e

package e2e

import (
	"flag"
	"fmt"
	"os"
	"testing"

	"github.com/go-rod/rod"
)

var pictures = flag.String("pictures", "", "folder in which to leave a picture of every page of the journey, on a telephone and on a desk; axe is asked about each too")

var (
	running *demo
	browser *rod.Browser // nil until a test opened it
)

func TestMain(m *testing.M) {
	flag.Parse()
	folder, err := os.MkdirTemp("", "candour-e2e")
	if err == nil {
		running, err = start(folder)
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
