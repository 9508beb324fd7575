package safeguarding

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// LetterBegunBody says for whom the letter is.
type LetterBegunBody struct {
	Report  ledger.Ref   `json:"report"`
	Parties bool         `json:"parties"`           // it may go to the parties
	Why     string       `json:"why,omitempty"`     // why not
	RestsOn []ledger.Ref `json:"restsOn,omitempty"` // the items of evidence that this comes from
}

// Validate asks why a letter may not go to the parties, and what that comes from.
func (b LetterBegunBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Report.IsZero(), "report", "Choose the letter")
	ps.Need(b.Parties || given(b.Why), "why", "Say what harm it could do, and to whom")
	ps.Need(b.Parties || len(b.RestsOn) > 0, "on", "Choose what that comes from")
	return ps.Err()
}

// LetterBegun says that a letter fills from what was asked and checked, and whether it may go to the parties.
var LetterBegun = ledger.Define(&Kinds, "safeguarding.letter_begun/1", ledger.Spec[LetterBegunBody]{
	Means: "A letter to the court was begun from what was asked and checked about safety; whether it may go to the parties, and why not.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b LetterBegunBody) words.Line {
		if b.Parties {
			return line(p.Say("Letter about safety begun. It may go to the parties"))
		}
		return words.Line{Text: p.Say("Letter about safety begun. It may not go to the parties"), Words: b.Why}
	},
	Example: LetterBegunBody{Report: exampleRef("30"), Why: "It says where she is on Saturdays", RestsOn: []ledger.Ref{exampleRef("21")}},
})
