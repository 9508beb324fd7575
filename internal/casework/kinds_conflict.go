package casework

import (
	"slices"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Interest is what somebody of the service has to do with the people of a case besides their work.
type Interest string

const (
	InFamily  Interest = "family"  // their own case, or that of somebody of their family
	InPartner Interest = "partner" // a partner, or somebody who was one
	InFriend  Interest = "friend"  // a friend, a neighbour, somebody of the same congregation, school or club
	InWork    Interest = "work"    // somebody they worked for or with, or supervised
	InOther   Interest = "other"
)

// Interests are all sorts of interest, in the order in which a form offers them.
var Interests = []Interest{InFamily, InPartner, InFriend, InWork, InOther}

// ConflictBody says that somebody of the service has a conflict of interest in a case.
type ConflictBody struct {
	Of       ledger.Ref      `json:"of"` // the case
	Person   ledger.StreamID `json:"person"`
	Name     string          `json:"name"`
	Interest Interest        `json:"interest"`
	Words    string          `json:"words"`
}

// Validate asks who, which interest, and for words.
func (b ConflictBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Person != "" && given(b.Name), "who", "Enter whose conflict of interest it is")
	ps.Need(slices.Contains(Interests, b.Interest), "interest", "Choose what it is")
	ps.Need(given(b.Words), "words", "Say in a few words what it is")
	return ps.Err()
}

// ConflictDeclared is somebody’s own word that they have a conflict of interest. The case is closed to them from then on.
var ConflictDeclared = ledger.Define(&Kinds, "casework.conflict_declared/1", ledger.Spec[ConflictBody]{
	Means: "This person of the service says that they have a conflict of interest in the case; it is closed to them from now on, whatever ties them to it.",
	May:   access.CaseReader,
	Refs:  conflictRefs,
	Line: func(p words.Printer, _ ConflictBody) words.Line {
		return text(p.Say("A conflict of interest was declared"))
	},
	Example: exampleConflict,
})

// ConflictFound is a manager’s word that somebody has one.
var ConflictFound = ledger.Define(&Kinds, "casework.conflict_found/1", ledger.Spec[ConflictBody]{
	Means: "A manager found that this person of the service has a conflict of interest in the case; it is closed to them from now on.",
	May:   access.CaseManager,
	Refs:  conflictRefs,
	Line: func(p words.Printer, _ ConflictBody) words.Line {
		return text(p.Say("A conflict of interest was found"))
	},
	Example: exampleConflict,
})

func conflictRefs(b ConflictBody) []ledger.Ref {
	return []ledger.Ref{part(b.Of, "conflict of "+string(b.Person))}
}

var exampleConflict = ConflictBody{Of: exampleRef("01"), Person: exampleWorker, Name: "Maryam Siddiqui", Interest: InFriend, Words: "The mother lives next door to me"}

// ConflictEndedBody ends a conflict of interest.
type ConflictEndedBody struct {
	Conflict ledger.Ref `json:"conflict"`
	Why      string     `json:"why"`
}

// Validate asks for the reason.
func (b ConflictEndedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Conflict.IsZero(), "conflict", "Choose which conflict of interest ends")
	ps.Need(given(b.Why), "why", "Say why it is none any more")
	return ps.Err()
}

// ConflictEnded is a manager’s word that there is no conflict of interest any more, or was none. Nobody ends their own.
var ConflictEnded = ledger.Define(&Kinds, "casework.conflict_ended/1", ledger.Spec[ConflictEndedBody]{
	Means: "There is no conflict of interest any more; what ties this person to the case holds again.",
	May:   access.CaseManager,
	Refs:  func(b ConflictEndedBody) []ledger.Ref { return []ledger.Ref{b.Conflict} },
	Line: func(p words.Printer, b ConflictEndedBody) words.Line {
		return words.Line{Text: p.Say("A conflict of interest ended"), Words: b.Why}
	},
	Example: ConflictEndedBody{Conflict: exampleRef("33"), Why: "It was another family of the same name"},
})
