package representation

import (
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about how children are represented.
var Kinds ledger.Set

// Decider is who may decide that a child instructs a solicitor apart from the guardian.
type Decider string

const (
	Court     Decider = "court"     // with its permission: rule 16.6(3)
	Solicitor Decider = "solicitor" // who considers that the child is able: rules 16.6(3)(b) and 16.29(2)
)

// Deciders are both, in the order in which a form offers them.
var Deciders = []Decider{Court, Solicitor}

// Words are the decider in the middle of a sentence.
func (d Decider) Words() string { return "the " + string(d) }

// SeparateBody says that a child instructs a solicitor apart from their guardian. The day it was decided is the entry’s happened time.
type SeparateBody struct {
	Child     ledger.Ref `json:"child"`
	Solicitor string     `json:"solicitor"` // name and firm
	Decider   Decider    `json:"decider"`
	By        string     `json:"by"`                 // the judge or the solicitor, by name
	Why       string     `json:"why"`                // how far the child understands, as they put it
	Guardian  string     `json:"guardian,omitempty"` // what becomes of the guardian’s own representation
}

// Validate asks who decided what, and why.
func (b SeparateBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Solicitor), "solicitor", "Say which solicitor the child instructs")
	ps.Need(b.Decider == Court || b.Decider == Solicitor, "decider", "Say whether the court or the solicitor decided it")
	ps.Need(given(b.By), "by", "Say who decided it, by name")
	ps.Need(given(b.Why), "why", "Give the reason, as it was given")
	return ps.Err()
}

func given(text string) bool { return strings.TrimSpace(text) != "" }

// Separated puts it on record.
var Separated = ledger.Define(&Kinds, "representation.separated/1", ledger.Spec[SeparateBody]{
	Means: "A child instructs a solicitor apart from their guardian: who decided it, when and why.",
	May:   access.CaseWorker,
	Refs:  func(b SeparateBody) []ledger.Ref { return []ledger.Ref{b.Child} },
	Line: func(p words.Printer, b SeparateBody) words.Line {
		return words.Line{Text: p.Say("A child instructs a solicitor apart from the guardian, decided by %s", b.Decider.Words()), Words: b.Why}
	},
	Example: SeparateBody{
		Child: ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f"}, Solicitor: "Ms Farrow, Farrow and Lee",
		Decider: Solicitor, By: "Ms Farrow", Why: "Ola is fourteen, follows what the case is about, and wants something else than her guardian advises.",
	},
})

// RejoinedBody says that it ended.
type RejoinedBody struct {
	Separation ledger.Ref `json:"separation"`
	Why        string     `json:"why"`
}

// Validate asks for the reason.
func (b RejoinedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why it ended, and who decided that")
	return ps.Err()
}

// Rejoined says that a child no longer instructs a solicitor apart from the guardian.
var Rejoined = ledger.Define(&Kinds, "representation.rejoined/1", ledger.Spec[RejoinedBody]{
	Means: "A child no longer instructs a solicitor apart from their guardian.",
	May:   access.CaseWorker,
	Refs:  func(b RejoinedBody) []ledger.Ref { return []ledger.Ref{b.Separation} },
	Line: func(p words.Printer, b RejoinedBody) words.Line {
		return words.Line{Text: p.Say("A child no longer instructs a solicitor apart from the guardian"), Words: b.Why}
	},
	Example: RejoinedBody{
		Separation: ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e30"},
		Why:        "Ola asked for it, and her solicitor agrees.",
	},
})
