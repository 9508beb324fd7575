package closing

import (
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about how cases are closed.
var Kinds ledger.Set

// Colleague is somebody of the service, by their stream and name.
type Colleague struct {
	Person ledger.StreamID `json:"person"`
	Name   string          `json:"name"`
}

// Fate is what becomes of something that was open when the case was closed.
type Fate string

const (
	Done     Fate = "done"
	Released Fate = "released" // it need not be done, or will not be, for a reason
	Handed   Fate = "handed"   // a named person sees to it
)

// Matter is something that was asked at the end or was still open, and what becomes of it.
type Matter struct {
	Key   string        `json:"key"`  // of the pack's asks, or of the line; one of a kind in its account
	Sort  Sort          `json:"sort"` // what sort of thing it is
	What  string        `json:"what"`
	Of    ledger.Ref    `json:"of,omitzero"` // the duty, the note, the check that it is about, where there is one
	Fate  Fate          `json:"fate"`
	On    calendar.Date `json:"on,omitzero"` // when it was done
	Words string        `json:"words"`       // how it was done, or why it is not; may be empty for what is handed over
	To    Colleague     `json:"to,omitzero"` // whom it is handed to
}

// Compared is how an order stands to what a signed report recommended.
type Compared string

const (
	AsAdvised Compared = "as recommended"
	Otherwise Compared = "otherwise" // in whole or in part
)

// Outcome is what the court decided. Without an order, Words say why the work ends.
type Outcome struct {
	Words     string     `json:"words"`
	Order     ledger.Ref `json:"order,omitzero"`
	Report    ledger.Ref `json:"report,omitzero"` // the signed report whose recommendation it is compared with
	Compared  Compared   `json:"compared,omitempty"`
	Reasons   string     `json:"reasons,omitempty"`   // of the court, for deciding otherwise
	NoReasons bool       `json:"noReasons,omitempty"` // it gave none
}

// AccountBody is how a case was closed. The closing itself is casework's entry, in the same act.
type AccountBody struct {
	Case     ledger.Ref    `json:"case"`
	List     string        `json:"list"` // id of the pack's closing lists
	On       calendar.Date `json:"on"`
	Outcome  Outcome       `json:"outcome"`
	Matters  []Matter      `json:"matters,omitempty"`
	Review   bool          `json:"review,omitempty"`  // the court ordered a review
	LookBack calendar.Date `json:"lookBack,omitzero"` // the day from which somebody looks what became of the order; zero when nobody does
	Looks    Colleague     `json:"looks,omitzero"`
}

// Validate asks for the day and the outcome.
func (b AccountBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.On.IsZero(), "on", "Enter the day on which the work ended")
	ps.Need(given(b.Outcome.Words), "decided", "Say what was decided, or why the work ends")
	ps.Need(b.LookBack.IsZero() || b.Looks.Person != "", "looks", "Choose who looks again")
	return ps.Err()
}

func given(text string) bool { return strings.TrimSpace(text) != "" }

// Accounted says how a case was closed.
var Accounted = ledger.Define(&Kinds, "closing.account/1", ledger.Spec[AccountBody]{
	Means: "How the case was closed: what the court decided, what was done for the child at the end, and who takes what was still open.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b AccountBody) words.Line {
		return words.Line{Text: p.Say("How the case was closed"), Words: b.Outcome.Words}
	},
	Example: AccountBody{
		Case: exampleRef("2f"), List: "private_law", On: calendar.NewDate(2027, 3, 1),
		Outcome: Outcome{
			Words: "Ola lives with her mother and is with her father every other weekend.", Order: exampleRef("31"), Report: exampleRef("32"),
			Compared: Otherwise, Reasons: "The court held that nights could begin at once, since the flat had been seen.",
		},
		Matters: []Matter{
			{Key: "child_told", Sort: OfPack, What: "Was each child told what was decided, and by whom?", Fate: Done, On: calendar.NewDate(2027, 2, 27), Words: "Maryam Siddiqui told her at school"},
			{Key: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e33", Sort: OfDuty, What: "Send the school a copy of the order", Of: exampleRef("33"), Fate: Handed, To: exampleColleague},
		},
		LookBack: calendar.NewDate(2028, 3, 1), Looks: exampleColleague,
	},
})

var exampleColleague = Colleague{"3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", "Tomos Rees"}

// exampleRef is a thing in the example case.
func exampleRef(n string) ledger.Ref {
	return ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: ledger.EntryID("0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e" + n)}
}

// AnsweredBody says what became of something that was handed to somebody when the case was closed.
type AnsweredBody struct {
	Account ledger.Ref `json:"account"`
	Key     string     `json:"key"` // of the matter
	What    string     `json:"what"`
	How     string     `json:"how"`
}

// Validate asks what came of it.
func (b AnsweredBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Account.Entry != "" && b.Key != "", "key", "Open the form again")
	ps.Need(given(b.How), "how", "Say what came of it")
	return ps.Err()
}

// Answered ends something that was handed to somebody when the case was closed.
var Answered = ledger.Define(&Kinds, "closing.answered/1", ledger.Spec[AnsweredBody]{
	Means: "What was handed to somebody when the case was closed has been seen to.",
	May:   access.CaseWorker,
	Refs:  func(b AnsweredBody) []ledger.Ref { return []ledger.Ref{matter(b.Account, b.Key)} },
	Line: func(p words.Printer, b AnsweredBody) words.Line {
		return words.Line{Text: p.Say("Seen to after the case was closed: %s", b.What), Words: b.How}
	},
	Example: AnsweredBody{Account: exampleRef("34"), Key: "feedback", What: "Were the children and the parties asked how they found our work?", How: "Both parents answered the letter"},
})

// matter names one matter of an account, so that two people may answer two of them at once.
func matter(account ledger.Ref, key string) ledger.Ref {
	account.Entry = ledger.DerivedID(account.Stream, "matter "+string(account.Entry)+" "+key)
	return account
}

// LookedBackBody says what became of the order for the child, and where the service learnt it; or that it did not.
type LookedBackBody struct {
	Account   ledger.Ref `json:"account"`
	Became    string     `json:"became,omitempty"`
	Source    string     `json:"source,omitempty"`
	NotLearnt bool       `json:"notLearnt,omitempty"`
	Tried     string     `json:"tried,omitempty"` // what was done to learn it
}

// Validate asks for both, or for what was tried.
func (b LookedBackBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Account.Entry != "", "account", "Open the form again")
	ps.Need(b.NotLearnt || given(b.Became), "became", "Say what became of the order for the child, or that it could not be learnt")
	ps.Need(b.NotLearnt || given(b.Source), "source", "Say where the service learnt it")
	ps.Need(!b.NotLearnt || given(b.Tried), "tried", "Say what was done to learn it, or why nothing was")
	return ps.Err()
}

// LookedBack says what became of the order for the child.
var LookedBack = ledger.Define(&Kinds, "closing.looked_back/1", ledger.Spec[LookedBackBody]{
	Means: "Months after the case was closed somebody looked what became of the order for the child.",
	May:   access.CaseWorker,
	Refs:  func(b LookedBackBody) []ledger.Ref { return []ledger.Ref{matter(b.Account, lookBack)} },
	Line: func(p words.Printer, b LookedBackBody) words.Line {
		if b.NotLearnt {
			return words.Line{Text: p.Say("Looked at again: what became of the order was not learnt"), Words: b.Tried}
		}
		return words.Line{Text: p.Say("Looked at again: what became of the order"), Words: b.Became}
	},
	Example: LookedBackBody{Account: exampleRef("34"), Became: "Every other weekend, as ordered; both say so", Source: "The school, and a letter from both parents"},
})
