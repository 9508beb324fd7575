package lonevisit

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Recipient is somebody who is told, in Candour and by the ways that are known of them.
type Recipient struct {
	Colleague
	Mail string `json:"mail,omitempty"`
	Text string `json:"text,omitempty"`
}

// Why a visit is raised.
type Why string

const (
	Overdue Why = "overdue"
	Duress  Why = "duress"
)

// RaisedBody is one raise. Since names the alarm: when it began.
type RaisedBody struct {
	Why   Why         `json:"why"`
	Since string      `json:"since"`
	Round int         `json:"round"` // 0 for the first
	To    []Recipient `json:"to"`
}

// Raised tells people that a check-in is overdue. The service makes it by itself.
var Raised = ledger.Define(&Kinds, "lonevisit.raised/1", ledger.Spec[RaisedBody]{
	Means:        "A check-in is overdue by the server’s clock, or the worker said that they are not safe: these people are told.",
	May:          access.Service,
	Confidential: []string{"why", "to"},
	Line: func(p words.Printer, _ RaisedBody) words.Line {
		return words.Line{Text: p.Say("A visit check-in is overdue")}
	},
	Example: RaisedBody{Why: Overdue, Since: exampleTime, To: []Recipient{{
		Colleague: Colleague{"3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", "Colin Pryce"}, Text: "+447700900456",
	}}},
})

// WatchOffBody says from when until when nobody looked, and who is told of it.
type WatchOffBody struct {
	From  string      `json:"from"`
	Until string      `json:"until"`
	To    []Recipient `json:"to"`
}

// WatchOff is the watch saying of itself that it stood still.
var WatchOff = ledger.Define(&Kinds, "lonevisit.watch_off/1", ledger.Spec[WatchOffBody]{
	Means:        "The service did not watch over this visit from then until then, and those who do are told.",
	May:          access.Service,
	Confidential: []string{"to"},
	Line:         func(p words.Printer, _ WatchOffBody) words.Line { return words.Line{Text: p.Say("The watch was off")} },
	Example:      WatchOffBody{From: exampleTime, Until: "2026-11-24T14:20:00.000000Z", To: []Recipient{{Colleague: example("Colin Pryce"), Mail: "colin@service.example"}}},
})

// Way is how a message left.
type Way string

const (
	ByMail Way = "mail"
	ByText Way = "text"
)

// Outcome is what came of a message.
type Outcome string

const (
	Taken   Outcome = "taken"
	Perhaps Outcome = "perhaps" // nobody knows; it is not sent again, and the next raise sends another
	Refused Outcome = "refused"
)

// ToldBody is what came of one message of a raise.
type ToldBody struct {
	Alert   ledger.Ref      `json:"alert"` // Raised, WatchOff or Held
	Person  ledger.StreamID `json:"person"`
	Way     Way             `json:"way"`
	Outcome Outcome         `json:"outcome"`
}

// Told is one message that left, or did not.
var Told = ledger.Define(&Kinds, "lonevisit.told/1", ledger.Spec[ToldBody]{
	Means:   "A message about this visit was taken by whoever carries messages, perhaps taken, or refused.",
	May:     access.Service,
	Refs:    func(b ToldBody) []ledger.Ref { return []ledger.Ref{b.Alert} },
	Line:    func(p words.Printer, _ ToldBody) words.Line { return words.Line{Text: p.Say("A message was sent")} },
	Example: ToldBody{ledger.Ref{Stream: "7b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f"}, "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", ByText, Taken},
})

// SeenToBody is somebody taking an alarm on: nobody else is told from now on, until it is raised anew.
type SeenToBody struct {
	Since string `json:"since"` // the alarm that they saw, as RaisedBody names it; it answers no later one
	Says  string `json:"says"`
}

// Validate asks what they do.
func (b SeenToBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Says), "says", "Say what you do now, so that nobody does it twice and nobody thinks another did")
	return ps.Err()
}

// SeenTo answers an alarm.
var SeenTo = ledger.Define(&Kinds, "lonevisit.seen_to/1", ledger.Spec[SeenToBody]{
	Means:        "Somebody who was told sees to this alarm, and says how: it is raised to nobody else, unless the visit has not ended and no check-in has come after a while.",
	May:          access.VisitWatcher,
	Confidential: []string{"says"},
	Line:         func(p words.Printer, _ SeenToBody) words.Line { return words.Line{Text: p.Say("Somebody sees to it")} },
	Example:      SeenToBody{exampleTime, "I ring her, and the police if she does not answer."},
})

// StoodDownBody says how it ended.
type StoodDownBody struct {
	Says string `json:"says"`
}

// Validate asks how they know.
func (b StoodDownBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Says), "says", "Say how you know how they are")
	return ps.Err()
}

// StoodDown ends a visit in place of the worker.
var StoodDown = ledger.Define(&Kinds, "lonevisit.stood_down/1", ledger.Spec[StoodDownBody]{
	Means:        "Somebody who watches over the visit knows how the worker is, and ends it.",
	May:          access.VisitWatcher,
	Confidential: []string{"says"},
	Line: func(p words.Printer, _ StoodDownBody) words.Line {
		return words.Line{Text: p.Say("The visit was ended by who watches over it")}
	},
	Example: StoodDownBody{"She rang from her car."},
})
