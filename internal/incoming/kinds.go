package incoming

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about e-mails that were brought, on the closed side of a case.
var Kinds ledger.Set

// CameBody is an e-mail as it came.
type CameBody struct {
	Case ledger.Ref  `json:"case"`
	File ledger.File `json:"file"`
}

// Validate asks for the file.
func (b CameBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Case.IsZero() && !b.File.IsZero(), "file", "Choose the e-mail again")
	return ps.Err()
}

// Came says that an e-mail was brought.
var Came = ledger.Define(&Kinds, "incoming.came/1", ledger.Spec[CameBody]{
	Means: "Somebody brought an e-mail into the case. It is kept as it came, and waits to be sorted.",
	May:   access.CaseWorker,
	Line:  func(p words.Printer, _ CameBody) words.Line { return words.Line{Text: p.Say("An e-mail was brought")} },
	Example: CameBody{
		Case: ledger.Ref{Stream: exampleCase, Entry: "0199e0c4-1c00-7d00-8000-000000000001"},
		File: ledger.File{
			ID: "0d6b5d0e-6f0b-4a86-9d0c-0f6f4f0f7b08", Media: "message/rfc822", Size: 8_211,
			SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Key: "AGE-SECRET-KEY-1EXAMPLE",
		},
	},
})

// SortedBody says what became of an e-mail: a note, or nothing, and why.
type SortedBody struct {
	Came ledger.Ref `json:"came"`
	Note ledger.Ref `json:"note,omitzero"` // in the open case
	Why  string     `json:"why,omitempty"` // why it is nothing
}

// Validate asks for one of the two.
func (b SortedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Came.IsZero(), "came", "Open the e-mail again")
	ps.Need(!b.Note.IsZero() || given(b.Why), "why", "Say why it is put aside")
	return ps.Err()
}

// Sorted says what became of an e-mail.
var Sorted = ledger.Define(&Kinds, "incoming.sorted/1", ledger.Spec[SortedBody]{
	Means: "An e-mail that was brought became a note of contact, or was put aside.",
	May:   access.CaseWorker,
	Refs:  func(b SortedBody) []ledger.Ref { return []ledger.Ref{b.Came} },
	Line:  func(p words.Printer, _ SortedBody) words.Line { return words.Line{Text: p.Say("An e-mail was sorted")} },
	Example: SortedBody{
		Came: ledger.Ref{Stream: exampleCase, Entry: "0199e0c4-1c00-7d00-8000-000000000002"}, Why: "It is about another family",
	},
})

const exampleCase ledger.StreamID = "5d2f6d0e-6f0b-4a86-9d0c-0f6f4f0f7b01"
