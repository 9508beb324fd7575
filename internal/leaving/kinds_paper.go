package leaving

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// PaperLeftBody is a paper that the service wrote and sent: a letter, a chronology, a case summary, a draft for factual correction. The files are the bytes that were sent.
type PaperLeftBody struct {
	LeftBody
	Template string      `json:"template,omitempty"` // of the pack, by which a letter was begun
	Title    string      `json:"title"`              // as it is printed
	Text     string      `json:"text,omitempty"`     // of a letter, as it was sent; what another paper says stands in its files
	At       ledger.Ref  `json:"at,omitzero"`        // the detail of the recipient by which it went, never its value
	Safe     string      `json:"safe,omitempty"`     // why this way is safe, where nobody had asked the recipient
	PDF      ledger.File `json:"pdf"`
	Word     ledger.File `json:"word"` // zero of the draft of a report, which leaves as a PDF alone
}

// Validate asks for what every departure says, and for the files: a letter that was written by a template is kept as both.
func (b PaperLeftBody) Validate() error {
	ps := fault.FieldsOf(b.LeftBody.Validate())
	ps.Need(given(b.Title), "subject", "Say what it is about")
	ps.Need(!b.PDF.IsZero() && (!b.Word.IsZero() || b.Template == ""), "text", "It could not be made. Try again")
	return ps.Err()
}

// PaperLeft says that a paper of the service was sent.
var PaperLeft = ledger.Define(&Kinds, "leaving.paper_left/1", ledger.Spec[PaperLeftBody]{
	Means: "The service wrote this and sent it: to whom, how, by which lawful gateway. Its bytes are kept as a PDF and as a Word file.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b PaperLeftBody) words.Line {
		return words.Line{Text: p.Say("Sent to %s, %s: %s", b.To.Words(), b.How.Words(), words.LowerFirst(b.What))}
	},
	Example: PaperLeftBody{
		LeftBody: LeftBody{
			What: "Letter: Welcome to a party", To: Recipient{Sort: SomebodyInCase, Person: exampleRef, Name: "Daniel Kersey"},
			Purpose: "To tell a party who works on the case", Gateway: "rule", Source: "Family Procedure Rules 2010 rule 12.73", Authority: "A party", How: ByPost,
		},
		Template: "welcome", Title: "Who we are, and what happens next", Text: "Dear Mr Kersey\n\nMy name is Ruth Adeyemi.",
		At:  ledger.Ref{Stream: exampleRef.Stream, Entry: "0199e0c4-1c00-7e00-8000-000000000074"},
		PDF: exampleFile("application/pdf", "05"), Word: exampleFile("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "06"),
	},
})

func exampleFile(media, n string) ledger.File {
	return ledger.File{
		ID: "0d6b5d0e-6f0b-4a86-9d0c-0f6f4f0f7b" + n, Media: media, Size: 48_211,
		SHA256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Key: "AGE-SECRET-KEY-1EXAMPLE",
	}
}
