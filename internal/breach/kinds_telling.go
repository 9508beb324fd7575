package breach

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// DecidedBody is the decision who is told of a breach.
type DecidedBody struct {
	Commissioner    bool   `json:"commissioner"` // the Information Commissioner is told
	CommissionerWhy string `json:"commissionerWhy"`
	People          bool   `json:"people"` // the people concerned are told
	PeopleWhy       string `json:"peopleWhy"`
	Late            string `json:"late,omitempty"` // why it was decided after the hours were over
}

// Validate asks for a reason for each, whichever way it goes.
func (b DecidedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.CommissionerWhy), "commissioner-why", "Say why, whichever way it goes")
	ps.Need(given(b.PeopleWhy), "people-why", "Say why, whichever way it goes")
	return ps.Err()
}

// Decided is an information governance officer's decision. A later one takes its place.
var Decided = ledger.Define(&Kinds, "breach.decided/1", ledger.Spec[DecidedBody]{
	Means: "An information governance officer decides whether the Information Commissioner and the people concerned are told, and why.",
	May:   access.RecordKeeper,
	Line: func(p words.Printer, b DecidedBody) words.Line {
		return words.Line{Text: b.sentence(p), Words: b.CommissionerWhy}
	},
	Example: DecidedBody{
		Commissioner: true, CommissionerWhy: "Her address is hidden from him, and he may have read it",
		People: true, PeopleWhy: "She must know in order to decide where she stays", Late: "",
	},
})

// sentence is what was decided.
func (b DecidedBody) sentence(p words.Printer) string {
	switch {
	case b.Commissioner && b.People:
		return p.Say("The Information Commissioner and the people concerned are told")
	case b.Commissioner:
		return p.Say("The Information Commissioner is told; the people concerned are not")
	case b.People:
		return p.Say("The people concerned are told; the Information Commissioner is not")
	default:
		return p.Say("Neither the Information Commissioner nor the people concerned are told")
	}
}

// Whom is who was told of a breach.
type Whom string

const (
	TheCommissioner Whom = "commissioner"
	Concerned       Whom = "person" // of the case
	SomebodyElse    Whom = "other"
)

// ToldBody is that somebody was told of the breach. When is when the entry happened.
type ToldBody struct {
	Whom  Whom       `json:"whom"`
	Of    ledger.Ref `json:"of,omitzero"`    // the person concerned, of the case
	Name  string     `json:"name,omitempty"` // what they are called; of somebody else, who it was
	Words string     `json:"words"`          // what they were told, by whom and how; of the Commissioner, the reference
}

// Validate asks who was told, and what.
func (b ToldBody) Validate() error {
	var ps fault.Fields
	switch b.Whom {
	case TheCommissioner:
	case Concerned:
		ps.Need(!b.Of.IsZero(), "person", "Choose who was told")
	case SomebodyElse:
		ps.Need(given(b.Name), "name", "Say who was told")
	default:
		ps.Need(false, "whom", "Say who was told")
	}
	ps.Need(given(b.Words), "words", "Say what they were told, and how")
	return ps.Err()
}

// called is whoever was told, as a sentence begins with them.
func (b ToldBody) called(p words.Printer) string {
	if b.Whom == TheCommissioner {
		return p.Say("The Information Commissioner")
	}
	return b.Name
}

// Told says that somebody was told of the breach.
var Told = ledger.Define(&Kinds, "breach.told/1", ledger.Spec[ToldBody]{
	Means: "This person or body was told of the breach.",
	May:   access.KeepingReader,
	Line: func(p words.Printer, b ToldBody) words.Line {
		return words.Line{Text: p.Say("%s was told", b.called(p)), Words: b.Words}
	},
	Example: ToldBody{Whom: Concerned, Of: exampleRef, Name: "Niamh O’Neill", Words: "By telephone, that the report went to his former solicitor and came back unread"},
})
