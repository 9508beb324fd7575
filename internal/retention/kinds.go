package retention

import (
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are what retention writes: holds in the stream of their case, erasures in streams of their own.
var Kinds ledger.Set

// HoldReason is why a case must not be erased.
type HoldReason string

const (
	Inquiry      HoldReason = "inquiry"
	Complaint    HoldReason = "complaint"
	CriminalCase HoldReason = "criminal case"
	Appeal       HoldReason = "appeal"
	OtherReason  HoldReason = "other"
)

// HoldReasons are all reasons, in the order in which a form offers them.
var HoldReasons = []HoldReason{Inquiry, Complaint, CriminalCase, Appeal, OtherReason}

var holdWords = map[HoldReason]string{
	Inquiry: "an inquiry", Complaint: "a complaint", CriminalCase: "a criminal case", Appeal: "an appeal", OtherReason: "another reason",
}

// Words is the reason in the middle of a sentence: "an inquiry".
func (r HoldReason) Words() string { return holdWords[r] }

// HeldBody keeps a case from being erased.
type HeldBody struct {
	Reason HoldReason    `json:"reason"`
	Asked  string        `json:"asked"`          // who asked for it: "The coroner for Milborough"
	Why    string        `json:"why"`            //
	Until  calendar.Date `json:"until,omitzero"` // the last day; until somebody lifts it when not given
}

// Validate asks what for, by whom, and why.
func (b HeldBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Reason.Words() != "", "reason", "Choose what it is kept for")
	ps.Need(given(b.Asked), "asked", "Say who asked for it")
	ps.Need(given(b.Why), "why", "Say why the case must be kept")
	return ps.Err()
}

// Held keeps a case, and every entry in it, from being erased.
var Held = ledger.Define(&Kinds, "retention.held/1", ledger.Spec[HeldBody]{
	Means: "Nothing in this case may be erased, until the day given or until somebody lifts the hold.",
	May:   access.KeepingReader,
	Line: func(p words.Printer, b HeldBody) words.Line {
		if b.Until.IsZero() {
			return words.Line{Text: p.Say("The case must be kept for %s, until the hold is lifted: %s", b.Reason.Words(), b.Why)}
		}
		return words.Line{Text: p.Say("The case must be kept for %s until %s: %s", b.Reason.Words(), b.Until.Plain(), b.Why)}
	},
	Example: HeldBody{Reason: Inquiry, Asked: "The inquiry’s secretary, by letter of 3 March 2026", Why: "It asked for all cases of these two courts", Until: calendar.MustParse("2028-12-31")},
})

// LiftedBody ends a hold.
type LiftedBody struct {
	Hold ledger.Ref `json:"hold"`
	Why  string     `json:"why"`
}

// Validate asks which, and why.
func (b LiftedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Hold.IsZero(), "hold", "Choose the hold")
	ps.Need(given(b.Why), "why", "Say why the case need no longer be kept for this")
	return ps.Err()
}

// Lifted ends a hold.
var Lifted = ledger.Define(&Kinds, "retention.lifted/1", ledger.Spec[LiftedBody]{
	Means: "The hold named no longer keeps this case from being erased.",
	May:   access.RecordKeeper,
	Refs:  func(b LiftedBody) []ledger.Ref { return []ledger.Ref{b.Hold} },
	Line: func(p words.Printer, b LiftedBody) words.Line {
		return words.Line{Text: p.Say("A hold on erasing the case was lifted: %s", b.Why)}
	},
	Example: LiftedBody{Hold: exampleRef, Why: "The inquiry has reported"},
})

const exampleCase ledger.StreamID = "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43"

var exampleRef = ledger.Ref{Stream: exampleCase, Entry: "0199e0c4-1c00-7e00-8000-000000000061"}

func given(text string) bool { return strings.TrimSpace(text) != "" }
