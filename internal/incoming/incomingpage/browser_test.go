//go:build e2e

package incomingpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	f := family(t)
	sort := brings(f, fromDaniel("I cannot come on Saturday.")).OK()
	f.Ruth.Reads(map[string]string{"email": f.Path("email"), "email-sort": sort.At})
}
