package casework

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Way is how somebody was told what a court wants.
type Way string

const (
	InCourt     Way = "in court"
	ByEmail     Way = "by e-mail"
	ByTelephone Way = "by telephone"
)

// Ways are all ways, in the order in which a form offers them.
var Ways = []Way{InCourt, ByEmail, ByTelephone}

// Telling is where the service has something of the court’s from before its order has come.
type Telling struct {
	How     Way           `json:"how"`
	By      string        `json:"by"` // "District Judge Farrow", "the court office"
	On      calendar.Date `json:"on"`
	Hearing ledger.Ref    `json:"hearing,omitzero"` // at which it was said
}

func (t Telling) validate(ps *fault.Fields) {
	ps.Need(t.How == InCourt || t.How == ByEmail || t.How == ByTelephone, "how", "Choose how you were told")
	ps.Need(given(t.By), "by", "Say who told you")
	ps.Need(!t.On.IsZero(), "told", "Enter the day on which you were told")
}

// Sentence is "Told in court by District Judge Farrow on 24 November 2026".
func (t Telling) Sentence() string {
	return "Told " + string(t.How) + " by " + t.By + " on " + t.On.Plain()
}

// DutyToldBody is something that a court asked of the service by word of mouth or by a message.
type DutyToldBody struct {
	DutyBody
	Told      Telling  `json:"told"`
	Questions []string `json:"questions,omitempty"` // what a report is to answer
}

// Validate asks what, to whom, by when if known, and who told it when and how.
func (b DutyToldBody) Validate() error {
	ps := fault.FieldsOf(b.DutyBody.Validate())
	b.Told.validate(&ps)
	return ps.Err()
}

// DutyTold says that a court asked for something before its order has come. The duty is named by this entry.
var DutyTold = ledger.Define(&Kinds, "casework.duty_told/1", ledger.Spec[DutyToldBody]{
	Means: "The court asked for this, as somebody was told. It is provisional until the court’s order comes and says so.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b DutyToldBody) words.Line {
		if b.Due.On.IsZero() {
			return text(p.Say("Told, until the order comes: %s. No day was named. %s", b.What, b.Told.Sentence()))
		}
		return text(p.Say("Told, until the order comes: %s, by %s. %s", b.What, b.Due.On.Plain(), b.Told.Sentence()))
	},
	Example: DutyToldBody{
		DutyBody: DutyBody{
			What: "File the section 7 report", Report: "section7", To: "the court", Owner: OfWorker,
			Because: Because{Made: ByWord, Words: "Told in court by District Judge Farrow on 15 September 2026; no order has come yet", Ref: exampleRef("30")},
			Due:     Due{On: calendar.MustParse("2026-12-04")},
		},
		Told:      Telling{How: InCourt, By: "District Judge Farrow", On: calendar.MustParse("2026-09-15"), Hearing: exampleRef("30")},
		Questions: []string{"What are Ola’s wishes and feelings?"},
	},
})

// DutyInOrderBody is what an order says of a duty that was only told.
type DutyInOrderBody struct {
	Duty ledger.Ref `json:"duty"`
	What string     `json:"what"` // as it was told
	Says DutyBody   `json:"says"` // as the order has it; Because names the order and the paragraph
}

// Validate asks for the order and for what it says.
func (b DutyInOrderBody) Validate() error {
	ps := fault.FieldsOf(b.Says.Validate())
	ps.Need(!b.Duty.IsZero(), "duty", "Choose what you were told")
	ps.Need(b.Says.Because.Made == ByOrder && !b.Says.Because.Ref.IsZero(), "order", "Choose the order")
	return ps.Err()
}

// DutyInOrder says that the order has come and what it says. From then on the duty rests on the order, and the order’s day counts.
var DutyInOrder = ledger.Define(&Kinds, "casework.duty_in_order/1", ledger.Spec[DutyInOrderBody]{
	Means: "The order has come and asks for this. It is no longer provisional, and where the order differs from what was told, the order counts.",
	May:   access.CaseWorker,
	Refs:  func(b DutyInOrderBody) []ledger.Ref { return []ledger.Ref{b.Duty, part(b.Duty, "due")} },
	Line: func(p words.Printer, b DutyInOrderBody) words.Line {
		if b.Says.Due.On.IsZero() {
			return text(p.Say("In the order: %s. It names no day. %s", b.Says.What, b.Says.Because.Words))
		}
		return text(p.Say("In the order: %s, by %s. %s", b.Says.What, b.Says.Due.On.Plain(), b.Says.Because.Words))
	},
	Example: DutyInOrderBody{
		Duty: exampleRef("40"), What: "File the section 7 report",
		Says: DutyBody{
			What: "File the section 7 report", Report: "section7", To: "the court", Owner: OfWorker,
			Because: Because{Made: ByOrder, Words: "Order of 15 September 2026, paragraph 5", Ref: exampleRef("31"), Paragraph: "5"},
			Due:     Due{On: calendar.MustParse("2026-12-11"), ByOrder: true},
		},
	},
})

// DutyNotInOrderBody says that an order has come and does not say what was told.
type DutyNotInOrderBody struct {
	Duty  ledger.Ref `json:"duty"`
	What  string     `json:"what"`
	Order ledger.Ref `json:"order"`
	Name  string     `json:"name"` // of the order, with its day
	Why   string     `json:"why,omitempty"`
	Waits bool       `json:"waits,omitempty"` // the order that was told of is another, and has still to come
}

// Validate asks for the reason where something told no longer counts.
func (b DutyNotInOrderBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Duty.IsZero(), "duty", "Choose what you were told")
	ps.Need(!b.Order.IsZero(), "order", "Choose the order")
	ps.Need(b.Waits || given(b.Why), "why", "Say how you know that it no longer counts")
	return ps.Err()
}

// DutyNotInOrder says that what was told does not stand in an order: it is withdrawn, or goes on waiting for another order.
var DutyNotInOrder = ledger.Define(&Kinds, "casework.duty_not_in_order/1", ledger.Spec[DutyNotInOrderBody]{
	Means: "An order came and does not say what was told. It no longer counts, unless it goes on waiting for another order.",
	May:   access.CaseWorker,
	Refs:  func(b DutyNotInOrderBody) []ledger.Ref { return []ledger.Ref{b.Duty, part(b.Duty, "due")} },
	Line: func(p words.Printer, b DutyNotInOrderBody) words.Line {
		if b.Waits {
			return text(p.Say("%s: not in %s. It waits for another order", b.What, b.Name))
		}
		return text(p.Say("%s: not in %s, and no longer counted. %s", b.What, b.Name, b.Why))
	},
	Example: DutyNotInOrderBody{
		Duty: exampleRef("40"), What: "File the section 7 report", Order: exampleRef("31"), Name: "Order of 15 September 2026",
		Why: "The judge decided on a welfare report by the local authority instead; the court office confirms",
	},
})
