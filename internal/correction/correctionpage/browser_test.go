//go:build e2e

package correctionpage_test

import (
	"net/url"
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	b := newBench(t)
	b.shares()
	came := b.Ruth.Get(b.at + "/corrections/new").OK().Send(url.Values{
		"who": {string(b.Daniel.Entry)}, "paragraph": {b.statement()}, "wrong": {"It was not the 24th."}, "right": {"It was the 25th."},
	}).OK()
	b.Ruth.Reads(map[string]string{
		"corrections": b.at + "/corrections", "correction-share": b.at + "/corrections/share", "correction-new": b.at + "/corrections/new",
		"correction-answer": came.Click("Mr Kersey on ").OK().At,
	})
}
