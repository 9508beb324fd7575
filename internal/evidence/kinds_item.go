package evidence

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// The hands of the pack that the rules of standing know.
const (
	FirstHand  = "first"
	SecondHand = "second"
	LaterHand  = "later"
)

// ItemBody is one thing drawn from a source. When what it tells of happened is the entry's happened time.
type ItemBody struct {
	Number  int          `json:"number"` // of the item in its case, from 1, for good
	Source  ledger.Ref   `json:"source"`
	Words   string       `json:"words"`             // exactly as said or written
	Says    string       `json:"says"`              // what it says, in one line: the matter
	About   []ledger.Ref `json:"about,omitempty"`   // children it is about; none means all of them, or nobody in particular
	Hand    string       `json:"hand"`              // a hand of the pack: first, second, later, not known yet
	Heard   Who          `json:"heard,omitzero"`    // when not first hand: from whom the source has it
	Origin  ledger.Ref   `json:"origin,omitzero"`   // the item this only repeats: the two count once
	Matter  ledger.Ref   `json:"matter,omitzero"`   // an item that speaks to the same matter
	Page    int          `json:"page,omitempty"`    // in the source’s paper, where it differs from the source’s
	Passage string       `json:"passage,omitempty"` // line or paragraph there, as printed
}

// Validate refuses an item without words, without a line, or second hand from nobody.
func (b ItemBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Source.IsZero(), "source", "Choose the source it comes from")
	ps.Need(given(b.Words), "words", "Give the exact words, or what was seen")
	ps.Need(given(b.Says), "says", "Say in one line what this says happened")
	ps.Need(b.Hand != "", "hand", "Say whether they saw or heard it themselves")
	ps.Need(b.Hand != SecondHand || b.Heard.known() || !b.Origin.IsZero(), "heard", "Say who told them")
	return ps.Err()
}

// ItemDrawn draws an item from a source. It is the item’s name from then on.
var ItemDrawn = ledger.Define(&Kinds, "evidence.item_drawn/1", ledger.Spec[ItemBody]{
	Means: "Words of a source were taken as an item of evidence: what was said, and what it says.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b ItemBody) words.Line {
		return line(p.Say("Evidence %d: %s", b.Number, b.Says), b.Words)
	},
	Example: ItemBody{
		Number: 14, Source: exampleRef("03"), Words: "Isla told me Daddy had been drinking and the car was wobbling.",
		Says: "Mr Kersey drove the children on 9 May after drinking", About: []ledger.Ref{exampleRef("04")}, Hand: SecondHand,
		Heard: Who{Person: exampleRef("04")}, Passage: "line 14",
	},
})

// JoinedBody says that an item speaks to the same matter as another.
type JoinedBody struct {
	Item   ledger.Ref `json:"item"`
	Matter ledger.Ref `json:"matter,omitzero"` // an item of that matter; none parts the item from the one it was joined to
	Why    string     `json:"why"`
}

// Validate asks for a reason.
func (b JoinedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Item.IsZero(), "item", "Choose the item")
	ps.Need(given(b.Why), "why", "Say why they are, or are not, about the same thing")
	return ps.Err()
}

// MatterJoined joins an item to a matter, or parts it.
var MatterJoined = ledger.Define(&Kinds, "evidence.matter_joined/1", ledger.Spec[JoinedBody]{
	Means: "Somebody says that two items speak to the same matter, or that an item does not after all.",
	May:   access.CaseWorker,
	Refs:  func(b JoinedBody) []ledger.Ref { return []ledger.Ref{b.Item} },
	Line: func(p words.Printer, b JoinedBody) words.Line {
		if b.Matter.IsZero() {
			return line(p.Say("An item of evidence was parted from a matter: %s", b.Why), "")
		}
		return line(p.Say("Two items of evidence speak to the same matter: %s", b.Why), "")
	},
	Example: JoinedBody{Item: exampleRef("05"), Matter: exampleRef("06"), Why: "Both are about who drove on 9 May"},
})
