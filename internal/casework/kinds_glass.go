package casework

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// GlassAskedBody is an attempt to open a case in an emergency, by what whoever asks knows of it.
type GlassAskedBody struct {
	Number string        `json:"number,omitempty"` // the court's
	Name   string        `json:"name,omitempty"`   // of somebody in it
	Born   calendar.Date `json:"born,omitzero"`
	Reason string        `json:"reason"`
}

// Validate asks for the court's number, or a name and birth date, and for the reason.
func (b GlassAskedBody) Validate() error {
	var ps fault.Fields
	if !given(b.Number) {
		ps.Need(given(b.Name) || !b.Born.IsZero(), "number", "Enter the court number, or a name and date of birth")
		ps.Need(given(b.Name) || b.Born.IsZero(), "name", "Enter the name that goes with the date of birth")
		ps.Need(!given(b.Name) || !b.Born.IsZero(), "born", "Enter the date of birth that goes with the name")
	}
	ps.Need(given(b.Reason), "reason", "Say why you need to see the case now")
	return ps.Err()
}

// GlassAsked is the first entry of an attempt to open a case in an emergency. It is on record before anything is looked for.
var GlassAsked = ledger.Define(&Kinds, "casework.glass_asked/1", ledger.Spec[GlassAskedBody]{
	Means: "This person asked to open a case that is not theirs, because of an emergency. Whatever came of it, somebody else looks at why.",
	May:   access.GlassBreaker,
	Line: func(p words.Printer, b GlassAskedBody) words.Line {
		return words.Line{Text: p.Say("Asked to open a case in an emergency"), Words: b.Reason}
	},
	Example: GlassAskedBody{Number: "ZE26P00412", Reason: "Her school rang; the duty social worker asks where she lives"},
})

// GlassAnsweredBody is what came of an attempt.
type GlassAnsweredBody struct {
	Attempt ledger.Ref      `json:"attempt"`
	Case    ledger.StreamID `json:"case,omitempty"` // that was opened; none when nothing was, for whatever reason
}

// GlassAnswered says what came of an attempt.
var GlassAnswered = ledger.Define(&Kinds, "casework.glass_answered/1", ledger.Spec[GlassAnsweredBody]{
	Means: "What came of the attempt: a case was opened to read for four hours, or nothing was.",
	May:   access.GlassBreaker,
	Refs:  func(b GlassAnsweredBody) []ledger.Ref { return []ledger.Ref{b.Attempt} },
	Line: func(p words.Printer, b GlassAnsweredBody) words.Line {
		if b.Case == "" {
			return text(p.Say("Nothing was opened"))
		}
		return text(p.Say("A case was opened to read"))
	},
	Example: GlassAnsweredBody{Attempt: exampleRef("40"), Case: exampleCase},
})

// GlassBrokenBody says, in the case, that somebody opened it in an emergency.
type GlassBrokenBody struct {
	Attempt ledger.Ref      `json:"attempt"`
	Person  ledger.StreamID `json:"person"`
	Name    string          `json:"name"`
	Reason  string          `json:"reason"`
}

// GlassBroken opens the open side of a case to somebody for GlassLimit from when it was recorded, to read and nothing else.
var GlassBroken = ledger.Define(&Kinds, "casework.glass_broken/1", ledger.Spec[GlassBrokenBody]{
	Means: "This person reads the open side of the case for four hours, because of an emergency; somebody else looks at why.",
	May:   access.GlassBreaker,
	Refs:  func(b GlassBrokenBody) []ledger.Ref { return []ledger.Ref{b.Attempt} },
	Line: func(p words.Printer, b GlassBrokenBody) words.Line {
		return words.Line{Text: p.Say("%s opened the case in an emergency, to read for four hours", b.Name), Words: b.Reason}
	},
	Example: GlassBrokenBody{Attempt: exampleRef("40"), Person: exampleWorker, Name: "Maryam Siddiqui", Reason: "Her school rang; the duty social worker asks where she lives"},
})

// GlassReviewedBody is somebody else's word on an attempt.
type GlassReviewedBody struct {
	Attempt ledger.Ref `json:"attempt"`
	Needed  bool       `json:"needed"`
	Follows string     `json:"follows"`
}

// Validate asks what follows.
func (b GlassReviewedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Follows), "follows", "Say what you found and what follows from it")
	return ps.Err()
}

// GlassReviewed is the word of somebody else on an attempt.
var GlassReviewed = ledger.Define(&Kinds, "casework.glass_reviewed/1", ledger.Spec[GlassReviewedBody]{
	Means: "Somebody else looked at why a case was to be opened in an emergency, and says whether it was needed and what follows.",
	May:   access.GlassReviewer,
	Refs:  func(b GlassReviewedBody) []ledger.Ref { return []ledger.Ref{b.Attempt} },
	Line: func(p words.Printer, b GlassReviewedBody) words.Line {
		if b.Needed {
			return words.Line{Text: p.Say("It was needed"), Words: b.Follows}
		}
		return words.Line{Text: p.Say("It was not needed"), Words: b.Follows}
	},
	Example: GlassReviewedBody{Attempt: exampleRef("40"), Needed: true, Follows: "The school is told whom to ring out of hours"},
})
