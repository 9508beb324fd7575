package retention

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// Order is the order of a court by which something is erased. The paper must be kept outside the case, which may be erased with it.
type Order struct {
	Which string        `json:"which"` // "Order of the Family Court at Milborough, paragraph 4"
	On    calendar.Date `json:"on"`
	Paper string        `json:"paper"` // where the paper is kept: "Information governance file 2026/14"
}

// Target is what is to be erased: a whole case, or one entry of it with what belongs to it.
type Target struct {
	Case  ledger.StreamID `json:"case"`
	Entry ledger.EntryID  `json:"entry,omitempty"` // none for the whole case
}

// Ref names the entry; for a whole case it names none.
func (t Target) Ref() ledger.Ref { return ledger.Ref{Stream: t.Case, Entry: t.Entry} }

// Whole reports whether it is a whole case.
func (t Target) Whole() bool { return t.Entry == "" }

// Erasable is the sort of thing that the target is, as the pack calls it.
func (t Target) Erasable() pack.Erasable {
	if t.Whole() {
		return pack.WholeCase
	}
	return pack.OneEntry
}

// ProposedBody proposes to erase something. It outlives the words, so that it names nobody of the family.
type ProposedBody struct {
	Target
	Kind   string          `json:"kind,omitempty"` // of the entry
	Law    pack.Law        `json:"law,omitempty"`  // of a whole case
	Closed calendar.Date   `json:"closed,omitzero"`
	Due    calendar.Date   `json:"due,omitzero"` // until when the case was to be kept, where that is the ground
	Ground pack.GroundID   `json:"ground"`
	Source string          `json:"source"` // the authority as the pack cited it then
	Order  *Order          `json:"order,omitempty"`
	Why    string          `json:"why"`
	Places []AnsweredPlace `json:"places,omitempty"`
}

// AnsweredPlace is a place that repeats the words, and what becomes of it.
type AnsweredPlace struct {
	Place
	Answer PlaceAnswer `json:"answer"`
	Why    string      `json:"why,omitempty"` // why it is kept, or whom it is told
}

// PlaceAnswer is what becomes of a place that repeats the words.
type PlaceAnswer string

const (
	EraseToo PlaceAnswer = "erase" // it is erased with the rest
	Keep     PlaceAnswer = "keep"  // it stays, because...
	Tell     PlaceAnswer = "tell"  // somebody else holds it, and is told
)

// Validate asks for the ground, what it rests on, and why.
func (b ProposedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Case != "", "case", "Choose the case")
	ps.Need(b.Ground != "", "ground", "Choose the ground")
	ps.Need(given(b.Why), "why", "Say why it is to be erased")
	if b.Ground == pack.CourtOrder {
		ps.Need(b.Order != nil && given(b.Order.Which), "order", "Say which order it is, and of which court")
		ps.Need(b.Order != nil && !b.Order.On.IsZero(), "order-on", "Enter the day of the order")
		ps.Need(b.Order != nil && given(b.Order.Paper), "order-paper", "Say where the paper of the order is kept")
	}
	for _, p := range b.Places {
		p.validate(&ps)
	}
	return ps.Err()
}

func (p AnsweredPlace) validate(ps *fault.Fields) {
	switch p.Answer {
	case EraseToo:
		ps.Need(p.Sort.erasable(), p.Field(), "Nobody here can erase that: say that it is kept, or who is told")
	case Keep:
		ps.Need(given(p.Why), p.Field()+"-why", "Say why it is kept")
	case Tell:
		ps.Need(given(p.Why), p.Field()+"-why", "Say who is told, and by whom")
	default:
		ps.Need(false, p.Field(), "Say what becomes of this")
	}
}

// Proposed is the first entry of an erasure.
var Proposed = ledger.Define(&Kinds, "retention.erasure_proposed/1", ledger.Spec[ProposedBody]{
	Means: "Somebody proposes to erase a case, or an entry of one, and says on which ground. Nothing is erased by this.",
	May:   access.KeepingReader,
	Line: func(p words.Printer, b ProposedBody) words.Line {
		return words.Line{Text: p.Say("Erasing was proposed: %s", b.Why)}
	},
	Example: ProposedBody{
		Target: Target{Case: exampleCase, Entry: exampleRef.Entry}, Kind: "casework.note/1", Ground: pack.CourtOrder, Source: "An order of the court",
		Order: &Order{Which: "Order of the Family Court at Milborough, paragraph 4", On: calendar.MustParse("2026-10-03"), Paper: "Information governance file 2026/14"},
		Why:   "The court held that it was obtained from a privileged letter",
		Places: []AnsweredPlace{
			{Place{Ref: exampleRef, Sort: SignedReport}, Keep, "It was filed, and the judge has directed which lines are not relied on"},
		},
	},
})

// ConfirmedBody is the second person's word, with what exactly goes.
type ConfirmedBody struct {
	Proposed ledger.Ref        `json:"proposed"`
	Version  int64             `json:"version"`           // of the case that the second person saw
	Streams  []ledger.StreamID `json:"streams,omitempty"` // that go as a whole
	Entries  []ledger.Ref      `json:"entries,omitempty"` // that go out of streams which stay
}

// Plan is what goes.
func (b ConfirmedBody) Plan() Plan { return Plan{b.Streams, b.Entries} }

// Validate refuses a word on nothing.
func (b ConfirmedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Proposed.IsZero(), "proposed", "Choose what is confirmed")
	ps.Need(len(b.Streams)+len(b.Entries) > 0, "proposed", "There is nothing to erase")
	return ps.Err()
}

// Confirmed is the second person's word. What it names is erased by a job.
var Confirmed = ledger.Define(&Kinds, "retention.erasure_confirmed/1", ledger.Spec[ConfirmedBody]{
	Means: "A second person confirms the erasure that was proposed. It is carried out unless a hold comes first.",
	May:   access.RecordKeeper,
	Refs:  func(b ConfirmedBody) []ledger.Ref { return []ledger.Ref{b.Proposed} },
	Line: func(p words.Printer, _ ConfirmedBody) words.Line {
		return words.Line{Text: p.Say("The erasure was confirmed by a second person")}
	},
	Example: ConfirmedBody{Proposed: exampleRef, Version: 117, Entries: []ledger.Ref{exampleRef}},
})

// RefusedBody says that what was proposed is not erased.
type RefusedBody struct {
	Proposed ledger.Ref `json:"proposed"`
	Why      string     `json:"why"`
}

// Validate asks for the reason.
func (b RefusedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Proposed.IsZero(), "proposed", "Choose what is refused")
	ps.Need(given(b.Why), "why", "Say why it is not erased")
	return ps.Err()
}

// Refused ends a proposal: a second person says no, or whoever proposed it takes it back.
var Refused = ledger.Define(&Kinds, "retention.erasure_refused/1", ledger.Spec[RefusedBody]{
	Means: "What was proposed is not erased.",
	May:   access.KeepingReader,
	Refs:  func(b RefusedBody) []ledger.Ref { return []ledger.Ref{b.Proposed} },
	Line: func(p words.Printer, b RefusedBody) words.Line {
		return words.Line{Text: p.Say("It is not erased: %s", b.Why)}
	},
	Example: RefusedBody{Proposed: exampleRef, Why: "It belongs to this family after all"},
})

// Stopped says that a confirmed erasure was not carried out, because something in the case changed before it was.
var Stopped = ledger.Define(&Kinds, "retention.erasure_stopped/1", ledger.Spec[RefusedBody]{
	Means: "A confirmed erasure was not carried out: something came between. It may be proposed anew.",
	May:   access.Service,
	Refs:  func(b RefusedBody) []ledger.Ref { return []ledger.Ref{b.Proposed} },
	Line: func(p words.Printer, b RefusedBody) words.Line {
		return words.Line{Text: p.Say("The erasure was stopped: %s", b.Why)}
	},
	Example: RefusedBody{Proposed: exampleRef, Why: "The case was put on hold"},
})

// DoneBody says when the words left the service, and until when older copies may last.
type DoneBody struct {
	Proposed ledger.Ref    `json:"proposed"`
	Account  ledger.Ref    `json:"account"` // the ledger’s own account of it
	Gone     string        `json:"gone"`    // a time as ledger.FormatTime writes it
	Copies   calendar.Date `json:"copies"`  // the day by which every copy is to be unreadable, backups included
}

// Done says that the words are gone from the service.
var Done = ledger.Define(&Kinds, "retention.erasure_done/1", ledger.Spec[DoneBody]{
	Means: "The words are gone from the service. Copies of it that are older cannot be read after the day given.",
	May:   access.Service,
	Refs:  func(b DoneBody) []ledger.Ref { return []ledger.Ref{b.Proposed} },
	Line: func(p words.Printer, b DoneBody) words.Line {
		return words.Line{Text: p.Say("Gone from the service; gone from every copy by %s", b.Copies.Plain())}
	},
	Example: DoneBody{Proposed: exampleRef, Account: exampleRef, Gone: "2026-11-24T09:10:00.000000Z", Copies: calendar.MustParse("2027-01-03")},
})
