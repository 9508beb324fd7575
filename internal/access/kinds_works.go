package access

import (
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// WorksBody says on which days a person works here, both included.
type WorksBody struct {
	Person ledger.StreamID `json:"person"`
	From   calendar.Date   `json:"from,omitzero"`  // the first day; since they were added when it is not there
	Until  calendar.Date   `json:"until,omitzero"` // the last day; open when it is not there
	Source string          `json:"source"`         // what says so: a list of staff, somebody's word
}

// Validate asks for the days in order and for what says so.
func (b WorksBody) Validate() error {
	var wrong fault.Fields
	wrong.Need(b.From.IsZero() || b.Until.IsZero() || !b.Until.Before(b.From), "until", "The last day is before the first")
	wrong.Need(b.Source != "", "source", "Say what says so")
	return wrong.Err()
}

// holds reports whether a person works here on a day.
func (b WorksBody) holds(on calendar.Date) bool { return !on.Before(b.From) && !b.over(on) }

// over reports whether the last day is past.
func (b WorksBody) over(on calendar.Date) bool { return !b.Until.IsZero() && b.Until.Before(on) }

// Works says on which days a person works here. The last word counts. What they were given before their last day does not come back with a new one.
var Works = ledger.Define(&Kinds, "access.works/1", ledger.Spec[WorksBody]{
	Means: "This person works here from this day until that one; outside these days no role or team of theirs opens anything.",
	May:   Administrator,
	Line: func(p words.Printer, b WorksBody) words.Line {
		switch {
		case b.Until.IsZero() && b.From.IsZero():
			return words.Line{Text: p.Say("A person goes on working here"), Words: b.Source}
		case b.Until.IsZero():
			return words.Line{Text: p.Say("A person works here from %s", b.From.Plain()), Words: b.Source}
		case b.From.IsZero():
			return words.Line{Text: p.Say("The last day of a person here is %s", b.Until.Plain()), Words: b.Source}
		}
		return words.Line{Text: p.Say("A person works here from %s until %s", b.From.Plain(), b.Until.Plain()), Words: b.Source}
	},
	Example: WorksBody{Person: exampleStream, From: calendar.NewDate(2026, 11, 2), Until: calendar.NewDate(2027, 1, 29), Source: "Staff list of 23 November 2026"},
})

// MovesBody says in which team a person is from a day on.
type MovesBody struct {
	Person  ledger.StreamID `json:"person"`
	Team    ledger.StreamID `json:"team"`
	Manages bool            `json:"manages,omitempty"`
	From    calendar.Date   `json:"from"`
	Source  string          `json:"source"` // what says so: a list of staff, a claim of the sign-in provider
}

// Validate asks for the day and for what says so.
func (b MovesBody) Validate() error {
	var wrong fault.Fields
	wrong.Need(!b.From.IsZero(), "from", "Enter the first day in the team")
	wrong.Need(b.Source != "", "source", "Say what says so")
	return wrong.Err()
}

// Moves puts a person into a team, and out of all others, from a day on: in decisions and in lists, and not before it was said.
var Moves = ledger.Define(&Kinds, "access.moves/1", ledger.Spec[MovesBody]{
	Means: "From this day on this person belongs to this team and to no other.",
	May:   Administrator,
	Line: func(p words.Printer, b MovesBody) words.Line {
		return words.Line{Text: p.Say("A person moves to a team from %s", b.From.Plain()), Words: b.Source}
	},
	Example: MovesBody{Person: exampleStream, Team: exampleStream, From: calendar.NewDate(2026, 11, 2), Source: "Staff list of 23 November 2026"},
})
