package voice

import (
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about a child’s words.
var Kinds ledger.Set

func given(text string) bool { return strings.TrimSpace(text) != "" }

// ExplainedBody says what a child was told about who will read their words. The day is the entry’s happened time.
type ExplainedBody struct {
	Child  ledger.Ref `json:"child"`
	Stage  string     `json:"stage"`            // the explanation of the pack
	Words  []string   `json:"words"`            // its sentences, as they were
	More   string     `json:"more,omitempty"`   // what was said besides
	How    string     `json:"how"`              // in person, in a letter, with pictures
	Helped string     `json:"helped,omitempty"` // an interpreter, a signer, an advocate
	Asked  string     `json:"asked,omitempty"`  // what the child asked or said about it
}

// Validate asks in which words the child was told, and how.
func (b ExplainedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Child.IsZero(), "child", "Choose the child")
	ps.Need(b.Stage != "" && len(b.Words) > 0, "stage", "Choose the words in which the child was told")
	ps.Need(given(b.How), "how", "Say how the child was told, such as in person, with the pictures")
	return ps.Err()
}

// Explained says that a child was told who will read their words.
var Explained = ledger.Define(&Kinds, "voice.explained/1", ledger.Spec[ExplainedBody]{
	Means: "A child was told, before they spoke, who will read what they say, and in which words.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, _ ExplainedBody) words.Line {
		return words.Line{Text: p.Say("A child was told who will read their words")}
	},
	Example: ExplainedBody{
		Child: exampleRef("01"), Stage: "older", Words: []string{"I write down what you tell me."}, More: "I showed him a report with the names taken out.",
		How: "In person, at school", Helped: "A sign language interpreter", Asked: "Does my dad get his own copy?",
	},
})

// Form is how a child said something.
type Form string

const (
	Verbatim    Form = "verbatim"
	Paraphrase  Form = "paraphrase"
	Drawing     Form = "drawing"
	Symbols     Form = "symbols"
	Interpreted Form = "interpreter"
)

// Forms are all forms, in the order in which they are offered.
var Forms = []Form{Verbatim, Paraphrase, Drawing, Symbols, Interpreted}

var formWords = map[Form]string{
	Verbatim: "word for word", Paraphrase: "in the worker’s words", Drawing: "by a drawing", Symbols: "by symbols or pointing", Interpreted: "through an interpreter",
}

// Named is the form in the middle of a sentence: "word for word".
func (f Form) Named() string { return formWords[f] }

// SaidBody says under which circumstances a child said what an item of evidence holds. The day is the source’s.
type SaidBody struct {
	Child       ledger.Ref `json:"child"`
	Item        ledger.Ref `json:"item"` // of evidence, which has the words
	Form        Form       `json:"form"`
	Prompt      string     `json:"prompt"`                // the question as it was asked, or what led to it
	Place       string     `json:"place"`                 // a sort of place of the pack
	Near        string     `json:"near"`                  // who was near enough to hear
	Theme       string     `json:"theme"`                 // of the pack
	Unexplained string     `json:"unexplained,omitempty"` // why the child had not been told who reads it
	Tool        ledger.Ref `json:"tool,omitzero"`         // the version that was used, if one was
	From        ledger.Ref `json:"from,omitzero"`         // what the child answered to a picture, where these are those words
	Totals      string     `json:"totals,omitempty"`      // as the tool gives them, transcribed by the author; no rule reads them
}

// Validate asks what the child was asked, where, and who was near.
func (b SaidBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Child.IsZero(), "child", "Choose the child")
	ps.Need(formWords[b.Form] != "", "form", "Say how the child said it")
	ps.Need(given(b.Prompt), "prompt", "Give the question as you asked it, or what led to it")
	ps.Need(b.Place != "", "place", "Say in what sort of place it was")
	ps.Need(given(b.Near), "near", "Say who was near, or that nobody was")
	ps.Need(b.Theme != "", "theme", "Say what it is about")
	ps.Need(b.Totals == "" || !b.Tool.IsZero(), "tool", "Say which tool gives these totals")
	return ps.Err()
}

// Said puts a child’s words on record with the circumstances.
var Said = ledger.Define(&Kinds, "voice.said/1", ledger.Spec[SaidBody]{
	Means: "A child said this: how, in answer to what, in what sort of place, who was near, and with which tool.",
	May:   access.CaseWorker,
	Refs:  func(b SaidBody) []ledger.Ref { return []ledger.Ref{b.Item} },
	Line: func(p words.Printer, b SaidBody) words.Line {
		return words.Line{Text: p.Say("A child’s words were recorded, %s", b.Form.Named())}
	},
	Example: SaidBody{
		Child: exampleRef("01"), Item: exampleRef("02"), Form: Verbatim, Prompt: "What is it like at your dad’s?", Place: "school", Near: "Nobody", Theme: "time",
		Unexplained: "He began to speak in the corridor", Tool: exampleRef("03"), From: exampleRef("0a"), Totals: "Total 14, as printed on the form",
	},
})

// WishedBody says that a child wishes that something is not passed on. What they said of it, and so why, stands on the closed side.
type WishedBody struct {
	Child ledger.Ref   `json:"child"`
	Items []ledger.Ref `json:"items"`           // what it is about
	From  []ledger.Ref `json:"from,omitempty"`  // people of the case who are not to read it
	Court bool         `json:"court,omitempty"` // nor the court
	Fact  ledger.Ref   `json:"fact"`            // the words of the wish, on the closed side
}

// Validate asks what is not to be read by whom.
func (b WishedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Child.IsZero(), "child", "Choose the child")
	ps.Need(len(b.Items) > 0, "items", "Choose what the child does not want passed on")
	ps.Need(len(b.From) > 0 || b.Court, "from", "Say who is not to read it")
	return ps.Err()
}

// Wished puts a child’s wish on record. Its line says neither what nor whom it is about.
var Wished = ledger.Define(&Kinds, "voice.wished/1", ledger.Spec[WishedBody]{
	Means: "A child wishes that some of their words are not passed on to somebody. Until they were told that this cannot be, it stands in no document for others.",
	May:   access.CaseWorker,
	Refs:  func(b WishedBody) []ledger.Ref { return b.Items },
	Line: func(p words.Printer, _ WishedBody) words.Line {
		return words.Line{Text: p.Say("A child’s wish about who reads their words was recorded")}
	},
	Example: WishedBody{Child: exampleRef("01"), Items: []ledger.Ref{exampleRef("02")}, From: []ledger.Ref{exampleRef("04")}, Court: true, Fact: exampleRef("05")},
})

// NotKeptBody says that a wish cannot be kept, and what the child was told of that first. The day is the entry’s happened time.
type NotKeptBody struct {
	Wish ledger.Ref `json:"wish"`
	Why  string     `json:"why"`
	Told string     `json:"told"` // what the child was told, in these words
	How  string     `json:"how"`
}

// Validate asks why, and what the child was told.
func (b NotKeptBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Wish.IsZero(), "wish", "Choose the wish")
	ps.Need(given(b.Why), "why", "Say why it cannot be kept")
	ps.Need(given(b.Told), "told", "Give the words in which you told the child. The child is told first")
	ps.Need(given(b.How), "how", "Say how the child was told, such as in person")
	return ps.Err()
}

// NotKept says that a wish cannot be kept and that the child knows.
var NotKept = ledger.Define(&Kinds, "voice.not_kept/1", ledger.Spec[NotKeptBody]{
	Means: "A child’s wish about who reads their words cannot be kept; the child was told first, and why.",
	May:   access.CaseWorker,
	Refs:  func(b NotKeptBody) []ledger.Ref { return []ledger.Ref{b.Wish} },
	Line: func(p words.Printer, _ NotKeptBody) words.Line {
		return words.Line{Text: p.Say("A child was told that a wish about who reads their words cannot be kept")}
	},
	Example: NotKeptBody{Wish: exampleRef("06"), Why: "The judge must know it to decide where he is safe", Told: "I have to tell the judge this, because it is about being safe.", How: "In person"},
})

// exampleRef is a thing of an invented case.
func exampleRef(n string) ledger.Ref {
	return ledger.Ref{Stream: "6d2f6d0e-6f0b-4a86-9d0c-0f6f4f0f7b01", Entry: ledger.EntryID("0199e0c4-1c00-7b00-8000-0000000000" + n)}
}
