package report

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// SharedBody says that somebody of whom a report speaks was given its draft, to say which facts in it are wrong.
type SharedBody struct {
	Of        ledger.Ref    `json:"of"`        // the report
	Left      ledger.Ref    `json:"left"`      // the entry of the case by which the copy left
	Person    ledger.Ref    `json:"person"`    // of the case
	Name      string        `json:"name"`      // of whoever it went to
	Safe      string        `json:"safe"`      // why sharing it is safe
	Permitted string        `json:"permitted"` // why it is permitted
	Child     string        `json:"child"`     // that the child was told first, by whom, or why not
	By        calendar.Date `json:"by"`        // the day by which they answer
	Version   int64         `json:"version"`   // of the report’s stream, as they read it
}

// Validate asks for the three statements without which no draft is shared, and for a day.
func (b SharedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Left.IsZero() && !b.Person.IsZero() && given(b.Name), "to", "Choose to whom it goes")
	ps.Need(given(b.Safe), "is-safe", "Say why sharing it is safe")
	ps.Need(given(b.Permitted), "permitted", "Say why sharing it is permitted, and with whom")
	ps.Need(given(b.Child), "child", "Say what the child was told first, when and by whom")
	ps.Need(!b.By.IsZero(), "by", "Enter the day by which they answer")
	return ps.Err()
}

// Shared says that a draft was given to somebody for factual correction. The copy stands in the case, on the register of what left it.
var Shared = ledger.Define(&Kinds, "report.shared/1", ledger.Spec[SharedBody]{
	Means: "The author gave this draft to somebody of whom it speaks, who says which facts in it are wrong; that it is safe and permitted, and that the child was told first.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b SharedBody) words.Line {
		return text(p.Say("The draft was given to %s for factual correction, to answer by %s", b.Name, b.By.Plain()))
	},
	Example: SharedBody{
		Of: exampleRef(exampleCase, "01"), Left: exampleRef(exampleCase, "60"), Person: exampleRef(exampleCase, "12"), Name: "Mr Kersey",
		Safe: "Nothing in it says where anybody is; Ms Ashdown knows that he reads it", Permitted: "He is a party, and the order of 3 March allows it",
		Child: "I told Isla on 2 May what it says of her", By: calendar.MustParse("2026-05-12"), Version: 41,
	},
})

// CorrectionBody is what somebody to whom a draft was given says is wrong in fact.
type CorrectionBody struct {
	Person    ledger.Ref    `json:"person"` // of the case
	Name      string        `json:"name"`
	On        calendar.Date `json:"on"`
	Statement ledger.Ref    `json:"statement"`
	Number    string        `json:"number"` // of the statement, as they read it
	Wrong     string        `json:"wrong"`
	Right     string        `json:"right"`
}

// Validate asks who says what of which paragraph.
func (b CorrectionBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Person.IsZero() && given(b.Name), "who", "Choose who says so")
	ps.Need(!b.On.IsZero(), "on", "Enter the day on which they said so")
	ps.Need(!b.Statement.IsZero() && b.Number != "", "paragraph", "Choose the paragraph")
	ps.Need(given(b.Wrong), "wrong", "Write down what they say is wrong")
	ps.Need(given(b.Right), "right", "Write down what they say is right")
	return ps.Err()
}

// CorrectionCame puts on record what somebody says is wrong in a draft. It changes nothing in it: the author answers.
var CorrectionCame = ledger.Define(&Kinds, "report.correction_came/1", ledger.Spec[CorrectionBody]{
	Means: "Somebody to whom the draft was given says that a fact in it is wrong, and what is right. The author answers.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b CorrectionBody) words.Line {
		return words.Line{Text: p.Say("%s says that a fact in %s is wrong", b.Name, b.Number), Words: b.Wrong + "\n\n" + b.Right}
	},
	Example: CorrectionBody{
		Person: exampleRef(exampleCase, "12"), Name: "Mr Kersey", On: calendar.MustParse("2026-05-09"), Statement: exampleRef(exampleDraft, "02"), Number: "4.1",
		Wrong: "I did not say “pints”", Right: "I said two or three cans",
	},
})

// Correcting is what an author does about a correction.
type Correcting string

const (
	Corrected     Correcting = "corrected" // the statement was changed or taken out since
	KeptAsItIs    Correcting = "kept"
	ShownDisputed Correcting = "disputed" // the report says that they dispute it, and annexes their words
)

var correctingLines = map[Correcting]string{
	Corrected: "A fact was corrected: %s", KeptAsItIs: "A statement was kept after a factual correction: %s", ShownDisputed: "A statement is shown as disputed: %s",
}

// CorrectionAnsweredBody is the author’s answer to a correction.
type CorrectionAnsweredBody struct {
	Correction ledger.Ref `json:"correction"`
	Answer     Correcting `json:"answer"`
	Why        string     `json:"why,omitempty"`
}

// Validate asks for an answer and, of one that keeps the words, for the reason.
func (b CorrectionAnsweredBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Correction.IsZero(), "correction", "Choose the correction")
	ps.Need(correctingLines[b.Answer] != "", "answer", "Say what you did about it")
	ps.Need(b.Answer != KeptAsItIs || given(b.Why), "why", "Say why it stays as it is")
	return ps.Err()
}

// CorrectionAnswered answers a correction. The last answer counts.
var CorrectionAnswered = ledger.Define(&Kinds, "report.correction_answered/1", ledger.Spec[CorrectionAnsweredBody]{
	Means: "The author answered somebody who said that a fact was wrong: corrected, kept with a reason, or shown as disputed.",
	May:   access.CaseWorker,
	Refs:  func(b CorrectionAnsweredBody) []ledger.Ref { return []ledger.Ref{b.Correction} },
	Line: func(p words.Printer, b CorrectionAnsweredBody) words.Line {
		return text(p.Say(correctingLines[b.Answer], b.Why))
	},
	Example: CorrectionAnsweredBody{Correction: exampleRef(exampleDraft, "30"), Answer: KeptAsItIs, Why: "My note of the call says “pints”, in his words"},
})
