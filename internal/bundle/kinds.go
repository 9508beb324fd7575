package bundle

import (
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/words"
)

// Kinds are what bundles write, in the open stream of a case.
var Kinds ledger.Set

// Placed is a document in a section of the pack.
type Placed struct {
	Document redaction.Document `json:"document"`
	Section  string             `json:"section"`
}

// ArrangedBody says which documents a bundle holds, in the order in which they stand.
type ArrangedBody struct {
	Hearing   ledger.Ref `json:"hearing,omitzero"` // that it is for
	Follows   ledger.Ref `json:"follows,omitzero"` // the arrangement that this one changes
	Documents []Placed   `json:"documents"`
}

// Validate asks for a document.
func (b ArrangedBody) Validate() error {
	var ps fault.Fields
	ps.Need(len(b.Documents) > 0, "documents", "Choose a section for at least one document")
	return ps.Err()
}

// Arranged sorts documents into the sections of a bundle.
var Arranged = ledger.Define(&Kinds, "bundle.arranged/1", ledger.Spec[ArrangedBody]{
	Means: "The documents of the bundle for a hearing were chosen and sorted into its sections.",
	May:   access.CaseWorker,
	Refs: func(b ArrangedBody) []ledger.Ref {
		if b.Follows.IsZero() {
			return nil
		}
		return []ledger.Ref{b.Follows}
	},
	Line: func(p words.Printer, b ArrangedBody) words.Line {
		return line(p.Say("The documents of a bundle were sorted: %d", len(b.Documents)))
	},
	Example: ArrangedBody{Hearing: exampleRef("01"), Follows: exampleRef("02"), Documents: []Placed{{Document: exampleDocument, Section: "statements"}}},
})

// Exhibit is a document that is shown to a report.
type Exhibit struct {
	Document    redaction.Document `json:"document"`
	Description string             `json:"description"`
}

// ExhibitsBody names the exhibits of a report, in their order.
type ExhibitsBody struct {
	Report   ledger.Ref `json:"report"`
	Initials string     `json:"initials"` // of whoever makes the report: "RA"
	Exhibits []Exhibit  `json:"exhibits"`
}

// Validate asks for the initials, and for a description of each.
func (b ExhibitsBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Report.IsZero(), "report", "Choose the report")
	ps.Need(initialsShape.MatchString(b.Initials), "initials", "Enter the initials of whoever makes the report, such as RA")
	ps.Need(len(b.Exhibits) > 0, "exhibits", "Give at least one document a place")
	for _, x := range b.Exhibits {
		ps.Need(given(x.Description), "description-"+FieldOf(x.Document), "Describe the exhibit, as its sheet prints it")
	}
	return ps.Err()
}

// ExhibitsNamed names the exhibits of a report.
var ExhibitsNamed = ledger.Define(&Kinds, "bundle.exhibits_named/1", ledger.Spec[ExhibitsBody]{
	Means: "Documents of the case were named as exhibits of a report, in their order.",
	May:   access.CaseWorker,
	Refs:  func(b ExhibitsBody) []ledger.Ref { return []ledger.Ref{b.Report} },
	Line: func(p words.Printer, b ExhibitsBody) words.Line {
		return line(p.Say("Exhibits of a report were named: %d", len(b.Exhibits)))
	},
	Example: ExhibitsBody{Report: exampleRef("03"), Initials: "RA", Exhibits: []Exhibit{{Document: exampleDocument, Description: "Letter of Hill Road School, 12 May 2026"}}},
})

// AskedBody asks for a bundle, or for the exhibits of a report, to be made.
type AskedBody struct {
	Of     ledger.Ref `json:"of"`               // the arrangement, or the exhibits
	Looked bool       `json:"looked,omitempty"` // whoever asks has looked at each page that no machine can read
}

// Asked puts on record that it is made.
var Asked = ledger.Define(&Kinds, "bundle.asked/1", ledger.Spec[AskedBody]{
	Means:   "A bundle, or the exhibits of a report, is being made.",
	May:     access.CaseWorker,
	Refs:    func(b AskedBody) []ledger.Ref { return []ledger.Ref{b.Of} },
	Line:    func(p words.Printer, _ AskedBody) words.Line { return line(p.Say("A bundle is being made")) },
	Example: AskedBody{Of: exampleRef("02"), Looked: true},
})

func line(text string) words.Line { return words.Line{Text: text} }

func given(text string) bool { return strings.TrimSpace(text) != "" }

// FieldOf is a document in the names of form fields.
func FieldOf(d redaction.Document) string { return strings.ReplaceAll(d.Key(), ":", "-") }

var exampleDocument = redaction.Document{Sort: redaction.Attached, Of: exampleRef("04")}

func exampleRef(n string) ledger.Ref {
	return ledger.Ref{Stream: "7c0e2b6a-5d1f-4b7e-9a53-2f8d6c1b0e44", Entry: ledger.EntryID("0199e0c4-1c00-7d00-8000-0000000000" + n)}
}
