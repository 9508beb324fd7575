//go:build e2e

package ordertextpage_test

import (
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	s := newSite(t)
	s.opens(t)
	s.Ruth.Reads(map[string]string{"order-questions-paper": s.path(), "order-questions": s.path() + "?document=court:" + orderID})
}
