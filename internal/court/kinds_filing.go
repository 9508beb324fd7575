package court

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// QueuedBody is a signed report on its way to a court.
type QueuedBody struct {
	Signed  ledger.Ref `json:"signed"`
	Report  string     `json:"report"` // a report type of the pack
	Law     pack.Law   `json:"law"`
	Case    string     `json:"case"`             // the court's number
	Upload  string     `json:"upload"`           // the court's type, in exactly its spelling
	Seen    bool       `json:"seen,omitempty"`   // it can appear in what the court sends later
	File    string     `json:"file"`             // the name sent: it names no person, place or number
	SHA256  string     `json:"sha256"`           // of the PDF
	Instead ledger.Ref `json:"instead,omitzero"` // an earlier filing of the same report that did not arrive
	Name    string     `json:"name,omitempty"`   // of the report type, as people call it
}

// Validate asks for all that a court needs.
func (b QueuedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Signed.IsZero(), "signed", "Choose the signed report")
	ps.Need(b.Case != "" && b.Upload != "" && b.File != "" && len(b.SHA256) == 64, "signed", "The filing is not complete")
	return ps.Err()
}

// Queued asks for a signed report to be filed. The filing is named by this entry.
var Queued = ledger.Define(&Kinds, "court.queued/1", ledger.Spec[QueuedBody]{
	Means: "This signed report is to be sent to the court, once.",
	May:   access.CaseWorker,
	Refs:  func(b QueuedBody) []ledger.Ref { return []ledger.Ref{b.Signed} },
	Line: func(p words.Printer, b QueuedBody) words.Line {
		return text(p.Say("%s: to be filed with the court", b.Name))
	},
	Example: QueuedBody{
		Signed: exampleRef("40"), Report: "section7", Law: pack.PrivateLaw, Case: exampleNumber, Upload: "Section7_Report_Child_Impact_Analysis",
		Seen: true, File: "section7-9f86d081.pdf", SHA256: exampleSum, Name: "Section 7 report",
	},
})

const exampleSum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

// FilingBody is something that happened to a filing.
type FilingBody struct {
	Filing  ledger.Ref     `json:"filing"`
	Sending ledger.EntryID `json:"sending,omitempty"` // the permission it followed from
	Name    string         `json:"name,omitempty"`    // of the report, as people call it
	Why     string         `json:"why,omitempty"`     // in one sentence
	Status  int            `json:"status,omitempty"`  // of the court's answer
}

// Validate asks for the filing.
func (b FilingBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Filing.IsZero(), "filing", "Choose the filing")
	return ps.Err()
}

var exampleFiling = FilingBody{Filing: exampleRef("41"), Sending: exampleRef("42").Entry, Name: "Section 7 report", Why: "The court could not be reached.", Status: 200}

// ofFiling defines what happened to a filing by the service itself.
func ofFiling(name, means string, line func(words.Printer, FilingBody) string) ledger.Kind[FilingBody] {
	return ledger.Define(&Kinds, name, ledger.Spec[FilingBody]{
		Means: means, May: access.Service,
		Refs:    func(b FilingBody) []ledger.Ref { return []ledger.Ref{b.Filing} },
		Line:    func(p words.Printer, b FilingBody) words.Line { return text(line(p, b)) },
		Example: exampleFiling,
	})
}

// What the service does and learns. Sending is the permission to send: it is written at most once for each time a filing is queued, and
// whoever has written it sends once.
var (
	Sending = ofFiling("court.sending/1", "From here on the filing may reach the court. No machine sends it again, whatever comes.",
		func(p words.Printer, b FilingBody) string { return p.Say("%s: being sent to the court", b.Name) })

	Accepted = ofFiling("court.accepted/1", "The court’s system says that it has the filing.",
		func(p words.Printer, b FilingBody) string {
			return p.Say("%s: the court’s system has accepted it", b.Name)
		})

	CannotConfirm = ofFiling("court.cannot_confirm/1", "The court never shows filings of this type, so that nothing but a person can confirm that it is on the file.",
		func(p words.Printer, b FilingBody) string {
			return p.Say("%s: the court does not show such filings; only asking confirms it", b.Name)
		})

	NotTaken = ofFiling("court.refused/1", "The court, or we for it, will not take the filing as it is.",
		func(p words.Printer, b FilingBody) string { return p.Say("%s: not taken. %s", b.Name, b.Why) })

	HeldBack = ofFiling("court.held_back/1", "The filing holds something that is hidden, or could not be checked for it. Nothing was sent, and a person sees to it.",
		func(p words.Printer, b FilingBody) string { return p.Say("%s: held back. %s", b.Name, b.Why) })

	Unsent = ofFiling("court.not_sent/1", "The filing is known not to have arrived, and will be sent later.",
		func(p words.Printer, b FilingBody) string { return p.Say("%s: not sent yet. %s", b.Name, b.Why) })

	Uncertain = ofFiling("court.uncertain/1", "It is not known whether the court has the filing. No machine sends it again: a person finds out.",
		func(p words.Printer, b FilingBody) string {
			return p.Say("%s: it is not known whether the court has it", b.Name)
		})
)

// SeenBackBody names the document that a filing became.
type SeenBackBody struct {
	Filing   ledger.Ref `json:"filing"`
	Document string     `json:"document"` // the court's id
	Name     string     `json:"name,omitempty"`
}

// SeenBack says that a filing was seen on the court's file.
var SeenBack = ledger.Define(&Kinds, "court.seen_back/1", ledger.Spec[SeenBackBody]{
	Means: "The filing stands in the list of documents that the court sends.",
	May:   access.Service,
	Refs:  func(b SeenBackBody) []ledger.Ref { return []ledger.Ref{b.Filing} },
	Line: func(p words.Printer, b SeenBackBody) words.Line {
		return text(p.Say("%s: seen on the court’s file", b.Name))
	},
	Example: SeenBackBody{Filing: exampleRef("41"), Document: "8d9f9b2e-6ad1-4b52-9c60-0a4c3d6f1e11", Name: "Section 7 report"},
})

// CheckedBody is what a person found out about a filing.
type CheckedBody struct {
	Filing ledger.Ref `json:"filing"`
	Name   string     `json:"name,omitempty"`
	How    string     `json:"how"` // "Asked the court office by telephone, Ms Hall"
}

// Validate asks how it was found out.
func (b CheckedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Filing.IsZero(), "filing", "Choose the filing")
	if err := needWhy(b.How, "Say how you found out"); err != nil {
		ps.Need(false, "how", "Say how you found out")
	}
	return ps.Err()
}

var exampleChecked = CheckedBody{Filing: exampleRef("41"), Name: "Section 7 report", How: "Asked the court office by telephone"}

// Confirmed is a person's word that the court has a filing.
var Confirmed = ledger.Define(&Kinds, "court.confirmed/1", ledger.Spec[CheckedBody]{
	Means: "A person found out that the court has the filing.",
	May:   access.CaseWorker,
	Refs:  func(b CheckedBody) []ledger.Ref { return []ledger.Ref{b.Filing} },
	Line: func(p words.Printer, b CheckedBody) words.Line {
		return text(p.Say("%s: confirmed on the court’s file. %s", b.Name, b.How))
	},
	Example: exampleChecked,
})

// NotThere is a person's word that the court does not have a filing. Only then may the report be filed anew.
var NotThere = ledger.Define(&Kinds, "court.not_there/1", ledger.Spec[CheckedBody]{
	Means: "A person found out that the court does not have the filing. The report may be filed anew.",
	May:   access.CaseWorker,
	Refs:  func(b CheckedBody) []ledger.Ref { return []ledger.Ref{b.Filing} },
	Line: func(p words.Printer, b CheckedBody) words.Line {
		return text(p.Say("%s: the court does not have it. %s", b.Name, b.How))
	},
	Example: exampleChecked,
})
