package ledger

import (
	"time"

	"candour/internal/words"
)

// Kinds are the ledger's own kinds, written in the service stream.
var Kinds Set

// OpenedBody says under which keyring the record was opened, and whether it is a demonstration.
type OpenedBody struct {
	Keyring string `json:"keyring"`
	Demo    bool   `json:"demo"`
}

// Opened is the first entry of the one service stream.
var Opened = Define(&Kinds, "ledger.opened/1", Spec[OpenedBody]{
	Means: "This record was opened, under the keyring named; a demonstration says so for ever.",
	May:   "service",
	Line: func(p words.Printer, b OpenedBody) words.Line {
		if b.Demo {
			return words.Line{Text: p.Say("The record was opened as a demonstration with invented families")}
		}
		return words.Line{Text: p.Say("The record was opened")}
	},
	Example: OpenedBody{Keyring: "6f1d0a52-3b8e-4d1c-9a5f-0c2f6f6f2a11"},
})

// Clock tells the time; tests hand in their own.
type Clock func() time.Time
