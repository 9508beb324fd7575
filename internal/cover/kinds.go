package cover

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Kinds are the entries about who is away.
var Kinds ledger.Set

// Colleague is somebody of the service, by their stream and name.
type Colleague struct {
	Person ledger.StreamID `json:"person"`
	Name   string          `json:"name"`
}

// Covered is a case that is covered, with the entry of it that says so.
type Covered struct {
	Case       ledger.StreamID `json:"case"`
	Allocation ledger.EntryID  `json:"allocation"`
}

// AwayBody says from when until when somebody is away, both days included, and who covers which of their cases. Nobody covers any when By is empty.
type AwayBody struct {
	Of    Colleague     `json:"of"`
	By    Colleague     `json:"by,omitzero"`
	From  calendar.Date `json:"from"`
	Until calendar.Date `json:"until"`
	Cases []Covered     `json:"cases,omitempty"`
}

// Validate asks for both days, in order, and that a case is covered by somebody else.
func (b AwayBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Of.Person != "", "person", "Choose who is away")
	ps.Need(!b.From.IsZero(), "from", "Enter the first day on which they are away")
	ps.Need(!b.Until.IsZero(), "until", "Enter the last day on which they are away")
	ps.Need(b.From.IsZero() || b.Until.IsZero() || !b.Until.Before(b.From), "until", "The last day is before the first")
	ps.Need(b.By.Person != b.Of.Person || b.By.Person == "", "by", "Choose somebody else to cover")
	ps.Need(len(b.Cases) == 0 || b.By.Person != "", "by", "Choose who covers these cases")
	return ps.Err()
}

// Away is the first entry of a time that somebody is away, in a stream of its own.
var Away = ledger.Define(&Kinds, "cover.away/1", ledger.Spec[AwayBody]{
	Means: "This person is away from this day until that one, and these cases of theirs are covered by somebody else until then.",
	May:   access.StaffManager,
	Line:  awayLine,
	Example: AwayBody{
		Of: Colleague{"2c4e6a80-1b3d-4f5a-9c7e-8d0f1a2b3c4d", "Maryam Siddiqui"}, By: Colleague{"3f2b8c1e-9a4d-4f0b-8a51-6d2c7b1e0f43", "Tomos Rees"},
		From: calendar.NewDate(2026, 11, 23), Until: calendar.NewDate(2026, 12, 4),
		Cases: []Covered{{"5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f"}},
	},
})

func awayLine(p words.Printer, b AwayBody) words.Line {
	if b.By.Person == "" {
		return words.Line{Text: p.Say("%s is away from %s until %s", b.Of.Name, b.From.Plain(), b.Until.Plain())}
	}
	return words.Line{Text: p.Say("%s is away from %s until %s; %s covers %d cases", b.Of.Name, b.From.Plain(), b.Until.Plain(), b.By.Name, len(b.Cases))}
}

// BackBody says that somebody is back, or is not going to be away, before the last day.
type BackBody struct {
	Away ledger.Ref    `json:"away"`
	On   calendar.Date `json:"on"` // the day on which it was said
}

// Validate asks which time it is about, and for the day.
func (b BackBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Away.Entry != "" && !b.On.IsZero(), "away", "Open the form again")
	return ps.Err()
}

// Back ends a time that somebody is away, before its last day.
var Back = ledger.Define(&Kinds, "cover.back/1", ledger.Spec[BackBody]{
	Means: "They are back, or do not go away: nobody covers their cases any more.",
	May:   access.StaffManager,
	Refs:  func(b BackBody) []ledger.Ref { return []ledger.Ref{b.Away} },
	Line: func(p words.Printer, b BackBody) words.Line {
		return words.Line{Text: p.Say("Back on %s", b.On.Plain())}
	},
	Example: BackBody{ledger.Ref{Stream: "7b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f"}, calendar.NewDate(2026, 11, 30)},
})
