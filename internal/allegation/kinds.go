package allegation

import (
	"strconv"

	"candour/internal/access"
	"candour/internal/evidence"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about matters that are alleged, and the responses to them.
var Kinds ledger.Set

// Sort is which law a matter is alleged under.
type Sort string

const (
	Threshold Sort = "threshold" // care and supervision: Children Act 1989 s31(2)
	Schedule  Sort = "schedule"  // domestic abuse in private law: PD12J, a schedule of allegations
)

// Sorts are both, in the order in which a form offers them.
var Sorts = []Sort{Threshold, Schedule}

// Words head the part of the table.
func (s Sort) Words() string {
	if s == Schedule {
		return "Schedule of allegations"
	}
	return "Threshold"
}

// MatterBody is a matter of the table. Its words and the document they stand in are those of its item of evidence.
type MatterBody struct {
	Number  int          `json:"number"`            // in the table, from 1, for good
	Item    ledger.Ref   `json:"item"`              // the item of evidence that it is
	Printed string       `json:"printed,omitempty"` // the number its paragraph has in the document: "3(a)"
	Against []ledger.Ref `json:"against,omitempty"` // people of the case
}

// TabledBody takes matters of one document into the table.
type TabledBody struct {
	Sort    Sort         `json:"sort"`
	Matters []MatterBody `json:"matters"`
}

// Validate asks for the sort and at least one matter.
func (b TabledBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Sort == Threshold || b.Sort == Schedule, "sort", "Say whether it is a threshold document or a schedule of allegations")
	ps.Need(len(b.Matters) > 0, "matters", "Mark at least one paragraph, or type one")
	return ps.Err()
}

// Tabled takes matters into the table.
var Tabled = ledger.Define(&Kinds, "allegation.tabled/1", ledger.Spec[TabledBody]{
	Means: "Paragraphs of a threshold document or schedule of allegations were taken into the table of matters. Each is an item of evidence.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b TabledBody) words.Line {
		return words.Line{Text: p.Say("%s: matters taken into the table, %d", b.Sort.Words(), len(b.Matters))}
	},
	Example: TabledBody{Sort: Threshold, Matters: []MatterBody{{Number: 1, Item: example("02"), Printed: "1", Against: []ledger.Ref{example("03")}}}},
})

// Response is what a party says to a matter.
type Response string

const (
	Agreed   Response = "agreed"
	Denied   Response = "denied"
	Partly   Response = "partly" // with the words of what is accepted and what is not
	NotKnown Response = "not known"
	Silent   Response = "silent" // nothing is said to it
)

// Responses are all, in the order in which a form offers them.
var Responses = []Response{Agreed, Denied, Partly, NotKnown, Silent}

// Words are the response as the table shows it.
func (r Response) Words() string {
	return map[Response]string{Agreed: "Agreed", Denied: "Denied", Partly: "Partly agreed", NotKnown: "Not known", Silent: "Silent"}[r]
}

// disputes reports whether the matter as a whole is not accepted.
func (r Response) disputes() bool { return r == Denied || r == Partly }

// AnswerBody is a party’s response to one matter.
type AnswerBody struct {
	Item     ledger.Ref `json:"item"` // of the matter
	Response Response   `json:"response"`
	Words    string     `json:"words,omitempty"` // as they put it
	Denial   ledger.Ref `json:"denial,omitzero"` // the item of evidence that disputes it
}

// AnsweredBody is what one party says to matters of the table. The day of the document is that of its source.
type AnsweredBody struct {
	Party   evidence.Who `json:"party"`
	Source  ledger.Ref   `json:"source,omitzero"` // the document, a source of evidence; none when the party was silent on all
	Answers []AnswerBody `json:"answers"`
}

// Validate asks who answers, in which document, and for the words of what is agreed in part.
func (b AnsweredBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Party != evidence.Who{}, "party", "Say whose responses these are")
	ps.Need(len(b.Answers) > 0, "answers", "Give a response to at least one matter")
	for _, a := range b.Answers {
		ps.Need(a.Response.Words() != "", ResponseField(a.Item.Entry), "Choose a response from the list")
		ps.Need(a.Response != Partly || a.Words != "", WordsField(a.Item.Entry), "Say what they accept and what they do not")
		ps.Need(a.Response == Silent || !b.Source.IsZero(), "paper", "Name the document that the responses stand in")
	}
	return ps.Err()
}

// ResponseField and WordsField are the fields in which a form gives the response to a matter.
func ResponseField(item ledger.EntryID) string { return "response-" + string(item) }

// WordsField is beside ResponseField.
func WordsField(item ledger.EntryID) string { return "words-" + string(item) }

// Answered puts a party’s responses on record.
var Answered = ledger.Define(&Kinds, "allegation.answered/1", ledger.Spec[AnsweredBody]{
	Means: "A party responded to matters of the table: agreed, denied, agreed in part, not known, or nothing said. What they deny they dispute.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b AnsweredBody) words.Line {
		return words.Line{Text: p.Say("Responses to what is alleged: %s", count(b.Answers))}
	},
	Example: AnsweredBody{
		Party: evidence.Who{Person: example("03")}, Source: example("04"),
		Answers: []AnswerBody{{Item: example("02"), Response: Denied, Words: "I was at work that night.", Denial: example("05")}},
	},
})

// count is how often each response was given: "agreed 12, denied 9".
func count(answers []AnswerBody) string {
	text := ""
	for _, r := range Responses {
		n := 0
		for _, a := range answers {
			if a.Response == r {
				n++
			}
		}
		if n > 0 {
			text += ", " + words.LowerFirst(r.Words()) + " " + strconv.Itoa(n)
		}
	}
	return text[min(2, len(text)):]
}

// DescribedBody says against whom a matter is alleged and when it is said to have happened.
type DescribedBody struct {
	Item    ledger.Ref   `json:"item"`
	Against []ledger.Ref `json:"against,omitempty"`
	When    string       `json:"when,omitempty"` // as alleged: "2 March 2026", "between March and May 2026"
}

// Validate asks which matter it is.
func (b DescribedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Item.IsZero(), "item", "Choose a matter of the table")
	return ps.Err()
}

// Described says more of a matter.
var Described = ledger.Define(&Kinds, "allegation.described/1", ledger.Spec[DescribedBody]{
	Means: "Against whom a matter is alleged, and the date or period.",
	May:   access.CaseWorker,
	Refs:  func(b DescribedBody) []ledger.Ref { return []ledger.Ref{b.Item} },
	Line: func(p words.Printer, b DescribedBody) words.Line {
		return words.Line{Text: p.Say("A matter alleged: against whom and when"), Words: b.When}
	},
	Example: DescribedBody{Item: example("02"), Against: []ledger.Ref{example("03")}, When: "between March and May 2026"},
})

// example is a thing of the examples: an invented case.
func example(n string) ledger.Ref {
	return ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: ledger.EntryID("0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e" + n)}
}
