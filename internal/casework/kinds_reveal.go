package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// HidingDecidedBody is a person's word on from whom a fact is hidden.
type HidingDecidedBody struct {
	Fact   ledger.Ref `json:"fact"`
	Who    string     `json:"who"`
	Kind   DetailKind `json:"kind"`
	Hiding Hiding     `json:"hiding"`
	Why    string     `json:"why"`
}

// Validate asks for a decision and its reason.
func (b HidingDecidedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Fact.IsZero(), "fact", "Choose the detail")
	ps.Need(b.Hiding.From != Undecided, "hiding", "Choose from whom it is hidden")
	b.Hiding.validate(&ps)
	ps.Need(given(b.Why), "why", "Say why")
	return ps.Err()
}

// HidingDecided says from whom a confidential fact is hidden from now on.
var HidingDecided = ledger.Define(&Kinds, "casework.hiding_decided/1", ledger.Spec[HidingDecidedBody]{
	Means: "A person decided from whom this fact is hidden, and said why.",
	May:   access.CaseWorker,
	Refs:  func(b HidingDecidedBody) []ledger.Ref { return []ledger.Ref{b.Fact} },
	Line: func(p words.Printer, b HidingDecidedBody) words.Line {
		return text(p.Say("%s: %s is %s. %s", b.Who, b.Kind.Named(p), b.Hiding.Words(p), b.Why))
	},
	Example: HidingDecidedBody{
		Fact: ledger.Ref{Stream: exampleClosed, Entry: exampleRef("60").Entry}, Who: "Niamh O’Neill", Kind: Address,
		Hiding: Hiding{From: FromSome, People: []ledger.Ref{exampleRef("04")}, Names: []string{"Tomasz Wilk"}}, Why: "She asked for it on her C8 form",
	},
})

// RevealedBody is one look at one confidential fact.
type RevealedBody struct {
	Fact   ledger.Ref `json:"fact"`
	Who    string     `json:"who"`
	Kind   DetailKind `json:"kind"`
	Why    string     `json:"why"`
	Urgent bool       `json:"urgent,omitempty"` // somebody was in danger: shown first, looked at afterwards
}

// Validate asks for the fact and the reason.
func (b RevealedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Fact.IsZero(), "fact", "Choose the detail")
	ps.Need(given(b.Why), "why", "Say why you need to see it")
	return ps.Err()
}

// Revealed says that a confidential fact was shown to the author of this entry, and why. It is on record before the fact is shown.
var Revealed = ledger.Define(&Kinds, "casework.revealed/1", ledger.Spec[RevealedBody]{
	Means: "Whoever made this entry was shown the confidential fact, for the reason given.",
	May:   access.Urgent,
	Line: func(p words.Printer, b RevealedBody) words.Line {
		if b.Urgent {
			return text(p.Say("%s: %s was shown at once because somebody was in danger: %s", b.Who, b.Kind.Named(p), b.Why))
		}
		return text(p.Say("%s: %s was shown: %s", b.Who, b.Kind.Named(p), b.Why))
	},
	Example: RevealedBody{
		Fact: ledger.Ref{Stream: exampleClosed, Entry: exampleRef("60").Entry}, Who: "Niamh O’Neill", Kind: Address, Urgent: true,
		Why: "Ola rang 999 from the flat; the police asked where",
	},
})

// ConcealedBody takes a detail that stood in the open out of sight.
type ConcealedBody struct {
	Entry ledger.EntryID `json:"entry"` // of kind DetailGiven
	Who   string         `json:"who"`
	Kind  DetailKind     `json:"kind"`
	Why   string         `json:"why"`
}

// Validate asks for the reason.
func (b ConcealedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Entry != "", "detail", "Choose the detail")
	ps.Need(given(b.Why), "why", "Say why it is to be hidden")
	return ps.Err()
}

// Concealed takes a detail that stood in the open out of sight, when it turns out to be confidential. The same change puts it on the closed side.
var Concealed = ledger.Define(&Kinds, "casework.concealed/1", ledger.Spec[ConcealedBody]{
	Means: "A detail that stood in the open is confidential; only a reviewer sees that entry from now on.",
	May:   access.CaseWorker,
	Refs:  func(b ConcealedBody) []ledger.Ref { return []ledger.Ref{{Entry: b.Entry}} },
	Line: func(p words.Printer, b ConcealedBody) words.Line {
		return text(p.Say("%s: %s was taken out of the open: %s", b.Who, b.Kind.Named(p), b.Why))
	},
	Example: ConcealedBody{Entry: exampleRef("61").Entry, Who: "Niamh O’Neill", Kind: Phone, Why: "He has found out which number she uses"},
})
