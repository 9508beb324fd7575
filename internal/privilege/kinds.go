package privilege

import (
	"strings"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about privileged notes.
var Kinds ledger.Set

// SideBody begins the stream of a case’s privileged notes.
type SideBody struct {
	Case ledger.StreamID `json:"case"`
}

// SideBegan is the first entry of the stream.
var SideBegan = ledger.Define(&Kinds, "privilege.side/1", ledger.Spec[SideBody]{
	Means:   "This stream holds the privileged notes of the case named.",
	May:     access.Guardian,
	Line:    func(p words.Printer, _ SideBody) words.Line { return words.Line{Text: p.Say("Privileged notes begun")} },
	Example: SideBody{Case: example("01").Stream},
})

// NoteBody is what passed with a lawyer. When it was stands in the entry.
type NoteBody struct {
	Sort casework.NoteSort `json:"sort"`
	With string            `json:"with"` // id of the pack: which lawyer
	Name string            `json:"name"` // who it was, as the writer names them
	By   string            `json:"by"`   // id of the pack: which privilege
	Said string            `json:"said"`
}

// Validate asks for everything: what is left out here stands nowhere else.
func (b NoteBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Sort != "", "sort", "Choose what it was: a call, a meeting, an e-mail")
	ps.Need(b.With != "", "with", "Choose which lawyer it was with")
	ps.Need(given(b.Name), "name", "Say who it was, by name")
	ps.Need(b.By != "", "by", "Choose what it was for")
	ps.Need(given(b.Said), "said", "Write what was asked or advised")
	return ps.Err()
}

// Texts are the words that somebody typed.
func (b NoteBody) Texts() []string { return []string{b.Name, b.Said} }

func given(text string) bool { return strings.TrimSpace(text) != "" }

// Noted is a privileged note, in the stream apart.
var Noted = ledger.Define(&Kinds, "privilege.note/1", ledger.Spec[NoteBody]{
	Means:        "What passed in confidence between the guardian and a lawyer. It is privileged.",
	May:          access.Guardian,
	Confidential: []string{"name", "said"},
	Line:         func(p words.Printer, _ NoteBody) words.Line { return words.Line{Text: p.Say("Privileged note")} },
	Example: NoteBody{
		Sort: casework.Call, With: "childrens_solicitor", Name: "Ms Farrow, Farrow and Lee", By: "advice", Said: "She advises against asking for another expert before the plan is filed.",
	},
})

// CorrectedBody is how a note should read instead.
type CorrectedBody struct {
	Note ledger.Ref `json:"note"`
	Said string     `json:"said"`
	Why  string     `json:"why"`
}

// Validate asks for the words and the reason.
func (b CorrectedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Said), "said", "Write how it should read")
	ps.Need(given(b.Why), "why", "Say what was wrong")
	return ps.Err()
}

// Corrected puts a privileged note right, in the stream apart. What was first written stays.
var Corrected = ledger.Define(&Kinds, "privilege.corrected/1", ledger.Spec[CorrectedBody]{
	Means:        "A privileged note was written down wrongly; this is how it should read.",
	May:          access.Guardian,
	Confidential: []string{"said", "why"},
	Refs:         func(b CorrectedBody) []ledger.Ref { return []ledger.Ref{b.Note} },
	Line: func(p words.Printer, _ CorrectedBody) words.Line {
		return words.Line{Text: p.Say("Privileged note corrected")}
	},
	Example: CorrectedBody{Note: example("02"), Said: "She advises against asking for another expert at all.", Why: "I had added “before the plan is filed”"},
})

// MadeBody says in the case that there is a privileged note.
type MadeBody struct {
	Note ledger.Ref `json:"note"` // in the stream apart
}

// Made is all that the case says of a privileged note.
var Made = ledger.Define(&Kinds, "privilege.made/1", ledger.Spec[MadeBody]{
	Means: "A privileged note was made. It stands in a stream apart from the case.",
	May:   access.Guardian,
	Line: func(p words.Printer, _ MadeBody) words.Line {
		return words.Line{Text: p.Say("A privileged note was made")}
	},
	Example: MadeBody{Note: ledger.Ref{Stream: "7c0e5d4b-2f10-4a1c-8b55-90a1b2c3d4e5", Entry: example("02").Entry}},
})

// example is a thing of the examples: an invented case.
func example(n string) ledger.Ref {
	return ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: ledger.EntryID("0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e" + n)}
}
