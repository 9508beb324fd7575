package casework

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/words"
)

// Status is how a case stands with the service. Kinds say in which of them they may be added.
type Status = string

const (
	Unallocated Status = "unallocated" // open, and nobody's
	Open        Status = "open"        // a worker has it
	Closed      Status = "closed"
)

var live = []string{Unallocated, Open}

// OpenedBody begins a case with whatever is known.
type OpenedBody struct {
	Side      ledger.StreamID `json:"side"` // its closed side
	Law       pack.Law        `json:"law"`
	Pack      string          `json:"pack,omitempty"` // the pack in force when it was opened, as "england 3"
	Title     string          `json:"title,omitempty"`
	Number    string          `json:"number,omitempty"`
	CourtCase string          `json:"courtCase,omitempty"`
	CourtName string          `json:"courtName,omitempty"`
	CourtArea string          `json:"courtArea,omitempty"`
	Track     string          `json:"track,omitempty"`
	Received  calendar.Date   `json:"received,omitzero"`
	Issued    calendar.Date   `json:"issued,omitzero"`
	Court     *CourtWord      `json:"court,omitempty"` // set when the court's payload opened it
}

// Validate asks for the one thing that cannot be left for later.
func (b OpenedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Law == pack.PrivateLaw || b.Law == pack.PublicLaw, "law", "Choose private law or public law")
	ps.Need(b.Side != "", "side", "The case needs a closed side")
	b.Court.validate(&ps)
	return ps.Err()
}

// Opened is the first entry of every case.
var Opened = ledger.Define(&Kinds, "casework.opened/1", ledger.Spec[OpenedBody]{
	Means: "The service has this case, from an application sent by the court or opened by hand.",
	May:   access.SignedIn,
	Line: func(p words.Printer, b OpenedBody) words.Line {
		if b.Court != nil {
			return text(p.Say("Case opened from what the court sent"))
		}
		return text(p.Say("Case opened by hand"))
	},
	Example: OpenedBody{
		Side: exampleClosed, Law: pack.PrivateLaw, Number: "ZE26P00412", CourtName: "Family Court at Milborough",
		Track: "cap", Received: calendar.MustParse("2026-09-14"),
	},
})

// SideBody begins the closed side of a case.
type SideBody struct {
	Case ledger.StreamID `json:"case"`
}

// SideOpened is the first entry of the closed side of a case.
var SideOpened = ledger.Define(&Kinds, "casework.closed_side/1", ledger.Spec[SideBody]{
	Means:   "This stream is the closed side of the case named: confidential details, and what the court sent.",
	May:     access.SignedIn,
	Line:    func(p words.Printer, _ SideBody) words.Line { return text(p.Say("Closed side opened")) },
	Example: SideBody{Case: exampleCase},
})

// ClosedBody ends the service's work on a case.
type ClosedBody struct {
	Of  ledger.Ref    `json:"of"` // the case
	On  calendar.Date `json:"on"`
	Why string        `json:"why"`
}

// Validate asks for the day and the reason.
func (b ClosedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.On.IsZero(), "on", "Enter the day on which the work ended")
	ps.Need(given(b.Why), "why", "Say why the case is closed")
	return ps.Err()
}

// CaseClosed says that the service's work on a case has ended.
var CaseClosed = ledger.Define(&Kinds, "casework.closed/1", ledger.Spec[ClosedBody]{
	Means: "The service’s work on this case has ended.",
	May:   access.CaseWorker, In: live,
	Refs:    func(b ClosedBody) []ledger.Ref { return []ledger.Ref{part(b.Of, "status")} },
	Line:    func(p words.Printer, b ClosedBody) words.Line { return text(p.Say("Case closed: %s", b.Why)) },
	Example: ClosedBody{Of: exampleRef("01"), On: calendar.MustParse("2027-03-01"), Why: "Final order made on 26 February; goodbye letters sent"},
})

// ReopenedBody takes work on a case up again.
type ReopenedBody struct {
	Of  ledger.Ref `json:"of"`
	Why string     `json:"why"`
}

// Validate asks for the reason.
func (b ReopenedBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Why), "why", "Say why the case is opened again")
	return ps.Err()
}

// Reopened says that work on a closed case has begun again.
var Reopened = ledger.Define(&Kinds, "casework.reopened/1", ledger.Spec[ReopenedBody]{
	Means: "Work on this closed case has begun again.",
	May:   access.CaseWorker, In: []string{Closed},
	Refs:    func(b ReopenedBody) []ledger.Ref { return []ledger.Ref{part(b.Of, "status")} },
	Line:    func(p words.Printer, b ReopenedBody) words.Line { return text(p.Say("Case opened again: %s", b.Why)) },
	Example: ReopenedBody{Of: exampleRef("01"), Why: "The court listed a review hearing"},
})

// TeamBody gives a case to a team.
type TeamBody struct {
	Of   ledger.Ref      `json:"of"`
	Team ledger.StreamID `json:"team"`
	Name string          `json:"name"`
	Why  string          `json:"why,omitempty"`
}

// Validate asks for the team.
func (b TeamBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Team != "" && given(b.Name), "team", "Choose the team")
	return ps.Err()
}

// TeamGiven says which team has a case. Its members and managers may see it from then on; the team before may not.
var TeamGiven = ledger.Define(&Kinds, "casework.team_given/1", ledger.Spec[TeamBody]{
	Means:   "This team has the case; the team before it no longer has.",
	May:     access.Allocator,
	Refs:    func(b TeamBody) []ledger.Ref { return []ledger.Ref{part(b.Of, "team")} },
	Line:    func(p words.Printer, b TeamBody) words.Line { return text(p.Say("Given to the team %s", b.Name)) },
	Example: TeamBody{Of: exampleRef("01"), Team: exampleTeam, Name: "Private law, north"},
})

// AllocatedBody gives a person work on a case.
type AllocatedBody struct {
	Of     ledger.Ref      `json:"of"`
	Worker ledger.StreamID `json:"worker"`
	Name   string          `json:"name"`
	As     access.Relation `json:"as"`
	From   calendar.Date   `json:"from,omitzero"`  // first day; from this moment when not given
	Until  calendar.Date   `json:"until,omitzero"` // last day; needed for cover
	Why    string          `json:"why,omitempty"`
}

// Validate asks who, as what, and for cover until when.
func (b AllocatedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Worker != "" && given(b.Name), "worker", "Choose who is to work on the case")
	ps.Need(b.As == access.Allocated || b.As == access.Second || b.As == access.Covers, "as", "Choose worker, second worker or cover")
	ps.Need(b.As != access.Covers || !b.Until.IsZero(), "until", "Enter the last day of the cover")
	ps.Need(b.Until.IsZero() || !b.Until.Before(b.From), "until", "The last day must not be before the first")
	return ps.Err()
}

// Allocated gives a person work on a case. A new worker takes the place of the one before.
var Allocated = ledger.Define(&Kinds, "casework.allocated/1", ledger.Spec[AllocatedBody]{
	Means: "This person works on the case: as its worker, beside the worker, or covering until a day.",
	May:   access.Allocator, In: live,
	Refs: func(b AllocatedBody) []ledger.Ref { return []ledger.Ref{part(b.Of, "work "+string(b.As))} },
	Line: allocatedLine,
	Example: AllocatedBody{
		Of: exampleRef("01"), Worker: exampleWorker, Name: "Maryam Siddiqui", As: access.Allocated, From: calendar.MustParse("2026-09-16"),
	},
})

func allocatedLine(p words.Printer, b AllocatedBody) words.Line {
	switch b.As {
	case access.Covers:
		return text(p.Say("%s covers the case until %s", b.Name, b.Until.Plain()))
	case access.Second:
		return text(p.Say("%s works on the case as second worker", b.Name))
	default:
		return text(p.Say("Allocated to %s", b.Name))
	}
}

// AllocationEndedBody ends somebody's work on a case.
type AllocationEndedBody struct {
	Allocation ledger.Ref    `json:"allocation"`
	Name       string        `json:"name"`
	On         calendar.Date `json:"on,omitzero"` // last day; at once when not given
	Why        string        `json:"why"`
}

// Validate asks for the reason.
func (b AllocationEndedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Allocation.IsZero(), "allocation", "Choose whose work on the case ends")
	ps.Need(given(b.Why), "why", "Say why their work on the case ends")
	return ps.Err()
}

// AllocationEnded ends somebody's work on a case, and with it their seeing it unless their team has it.
var AllocationEnded = ledger.Define(&Kinds, "casework.allocation_ended/1", ledger.Spec[AllocationEndedBody]{
	Means: "This person’s work on the case has ended.",
	May:   access.Allocator,
	Refs:  func(b AllocationEndedBody) []ledger.Ref { return []ledger.Ref{b.Allocation} },
	Line: func(p words.Printer, b AllocationEndedBody) words.Line {
		return text(p.Say("%s no longer works on the case: %s", b.Name, b.Why))
	},
	Example: AllocationEndedBody{Allocation: exampleRef("12"), Name: "Maryam Siddiqui", Why: "Moved to the Leeds team"},
})
