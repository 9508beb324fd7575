package lonevisit

import (
	"strings"
	"time"
	"unicode/utf8"

	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries of lone visits.
var Kinds ledger.Set

// Colleague is somebody of the service, by their stream and name.
type Colleague struct {
	Person ledger.StreamID `json:"person"`
	Name   string          `json:"name"`
}

// PlannedBody is a visit before it is made. Times are as ledger.FormatTime writes them.
type PlannedBody struct {
	Of      Colleague       `json:"of"`
	Case    ledger.StreamID `json:"case,omitempty"`
	Place   string          `json:"place"` // where, with whatever helps to find it
	Phone   string          `json:"phone"` // on which the worker is reached
	Leaves  string          `json:"leaves"`
	Ends    string          `json:"ends"`
	Every   int             `json:"every,omitempty"` // minutes from one check-in to the next; 0 for none before the end
	Watcher Colleague       `json:"watcher"`
	Second  Colleague       `json:"second"`
	AllWell string          `json:"all_well"` // the word that means it
	NotSafe string          `json:"not_safe"` // the word that looks the same and raises at once
}

// Validate asks for everything that somebody would need who goes to look.
func (b PlannedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Place), "place", "Say where you go, so that somebody could find you")
	ps.Need(given(b.Phone), "phone", "Enter the telephone number on which you are reached")
	ps.Need(b.Leaves != "", "leaves", "Enter when you leave, such as 14:00")
	ps.Need(b.Ends != "", "ends", "Enter when you expect to be done, such as 15:30")
	ps.Need(b.Watcher.Person != "", "watcher", "Choose who watches over it")
	ps.Need(b.Second.Person != "", "second", "Choose a second person")
	ps.Need(b.Watcher != b.Second || b.Watcher.Person == "", "second", "Choose two different people")
	ps.Need(b.Watcher.Person != b.Of.Person || b.Of.Person == "", "watcher", "Choose somebody else than yourself")
	ps.Need(b.Second.Person != b.Of.Person || b.Of.Person == "", "second", "Choose somebody else than yourself")
	ps.Need(given(b.AllWell), "all_well", "Choose a word that means: all is well")
	ps.Need(given(b.NotSafe), "not_safe", "Choose a word that means: I am not safe")
	ps.Need(!given(b.AllWell) || hardToGuess(b.AllWell), "all_well", "Choose a longer word, of five letters or more")
	ps.Need(!given(b.NotSafe) || hardToGuess(b.NotSafe), "not_safe", "Choose a longer word, of five letters or more")
	ps.Need(!sameWord(b.AllWell, b.NotSafe) || !given(b.NotSafe), "not_safe", "Choose two different words")
	return ps.Err()
}

func given(text string) bool { return strings.TrimSpace(text) != "" }

// hardToGuess is a word that nobody who holds the address finds by trying a few.
func hardToGuess(word string) bool { return utf8.RuneCountInString(strings.TrimSpace(word)) >= 5 }

// sameWord compares words as people type them on a telephone.
func sameWord(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// Planned is the first entry of a visit’s stream.
var Planned = ledger.Define(&Kinds, "lonevisit.planned/1", ledger.Spec[PlannedBody]{
	Means:        "Somebody plans to go somewhere alone: where, from when until when, who is asked to watch over it, and by which words they check in.",
	May:          access.LoneVisitor,
	Confidential: []string{"place", "phone", "all_well", "not_safe"},
	Line: func(p words.Printer, b PlannedBody) words.Line {
		return words.Line{Text: p.Say("%s plans a visit alone", b.Of.Name)}
	},
	Example: PlannedBody{
		Of: example("Ruth Adeyemi"), Place: "Ferry Cottages, the last house", Phone: "+447700900123", Leaves: exampleTime, Ends: "2026-11-24T15:30:00.000000Z", Every: 60,
		Watcher: Colleague{"3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", "Colin Pryce"}, Second: Colleague{"0d7b9f7e-7f0d-4f6e-9a52-64f1f0a4c3b2", "Aisha Cole"},
		AllWell: "marmalade", NotSafe: "marzipan",
	},
})

// AcceptedBody says where whoever accepts is reached outside Candour while it lasts.
type AcceptedBody struct {
	Mail string `json:"mail,omitempty"`
	Text string `json:"text,omitempty"` // a telephone number
}

// Validate asks for one way at least.
func (b AcceptedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Mail != "" || b.Text != "", "text", "Enter a telephone number or a mail address at which you see a message at once")
	return ps.Err()
}

// Accepted is the word of the named person, or of the second. With both, the visit is watched over.
var Accepted = ledger.Define(&Kinds, "lonevisit.accepted/1", ledger.Spec[AcceptedBody]{
	Means:        "Whoever was asked watches over the visit until it is over, and can be reached in this way.",
	May:          access.VisitWatcher,
	Confidential: []string{"mail", "text"},
	Line: func(p words.Printer, _ AcceptedBody) words.Line {
		return words.Line{Text: p.Say("Watching over it was accepted")}
	},
	Example: AcceptedBody{Text: "+447700900456"},
})

// LinkedBody is the digest of the secret in the address at which the worker checks in.
type LinkedBody struct {
	Digest string `json:"digest"` // SHA-256 in hex
}

// Linked gives a visit such an address, in place of any before.
var Linked = ledger.Define(&Kinds, "lonevisit.linked/1", ledger.Spec[LinkedBody]{
	Means:        "Whoever holds the address that the worker was shown, and knows a word of the visit, checks in without signing in; an earlier address no longer answers.",
	May:          access.LoneVisitor,
	Confidential: []string{"digest"},
	Line: func(p words.Printer, _ LinkedBody) words.Line {
		return words.Line{Text: p.Say("A check-in address was made")}
	},
	Example: LinkedBody{"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},
})

// How is what the worker let us know.
type How string

const (
	CheckIn  How = "check_in"
	Extend   How = "extend"
	CheckOut How = "check_out"
)

// HeardBody is a word from the worker, and by when the next is due.
type HeardBody struct {
	How    How    `json:"how"`
	Due    string `json:"due,omitempty"` // "" once it is over
	Ends   string `json:"ends,omitempty"`
	Duress bool   `json:"duress,omitempty"` // it was the word that means: not safe
}

// Heard is a check-in, more time asked for, or a check-out.
var Heard = ledger.Define(&Kinds, "lonevisit.heard/1", ledger.Spec[HeardBody]{
	Means:        "The worker checked in, asked for more time, or checked out, by a word of the visit.",
	May:          access.LoneVisitor,
	Confidential: []string{"duress"},
	Line: func(p words.Printer, _ HeardBody) words.Line {
		return words.Line{Text: p.Say("The worker was heard of")}
	},
	Example: HeardBody{How: CheckIn, Due: "2026-11-24T15:30:00.000000Z", Ends: "2026-11-24T15:30:00.000000Z"},
})

// CalledOffBody says that the visit is not made.
type CalledOffBody struct{}

// CalledOff ends a visit before it began.
var CalledOff = ledger.Define(&Kinds, "lonevisit.called_off/1", ledger.Spec[CalledOffBody]{
	Means: "The visit is not made.",
	May:   access.LoneVisitor,
	Line: func(p words.Printer, _ CalledOffBody) words.Line {
		return words.Line{Text: p.Say("The visit was called off")}
	},
})

func example(name string) Colleague {
	return Colleague{"2c4e6a80-1b3d-4f5a-9c7e-8d0f1a2b3c4d", name}
}

const exampleTime = "2026-11-24T14:00:00.000000Z"

// timeOf is a time of an entry; zero for "".
func timeOf(text string) time.Time {
	at, err := ledger.ParseTime(text)
	if err != nil {
		return time.Time{}
	}
	return at
}
