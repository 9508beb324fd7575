package voice

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Sort is what a child says of what was written down.
type Sort string

const (
	NotSaid     Sort = "not what I said"
	ChangedMind Sort = "I have changed my mind"
	Missed      Sort = "you missed something"
)

// Sorts are all sorts, in the order in which they are offered.
var Sorts = []Sort{NotSaid, ChangedMind, Missed}

// Ways are how an answer of a child came.
var Ways = []string{"page", "letter", "worker"}

// AnsweredBody says what a child says of their words afterwards. Their words now are an item of evidence of their own; the day is its source’s.
type AnsweredBody struct {
	Child   ledger.Ref `json:"child"`
	Item    ledger.Ref `json:"item"` // what it is about
	Sort    Sort       `json:"sort"`
	Account ledger.Ref `json:"account"`       // the item with what they say now
	Came    string     `json:"came"`          // by the young person’s page, a letter, or the worker
	From    ledger.Ref `json:"from,omitzero"` // what the child answered to a picture, where these are those words
}

// Validate asks what it is about, what they say of it, and how it came.
func (b AnsweredBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Item.IsZero(), "item", "Choose what it is about")
	ps.Need(b.Sort == NotSaid || b.Sort == ChangedMind || b.Sort == Missed, "sort", "Say what the child says of it")
	ps.Need(given(b.Came), "came", "Say how it came")
	return ps.Err()
}

// Answered puts on record what a child says of their words afterwards. Both versions stay.
var Answered = ledger.Define(&Kinds, "voice.answered/1", ledger.Spec[AnsweredBody]{
	Means: "A child says that they did not say this, have changed their mind, or that something was missed. Both versions stay, and the child waits for an answer.",
	May:   access.CaseWorker,
	Refs:  func(b AnsweredBody) []ledger.Ref { return []ledger.Ref{b.Item} },
	Line: func(p words.Printer, b AnsweredBody) words.Line {
		return words.Line{Text: p.Say("A child says of their words: “%s”", string(b.Sort))}
	},
	Example: AnsweredBody{Child: exampleRef("01"), Item: exampleRef("02"), Sort: NotSaid, Account: exampleRef("07"), Came: "letter", From: exampleRef("0a")},
})

// RepliedBody is what the child was told about their answer. The day is the entry’s happened time.
type RepliedBody struct {
	Answer ledger.Ref `json:"answer"`
	Words  string     `json:"words"` // as the child was told
	How    string     `json:"how"`
}

// Validate asks for the words, and how the child was told.
func (b RepliedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Answer.IsZero(), "answer", "Choose what the child said")
	ps.Need(given(b.Words), "words", "Give the words in which you told the child")
	ps.Need(given(b.How), "how", "Say how the child was told, such as in person or by letter")
	return ps.Err()
}

// Replied says that a child had an answer, and in which words.
var Replied = ledger.Define(&Kinds, "voice.replied/1", ledger.Spec[RepliedBody]{
	Means: "A child was told what came of their correction: how, and in which words.",
	May:   access.CaseWorker,
	Refs:  func(b RepliedBody) []ledger.Ref { return []ledger.Ref{b.Answer} },
	Line: func(p words.Printer, _ RepliedBody) words.Line {
		return words.Line{Text: p.Say("A child was told what came of their correction")}
	},
	Example: RepliedBody{Answer: exampleRef("08"), Words: "You were right. I wrote to the judge on Monday with what you really said.", How: "In person"},
})

// ReportToldBody is what a child was told of what a report says about them. The day is the entry’s happened time.
type ReportToldBody struct {
	Child  ledger.Ref `json:"child"`
	Report ledger.Ref `json:"report"`
	Words  string     `json:"words"`
	How    string     `json:"how"`
}

// Validate asks for the report, the words, and how the child was told.
func (b ReportToldBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Child.IsZero(), "child", "Choose the child")
	ps.Need(!b.Report.IsZero(), "report", "Choose the report")
	ps.Need(given(b.Words), "words", "Give the words in which you told the child")
	ps.Need(given(b.How), "how", "Say how the child was told, such as in person or by letter")
	return ps.Err()
}

// ReportTold says that a child was told what a report says about them.
var ReportTold = ledger.Define(&Kinds, "voice.report_told/1", ledger.Spec[ReportToldBody]{
	Means: "A child was told what a report says about them: how, and in which words.",
	May:   access.CaseWorker,
	Refs:  func(b ReportToldBody) []ledger.Ref { return []ledger.Ref{b.Report} },
	Line: func(p words.Printer, _ ReportToldBody) words.Line {
		return words.Line{Text: p.Say("A child was told what a report says about them")}
	},
	Example: ReportToldBody{Child: exampleRef("01"), Report: exampleRef("09"), Words: "I told the judge that you want to see your dad, and not to stay the night yet.", How: "In person"},
})
