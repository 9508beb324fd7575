package lonevisit

import (
	"candour/internal/access"
	"candour/internal/ledger"
	"candour/internal/words"
)

// WrongWordBody is a word given at the check-in address that is none of the visit’s. The word itself is kept nowhere.
type WrongWordBody struct{}

// WrongWord is on record before the answer is given.
var WrongWord = ledger.Define(&Kinds, "lonevisit.wrong_word/1", ledger.Spec[WrongWordBody]{
	Means: "Somebody gave a word at the check-in address that is none of the visit’s.",
	May:   access.Service,
	Line: func(p words.Printer, _ WrongWordBody) words.Line {
		return words.Line{Text: p.Say("A wrong word was given at a check-in address")}
	},
})

// HeldBody says until when the check-in address takes no word, and who is told of it.
type HeldBody struct {
	Until string      `json:"until"`
	To    []Recipient `json:"to"`
}

// Held is the service holding the address after too many wrong words in a row.
var Held = ledger.Define(&Kinds, "lonevisit.held/1", ledger.Spec[HeldBody]{
	Means:        "Too many wrong words were given at the check-in address: it takes none until then but the one that means not safe, and these people are told.",
	May:          access.Service,
	Confidential: []string{"to"},
	Line: func(p words.Printer, _ HeldBody) words.Line {
		return words.Line{Text: p.Say("A check-in address takes no word for a while")}
	},
	Example: HeldBody{Until: "2026-11-24T14:50:00.000000Z", To: []Recipient{{Colleague: example("Colin Pryce"), Mail: "colin@service.example"}}},
})
