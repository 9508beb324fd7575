package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// OfferedBody offers that two things of a case are the same: one made by hand, one that the court's payload brought.
type OfferedBody struct {
	Kept  ledger.Ref `json:"kept"`  // what was there before
	Same  ledger.Ref `json:"same"`  // what came later
	As    string     `json:"as"`    // what it is called
	Since string     `json:"since"` // what speaks for it: "same name and birth date"
}

// Validate asks for both and for what speaks for it.
func (b OfferedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Kept.IsZero() && !b.Same.IsZero() && b.Kept != b.Same, "same", "Name the two that may be the same")
	ps.Need(given(b.Since), "since", "Say what speaks for their being the same")
	return ps.Err()
}

// Offered asks a person whether two things of the case are the same. Nothing is joined by it.
var Offered = ledger.Define(&Kinds, "casework.offered/1", ledger.Spec[OfferedBody]{
	Means: "What the court sent may be the same as something made by hand; a person is asked.",
	May:   access.Service,
	Refs:  func(b OfferedBody) []ledger.Ref { return []ledger.Ref{part(b.Kept, "offer "+string(b.Same.Entry))} },
	Line: func(p words.Printer, b OfferedBody) words.Line {
		return text(p.Say("The court’s %s may be the same as one on record: %s", b.As, b.Since))
	},
	Example: OfferedBody{Kept: exampleRef("02"), Same: exampleRef("50"), As: "Ola Wilk", Since: "same name, same date of birth"},
})

// JoinBody is a person's word on whether two things of a case are the same.
type JoinBody struct {
	Kept ledger.Ref `json:"kept"`
	Same ledger.Ref `json:"same"`
	As   string     `json:"as"`
	Why  string     `json:"why"`
}

// Validate asks for both and for the reason.
func (b JoinBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Kept.IsZero() && !b.Same.IsZero() && b.Kept != b.Same, "same", "Choose two different ones")
	ps.Need(given(b.Why), "why", "Say how you know")
	return ps.Err()
}

func (b JoinBody) refs() []ledger.Ref {
	return []ledger.Ref{part(b.Kept, "same"), part(b.Same, "same")}
}

var exampleJoin = JoinBody{Kept: exampleRef("02"), Same: exampleRef("50"), As: "Ola Wilk", Why: "Her mother confirmed the date of birth"}

// Joined says that two things of the case are one; both histories stand under the first.
var Joined = ledger.Define(&Kinds, "casework.joined/1", ledger.Spec[JoinBody]{
	Means: "These two people, hearings, orders or duties are one and the same, by the word of a person.",
	May:   access.CaseWorker,
	Refs:  JoinBody.refs,
	Line: func(p words.Printer, b JoinBody) words.Line {
		return text(p.Say("%s: found to be the same. %s", b.As, b.Why))
	},
	Example: exampleJoin,
})

// Parted takes a join back; each has its own history again.
var Parted = ledger.Define(&Kinds, "casework.parted/1", ledger.Spec[JoinBody]{
	Means: "These two were held to be the same and are not.",
	May:   access.CaseWorker,
	Refs:  JoinBody.refs,
	Line: func(p words.Printer, b JoinBody) words.Line {
		return text(p.Say("%s: not the same after all. %s", b.As, b.Why))
	},
	Example: exampleJoin,
})

// KeptApart answers an offer: the two are not the same.
var KeptApart = ledger.Define(&Kinds, "casework.kept_apart/1", ledger.Spec[JoinBody]{
	Means:   "These two are not the same, by the word of a person who was asked.",
	May:     access.CaseWorker,
	Refs:    JoinBody.refs,
	Line:    func(p words.Printer, b JoinBody) words.Line { return text(p.Say("%s: not the same. %s", b.As, b.Why)) },
	Example: exampleJoin,
})
