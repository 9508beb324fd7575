//go:build e2e

package e2e

import (
	"fmt"
	"os"
	"testing"

	"candour/internal/govuk/browsertest"
)

// look fails when somebody could not read the page, and leaves a picture of it where pictures are asked for.
func (k keyboard) look(name string, width int, folder string) {
	k.t.Helper()
	k.t.(*testing.T).Run(fmt.Sprintf("%s at %d", name, width), func(t *testing.T) {
		browsertest.ReadableByEverybody(t, k.page, width)
		if folder == "" {
			return
		}
		if err := os.MkdirAll(folder, 0o755); err != nil {
			t.Fatal(err)
		}
		browsertest.Picture(t, k.page, folder, fmt.Sprintf("%s-%d", name, width))
	})
}
