package casework

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Made is what sort of thing made a duty.
type Made string

const (
	ByOrder   Made = "order"
	ByRule    Made = "rule" // of the pack, from the day of an event
	ByEvent   Made = "event"
	ByPromise Made = "promise" // to a child or another person
	ByHand    Made = "hand"    // somebody's own plan
	ByWord    Made = "told"    // the court's word, before its order has come
)

// Because is what made a duty, so that whoever asks can look it up.
type Because struct {
	Made      Made       `json:"made"`
	Words     string     `json:"words"`               // one sentence
	Ref       ledger.Ref `json:"ref,omitzero"`        // the order, the event or the note it came from
	Paragraph string     `json:"paragraph,omitempty"` // of the order
	Rule      string     `json:"rule,omitempty"`      // id of the pack's duty rules
	Source    string     `json:"source,omitempty"`    // as the pack cites it, "(to be confirmed)" included
}

// Due is the day on which a duty must be done, and how that day came about. Without a day, Gaps say what is missing.
type Due struct {
	On          calendar.Date          `json:"on,omitzero"`
	At          calendar.TimeOfDay     `json:"at,omitzero"`
	ByOrder     bool                   `json:"byOrder,omitempty"`
	Computation *calendar.Computation  `json:"computation,omitempty"`
	Others      []calendar.Computation `json:"others,omitempty"` // counts that gave a later day, or that an order went before
	Gaps        []string               `json:"gaps,omitempty"`
}

// Owner is who must see to a duty.
type Owner string

const (
	OfWorker  Owner = "worker"
	OfManager Owner = "manager"
)

// DutyBody is something the service must deliver.
type DutyBody struct {
	What     string       `json:"what"` // an instruction: "File the section 7 report"
	Report   string       `json:"report,omitempty"`
	To       string       `json:"to"`
	Owner    Owner        `json:"owner"`
	Because  Because      `json:"because"`
	Due      Due          `json:"due,omitzero"`
	Fixed    bool         `json:"fixed,omitempty"` // no order may change the day
	Children []ledger.Ref `json:"children,omitempty"`
}

// Validate asks what, to whom and why.
func (b DutyBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.What), "what", "Say what is to be done")
	ps.Need(given(b.To), "to", "Say whom it is owed to")
	ps.Need(b.Owner == OfWorker || b.Owner == OfManager, "owner", "Choose the worker or the manager")
	ps.Need(b.Because.Made != "" && given(b.Because.Words), "because", "Say where this comes from")
	return ps.Err()
}

// DutyOpened says that the service owes something. The duty is named by this entry.
var DutyOpened = ledger.Define(&Kinds, "casework.duty_opened/1", ledger.Spec[DutyBody]{
	Means: "The service must deliver this, to whom and by when it says, because of what it names.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b DutyBody) words.Line {
		if b.Due.On.IsZero() {
			return text(p.Say("To be done: %s. The day is not known yet", b.What))
		}
		return text(p.Say("To be done by %s: %s", b.Due.On.Plain(), b.What))
	},
	Example: DutyBody{
		What: "File the section 7 report", Report: "section7", To: "the court", Owner: OfWorker,
		Because: Because{Made: ByOrder, Words: "Order of 15 September 2026, paragraph 5", Ref: exampleRef("31"), Paragraph: "5", Rule: "section7_ordered"},
		Due:     Due{On: calendar.MustParse("2026-12-11"), At: calendar.NewTime(16, 0), ByOrder: true},
	},
})

// DutyDatedBody gives a duty another day.
type DutyDatedBody struct {
	Duty    ledger.Ref `json:"duty"`
	What    string     `json:"what"`
	Because Because    `json:"because"`
	Due     Due        `json:"due"`
}

// Validate asks where the day comes from.
func (b DutyDatedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Duty.IsZero(), "duty", "Choose what is to be done")
	ps.Need(given(b.Because.Words), "because", "Say where the new day comes from")
	return ps.Err()
}

func (b DutyDatedBody) line(p words.Printer) words.Line {
	if b.Due.On.IsZero() {
		return text(p.Say("%s: the day is no longer known. %s", b.What, b.Because.Words))
	}
	return text(p.Say("%s: now due on %s. %s", b.What, b.Due.On.Plain(), b.Because.Words))
}

// DutyOverridden says that an order set another day than the rule.
var DutyOverridden = ledger.Define(&Kinds, "casework.duty_overridden/1", ledger.Spec[DutyDatedBody]{
	Means: "An order set another day for this duty; the day of the rule no longer counts.",
	May:   access.CaseWorker,
	Refs:  func(b DutyDatedBody) []ledger.Ref { return []ledger.Ref{part(b.Duty, "due")} },
	Line:  func(p words.Printer, b DutyDatedBody) words.Line { return b.line(p) },
	Example: DutyDatedBody{
		Duty: exampleRef("40"), What: "File the safeguarding letter",
		Because: Because{Made: ByOrder, Words: "Order of 15 September 2026, paragraph 2", Ref: exampleRef("31"), Paragraph: "2"},
		Due:     Due{On: calendar.MustParse("2026-10-02"), ByOrder: true},
	},
})

// DutyCounted says that the day of a duty was counted again, because an event it counts from moved or became known.
var DutyCounted = ledger.Define(&Kinds, "casework.duty_counted/1", ledger.Spec[DutyDatedBody]{
	Means: "What this duty’s day is counted from moved or became known, and the day with it.",
	May:   access.CaseWorker,
	Refs:  func(b DutyDatedBody) []ledger.Ref { return []ledger.Ref{part(b.Duty, "due")} },
	Line:  func(p words.Printer, b DutyDatedBody) words.Line { return b.line(p) },
	Example: DutyDatedBody{
		Duty: exampleRef("40"), What: "File the safeguarding letter",
		Because: Because{Made: ByRule, Words: "3 working days before Tuesday 13 October 2026", Rule: "safeguarding_letter"},
		Due:     Due{On: calendar.MustParse("2026-10-08")},
	},
})

// DutyDoneBody says that a duty was met.
type DutyDoneBody struct {
	Duty ledger.Ref    `json:"duty"`
	What string        `json:"what"`
	On   calendar.Date `json:"on"`
	How  string        `json:"how"`         // "Filed with the court", "Told her at school"
	By   ledger.Ref    `json:"by,omitzero"` // the filing or the note that shows it
}

// Validate asks when and how.
func (b DutyDoneBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Duty.IsZero(), "duty", "Choose what was done")
	ps.Need(!b.On.IsZero(), "on", "Enter the day on which it was done")
	ps.Need(given(b.How), "how", "Say how it was done")
	return ps.Err()
}

// DutyDone says that a duty was met.
var DutyDone = ledger.Define(&Kinds, "casework.duty_done/1", ledger.Spec[DutyDoneBody]{
	Means: "This duty was met on the day named.",
	May:   access.CaseWorker,
	Refs:  func(b DutyDoneBody) []ledger.Ref { return []ledger.Ref{b.Duty} },
	Line:  func(p words.Printer, b DutyDoneBody) words.Line { return text(p.Say("Done: %s. %s", b.What, b.How)) },
	Example: DutyDoneBody{
		Duty: exampleRef("40"), What: "Tell Ola what happens next", On: calendar.MustParse("2026-11-27"), How: "Told her at school, with the drawing",
	},
})

// DutyWithdrawnBody says that a duty need not be met.
type DutyWithdrawnBody struct {
	Duty ledger.Ref `json:"duty"`
	What string     `json:"what"`
	Why  string     `json:"why"`
}

// Validate asks for the reason.
func (b DutyWithdrawnBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Duty.IsZero(), "duty", "Choose what need not be done")
	ps.Need(given(b.Why), "why", "Say why it need not be done")
	return ps.Err()
}

// DutyWithdrawn says that a duty need not be met.
var DutyWithdrawn = ledger.Define(&Kinds, "casework.duty_withdrawn/1", ledger.Spec[DutyWithdrawnBody]{
	Means: "This duty need not be met, for the reason given.",
	May:   access.CaseWorker,
	Refs:  func(b DutyWithdrawnBody) []ledger.Ref { return []ledger.Ref{b.Duty} },
	Line: func(p words.Printer, b DutyWithdrawnBody) words.Line {
		return text(p.Say("Need not be done: %s. %s", b.What, b.Why))
	},
	Example: DutyWithdrawnBody{Duty: exampleRef("40"), What: "File the addendum", Why: "The court took the direction back on 3 November"},
})

// DutyReopenedBody says that a duty has to be met after all.
type DutyReopenedBody struct {
	Duty ledger.Ref `json:"duty"`
	What string     `json:"what"`
	Why  string     `json:"why"`
}

// Validate asks for the reason.
func (b DutyReopenedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Duty.IsZero(), "duty", "Choose what has to be done after all")
	ps.Need(given(b.Why), "why", "Say why it has to be done after all")
	return ps.Err()
}

// DutyReopened says that a duty marked as met or withdrawn has to be met after all.
var DutyReopened = ledger.Define(&Kinds, "casework.duty_reopened/1", ledger.Spec[DutyReopenedBody]{
	Means: "This duty was marked as met or withdrawn and has to be met after all.",
	May:   access.CaseWorker,
	Refs:  func(b DutyReopenedBody) []ledger.Ref { return []ledger.Ref{b.Duty} },
	Line: func(p words.Printer, b DutyReopenedBody) words.Line {
		return text(p.Say("To be done after all: %s. %s", b.What, b.Why))
	},
	Example: DutyReopenedBody{Duty: exampleRef("40"), What: "File the addendum", Why: "The court refused the first file"},
})
