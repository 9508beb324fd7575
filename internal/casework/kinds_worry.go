package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Whom is who was told of a worry.
type Whom string

const (
	ToPolice         Whom = "the police"
	ToLocalAuthority Whom = "the local authority"
	ToManager        Whom = "a manager"
	ToOther          Whom = "somebody else"
)

// Whoms are all who can be told, in the order in which a form offers them.
var Whoms = []Whom{ToPolice, ToLocalAuthority, ToManager, ToOther}

// Told is one telling: to whom, when and how.
type Told struct {
	Whom      Whom   `json:"whom"`
	Name      string `json:"name,omitempty"` // who took it
	When      string `json:"when,omitempty"` // Moment
	How       string `json:"how,omitempty"`  // "999", "duty line"
	Reference string `json:"reference,omitempty"`
}

func (t Told) validate(ps *fault.Fields) {
	_, ok := parseMoment(t.When)
	ps.Need(t.Whom != "", "told", "Say who was told")
	ps.Need(ok || t.When == "", "when", "Enter when they were told as a day and a time")
}

// WorriedBody is that somebody is worried about a child now.
type WorriedBody struct {
	Children []ledger.Ref `json:"children,omitempty"` // all children of the case when none is named
	Cause    string       `json:"cause"`              // what gave cause for worry
	From     ledger.Ref   `json:"from,omitzero"`      // the note or item it comes from
	Told     []Told       `json:"told,omitempty"`
}

// Validate asks for the cause and for nothing else: whatever is missing can be added afterwards.
func (b WorriedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Cause), "cause", "Write what gives you cause for worry")
	for _, t := range b.Told {
		t.validate(&ps)
	}
	return ps.Err()
}

// Worried says that somebody is worried about a child now. It names no subject, so that nothing can ever stand in its way.
var Worried = ledger.Define(&Kinds, "casework.worried/1", ledger.Spec[WorriedBody]{
	Means: "There is cause to be worried about a child now. The referral is confirmed in writing, and in private law a section 16A risk assessment is filed whatever it concludes.",
	May:   access.Urgent,
	Line: func(p words.Printer, b WorriedBody) words.Line {
		return words.Line{Text: p.Say("Worried about a child now"), Words: firstWords(b.Cause)}
	},
	Example: WorriedBody{
		Children: []ledger.Ref{exampleRef("02")}, Cause: "Ola said on the telephone that her father had locked her out and it was dark.",
		Told: []Told{{Whom: ToPolice, Name: "PC 2214", When: exampleTime, How: "999", Reference: "Incident 481 of 14 September"}},
	},
})

// ToldBody is one more telling of a worry.
type ToldBody struct {
	Worry ledger.Ref `json:"worry"`
	Told
}

// Validate asks who was told.
func (b ToldBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Worry.IsZero(), "worry", "Choose what they were told about")
	b.Told.validate(&ps)
	return ps.Err()
}

// WorryTold says that one more was told of a worry.
var WorryTold = ledger.Define(&Kinds, "casework.worry_told/1", ledger.Spec[ToldBody]{
	Means: "These were told that somebody is worried about a child.",
	May:   access.Urgent,
	Line: func(p words.Printer, b ToldBody) words.Line {
		return text(p.Say("Told %s of the worry about a child", b.Whom))
	},
	Example: ToldBody{Worry: exampleRef("70"), Told: Told{Whom: ToLocalAuthority, Name: "Duty social worker", When: exampleTime, How: "Duty line"}},
})
