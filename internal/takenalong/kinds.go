package takenalong

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about what is taken along.
var Kinds ledger.Set

// TakenBody says that an extract of the case is on a tablet. Whose it is, is the author.
type TakenBody struct {
	Taking ledger.EntryID `json:"taking"`           // the act by which this and other cases were taken together
	Device string         `json:"device"`           // what the browser calls itself: “Chrome on an Android device”
	Known  string         `json:"known,omitempty"`  // digest under which the device is known to whoever signed in from it
	Until  string         `json:"until"`            // as ledger.FormatTime writes it
	Hidden []ledger.Ref   `json:"hidden,omitempty"` // facts of the closed side that go too; why, the reveals before it say
}

// Validate asks for the end.
func (b TakenBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Taking != "" && b.Until != "", "taking", "Open the form again")
	return ps.Err()
}

// Taken puts on record that somebody takes an extract of the case along.
var Taken = ledger.Define(&Kinds, "takenalong.taken/1", ledger.Spec[TakenBody]{
	Means:        "Whoever recorded this has an extract of the case on a device, encrypted, to read it without a network until that time.",
	May:          access.CaseWorker,
	Confidential: []string{"known"},
	Refs:         func(b TakenBody) []ledger.Ref { return b.Hidden },
	Line: func(p words.Printer, b TakenBody) words.Line {
		return words.Line{Text: p.Say("Taken along until %s, on %s", moment(timeOf(b.Until)), b.Device)}
	},
	Example: TakenBody{
		Taking: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f", Device: "Chrome on an Android device", Known: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
		Until: "2026-11-27T09:00:00.000000Z", Hidden: []ledger.Ref{example("02")},
	},
})

// CalledBackBody names what is called back.
type CalledBackBody struct {
	Taken ledger.Ref `json:"taken"`
}

// CalledBack says that what was taken along is to be wiped.
var CalledBack = ledger.Define(&Kinds, "takenalong.called_back/1", ledger.Spec[CalledBackBody]{
	Means: "What was taken along is wiped on the device as soon as it is in contact.",
	May:   access.CaseWorker,
	Refs:  func(b CalledBackBody) []ledger.Ref { return []ledger.Ref{b.Taken} },
	Line: func(p words.Printer, _ CalledBackBody) words.Line {
		return words.Line{Text: p.Say("What was taken along was called back")}
	},
	Example: CalledBackBody{example("01")},
})

// How is why a device wiped what was taken along.
type How string

const (
	Told      How = "told"       // it was in contact, and told to
	PutBack   How = "put_back"   // whoever had it pressed the button
	Over      How = "over"       // its time was over
	WrongWord How = "wrong_word" // too many wrong phrases
	Replaced  How = "replaced"   // other cases were put on the device
)

var hows = map[How]string{
	Told: "it was told to when it was in contact", PutBack: "it was put back by hand", Over: "its time was over", WrongWord: "too many wrong words were typed",
	Replaced: "other cases were put on the device",
}

// GoneBody is what a device said.
type GoneBody struct {
	Taken ledger.Ref `json:"taken"`
	How   How        `json:"how"`
}

// Validate takes only what a device can say.
func (b GoneBody) Validate() error {
	var ps fault.Fields
	ps.Need(hows[b.How] != "", "how", "Say how it went")
	return ps.Err()
}

// Gone is the word of a device that it wiped what was taken along. It is as good as the device is.
var Gone = ledger.Define(&Kinds, "takenalong.gone/1", ledger.Spec[GoneBody]{
	Means: "The device says that it wiped what was taken along.",
	May:   access.Service,
	Refs:  func(b GoneBody) []ledger.Ref { return []ledger.Ref{b.Taken} },
	Line: func(p words.Printer, b GoneBody) words.Line {
		return words.Line{Text: p.Say("The device wiped what was taken along: %s", hows[b.How])}
	},
	Example: GoneBody{example("01"), Told},
})

func example(n string) ledger.Ref {
	return ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: ledger.EntryID("0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e" + n)}
}
