package casework

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// BeganBody begins a person's own stream. It says nothing of them: what is known of a person is known in a case.
type BeganBody struct{}

// PersonBegan is the first entry of a person's own stream.
var PersonBegan = ledger.Define(&Kinds, "person.began/1", ledger.Spec[BeganBody]{
	Means: "There is such a person. Everything known of them stands in the cases they take part in.",
	May:   access.SignedIn,
	Line:  func(p words.Printer, _ BeganBody) words.Line { return text(p.Say("Person recorded")) },
})

// SamePersonBody says that two people are one.
type SamePersonBody struct {
	With ledger.StreamID `json:"with"`
	Why  string          `json:"why"`
}

// Validate asks for the other person and the reason.
func (b SamePersonBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.With != "", "with", "Choose the other person")
	ps.Need(given(b.Why), "why", "Say how you know that they are the same person")
	return ps.Err()
}

// PersonJoined says, in the streams of both, that two people are one. Each case still shows only its own.
var PersonJoined = ledger.Define(&Kinds, "person.joined/1", ledger.Spec[SamePersonBody]{
	Means: "These two are the same person, by the word of somebody who gives a reason. Each case still shows only what is its own.",
	May:   access.CaseWorker,
	Refs:  func(b SamePersonBody) []ledger.Ref { return []ledger.Ref{{Stream: b.With}} },
	Line: func(p words.Printer, b SamePersonBody) words.Line {
		return text(p.Say("Found to be the same person as another: %s", b.Why))
	},
	Example: SamePersonBody{With: examplePerson, Why: "Same name, birth date and mother; the school confirms it"},
})

// PersonParted says that two people who were joined are not one.
var PersonParted = ledger.Define(&Kinds, "person.parted/1", ledger.Spec[SamePersonBody]{
	Means: "These two were held to be the same person and are not.",
	May:   access.CaseWorker,
	Refs:  func(b SamePersonBody) []ledger.Ref { return []ledger.Ref{{Stream: b.With}} },
	Line: func(p words.Printer, b SamePersonBody) words.Line {
		return text(p.Say("Found not to be the same person after all: %s", b.Why))
	},
	Example: SamePersonBody{With: examplePerson, Why: "Cousins of the same name; birth dates a year apart"},
})

// PersonKind is whether somebody is a child whom the case is about or an adult in it.
type PersonKind string

const (
	Child PersonKind = "child"
	Adult PersonKind = "adult"
)

// PersonAddedBody brings a person into a case with what is known of them.
type PersonAddedBody struct {
	Person     ledger.StreamID `json:"person"`
	Kind       PersonKind      `json:"kind"`
	Name       string          `json:"name"`
	Family     string          `json:"family,omitempty"`
	Called     string          `json:"called,omitempty"`
	FormerName string          `json:"formerName,omitempty"`
	Born       calendar.Date   `json:"born,omitzero"`
	Gender     string          `json:"gender,omitempty"`
	Part       string          `json:"part,omitempty"` // id of the pack's party kinds
	Court      *CourtWord      `json:"court,omitempty"`
}

// Validate asks for a name, and whether this is a child or an adult.
func (b PersonAddedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Person != "", "person", "The person needs a stream of their own")
	ps.Need(b.Kind == Child || b.Kind == Adult, "kind", "Choose child or adult")
	ps.Need(given(b.Name), "name", "Enter the name")
	b.Court.validate(&ps)
	return ps.Err()
}

// PersonAdded brings a person into a case. The person is named in the case by this entry.
var PersonAdded = ledger.Define(&Kinds, "casework.person_added/1", ledger.Spec[PersonAddedBody]{
	Means: "This person takes part in the case, as a child whom it is about or as an adult.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b PersonAddedBody) words.Line {
		switch {
		case b.Court != nil:
			return text(p.Say("%s is in the case, the court says", b.Name))
		case b.Kind == Child:
			return text(p.Say("%s added to the case as a child", b.Name))
		default:
			return text(p.Say("%s added to the case", b.Name))
		}
	},
	Example: PersonAddedBody{
		Person: examplePerson, Kind: Adult, Name: "Niamh O’Neill", Called: "Ms O’Neill", FormerName: "Niamh Byrne",
		Born: calendar.MustParse("1988-11-30"), Part: "applicant",
	},
})

// Answer is the answer to a question that may not have been asked yet.
type Answer string

const (
	NotAsked  Answer = "" // said in words, never taken for a yes
	YesIsSafe Answer = "yes"
	NotSafe   Answer = "no"
)

// SafeBody is how it is safe to reach a person, as they or somebody near to them told us.
type SafeBody struct {
	Of        ledger.Ref `json:"of"`
	Who       string     `json:"who"`
	Use       ledger.Ref `json:"use,omitzero"`      // the number or address to use: a contact detail, or a confidential fact of the closed side
	UseKind   DetailKind `json:"useKind,omitempty"` // what that is: "phone"
	Times     string     `json:"times,omitempty"`   // "school days, 9.30 to 14.45"
	Messages  Answer     `json:"messages,omitempty"`
	Post      Answer     `json:"post,omitempty"`
	MayAnswer string     `json:"mayAnswer,omitempty"` // who else may pick up or open a letter: "nobody else"
	Beware    string     `json:"beware,omitempty"`    // anything else that would put somebody at risk
	ToldBy    string     `json:"toldBy,omitempty"`
}

// Validate refuses a form that says nothing.
func (b SafeBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Of.IsZero(), "of", "Choose whom this is about")
	something := !b.Use.IsZero() || given(b.Times) || b.Messages != NotAsked || b.Post != NotAsked || given(b.MayAnswer) || given(b.Beware)
	ps.Need(something, "times", "Say at least one thing about how it is safe to reach them")
	return ps.Err()
}

// SafeTold is how it is safe to reach a person. The newest one counts.
var SafeTold = ledger.Define(&Kinds, "casework.safe_contact/1", ledger.Spec[SafeBody]{
	Means: "This is how it is safe to reach the person. It stands above every number and address, and in every note and letter form.",
	May:   access.CaseWorker,
	Refs:  func(b SafeBody) []ledger.Ref { return []ledger.Ref{part(b.Of, "safe")} },
	Line: func(p words.Printer, b SafeBody) words.Line {
		return text(p.Say("How it is safe to reach %s was recorded", b.Who))
	},
	Example: SafeBody{
		Of: exampleRef("03"), Who: "Niamh O’Neill", Times: "School days between 9.30 and 14.45", Messages: NotSafe, Post: NotSafe,
		MayAnswer: "Nobody else", ToldBy: "Ms O’Neill, by telephone",
	},
})
