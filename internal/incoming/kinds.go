package incoming

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about e-mails that were brought. What they hold stands on the closed side of a case; the open side says that one waits, and no more.
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
		Came: exampleEmail, Why: "It is about another family",
	},
})

// WaitsBody says on the open side that an e-mail was brought.
type WaitsBody struct {
	Came ledger.Ref `json:"came"` // on the closed side
}

// Validate asks for the e-mail.
func (b WaitsBody) Validate() error { return isNamed(b.Came) }

// Waits says on the open side of a case that an e-mail was brought and waits.
var Waits = ledger.Define(&Kinds, "incoming.waits/1", ledger.Spec[WaitsBody]{
	Means: "An e-mail was brought into the case and waits to be sorted.",
	May:   access.CaseWorker,
	Refs:  func(b WaitsBody) []ledger.Ref { return []ledger.Ref{b.Came} },
	Line: func(p words.Printer, _ WaitsBody) words.Line {
		return words.Line{Text: p.Say("An e-mail waits to be sorted")}
	},
	Example: WaitsBody{Came: exampleEmail},
})

// SeenToBody says on the open side that an e-mail waits no longer.
type SeenToBody struct {
	Came ledger.Ref `json:"came"` // on the closed side
}

// Validate asks for the e-mail.
func (b SeenToBody) Validate() error { return isNamed(b.Came) }

// SeenTo says on the open side of a case that an e-mail waits no longer.
var SeenTo = ledger.Define(&Kinds, "incoming.seen-to/1", ledger.Spec[SeenToBody]{
	Means: "An e-mail that waited was sorted, or put aside.",
	May:   access.CaseWorker,
	Refs:  func(b SeenToBody) []ledger.Ref { return []ledger.Ref{b.Came} },
	Line: func(p words.Printer, _ SeenToBody) words.Line {
		return words.Line{Text: p.Say("An e-mail waits no longer")}
	},
	Example: SeenToBody{Came: exampleEmail},
})

func isNamed(came ledger.Ref) error {
	var ps fault.Fields
	ps.Need(!came.IsZero(), "came", "Open the e-mail again")
	return ps.Err()
}

const exampleCase ledger.StreamID = "5d2f6d0e-6f0b-4a86-9d0c-0f6f4f0f7b01"

var exampleEmail = ledger.Ref{Stream: exampleCase, Entry: "0199e0c4-1c00-7d00-8000-000000000002"}
