package bundle

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/words"
)

// Out is why a document’s own pages are not in a bundle.
type Out string

const (
	In     Out = ""          // they are
	Held   Out = "held back" // they may not leave, or nobody knows that they may
	Paper  Out = "apart"     // they could not be printed: the paper is handed over separately, and a sheet says so
	Absent Out = "gone"      // the document is not open in the case any more
)

// Part is a document as it stands in what was made.
type Part struct {
	Document redaction.Document `json:"document"`
	Title    string             `json:"title"`
	Mark     string             `json:"mark,omitempty"`    // of an exhibit: "RA1"
	Section  string             `json:"section,omitempty"` // the letter
	First    int                `json:"first,omitempty"`   // the number of its first page in the section; 0 when it has none
	Pages    int                `json:"pages,omitempty"`
	Sheets   int                `json:"sheets,omitempty"` // of those pages, before the document’s own
	Out      Out                `json:"out,omitempty"`
	Why      string             `json:"why,omitempty"` // it is out, for whoever made the bundle; never printed, and never a hidden detail
}

// MadeBody is a bundle, or the exhibits of a report, as a file.
type MadeBody struct {
	Asked ledger.Ref  `json:"asked"`
	Title string      `json:"title"`
	File  ledger.File `json:"file"`
	Words ledger.File `json:"words"` // of its documents, as JSON: looked through once more when it leaves
	Pages int         `json:"pages"`
	Parts []Part      `json:"parts"`
}

// Validate refuses a body without a file.
func (b MadeBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Asked.IsZero() && !b.File.IsZero() && !b.Words.IsZero(), "asked", "Name what was made and its file")
	return ps.Err()
}

// RepeatsSeveral are the documents whose words the file holds, which go with them when they are erased: see retention.
func (b MadeBody) RepeatsSeveral() []ledger.Ref {
	var all []ledger.Ref
	for _, p := range b.Parts {
		if p.Out == In && !p.Document.Of.IsZero() {
			all = append(all, p.Document.Of)
		}
	}
	return all
}

// Made is the file.
var Made = ledger.Define(&Kinds, "bundle.made/1", ledger.Spec[MadeBody]{
	Means: "A bundle was made, looked through for what is hidden from the court and the parties, and its pages numbered.",
	May:   access.CaseWorker,
	Refs:  func(b MadeBody) []ledger.Ref { return []ledger.Ref{b.Asked} },
	Line: func(p words.Printer, b MadeBody) words.Line {
		return line(p.Say("%s was made: %d pages", b.Title, b.Pages))
	},
	Example: MadeBody{
		Asked: exampleRef("05"), Title: "Bundle for the hearing on 12 March 2027", Pages: 34, File: exampleFile("application/pdf", "03"), Words: exampleFile("application/json", "04"),
		Parts: []Part{{Document: exampleDocument, Title: "Letter of Hill Road School", Section: "C", First: 10, Pages: 4}},
	},
})

// FailedBody says why something could not be made.
type FailedBody struct {
	Asked ledger.Ref `json:"asked"`
	Why   string     `json:"why"` // a sentence for whoever asked
}

// Failed says that it could not be made.
var Failed = ledger.Define(&Kinds, "bundle.failed/1", ledger.Spec[FailedBody]{
	Means: "A bundle could not be made.",
	May:   access.CaseWorker,
	Refs:  func(b FailedBody) []ledger.Ref { return []ledger.Ref{b.Asked} },
	Line: func(p words.Printer, b FailedBody) words.Line {
		return line(p.Say("A bundle could not be made: %s", b.Why))
	},
	Example: FailedBody{Asked: exampleRef("05"), Why: "The documents together are larger than 200 MB. Make them in two volumes."},
})

func exampleFile(media, n string) ledger.File {
	return ledger.File{
		ID: "0d6b5d0e-6f0b-4a86-9d0c-0f6f4f0f7b" + n, Media: media, Size: 48_211,
		SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Key: "AGE-SECRET-KEY-1EXAMPLE",
	}
}
