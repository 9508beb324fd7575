package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// HearingStates are how a hearing stands. The court's own word is kept when it is none of these.
const (
	HearingListed    = "listed"
	HearingVacated   = "vacated"   // it will not take place as listed
	HearingAdjourned = "adjourned" // begun or listed, and put off
	HearingHeld      = "held"
)

// ListedBody brings a hearing into a case.
type ListedBody struct {
	Type       string       `json:"type"`             // in the pack's words; the court's code when the pack does not know it
	Starts     string       `json:"starts,omitempty"` // Moment; not known yet when empty
	Ends       string       `json:"ends,omitempty"`
	Venue      string       `json:"venue,omitempty"`
	Attendance string       `json:"attendance,omitempty"` // "In person"
	Before     string       `json:"before,omitempty"`     // judge or bench
	Children   []ledger.Ref `json:"children,omitempty"`   // the children it is about; all when none is named
	ToldBy     string       `json:"toldBy,omitempty"`     // who told us, when it was not the court's system
	Court      *CourtWord   `json:"court,omitempty"`
}

// Validate asks what sort of hearing it is.
func (b ListedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Type), "type", "Choose the type of hearing")
	needMoments(&ps, b.Starts, b.Ends)
	b.Court.validate(&ps)
	return ps.Err()
}

func needMoments(ps *fault.Fields, starts, ends string) {
	from, ok := parseMoment(starts)
	ps.Need(ok || starts == "", "starts", "Enter the start as a day and a time")
	to, ended := parseMoment(ends)
	ps.Need(ended || ends == "", "ends", "Enter the end as a day and a time")
	ps.Need(!ok || !ended || !to.Before(from), "ends", "The end must not be before the start")
}

// Listed brings a hearing into the case. The hearing is named by this entry.
var Listed = ledger.Define(&Kinds, "casework.hearing_listed/1", ledger.Spec[ListedBody]{
	Means: "There is to be a hearing, as the court or somebody at court told us.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b ListedBody) words.Line {
		if b.Starts == "" {
			return text(p.Say("Hearing to be listed: %s", b.Type))
		}
		return text(p.Say("Hearing listed: %s, %s", b.Type, ShowMoment(b.Starts)))
	},
	Example: ListedBody{
		Type: "Dispute resolution appointment", Starts: "2027-01-05T10:00:00.000000Z", Venue: "Milborough, court 3",
		Attendance: "In person", Before: "District Judge Farrow", Court: &CourtWord{At: exampleTime, ID: "2000005039"},
	},
})

// MovedBody gives a hearing another time or place.
type MovedBody struct {
	Hearing ledger.Ref `json:"hearing"`
	Starts  string     `json:"starts"`
	Ends    string     `json:"ends,omitempty"`
	Venue   string     `json:"venue,omitempty"` // unchanged when empty
	Why     string     `json:"why,omitempty"`
	ToldBy  string     `json:"toldBy,omitempty"`
	Court   *CourtWord `json:"court,omitempty"`
}

// Validate asks for the new time.
func (b MovedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Hearing.IsZero(), "hearing", "Choose the hearing")
	ps.Need(given(b.Starts), "starts", "Enter the start as a day and a time")
	needMoments(&ps, b.Starts, b.Ends)
	b.Court.validate(&ps)
	return ps.Err()
}

// Moved gives a hearing another time or place. Where it was before stays in its history.
var Moved = ledger.Define(&Kinds, "casework.hearing_moved/1", ledger.Spec[MovedBody]{
	Means: "The hearing is at another time or place than before.",
	May:   access.CaseWorker,
	Refs:  func(b MovedBody) []ledger.Ref { return []ledger.Ref{part(b.Hearing, b.Court.side()+"starts")} },
	Line: func(p words.Printer, b MovedBody) words.Line {
		return text(p.Say("Hearing moved to %s", ShowMoment(b.Starts)))
	},
	Example: MovedBody{Hearing: exampleRef("30"), Starts: "2027-01-12T14:00:00.000000Z", Why: "No judge available", ToldBy: "The usher, by telephone"},
})

// PutOffBody says that a hearing will not take place as listed.
type PutOffBody struct {
	Hearing ledger.Ref `json:"hearing"`
	State   string     `json:"state"` // HearingVacated or HearingAdjourned
	Why     string     `json:"why,omitempty"`
	AboutUs bool       `json:"aboutUs,omitempty"` // the court sees the cause with this service
	ToldBy  string     `json:"toldBy,omitempty"`
	Court   *CourtWord `json:"court,omitempty"`
}

// Validate asks which it is.
func (b PutOffBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Hearing.IsZero(), "hearing", "Choose the hearing")
	ps.Need(b.State == HearingVacated || b.State == HearingAdjourned, "state", "Choose vacated or adjourned")
	b.Court.validate(&ps)
	return ps.Err()
}

// PutOff says that a hearing was vacated or adjourned.
var PutOff = ledger.Define(&Kinds, "casework.hearing_put_off/1", ledger.Spec[PutOffBody]{
	Means: "The hearing will not take place as it was listed.",
	May:   access.CaseWorker,
	Refs:  func(b PutOffBody) []ledger.Ref { return []ledger.Ref{part(b.Hearing, b.Court.side()+"state")} },
	Line: func(p words.Printer, b PutOffBody) words.Line {
		if b.Why == "" {
			return text(p.Say("Hearing %s", b.State))
		}
		return text(p.Say("Hearing %s: %s", b.State, b.Why))
	},
	Example: PutOffBody{Hearing: exampleRef("30"), State: HearingVacated, Why: "Interpreter not available", Court: &CourtWord{At: exampleTime}},
})

// HeldBody says that a hearing took place and what came of it.
type HeldBody struct {
	Hearing ledger.Ref `json:"hearing"`
	Outcome string     `json:"outcome"`
	Before  string     `json:"before,omitempty"`
	Present string     `json:"present,omitempty"` // who was there
	ToldBy  string     `json:"toldBy,omitempty"`  // "I was there", "the order"
	Court   *CourtWord `json:"court,omitempty"`
}

// Validate asks for the outcome.
func (b HeldBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Hearing.IsZero(), "hearing", "Choose the hearing")
	ps.Need(given(b.Outcome), "outcome", "Say what came of the hearing")
	b.Court.validate(&ps)
	return ps.Err()
}

// Held says that a hearing took place. What the court decided binds by its order, not by this note of it.
var Held = ledger.Define(&Kinds, "casework.hearing_held/1", ledger.Spec[HeldBody]{
	Means: "The hearing took place. What is written of its outcome is a note until the order comes.",
	May:   access.CaseWorker,
	Refs:  func(b HeldBody) []ledger.Ref { return []ledger.Ref{part(b.Hearing, b.Court.side()+"state")} },
	Line:  func(p words.Printer, b HeldBody) words.Line { return text(p.Say("Hearing held: %s", b.Outcome)) },
	Example: HeldBody{
		Hearing: exampleRef("30"), Outcome: "Section 7 report by 11 December; time with his father to go on at the centre",
		Before: "District Judge Farrow", ToldBy: "I was there",
	},
})
