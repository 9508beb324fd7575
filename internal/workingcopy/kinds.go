package workingcopy

import (
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about working copies. They stand in the report’s own stream.
var Kinds ledger.Set

// BroughtBody is a Word file that came back.
type BroughtBody struct {
	File    ledger.File `json:"file"`
	Version int64       `json:"version,omitempty"` // of the report’s stream, of which it is a copy; 0 when nobody can tell
}

// Validate asks for the file.
func (b BroughtBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.File.IsZero(), "file", "Choose the file")
	return ps.Err()
}

// Brought takes a Word file in, whose differences from the report wait to be accepted or left.
var Brought = ledger.Define(&Kinds, "workingcopy.brought/1", ledger.Spec[BroughtBody]{
	Means: "A working copy of this report came back as a Word file. It changes nothing: what it proposes waits to be accepted or left.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, _ BroughtBody) words.Line {
		return words.Line{Text: p.Say("A working copy came back")}
	},
	Example: BroughtBody{File: exampleFile, Version: 31},
})

// AnsweredBody is what somebody made of one difference.
type AnsweredBody struct {
	Copy       ledger.Ref     `json:"copy"`         // the entry that brought it
	Difference string         `json:"difference"`   // Difference.Key
	As         ledger.EntryID `json:"as,omitempty"` // the entry of the same act that changed the report; "" when it was left as it is
}

// Validate asks which difference it is.
func (b AnsweredBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Copy.IsZero() && strings.TrimSpace(b.Difference) != "", "difference", "Choose the difference")
	return ps.Err()
}

// Answered accepts one difference, or leaves the report as it is.
var Answered = ledger.Define(&Kinds, "workingcopy.answered/1", ledger.Spec[AnsweredBody]{
	Means: "What a working copy proposes in one place was accepted, or the report was left as it is there.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b AnsweredBody) words.Line {
		if b.As == "" {
			return words.Line{Text: p.Say("Left as it is, against a working copy")}
		}
		return words.Line{Text: p.Say("Accepted from a working copy")}
	},
	Example: AnsweredBody{Copy: exampleCopy, Difference: "changed-0199e0c4-1c00-7c00-8000-000000000002", As: "0199e0c4-1c00-7c00-8000-000000000051"},
})

// what the examples name: invented
var (
	exampleCopy = ledger.Ref{Stream: "6c1f6d0e-6f0b-4a86-9d0c-0f6f4f0f7c02", Entry: "0199e0c4-1c00-7c00-8000-000000000050"}
	exampleFile = ledger.File{
		ID: "0d6b5d0e-6f0b-4a86-9d0c-0f6f4f0f7c06", Media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Size: 18_211,
		SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Key: "AGE-SECRET-KEY-1EXAMPLE",
	}
)
