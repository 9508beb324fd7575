package report

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// BegunBody begins the stream of a report while it is written.
type BegunBody struct {
	Case   ledger.StreamID `json:"case"`
	Opened ledger.Ref      `json:"opened"` // the entry of the case that names the report
	Type   string          `json:"type"`   // a report type of the pack
	Author ledger.StreamID `json:"author"`
}

// Begun is the first entry of a report’s own stream.
var Begun = ledger.Define(&Kinds, "report.begun/1", ledger.Spec[BegunBody]{
	Means:   "This stream is the report named while it is written.",
	May:     access.CaseWorker,
	Line:    func(p words.Printer, _ BegunBody) words.Line { return text(p.Say("Writing began")) },
	Example: BegunBody{Case: exampleCase, Opened: exampleRef(exampleCase, "01"), Type: "section7", Author: exampleAuthor},
})

// Saying is what a statement says, and what it rests on.
type Saying struct {
	Kind      string     `json:"kind"` // a statement kind of the pack, or Heading, or Linking
	Text      string     `json:"text"`
	By        string     `json:"by,omitempty"`        // of what is established: which record says so, an option of the pack
	Child     ledger.Ref `json:"child,omitzero"`      // when it is about one child; all of them otherwise
	RestsOn   []Rest     `json:"restsOn,omitempty"`   // jointly
	Answers   []string   `json:"answers,omitempty"`   // the questions it answers, by Question.ID
	Continues bool       `json:"continues,omitempty"` // it stands in the paragraph of the statement before, and rests on what that one rests on too
	Instead   bool       `json:"instead,omitempty"`   // it says why the child’s own words are not in the report
}

func (s Saying) validate(ps *fault.Fields) {
	ps.Need(s.Kind != "", "kind", "Choose what kind of statement it is")
	ps.Need(given(s.Text), "text", "Write what you want to say")
	ps.Need(!needsNothing(s.Kind) || len(s.RestsOn) == 0, "on", "A heading or a linking sentence rests on nothing. Choose another kind of statement")
	for _, r := range s.RestsOn {
		ps.Need(r.known(), "on", "Choose from what is listed")
		ps.Need(!r.Gone || reports(s.Kind), "gone", "Only an account may give what no longer stands. Say it as something you were told")
	}
}

var exampleSaying = Saying{
	Kind: Account, Text: "Mr Kersey told me on 3 November that he drinks “two or three pints at the weekend”.",
	RestsOn: []Rest{{Ref: exampleRef(exampleCase, "24"), Sort: OnItem}}, Answers: []string{"0199e0c4-1c00-7c00-8000-000000000031/c"},
}

// WrittenBody adds a statement to a section.
type WrittenBody struct {
	Section string         `json:"section"`          // of the report type
	Before  ledger.EntryID `json:"before,omitempty"` // the statement it stands before; at the end of the section without one
	Saying
}

// Validate asks for the words and their kind.
func (b WrittenBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Section != "", "section", "Choose the section")
	b.Saying.validate(&ps)
	return ps.Err()
}

// Written adds a statement. The statement is named by this entry.
var Written = ledger.Define(&Kinds, "report.statement_written/1", ledger.Spec[WrittenBody]{
	Means: "A statement was written into the report.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b WrittenBody) words.Line {
		return words.Line{Text: p.Say("Statement written"), Words: b.Text}
	},
	Example: WrittenBody{Section: "accounts", Saying: exampleSaying},
})

// ChangedBody gives a statement other words, another kind, or something else to rest on.
type ChangedBody struct {
	Statement ledger.Ref `json:"statement"`
	Saying
}

// Validate asks for the words and their kind.
func (b ChangedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Statement.IsZero(), "statement", "Choose the statement")
	b.Saying.validate(&ps)
	return ps.Err()
}

// Changed changes a statement. What it said before stays on record.
var Changed = ledger.Define(&Kinds, "report.statement_changed/1", ledger.Spec[ChangedBody]{
	Means: "A statement of the report now reads like this.",
	May:   access.CaseWorker,
	Refs:  func(b ChangedBody) []ledger.Ref { return []ledger.Ref{b.Statement} },
	Line: func(p words.Printer, b ChangedBody) words.Line {
		return words.Line{Text: p.Say("Statement changed"), Words: b.Text}
	},
	Example: ChangedBody{Statement: exampleRef(exampleDraft, "02"), Saying: exampleSaying},
})

// MovedBody gives a statement another place.
type MovedBody struct {
	Statement ledger.Ref     `json:"statement"`
	Section   string         `json:"section"`
	Before    ledger.EntryID `json:"before,omitempty"`
}

// Validate asks for the place.
func (b MovedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Statement.IsZero(), "statement", "Choose the statement")
	ps.Need(b.Section != "", "section", "Choose the section")
	return ps.Err()
}

// Moved moves a statement.
var Moved = ledger.Define(&Kinds, "report.statement_moved/1", ledger.Spec[MovedBody]{
	Means:   "A statement of the report stands at another place.",
	May:     access.CaseWorker,
	Refs:    func(b MovedBody) []ledger.Ref { return []ledger.Ref{part(b.Statement, "place")} },
	Line:    func(p words.Printer, _ MovedBody) words.Line { return text(p.Say("Statement moved")) },
	Example: MovedBody{Statement: exampleRef(exampleDraft, "02"), Section: "history"},
})

// TakenOutBody takes a statement out of the report.
type TakenOutBody struct {
	Statement ledger.Ref `json:"statement"`
}

// Validate asks for the statement.
func (b TakenOutBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Statement.IsZero(), "statement", "Choose the statement")
	return ps.Err()
}

// TakenOut takes a statement out. It stays on record and in no version of the report from then on.
var TakenOut = ledger.Define(&Kinds, "report.statement_taken_out/1", ledger.Spec[TakenOutBody]{
	Means:   "A statement was taken out of the report.",
	May:     access.CaseWorker,
	Refs:    func(b TakenOutBody) []ledger.Ref { return []ledger.Ref{b.Statement} },
	Line:    func(p words.Printer, _ TakenOutBody) words.Line { return text(p.Say("Statement taken out")) },
	Example: TakenOutBody{Statement: exampleRef(exampleDraft, "02")},
})

// FrozenBody ends the writing of a report.
type FrozenBody struct {
	Signed ledger.Ref `json:"signed"` // the signature in the case
}

// Frozen says that the report was signed. Nothing is written in its stream after it.
var Frozen = ledger.Define(&Kinds, "report.frozen/1", ledger.Spec[FrozenBody]{
	Means: "The report was signed. Nothing in it changes from now on.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, _ FrozenBody) words.Line {
		return text(p.Say("Signed: nothing changes from here on"))
	},
	Example: FrozenBody{Signed: exampleRef(exampleCase, "40")},
})
