package report

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// OpenedBody begins a report in a case.
type OpenedBody struct {
	Type   string          `json:"type"`  // a report type of the pack
	Draft  ledger.StreamID `json:"draft"` // the report’s own stream
	Author ledger.StreamID `json:"author"`
	Name   string          `json:"name"`          // of the author
	Duty   ledger.Ref      `json:"duty,omitzero"` // what it answers, if it was asked for
}

// Validate asks what sort of report it is and who writes it.
func (b OpenedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Type != "", "type", "Choose what to write")
	ps.Need(b.Draft != "", "draft", "The report needs a stream of its own")
	ps.Need(b.Author != "" && given(b.Name), "author", "Say who writes it")
	return ps.Err()
}

// Opened begins a report. The report is named in the case by this entry.
var Opened = ledger.Define(&Kinds, "report.opened/1", ledger.Spec[OpenedBody]{
	Means:   "A report was begun. What is written in it stands in a stream of its own until it is signed.",
	May:     access.CaseWorker,
	Line:    func(p words.Printer, b OpenedBody) words.Line { return text(p.Say("A report was begun by %s", b.Name)) },
	Example: OpenedBody{Type: "section7", Draft: exampleDraft, Author: exampleAuthor, Name: "Ruth Adeyemi", Duty: exampleRef(exampleCase, "30")},
})

// PassedBody gives an unfinished report to another author.
type PassedBody struct {
	Report ledger.Ref      `json:"report"`
	Author ledger.StreamID `json:"author"`
	Name   string          `json:"name"`
	Why    string          `json:"why"`
}

// Validate asks who goes on with it, and why.
func (b PassedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Report.IsZero(), "report", "Choose the report")
	ps.Need(b.Author != "" && given(b.Name), "author", "Choose who goes on with it")
	ps.Need(given(b.Why), "why", "Say why somebody else goes on with it")
	return ps.Err()
}

// Passed gives an unfinished report to another author, in the case and in the report’s own stream.
var Passed = ledger.Define(&Kinds, "report.passed/1", ledger.Spec[PassedBody]{
	Means: "Another author goes on with the report and will sign it.",
	May:   access.CaseWorker,
	Refs:  func(b PassedBody) []ledger.Ref { return []ledger.Ref{part(b.Report, "author")} },
	Line: func(p words.Printer, b PassedBody) words.Line {
		return text(p.Say("%s goes on with a report: %s", b.Name, b.Why))
	},
	Example: PassedBody{Report: exampleRef(exampleCase, "01"), Author: exampleReader, Name: "Sam Whitcombe", Why: "Ruth Adeyemi is away until March"},
})

// FrozenStatement is a statement as it was signed. Its words stand in the report’s stream and in the PDF.
type FrozenStatement struct {
	Statement ledger.Ref   `json:"statement"`
	Number    string       `json:"number"` // as printed: "4.2"; a later statement of one paragraph is "4.2(b)"
	Kind      string       `json:"kind"`
	RestsOn   []FrozenRest `json:"restsOn,omitempty"`
	Standing  string       `json:"standing"` // in the words of footing.Standing
}

// FrozenRest is what a statement rested on, and how that stood then.
type FrozenRest struct {
	Rest
	Said string `json:"said"`         // that it was said, or is on record
	So   string `json:"so,omitempty"` // that it is so, for an item
}

// FrozenQuestion is a question and where it was answered.
type FrozenQuestion struct {
	ID   string   `json:"id"`
	Text string   `json:"text"`
	In   []string `json:"in,omitempty"` // numbers of statements
}

// SignedBody is a signature and what it covers.
type SignedBody struct {
	Report     ledger.Ref        `json:"report"`
	Type       string            `json:"type"`
	Author     ledger.StreamID   `json:"author"`
	Name       string            `json:"name"`
	On         calendar.Date     `json:"on"`    // the day the document bears
	Text       string            `json:"text"`  // SHA-256 of the document as data, 64 hexadecimal digits
	PDF        ledger.File       `json:"pdf"`   // with its SHA-256
	Draft      int64             `json:"draft"` // version of the report’s stream that was signed
	Case       int64             `json:"case"`  // version of the case it was checked against
	Statements []FrozenStatement `json:"statements"`
	Questions  []FrozenQuestion  `json:"questions,omitempty"`
	Kept       []KeptBody        `json:"kept,omitempty"` // checks kept as they were, with reasons
	ReadBy     []ReadBody        `json:"readBy,omitempty"`
}

// Validate refuses a signature without a document.
func (b SignedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Report.IsZero(), "report", "Choose the report")
	ps.Need(b.Author != "" && given(b.Name), "author", "Only a person can sign")
	ps.Need(!b.On.IsZero(), "on", "A signature bears a day")
	ps.Need(!b.PDF.IsZero() && len(b.PDF.SHA256) == 64 && len(b.Text) == 64, "pdf", "Nothing is signed without its PDF")
	ps.Need(len(b.Statements) > 0, "statements", "There is nothing to sign")
	return ps.Err()
}

// Signed is a signature. The frozen report is named in the case by this entry.
var Signed = ledger.Define(&Kinds, "report.signed/1", ledger.Spec[SignedBody]{
	Means: "The author signed this report: these words, in this PDF, resting on what they rested on then.",
	May:   access.CaseWorker,
	Refs:  func(b SignedBody) []ledger.Ref { return []ledger.Ref{b.Report} },
	Line: func(p words.Printer, b SignedBody) words.Line {
		return text(p.Say("A report was signed by %s", b.Name))
	},
	Example: SignedBody{
		Report: exampleRef(exampleCase, "01"), Type: "section7", Author: exampleAuthor, Name: "Ruth Adeyemi", On: calendar.MustParse("2026-12-10"),
		Text: exampleSum, PDF: exampleFile, Draft: 42, Case: 117,
		Statements: []FrozenStatement{{
			Statement: exampleRef(exampleDraft, "02"), Number: "4.1", Kind: Account, Standing: "stands",
			RestsOn: []FrozenRest{{Rest: Rest{Ref: exampleRef(exampleCase, "24"), Sort: OnItem}, Said: "stands", So: "disputed"}},
		}},
		Questions: []FrozenQuestion{{ID: "0199e0c4-1c00-7c00-8000-000000000031/c", Text: "Mr Kersey’s drinking", In: []string{"4.1"}}},
		ReadBy:    []ReadBody{{Of: exampleRef(exampleCase, "01"), Name: "Colin Pryce", As: pack.Manager, Version: 40}},
	},
})

const exampleSum = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

var exampleFile = ledger.File{
	ID: "0d6b5d0e-6f0b-4a86-9d0c-0f6f4f0f7c05", Media: "application/pdf", Size: 148_211, SHA256: exampleSum, Key: "AGE-SECRET-KEY-1EXAMPLE",
}

// FiledBody says that a signed report left the service. When is the entry’s happened time.
type FiledBody struct {
	Signed ledger.Ref `json:"signed"`
	To     string     `json:"to"`  // "the court"
	How    string     `json:"how"` // "by the court’s system", "by post"
}

// Validate asks what went to whom, and how.
func (b FiledBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Signed.IsZero(), "signed", "Choose the signed report")
	ps.Need(given(b.To), "to", "Say to whom it went")
	ps.Need(given(b.How), "how", "Say how it went")
	return ps.Err()
}

// Filed says that a signed report reached whom it was for. Whoever sends it writes this with the proof of it.
var Filed = ledger.Define(&Kinds, "report.filed/1", ledger.Spec[FiledBody]{
	Means: "The signed report reached the court, or whom else it was for. From then on its age marks nothing in it.",
	May:   access.CaseWorker,
	Refs:  func(b FiledBody) []ledger.Ref { return []ledger.Ref{b.Signed} },
	Line: func(p words.Printer, b FiledBody) words.Line {
		return text(p.Say("A report was filed with %s, %s", b.To, b.How))
	},
	Example: FiledBody{Signed: exampleRef(exampleCase, "40"), To: "the court", How: "by the court’s system"},
})

// NotFiledBody takes back that a signed report was filed.
type NotFiledBody struct {
	Signed ledger.Ref `json:"signed"`
	Why    string     `json:"why"`
}

// Validate asks of what it is taken back, and why.
func (b NotFiledBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Signed.IsZero(), "signed", "Choose the signed report")
	ps.Need(given(b.Why), "why", "Say why it does not count as filed")
	return ps.Err()
}

// NotFiled says that a report that was held to be filed did not reach whom it was for.
var NotFiled = ledger.Define(&Kinds, "report.not_filed/1", ledger.Spec[NotFiledBody]{
	Means: "The signed report did not reach whom it was for after all. It does not count as filed.",
	May:   access.CaseWorker,
	Refs:  func(b NotFiledBody) []ledger.Ref { return []ledger.Ref{b.Signed} },
	Line: func(p words.Printer, b NotFiledBody) words.Line {
		return text(p.Say("A report does not count as filed any more. %s", b.Why))
	},
	Example: NotFiledBody{Signed: exampleRef(exampleCase, "40"), Why: "The court does not have it."},
})
