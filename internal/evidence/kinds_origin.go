package evidence

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// OriginBody says that an item only repeats another, or that it does not.
type OriginBody struct {
	Item   ledger.Ref `json:"item"`
	Origin ledger.Ref `json:"origin,omitzero"` // the item that it repeats; none says that it stands by itself
	From   string     `json:"from,omitempty"`  // what both come from, where that is no item itself: "a telephone call of 3 May"
	Why    string     `json:"why"`
}

// Validate asks for a reason.
func (b OriginBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Item.IsZero(), "item", "Choose the item")
	ps.Need(!b.Origin.IsZero() || !given(b.From), "origin", "Choose the item that comes from the same")
	ps.Need(given(b.Why), "why", "Say how you know that it only repeats the other, or that it does not")
	return ps.Err()
}

// OriginSaid says that an item only repeats another, so that the two count once, or takes that back.
var OriginSaid = ledger.Define(&Kinds, "evidence.origin_said/1", ledger.Spec[OriginBody]{
	Means: "Somebody says that an item only repeats another, so that the two count once, or that it does not after all.",
	May:   access.CaseWorker,
	Refs:  func(b OriginBody) []ledger.Ref { return []ledger.Ref{b.Item} },
	Line: func(p words.Printer, b OriginBody) words.Line {
		if b.Origin.IsZero() {
			return line(p.Say("An item of evidence stands by itself, and repeats no other: %s", b.Why), "")
		}
		return line(p.Say("An item of evidence only repeats another: %s", b.Why), "")
	},
	Example: OriginBody{
		Item: exampleRef("05"), Origin: exampleRef("06"), From: "a telephone call of 3 May 2026", Why: "The school’s chronology copies the referral word for word",
	},
})
