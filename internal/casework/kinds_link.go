package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// How is how two cases belong together.
type How string

const (
	SameChild    How = "same child"
	Siblings     How = "siblings"
	HalfSiblings How = "half-siblings"
	Earlier      How = "earlier case" // the case linked to came before
	Later        How = "later case"
	Consolidated How = "consolidated"  // the court hears them as one
	TheSame      How = "the same case" // by JoinCase alone; no form offers it
)

// Hows are all ways in which cases belong together, in the order in which a form offers them. Later is the other end of Earlier.
var Hows = []How{SameChild, Siblings, HalfSiblings, Earlier, Consolidated}

var hows = map[How]How{ // each with what it is seen from the other case
	SameChild: SameChild, Siblings: Siblings, HalfSiblings: HalfSiblings, Earlier: Later, Later: Earlier, Consolidated: Consolidated, TheSame: TheSame,
}

// LinkedBody links a case with another. It says nothing of the other: whoever may not see that one learns nothing here.
type LinkedBody struct {
	To  ledger.StreamID `json:"to"`
	How How             `json:"how"`
	Why string          `json:"why"`
}

// Validate asks how the cases belong together and how that is known.
func (b LinkedBody) Validate() error {
	var ps fault.Fields
	_, known := hows[b.How]
	ps.Need(b.To != "", "to", "Choose the other case")
	ps.Need(known, "how", "Choose how the cases belong together")
	ps.Need(given(b.Why), "why", "Say how you know that they belong together")
	return ps.Err()
}

// Linked says, in both cases, that they belong together. Nothing crosses by it.
var Linked = ledger.Define(&Kinds, "casework.linked/1", ledger.Spec[LinkedBody]{
	Means: "This case belongs together with another. Nothing of the one can be seen in the other because of it.",
	May:   access.CaseWorker,
	Refs:  func(b LinkedBody) []ledger.Ref { return []ledger.Ref{{Stream: b.To}} },
	Line: func(p words.Printer, b LinkedBody) words.Line {
		return text(p.Say("Linked with another case (%s): %s", b.How, b.Why))
	},
	Example: LinkedBody{To: exampleOther, How: HalfSiblings, Why: "Ola and the child of the other case have the same mother"},
})

// UnlinkedBody takes a link back.
type UnlinkedBody struct {
	To  ledger.StreamID `json:"to"`
	Why string          `json:"why"`
}

// Validate asks for the reason.
func (b UnlinkedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.To != "", "to", "Choose the other case")
	ps.Need(given(b.Why), "why", "Say why they do not belong together")
	return ps.Err()
}

// Unlinked takes a link back, in both cases.
var Unlinked = ledger.Define(&Kinds, "casework.unlinked/1", ledger.Spec[UnlinkedBody]{
	Means: "This case does not belong together with the other after all.",
	May:   access.CaseWorker,
	Refs:  func(b UnlinkedBody) []ledger.Ref { return []ledger.Ref{{Stream: b.To}} },
	Line: func(p words.Printer, b UnlinkedBody) words.Line {
		return text(p.Say("Link with another case taken back: %s", b.Why))
	},
	Example: UnlinkedBody{To: exampleOther, Why: "Another child of the same name"},
})

// CarriedBody is one thing of a case put before the other, on purpose.
type CarriedBody struct {
	Out   bool            `json:"out,omitempty"` // this case gave it; otherwise this case got it
	Other ledger.StreamID `json:"other"`
	What  ledger.Ref      `json:"what"` // the thing, in the case it is of
	As    string          `json:"as"`   // what it is, in words that either case may read
	Why   string          `json:"why"`
	By    string          `json:"by"` // what allows it: an order, the parties' agreement, a rule
}

// Validate asks what crosses, why, and what allows it.
func (b CarriedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.What.IsZero(), "what", "Choose what to take into the other case")
	ps.Need(given(b.As), "as", "Say what it is")
	ps.Need(given(b.Why), "why", "Say why the other case needs it")
	ps.Need(given(b.By), "by", "Say what allows it: an order, a rule, or the agreement of those it concerns")
	return ps.Err()
}

// Carried says, in both cases, that one thing crossed from one to the other, and by whose leave.
var Carried = ledger.Define(&Kinds, "casework.carried/1", ledger.Spec[CarriedBody]{
	Means: "One thing of a case was put before another case on purpose. It is the only way in which anything crosses.",
	May:   access.CaseWorker,
	Refs:  func(b CarriedBody) []ledger.Ref { return []ledger.Ref{b.What} },
	Line: func(p words.Printer, b CarriedBody) words.Line {
		if b.Out {
			return text(p.Say("%s taken into another case (%s): %s", b.As, b.By, b.Why))
		}
		return text(p.Say("%s taken over from another case (%s): %s", b.As, b.By, b.Why))
	},
	Example: CarriedBody{Out: true, Other: exampleOther, What: exampleRef("20"), As: "A note of 14 September", Why: "It concerns both children", By: "Order of 3 October, paragraph 4"},
})
