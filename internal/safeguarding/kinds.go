package safeguarding

import (
	"strings"

	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are all kinds of entry that safeguarding writes, all in the open stream of a case.
var Kinds ledger.Set

func given(text string) bool { return strings.TrimSpace(text) != "" }

func line(text string) words.Line { return words.Line{Text: text} }

// the things of the examples: invented
const exampleCase ledger.StreamID = "7b1f6d0e-6f0b-4a86-9d0c-0f6f4f0f7d01"

func exampleRef(n string) ledger.Ref {
	return ledger.Ref{Stream: exampleCase, Entry: ledger.EntryID("0199e0c4-1c00-7d00-8000-0000000000" + n)}
}
