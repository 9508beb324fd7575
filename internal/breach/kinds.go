package breach

import (
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are what breach writes: that there is one, in the open stream of its case; the rest in a stream of its own.
var Kinds ledger.Set

// HappenedBody says in a case that something went to the wrong person.
type HappenedBody struct {
	Breach ledger.StreamID `json:"breach"`
	What   string          `json:"what"`
	To     string          `json:"to"`
}

// Happened stands in the case and leads to the breach.
var Happened = ledger.Define(&Kinds, "breach.happened/1", ledger.Spec[HappenedBody]{
	Means: "Something of this case was sent or shown to the wrong person. What was done about it has a record of its own.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b HappenedBody) words.Line {
		return words.Line{Text: p.Say("Something went to the wrong person: %s", b.What)}
	},
	Example: HappenedBody{Breach: exampleBreach, What: "The section 7 report", To: "Tomasz Wilk’s former solicitor, by e-mail"},
})

// Person is somebody of the case whose safety may be at stake.
type Person struct {
	Of   ledger.Ref `json:"of"`
	Name string     `json:"name"`
}

// OpenedBody is what went to the wrong person. When it went is when the entry happened.
type OpenedBody struct {
	Case      ledger.StreamID `json:"case"`
	What      string          `json:"what"`
	To        string          `json:"to"`                  // the wrong person or body
	InCandour bool            `json:"inCandour,omitempty"` // it was shown in Candour, so that the record of looks knows who saw it
	AtStake   []Person        `json:"atStake,omitempty"`
	Nobody    string          `json:"nobody,omitempty"` // why nobody's safety is at stake
	Aware     string          `json:"aware"`            // when the service became aware; a time as ledger.FormatTime writes it
	DecideBy  string          `json:"decideBy"`         // until when it is decided who is told; such a time
	Hours     int             `json:"hours"`            // between the two, as the pack had them
	Source    string          `json:"source"`           // of these hours, as the pack cited it then
}

// Validate asks what went to whom, and whose safety is at stake.
func (b OpenedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.What), "what", "Say what it was")
	ps.Need(given(b.To), "to", "Say to whom it went")
	ps.Need(len(b.AtStake) > 0 || given(b.Nobody), "stake", "Tick whose safety may be at stake or, if it is nobody’s, say why")
	ps.Need(len(b.AtStake) == 0 || !given(b.Nobody), "nobody", "Somebody is ticked above: leave this empty, or tick nobody")
	return ps.Err()
}

// Opened is the first entry of a breach.
var Opened = ledger.Define(&Kinds, "breach.opened/1", ledger.Spec[OpenedBody]{
	Means: "Something of a case was sent or shown to the wrong person. The hours to decide who is told run from when the service became aware.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b OpenedBody) words.Line {
		return words.Line{Text: p.Say("Went to %s: %s", b.To, b.What)}
	},
	Example: OpenedBody{
		Case: "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", What: "The section 7 report", To: "Tomasz Wilk’s former solicitor, by e-mail",
		AtStake: []Person{{exampleRef, "Niamh O’Neill"}}, Aware: "2026-11-24T09:10:00.000000Z", DecideBy: "2026-11-27T09:10:00.000000Z", Hours: 72,
		Source: "UK GDPR Article 33(1)",
	},
})

// ClosedBody ends a breach.
type ClosedBody struct {
	Words string `json:"words"`
}

// Validate asks for the account of it.
func (b ClosedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Words), "words", "Say in a few sentences what happened and what was done")
	return ps.Err()
}

// Closed says that every part is answered.
var Closed = ledger.Define(&Kinds, "breach.closed/1", ledger.Spec[ClosedBody]{
	Means: "An information governance officer closes the breach: every part of it is answered.",
	May:   access.RecordKeeper,
	Line: func(p words.Printer, b ClosedBody) words.Line {
		return words.Line{Text: p.Say("Closed"), Words: b.Words}
	},
	Example: ClosedBody{Words: "The report was deleted within the hour, unread. Ms O’Neill was told the same morning."},
})

const exampleBreach ledger.StreamID = "5a1d6f0c-2b7e-4c38-9d11-7e4f0a9c2b60"

var exampleRef = ledger.Ref{Stream: "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", Entry: "0199e0c4-1c00-7e00-8000-000000000004"}

func given(text string) bool { return strings.TrimSpace(text) != "" }
