package safeguarding

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// InterviewHeldBody is a safety interview with a party. When it was is when the entry happened; what was said is the note.
type InterviewHeldBody struct {
	Party       ledger.Ref   `json:"party"`
	Name        string       `json:"name"`
	How         string       `json:"how"` // a way of obtaining of the pack: by_phone, by_video, in_person
	Note        ledger.Ref   `json:"note"`
	Safe        bool         `json:"safe"`                  // they said that it was safe to speak
	Interpreter string       `json:"interpreter,omitempty"` // who interpreted, and between which languages
	Items       []ledger.Ref `json:"items,omitempty"`       // taken from what was said, in the same act
	Issues      []ledger.Ref `json:"issues,omitempty"`      // those of them of which the court should be told as an issue
}

// Validate asks with whom and how.
func (b InterviewHeldBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Party.IsZero(), "party", "Choose with whom it was")
	_, known := howWords[b.How]
	ps.Need(known, "how", "Choose how you spoke with them")
	return ps.Err()
}

// Ways are the ways of speaking with somebody, in the order in which a form offers them. They are ways of obtaining of the pack.
var Ways = []string{"by_phone", "by_video", "in_person"}

var howWords = map[string]string{"by_phone": "by telephone", "by_video": "by video", "in_person": "in person"}

// HowWords is a way of speaking with somebody, in the middle of a sentence.
func HowWords(how string) string { return howWords[how] }

// InterviewHeld says that a party was asked about safety. Whether the children live with whom was not discussed.
var InterviewHeld = ledger.Define(&Kinds, "safeguarding.interview_held/1", ledger.Spec[InterviewHeldBody]{
	Means: "A party was asked about safety, and about nothing else, before the first hearing.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b InterviewHeldBody) words.Line {
		return line(p.Say("Safety interview with %s", b.Name))
	},
	Example: InterviewHeldBody{
		Party: exampleRef("03"), Name: "Niamh O’Neill", How: "by_phone", Note: exampleRef("20"), Safe: true, Interpreter: "Ms Nowak, Polish",
		Items: []ledger.Ref{exampleRef("21")}, Issues: []ledger.Ref{exampleRef("21")},
	},
})

// InterviewAttemptedBody is an attempt at one. When it was is when the entry happened; what came of it is the note.
type InterviewAttemptedBody struct {
	Party ledger.Ref `json:"party"`
	Name  string     `json:"name"`
	How   string     `json:"how"`
	Note  ledger.Ref `json:"note"`
}

// Validate asks with whom and how.
func (b InterviewAttemptedBody) Validate() error {
	return InterviewHeldBody{Party: b.Party, How: b.How}.Validate()
}

// InterviewAttempted says that a party was not reached, or could not speak.
var InterviewAttempted = ledger.Define(&Kinds, "safeguarding.interview_attempted/1", ledger.Spec[InterviewAttemptedBody]{
	Means: "Somebody tried to reach a party for their safety interview, and it could not be held then.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b InterviewAttemptedBody) words.Line {
		return line(p.Say("Safety interview: tried to reach %s", b.Name))
	},
	Example: InterviewAttemptedBody{Party: exampleRef("04"), Name: "Tomasz Wilk", How: "by_phone", Note: exampleRef("22")},
})

// InterviewNotHeldBody says that there is no interview. Why is the note.
type InterviewNotHeldBody struct {
	Party ledger.Ref `json:"party"`
	Name  string     `json:"name"`
	Note  ledger.Ref `json:"note"`
}

// Validate asks with whom.
func (b InterviewNotHeldBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Party.IsZero(), "party", "Choose who is not spoken to")
	return ps.Err()
}

// InterviewNotHeld says that a party is not spoken to before the first hearing.
var InterviewNotHeld = ledger.Define(&Kinds, "safeguarding.interview_not_held/1", ledger.Spec[InterviewNotHeldBody]{
	Means: "There is no safety interview with this party before the first hearing. Why stands in a note.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b InterviewNotHeldBody) words.Line {
		return line(p.Say("No safety interview with %s", b.Name))
	},
	Example: InterviewNotHeldBody{Party: exampleRef("04"), Name: "Tomasz Wilk", Note: exampleRef("23")},
})
