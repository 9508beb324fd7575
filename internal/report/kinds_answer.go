package report

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Answer is what follows when something that a signed report rested on no longer stands as it did.
type Answer string

const (
	TellNow   Answer = "tell"      // the court and the parties are told now, by a letter or an addendum
	AtHearing Answer = "hearing"   // it is raised at the hearing
	NoEffect  Answer = "no effect" // because of the reason given
	Referred  Answer = "referred"  // the case is closed: the head of practice decides
)

var answerLines = map[Answer]string{
	TellNow:   "What no longer stands under a report: the court and the parties are told now. %s",
	AtHearing: "What no longer stands under a report: it is raised at the hearing. %s",
	NoEffect:  "What no longer stands under a report: it has no effect. %s",
	Referred:  "What no longer stands under a report: referred to the head of practice. %s",
}

// AnsweredBody is one reasoned answer to many lines of one cause.
type AnsweredBody struct {
	Cause  ledger.Ref     `json:"cause"` // what no longer stands as it did
	Lines  []AnsweredLine `json:"lines"`
	Answer Answer         `json:"answer"`
	Why    string         `json:"why"`
	Told   []string       `json:"told,omitempty"` // who was told or will be, by name
	Duty   ledger.Ref     `json:"duty,omitzero"`  // what was opened with it: the letter, the addendum, what to raise
}

// AnsweredLine is a statement of a signed report, and how it stood when it was answered for. When it comes to stand otherwise, it waits
// for an answer again.
type AnsweredLine struct {
	Signed ledger.Ref `json:"signed"`
	Number string     `json:"number"`
	Now    string     `json:"now"`
}

// Validate asks for an answer with its reason.
func (b AnsweredBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Cause.IsZero(), "cause", "Choose what no longer stands")
	ps.Need(len(b.Lines) > 0, "lines", "Choose at least one statement to answer for")
	ps.Need(answerLines[b.Answer] != "", "answer", "Say what the court needs to know")
	ps.Need(given(b.Why), "why", "Give your reasons")
	return ps.Err()
}

// Answered is a person’s answer for statements of signed reports. The reports stay as they were signed.
var Answered = ledger.Define(&Kinds, "report.answered/1", ledger.Spec[AnsweredBody]{
	Means: "Something that signed reports rested on no longer stands as it did; a person said what follows, and why.",
	May:   access.Answerer,
	Refs:  func(b AnsweredBody) []ledger.Ref { return []ledger.Ref{part(b.Cause, "answer")} },
	Line:  func(p words.Printer, b AnsweredBody) words.Line { return text(p.Say(answerLines[b.Answer], b.Why)) },
	Example: AnsweredBody{
		Cause: exampleRef(exampleCase, "06"), Lines: []AnsweredLine{{exampleRef(exampleCase, "20"), "3.1", "no longer stands"}},
		Answer: TellNow, Why: "The court followed paragraph 6.1; the school now says that it named the wrong adult.", Told: []string{"Mr Kersey"},
		Duty: exampleRef(exampleCase, "50"),
	},
})
