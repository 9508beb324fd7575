package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// WellKnownBody marks a case as one of somebody well known.
type WellKnownBody struct {
	Of  ledger.Ref `json:"of"` // the case
	Why string     `json:"why"`
}

// Validate asks for the reason.
func (b WellKnownBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why people may be curious about it")
	return ps.Err()
}

func wellKnownRefs(b WellKnownBody) []ledger.Ref { return []ledger.Ref{part(b.Of, "well known")} }

// WellKnown marks a case as one of somebody well known: the access review asks about every look by somebody who neither works on it nor manages it.
// It closes the case to nobody.
var WellKnown = ledger.Define(&Kinds, "casework.well_known/1", ledger.Spec[WellKnownBody]{
	Means: "Somebody in the case is well known; each look by somebody who neither works on it nor manages it is asked about in the access review.",
	May:   access.CaseManager,
	Refs:  wellKnownRefs,
	Line: func(p words.Printer, b WellKnownBody) words.Line {
		return words.Line{Text: p.Say("The case was marked as one of somebody well known"), Words: b.Why}
	},
	Example: WellKnownBody{Of: exampleRef("01"), Why: "He plays for a club that everybody here follows"},
})

// WellKnownEnded ends the mark.
var WellKnownEnded = ledger.Define(&Kinds, "casework.well_known_ended/1", ledger.Spec[WellKnownBody]{
	Means: "The case is no longer marked as one of somebody well known.",
	May:   access.CaseManager,
	Refs:  wellKnownRefs,
	Line: func(p words.Printer, b WellKnownBody) words.Line {
		return words.Line{Text: p.Say("The case is no longer marked as one of somebody well known"), Words: b.Why}
	},
	Example: WellKnownBody{Of: exampleRef("01"), Why: "Nobody asks about him any more"},
})
