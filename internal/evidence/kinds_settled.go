package evidence

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// FoundBody is a court’s finding on the matters of some items. Its date is the entry’s happened time.
type FoundBody struct {
	Items  []ledger.Ref `json:"items"`
	Proved bool         `json:"proved"` // false: the court was asked and did not find it proved
	Court  string       `json:"court"`
	Judge  string       `json:"judge,omitempty"`
	Words  string       `json:"words,omitempty"` // as the order or judgment puts it
	Paper  Paper        `json:"paper"`           // with the paragraph; a note alone makes the finding provisional
}

// Validate refuses a finding without court and paper, or on nothing. A document needs its paragraph.
func (b FoundBody) Validate() error {
	var ps fault.Fields
	ps.Need(len(b.Items) > 0, "items", "Choose what the court decided")
	ps.Need(given(b.Court), "court", "Say which court decided")
	ps.Need(!b.Paper.IsZero(), "paper", "Name the order or judgment, or your note of the hearing")
	ps.Need(!b.Paper.document() || given(b.Paper.Paragraph), "paragraph", "Give the paragraph of the order or judgment")
	return ps.Err()
}

// Found puts a finding on record.
var Found = ledger.Define(&Kinds, "evidence.found/1", ledger.Spec[FoundBody]{
	Means: "A court found a matter proved, or not proved. It settles the matter until a court sets it aside.",
	May:   access.CaseWorker,
	Refs:  func(b FoundBody) []ledger.Ref { return b.Items },
	Line: func(p words.Printer, b FoundBody) words.Line {
		if b.Proved {
			return line(p.Say("The court found a matter proved (%s)", b.Court), b.Words)
		}
		return line(p.Say("The court found a matter not proved (%s)", b.Court), b.Words)
	},
	Example: FoundBody{
		Items: []ledger.Ref{exampleRef("05")}, Proved: true, Court: "Family Court at Wexcombe", Judge: "District Judge Iqbal",
		Words: "I find that the father drove the children on 9 May having drunk alcohol.", Paper: Paper{Court: exampleRef("11"), Paragraph: "23"},
	},
})

// ConfirmedBody names the document that a provisional finding stands in.
type ConfirmedBody struct {
	Finding ledger.Ref `json:"finding"`
	Paper   Paper      `json:"paper"` // with the paragraph
}

// Validate refuses anything but a document with its paragraph.
func (b ConfirmedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Finding.IsZero(), "finding", "Choose the finding")
	ps.Need(b.Paper.document(), "paper", "Name the order or judgment")
	ps.Need(given(b.Paper.Paragraph), "paragraph", "Give the paragraph of the order or judgment")
	return ps.Err()
}

// FindingConfirmed says that the document of a finding has come and says the same.
var FindingConfirmed = ledger.Define(&Kinds, "evidence.finding_confirmed/1", ledger.Spec[ConfirmedBody]{
	Means: "The order or judgment came, and says what the note of the hearing said. The finding is no longer provisional.",
	May:   access.CaseWorker,
	Refs:  func(b ConfirmedBody) []ledger.Ref { return []ledger.Ref{b.Finding} },
	Line: func(p words.Printer, b ConfirmedBody) words.Line {
		return line(p.Say("The document of a finding came (paragraph %s)", b.Paper.Paragraph), "")
	},
	Example: ConfirmedBody{Finding: exampleRef("12"), Paper: Paper{Court: exampleRef("11"), Paragraph: "23"}},
})

// SetAsideBody says that a court set a decision aside: a finding, a conviction, or an earlier setting aside.
type SetAsideBody struct {
	Of    ledger.Ref `json:"of"`
	Court string     `json:"court"`
	Judge string     `json:"judge,omitempty"`
	Paper Paper      `json:"paper,omitzero"`
}

// Validate asks which court set what aside.
func (b SetAsideBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Of.IsZero(), "of", "Choose the decision that was set aside")
	ps.Need(given(b.Court), "court", "Say which court set it aside")
	return ps.Err()
}

// SetAside sets a decision aside. What the decision had switched off comes back.
var SetAside = ledger.Define(&Kinds, "evidence.set_aside/1", ledger.Spec[SetAsideBody]{
	Means: "A decision was set aside on appeal; the matter is as it was before.",
	May:   access.CaseWorker,
	Refs:  func(b SetAsideBody) []ledger.Ref { return []ledger.Ref{b.Of} },
	Line: func(p words.Printer, b SetAsideBody) words.Line {
		return line(p.Say("A decision was set aside (%s)", b.Court), "")
	},
	Example: SetAsideBody{Of: exampleRef("12"), Court: "Court of Appeal", Paper: Paper{Court: exampleRef("13"), Paragraph: "40"}},
})

// AdmittedBody says that the person it is about accepts it. When is the entry’s happened time.
type AdmittedBody struct {
	Item  ledger.Ref `json:"item"`
	By    Who        `json:"by"`
	Words string     `json:"words"` // how far the admission goes, in their words
	Paper Paper      `json:"paper"` // the document, or the note of the hearing, it stands in
}

// Validate asks who admits it, in which words, and where that stands.
func (b AdmittedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Item.IsZero(), "item", "Choose what they admit")
	ps.Need(b.By.known(), "by", "Say who admits it")
	ps.Need(given(b.Words), "words", "Give their words, so that it is plain how far they go")
	ps.Need(!b.Paper.IsZero(), "paper", "Name the document, or your note of the hearing")
	return ps.Err()
}

// Admitted puts an admission on record. It settles the matter like a finding.
var Admitted = ledger.Define(&Kinds, "evidence.admitted/1", ledger.Spec[AdmittedBody]{
	Means: "The person it is about accepts it, in a document or in court. It settles the matter as far as the admission goes.",
	May:   access.CaseWorker,
	Refs:  func(b AdmittedBody) []ledger.Ref { return []ledger.Ref{b.Item} },
	Line: func(p words.Printer, b AdmittedBody) words.Line {
		return line(p.Say("A matter was admitted"), b.Words)
	},
	Example: AdmittedBody{
		Item: exampleRef("05"), By: Who{Person: exampleRef("14")}, Words: "I had had two glasses of wine when I drove them.",
		Paper: Paper{Court: exampleRef("11"), Paragraph: "9"},
	},
})

// Outcome is what came of a matter elsewhere, or that nothing did. The values are matter statuses of the pack.
type Outcome string

const (
	Convicted       Outcome = "convicted"
	Cautioned       Outcome = "cautioned"
	Acquitted       Outcome = "acquitted"
	NoFurtherAction Outcome = "no_further_action"
	NotDetermined   Outcome = "not_determined"
	NotPursued      Outcome = "not_pursued"
	Agreed          Outcome = "agreed"
)

// Outcomes are all outcomes, in the order in which they are offered.
var Outcomes = []Outcome{Convicted, Cautioned, Acquitted, NoFurtherAction, NotDetermined, NotPursued, Agreed}

var outcomeLines = map[Outcome]string{
	Convicted:       "A criminal court convicted on a matter",
	Cautioned:       "The police cautioned somebody on a matter",
	Acquitted:       "A criminal court acquitted on a matter",
	NoFurtherAction: "The police or prosecutors took no further action on a matter",
	NotDetermined:   "A matter was not determined: no fact-finding was held",
	NotPursued:      "A matter is not pursued",
	Agreed:          "The parties agree on a matter",
}

// OutcomeBody says what came of a matter. When is the entry’s happened time.
type OutcomeBody struct {
	Item    ledger.Ref `json:"item"`
	Outcome Outcome    `json:"outcome"`
	By      Who        `json:"by,omitzero"`       // who no longer pursues it, who took no further action, who agrees
	Court   string     `json:"court,omitempty"`   //
	Offence string     `json:"offence,omitempty"` //
	Paper   Paper      `json:"paper,omitzero"`    //
	Why     string     `json:"why,omitempty"`     // what is known of the reason
}

// Validate refuses an outcome that is none. What else must be given the pack says; Record checks it.
func (b OutcomeBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Item.IsZero(), "item", "Choose the item")
	ps.Need(outcomeLines[b.Outcome] != "", "outcome", "Say what came of it")
	return ps.Err()
}

// OutcomeRecorded says what came of a matter. Of all outcomes only a conviction settles it.
var OutcomeRecorded = ledger.Define(&Kinds, "evidence.outcome_recorded/1", ledger.Spec[OutcomeBody]{
	Means: "What came of a matter in a criminal court, with the police, or before the family court. Only a conviction settles it.",
	May:   access.CaseWorker,
	Refs:  func(b OutcomeBody) []ledger.Ref { return []ledger.Ref{b.Item} },
	Line: func(p words.Printer, b OutcomeBody) words.Line {
		return line(p.Say(outcomeLines[b.Outcome]), "")
	},
	Example: OutcomeBody{Item: exampleRef("05"), Outcome: NotPursued, By: Who{Person: exampleRef("01")}, Why: "She says she wants it to be over"},
})
