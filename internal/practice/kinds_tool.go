package practice

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// DescribedBody says when a piece of guidance or a tool is used and when not, who looks after it, and when it is looked at again.
type DescribedBody struct {
	Of       ledger.Ref    `json:"of"`
	Former   []string      `json:"former,omitempty"`   // what it was called before
	Renamed  string        `json:"renamed,omitempty"`  // what it is called from now on, where its publisher renamed it
	Derived  string        `json:"derived,omitempty"`  // from what it was made: research, another tool
	Owner    string        `json:"owner"`              // who looks after it here, by post
	Reviewed calendar.Date `json:"reviewed,omitzero"`  // when it was last looked at
	Due      calendar.Date `json:"due,omitzero"`       // by when it is looked at again
	Law      string        `json:"law,omitempty"`      // private, public or both
	When     string        `json:"when"`               // it is used
	NotWhen  string        `json:"notWhen"`            // it is not used
	Needs    string        `json:"needs,omitempty"`    // what must be so before it is used
	Mode     string        `json:"mode,omitempty"`     // in interview, after it, with the child
	Training string        `json:"training,omitempty"` // that is needed before somebody uses it; none when empty
	Source   string        `json:"source,omitempty"`   // where this is published
}

// Validate asks for what whoever is about to use it must know.
func (b DescribedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Of.IsZero(), "of", "Choose what is described")
	ps.Need(given(b.Owner), "owner", "Say who looks after it here, by post and not by name")
	ps.Need(given(b.When), "when", "Say when it is used")
	ps.Need(given(b.NotWhen), "notwhen", "Say when it is not used, or that nothing is known")
	ps.Need(b.Due.IsZero() || b.Reviewed.IsZero() || b.Due.After(b.Reviewed), "due", "It is looked at again after it was last looked at")
	return ps.Err()
}

// Described is what is known of the use of a piece. The latest word counts.
var Described = ledger.Define(&Kinds, "practice.described/1", ledger.Spec[DescribedBody]{
	Means: "When this guidance or tool is used and when not, what must be so first, which training it needs, and when it is looked at again.",
	May:   access.PracticeKeeper,
	Refs:  func(b DescribedBody) []ledger.Ref { return []ledger.Ref{b.Of} },
	Line: func(p words.Printer, b DescribedBody) words.Line {
		return words.Line{Text: p.Say("Its use was described"), Words: b.When}
	},
	Example: DescribedBody{
		Of: exampleRef, Former: []string{"Safe contact indicator"}, Renamed: "Spending time indicator", Derived: "Sturge and Glaser, 2000", Owner: "Head of practice",
		Reviewed: calendar.MustParse("2025-09-01"), Due: calendar.MustParse("2026-09-01"), Law: "private", When: "During or after an interview",
		NotWhen: "By itself", Needs: "Abuse was reported", Mode: "In or after interview", Training: "Half a day", Source: "The publisher’s pages (to be confirmed)",
	},
})

// TrainedBody says that somebody was trained in a tool. Who says so is the entry’s author.
type TrainedBody struct {
	Of     ledger.Ref      `json:"of"`
	Person ledger.StreamID `json:"person"`
	Name   string          `json:"name"` // what they were called
	On     calendar.Date   `json:"on"`
	Until  calendar.Date   `json:"until"`         // the last day on which it counts
	How    string          `json:"how,omitempty"` // what shows it: "the publisher’s certificate, seen"
}

// Validate asks who was trained, and from when until when it counts.
func (b TrainedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Of.IsZero(), "of", "Choose the tool")
	ps.Need(b.Person != "", "person", "Choose who was trained")
	ps.Need(!b.On.IsZero(), "on", "Enter the day of the training")
	ps.Need(!b.Until.IsZero(), "until", "Enter the last day on which it counts")
	ps.Need(b.Until.IsZero() || !b.Until.Before(b.On), "until", "That is before the day of the training")
	ps.Need(given(b.How), "how", "Say what shows it, such as the certificate that you saw")
	return ps.Err()
}

// Trained says that somebody may use a tool from a day until a day.
var Trained = ledger.Define(&Kinds, "practice.trained/1", ledger.Spec[TrainedBody]{
	Means: "Somebody was trained in this tool, until when it counts, and who confirms it.",
	May:   access.PracticeKeeper,
	Refs:  func(b TrainedBody) []ledger.Ref { return []ledger.Ref{b.Of} },
	Line: func(p words.Printer, b TrainedBody) words.Line {
		return words.Line{Text: p.Say("%s was trained in it, which counts until %s", b.Name, b.Until.Plain())}
	},
	Example: TrainedBody{
		Of: exampleRef, Person: "5f1c1c7e-6d47-4b07-9d55-5f1f0c9b7e22", Name: "Ruth Adeyemi", On: calendar.MustParse("2026-03-02"), Until: calendar.MustParse("2028-03-01"),
		How: "The publisher’s certificate, seen",
	},
})
