package court

import (
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// NoTime is the time of a payload that does not say when the case was last changed. It comes before every other.
const NoTime = "0001-01-01T00:00:00.000000Z"

// PresenceBody is about a person, hearing or order that the court reported.
type PresenceBody struct {
	Of   ledger.Ref `json:"of"`
	What string     `json:"what"` // "person", "hearing" or "order"
	As   string     `json:"as"`   // what it was called when this was written
	At   string     `json:"at"`   // of the payload that shows it
}

// Validate asks what it is about and when.
func (b PresenceBody) Validate() error {
	_, err := ledger.ParseTime(b.At)
	var ps fault.Fields
	ps.Need(!b.Of.IsZero() && b.What != "", "of", "Say what the court speaks of")
	ps.Need(err == nil, "at", "Say when the court said it")
	return ps.Err()
}

var examplePresence = PresenceBody{Of: exampleRef("30"), What: "hearing", As: "Final hearing", At: exampleTime}

// Vanished says that the court no longer reports something. Nothing is deleted by it.
var Vanished = ledger.Define(&Kinds, "court.vanished/1", ledger.Spec[PresenceBody]{
	Means: "What the court sent no longer mentions this. It stays on record; a person finds out what it means.",
	May:   access.Service,
	Refs:  func(b PresenceBody) []ledger.Ref { return []ledger.Ref{presence(b.Of)} },
	Line: func(p words.Printer, b PresenceBody) words.Line {
		return text(p.Say("The court no longer reports this %s: %s. It stays on record", b.What, b.As))
	},
	Example: examplePresence,
})

// ReportedAgain says that the court reports something that it had stopped reporting.
var ReportedAgain = ledger.Define(&Kinds, "court.reported_again/1", ledger.Spec[PresenceBody]{
	Means: "What the court sent mentions this again.",
	May:   access.Service,
	Refs:  func(b PresenceBody) []ledger.Ref { return []ledger.Ref{presence(b.Of)} },
	Line: func(p words.Printer, b PresenceBody) words.Line {
		return text(p.Say("The court reports this %s again: %s", b.What, b.As))
	},
	Example: examplePresence,
})

// presence names whether the court reports a thing, apart from everything else about it.
func presence(of ledger.Ref) ledger.Ref {
	return ledger.Ref{Stream: of.Stream, Entry: ledger.DerivedID(of.Stream, "reported "+string(of.Entry))}
}

// UnknownBody names what in a payload this program could not read.
type UnknownBody struct {
	At     string         `json:"at"`
	Places []UnknownPlace `json:"places"`
}

// UnknownPlace is a place in a payload; its value stands here only when it has the look of a code, a date or a flag.
type UnknownPlace struct {
	Path  string `json:"path"` // JSON Pointer from the case
	Value string `json:"value,omitempty"`
}

// Unknown says that the court sent something that this program could not read. It is kept as it came.
var Unknown = ledger.Define(&Kinds, "court.unknown/1", ledger.Spec[UnknownBody]{
	Means: "The court sent fields or codes that this program does not know. They are kept; somebody should look.",
	May:   access.Service,
	Line: func(p words.Printer, b UnknownBody) words.Line {
		if len(b.Places) == 1 {
			return text(p.Say("The court sent something that could not be read, in one place. It is kept"))
		}
		return text(p.Say("The court sent something that could not be read, in %d places. It is kept", len(b.Places)))
	},
	Example: UnknownBody{At: exampleTime, Places: []UnknownPlace{{Path: "/caseData/hearingDetails/0/type", Value: "NEW_KIND"}}},
})

// ContradictsBody names a time for which the court sent two versions.
type ContradictsBody struct {
	At string `json:"at"`
}

// Contradicts says that the court sent two versions of a case for one moment. Both are kept.
var Contradicts = ledger.Define(&Kinds, "court.contradicts/1", ledger.Spec[ContradictsBody]{
	Means: "The court sent two versions of this case with the same time of last change. Both are kept; a person finds out which is right.",
	May:   access.Service,
	Line: func(p words.Printer, b ContradictsBody) words.Line {
		return text(p.Say("The court sent two different versions of the case, both as of %s. Both are kept", showTime(p, b.At)))
	},
	Example: ContradictsBody{At: exampleTime},
})

// ListsBody says how the court's list of documents changed.
type ListsBody struct {
	At   string   `json:"at"`
	New  []string `json:"new,omitempty"`  // their categories, in plain words
	Gone int      `json:"gone,omitempty"` // how many are no longer listed
}

// Lists says that the court's list of documents changed. Names stand on the closed side.
var Lists = ledger.Define(&Kinds, "court.lists/1", ledger.Spec[ListsBody]{
	Means:   "The court lists documents that it did not list before, or no longer lists some. Those fetched are kept.",
	May:     access.Service,
	Line:    listsLine,
	Example: ListsBody{At: exampleTime, New: []string{"Position statements", "Orders"}},
})

func listsLine(p words.Printer, b ListsBody) words.Line {
	var parts []string
	switch len(b.New) {
	case 0:
	case 1:
		parts = append(parts, p.Say("The court lists a new document: %s", b.New[0]))
	default:
		parts = append(parts, p.Say("The court lists %d new documents: %s", len(b.New), strings.Join(distinct(b.New), ", ")))
	}
	switch {
	case b.Gone == 1:
		parts = append(parts, p.Say("The court no longer lists one document; what was fetched is kept"))
	case b.Gone > 1:
		parts = append(parts, p.Say("The court no longer lists %d documents; what was fetched is kept", b.Gone))
	}
	return text(strings.Join(parts, ". "))
}

func distinct(all []string) []string {
	seen := map[string]bool{}
	var out []string
	for _, one := range all {
		if !seen[one] {
			seen[one] = true
			out = append(out, one)
		}
	}
	return out
}

// showTime is a time of the court for people, on London's clock.
func showTime(p words.Printer, at string) string {
	t, err := ledger.ParseTime(at)
	if err != nil || at == NoTime {
		return p.Say("a time it did not give")
	}
	london := calendar.InLondon(t)
	return p.Say("%s at %s", calendar.DateOf(london).Plain(), london.Format("15:04"))
}

func needWhy(why, sentence string) error {
	var ps fault.Fields
	ps.Need(strings.TrimSpace(why) != "", "why", sentence)
	return ps.Err()
}

// OrderDiffersBody is what the court now says that an order asks.
type OrderDiffersBody struct {
	Order ledger.Ref     `json:"order"`
	Name  string         `json:"name"`
	Asks  []casework.Ask `json:"asks"`
	At    string         `json:"at"`
}

// OrderDiffers says that the court's data and what somebody read in an order no longer agree. What was read counts.
var OrderDiffers = ledger.Define(&Kinds, "court.order_differs/1", ledger.Spec[OrderDiffersBody]{
	Means: "The court now says otherwise what this order asks of the service. What somebody read in the order was left as it is.",
	May:   access.Service,
	Refs:  func(b OrderDiffersBody) []ledger.Ref { return []ledger.Ref{presence(b.Order)} },
	Line: func(p words.Printer, b OrderDiffersBody) words.Line {
		var asks []string
		for _, ask := range b.Asks {
			asks = append(asks, askWords(p, ask))
		}
		return text(p.Say("The court now gives for the order “%s”: %s. What was read in the order was left as it is", b.Name, strings.Join(asks, "; ")))
	},
	Example: OrderDiffersBody{
		Order: exampleRef("31"), Name: "Order on directions", At: exampleTime,
		Asks: []casework.Ask{{Report: "section7", What: "Section 7 report", By: calendar.MustParse("2026-12-18")}},
	},
})

func askWords(p words.Printer, ask casework.Ask) string {
	if ask.By.IsZero() {
		return p.Say("%s, no day given", ask.What)
	}
	return p.Say("%s by %s", ask.What, ask.By.Plain())
}

// AlarmBody names a document of which the court gave two files.
type AlarmBody struct {
	Document string `json:"document"` // the court's id
}

// Alarm says in the open that a document of the court is not what it was. Both files stand on the closed side.
var Alarm = ledger.Define(&Kinds, "court.document_differs/1", ledger.Spec[AlarmBody]{
	Means: "The court now gives another file for a document that was fetched before. Somebody must ask the court which is right.",
	May:   access.Service,
	Line: func(p words.Printer, _ AlarmBody) words.Line {
		return text(p.Say("A document of the court is no longer the file that was fetched before. Both are kept. Ask the court which is right"))
	},
	Example: AlarmBody{Document: "8d9f9b2e-6ad1-4b52-9c60-0a4c3d6f1e11"},
})

// NamesakeBody names a case that bears the same number.
type NamesakeBody struct {
	Other ledger.StreamID `json:"other"`
}

// OtherCase is the case that bears the same number.
func (b NamesakeBody) OtherCase() ledger.StreamID { return b.Other }

// Namesake says that a case that the court sent may be one that was made by hand. Nothing of the other case is in it.
var Namesake = ledger.Define(&Kinds, "court.namesake/1", ledger.Spec[NamesakeBody]{
	Means: "A case made by hand bears the number that the court gives this one; a person finds out whether they are the same.",
	May:   access.Service,
	Line: func(p words.Printer, _ NamesakeBody) words.Line {
		return text(p.Say("Another case here bears the same court number. Find out whether it is the same, and say so"))
	},
	Example: NamesakeBody{Other: exampleCase},
})
