package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// VisitPlannedBody is a visit that somebody means to make.
type VisitPlannedBody struct {
	People []ledger.Ref `json:"people"` // children and others of the case who are to be seen
	Starts string       `json:"starts"` // Moment
	Where  string       `json:"where,omitempty"`
	Why    string       `json:"why,omitempty"` // what it is for
}

// Validate asks whom, and when.
func (b VisitPlannedBody) Validate() error {
	var ps fault.Fields
	ps.Need(len(b.People) > 0, "people", "Choose who is to be seen")
	ps.Need(given(b.Starts), "starts", "Enter the day of the visit")
	needMoments(&ps, b.Starts, "")
	return ps.Err()
}

// VisitPlanned plans a visit. The visit is named by this entry.
var VisitPlanned = ledger.Define(&Kinds, "casework.visit_planned/1", ledger.Spec[VisitPlannedBody]{
	Means: "Whoever recorded this means to see these people then and there.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b VisitPlannedBody) words.Line {
		return text(p.Say("Visit planned for %s", ShowMoment(b.Starts)))
	},
	Example: VisitPlannedBody{People: []ledger.Ref{exampleRef("02")}, Starts: "2026-10-06T14:30:00.000000Z", Where: "Her school", Why: "To see Ola on her own"},
})

// VisitMovedBody gives a planned visit another time or place.
type VisitMovedBody struct {
	Visit  ledger.Ref `json:"visit"`
	Starts string     `json:"starts"`
	Where  string     `json:"where,omitempty"` // unchanged when empty
	Why    string     `json:"why,omitempty"`
}

// Validate asks for the new time.
func (b VisitMovedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Visit.IsZero(), "visit", "Choose the visit")
	ps.Need(given(b.Starts), "starts", "Enter the day of the visit")
	needMoments(&ps, b.Starts, "")
	return ps.Err()
}

// VisitMoved gives a planned visit another time or place. Where it was before stays in its history.
var VisitMoved = ledger.Define(&Kinds, "casework.visit_moved/1", ledger.Spec[VisitMovedBody]{
	Means: "The planned visit is at another time or place than before.",
	May:   access.CaseWorker,
	Refs:  func(b VisitMovedBody) []ledger.Ref { return []ledger.Ref{b.Visit} },
	Line: func(p words.Printer, b VisitMovedBody) words.Line {
		return text(p.Say("Planned visit moved to %s", ShowMoment(b.Starts)))
	},
	Example: VisitMovedBody{Visit: exampleRef("60"), Starts: "2026-10-08T14:30:00.000000Z", Why: "She was ill"},
})

// VisitEndedBody says that a planned visit is planned no more: it was made, as a note says, or it is cancelled.
type VisitEndedBody struct {
	Visit ledger.Ref `json:"visit"`
	Note  ledger.Ref `json:"note,omitzero"` // of what was seen and said, or of nobody being there; none of one that is cancelled
	Why   string     `json:"why,omitempty"`
}

// Validate asks for the note of a visit that was made, and for the reason of one that is cancelled.
func (b VisitEndedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Visit.IsZero(), "visit", "Choose the visit")
	ps.Need(!b.Note.IsZero() || given(b.Why), "why", "Say why it is cancelled")
	return ps.Err()
}

// VisitEnded says what became of a planned visit.
var VisitEnded = ledger.Define(&Kinds, "casework.visit_ended/1", ledger.Spec[VisitEndedBody]{
	Means: "The planned visit was made, as the note says, or will not be made, for the reason given.",
	May:   access.CaseWorker,
	Refs:  func(b VisitEndedBody) []ledger.Ref { return []ledger.Ref{b.Visit} },
	Line: func(p words.Printer, b VisitEndedBody) words.Line {
		if b.Note.IsZero() {
			return text(p.Say("Planned visit cancelled: %s", b.Why))
		}
		return text(p.Say("Planned visit made, as a note says"))
	},
	Example: VisitEndedBody{Visit: exampleRef("60"), Note: exampleRef("20")},
})
