package evidence

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Point is what a dispute is aimed at. It is never that the thing was said.
type Point string

const (
	TheMatter Point = "it is so"        // the other says that it did not happen, or not so
	TheStep   Point = "that it follows" // the other says that it does not follow from what was said
)

// DisputedBody says that a party disputes an item, or a judgement that one item is better than another. The denial is an item itself.
type DisputedBody struct {
	Item    ledger.Ref `json:"item"`
	Denial  ledger.Ref `json:"denial"`
	Point   Point      `json:"point"`
	AsParty bool       `json:"asParty,omitempty"` // their kind of source is no party by nature, but they are one in this case
}

// Validate refuses a dispute that names one side only.
func (b DisputedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Item.IsZero(), "item", "Choose what they dispute")
	ps.Need(!b.Denial.IsZero() && b.Denial != b.Item, "denial", "Give their own words")
	ps.Need(b.Point == TheMatter || b.Point == TheStep, "point", "Say what it is that they dispute")
	return ps.Err()
}

// Disputed puts a party’s dispute on record.
var Disputed = ledger.Define(&Kinds, "evidence.disputed/1", ledger.Spec[DisputedBody]{
	Means: "A party says that it is not so. Both accounts stand as said; neither can be leaned on until the matter is settled.",
	May:   access.CaseWorker,
	Refs:  func(b DisputedBody) []ledger.Ref { return []ledger.Ref{b.Item} },
	Line: func(p words.Printer, _ DisputedBody) words.Line {
		return line(p.Say("An item of evidence is disputed"), "")
	},
	Example: DisputedBody{Item: exampleRef("05"), Denial: exampleRef("07"), Point: TheMatter},
})

// OutweighedBody is a named person’s judgement that one item is better evidence than another.
type OutweighedBody struct {
	Better ledger.Ref `json:"better"`
	Worse  ledger.Ref `json:"worse"`
	Why    string     `json:"why"`
}

// Validate refuses a judgement without a reason.
func (b OutweighedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Worse.IsZero(), "worse", "Choose the item that is outweighed")
	ps.Need(!b.Better.IsZero() && b.Better != b.Worse, "better", "Choose the better item")
	ps.Need(given(b.Why), "why", "Say why it is better")
	return ps.Err()
}

// Outweighed puts counter-evidence on record. It has effect only while no party disputes the matter.
var Outweighed = ledger.Define(&Kinds, "evidence.outweighed/1", ledger.Spec[OutweighedBody]{
	Means: "A named person holds that one item is better evidence than another, and says why; whatever rested on the other must be looked at again.",
	May:   access.CaseWorker,
	Refs:  func(b OutweighedBody) []ledger.Ref { return []ledger.Ref{b.Worse} },
	Line: func(p words.Printer, b OutweighedBody) words.Line {
		return line(p.Say("One item of evidence is held to be better than another: %s", b.Why), "")
	},
	Example: OutweighedBody{Better: exampleRef("08"), Worse: exampleRef("05"), Why: "The school’s register was filled in on the day; the letter was written from memory in June"},
})

// ReplacedBody says that a later document takes the place of an earlier one. Each is a source, an item, or a finding.
type ReplacedBody struct {
	Older ledger.Ref `json:"older"`
	Newer ledger.Ref `json:"newer"`
	Why   string     `json:"why"`
}

// Validate asks for a reason.
func (b ReplacedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Older.IsZero(), "older", "Choose what was corrected")
	ps.Need(!b.Newer.IsZero() && b.Newer != b.Older, "newer", "Choose what corrects it")
	ps.Need(given(b.Why), "why", "Say what was wrong")
	return ps.Err()
}

// Replaced corrects a document by a later one. A person’s words are never replaced.
var Replaced = ledger.Define(&Kinds, "evidence.replaced/1", ledger.Spec[ReplacedBody]{
	Means: "A document was corrected or superseded by a later one; the first stays readable.",
	May:   access.CaseWorker,
	Refs:  func(b ReplacedBody) []ledger.Ref { return []ledger.Ref{b.Older} },
	Line: func(p words.Printer, b ReplacedBody) words.Line {
		return line(p.Say("Evidence was corrected: %s", b.Why), "")
	},
	Example: ReplacedBody{Older: exampleRef("05"), Newer: exampleRef("09"), Why: "The school had mixed up two children"},
})

// TakenBackBody says that somebody takes back what they said. What they say now is an item itself.
type TakenBackBody struct {
	Item    ledger.Ref `json:"item"`
	Account ledger.Ref `json:"account"`
}

// Validate refuses a body that names one account only.
func (b TakenBackBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Item.IsZero(), "item", "Choose what they take back")
	ps.Need(!b.Account.IsZero() && b.Account != b.Item, "account", "Give what they say now")
	return ps.Err()
}

// TakenBack shows a second account beside the first. It settles and defeats nothing, for people also retract under pressure.
var TakenBack = ledger.Define(&Kinds, "evidence.taken_back/1", ledger.Spec[TakenBackBody]{
	Means: "Whoever said it takes it back. Both accounts are shown, and nothing follows from either replacing the other.",
	May:   access.CaseWorker,
	Refs:  func(b TakenBackBody) []ledger.Ref { return []ledger.Ref{b.Item} },
	Line: func(p words.Printer, _ TakenBackBody) words.Line {
		return line(p.Say("Somebody took back what they had said; both accounts are kept"), "")
	},
	Example: TakenBackBody{Item: exampleRef("05"), Account: exampleRef("10")},
})
