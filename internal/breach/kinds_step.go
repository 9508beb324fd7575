package breach

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// SafetyBody is what was done to keep somebody safe. When it was done is when the entry happened.
type SafetyBody struct {
	Person
	Warned bool   `json:"warned"`
	Plan   string `json:"plan"` // who reached them and how, what they will do; or why they cannot be warned yet, and what is done instead
}

// Validate asks for the plan.
func (b SafetyBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Of.IsZero(), "of", "Choose who it is")
	ps.Need(given(b.Plan), "plan", "Say what was done, and what is planned, to keep them safe")
	return ps.Err()
}

// Safety is the safety plan of somebody whose safety may be at stake.
var Safety = ledger.Define(&Kinds, "breach.safety/1", ledger.Spec[SafetyBody]{
	Means: "What was done and is planned to keep this person safe, and whether they are warned.",
	May:   access.KeepingReader,
	Line: func(p words.Printer, b SafetyBody) words.Line {
		if b.Warned {
			return words.Line{Text: p.Say("%s was warned", b.Name), Words: b.Plan}
		}
		return words.Line{Text: p.Say("%s is not warned yet", b.Name), Words: b.Plan}
	},
	Example: SafetyBody{Person{exampleRef, "Niamh O’Neill"}, true, "Reached at her sister’s on the number she gave. She stays there tonight; the police have a marker on the address."},
})

// RetrievalStep is how far getting it back has come.
type RetrievalStep string

const (
	AskedBack RetrievalStep = "asked"
	GivenBack RetrievalStep = "given back"
	Deleted   RetrievalStep = "deleted"
	Lost      RetrievalStep = "lost"
)

// RetrievalSteps are all steps, in the order in which a form offers them.
var RetrievalSteps = []RetrievalStep{AskedBack, GivenBack, Deleted, Lost}

var stepWords = map[RetrievalStep]string{
	AskedBack: "asked for it back, or to delete it", GivenBack: "it is back", Deleted: "they confirm that it is deleted and was not passed on",
	Lost: "it cannot be got back",
}

// Words are the step in the middle of a sentence.
func (s RetrievalStep) Words() string { return stepWords[s] }

// ends reports whether nothing more is to be got back after it.
func (s RetrievalStep) ends() bool { return s == GivenBack || s == Deleted || s == Lost }

// RetrievalBody is a step of getting it back.
type RetrievalBody struct {
	Step  RetrievalStep `json:"step"`
	Words string        `json:"words"` // who was asked or said so, and how it is known
}

// Validate asks which step, and how it is known.
func (b RetrievalBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Step.Words() != "", "step", "Choose how far it has come")
	ps.Need(given(b.Words), "words", "Say who was asked or who said so, and how it is known")
	return ps.Err()
}

// Retrieval is a step of getting it back.
var Retrieval = ledger.Define(&Kinds, "breach.retrieval/1", ledger.Spec[RetrievalBody]{
	Means: "What was done to get back what went to the wrong person, or to have it deleted.",
	May:   access.KeepingReader,
	Line: func(p words.Printer, b RetrievalBody) words.Line {
		return words.Line{Text: words.UpperFirst(p.Say(b.Step.Words())), Words: b.Words}
	},
	Example: RetrievalBody{Deleted, "Ms Hall of Finch and Vale confirmed by e-mail that it was deleted unread, from the deleted items too"},
})

// SeenBody is who had seen it.
type SeenBody struct {
	Words string `json:"words"`
}

// Validate asks who.
func (b SeenBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Words), "words", "Say who had seen it, or that nobody had, and how that is known")
	return ps.Err()
}

// Seen says who had seen what went to the wrong person.
var Seen = ledger.Define(&Kinds, "breach.seen/1", ledger.Spec[SeenBody]{
	Means: "Who had seen what went to the wrong person, and how that is known.",
	May:   access.KeepingReader,
	Line: func(p words.Printer, b SeenBody) words.Line {
		return words.Line{Text: p.Say("Who had seen it"), Words: b.Words}
	},
	Example: SeenBody{"One secretary opened the message and read the first page, she says"},
})

// ChangeBody is something that changes so that it does not happen again.
type ChangeBody struct {
	What string        `json:"what"`
	Who  string        `json:"who"` // who sees to it
	By   calendar.Date `json:"by,omitzero"`
}

// Validate asks what changes, and who sees to it.
func (b ChangeBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.What), "what", "Say what changes or, if nothing can, why not")
	ps.Need(given(b.Who), "who", "Say who sees to it")
	return ps.Err()
}

// Change is something that changes so that it does not happen again.
var Change = ledger.Define(&Kinds, "breach.change/1", ledger.Spec[ChangeBody]{
	Means: "What changes so that it does not happen again, who sees to it, and by when.",
	May:   access.KeepingReader,
	Line: func(p words.Printer, b ChangeBody) words.Line {
		return words.Line{Text: p.Say("What changes: %s", b.What), Words: b.Who}
	},
	Example: ChangeBody{What: "Addresses of former solicitors are taken off the list the day they come off the record", Who: "Colin Pryce", By: calendar.MustParse("2026-12-11")},
})
