package storyboard

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// SafePanel is a picture that may be seen by anybody at home, as it was when that was asked: changed since, it is asked again.
type SafePanel struct {
	Panel string         `json:"panel"`
	As    ledger.EntryID `json:"as"` // the entry that wrote it so
}

// OpenedBody opens a young person’s own page. Neither the address nor the word is kept.
type OpenedBody struct {
	Board  ledger.Ref    `json:"board"`
	Digest string        `json:"digest"` // SHA-256 of the secret in the address, in hex
	Salt   string        `json:"salt"`   // of the word, in hex
	Word   string        `json:"word"`   // PBKDF2-SHA-256 of the word, in hex
	Until  calendar.Date `json:"until"`  // the last day
	Panels []SafePanel   `json:"panels"`
}

// Validate asks for a picture and a last day.
func (b OpenedBody) Validate() error {
	var ps fault.Fields
	ps.Need(len(b.Panels) > 0, "safe", "Choose the pictures that are safe if anyone at home sees them")
	ps.Need(b.Digest != "" && b.Word != "" && b.Salt != "" && !b.Until.IsZero(), "word", "Open the form again")
	return ps.Err()
}

// Opened opens a young person’s own page, in place of any before.
var Opened = ledger.Define(&Kinds, "storyboard.page_opened/1", ledger.Spec[OpenedBody]{
	Means:        "A young person’s own page shows these pictures, which are safe if anyone at home sees them, to whoever has the address and the word, until this day.",
	May:          access.CaseWorker,
	Refs:         func(b OpenedBody) []ledger.Ref { return []ledger.Ref{b.Board} },
	Confidential: []string{"digest", "salt", "word"},
	Line: func(p words.Printer, b OpenedBody) words.Line {
		return words.Line{Text: p.Say("A young person’s own page was opened until %s", b.Until.Plain())}
	},
	Example: OpenedBody{
		Board: exampleBoard, Digest: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", Salt: "00112233445566778899aabbccddeeff",
		Word: "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752", Until: calendar.MustParse("2026-12-22"), Panels: []SafePanel{{"me", "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e34"}},
	},
})

// ShutBody shuts a young person’s own page.
type ShutBody struct {
	Page ledger.Ref `json:"page"`
}

// Shut says that a young person’s own page answers no more.
var Shut = ledger.Define(&Kinds, "storyboard.page_shut/1", ledger.Spec[ShutBody]{
	Means: "A young person’s own page answers no more.",
	May:   access.CaseWorker,
	Refs:  func(b ShutBody) []ledger.Ref { return []ledger.Ref{b.Page} },
	Line: func(p words.Printer, _ ShutBody) words.Line {
		return words.Line{Text: p.Say("A young person’s own page was shut")}
	},
	Example: ShutBody{Page: exampleEntry("35")},
})

// TriedBody is a word given at a young person’s own page, without the word.
type TriedBody struct {
	Page  ledger.Ref `json:"page"`
	Right bool       `json:"right"`
}

// Tried is a try at a young person’s own page. It stands on the record before the answer is given.
var Tried = ledger.Define(&Kinds, "storyboard.page_tried/1", ledger.Spec[TriedBody]{
	Means: "Somebody gave a word at a young person’s own page, and it was the right one or not.",
	May:   access.Service,
	Refs:  func(b TriedBody) []ledger.Ref { return []ledger.Ref{b.Page} },
	Line: func(p words.Printer, b TriedBody) words.Line {
		if b.Right {
			return words.Line{Text: p.Say("A young person’s own page was looked at")}
		}
		return words.Line{Text: p.Say("A wrong word was given at a young person’s own page")}
	},
	Example: TriedBody{Page: exampleEntry("35"), Right: true},
})
