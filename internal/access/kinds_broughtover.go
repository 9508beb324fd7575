package access

import (
	"candour/internal/calendar"
	"candour/internal/ledger"
	"candour/internal/words"
)

// BroughtOverBody says from where a person or a team of the service was brought over.
type BroughtOverBody struct {
	Of     ledger.StreamID `json:"of"`     // the person, or the team
	Source string          `json:"source"` // what the service worked with before
	On     calendar.Date   `json:"on"`     // the day as of which it said this
}

// BroughtOver marks a person or a team that was taken in from what the service worked with before.
var BroughtOver = ledger.Define(&Kinds, "access.brought_over/1", ledger.Spec[BroughtOverBody]{
	Means: "This person or team was brought over from another system, as it stood there on that day.",
	May:   Service,
	Line: func(p words.Printer, b BroughtOverBody) words.Line {
		return words.Line{Text: p.Say("Brought over from %s, as it stood there on %s", b.Source, b.On.Plain())}
	},
	Example: BroughtOverBody{Of: exampleStream, Source: "the staff list of 2019", On: calendar.MustParse("2026-11-20")},
})

// AsksFor reports whether a role was given to somebody, or asked for and not refused.
func (s *People) AsksFor(person ledger.StreamID, role Role) bool {
	for _, a := range s.asked {
		if a.person == person && a.role == role && !a.ended {
			return true
		}
	}
	return false
}

// TeamNamed is the team of a name.
func (s *People) TeamNamed(name string) (Team, bool) {
	for _, t := range s.teams {
		if canonical(t.Name) == canonical(name) {
			return t, true
		}
	}
	return Team{}, false
}
