package evidence

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// SourceBody is somebody or something on one occasion. When that was is the entry's happened time.
type SourceBody struct {
	Who       Who      `json:"who"`
	Kind      string   `json:"kind"`                // a source kind of the pack
	Knows     string   `json:"knows,omitempty"`     // how they know: "She was not in the car; Isla told her"
	Where     string   `json:"where,omitempty"`     //
	Present   string   `json:"present,omitempty"`   // who else was there
	Obtained  string   `json:"obtained"`            // a way of obtaining, of the pack
	How       string   `json:"how,omitempty"`       // more on that: the question asked, the medium, the interpreter
	Verbatim  bool     `json:"verbatim"`            // word for word; otherwise a paraphrase
	Paper     Paper    `json:"paper,omitzero"`      //
	Naming    string   `json:"naming"`              // how they may be named to others, of the pack
	Described string   `json:"described,omitempty"` // when described, not named: "a teacher at the school"
	Handling  []string `json:"handling,omitempty"`  // handling conditions of the pack
	Tool      *Tool    `json:"tool,omitempty"`      // for the result of a practice tool
}

// How a source may be named to others: the values of the pack.
const (
	NotNamed  = "not_named" // nothing that shows who it was
	Described = "described"
	Named     = "named"
)

// Tool says with what, and under what conditions, a result was come to.
type Tool struct {
	Name    string        `json:"name"`             // with its version: "DASH checklist, version 3"
	Version ledger.Ref    `json:"version,omitzero"` // that version where it is on record
	Used    calendar.Date `json:"used"`             // the day it was used
	Trained bool          `json:"trained"`          // whoever used it was trained in it
	Fit     bool          `json:"fit"`              // its preconditions were met
}

// Validate refuses a source that does not say who it is, of what kind, and how we got it.
func (b SourceBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Who.known(), "who", "Say who told you this, or where it comes from")
	ps.Need(b.Kind != "", "kind", "Say what sort of source this is")
	ps.Need(b.Obtained != "", "obtained", "Say how you got this")
	ps.Need(b.Naming != "", "naming", "Say how they may be named to others")
	ps.Need(b.Naming != Described || given(b.Described), "described", "Say how they are described, such as “a teacher at the school”")
	ps.Need(b.Tool == nil || given(b.Tool.Name), "tool", "Say which tool it was, and which version")
	ps.Need(b.Tool == nil || !b.Tool.Used.IsZero(), "used", "Say on which day the tool was used")
	return ps.Err()
}

// SourceRecorded puts a source on record. Items are drawn from it.
var SourceRecorded = ledger.Define(&Kinds, "evidence.source_recorded/1", ledger.Spec[SourceBody]{
	Means:        "Somebody told us something, or something was seen or produced: who, how they know, when, where and how it was obtained.",
	May:          access.CaseWorker,
	Confidential: []string{"where"},
	Line: func(p words.Printer, b SourceBody) words.Line {
		if b.Who.Name == "" {
			return line(p.Say("A source was recorded"), "")
		}
		return line(p.Say("A source was recorded: %s", b.Who.Name), "")
	},
	Example: SourceBody{
		Who: Who{Person: exampleRef("01")}, Kind: "party", Knows: "She was not in the car. She says Isla told her.", Where: "By telephone, from home",
		Present: "She said she was alone", Obtained: "by_phone", How: "Asked: what worries you about the children’s time with their father?",
		Verbatim: true, Paper: Paper{Note: exampleRef("02"), Page: 2}, Naming: "named",
	},
})

// HandlingBody says under which conditions a source is handled from now on, and how it may be named.
type HandlingBody struct {
	Source    ledger.Ref `json:"source"`
	Naming    string     `json:"naming"`
	Described string     `json:"described,omitempty"`
	Handling  []string   `json:"handling,omitempty"`
	Why       string     `json:"why"`
}

// Validate asks for a reason.
func (b HandlingBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Source.IsZero(), "source", "Choose the source")
	ps.Need(b.Naming != "", "naming", "Say how they may be named to others")
	ps.Need(b.Naming != Described || given(b.Described), "described", "Say how they are described, such as “a teacher at the school”")
	ps.Need(given(b.Why), "why", "Say why this changes")
	return ps.Err()
}

// HandlingChanged changes the conditions of a source.
var HandlingChanged = ledger.Define(&Kinds, "evidence.handling_changed/1", ledger.Spec[HandlingBody]{
	Means: "The conditions under which a source is handled, or how it may be named to others, changed.",
	May:   access.CaseWorker,
	Refs:  func(b HandlingBody) []ledger.Ref { return []ledger.Ref{b.Source} },
	Line: func(p words.Printer, b HandlingBody) words.Line {
		return line(p.Say("The conditions of a source changed: %s", b.Why), "")
	},
	Example: HandlingBody{Source: exampleRef("03"), Naming: Described, Described: "a neighbour", Handling: []string{"anonymous_referrer"}, Why: "She asked that the father does not learn who told us"},
})

// ReadyBody names the file that people see of an attachment.
type ReadyBody struct {
	Source ledger.Ref  `json:"source"`
	Shown  ledger.File `json:"shown"`
	Pages  int         `json:"pages,omitempty"`
}

// Validate refuses a body without a file.
func (b ReadyBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Source.IsZero(), "source", "Choose the source")
	ps.Need(!b.Shown.IsZero(), "shown", "Name the file that people see")
	return ps.Err()
}

// AttachmentReady says that people can see an attachment now: a file made from it, without position data, scripts, links or embedded files.
var AttachmentReady = ledger.Define(&Kinds, "evidence.attachment_ready/1", ledger.Spec[ReadyBody]{
	Means:   "An attachment was made ready to be seen; the original bytes are kept and not shown.",
	May:     access.Service,
	Line:    func(p words.Printer, _ ReadyBody) words.Line { return line(p.Say("An attachment can be seen now"), "") },
	Example: ReadyBody{Source: exampleRef("03"), Shown: exampleFile, Pages: 2},
})

var exampleFile = ledger.File{
	ID: "0d6b5d0e-6f0b-4a86-9d0c-0f6f4f0f7b02", Media: "application/pdf", Size: 48_211,
	SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Key: "AGE-SECRET-KEY-1EXAMPLE",
}

// UnreadableBody says why an attachment cannot be seen.
type UnreadableBody struct {
	Source ledger.Ref `json:"source"`
	Why    string     `json:"why"` // a sentence for whoever attached it
}

// Validate refuses a body that gives no reason.
func (b UnreadableBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Source.IsZero(), "source", "Choose the source")
	ps.Need(given(b.Why), "why", "Say why it cannot be read")
	return ps.Err()
}

// AttachmentUnreadable says that nothing to look at could be made of an attachment.
var AttachmentUnreadable = ledger.Define(&Kinds, "evidence.attachment_unreadable/1", ledger.Spec[UnreadableBody]{
	Means: "An attachment could not be read; the original bytes are kept.",
	May:   access.Service,
	Line: func(p words.Printer, b UnreadableBody) words.Line {
		return line(p.Say("An attachment could not be read: %s", b.Why), "")
	},
	Example: UnreadableBody{Source: exampleRef("03"), Why: "The file is damaged. Ask for it again."},
})
