package casework

import (
	"strings"

	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// DetailKind is the kind of a detail by which somebody can be reached or found.
type DetailKind string

const (
	Address      DetailKind = "address"
	Phone        DetailKind = "phone"
	EmailAddress DetailKind = "email"
	School       DetailKind = "school"
	Refuge       DetailKind = "refuge"
	Workplace    DetailKind = "workplace"
	Surgery      DetailKind = "surgery"
	Centre       DetailKind = "contact centre"
	SocialWorker DetailKind = "social worker"
	OtherDetail  DetailKind = "other"
	ClosedNote   DetailKind = "note" // a whole note that holds hidden details; no form offers it
)

// DetailKinds are all kinds, in the order in which a form offers them.
var DetailKinds = []DetailKind{Phone, Address, EmailAddress, School, Workplace, Surgery, Centre, SocialWorker, Refuge, OtherDetail}

var detailNames = map[DetailKind]string{ // each as it stands after "on record: "
	Address: "an address", Phone: "a telephone number", EmailAddress: "an e-mail address", School: "a school", Refuge: "a refuge",
	Workplace: "a place of work", Surgery: "a surgery", Centre: "a contact centre", SocialWorker: "a social worker", ClosedNote: "a confidential note", OtherDetail: "a detail",
}

// Named is the kind with its article: "an address".
func (k DetailKind) Named(p words.Printer) string { return p.Say(detailNames[k]) }

// Hiding is from whom a detail is hidden. The zero Hiding means that nobody has decided, and then it is hidden from everyone.
type Hiding struct {
	From   HiddenFrom   `json:"from,omitempty"`
	People []ledger.Ref `json:"people,omitempty"` // for FromSome
	Names  []string     `json:"names,omitempty"`  // what they were called
}

// HiddenFrom says whether a detail is hidden from all, from some or from nobody.
type HiddenFrom string

const (
	Undecided    HiddenFrom = ""
	FromEveryone HiddenFrom = "everyone" // outside the service
	FromSome     HiddenFrom = "some"
	FromNobody   HiddenFrom = "nobody"
)

func (h Hiding) validate(ps *fault.Fields) {
	switch h.From {
	case Undecided, FromEveryone, FromNobody:
	case FromSome:
		ps.Need(len(h.People) > 0, "hiding", "Choose from whom it is hidden")
	default:
		ps.Need(false, "hiding", "Choose from whom it is hidden")
	}
}

// Hidden reports whether it is hidden from anybody; what nobody has decided on is.
func (h Hiding) Hidden() bool { return h.From != FromNobody }

// Words are from whom it is hidden: "hidden from Tomasz Wilk".
func (h Hiding) Words(p words.Printer) string {
	switch h.From {
	case FromNobody:
		return p.Say("not hidden")
	case FromEveryone:
		return p.Say("hidden from everyone outside the service")
	case FromSome:
		return p.Say("hidden from %s", strings.Join(h.Names, " and "))
	default:
		return p.Say("hidden from everyone until somebody decides")
	}
}

// DetailBody is a detail that is not confidential.
type DetailBody struct {
	Of       ledger.Ref     `json:"of"`
	Who      string         `json:"who"`
	Kind     DetailKind     `json:"kind"`
	Value    string         `json:"value"`
	Source   string         `json:"source,omitempty"`   // who told us
	Replaces ledger.EntryID `json:"replaces,omitempty"` // the earlier detail
	Court    *CourtWord     `json:"court,omitempty"`
}

// Validate asks for the kind and the detail itself.
func (b DetailBody) Validate() error {
	var ps fault.Fields
	needDetail(&ps, b.Of, b.Kind, b.Value)
	b.Court.validate(&ps)
	return ps.Err()
}

func needDetail(ps *fault.Fields, of ledger.Ref, kind DetailKind, value string) {
	ps.Need(!of.IsZero(), "of", "Choose whom this is about")
	ps.Need(detailNames[kind] != "", "kind", "Choose what it is: an address, a telephone number")
	ps.Need(given(value), "value", "Enter the detail itself")
}

// DetailGiven is a detail that somebody said is not confidential. Its line never holds the value, for it may be hidden later.
var DetailGiven = ledger.Define(&Kinds, "casework.detail_given/1", ledger.Spec[DetailBody]{
	Means: "The person can be reached or found by this, and somebody said that it is not confidential.",
	May:   access.CaseWorker,
	Refs: func(b DetailBody) []ledger.Ref {
		return []ledger.Ref{part(b.Of, b.Court.side()+"detail "+string(b.Kind))}
	},
	Line: func(p words.Printer, b DetailBody) words.Line {
		return text(p.Say("%s: %s recorded, not confidential", b.Who, b.Kind.Named(p)))
	},
	Example: DetailBody{Of: exampleRef("04"), Who: "Tomasz Wilk", Kind: Phone, Value: "01632 960441", Source: "Mr Wilk, by telephone"},
})

// ConfidentialBody is one confidential fact, on the closed side.
type ConfidentialBody struct {
	Of       ledger.Ref     `json:"of"` // in the open case
	Kind     DetailKind     `json:"kind"`
	Value    string         `json:"value"`
	Source   string         `json:"source,omitempty"`
	Since    calendar.Date  `json:"since,omitzero"`
	Replaces ledger.EntryID `json:"replaces,omitempty"`
	Court    *CourtWord     `json:"court,omitempty"`
}

// Validate asks for the kind and the detail itself.
func (b ConfidentialBody) Validate() error {
	var ps fault.Fields
	needDetail(&ps, b.Of, b.Kind, b.Value)
	b.Court.validate(&ps)
	return ps.Err()
}

// ConfidentialGiven is a confidential fact. It stands on the closed side and nowhere else; from whom it is hidden stands in the open.
var ConfidentialGiven = ledger.Define(&Kinds, "casework.confidential/1", ledger.Spec[ConfidentialBody]{
	Means:        "The person can be reached or found by this, and it is confidential.",
	May:          access.CaseWorker,
	Confidential: []string{"value"},
	Refs: func(b ConfidentialBody) []ledger.Ref {
		return []ledger.Ref{part(b.Of, b.Court.side()+"detail "+string(b.Kind))}
	},
	Line: func(p words.Printer, b ConfidentialBody) words.Line {
		return text(p.Say("On record: %s", b.Kind.Named(p)))
	},
	Example: ConfidentialBody{
		Of: exampleRef("03"), Kind: Address, Value: "Flat 2, 14 Sycamore Rise, Milborough", Source: "Ms O’Neill, by telephone",
		Since: calendar.MustParse("2026-08-01"),
	},
})

// OnRecordBody says in the open that a confidential fact is on record, and from whom it is hidden; never what it is.
type OnRecordBody struct {
	Of       ledger.Ref `json:"of"`
	Who      string     `json:"who"`
	Kind     DetailKind `json:"kind"`
	Fact     ledger.Ref `json:"fact"` // on the closed side
	Hiding   Hiding     `json:"hiding,omitzero"`
	Replaces ledger.Ref `json:"replaces,omitzero"` // the fact before, on the closed side
	Court    *CourtWord `json:"court,omitempty"`
}

// Validate asks for the fact and, when it is hidden from some, from whom.
func (b OnRecordBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Of.IsZero() && !b.Fact.IsZero(), "of", "Choose whom this is about")
	b.Hiding.validate(&ps)
	return ps.Err()
}

// OnRecord says that a confidential fact is on record.
var OnRecord = ledger.Define(&Kinds, "casework.on_record/1", ledger.Spec[OnRecordBody]{
	Means: "A confidential fact is on record on the closed side; this says of what kind and from whom it is hidden.",
	May:   access.CaseWorker,
	Refs: func(b OnRecordBody) []ledger.Ref {
		return []ledger.Ref{part(b.Of, b.Court.side()+"detail "+string(b.Kind))}
	},
	Line: func(p words.Printer, b OnRecordBody) words.Line {
		if !b.Replaces.IsZero() {
			return text(p.Say("%s: %s changed; %s", b.Who, b.Kind.Named(p), b.Hiding.Words(p)))
		}
		return text(p.Say("%s: %s is on record; %s", b.Who, b.Kind.Named(p), b.Hiding.Words(p)))
	},
	Example: OnRecordBody{
		Of: exampleRef("03"), Who: "Niamh O’Neill", Kind: Address, Fact: ledger.Ref{Stream: exampleClosed, Entry: exampleRef("60").Entry},
		Hiding: Hiding{From: FromSome, People: []ledger.Ref{exampleRef("04")}, Names: []string{"Tomasz Wilk"}},
	},
})

// DetailEndedBody says that a detail no longer holds.
type DetailEndedBody struct {
	Detail ledger.Ref `json:"detail"` // the DetailGiven, or the fact on the closed side
	Who    string     `json:"who"`
	Kind   DetailKind `json:"kind"`
	Why    string     `json:"why"`
}

// Validate asks for the reason.
func (b DetailEndedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Detail.IsZero(), "detail", "Choose the detail")
	ps.Need(given(b.Why), "why", "Say why it no longer holds")
	return ps.Err()
}

// DetailEnded says that a detail no longer holds: they moved, or the number was wrong.
var DetailEnded = ledger.Define(&Kinds, "casework.detail_ended/1", ledger.Spec[DetailEndedBody]{
	Means: "The person can no longer be reached or found by this detail.",
	May:   access.CaseWorker,
	Refs:  func(b DetailEndedBody) []ledger.Ref { return []ledger.Ref{b.Detail} },
	Line: func(p words.Printer, b DetailEndedBody) words.Line {
		return text(p.Say("%s: %s no longer holds: %s", b.Who, b.Kind.Named(p), b.Why))
	},
	Example: DetailEndedBody{Detail: exampleRef("61"), Who: "Tomasz Wilk", Kind: Phone, Why: "The number belongs to somebody else"},
})
