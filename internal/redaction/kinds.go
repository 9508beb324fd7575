package redaction

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are what redaction writes: a reading on the closed side of a case, everything else in its open stream.
var Kinds ledger.Set

// ReadBody is one reading of a document, on the closed side.
type ReadBody struct {
	Document Document    `json:"document"`
	SHA256   string      `json:"sha256"` // of the bytes that were read
	Words    ledger.File `json:"words"`  // a Text
	Pages    int         `json:"pages"`
}

// Read keeps the words of a document as a machine read them. Marks name words of a reading.
var Read = ledger.Define(&Kinds, "redaction.read/1", ledger.Spec[ReadBody]{
	Means:        "The words of a document were read out, page by page, so that somebody can look at each page for a recipient.",
	May:          access.CaseWorker,
	Confidential: []string{"words"},
	Line: func(p words.Printer, _ ReadBody) words.Line {
		return line(p.Say("The words of a document were read out"))
	},
	Example: ReadBody{
		Document: Document{Sort: OfTheCourt, Court: "b96bc6c5-f507-43f2-aa08-6cfd2743b125"}, SHA256: exampleSum, Pages: 12,
		Words: ledger.File{ID: "0d6b5d0e-6f0b-4a86-9d0c-0f6f4f0f7b03", Media: "application/json", Size: 18_211, SHA256: exampleSum, Key: "AGE-SECRET-KEY-1EXAMPLE"},
	},
})

// BegunBody begins a copy of a document for one recipient.
type BegunBody struct {
	Read     ledger.Ref       `json:"read"` // on the closed side
	Document Document         `json:"document"`
	Pages    int              `json:"pages"`
	Wanted   leaving.LeftBody `json:"wanted"` // what, to whom, for what, by which gateway; how it goes is said when it leaves
}

// Validate asks for the reading and what is read.
func (b BegunBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Read.IsZero() && b.Document.Sort != "", "document", "Choose the document")
	return ps.Err()
}

// Repeats says that the reading holds the words of the document, which go with it when it is erased: see retention.
func (b BegunBody) Repeats(ledger.Ref) (of, in ledger.Ref) { return b.Document.Of, b.Read }

// Begun begins a copy. It is the copy’s name from then on.
var Begun = ledger.Define(&Kinds, "redaction.begun/1", ledger.Spec[BegunBody]{
	Means: "A document is being made ready for this recipient: each page is looked at for them, and what they may not have is removed.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b BegunBody) words.Line {
		return line(p.Say("A copy is being made ready for %s: %s", b.Wanted.To.Words(), words.LowerFirst(b.Wanted.What)))
	},
	Example: BegunBody{
		Read: exampleRef("01"), Document: Document{Sort: OfTheCourt, Court: "b96bc6c5-f507-43f2-aa08-6cfd2743b125"}, Pages: 12,
		Wanted: leaving.LeftBody{
			What: "Application", To: leaving.Recipient{Sort: leaving.OtherBody, Name: "Dr Amis, Milborough Hospital"}, Purpose: "So that she is asked about it",
			Gateway: "rule", Source: "Family Procedure Rules 2010 rule 12.73", Authority: "A professional who protects children",
		},
	},
})

// DroppedBody gives a copy up before it left.
type DroppedBody struct {
	Copy ledger.Ref `json:"copy"`
	Why  string     `json:"why"`
}

// Validate asks for a reason.
func (b DroppedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why it is not needed any more")
	return ps.Err()
}

// Dropped gives a copy up.
var Dropped = ledger.Define(&Kinds, "redaction.dropped/1", ledger.Spec[DroppedBody]{
	Means: "This copy is not needed any more. It did not leave.",
	May:   access.CaseWorker,
	Refs:  func(b DroppedBody) []ledger.Ref { return []ledger.Ref{b.Copy} },
	Line: func(p words.Printer, b DroppedBody) words.Line {
		return line(p.Say("A copy is not needed any more: %s", b.Why))
	},
	Example: DroppedBody{Copy: exampleRef("02"), Why: "He has it from the court"},
})

func line(text string) words.Line { return words.Line{Text: text} }

// pageOf is a page of a reading as a subject of entries, so that two people who change the same page are shown each other’s.
func pageOf(read ledger.Ref, page int) ledger.Ref {
	return ledger.Ref{Stream: read.Stream, Entry: ledger.DerivedID(read.Stream, "page "+itoa(page)+" of "+string(read.Entry))}
}

const exampleSum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

func exampleRef(n string) ledger.Ref {
	return ledger.Ref{Stream: "7c0e2b6a-5d1f-4b7e-9a53-2f8d6c1b0e44", Entry: ledger.EntryID("0199e0c4-1c00-7d00-8000-0000000000" + n)}
}
