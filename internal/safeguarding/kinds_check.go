package safeguarding

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// CheckAskedBody is a check of records that was asked of a body outside. When it was sent is when the entry happened.
type CheckAskedBody struct {
	Check     string       `json:"check"` // of the pack’s list
	Whom      string       `json:"whom"`  // the body: “Wexcombe Council”
	About     []ledger.Ref `json:"about"`
	Addresses []ledger.Ref `json:"addresses,omitempty"` // the details of the case that were given; their values stand with the people
	Areas     string       `json:"areas,omitempty"`     // which areas, and for which years
	After     ledger.Ref   `json:"after,omitzero"`      // the check that was not to be made, and is made after all
}

// Validate asks which check, of whom and about whom.
func (b CheckAskedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Check != "", "check", "Choose which check it is")
	ps.Need(given(b.Whom), "whom", "Say who was asked, such as “Wexcombe Council”")
	ps.Need(len(b.About) > 0, "about", "Choose about whom")
	return ps.Err()
}

// CheckAsked says that a check was asked. The check is named by this entry, or by the one that said it was not to be made.
var CheckAsked = ledger.Define(&Kinds, "safeguarding.check_asked/1", ledger.Spec[CheckAskedBody]{
	Means:        "The police or a local authority were asked what they know about these people that bears on safety.",
	May:          access.CaseWorker,
	Confidential: []string{"areas"},
	Line: func(p words.Printer, b CheckAskedBody) words.Line {
		return line(p.Say("Safeguarding check asked of %s", b.Whom))
	},
	Example: CheckAskedBody{
		Check: "local_authority", Whom: "Wexcombe Council", About: []ledger.Ref{exampleRef("01"), exampleRef("03")}, Addresses: []ledger.Ref{exampleRef("05")},
		Areas: "Marrow Bay, 2016 to 2019",
	},
})

// CheckChasedBody is a reminder. When it was is when the entry happened.
type CheckChasedBody struct {
	Check ledger.Ref `json:"check"`
	Whom  string     `json:"whom"`
	How   string     `json:"how"` // by which way, and what came of it
}

// Validate asks how.
func (b CheckChasedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Check.IsZero(), "check", "Choose the check")
	ps.Need(given(b.How), "how", "Say how they were reminded, and what came of it")
	return ps.Err()
}

// CheckChased says that whoever was asked was reminded.
var CheckChased = ledger.Define(&Kinds, "safeguarding.check_chased/1", ledger.Spec[CheckChasedBody]{
	Means: "Whoever was asked for a check was reminded.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b CheckChasedBody) words.Line {
		return words.Line{Text: p.Say("Safeguarding check: %s reminded", b.Whom), Words: b.How}
	},
	Example: CheckChasedBody{Check: exampleRef("10"), Whom: "Wexcombe Council", How: "By telephone; they will look today"},
})

// Outcome is what came of a check.
type Outcome string

const (
	Answered     Outcome = "answered"
	NothingKnown Outcome = "nothing_known"
	Refused      Outcome = "refused"
	NotBack      Outcome = "not_back" // not back in time
)

// Outcomes are all outcomes, in the order in which a form offers them.
var Outcomes = []Outcome{Answered, NothingKnown, Refused, NotBack}

var outcomeLines = map[Outcome]string{
	Answered: "Safeguarding check: %s answered", NothingKnown: "Safeguarding check: nothing known, %s", Refused: "Safeguarding check: %s refused",
	NotBack: "Safeguarding check: %s did not answer in time",
}

var outcomeWords = map[Outcome]string{Answered: "Answered", NothingKnown: "Nothing known", Refused: "Refused", NotBack: "Not back in time"}

// Words are the outcome as a label.
func (o Outcome) Words() string { return outcomeWords[o] }

// CheckOutcomeBody is what came of a check. When it came is when the entry happened; what was said is the item.
type CheckOutcomeBody struct {
	Check   ledger.Ref `json:"check"`
	Whom    string     `json:"whom"`
	Outcome Outcome    `json:"outcome"`
	Item    ledger.Ref `json:"item"`            // of evidence, recorded in the same act
	By      string     `json:"by,omitempty"`    // who refused
	Issue   bool       `json:"issue,omitempty"` // the court should be told that this is an issue
}

// Validate asks what came of it and, of a refusal, by whom.
func (b CheckOutcomeBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Check.IsZero(), "check", "Choose the check")
	ps.Need(b.Outcome.Words() != "", "outcome", "Choose what came of it")
	ps.Need(b.Outcome != Refused || given(b.By), "by", "Say who refused")
	return ps.Err()
}

// CheckOutcome says what came of a check. A later one takes the place of the earlier.
var CheckOutcome = ledger.Define(&Kinds, "safeguarding.check_outcome/1", ledger.Spec[CheckOutcomeBody]{
	Means: "What came of a check: an answer, nothing known, a refusal, or nothing in time. What was said is an item of evidence.",
	May:   access.CaseWorker,
	Refs:  func(b CheckOutcomeBody) []ledger.Ref { return []ledger.Ref{b.Check} },
	Line: func(p words.Printer, b CheckOutcomeBody) words.Line {
		return line(p.Say(outcomeLines[b.Outcome], b.Whom))
	},
	Example: CheckOutcomeBody{Check: exampleRef("10"), Whom: "Wexcombe Council", Outcome: Answered, Item: exampleRef("12"), Issue: true},
})

// CheckNotMadeBody says that a check is not made. Why is the item.
type CheckNotMadeBody struct {
	Check string       `json:"check"` // of the pack’s list
	Whom  string       `json:"whom"`
	About []ledger.Ref `json:"about,omitempty"`
	Item  ledger.Ref   `json:"item"` // of evidence, recorded in the same act
}

// Validate asks which check, and of whom.
func (b CheckNotMadeBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Check != "", "check", "Choose which check it is")
	ps.Need(given(b.Whom), "whom", "Say who is not asked, such as “Wexcombe Council”")
	return ps.Err()
}

// CheckNotMade says that a check is not made. The check is named by this entry.
var CheckNotMade = ledger.Define(&Kinds, "safeguarding.check_not_made/1", ledger.Spec[CheckNotMadeBody]{
	Means: "This check is not made before the first hearing. Why is an item of evidence.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b CheckNotMadeBody) words.Line {
		return line(p.Say("Safeguarding check not made: %s", b.Whom))
	},
	Example: CheckNotMadeBody{Check: "local_authority", Whom: "Marrow Bay Council", Item: exampleRef("13")},
})
