package report

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// RepliedBody is what somebody of whom a filed report speaks says against it.
type RepliedBody struct {
	Signed     ledger.Ref    `json:"signed"` // the signature of the report
	Person     ledger.Ref    `json:"person"` // of the case
	Name       string        `json:"name"`   // what they were called then
	On         calendar.Date `json:"on"`     // the day on which they said or wrote it
	Through    string        `json:"through,omitempty"`
	Paragraphs []string      `json:"paragraphs,omitempty"` // as printed: "4.2"; none when they dispute the report as a whole
	Words      string        `json:"words,omitempty"`      // in full
	Paper      string        `json:"paper,omitempty"`      // what they wrote, as it can be found: "Statement of 12 May 2026"
}

// Validate asks who says what, on which day and to which report.
func (b RepliedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Signed.IsZero(), "signed", "Choose the report")
	ps.Need(!b.Person.IsZero() && given(b.Name), "who", "Choose who replies")
	ps.Need(!b.On.IsZero(), "on", "Enter the day on which they said it")
	ps.Need(given(b.Words) || given(b.Paper), "words", "Write down their words in full, or name their paper")
	return ps.Err()
}

// Replied takes down a reply. It is named by this entry, and never changed: whoever says something else replies again.
var Replied = ledger.Define(&Kinds, "report.replied/1", ledger.Spec[RepliedBody]{
	Means: "Somebody of whom a filed report speaks disputes it, in their own words. Later documents that lean on it say so and annex the words.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b RepliedBody) words.Line {
		return words.Line{Text: p.Say("%s replied to a filed report", b.Name), Words: b.Words}
	},
	Example: RepliedBody{
		Signed: exampleRef(exampleCase, "40"), Person: exampleRef(exampleCase, "12"), Name: "Isla", On: calendar.MustParse("2026-12-18"),
		Through: "Ruth Adeyemi, to whom she said it at school", Paragraphs: []string{"4.1"}, Words: "I never said that I did not want to go.",
		Paper: "Isla’s letter of 17 December 2026",
	},
})

// ReplyWithdrawnBody takes a reply back.
type ReplyWithdrawnBody struct {
	Reply ledger.Ref `json:"reply"`
	Why   string     `json:"why"`
}

// Validate asks which reply it is, and what was said.
func (b ReplyWithdrawnBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Reply.IsZero(), "reply", "Choose the reply")
	ps.Need(given(b.Why), "why", "Say when and how they took it back")
	return ps.Err()
}

// ReplyWithdrawn takes a reply back: documents made from then on leave it out. It stays on record, and in those that were signed before.
var ReplyWithdrawn = ledger.Define(&Kinds, "report.reply_withdrawn/1", ledger.Spec[ReplyWithdrawnBody]{
	Means: "Whoever replied to a filed report took the reply back. Documents made from now on leave it out.",
	May:   access.CaseWorker,
	Refs:  func(b ReplyWithdrawnBody) []ledger.Ref { return []ledger.Ref{b.Reply} },
	Line: func(p words.Printer, b ReplyWithdrawnBody) words.Line {
		return text(p.Say("A reply to a filed report was taken back: %s", b.Why))
	},
	Example: ReplyWithdrawnBody{Reply: exampleRef(exampleCase, "52"), Why: "She rang on 4 January and said that she no longer disputes it"},
})
