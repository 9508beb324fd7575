package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// SameCaseBody is a person's word on whether a case made by hand and one that the court sent are one. It says nothing of what stands in the
// other.
type SameCaseBody struct {
	Other     ledger.StreamID `json:"other"`               // the open stream of the other case
	Kept      bool            `json:"kept,omitempty"`      // this is the one made by hand, which goes on
	CourtCase string          `json:"courtCase,omitempty"` // the number in the court’s system
	Why       string          `json:"why"`
}

// Validate asks for the other case and for the reason.
func (b SameCaseBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Other != "", "other", "Choose the other case")
	ps.Need(given(b.Why), "why", "Say how you know")
	return ps.Err()
}

func (b SameCaseBody) refs() []ledger.Ref { return []ledger.Ref{{Stream: b.Other}} }

var exampleSameCase = SameCaseBody{
	Other: exampleOther, Kept: true, CourtCase: "1673970714366224", Why: "The court office read both names out with the number",
}

// CaseJoined stands in both cases, and on the closed side of the one made by hand, which takes what the court sends from then on.
var CaseJoined = ledger.Define(&Kinds, "casework.case_joined/1", ledger.Spec[SameCaseBody]{
	Means: "The case made by hand and the one the court sent are one. The first goes on; the second points at it and takes nothing more.",
	May:   access.CaseWorker,
	Refs:  SameCaseBody.refs,
	Line: func(p words.Printer, b SameCaseBody) words.Line {
		if b.Kept {
			return text(p.Say("The court’s case is this case: what the court sends comes here from now on. %s", b.Why))
		}
		return text(p.Say("This is the same case as one made by hand, which goes on in its place. %s", b.Why))
	},
	Example: exampleSameCase,
})

// CaseParted takes that back. What the court sent of its case is then seen in that case alone.
var CaseParted = ledger.Define(&Kinds, "casework.case_parted/1", ledger.Spec[SameCaseBody]{
	Means: "The case made by hand and the one the court sent were held to be one and are not. What the court sent stands in its own case alone.",
	May:   access.CaseWorker,
	Refs:  SameCaseBody.refs,
	Line: func(p words.Printer, b SameCaseBody) words.Line {
		if b.Kept {
			return text(p.Say("The court’s case is not this case after all: what the court sent of it is no longer shown here. %s", b.Why))
		}
		return text(p.Say("Not the same case as the one made by hand after all. %s", b.Why))
	},
	Example: exampleSameCase,
})

// CasesDiffer answers the question before anything was joined.
var CasesDiffer = ledger.Define(&Kinds, "casework.cases_differ/1", ledger.Spec[SameCaseBody]{
	Means: "The case made by hand and the one the court sent are two, by the word of a person who was asked.",
	May:   access.CaseWorker,
	Refs:  SameCaseBody.refs,
	Line: func(p words.Printer, b SameCaseBody) words.Line {
		return text(p.Say("Not the same case as the other with this number. %s", b.Why))
	},
	Example: exampleSameCase,
})
