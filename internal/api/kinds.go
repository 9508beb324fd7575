package api

import (
	"slices"
	"time"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are what api writes, all in the service's own stream: other systems, their tokens and where they are told of changes.
var Kinds ledger.Set

// Scope is a kind of request that a client may make.
type Scope string

const (
	ReadCases   Scope = "cases:read"
	ReadChanges Scope = "changes:read"
	WriteNotes  Scope = "notes:write"
	ImportCases Scope = "cases:import"
)

// Scopes are all scopes, with what each lets a client do.
var Scopes = []struct {
	Scope Scope
	Means string
}{
	{ReadCases, "read the cases that the person may read"},
	{ReadChanges, "follow what changes in them, and be told that something did"},
	{WriteNotes, "write notes where the person may write them"},
	{ImportCases, "bring in cases as the court sends them"},
}

// ClientBody names another system.
type ClientBody struct {
	Name   string          `json:"name"`
	Person ledger.StreamID `json:"person"` // whom it acts for
	Scopes []Scope         `json:"scopes"`
	Until  calendar.Date   `json:"until"` // the last day on which it is let in
	Why    string          `json:"why"`
}

// Validate asks for the name, what it may do and the reason. Whom it acts for and until when depend on the people and the day, and are for the verb.
func (b ClientBody) Validate() error {
	var wrong fault.Fields
	wrong.Need(b.Name != "", "name", "Enter what the system is called")
	wrong.Need(len(b.Scopes) > 0, "scopes", "Choose what it may do")
	for _, scope := range b.Scopes {
		wrong.Need(scope.known(), "scopes", "Choose from what is listed")
	}
	wrong.Need(!b.Until.IsZero(), "until", "Enter the last day on which it is let in")
	wrong.Need(b.Why != "", "why", "Say what it is for")
	return wrong.Err()
}

func (s Scope) known() bool {
	for _, one := range Scopes {
		if one.Scope == s {
			return true
		}
	}
	return false
}

// ClientAsked names another system that is to act for a person. It opens nothing until a second administrator confirms it.
var ClientAsked = ledger.Define(&Kinds, "api.client_asked/1", ledger.Spec[ClientBody]{
	Means: "An administrator asks that another system may act for this person, in these ways and until this day; it opens nothing until a second one confirms it.",
	May:   access.Administrator,
	Line: func(p words.Printer, b ClientBody) words.Line {
		return words.Line{Text: p.Say("%s was asked for, to act for a person until %s", b.Name, b.Until.Plain()), Words: b.Why}
	},
	Example: ClientBody{
		Name: "Court portal", Person: exampleStream, Scopes: []Scope{ReadCases, WriteNotes}, Until: calendar.NewDate(2027, time.March, 31), Why: "Contract 7",
	},
})

// WordBody is a word on something that was asked for or made before.
type WordBody struct {
	Of  ledger.Ref `json:"of"`
	Why string     `json:"why,omitempty"`
}

func ofWord(b WordBody) []ledger.Ref { return []ledger.Ref{b.Of} }

// ClientConfirmed is the second administrator's word.
var ClientConfirmed = ledger.Define(&Kinds, "api.client_confirmed/1", ledger.Spec[WordBody]{
	Means: "A second administrator confirms that another system may act for a person.",
	May:   access.Administrator, Refs: ofWord,
	Line: func(p words.Printer, _ WordBody) words.Line {
		return words.Line{Text: p.Say("Another system was confirmed")}
	},
	Example: WordBody{Of: exampleRef},
})

// ClientEnded ends it, with its tokens, at once.
var ClientEnded = ledger.Define(&Kinds, "api.client_ended/1", ledger.Spec[WordBody]{
	Means: "Another system may no longer act for a person; all its tokens end with it.",
	May:   access.Administrator, Refs: ofWord,
	Line: func(p words.Printer, b WordBody) words.Line {
		return words.Line{Text: p.Say("Another system was ended"), Words: b.Why}
	},
	Example: WordBody{Of: exampleRef, Why: "The contract is over"},
})

// ClientDeclined ends it by the word of whom it acts for, who was not asked before and need not say why.
var ClientDeclined = ledger.Define(&Kinds, "api.client_declined/1", ledger.Spec[WordBody]{
	Means: "Whom another system was to act for says that it may not; all its tokens end with it.",
	May:   access.Self, Refs: ofWord,
	Line: func(p words.Printer, b WordBody) words.Line {
		return words.Line{Text: p.Say("Another system was ended by whom it acted for"), Words: b.Why}
	},
	Example: WordBody{Of: exampleRef},
})

// TokenBody is a token of a client, by its digest.
type TokenBody struct {
	Client ledger.Ref    `json:"client"`
	Digest string        `json:"digest"` // SHA-256 of the token, in hexadecimal digits
	Until  calendar.Date `json:"until"`
}

// TokenMade makes a token. It opens nothing until a second administrator confirms it: whoever made it has seen it.
var TokenMade = ledger.Define(&Kinds, "api.token_made/1", ledger.Spec[TokenBody]{
	Means: "An administrator made a token for another system and was shown it once; it opens nothing until a second one confirms it.",
	May:   access.Administrator, Refs: func(b TokenBody) []ledger.Ref { return []ledger.Ref{b.Client} },
	Line: func(p words.Printer, b TokenBody) words.Line {
		return words.Line{Text: p.Say("A token was made for another system, until %s", b.Until.Plain())}
	},
	Example: TokenBody{Client: exampleRef, Digest: DigestOf("an example"), Until: calendar.NewDate(2027, time.March, 31)},
})

// TokenConfirmed is the second administrator's word that a token was made to be handed over.
var TokenConfirmed = ledger.Define(&Kinds, "api.token_confirmed/1", ledger.Spec[WordBody]{
	Means: "A second administrator confirms that a token was made and handed to whoever runs the other system.",
	May:   access.Administrator, Refs: ofWord,
	Line:    func(p words.Printer, _ WordBody) words.Line { return words.Line{Text: p.Say("A token was confirmed")} },
	Example: WordBody{Of: exampleRef},
})

// TokenEnded ends one token at once.
var TokenEnded = ledger.Define(&Kinds, "api.token_ended/1", ledger.Spec[WordBody]{
	Means: "A token opens nothing any more.",
	May:   access.Administrator, Refs: ofWord,
	Line: func(p words.Printer, b WordBody) words.Line {
		return words.Line{Text: p.Say("A token was ended"), Words: b.Why}
	},
	Example: WordBody{Of: exampleRef, Why: "It was in a log"},
})

// HookBody is where a client is told of changes, and the secret with which that is signed.
type HookBody struct {
	Client  ledger.Ref `json:"client"`
	Address string     `json:"address"`
	Secret  string     `json:"secret"` // as webhook.NewSecret makes it; shown once, and on no page
}

// HookSet has a client told of changes.
var HookSet = ledger.Define(&Kinds, "api.hook_set/1", ledger.Spec[HookBody]{
	Means: "Another system is told at this address that something changed in a case its person may see: which case and which version, and no words.",
	May:   access.Administrator, Refs: func(b HookBody) []ledger.Ref { return []ledger.Ref{b.Client} },
	Confidential: []string{"secret"},
	Line: func(p words.Printer, _ HookBody) words.Line {
		return words.Line{Text: p.Say("Where another system is told of changes was set")}
	},
	Example: HookBody{Client: exampleRef, Address: "https://portal.court.example/changes", Secret: "whsec_ZXhhbXBsZQ=="},
})

// HookStopped has it told no more: an administrator says so, or the service gave up.
var HookStopped = ledger.Define(&Kinds, "api.hook_stopped/1", ledger.Spec[WordBody]{
	Means: "Another system is no longer told of changes: an administrator said so, or it did not answer for days and the service gave up.",
	May:   access.Administrator, Refs: ofWord,
	Line: func(p words.Printer, b WordBody) words.Line {
		return words.Line{Text: p.Say("Another system is no longer told of changes"), Words: b.Why}
	},
	Example: WordBody{Of: exampleRef, Why: "It did not answer for three days"},
})

// has reports whether a scope is among those of a client.
func (b ClientBody) has(scope Scope) bool { return slices.Contains(b.Scopes, scope) }

const exampleStream ledger.StreamID = "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43"

var exampleRef = ledger.Ref{Stream: exampleStream, Entry: "0198c1c3-5a7e-7c21-9f3b-2d6c4e8a1b07"}
