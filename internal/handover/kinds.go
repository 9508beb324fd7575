package handover

import (
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about handing cases over.
var Kinds ledger.Set

// NoteBody is what whoever hands a case over says to whoever takes it.
type NoteBody struct {
	Case    ledger.Ref `json:"case"`
	Know    string     `json:"know"`              // what the record does not say
	Child   string     `json:"child"`             // what the child was told about the change and by whom, or why nothing yet
	Parties string     `json:"parties,omitempty"` // what the parties were told
}

// Validate asks for what the record does not say, and for what the child was told.
func (b NoteBody) Validate() error {
	var ps fault.Fields
	ps.Need(strings.TrimSpace(b.Know) != "", "know", "Say what they must know, or that the record says everything")
	ps.Need(strings.TrimSpace(b.Child) != "", "child", "Say what the child was told about the change, or why nothing yet")
	return ps.Err()
}

// Texts are the words of the note.
func (b NoteBody) Texts() []string { return []string{b.Know, b.Child, b.Parties} }

// Written hands a case over in words.
var Written = ledger.Define(&Kinds, "handover.written/1", ledger.Spec[NoteBody]{
	Means: "Whoever hands this case over says what the record does not, and what the child and the parties were told about the change.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b NoteBody) words.Line {
		return words.Line{Text: p.Say("Handover note"), Words: b.Know}
	},
	Example: NoteBody{
		Case:  ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f"},
		Know:  "Her grandmother is ill; ring before ten. The school knows me by name and will want to hear who comes instead.",
		Child: "I told Ola on Tuesday that Tomos comes from now on. She asked whether he has a dog.", Parties: "Both parents had the letter on Monday.",
	},
})

// ReceivedBody is the word of whoever takes a case that they have read the note.
type ReceivedBody struct {
	Note ledger.Ref `json:"note"`
	Asks string     `json:"asks,omitempty"` // what they still want to know
}

// Validate asks which note it is.
func (b ReceivedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Note.Entry != "", "note", "Open the note again")
	return ps.Err()
}

// Received says that somebody who works on the case has read a handover note.
var Received = ledger.Define(&Kinds, "handover.received/1", ledger.Spec[ReceivedBody]{
	Means: "Somebody who works on the case has read the handover note, and says what they still want to know.",
	May:   access.CaseWorker,
	Refs:  func(b ReceivedBody) []ledger.Ref { return []ledger.Ref{b.Note} },
	Line: func(p words.Printer, b ReceivedBody) words.Line {
		return words.Line{Text: p.Say("Handover note read"), Words: b.Asks}
	},
	Example: ReceivedBody{Note: ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e30"}, Asks: "Which teacher?"},
})
