package wellbeing

import (
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries of individual risk assessments.
var Kinds ledger.Set

// Colleague is somebody of the service, by their stream and name.
type Colleague struct {
	Person ledger.StreamID `json:"person"`
	Name   string          `json:"name"`
}

// Answer is what the worker says of one factor of the pack.
type Answer struct {
	Factor string `json:"factor"`
	Says   string `json:"says"`
}

// AssessedBody is an individual risk assessment as the worker makes it. Each one replaces what they said before.
type AssessedBody struct {
	Manager Colleague `json:"manager"` // who is asked to agree it
	Answers []Answer  `json:"answers,omitempty"`
	Needs   string    `json:"needs"` // what would make the work safe, in the worker’s words
}

// Validate asks for a manager, and for what would make the work safe, even if that is nothing.
func (b AssessedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Manager.Person != "", "manager", "Choose the manager who agrees it with you")
	ps.Need(given(b.Needs), "needs", "Say what would make the work safe for you, or that nothing is needed")
	return ps.Err()
}

func given(text string) bool { return strings.TrimSpace(text) != "" }

// Assessed is the worker’s own word on what the work risks for them.
var Assessed = ledger.Define(&Kinds, "wellbeing.assessed/1", ledger.Spec[AssessedBody]{
	Means:        "The worker says what in the work is a risk to them and what would make it safe, and names the manager who is to agree it.",
	May:          access.Assessed,
	Confidential: []string{"answers", "needs"},
	Line: func(p words.Printer, _ AssessedBody) words.Line {
		return words.Line{Text: p.Say("An individual risk assessment was made")}
	},
	Example: AssessedBody{
		Manager: Colleague{"3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", "Colin Pryce"},
		Answers: []Answer{{"lone", "I do not drive after dark."}}, Needs: "Visits that end before four in winter.",
	},
})

// AnsweredBody is the manager’s word on an assessment.
type AnsweredBody struct {
	Assessment ledger.Ref    `json:"assessment"`
	Agreed     bool          `json:"agreed"`
	Says       string        `json:"says"`                 // what was arranged, or why it is not agreed
	Review     calendar.Date `json:"review"`               // by when they look at it again together
	Constrains bool          `json:"constrains,omitempty"` // a case may be told that there is a constraint, and nothing of it
}

// Validate asks what was arranged, and by when it is looked at again.
func (b AnsweredBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Says), "says", "Say what was arranged, or why it is not agreed")
	ps.Need(!b.Review.IsZero(), "review", "Enter the day by which you look at it again together")
	return ps.Err()
}

// Answered is the manager’s word: agreed, or not and why.
var Answered = ledger.Define(&Kinds, "wellbeing.answered/1", ledger.Spec[AnsweredBody]{
	Means:        "The manager agrees the assessment and says what was arranged, or says why not, and by when it is looked at again.",
	May:          access.Assessor,
	Confidential: []string{"says"},
	Refs:         func(b AnsweredBody) []ledger.Ref { return []ledger.Ref{b.Assessment} },
	Line: func(p words.Printer, b AnsweredBody) words.Line {
		return words.Line{Text: p.Say("An individual risk assessment was answered")}
	},
	Example: AnsweredBody{Assessment: exampleRef, Agreed: true, Says: "Late visits go to the duty worker from November to March.", Review: calendar.NewDate(2027, 2, 26), Constrains: true},
})

// ReviewedBody says that worker and manager looked at an agreed assessment together, and that it still holds.
type ReviewedBody struct {
	Assessment ledger.Ref    `json:"assessment"`
	Says       string        `json:"says"`
	Review     calendar.Date `json:"review"` // by when the next time
}

// Validate asks what was found, and by when it is looked at again.
func (b ReviewedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Says), "says", "Say what you found together")
	ps.Need(!b.Review.IsZero(), "review", "Enter the day by which you look at it again together")
	return ps.Err()
}

// Reviewed moves the day of the next look.
var Reviewed = ledger.Define(&Kinds, "wellbeing.reviewed/1", ledger.Spec[ReviewedBody]{
	Means:        "The manager looked at the agreed assessment with the worker, and it still holds.",
	May:          access.Assessor,
	Confidential: []string{"says"},
	Refs:         func(b ReviewedBody) []ledger.Ref { return []ledger.Ref{b.Assessment} },
	Line: func(p words.Printer, _ ReviewedBody) words.Line {
		return words.Line{Text: p.Say("An individual risk assessment was reviewed")}
	},
	Example: ReviewedBody{exampleRef, "Still right; the evenings are lighter.", calendar.NewDate(2027, 5, 28)},
})

// exampleRef is a thing of the examples.
var exampleRef = ledger.Ref{Stream: "7b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f"}
