package access

import (
	"time"

	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are what access writes: people and roles in the service stream, reads in the streams of a server's days.
var Kinds ledger.Set

// AddedBody introduces a person of the service.
type AddedBody struct {
	Person ledger.StreamID `json:"person"`
	Name   string          `json:"name"`
}

// Added introduces a person of the service: a practitioner, a manager, an administrator.
var Added = ledger.Define(&Kinds, "access.added/1", ledger.Spec[AddedBody]{
	Means: "This person works for the service; what they may do follows from the roles and teams they are given.",
	May:   Administrator,
	Line: func(p words.Printer, b AddedBody) words.Line {
		return words.Line{Text: p.Say("%s was added as a person of the service", b.Name)}
	},
	Example: AddedBody{Person: exampleStream, Name: "Ngozi Hartley"},
})

// RoleBody asks for a role for a person.
type RoleBody struct {
	Person ledger.StreamID `json:"person"`
	Role   Role            `json:"role"`
}

// RoleAsked asks for a role. It holds from the moment a second person confirms it.
var RoleAsked = ledger.Define(&Kinds, "access.role_asked/1", ledger.Spec[RoleBody]{
	Means: "Somebody asks that this person be given a role; it holds once a second person has confirmed it.",
	May:   Administrator,
	Line: func(p words.Printer, b RoleBody) words.Line {
		return words.Line{Text: p.Say("The role %s was asked for", b.Role)}
	},
	Example: RoleBody{Person: exampleStream, Role: Practitioner},
})

// RoleWordBody is a second person's word on a role that was asked for.
type RoleWordBody struct {
	Asked ledger.Ref `json:"asked"`
	Why   string     `json:"why,omitempty"`
}

// RoleConfirmed is the second person's word. It counts only from somebody other than the one concerned and the one who asked.
var RoleConfirmed = ledger.Define(&Kinds, "access.role_confirmed/1", ledger.Spec[RoleWordBody]{
	Means: "A second person confirms a role that was asked for.",
	May:   Administrator,
	Refs:  func(b RoleWordBody) []ledger.Ref { return []ledger.Ref{b.Asked} },
	Line: func(p words.Printer, b RoleWordBody) words.Line {
		return words.Line{Text: p.Say("A role was confirmed")}
	},
	Example: RoleWordBody{Asked: exampleRef},
})

// RoleEnded takes a role away.
var RoleEnded = ledger.Define(&Kinds, "access.role_ended/1", ledger.Spec[RoleWordBody]{
	Means: "A role that was given is taken away.",
	May:   Administrator,
	Refs:  func(b RoleWordBody) []ledger.Ref { return []ledger.Ref{b.Asked} },
	Line: func(p words.Printer, b RoleWordBody) words.Line {
		return words.Line{Text: p.Say("A role ended"), Words: b.Why}
	},
	Example: RoleWordBody{Asked: exampleRef, Why: "Left the service"},
})

// TeamBody names a team.
type TeamBody struct {
	Team ledger.StreamID `json:"team"`
	Name string          `json:"name"`
}

// TeamMade introduces a team.
var TeamMade = ledger.Define(&Kinds, "access.team_made/1", ledger.Spec[TeamBody]{
	Means: "A team that cases can be given to.",
	May:   Administrator,
	Line: func(p words.Printer, b TeamBody) words.Line {
		return words.Line{Text: p.Say("The team %s was made", b.Name)}
	},
	Example: TeamBody{Team: exampleStream, Name: "Wexcombe private law"},
})

// MemberBody puts a person in a team.
type MemberBody struct {
	Person  ledger.StreamID `json:"person"`
	Team    ledger.StreamID `json:"team"`
	Manages bool            `json:"manages,omitempty"`
}

// TeamJoined puts a person in a team, as its manager or as a member.
var TeamJoined = ledger.Define(&Kinds, "access.team_joined/1", ledger.Spec[MemberBody]{
	Means: "This person belongs to the team, and sees its cases; a manager may also give them to workers.",
	May:   Administrator,
	Line: func(p words.Printer, b MemberBody) words.Line {
		return words.Line{Text: p.Say("A person joined a team")}
	},
	Example: MemberBody{Person: exampleStream, Team: exampleStream, Manages: true},
})

// TeamLeft takes a person out of a team.
var TeamLeft = ledger.Define(&Kinds, "access.team_left/1", ledger.Spec[MemberBody]{
	Means:   "This person no longer belongs to the team.",
	May:     Administrator,
	Line:    func(p words.Printer, b MemberBody) words.Line { return words.Line{Text: p.Say("A person left a team")} },
	Example: MemberBody{Person: exampleStream, Team: exampleStream},
})

// StageBody says how far on in practice a person is from a day on.
type StageBody struct {
	Person ledger.StreamID `json:"person"`
	Stage  string          `json:"stage"` // an author stage of the pack
	From   calendar.Date   `json:"from"`
	Why    string          `json:"why"`
}

// StageSet says how far on in practice a person is. The pack says who reads their reports first for it.
var StageSet = ledger.Define(&Kinds, "access.stage_set/1", ledger.Spec[StageBody]{
	Means: "How far on in practice this person is, from a day on; it decides who reads their reports before they sign.",
	May:   StaffManager,
	Line: func(p words.Printer, b StageBody) words.Line {
		return words.Line{Text: p.Say("How far on in practice a person is was written down, from %s", b.From.Plain()), Words: b.Why}
	},
	Example: StageBody{Person: exampleStream, Stage: "experienced", From: calendar.NewDate(2026, time.November, 2), Why: "Second year in this service; two reports read together"},
})

// ReadsOpenedBody names the stream of one server's reads of one day.
type ReadsOpenedBody struct {
	Stream ledger.StreamID `json:"stream"`
	Day    string          `json:"day"` // 2026-11-24, UTC
}

// ReadsOpened names the stream in which a server writes who looked at what on one day.
var ReadsOpened = ledger.Define(&Kinds, "access.reads_opened/1", ledger.Spec[ReadsOpenedBody]{
	Means: "Looks at records on this day by one server are written in the stream named.",
	May:   Service,
	Line: func(p words.Printer, b ReadsOpenedBody) words.Line {
		return words.Line{Text: p.Say("The log of reads for %s began", b.Day)}
	},
	Example: ReadsOpenedBody{Stream: exampleStream, Day: "2026-11-24"},
})

// ReadBody is one look: who (the author) at what.
type ReadBody struct {
	Stream ledger.StreamID `json:"stream,omitempty"` // what was looked at, when it exists
	Page   string          `json:"page"`             // the page's pattern, never an address with a value in it
	Shown  bool            `json:"shown"`            // false when it was not theirs, or not there: the two are written alike
}

// Read is one look at a record, written before its first byte is sent.
var Read = ledger.Define(&Kinds, "access.read/1", ledger.Spec[ReadBody]{
	Means: "This person looked at this page of this record, or asked for one that was not theirs or not there.",
	May:   Service,
	Line: func(p words.Printer, b ReadBody) words.Line {
		if !b.Shown {
			return words.Line{Text: p.Say("Asked for a page and was told that it cannot be found")}
		}
		return words.Line{Text: p.Say("Looked at the record")}
	},
	Example: ReadBody{Stream: exampleStream, Page: "GET /case/{case}", Shown: true},
})

const exampleStream ledger.StreamID = "3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43"

var exampleRef = ledger.Ref{Stream: exampleStream, Entry: "0198c1c3-5a7e-7c21-9f3b-2d6c4e8a1b07"}
