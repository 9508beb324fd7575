//go:build e2e

package noticepage_test

import (
	"testing"
	"time"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	noted(f, f.Colin.By())
	moved(f, "2027-01-12")
	f.Clock.Advance(time.Minute)
	f.Ruth.Reads(map[string]string{"notices": "/notices", "calendar": "/me/calendar", "digest": "/me/digest"})
}
