package outbox

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about what is written without signal.
var Kinds ledger.Set

// KeyMadeBody is a key pair of the service. The id of its entry names it in what is sealed.
type KeyMadeBody struct {
	Private []byte `json:"private"` // X25519, 32 bytes
}

// Validate asks for a key of the right length.
func (b KeyMadeBody) Validate() error {
	var ps fault.Fields
	ps.Need(len(b.Private) == keySize, "private", "A key has 32 bytes")
	return ps.Err()
}

// KeyMade makes a key pair. From then on tablets seal to it; those before it go on opening what was sealed to them.
var KeyMade = ledger.Define(&Kinds, "outbox.key_made/1", ledger.Spec[KeyMadeBody]{
	Means:        "The service made a key pair, to which tablets seal what is written on them from now on.",
	May:          access.Service,
	Confidential: []string{"private"},
	Line: func(p words.Printer, _ KeyMadeBody) words.Line {
		return words.Line{Text: p.Say("A key for what is written without signal was made")}
	},
	Example: KeyMadeBody{[]byte("an invented key of 32 bytes only")},
})

// Labelled is a child under words that name nobody.
type Labelled struct {
	Child ledger.Ref `json:"child"`
	Label string     `json:"label"`
}

// PreparedBody is a case as a tablet may know it. The id of its entry is the case’s number there.
type PreparedBody struct {
	Case     ledger.StreamID `json:"case"`
	Label    string          `json:"label"`
	Children []Labelled      `json:"children,omitempty"`
}

// Prepared gives a case a label of the worker’s own, under which they write about it without signal.
var Prepared = ledger.Define(&Kinds, "outbox.prepared/1", ledger.Spec[PreparedBody]{
	Means:        "The worker chose the words by which their tablets list a case and its children: words that name nobody.",
	May:          access.Self,
	Confidential: []string{"label", "children"},
	Line: func(p words.Printer, _ PreparedBody) words.Line {
		return words.Line{Text: p.Say("A case was prepared for writing without signal")}
	},
	Example: PreparedBody{"5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", "The blue door", []Labelled{{exampleRef, "The elder"}}},
})

// TabletBody is a tablet on which the worker opened the page.
type TabletBody struct {
	Tablet string `json:"tablet"` // random, of the tablet’s own making
	Name   string `json:"name"`   // as a browser says of itself: “Chrome on an Android device”
}

// TabletUsed says that the worker writes on a tablet.
var TabletUsed = ledger.Define(&Kinds, "outbox.tablet_used/1", ledger.Spec[TabletBody]{
	Means: "The worker signed in on this tablet to write without signal.",
	May:   access.Self,
	Line: func(p words.Printer, b TabletBody) words.Line {
		return words.Line{Text: p.Say("A tablet was prepared for writing without signal: %s", b.Name)}
	},
	Example: TabletBody{"1f4c9a52-7e0b-4d3a-9c61-0a8b7d6e5f43", "Chrome on an Android device"},
})

// CutOffBody ends the trust in a tablet.
type CutOffBody struct {
	Tablet string `json:"tablet"`
	Why    string `json:"why"`
}

// Validate asks why.
func (b CutOffBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why, such as: lost on the train")
	return ps.Err()
}

// CutOff says that nothing from a tablet goes on record by itself any more.
var CutOff = ledger.Define(&Kinds, "outbox.cut_off/1", ledger.Spec[CutOffBody]{
	Means: "What comes from this tablet from now on is kept for its writer and their manager, and put on record by nobody but them.",
	May:   access.SignedIn,
	Line: func(p words.Printer, b CutOffBody) words.Line {
		return words.Line{Text: p.Say("A tablet was cut off"), Words: b.Why}
	},
	Example: CutOffBody{"1f4c9a52-7e0b-4d3a-9c61-0a8b7d6e5f43", "Left on the train"},
})

var exampleRef = ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f"}
