package court

import (
	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// ReceivedBody is one payload of a case, on its closed side.
type ReceivedBody struct {
	Law       pack.Law   `json:"law"`
	ID        string     `json:"id"`                // the court's number
	At        string     `json:"at"`                // when the court last changed the case, as ledger.FormatTime writes it; NoTime when it gave none
	Content   string     `json:"content"`           // hash of what the payload says, whatever the order in which it says it
	Payload   []byte     `json:"payload,omitempty"` // its exact bytes, compressed; none when a payload of the same content is kept
	Source    Source     `json:"source"`
	Documents []Document `json:"documents,omitempty"` // the whole list
	Began     []Began    `json:"began,omitempty"`     // what this payload brought into the case
}

// Source is where a payload came from: a file, or a window of time that the court was asked about.
type Source struct {
	File string `json:"file,omitempty"`
	From string `json:"from,omitempty"`
	To   string `json:"to,omitempty"`
}

// Document is a paper on the court's file as the court lists it. Nothing tells open papers from confidential ones, so all of them are restricted.
type Document struct {
	ID           string `json:"id,omitempty"` // "" when it cannot be asked for
	Name         string `json:"name,omitempty"`
	Category     string `json:"category,omitempty"`
	From         string `json:"from,omitempty"` // the field it came in
	Notes        string `json:"notes,omitempty"`
	Uploaded     string `json:"uploaded,omitempty"`
	Redacted     bool   `json:"redacted,omitempty"`     // there is nothing to fetch
	Confidential bool   `json:"confidential,omitempty"` // a form made to hold confidential contact details
}

// Began says under which entry of the case a person, hearing or order of the court goes.
type Began struct {
	Key   string         `json:"key"` // the court's id or, where it has none, what the thing is known by from one payload to the next
	Entry ledger.EntryID `json:"entry"`
}

// Received keeps what the court sent of a case.
var Received = ledger.Define(&Kinds, "court.received/1", ledger.Spec[ReceivedBody]{
	Means:        "The court sent this about the case, exactly so. It is kept beside what was sent before and after.",
	May:          access.Service,
	Confidential: []string{"payload", "documents", "began"},
	Line:         func(p words.Printer, _ ReceivedBody) words.Line { return text(p.Say("What the court sent was kept")) },
	Example: ReceivedBody{
		Law: pack.PrivateLaw, ID: exampleNumber, At: exampleTime, Content: "5f0c", Payload: []byte("{}"),
		Source:    Source{From: "2026-09-14T13:15:00.000000Z", To: "2026-09-14T13:30:00.000000Z"},
		Documents: []Document{{ID: "8d9f9b2e-6ad1-4b52-9c60-0a4c3d6f1e11", Name: "C100.pdf", Category: "submitAndPayDownloadApplicationLink"}},
		Began:     []Began{{Key: "child 60a2", Entry: exampleRef("02").Entry}},
	},
})

// FetchedBody is the file of a document of the court.
type FetchedBody struct {
	Document string      `json:"document"` // the court's id
	Name     string      `json:"name,omitempty"`
	File     ledger.File `json:"file"`
}

// Fetched keeps the file of a document.
var Fetched = ledger.Define(&Kinds, "court.fetched/1", ledger.Spec[FetchedBody]{
	Means:        "The file of this document was fetched from the court and is kept as it came.",
	May:          access.Service,
	Confidential: []string{"name", "file"},
	Line: func(p words.Printer, _ FetchedBody) words.Line {
		return text(p.Say("A document of the court was fetched"))
	},
	Example: FetchedBody{
		Document: "8d9f9b2e-6ad1-4b52-9c60-0a4c3d6f1e11", Name: "C100.pdf",
		File: ledger.File{ID: "8d9f9b2e-6ad1-4b52-9c60-0a4c3d6f1e12", Media: "application/pdf", Size: 120, SHA256: "00", Key: "k"},
	},
})

// AlteredBody is another file under the id of a document that was fetched before.
type AlteredBody struct {
	FetchedBody
	Before string `json:"before"` // SHA-256 of the file fetched first
}

// Altered keeps a second file of a document, and raises the alarm: a document of a court never changes.
var Altered = ledger.Define(&Kinds, "court.altered/1", ledger.Spec[AlteredBody]{
	Means:        "The court now gives another file for a document that was fetched before. Both are kept; somebody must ask the court.",
	May:          access.Service,
	Confidential: []string{"name", "file"},
	Line: func(p words.Printer, _ AlteredBody) words.Line {
		return text(p.Say("A document of the court is no longer the file that was fetched before. Both are kept. Ask the court which is right."))
	},
	Example: AlteredBody{FetchedBody: FetchedBody{
		Document: "8d9f9b2e-6ad1-4b52-9c60-0a4c3d6f1e11",
		File:     ledger.File{ID: "8d9f9b2e-6ad1-4b52-9c60-0a4c3d6f1e13", Media: "application/pdf", Size: 121, SHA256: "01", Key: "k"},
	}, Before: "00"},
})

// MissingBody names a document that the court lists and that could not be fetched.
type MissingBody struct {
	Document string `json:"document"`
	Why      string `json:"why"` // in one sentence
}

// Missing says that a document could not be fetched. It is not asked for again by itself.
var Missing = ledger.Define(&Kinds, "court.missing/1", ledger.Spec[MissingBody]{
	Means: "The court lists this document, and it could not be fetched for the reason given.",
	May:   access.Service,
	Line: func(p words.Printer, b MissingBody) words.Line {
		return text(p.Say("A document of the court could not be fetched: %s", b.Why))
	},
	Example: MissingBody{Document: "8d9f9b2e-6ad1-4b52-9c60-0a4c3d6f1e11", Why: "The court lists it and answers that it does not have it."},
})

// ShownBody says that a document was given to its reader.
type ShownBody struct {
	Document string `json:"document"`
	Why      string `json:"why"`
}

// Validate asks for the reason.
func (b ShownBody) Validate() error { return needWhy(b.Why, "Say why you need to see it") }

// DocumentShown is on record before a document that holds confidential contact details is handed over.
var DocumentShown = ledger.Define(&Kinds, "court.document_shown/1", ledger.Spec[ShownBody]{
	Means: "Whoever made this entry was given a document made to hold confidential contact details, for the reason given.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b ShownBody) words.Line {
		return text(p.Say("A confidential document of the court was opened: %s", b.Why))
	},
	Example: ShownBody{Document: "8d9f9b2e-6ad1-4b52-9c60-0a4c3d6f1e11", Why: "To plan the first visit safely"},
})
