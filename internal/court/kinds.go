package court

import (
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are all kinds of entry that court writes. Each is defined beside its topic, in the files named kinds_*.go.
var Kinds ledger.Set

func text(sentence string) words.Line { return words.Line{Text: sentence} }

// the streams and entries of the examples: invented
const (
	exampleCase   ledger.StreamID = "7c1f6d0e-6f0b-4a86-9d0c-0f6f4f0f7c01"
	exampleClosed ledger.StreamID = "7c1f6d0e-6f0b-4a86-9d0c-0f6f4f0f7c02"
	exampleNumber                 = "1673970714366224"
	exampleTime                   = "2026-09-14T13:20:00.000000Z"
)

func exampleRef(n string) ledger.Ref {
	return ledger.Ref{Stream: exampleCase, Entry: ledger.EntryID("0199e0c4-1c00-7c00-8000-0000000000" + n)}
}
