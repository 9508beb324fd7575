package privilege

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// WaivedBody is the decision that a note is not privileged any more. The day of the decision is the entry’s happened time.
type WaivedBody struct {
	Note    ledger.Ref `json:"note"`
	Decider string     `json:"decider"` // id of the pack: who may decide
	Who     string     `json:"who"`     // who decided, by name
	Said    string     `json:"said"`    // how they said so, and where that is written
	Why     string     `json:"why"`
}

// Validate asks who decided, how they said so, and why.
func (b WaivedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Decider != "", "decider", "Choose whose decision it was")
	ps.Need(given(b.Who), "who", "Say who decided, by name")
	ps.Need(given(b.Said), "said", "Say how they said so, and where it is written")
	ps.Need(given(b.Why), "why", "Say why privilege is waived")
	return ps.Err()
}

// Texts are the words that somebody typed.
func (b WaivedBody) Texts() []string { return []string{b.Who, b.Said, b.Why} }

// Waived is the decision with its reason, in the stream apart.
var Waived = ledger.Define(&Kinds, "privilege.waived/1", ledger.Spec[WaivedBody]{
	Means: "Somebody whose decision it was waived the privilege in a note: who, how they said so, and why.",
	May:   access.Guardian,
	Refs:  func(b WaivedBody) []ledger.Ref { return []ledger.Ref{b.Note} },
	Line: func(p words.Printer, b WaivedBody) words.Line {
		return words.Line{Text: p.Say("Privilege in a note waived by %s", b.Who), Words: b.Why}
	},
	Example: WaivedBody{
		Note: example("02"), Decider: "guardian_with_solicitor", Who: "Ms Farrow, for the children", Said: "Her e-mail of 3 March 2026", Why: "The court asks why no expert was asked for",
	},
})

// GivenUpBody says in the case that a note of it was privileged until it was waived.
type GivenUpBody struct {
	Note    ledger.Ref `json:"note"`    // as it stands in the case from then on
	Decider string     `json:"decider"` // in words
	Who     string     `json:"who"`
}

// Validate asks for the note.
func (b GivenUpBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Note.IsZero(), "note", "Choose the note")
	return ps.Err()
}

// GivenUp stands in the case beside the note.
var GivenUp = ledger.Define(&Kinds, "privilege.given_up/1", ledger.Spec[GivenUpBody]{
	Means: "A note of the case was privileged until the privilege was waived; this says by whom.",
	May:   access.Guardian,
	Refs:  func(b GivenUpBody) []ledger.Ref { return []ledger.Ref{b.Note} },
	Line: func(p words.Printer, b GivenUpBody) words.Line {
		return words.Line{Text: p.Say("Privilege in a note was waived by %s", b.Who)}
	},
	Example: GivenUpBody{Note: example("04"), Decider: "The guardian for the children, on the solicitor’s advice", Who: "Ms Farrow, for the children"},
})
