package report

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// SuggestedBody is a reader’s wording for a statement. It changes nothing: the author takes it or declines it.
type SuggestedBody struct {
	Statement ledger.Ref     `json:"statement"`
	On        ledger.EntryID `json:"on"`   // that gave the statement the words they read
	Was       string         `json:"was"`  // these words
	Text      string         `json:"text"` // what they suggest instead
	Words     string         `json:"words,omitempty"`
}

// Validate asks for a wording.
func (b SuggestedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Statement.IsZero() && b.On != "", "statement", "Choose the statement")
	ps.Need(given(b.Text), "suggest", "Write what you suggest")
	return ps.Err()
}

// Suggested is a wording that a reader suggests. It is never part of the document until its author takes it.
var Suggested = ledger.Define(&Kinds, "report.suggested/1", ledger.Spec[SuggestedBody]{
	Means: "A reader suggests another wording of a statement. It changes nothing until the author takes it.",
	May:   access.CaseReader,
	Line: func(p words.Printer, b SuggestedBody) words.Line {
		return words.Line{Text: p.Say("Wording suggested"), Words: b.Text}
	},
	Example: SuggestedBody{
		Statement: exampleRef(exampleDraft, "02"), On: exampleRef(exampleDraft, "02").Entry, Was: "Mr Kersey drinks.",
		Text: "Mr Kersey told me that he drinks at the weekend.", Words: "Say who said it",
	},
})

// SuggestionTakenBody takes a suggested wording into the report. The statement’s change is an entry of its own, beside this one.
type SuggestionTakenBody struct {
	Suggestion ledger.Ref `json:"suggestion"`
}

// Validate asks for the suggestion.
func (b SuggestionTakenBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Suggestion.IsZero(), "suggestion", "Choose the suggestion")
	return ps.Err()
}

// SuggestionTaken says that the author took a suggested wording.
var SuggestionTaken = ledger.Define(&Kinds, "report.suggestion_taken/1", ledger.Spec[SuggestionTakenBody]{
	Means:   "The author took the wording that a reader suggested.",
	May:     access.CaseWorker,
	Refs:    func(b SuggestionTakenBody) []ledger.Ref { return []ledger.Ref{b.Suggestion} },
	Line:    func(p words.Printer, _ SuggestionTakenBody) words.Line { return text(p.Say("Suggested wording taken")) },
	Example: SuggestionTakenBody{Suggestion: exampleRef(exampleDraft, "33")},
})

// SuggestionDeclinedBody leaves the statement as it is.
type SuggestionDeclinedBody struct {
	Suggestion ledger.Ref `json:"suggestion"`
	Why        string     `json:"why"`
}

// Validate asks for the reason.
func (b SuggestionDeclinedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Suggestion.IsZero(), "suggestion", "Choose the suggestion")
	ps.Need(given(b.Why), "why", "Say why you do not take it")
	return ps.Err()
}

// SuggestionDeclined says that the author did not take a suggested wording, and why.
var SuggestionDeclined = ledger.Define(&Kinds, "report.suggestion_declined/1", ledger.Spec[SuggestionDeclinedBody]{
	Means: "The author did not take the wording that a reader suggested, and says why.",
	May:   access.CaseWorker,
	Refs:  func(b SuggestionDeclinedBody) []ledger.Ref { return []ledger.Ref{b.Suggestion} },
	Line: func(p words.Printer, b SuggestionDeclinedBody) words.Line {
		return text(p.Say("Suggested wording declined: %s", b.Why))
	},
	Example: SuggestionDeclinedBody{Suggestion: exampleRef(exampleDraft, "33"), Why: "The school said so, and not he"},
})
