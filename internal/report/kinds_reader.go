package report

import (
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// HandedBody asks somebody to read a report before it is signed.
type HandedBody struct {
	To   ledger.StreamID `json:"to"`
	Name string          `json:"name"`
	As   pack.Reader     `json:"as"` // peer or manager
	Ask  string          `json:"ask,omitempty"`
}

// Validate asks who is to read it.
func (b HandedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.To != "" && given(b.Name), "to", "Choose who is to read it")
	ps.Need(b.As == pack.Peer || b.As == pack.Manager, "to", "Say whether they read it as a peer or as manager")
	return ps.Err()
}

// Handed asks somebody to read the report.
var Handed = ledger.Define(&Kinds, "report.handed/1", ledger.Spec[HandedBody]{
	Means: "This person was asked to read the report before it is signed.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b HandedBody) words.Line {
		return words.Line{Text: p.Say("Given to %s to read", b.Name), Words: b.Ask}
	},
	Example: HandedBody{To: exampleReader, Name: "Colin Pryce", As: pack.Manager, Ask: "Part 4 above all, please."},
})

// ReadBody says that somebody has read a report.
type ReadBody struct {
	Of      ledger.Ref  `json:"of"` // the report
	Name    string      `json:"name"`
	As      pack.Reader `json:"as"`
	Version int64       `json:"version"` // of the report’s stream, as they read it
	Words   string      `json:"words,omitempty"`
}

// Validate asks in what capacity it was read.
func (b ReadBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.As == pack.Peer || b.As == pack.Manager, "as", "Say whether you read it as a peer or as manager")
	return ps.Err()
}

// Read says that somebody has read the report. It is advice: the author signs.
var Read = ledger.Define(&Kinds, "report.read/1", ledger.Spec[ReadBody]{
	Means: "This person has read the report as it stood then. They advise; the author signs.",
	May:   access.CaseReader,
	Line: func(p words.Printer, b ReadBody) words.Line {
		return words.Line{Text: p.Say("Read by %s", b.Name), Words: b.Words}
	},
	Example: ReadBody{Of: exampleRef(exampleCase, "01"), Name: "Colin Pryce", As: pack.Manager, Version: 31, Words: "Clear. Say in 5.2 what would change your view."},
})

// CommentBody is a reader’s remark, on one statement or on the whole.
type CommentBody struct {
	Statement ledger.Ref `json:"statement,omitzero"`
	Words     string     `json:"words"`
}

// Validate asks for the words.
func (b CommentBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Words), "words", "Write your comment")
	return ps.Err()
}

// Commented is a comment on the report. It is never part of the document.
var Commented = ledger.Define(&Kinds, "report.commented/1", ledger.Spec[CommentBody]{
	Means: "Somebody remarked on the report while it was written. Comments are in no document.",
	May:   access.CaseReader,
	Line: func(p words.Printer, b CommentBody) words.Line {
		return words.Line{Text: p.Say("Comment"), Words: b.Words}
	},
	Example: CommentBody{Statement: exampleRef(exampleDraft, "02"), Words: "Who else was there?"},
})

// WithheldBody keeps a report from being signed.
type WithheldBody struct {
	Of  ledger.Ref `json:"of"`
	Why string     `json:"why"`
}

// Validate asks for the reason.
func (b WithheldBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why it must not go to the court as it is")
	return ps.Err()
}

// Withheld keeps a report from being signed, where the pack lets a manager do so.
var Withheld = ledger.Define(&Kinds, "report.withheld/1", ledger.Spec[WithheldBody]{
	Means:   "A manager who disagrees keeps the report from being signed, and says why.",
	May:     access.CaseManager,
	Refs:    func(b WithheldBody) []ledger.Ref { return []ledger.Ref{part(b.Of, "withheld")} },
	Line:    func(p words.Printer, b WithheldBody) words.Line { return text(p.Say("Withheld: %s", b.Why)) },
	Example: WithheldBody{Of: exampleRef(exampleCase, "01"), Why: "It advises unsupervised time and does not deal with the finding of 3 June"},
})

// ReleasedBody ends the withholding.
type ReleasedBody struct {
	Of  ledger.Ref `json:"of"`
	Why string     `json:"why"`
}

// Validate asks for the reason.
func (b ReleasedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why it may go now")
	return ps.Err()
}

// Released lets a withheld report be signed.
var Released = ledger.Define(&Kinds, "report.released/1", ledger.Spec[ReleasedBody]{
	Means:   "A manager no longer keeps the report from being signed.",
	May:     access.CaseManager,
	Refs:    func(b ReleasedBody) []ledger.Ref { return []ledger.Ref{part(b.Of, "withheld")} },
	Line:    func(p words.Printer, b ReleasedBody) words.Line { return text(p.Say("No longer withheld: %s", b.Why)) },
	Example: ReleasedBody{Of: exampleRef(exampleCase, "01"), Why: "5.2 now deals with the finding"},
})

// KeptBody keeps what a check found as it is.
type KeptBody struct {
	Check    string `json:"check"`    // Check.Key
	Sentence string `json:"sentence"` // what the check said
	Why      string `json:"why"`
}

// Validate asks for the reason.
func (b KeptBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Check != "", "check", "Choose the check")
	ps.Need(given(b.Why), "why", "Say why it stays as it is")
	return ps.Err()
}

// About reports whether what was kept is about a statement.
func (b KeptBody) About(statement ledger.Ref) bool {
	part := strings.Split(b.Check, "/")
	return len(part) > 1 && part[1] == string(statement.Entry)
}

// Kept overrides a check with a reason. When the statement it is about changes, the check is made anew.
var Kept = ledger.Define(&Kinds, "report.check_kept/1", ledger.Spec[KeptBody]{
	Means:   "The author keeps what a check found as it is, and says why.",
	May:     access.CaseWorker,
	Line:    func(p words.Printer, b KeptBody) words.Line { return text(p.Say("Kept as it is: %s", b.Why)) },
	Example: KeptBody{Check: "out of date/0199e0c4-1c00-7c00-8000-000000000002", Sentence: "4.1 rests on a police check that is out of date.", Why: "Asked again on 2 December; no answer yet"},
})

// SetAsideBody names a piece of advice that the author does not take. It holds none of the words that the advice was about.
type SetAsideBody struct {
	Check string `json:"check"` // Check.Key
}

// Validate asks for the advice.
func (b SetAsideBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Check != "", "check", "Choose the advice")
	return ps.Err()
}

// AdviceSetAside sets a piece of advice aside. When the sentence it is about changes, the advice is given anew.
var AdviceSetAside = ledger.Define(&Kinds, "report.advice_set_aside/1", ledger.Spec[SetAsideBody]{
	Means:   "The author does not take a piece of advice about the wording. Advice never stops a signature, so no reason is asked for.",
	May:     access.CaseWorker,
	Line:    func(p words.Printer, _ SetAsideBody) words.Line { return text(p.Say("Advice on wording set aside")) },
	Example: SetAsideBody{Check: "asking/0199e0c4-1c00-7c00-8000-000000000002/how_often/6b86b273ff34fce1"},
})
