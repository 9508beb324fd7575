package notice

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about having looked and having seen.
var Kinds ledger.Set

// LookedBody says up to which moment somebody has looked through what came in.
type LookedBody struct {
	Until string `json:"until"` // a time as ledger.FormatTime writes it: when the list was shown
}

// Validate asks for the moment.
func (b LookedBody) Validate() error {
	var ps fault.Fields
	_, err := ledger.ParseTime(b.Until)
	ps.Need(err == nil, "until", "Open your notices again")
	return ps.Err()
}

// Looked is a person’s own word, in a stream of their own, that they have looked through their notices.
var Looked = ledger.Define(&Kinds, "notice.looked/1", ledger.Spec[LookedBody]{
	Means:        "This person has looked through what came in up to this moment; their list begins after it.",
	May:          access.Self,
	Confidential: []string{"until"},
	Line: func(p words.Printer, _ LookedBody) words.Line {
		return words.Line{Text: p.Say("Notices looked through")}
	},
	Example: LookedBody{Until: "2026-11-23T08:52:00.000000Z"},
})

// SeenBody names what somebody has seen: the entry by which a hearing moved, an order came or a duty was made or moved.
type SeenBody struct {
	Entry ledger.Ref `json:"entry"`
}

// Validate asks what was seen.
func (b SeenBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Entry.IsZero(), "entry", "Open your notices again")
	return ps.Err()
}

// Seen says that somebody who works on the case has seen that a hearing moved, an order came, or there is something new to be done.
var Seen = ledger.Define(&Kinds, "notice.seen/1", ledger.Spec[SeenBody]{
	Means: "Somebody who works on the case says that they have seen this: a hearing that moved, a new order, or something new to be done.",
	May:   access.CaseWorker,
	Refs:  func(b SeenBody) []ledger.Ref { return []ledger.Ref{b.Entry} },
	Line: func(p words.Printer, _ SeenBody) words.Line {
		return words.Line{Text: p.Say("Seen what came in")}
	},
	Example: SeenBody{ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f"}},
})
