package access

import (
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// EngagedBody says from when until when a contractor is engaged, both days included.
type EngagedBody struct {
	Person ledger.StreamID `json:"person"`
	From   calendar.Date   `json:"from"`
	Until  calendar.Date   `json:"until"`
	Why    string          `json:"why"`
}

// Validate asks for both days, in order, and for what it rests on.
func (b EngagedBody) Validate() error {
	var wrong fault.Fields
	wrong.Need(!b.From.IsZero(), "from", "Enter the first day of the engagement")
	wrong.Need(!b.Until.IsZero(), "until", "Enter the last day of the engagement")
	wrong.Need(b.From.IsZero() || b.Until.IsZero() || !b.Until.Before(b.From), "until", "The last day is before the first")
	wrong.Need(b.Why != "", "why", "Say what this rests on")
	return wrong.Err()
}

// Holds reports whether a day falls into the engagement.
func (b EngagedBody) Holds(on calendar.Date) bool { return !on.Before(b.From) && !b.Until.Before(on) }

// Engaged says from when until when a contractor is engaged. The last word counts.
var Engaged = ledger.Define(&Kinds, "access.engaged/1", ledger.Spec[EngagedBody]{
	Means: "This contractor works on the cases given to them from this day until that one, and on none outside it.",
	May:   Administrator,
	Line: func(p words.Printer, b EngagedBody) words.Line {
		return words.Line{Text: p.Say("A contractor is engaged from %s until %s", b.From.Plain(), b.Until.Plain()), Words: b.Why}
	},
	Example: EngagedBody{Person: exampleStream, From: calendar.NewDate(2026, 11, 2), Until: calendar.NewDate(2027, 1, 29), Why: "Contract 41, eight cases at most"},
})

// Engage says from when until when a contractor is engaged: an administrator, of somebody else who has that role.
func Engage(s *People, by Person, service ledger.StreamID, id ledger.EntryID, form EngagedBody) (ledger.Change, error) {
	of, known := s.Find(form.Person)
	if !known || !by.Has(AdministratorIs) || by.ID == of.ID || !of.Has(Contractor) {
		return ledger.Change{}, fault.Absent(nil)
	}
	m := &ledger.Making{By: ledger.By(by.ID)}
	ledger.Put(m, service, Engaged, id, nil, form)
	return m.Done()
}

// isOver reports whether somebody was a contractor and nothing else, and their engagement has ended.
func (s *People) isOver(p Person) bool {
	return p.Has(Contractor) && len(p.Roles) == 1 && p.Engagement != nil && p.Engagement.Until.Before(s.today)
}
