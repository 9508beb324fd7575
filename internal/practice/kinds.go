package practice

import (
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds is what practice writes: in the stream of a piece of guidance or a tool, and Cited in streams that rely on one.
var Kinds ledger.Set

// Sort is guidance or a tool.
type Sort string

const (
	Guidance Sort = "guidance" // says how a thing is done: a policy, a practice direction, a checklist to read
	Tool     Sort = "tool"     // is used on a case and gives a result: an assessment, a questionnaire
)

// Edition is one version of a piece of guidance or of a tool, as people know it.
type Edition struct {
	Sort      Sort   `json:"sort"`
	Name      string `json:"name"`
	Version   string `json:"version,omitempty"` // as its publisher writes it
	Publisher string `json:"publisher"`
}

// Label is how lists and documents call it: "Home visits with a child, version 3 (Family Practice Board)".
func (e Edition) Label() string {
	label := e.Name
	if e.Version != "" {
		label += ", version " + e.Version
	}
	return label + " (" + e.Publisher + ")"
}

// Called is how it is called in the middle of a sentence: "the tool “Home visits with a child”, version 3".
func (e Edition) Called() string {
	called := "the " + string(e.Sort) + " “" + e.Name + "”"
	if e.Version != "" {
		called += ", version " + e.Version
	}
	return called
}

func (e Edition) check(ps *fault.Fields) {
	ps.Need(e.Sort == Guidance || e.Sort == Tool, "sort", "Say whether it is guidance or a tool")
	ps.Need(given(e.Name), "name", "Enter what it is called")
	ps.Need(given(e.Publisher), "publisher", "Enter who publishes it")
}

func given(text string) bool { return strings.TrimSpace(text) != "" }

// IssuedBody introduces a piece of guidance or a tool.
type IssuedBody struct {
	Edition
	Use  string        `json:"use,omitempty"` // when it is used, and when it is not
	From calendar.Date `json:"from"`          // the first day on which it is in force
}

// Validate asks what it is, who publishes it and from when it holds.
func (b IssuedBody) Validate() error {
	var ps fault.Fields
	b.check(&ps)
	ps.Need(!b.From.IsZero(), "from", "Enter the first day on which it is in force")
	return ps.Err()
}

// Issued is the first entry of its stream. The piece of guidance or the tool is named by this entry.
var Issued = ledger.Define(&Kinds, "practice.issued/1", ledger.Spec[IssuedBody]{
	Means: "This guidance or tool may be relied on from a day.",
	May:   access.PracticeKeeper,
	Line: func(p words.Printer, b IssuedBody) words.Line {
		return words.Line{Text: p.Say("%s is in force from %s", b.Label(), b.From.Plain()), Words: b.Use}
	},
	Example: IssuedBody{Edition: exampleEdition, Use: "During or after an interview, where abuse is reported", From: calendar.MustParse("2024-09-01")},
})

// WithdrawnBody ends a piece of guidance or a tool.
type WithdrawnBody struct {
	Of      ledger.Ref    `json:"of"`
	From    calendar.Date `json:"from"`              // the first day on which it is no longer in force
	Unsound bool          `json:"unsound,omitempty"` // it was never to be relied on: what was done with it before that day asks for another look too
	Why     string        `json:"why"`
	Instead string        `json:"instead,omitempty"` // what replaces it, in words
}

// Since is the first day on which nothing may rest on it; zero when there never was a day on which something might.
func (b WithdrawnBody) Since() calendar.Date {
	if b.Unsound {
		return calendar.Date{}
	}
	return b.From
}

// Validate asks for the day and the reason.
func (b WithdrawnBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Of.IsZero(), "of", "Choose what is withdrawn")
	ps.Need(!b.From.IsZero(), "from", "Enter the first day on which it is no longer in force")
	ps.Need(given(b.Why), "why", "Say why it is withdrawn. Everybody whose work rests on it reads this")
	return ps.Err()
}

// Withdrawn says from when a piece of guidance or a tool is no longer in force. The latest word counts.
var Withdrawn = ledger.Define(&Kinds, "practice.withdrawn/1", ledger.Spec[WithdrawnBody]{
	Means: "This guidance or tool is no longer to be relied on; whatever rests on it must be looked at again, as far back as this says.",
	May:   access.PracticeKeeper,
	Refs:  func(b WithdrawnBody) []ledger.Ref { return []ledger.Ref{b.Of} },
	Line: func(p words.Printer, b WithdrawnBody) words.Line {
		return words.Line{Text: p.Say("Withdrawn from %s: %s", b.From.Plain(), b.Why)}
	},
	Example: WithdrawnBody{
		Of: exampleRef, From: calendar.MustParse("2026-10-01"), Unsound: true, Why: "Two of its questions were found to point the wrong way",
		Instead: "Version 4, from 1 October 2026",
	},
})

// CitedBody says what a piece of guidance or a tool was called when this record began to rely on it.
type CitedBody struct {
	Piece ledger.Ref `json:"piece"`
	Edition
}

// Validate refuses a body that names nothing.
func (b CitedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Piece.IsZero(), "on", "Choose from what is listed")
	b.check(&ps)
	return ps.Err()
}

// Cited stands in each stream that relies on guidance or a tool, so that it can be read without the other.
var Cited = ledger.Define(&Kinds, "practice.cited/1", ledger.Spec[CitedBody]{
	Means: "This record relies on a piece of guidance or a tool, which was called so at the time.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b CitedBody) words.Line {
		return words.Line{Text: p.Say("This record relies on %s", b.Called())}
	},
	Example: CitedBody{Piece: exampleRef, Edition: exampleEdition},
})

var exampleRef = ledger.Ref{Stream: "2c0f5a3e-6d47-4b07-9d55-5f1f0c9b7e21", Entry: "0199e0c4-1c00-7c00-8000-000000000051"}

var exampleEdition = Edition{Sort: Tool, Name: "Spending time safety indicator", Version: "3", Publisher: "Family Practice Board"}
