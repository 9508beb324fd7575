package wellbeing

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// EscalatedBody takes an assessment to a representative: somebody of the service, or a name outside it.
type EscalatedBody struct {
	Assessment ledger.Ref `json:"assessment"`
	To         Colleague  `json:"to,omitzero"`
	Outside    string     `json:"outside,omitempty"` // a representative who has no account here: the worker tells them themselves
	Shown      []string   `json:"shown,omitempty"`   // the factors that the representative reads
	Arranged   bool       `json:"arranged,omitempty"`
	Says       string     `json:"says"` // to the representative
}

// Validate asks for one representative, and for a word to them.
func (b EscalatedBody) Validate() error {
	var ps fault.Fields
	ps.Need((b.To.Person == "") != (b.Outside == ""), "to", "Choose a representative, or enter a name outside the service: one of the two")
	ps.Need(given(b.Says), "says", "Say what you ask of them")
	return ps.Err()
}

// Escalated is the worker’s wish that a representative looks at it.
var Escalated = ledger.Define(&Kinds, "wellbeing.escalated/1", ledger.Spec[EscalatedBody]{
	Means:        "The worker takes their assessment to a representative, who reads from now on what of it the worker chose.",
	May:          access.Assessed,
	Confidential: []string{"outside", "shown", "says"},
	Refs:         func(b EscalatedBody) []ledger.Ref { return []ledger.Ref{b.Assessment} },
	Line: func(p words.Printer, _ EscalatedBody) words.Line {
		return words.Line{Text: p.Say("An individual risk assessment was taken to a representative")}
	},
	Example: EscalatedBody{Assessment: exampleRef, To: Colleague{"0d7b9f7e-7f0d-4f6e-9a52-64f1f0a4c3b2", "Tomos Rees"}, Shown: []string{"lone"}, Arranged: true, Says: "Please come to the meeting on Friday."},
})

// TakenBackBody ends what a representative reads.
type TakenBackBody struct {
	Escalation ledger.Ref `json:"escalation"`
}

// Validate asks which one.
func (b TakenBackBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Escalation.IsZero(), "escalation", "Open the form again")
	return ps.Err()
}

// TakenBack ends it.
var TakenBack = ledger.Define(&Kinds, "wellbeing.taken_back/1", ledger.Spec[TakenBackBody]{
	Means: "The representative reads nothing of the assessment any more.",
	May:   access.Assessed,
	Refs:  func(b TakenBackBody) []ledger.Ref { return []ledger.Ref{b.Escalation} },
	Line: func(p words.Printer, _ TakenBackBody) words.Line {
		return words.Line{Text: p.Say("An individual risk assessment was taken back from a representative")}
	},
	Example: TakenBackBody{exampleRef},
})
