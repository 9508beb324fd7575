package evidence

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// NoWeightBody is an author’s opinion of an item.
type NoWeightBody struct {
	Item    ledger.Ref `json:"item"`
	Because string     `json:"because"`
}

// Validate asks for a reason.
func (b NoWeightBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Item.IsZero(), "item", "Choose the item")
	ps.Need(given(b.Because), "because", "Say why you place no weight on it")
	return ps.Err()
}

// NoWeight bars its author’s own conclusions from resting on an item, and leaves the account reported.
var NoWeight = ledger.Define(&Kinds, "evidence.no_weight/1", ledger.Spec[NoWeightBody]{
	Means: "The author places no weight on an item, and says why. It is an opinion: the item stands where it stood.",
	May:   access.CaseWorker,
	Refs:  func(b NoWeightBody) []ledger.Ref { return []ledger.Ref{b.Item} },
	Line: func(p words.Printer, b NoWeightBody) words.Line {
		return line(p.Say("No weight is placed on an item of evidence, because: %s", b.Because), "")
	},
	Example: NoWeightBody{Item: exampleRef("05"), Because: "It was said in answer to a question that gave the answer"},
})

// WeightRestoredBody names the opinion that its author gives up.
type WeightRestoredBody struct {
	NoWeight ledger.Ref `json:"noWeight"`
	Because  string     `json:"because"`
}

// Validate asks for a reason.
func (b WeightRestoredBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.NoWeight.IsZero(), "noWeight", "Choose the opinion")
	ps.Need(given(b.Because), "because", "Say why you think otherwise now")
	return ps.Err()
}

// WeightRestored gives an opinion up.
var WeightRestored = ledger.Define(&Kinds, "evidence.weight_restored/1", ledger.Spec[WeightRestoredBody]{
	Means: "The author no longer says that an item has no weight.",
	May:   access.CaseWorker,
	Refs:  func(b WeightRestoredBody) []ledger.Ref { return []ledger.Ref{b.NoWeight} },
	Line: func(p words.Printer, b WeightRestoredBody) words.Line {
		return line(p.Say("Weight is placed on an item of evidence again, because: %s", b.Because), "")
	},
	Example: WeightRestoredBody{NoWeight: exampleRef("15"), Because: "The recording shows that the question was open"},
})

// LookedAgainBody says that somebody looked again at an item that ages. On which day is the entry’s happened time.
type LookedAgainBody struct {
	Item ledger.Ref `json:"item"`
	How  string     `json:"how"` // what was checked, and with whom
}

// Validate asks what was checked.
func (b LookedAgainBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Item.IsZero(), "item", "Choose the item")
	ps.Need(given(b.How), "how", "Say what you checked, and with whom")
	return ps.Err()
}

// LookedAgain begins the pack’s period for an item anew.
var LookedAgain = ledger.Define(&Kinds, "evidence.looked_again/1", ledger.Spec[LookedAgainBody]{
	Means: "Somebody checked that an item still holds; it goes out of date later.",
	May:   access.CaseWorker,
	Refs:  func(b LookedAgainBody) []ledger.Ref { return []ledger.Ref{b.Item} },
	Line: func(p words.Printer, b LookedAgainBody) words.Line {
		return line(p.Say("An item of evidence was checked again: %s", b.How), "")
	},
	Example: LookedAgainBody{Item: exampleRef("05"), How: "Rang the school office: nothing has changed"},
})
