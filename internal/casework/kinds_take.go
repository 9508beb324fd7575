package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// TakeBody names somebody's work on a case, of which it is asked or said whether they can take it safely.
type TakeBody struct {
	Allocation ledger.Ref `json:"allocation"`
	Name       string     `json:"name"` // whose work it is
}

// Validate asks whose work it is.
func (b TakeBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Allocation.IsZero(), "allocation", "Choose whose work on the case it is")
	return ps.Err()
}

// taking is what says whether somebody takes a case. Two people who say so of one allocation are asked which it is.
func taking(b TakeBody) []ledger.Ref { return []ledger.Ref{part(b.Allocation, "taken")} }

// TakeAsked asks the worker whether they can take the case safely. Until they say so, or a manager has answered them in writing, it is not theirs.
var TakeAsked = ledger.Define(&Kinds, "casework.take_asked/1", ledger.Spec[TakeBody]{
	Means: "The worker is asked whether they can take this case safely. It is not theirs until they take it or a manager answers in writing.",
	May:   access.Allocator,
	Refs:  taking,
	Line: func(p words.Printer, b TakeBody) words.Line {
		return text(p.Say("%s is asked to take the case", b.Name))
	},
	Example: TakeBody{exampleRef("12"), "Maryam Siddiqui"},
})

// Taken says that the worker takes the case.
var Taken = ledger.Define(&Kinds, "casework.taken/1", ledger.Spec[TakeBody]{
	Means:   "The worker takes the case. It is theirs from now on.",
	May:     access.CaseWorker,
	Refs:    taking,
	Line:    func(p words.Printer, b TakeBody) words.Line { return text(p.Say("%s takes the case", b.Name)) },
	Example: TakeBody{exampleRef("12"), "Maryam Siddiqui"},
})

// CannotTakeBody says why somebody cannot take a case safely.
type CannotTakeBody struct {
	TakeBody
	Why string `json:"why"`
}

// Validate asks for the reason.
func (b CannotTakeBody) Validate() error {
	ps := fault.FieldsOf(b.TakeBody.Validate())
	ps.Need(given(b.Why), "why", "Say why you cannot take it safely")
	return ps.Err()
}

// CannotTake says that the worker cannot take the case safely, and why. A manager answers in writing.
var CannotTake = ledger.Define(&Kinds, "casework.cannot_take/1", ledger.Spec[CannotTakeBody]{
	Means: "The worker says that they cannot take this case safely, and why. A manager answers in writing; until then it is not theirs.",
	May:   access.CaseWorker,
	Refs:  func(b CannotTakeBody) []ledger.Ref { return taking(b.TakeBody) },
	Line: func(p words.Printer, b CannotTakeBody) words.Line {
		return words.Line{Text: p.Say("%s cannot take the case safely", b.Name), Words: b.Why}
	},
	Example: CannotTakeBody{TakeBody{exampleRef("12"), "Maryam Siddiqui"}, "Three final hearings in the week before the report is due."},
})

// TakeAnsweredBody has a worker take a case although they said that they cannot take it safely.
type TakeAnsweredBody struct {
	TakeBody
	Why     string `json:"why"`
	Changes string `json:"changes"` // what is done so that it is safe
}

// Validate asks for the reason, and for what changes.
func (b TakeAnsweredBody) Validate() error {
	ps := fault.FieldsOf(b.TakeBody.Validate())
	ps.Need(given(b.Why), "why", "Say why it stays with them")
	ps.Need(given(b.Changes), "changes", "Say what changes, so that it is safe")
	return ps.Err()
}

// TakeAnswered has the worker take the case, with the manager’s reasons and what changes. The case is theirs from then on.
var TakeAnswered = ledger.Define(&Kinds, "casework.take_answered/1", ledger.Spec[TakeAnsweredBody]{
	Means: "A manager answers somebody who cannot take a case safely: it stays with them, for these reasons, and this changes.",
	May:   access.Allocator,
	Refs:  func(b TakeAnsweredBody) []ledger.Ref { return taking(b.TakeBody) },
	Line: func(p words.Printer, b TakeAnsweredBody) words.Line {
		return words.Line{Text: p.Say("The case stays with %s. What changes: %s", b.Name, b.Changes), Words: b.Why}
	},
	Example: TakeAnsweredBody{TakeBody{exampleRef("12"), "Maryam Siddiqui"}, "Nobody else knows the children.", "Tomos Rees takes the hearing on the 14th."},
})
