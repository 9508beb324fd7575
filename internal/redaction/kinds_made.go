package redaction

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// MadeBody is the file of a copy, made, read back and looked through.
type MadeBody struct {
	Copy    ledger.Ref   `json:"copy"`
	File    ledger.File  `json:"file"`
	Marks   []ledger.Ref `json:"marks,omitempty"` // that held
	Removed string       `json:"removed"`         // in words that repeat nothing
	Stays   bool         `json:"stays,omitempty"` // whoever made it says that removed words which stand elsewhere may stay there
	Holds   []string     `json:"holds,omitempty"` // hidden details that it holds, to protect somebody in danger; never their values
}

// Validate refuses a body without a file.
func (b MadeBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Copy.IsZero() && !b.File.IsZero(), "copy", "Name the copy and its file")
	return ps.Err()
}

// Repeats says that the file holds words of the document, which go with it when it is erased: see retention.
func (b MadeBody) Repeats(self ledger.Ref) (of, in ledger.Ref) { return b.Copy, self }

// Made is a copy as it will leave.
var Made = ledger.Define(&Kinds, "redaction.made/1", ledger.Spec[MadeBody]{
	Means: "The copy was made of the words that are left, read back, and looked through for what is hidden from its recipient.",
	May:   access.CaseWorker,
	Refs:  func(b MadeBody) []ledger.Ref { return []ledger.Ref{b.Copy} },
	Line:  func(p words.Printer, b MadeBody) words.Line { return line(p.Say("A copy was made. %s", b.Removed)) },
	Example: MadeBody{
		Copy: exampleRef("02"), Marks: []ledger.Ref{exampleRef("03")}, Removed: "Removed: about somebody else, in 2 places.",
		File: ledger.File{ID: "0d6b5d0e-6f0b-4a86-9d0c-0f6f4f0f7b04", Media: "application/pdf", Size: 48_211, SHA256: exampleSum, Key: "AGE-SECRET-KEY-1EXAMPLE"},
	},
})

// DecidedBody says whether a copy, as it was made, may be handed over.
type DecidedBody struct {
	Copy   ledger.Ref `json:"copy"`
	Made   ledger.Ref `json:"made"`
	Agreed bool       `json:"agreed"`
	Name   string     `json:"name"` // of who decided
	Why    string     `json:"why,omitempty"`
}

// Validate asks for a reason when it may not.
func (b DecidedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Agreed || given(b.Why), "why", "Say what must change")
	return ps.Err()
}

// Decided is the word of a second person.
var Decided = ledger.Define(&Kinds, "redaction.decided/1", ledger.Spec[DecidedBody]{
	Means: "A manager who did not make the copy ready says whether it may be handed over.",
	May:   access.CaseManager,
	Refs:  func(b DecidedBody) []ledger.Ref { return []ledger.Ref{b.Copy} },
	Line: func(p words.Printer, b DecidedBody) words.Line {
		if b.Agreed {
			return line(p.Say("%s decided that a copy may be handed over", b.Name))
		}
		return line(p.Say("%s decided that a copy may not be handed over as it is: %s", b.Name, b.Why))
	},
	Example: DecidedBody{Copy: exampleRef("02"), Made: exampleRef("04"), Agreed: true, Name: "Colin Pryce"},
})
