package plan

import (
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/decision"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about the plan of a case.
var Kinds ledger.Set

// Way is how something is found out. It says what ticks the line.
type Way string

const (
	See   Way = "see"   // a child is seen
	Talk  Way = "talk"  // a conversation
	Paper Way = "paper" // a document of theirs
	Check Way = "check" // a safeguarding check that is answered
	Other Way = "other" // ticked by hand
)

// Ways are all ways, in the order in which a form offers them.
var Ways = []Way{See, Talk, Paper, Check, Other}

var wayWords = map[Way]string{See: "see %s", Talk: "talk with %s", Paper: "ask %s for papers", Check: "ask for a check on %s", Other: "find out from %s"}

// Tell is who may be told of a line.
type Tell string

const (
	TellAll    Tell = "all"
	TellAdults Tell = "adults" // no child
	TellNobody Tell = "nobody"
)

// LineBody is one line of the plan.
type LineBody struct {
	Find     string                   `json:"find"`              // what will be found out
	From     ledger.Ref               `json:"from,omitzero"`     // somebody in the case
	Outside  string                   `json:"outside,omitempty"` // anybody else, by name
	Way      Way                      `json:"way"`
	Due      calendar.Date            `json:"due,omitzero"`
	Why      []decision.Consideration `json:"why"`
	Order    ledger.Ref               `json:"order,omitzero"`     // whose question it answers
	Question string                   `json:"question,omitempty"` // its key within the order
	Tell     Tell                     `json:"tell"`
	Plain    string                   `json:"plain,omitempty"`   // what it says to the family, where that is not Find
	Instead  ledger.Ref               `json:"instead,omitzero"`  // the line that it takes the place of
	Changed  string                   `json:"changed,omitempty"` // and why, for the record
	Say      string                   `json:"say,omitempty"`     // what may be said of the change to whoever may be told of the line
}

// Validate asks what is found out, from whom, how, why, and who may be told.
func (b LineBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Find), "find", "Say what you will find out")
	ps.Need(!b.From.IsZero() || given(b.Outside), "from", "Choose from whom, or name somebody outside the case")
	_, known := wayWords[b.Way]
	ps.Need(known, "way", "Choose how you will find it out")
	ps.Need(len(b.Why) > 0, "why", "Say why you need to find it out")
	ps.Need(b.Tell == TellAll || b.Tell == TellAdults || b.Tell == TellNobody, "tell", "Choose who may be told of it")
	ps.Need(b.Instead.IsZero() || given(b.Changed), "changed", "Say why it is changed")
	return ps.Err()
}

// Texts are all words of the line.
func (b LineBody) Texts() []string {
	all := []string{b.Find, b.Outside, b.Plain, b.Changed, b.Say}
	for _, c := range b.Why {
		all = append(all, c.Words)
	}
	return all
}

func given(text string) bool { return strings.TrimSpace(text) != "" }

// LineMade puts a line in the plan, or another in its place. The line is named by this entry.
var LineMade = ledger.Define(&Kinds, "plan.line_made/1", ledger.Spec[LineBody]{
	Means: "The worker will find this out, from these people, by this day, for these reasons.",
	May:   access.CaseWorker,
	Refs: func(b LineBody) (refs []ledger.Ref) {
		for _, ref := range []ledger.Ref{b.From, b.Order, b.Instead} {
			if !ref.IsZero() {
				refs = append(refs, ref)
			}
		}
		return refs
	},
	Line: func(p words.Printer, b LineBody) words.Line {
		if !b.Instead.IsZero() {
			return words.Line{Text: p.Say("The plan was changed"), Words: b.Find}
		}
		return words.Line{Text: p.Say("Taken into the plan"), Words: b.Find}
	},
	Example: LineBody{
		Find: "How Ola is at school after a weekend away", Outside: "Milborough School", Way: Paper, Due: calendar.MustParse("2026-12-01"),
		Why: []decision.Consideration{{Words: "Her teacher sees her every day", Sort: decision.ByFact, On: exampleRef("02")}}, Order: exampleRef("03"), Question: "a",
		Tell: TellAll, Plain: "How Ola is at school", Instead: exampleRef("04"), Changed: "Her form tutor left", Say: "I will ask the school instead of her tutor.",
	},
})

// EndedBody takes a line out of the plan.
type EndedBody struct {
	Line ledger.Ref `json:"line"`
	Why  string     `json:"why"`
	Say  string     `json:"say,omitempty"` // what may be said of it
}

// Validate asks for the reason.
func (b EndedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why it is left out")
	return ps.Err()
}

// LineEnded takes a line out of the plan. It stays readable.
var LineEnded = ledger.Define(&Kinds, "plan.line_ended/1", ledger.Spec[EndedBody]{
	Means: "This is no longer in the plan, for the reason given.",
	May:   access.CaseWorker,
	Refs:  func(b EndedBody) []ledger.Ref { return []ledger.Ref{b.Line} },
	Line: func(p words.Printer, b EndedBody) words.Line {
		return words.Line{Text: p.Say("Taken out of the plan"), Words: b.Why}
	},
	Example: EndedBody{Line: exampleRef("01"), Why: "The court has the letter already", Say: "I no longer need it."},
})

// LeftOutBody leaves a question of an order out of the plan.
type LeftOutBody struct {
	Order    ledger.Ref `json:"order"`
	Question string     `json:"question"` // its key
	Why      string     `json:"why"`
}

// Validate asks for the reason.
func (b LeftOutBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why it is left out")
	return ps.Err()
}

// LeftOut says that a question of an order needs no line, and why.
var LeftOut = ledger.Define(&Kinds, "plan.question_left_out/1", ledger.Spec[LeftOutBody]{
	Means: "No line of the plan is needed for this question of an order, for the reason given.",
	May:   access.CaseWorker,
	Refs:  func(b LeftOutBody) []ledger.Ref { return []ledger.Ref{b.Order} },
	Line: func(p words.Printer, b LeftOutBody) words.Line {
		return words.Line{Text: p.Say("A question of an order was left out of the plan"), Words: b.Why}
	},
	Example: LeftOutBody{Order: exampleRef("03"), Question: "a", Why: "The last report answers it"},
})

// TickedBody is the word of a person on whether a line was done.
type TickedBody struct {
	Line ledger.Ref `json:"line"`
	Done bool       `json:"done"`
	By   ledger.Ref `json:"by,omitzero"` // the entry whose tick is taken away
	Why  string     `json:"why"`         // how it was found out, or why it is not done yet
}

// Validate asks for the reason.
func (b TickedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say how you know")
	return ps.Err()
}

// Ticked is the word of a person on whether a line was done.
var Ticked = ledger.Define(&Kinds, "plan.ticked/1", ledger.Spec[TickedBody]{
	Means: "A person says that this line of the plan is done, or that what ticked it did not answer it.",
	May:   access.CaseWorker,
	Refs:  func(b TickedBody) []ledger.Ref { return []ledger.Ref{b.Line} },
	Line: func(p words.Printer, b TickedBody) words.Line {
		if b.Done {
			return words.Line{Text: p.Say("Done, of the plan"), Words: b.Why}
		}
		return words.Line{Text: p.Say("Not done yet, of the plan"), Words: b.Why}
	},
	Example: TickedBody{Line: exampleRef("01"), By: exampleRef("05"), Why: "We spoke of something else"},
})

// Stage is for whom words are made.
type Stage string

const (
	ForFamily  Stage = "family"
	ForYounger Stage = "younger"
	ForOlder   Stage = "older"
)

// GivenBody is the plan as it was given to somebody.
type GivenBody struct {
	To    ledger.Ref   `json:"to"`
	Name  string       `json:"name"`
	As    Stage        `json:"as"`
	Words string       `json:"words"`
	Lines []ledger.Ref `json:"lines"` // which it told of, as they stood
	Left  ledger.Ref   `json:"left"`  // on the register of what left the case
}

// Validate asks for the words.
func (b GivenBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.To.IsZero() && given(b.Name), "to", "Choose to whom it is given")
	ps.Need(given(b.Words) && len(b.Lines) > 0, "words", "There is no line that they may be told")
	return ps.Err()
}

// Given says that somebody was given the plan in plain words.
var Given = ledger.Define(&Kinds, "plan.given/1", ledger.Spec[GivenBody]{
	Means: "This person was given the plan in these words.",
	May:   access.CaseWorker,
	Refs:  func(b GivenBody) []ledger.Ref { return []ledger.Ref{b.To, b.Left} },
	Line: func(p words.Printer, b GivenBody) words.Line {
		return words.Line{Text: p.Say("%s was given the plan", b.Name)}
	},
	Example: GivenBody{To: exampleRef("06"), Name: "Niamh O’Neill", As: ForFamily, Words: "This is what I plan to do.", Lines: []ledger.Ref{exampleRef("01")}, Left: exampleRef("07")},
})

func exampleRef(n string) ledger.Ref {
	return ledger.Ref{Stream: "6c1f6d0e-6f0b-4a86-9d0c-0f6f4f0f7c01", Entry: ledger.EntryID("0199e0c4-1c00-7c00-8000-0000000007" + n)}
}
