package warning

import (
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about warnings.
var Kinds ledger.Set

// GivenBody is a warning of a person of the case, or of a place.
type GivenBody struct {
	Person ledger.Ref    `json:"person,omitzero"`
	Place  string        `json:"place,omitempty"`
	Says   string        `json:"says"`   // what somebody must know before they go
	Item   ledger.Ref    `json:"item"`   // the evidence that it rests on
	Review calendar.Date `json:"review"` // by when somebody looks at it again
	Told   bool          `json:"told"`   // the person was told of it
	How    string        `json:"how"`    // how and when they were told, or why not
}

// Validate asks of whom or what it warns, for its source, for a day, and whether they were told.
func (b GivenBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Person.IsZero() != (b.Place == ""), "person", "Choose a person, or enter a place: one of the two")
	ps.Need(given(b.Says), "says", "Say what somebody must know before they go")
	ps.Need(!b.Item.IsZero(), "item", "Choose the evidence that it rests on")
	ps.Need(!b.Review.IsZero(), "review", "Enter the day by which somebody looks at it again")
	ps.Need(given(b.How), "how", "Say how and when they were told, or why not")
	return ps.Err()
}

// Texts are the words that somebody typed.
func (b GivenBody) Texts() []string { return []string{b.Place, b.Says, b.How} }

func given(text string) bool { return strings.TrimSpace(text) != "" }

// Given is a warning.
var Given = ledger.Define(&Kinds, "warning.given/1", ledger.Spec[GivenBody]{
	Means: "Whoever goes there, or meets this person, is warned of something: by which evidence, until when it holds unlooked at, and whether the person was told.",
	May:   access.CaseWorker,
	Refs:  func(b GivenBody) []ledger.Ref { return []ledger.Ref{b.Item} },
	Line: func(p words.Printer, b GivenBody) words.Line {
		return words.Line{Text: p.Say("A warning was recorded"), Words: b.Says}
	},
	Example: GivenBody{
		Place: "The yard behind the house", Says: "A dog runs loose there. Ring before you come.", Item: example("2f"), Review: calendar.NewDate(2027, 2, 26),
		How: "He was told by telephone on 24 November 2026", Told: true,
	},
})

// LookedBody says that a warning still holds.
type LookedBody struct {
	Warning ledger.Ref    `json:"warning"`
	Says    string        `json:"says"`
	Review  calendar.Date `json:"review"`
}

// Validate asks how they know, and by when somebody looks again.
func (b LookedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Says), "why", "Say how you know")
	ps.Need(!b.Review.IsZero(), "review", "Enter the day by which somebody looks at it again")
	return ps.Err()
}

// Looked is somebody having looked at a warning again.
var Looked = ledger.Define(&Kinds, "warning.looked/1", ledger.Spec[LookedBody]{
	Means: "Somebody looked at the warning again: it still holds, and is looked at again by that day.",
	May:   access.CaseWorker,
	Refs:  func(b LookedBody) []ledger.Ref { return []ledger.Ref{b.Warning} },
	Line: func(p words.Printer, b LookedBody) words.Line {
		return words.Line{Text: p.Say("A warning was looked at again"), Words: b.Says}
	},
	Example: LookedBody{example("2f"), "The dog is still there", calendar.NewDate(2027, 5, 28)},
})

// EndedBody says why a warning holds no longer.
type EndedBody struct {
	Warning ledger.Ref `json:"warning"`
	Why     string     `json:"why"`
}

// Validate asks for the reason.
func (b EndedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say how you know")
	return ps.Err()
}

// Ended ends a warning.
var Ended = ledger.Define(&Kinds, "warning.ended/1", ledger.Spec[EndedBody]{
	Means: "The warning holds no longer.",
	May:   access.CaseWorker,
	Refs:  func(b EndedBody) []ledger.Ref { return []ledger.Ref{b.Warning} },
	Line: func(p words.Printer, b EndedBody) words.Line {
		return words.Line{Text: p.Say("A warning was ended"), Words: b.Why}
	},
	Example: EndedBody{example("2f"), "They have moved"},
})

func example(n string) ledger.Ref {
	return ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: ledger.EntryID("0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e" + n)}
}
