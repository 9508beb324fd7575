package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// NamedPerson is somebody named for a restricted case.
type NamedPerson struct {
	Person  ledger.StreamID `json:"person"`
	Name    string          `json:"name"`
	Manages bool            `json:"manages,omitempty"` // a manager, who also says who else is named
}

// RestrictedBody restricts a case to named people; it takes the place of any restriction before.
type RestrictedBody struct {
	Of     ledger.Ref    `json:"of"` // the case
	People []NamedPerson `json:"people"`
	Why    string        `json:"why"`
}

// Validate asks for people, a manager among them, and for the reason.
func (b RestrictedBody) Validate() error {
	var ps fault.Fields
	manager := false
	for _, p := range b.People {
		ps.Need(p.Person != "" && given(p.Name), "people", "Choose who is named")
		manager = manager || p.Manages
	}
	ps.Need(manager, "people", "Name at least one manager, so that somebody can always let others in")
	ps.Need(given(b.Why), "why", "Say why the case is restricted")
	return ps.Err()
}

// CaseRestricted restricts a case to named people. Whoever is not named does not see it any more, whatever else ties them to it.
var CaseRestricted = ledger.Define(&Kinds, "casework.restricted/1", ledger.Spec[RestrictedBody]{
	Means: "Only the people named see this case from now on; to everybody else it is not there.",
	May:   access.CaseManager,
	Refs:  func(b RestrictedBody) []ledger.Ref { return []ledger.Ref{part(b.Of, "restriction")} },
	Line: func(p words.Printer, b RestrictedBody) words.Line {
		return words.Line{Text: p.Say("The case was restricted to named people: %s", inWords(b.People)), Words: b.Why}
	},
	Example: RestrictedBody{
		Of: exampleRef("01"), People: []NamedPerson{{exampleWorker, "Maryam Siddiqui", false}, {examplePerson, "Owen Farrell", true}},
		Why: "The respondent’s sister works in the team",
	},
})

// RestrictionLiftedBody ends a restriction.
type RestrictionLiftedBody struct {
	Of  ledger.Ref `json:"of"`
	Why string     `json:"why"`
}

// Validate asks for the reason.
func (b RestrictionLiftedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why the restriction ends")
	return ps.Err()
}

// RestrictionLifted ends a restriction: the team that has the case sees it again.
var RestrictionLifted = ledger.Define(&Kinds, "casework.restriction_lifted/1", ledger.Spec[RestrictionLiftedBody]{
	Means: "The case is no longer restricted to named people; the team that has it sees it again.",
	May:   access.CaseManager,
	Refs:  func(b RestrictionLiftedBody) []ledger.Ref { return []ledger.Ref{part(b.Of, "restriction")} },
	Line: func(p words.Printer, b RestrictionLiftedBody) words.Line {
		return words.Line{Text: p.Say("The case is no longer restricted"), Words: b.Why}
	},
	Example: RestrictionLiftedBody{Of: exampleRef("01"), Why: "She has left the team"},
})
