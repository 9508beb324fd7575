package leaving

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// CopyLeftBody is a copy of a document, made for one recipient, that was handed over.
type CopyLeftBody struct {
	LeftBody
	Copy    ledger.Ref   `json:"copy"`            // the entry that began it
	SHA256  string       `json:"sha256"`          // of the file, 64 hexadecimal digits
	Marks   []ledger.Ref `json:"marks,omitempty"` // by which words were removed from it
	Removed string       `json:"removed"`         // what was removed, in words that repeat none of it
	Holds   []string     `json:"holds,omitempty"` // hidden details that it holds, to protect somebody in danger; never their values
}

// Validate asks for what every departure says, and for the file.
func (b CopyLeftBody) Validate() error {
	ps := fault.FieldsOf(b.LeftBody.Validate())
	ps.Need(!b.Copy.IsZero() && b.SHA256 != "", "copy", "Name the copy that left")
	return ps.Err()
}

// CopyLeft says that a copy of a document was handed over to be given to its recipient.
var CopyLeft = ledger.Define(&Kinds, "leaving.copy_left/1", ledger.Spec[CopyLeftBody]{
	Means: "A copy of a document, made for this recipient and looked at page by page for them, was handed over: by which lawful gateway, what was removed, and who decided it.",
	May:   access.CaseWorker,
	Refs:  func(b CopyLeftBody) []ledger.Ref { return []ledger.Ref{b.Copy} },
	Line: func(p words.Printer, b CopyLeftBody) words.Line {
		return words.Line{Text: p.Say("Left the case, to %s: a copy of %s. %s", b.To.Words(), words.LowerFirst(b.What), b.Removed)}
	},
	Example: CopyLeftBody{
		LeftBody: LeftBody{
			What: "Application", To: Recipient{Sort: SomebodyInCase, Person: exampleRef, Name: "Daniel Kersey"}, Purpose: "He asked for it before the hearing",
			Gateway: "rule", Source: "Family Procedure Rules 2010 rule 12.73", Authority: "A party", Decided: "Ruth Adeyemi", How: ByPost,
		},
		Copy:   ledger.Ref{Stream: exampleRef.Stream, Entry: "0199e0c4-1c00-7e00-8000-000000000072"},
		SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		Marks:  []ledger.Ref{{Stream: exampleRef.Stream, Entry: "0199e0c4-1c00-7e00-8000-000000000073"}}, Removed: "Removed: about somebody else, in 2 places.",
	},
})
