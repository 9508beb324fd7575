package casework

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// TimeAskedBody asks for a later day.
type TimeAskedBody struct {
	Duty  ledger.Ref         `json:"duty"`
	What  string             `json:"what"`
	Of    string             `json:"of"` // "the court", "the court office, by e-mail"
	On    calendar.Date      `json:"on"` // the day on which it was asked
	Why   string             `json:"why"`
	Until calendar.Date      `json:"until"`
	At    calendar.TimeOfDay `json:"at,omitzero"`
}

// Validate asks whom, when, why and until when.
func (b TimeAskedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Duty.IsZero(), "duty", "Choose what needs more time")
	ps.Need(given(b.Of), "of", "Say whom you asked")
	ps.Need(!b.On.IsZero(), "asked", "Enter the day on which you asked")
	ps.Need(given(b.Why), "why", "Say why it needs more time")
	ps.Need(!b.Until.IsZero(), "until", "Enter the day until which you asked")
	return ps.Err()
}

// TimeAsked says that the court was asked for more time. The day stays as it is until that is answered.
var TimeAsked = ledger.Define(&Kinds, "casework.time_asked/1", ledger.Spec[TimeAskedBody]{
	Means: "The service asked for more time. Until it is granted, the day stays as it is.",
	May:   access.CaseWorker,
	Refs:  func(b TimeAskedBody) []ledger.Ref { return []ledger.Ref{part(b.Duty, "more time")} },
	Line: func(p words.Printer, b TimeAskedBody) words.Line {
		return text(p.Say("%s: more time asked of %s, until %s. %s", b.What, b.Of, b.Until.Plain(), b.Why))
	},
	Example: TimeAskedBody{
		Duty: exampleRef("40"), What: "File the section 7 report", Of: "the court, by e-mail", On: calendar.MustParse("2026-11-20"),
		Why: "The school can see us only on 10 December", Until: calendar.MustParse("2026-12-18"), At: calendar.NewTime(16, 0),
	},
})

// TimeGrantedBody gives a duty a later day, by an order or as somebody was told.
type TimeGrantedBody struct {
	Duty  ledger.Ref `json:"duty"`
	Asked ledger.Ref `json:"asked"`
	Says  DutyBody   `json:"says"`          // the duty with its new day, because of the order or the telling
	Told  Telling    `json:"told,omitzero"` // zero when an order grants it
}

// Validate asks for the day and where it comes from.
func (b TimeGrantedBody) Validate() error {
	ps := fault.FieldsOf(b.Says.Validate())
	ps.Need(!b.Duty.IsZero() && !b.Asked.IsZero(), "duty", "Choose what was given more time")
	ps.Need(!b.Says.Due.On.IsZero(), "on", "Enter the new day")
	if b.Told != (Telling{}) {
		b.Told.validate(&ps)
	}
	return ps.Err()
}

// TimeGranted says that more time was granted. As long as it is only told, the new day is provisional.
var TimeGranted = ledger.Define(&Kinds, "casework.time_granted/1", ledger.Spec[TimeGrantedBody]{
	Means: "More time was granted, by an order or as somebody was told; the new day counts.",
	May:   access.CaseWorker,
	Refs: func(b TimeGrantedBody) []ledger.Ref {
		return []ledger.Ref{part(b.Duty, "more time"), part(b.Duty, "due")}
	},
	Line: func(p words.Printer, b TimeGrantedBody) words.Line {
		return text(p.Say("%s: more time granted, now due on %s. %s", b.Says.What, b.Says.Due.On.Plain(), b.Says.Because.Words))
	},
	Example: TimeGrantedBody{
		Duty: exampleRef("40"), Asked: exampleRef("41"),
		Says: DutyBody{
			What: "File the section 7 report", Report: "section7", To: "the court", Owner: OfWorker,
			Because: Because{Made: ByWord, Words: "Told by telephone by the court office on 23 November 2026; no order has come yet"},
			Due:     Due{On: calendar.MustParse("2026-12-18")},
		},
		Told: Telling{How: ByTelephone, By: "the court office", On: calendar.MustParse("2026-11-23")},
	},
})

// TimeRefusedBody says that there is no more time.
type TimeRefusedBody struct {
	Duty  ledger.Ref    `json:"duty"`
	Asked ledger.Ref    `json:"asked"`
	What  string        `json:"what"`
	By    string        `json:"by"`
	On    calendar.Date `json:"on"`
	Why   string        `json:"why"`
}

// Validate asks who refused, when and why.
func (b TimeRefusedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Duty.IsZero() && !b.Asked.IsZero(), "duty", "Choose what was given no more time")
	ps.Need(given(b.By), "by", "Say who told you")
	ps.Need(!b.On.IsZero(), "told", "Enter the day on which you were told")
	ps.Need(given(b.Why), "why", "Say why it was refused, or that no reason was given")
	return ps.Err()
}

// TimeRefused says that more time was refused. The day stays as it was.
var TimeRefused = ledger.Define(&Kinds, "casework.time_refused/1", ledger.Spec[TimeRefusedBody]{
	Means: "More time was refused, for the reason given; the day stays as it was.",
	May:   access.CaseWorker,
	Refs:  func(b TimeRefusedBody) []ledger.Ref { return []ledger.Ref{part(b.Duty, "more time")} },
	Line: func(p words.Printer, b TimeRefusedBody) words.Line {
		return text(p.Say("%s: more time refused by %s. %s", b.What, b.By, b.Why))
	},
	Example: TimeRefusedBody{
		Duty: exampleRef("40"), Asked: exampleRef("41"), What: "File the section 7 report", By: "District Judge Farrow",
		On: calendar.MustParse("2026-11-23"), Why: "The hearing of 5 January cannot be moved",
	},
})
