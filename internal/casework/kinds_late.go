package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// HeldBackBody holds back words of an entry of the same stream, which say something that has become hidden since.
type HeldBackBody struct {
	Entry   ledger.EntryID `json:"entry"`
	At      []string       `json:"at"`      // JSON Pointers from its body to the texts held back; none where only a file is
	Details []ledger.Ref   `json:"details"` // what they say, by the names of the details; none of a file at which somebody looked
}

// Validate asks for the entry.
func (b HeldBackBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Entry != "", "entry", "Say which entry is held back")
	return ps.Err()
}

// HeldBack holds words back on every page and in every row. The entry stays what it is otherwise: what rests on it, what it made due.
var HeldBack = ledger.Define(&Kinds, "casework.held_back/1", ledger.Spec[HeldBackBody]{
	Means: "Words of the entry named say something that has become hidden since. They are on no page until somebody says that they may stand.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, _ HeldBackBody) words.Line {
		return text(p.Say("Words of an entry were held back: they say something that is now hidden"))
	},
	Example: HeldBackBody{
		Entry: exampleRef("20").Entry, At: []string{"/said"}, Details: []ledger.Ref{{Stream: exampleClosed, Entry: exampleRef("60").Entry}},
	},
})

// MayStandBody shows again words that were held back.
type MayStandBody struct {
	Entry   ledger.EntryID `json:"entry"`
	Details []ledger.Ref   `json:"details"` // for the sake of which they are held back no longer; none of a file
}

// Validate asks for the entry.
func (b MayStandBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Entry != "", "entry", "Say which entry may stand")
	return ps.Err()
}

// MayStand shows words again that were held back. Why stands on the closed side, where it was decided.
var MayStand = ledger.Define(&Kinds, "casework.may_stand/1", ledger.Spec[MayStandBody]{
	Means: "Words of the entry named were held back, and may stand on pages again.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, _ MayStandBody) words.Line {
		return text(p.Say("Words of an entry that were held back may stand again"))
	},
	Example: MayStandBody{Entry: exampleRef("20").Entry, Details: []ledger.Ref{{Stream: exampleClosed, Entry: exampleRef("60").Entry}}},
})
