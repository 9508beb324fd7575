package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// WrongCaseBody hides an entry that belongs to another case.
type WrongCaseBody struct {
	Entry  ledger.EntryID `json:"entry"`        // of this stream
	Kind   string         `json:"kind"`         // its kind, for the timeline of whoever reviews
	Now    ledger.Ref     `json:"now,omitzero"` // where it stands now; zero when it was written nowhere else
	Why    string         `json:"why"`
	SeenBy string         `json:"seenBy,omitempty"` // who the writer knows has seen it outside the service
}

// Validate asks for the entry and the reason.
func (b WrongCaseBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Entry != "", "entry", "Choose the entry that is in the wrong case")
	ps.Need(given(b.Why), "why", "Say how it came to be in the wrong case")
	return ps.Err()
}

// WrongCase hides an entry at once from everyone but a reviewer.
var WrongCase = ledger.Define(&Kinds, "casework.wrong_case/1", ledger.Spec[WrongCaseBody]{
	Means: "The entry named does not belong to this case. Only a reviewer sees it from now on.",
	May:   access.CaseWorker,
	Refs:  func(b WrongCaseBody) []ledger.Ref { return []ledger.Ref{{Entry: b.Entry}} },
	Line: func(p words.Printer, b WrongCaseBody) words.Line {
		return text(p.Say("An entry was hidden: it was written in the wrong case"))
	},
	Example: WrongCaseBody{Entry: "0199e0c4-1c00-7a00-8000-000000000020", Kind: "casework.note/1", Why: "Two families named Byrne; I had the other one open"},
})

// BroughtBackBody shows a hidden entry again.
type BroughtBackBody struct {
	Entry ledger.EntryID `json:"entry"`
	Why   string         `json:"why"`
}

// Validate asks for the entry and the reason.
func (b BroughtBackBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Entry != "", "entry", "Choose the hidden entry")
	ps.Need(given(b.Why), "why", "Say why it belongs here after all")
	return ps.Err()
}

// BroughtBack shows a hidden entry again, by the word of a reviewer.
var BroughtBack = ledger.Define(&Kinds, "casework.brought_back/1", ledger.Spec[BroughtBackBody]{
	Means: "An entry that was hidden as written in the wrong case belongs here after all.",
	May:   access.Reviewer,
	Refs:  func(b BroughtBackBody) []ledger.Ref { return []ledger.Ref{{Entry: b.Entry}} },
	Line: func(p words.Printer, b BroughtBackBody) words.Line {
		return text(p.Say("A hidden entry was brought back: %s", b.Why))
	},
	Example: BroughtBackBody{Entry: "0199e0c4-1c00-7a00-8000-000000000020", Why: "It was about this family; the name was misread"},
})
