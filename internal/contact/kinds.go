package contact

import (
	"strings"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// Kinds are the entries about how children are seen.
var Kinds ledger.Set

// Sort is what decision.MadeBody.Sort says of a decision on how to see a child.
const Sort = "contact"

// Constraint is the whole of what the record says of a worker’s own reason.
const Constraint = "for reasons of how we can work safely, which the service has considered"

// Policy is an edition of the policy on how children are seen, as a decision keeps it.
type Policy struct {
	ID      string `json:"id"`
	Version int    `json:"version"`
	Name    string `json:"name"`
}

// Asked is how a choice stands to what the child asked for.
type Asked string

const (
	NotAsked   Asked = ""          // the child did not say, or was not asked yet
	AsAsked    Asked = "as"        // it is what the child asked for
	OtherAsked Asked = "otherwise" // the child asked for something else
	Refused    Asked = "refused"   // the child does not want to meet
)

// Arrangement is how a child is to be seen.
type Arrangement struct {
	Mode          pack.SeeingMode `json:"mode"`
	Where         string          `json:"where,omitempty"`  // in the middle of a sentence: "at school"
	Starts        string          `json:"starts,omitempty"` // casework.Moment; "" while it is to be arranged
	With          string          `json:"with,omitempty"`   // who else is there; "" when the child is seen alone
	WhyWith       string          `json:"why_with,omitempty"`
	Asked         Asked           `json:"asked,omitempty"`
	Needs         string          `json:"needs,omitempty"` // of the child: language, interpreter, time, things to draw with
	Circumstances string          `json:"circumstances,omitempty"`
	NotLearned    string          `json:"not_learned,omitempty"` // what cannot be learned in this way
	Travel        string          `json:"travel,omitempty"`
	Constrained   bool            `json:"constrained,omitempty"` // Constraint is a reason for it
	ForChild      string          `json:"for_child,omitempty"`   // the reasons in words for the child
	ForFamily     string          `json:"for_family,omitempty"`
}

// ArrangedBody is the part of a decision that says how a child is to be seen.
type ArrangedBody struct {
	Decision ledger.Ref `json:"decision"`
	Child    ledger.Ref `json:"child"`
	Arrangement
	Policy   Policy `json:"policy,omitzero"`
	Ordinary bool   `json:"ordinary,omitempty"` // decided in one line
}

// Validate asks how, and why a child is not seen alone.
func (b Arrangement) Validate() error {
	var ps fault.Fields
	known := false
	for _, m := range pack.SeeingModes {
		known = known || m == b.Mode
	}
	ps.Need(known, "mode", "Choose how the child is to be seen")
	ps.Need(!given(b.With) || given(b.WhyWith), "why-with", "Say why the child is not seen alone")
	return ps.Err()
}

func given(text string) bool { return strings.TrimSpace(text) != "" }

// Texts are the words of an arrangement.
func (b Arrangement) Texts() []string {
	return []string{b.Where, b.With, b.WhyWith, b.Needs, b.Circumstances, b.NotLearned, b.Travel, b.ForChild, b.ForFamily}
}

// Arranged says how a child is to be seen, beside the decision.
var Arranged = ledger.Define(&Kinds, "contact.arranged/1", ledger.Spec[ArrangedBody]{
	Means: "By the decision named, the child is to be seen in this way, under this edition of the policy.",
	May:   access.CaseWorker,
	Refs:  func(b ArrangedBody) []ledger.Ref { return []ledger.Ref{b.Decision, b.Child} },
	Line: func(p words.Printer, b ArrangedBody) words.Line {
		return words.Line{Text: p.Say("How a child is to be seen: %s", ModeWords(b.Mode)), Words: b.Where}
	},
	Example: ArrangedBody{
		Decision: exampleRef("01"), Child: exampleRef("02"), Policy: Policy{ID: "seeing_2025", Version: 6, Name: "Seeing and hearing children"},
		Arrangement: Arrangement{Mode: pack.InPerson, Where: "at school", Starts: "2026-12-01T10:00:00.000000Z", With: "her teacher", WhyWith: "Ola asked for her",
			Asked: AsAsked, Needs: "Paper and crayons", Circumstances: "Her mother works nights", NotLearned: "How she is at home", Travel: "40 minutes", Constrained: true,
			ForChild: "You asked for school.", ForFamily: "Ola asked for school."},
	},
})

// NotedSort is what is noted of a child before it is decided how to see them.
type NotedSort string

const (
	NotedWish NotedSort = "wish" // what the child or somebody who cares for them would like
	NotedRisk NotedSort = "risk"
	NotedNeed NotedSort = "need"
)

// NotedBody is something to bear in mind when it is decided how to see a child.
type NotedBody struct {
	Child ledger.Ref      `json:"child"`
	Sort  NotedSort       `json:"sort"`
	Who   ledger.Ref      `json:"who,omitzero"`  // whose wish it is
	For   pack.SeeingMode `json:"for,omitempty"` // the way that a wish is for; "" when it is for none of them
	Words string          `json:"words"`
}

// Validate asks what is noted.
func (b NotedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Sort == NotedWish || b.Sort == NotedRisk || b.Sort == NotedNeed, "sort", "Say what it is")
	ps.Need(given(b.Words), "words", "Write it down, in their words where you can")
	ps.Need(b.Sort != NotedWish || !b.Who.IsZero(), "who", "Say whose wish it is")
	return ps.Err()
}

// Noted puts it on record.
var Noted = ledger.Define(&Kinds, "contact.noted/1", ledger.Spec[NotedBody]{
	Means: "This wish, risk or need is to be borne in mind when it is decided how to see the child.",
	May:   access.CaseWorker,
	Refs:  func(b NotedBody) []ledger.Ref { return []ledger.Ref{b.Child} },
	Line: func(p words.Printer, b NotedBody) words.Line {
		return words.Line{Text: p.Say("To bear in mind in seeing a child"), Words: b.Words}
	},
	Example: NotedBody{Child: exampleRef("02"), Sort: NotedWish, Who: exampleRef("02"), For: pack.InPerson, Words: "“At school please”"},
})

// TookPlaceBody is how a child was seen, whatever was decided.
type TookPlaceBody struct {
	Decision    ledger.Ref      `json:"decision"`
	Child       ledger.Ref      `json:"child"`
	Mode        pack.SeeingMode `json:"mode,omitempty"` // "" when the child was not seen
	Where       string          `json:"where,omitempty"`
	Present     string          `json:"present,omitempty"` // who else was there, part of the time or all of it
	Alone       bool            `json:"alone,omitempty"`
	WhyNot      string          `json:"why_not,omitempty"` // of a child who was not seen alone
	Minutes     int             `json:"minutes,omitempty"`
	Interpreter string          `json:"interpreter,omitempty"`
	Tools       string          `json:"tools,omitempty"` // what was used: cards, a questionnaire
}

// Validate asks whether the child was alone, and if not why.
func (b TookPlaceBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Mode == "" || b.Alone || given(b.WhyNot), "why-not", "Say why the child was not seen alone")
	ps.Need(b.Minutes >= 0, "minutes", "Give the length in minutes, such as 40")
	return ps.Err()
}

// TookPlace says how a child was seen, beside what was decided.
var TookPlace = ledger.Define(&Kinds, "contact.took_place/1", ledger.Spec[TookPlaceBody]{
	Means: "The child was seen in this way, whatever was decided.",
	May:   access.CaseWorker,
	Refs:  func(b TookPlaceBody) []ledger.Ref { return []ledger.Ref{b.Decision, b.Child} },
	Line: func(p words.Printer, b TookPlaceBody) words.Line {
		if b.Mode == "" {
			return words.Line{Text: p.Say("A child was not seen")}
		}
		return words.Line{Text: p.Say("A child was seen: %s", ModeWords(b.Mode)), Words: b.Where}
	},
	Example: TookPlaceBody{Decision: exampleRef("01"), Child: exampleRef("02"), Mode: pack.InPerson, Where: "at school", Present: "Her teacher, at the beginning", Alone: true,
		Minutes: 40, Interpreter: "None was needed", Tools: "Paper and crayons"},
})

func exampleRef(n string) ledger.Ref {
	return ledger.Ref{Stream: "6c1f6d0e-6f0b-4a86-9d0c-0f6f4f0f7c01", Entry: ledger.EntryID("0199e0c4-1c00-7c00-8000-0000000003" + n)}
}
