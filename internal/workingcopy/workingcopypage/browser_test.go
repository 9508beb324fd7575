//go:build e2e

package workingcopypage_test

import (
	"strings"
	"testing"

	"candour/internal/govuk/browsertest"
)

func TestMain(m *testing.M) { browsertest.Main(m) }

func TestThesePagesCanBeReadByEverybody(t *testing.T) {
	b := newBench(t)
	list := b.sends(rewritten(t, b.takes(), func(text string) string {
		at := strings.LastIndex(text, "<w:p>")
		text = text[:at] + "<w:p><w:r><w:t>The head teacher was away.</w:t></w:r></w:p>" + text[at:]
		return strings.Replace(text, "on 8 October", "on 9 October", 1)
	})).OK()
	b.Ruth.Reads(map[string]string{
		"word-back": b.at + "/word/back", "word-proposal": list.At,
		"word-changed": list.Click("1.1 has other words").OK().At, "word-new": list.Click("A new paragraph").OK().At,
	})
}
