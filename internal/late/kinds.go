package late

import (
	"strings"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are what late writes: on the closed side of a case what was found, and in the open that something was. What holds words back stands in the open
// too, and is casework’s.
var Kinds ledger.Set

// FoundBody says in a case how many places were found.
type FoundBody struct {
	Places int `json:"places"`
}

// Found stands in the open, so that a case in which nothing was found is not asked about its closed side.
var Found = ledger.Define(&Kinds, "late.found/1", ledger.Spec[FoundBody]{
	Means: "Places were found that say what has become hidden, or that nobody could look through. They stand on the closed side, and wait for answers.",
	May:   access.Service,
	Line: func(p words.Printer, b FoundBody) words.Line {
		if b.Places == 1 {
			return words.Line{Text: p.Say("One place was found that says what is now hidden, or that nobody could check")}
		}
		return words.Line{Text: p.Say("%d places were found that say what is now hidden, or that nobody could check", b.Places)}
	},
	Example: FoundBody{Places: 4},
})

// Sort is the sort of place in which something stands already.
type Sort string

const (
	InEntry    Sort = "entry"    // words of the case
	InReport   Sort = "report"   // words of a report that is being written
	InForm     Sort = "form"     // what somebody is typing and has not sent
	InFile     Sort = "file"     // a file that belongs to an entry of the case
	InDocument Sort = "document" // a document that the court sent
	HasLeft    Sort = "left"     // what has left the case
)

// Sorts are all sorts, in the order in which a page shows them.
var Sorts = []Sort{HasLeft, InEntry, InReport, InForm, InFile, InDocument}

// Detail is a hidden detail that stands somewhere, without its value.
type Detail struct {
	Ref    ledger.Ref          `json:"ref"` // names it, as casework.Detail.Ref does
	Of     ledger.Ref          `json:"of"`
	Who    string              `json:"who"`
	Kind   casework.DetailKind `json:"kind"`
	Hidden ledger.EntryID      `json:"hidden"` // the entry that hid it
	By     ledger.Author       `json:"by"`     // whose that is
	At     string              `json:"at"`     // when it was recorded, as ledger.FormatTime writes it
}

// Words name the detail: “an address of Niamh O’Neill”.
func (d Detail) Words(p words.Printer) string { return p.Say("%s of %s", d.Kind.Named(p), d.Who) }

// StandsBody is a place that says already what has become hidden, or of which nobody could see whether it does.
type StandsBody struct {
	Sort    Sort            `json:"sort"`
	Place   ledger.Ref      `json:"place,omitzero"`   // the entry; of what left, the one that says so
	Kind    string          `json:"kind,omitempty"`   // of that entry
	Report  ledger.Ref      `json:"report,omitzero"`  // of words in a report that is being written
	Writer  ledger.StreamID `json:"writer,omitempty"` // of a form: who is typing
	Form    string          `json:"form,omitempty"`   // of a form: its address
	Details []Detail        `json:"details,omitempty"`
	Unread  bool            `json:"unread,omitempty"` // nobody could look through it
}

// Validate asks for a place, and for what stands in it.
func (b StandsBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Place.IsZero() || b.Form != "", "place", "Say where it stands")
	ps.Need(b.Unread != (len(b.Details) > 0), "details", "Say what stands there, or that nobody could see")
	return ps.Err()
}

// Stands says that something which became hidden stands somewhere already.
var Stands = ledger.Define(&Kinds, "late.stands/1", ledger.Spec[StandsBody]{
	Means: "This place says a detail that has become hidden, or nobody could see whether it does. It waits for somebody’s answer.",
	May:   access.Service,
	Line: func(p words.Printer, b StandsBody) words.Line {
		if b.Unread {
			return words.Line{Text: p.Say("Not checked for what is hidden: nobody could look through it")}
		}
		return words.Line{Text: p.Say("Stands in a place already: %s", namesOf(p, b.Details))}
	},
	Example: StandsBody{Sort: InEntry, Place: exampleRef("20"), Kind: "casework.note/1", Details: []Detail{{
		Ref: ledger.Ref{Stream: "5e0f2c7d-1b36-4d0a-9d52-4f7a0c8e2b11", Entry: exampleRef("60").Entry}, Of: exampleRef("03"), Who: "Niamh O’Neill", Kind: casework.Address,
		Hidden: exampleRef("62").Entry, By: ledger.By("7c1e4b0a-3d52-4f7e-8a90-1b2c3d4e5f60"), At: "2026-11-24T09:10:00.000000Z",
	}}},
})

// Says is what somebody answers about a place.
type Says string

const (
	Corrected Says = "corrected" // what stands no longer says it
	StaysHeld Says = "held"      // its words stay held back
	MayStand  Says = "may stand" // on pages, for everybody who reads the case
	Agreed    Says = "agreed"    // a second person’s word that it may stand
	NotAgreed Says = "not agreed"
	Nobody    Says = "nobody"        // had what left who may not have it
	Reached   Says = "reached"       // it did reach such a person
	Clear     Says = "does not show" // somebody looked at what no machine can read
	Shows     Says = "shows"
	Over      Says = "over" // it is hidden no longer, or what somebody was typing is gone
)

// AnsweredBody is somebody’s answer about a place.
type AnsweredBody struct {
	Of     ledger.EntryID  `json:"of"` // a StandsBody of the same stream
	Says   Says            `json:"says"`
	Why    string          `json:"why,omitempty"`
	Breach ledger.StreamID `json:"breach,omitempty"` // of what reached somebody
}

// Validate asks for the answer.
func (b AnsweredBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Of != "", "of", "Choose what you answer about")
	ps.Need(b.Says != "", "says", "Choose an answer")
	ps.Need(given(b.Why) || b.Says != MayStand && b.Says != Nobody && b.Says != NotAgreed, "why", "Say why")
	return ps.Err()
}

// Answered says what is to be done about a place that says what is hidden.
var Answered = ledger.Define(&Kinds, "late.answered/1", ledger.Spec[AnsweredBody]{
	Means: "Somebody answered about a place that says what has become hidden.",
	May:   access.CaseWorker,
	Refs:  func(b AnsweredBody) []ledger.Ref { return []ledger.Ref{{Entry: b.Of}} },
	Line: func(p words.Printer, b AnsweredBody) words.Line {
		return words.Line{Text: p.Say("Answered about where a hidden detail stands: %s", b.Says.Words(p)), Words: b.Why}
	},
	Example: AnsweredBody{Of: exampleRef("70").Entry, Says: MayStand, Why: "It is the street of the court, and he was there with her"},
})

var saysWords = map[Says]string{
	Corrected: "Corrected: it no longer says it", StaysHeld: "Keep it held back", MayStand: "It may stand", Agreed: "Agreed: it may stand",
	NotAgreed: "Not agreed: it stays held back", Nobody: "Nobody was given it who may not have it", Reached: "It reached somebody who may not have it",
	Clear: "Somebody looked: it does not show it", Shows: "Somebody looked: it shows it, and is held back", Over: "Nothing is to be done any more",
}

// Words are the answer as a page says it.
func (s Says) Words(p words.Printer) string { return p.Say(saysWords[s]) }

func namesOf(p words.Printer, details []Detail) string {
	var all []string
	for _, d := range details {
		all = append(all, d.Words(p))
	}
	return strings.Join(all, "; ")
}

func exampleRef(last string) ledger.Ref {
	return ledger.Ref{Stream: "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", Entry: ledger.EntryID("0199e0c4-1c00-7a00-8000-0000000000" + last)}
}

func given(text string) bool { return strings.TrimSpace(text) != "" }
