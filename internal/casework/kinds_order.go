package casework

import (
	"candour/internal/access"
	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Paragraph is a numbered paragraph of an order.
type Paragraph struct {
	Number string `json:"number"`
	Text   string `json:"text"`
}

// Question is something an order asks a report to answer. Within its order it is named by its Key, which no later reading gives to another.
type Question struct {
	Key       string       `json:"key"`
	Text      string       `json:"text"`
	Paragraph string       `json:"paragraph,omitempty"`
	Report    string       `json:"report,omitempty"`   // id of the pack's report types
	Children  []ledger.Ref `json:"children,omitempty"` // all when none is named
}

// Ask is something an order asks of the service.
type Ask struct {
	Report    string             `json:"report,omitempty"` // id of the pack's report types; empty when it is no report
	What      string             `json:"what"`             // in the order's words: "Section 7 report"
	To        string             `json:"to,omitempty"`     // the court, when not given
	By        calendar.Date      `json:"by,omitzero"`
	At        calendar.TimeOfDay `json:"at,omitzero"`
	Paragraph string             `json:"paragraph,omitempty"`
}

// OrderText is what stands in an order, as far as somebody has read it.
type OrderText struct {
	Paragraphs []Paragraph `json:"paragraphs,omitempty"`
	Questions  []Question  `json:"questions,omitempty"`
	Asks       []Ask       `json:"asks,omitempty"`
}

func (o OrderText) validate(ps *fault.Fields) {
	keys := map[string]bool{}
	for _, q := range o.Questions {
		ps.Need(given(q.Text), "questions", "Write out each question")
		ps.Need(given(q.Key) && !keys[q.Key], "questions", "Each question needs a number of its own")
		keys[q.Key] = true
	}
	for _, a := range o.Asks {
		ps.Need(given(a.What), "asks", "Say what the order asks for")
	}
}

// OrderBody brings an order of the court into a case.
type OrderBody struct {
	Name     string        `json:"name"`           // "Order on directions"
	Type     string        `json:"type,omitempty"` // the court's code
	Made     calendar.Date `json:"made,omitzero"`  // the day it was made
	Before   string        `json:"before,omitempty"`
	Hearing  ledger.Ref    `json:"hearing,omitzero"`
	Document string        `json:"document,omitempty"` // the court's id of the document
	Children []ledger.Ref  `json:"children,omitempty"`
	ToldBy   string        `json:"toldBy,omitempty"`
	Court    *CourtWord    `json:"court,omitempty"`
	OrderText
}

// Validate asks what order it is.
func (b OrderBody) Validate() error {
	var ps fault.Fields
	ps.Need(given(b.Name), "name", "Say what order it is")
	ps.Need(b.Court != nil || !b.Made.IsZero(), "made", "Enter the day on which it was made")
	b.OrderText.validate(&ps)
	b.Court.validate(&ps)
	return ps.Err()
}

// OrderMade brings an order into the case. The order is named by this entry.
var OrderMade = ledger.Define(&Kinds, "casework.order_made/1", ledger.Spec[OrderBody]{
	Means: "The court made this order. What it asks of the service becomes a duty.",
	May:   access.CaseWorker,
	Line: func(p words.Printer, b OrderBody) words.Line {
		if b.Made.IsZero() {
			return text(p.Say("Order: %s", b.Name))
		}
		return text(p.Say("Order made on %s: %s", b.Made.Plain(), b.Name))
	},
	Example: OrderBody{
		Name: "Order on directions", Made: calendar.MustParse("2026-09-15"), Before: "District Judge Farrow",
		OrderText: OrderText{
			Paragraphs: []Paragraph{{"5", "The Court Adviser shall file a section 7 report by 4pm on 11 December 2026."}},
			Questions:  []Question{{Key: "a", Text: "What are Ola’s wishes and feelings?", Paragraph: "5(a)", Report: "section7"}},
			Asks:       []Ask{{Report: "section7", What: "Section 7 report", By: calendar.MustParse("2026-12-11"), At: calendar.NewTime(16, 0), Paragraph: "5"}},
		},
	},
})

// OrderReadBody is what somebody read in the document of an order.
type OrderReadBody struct {
	Order ledger.Ref `json:"order"`
	OrderText
	Why string `json:"why,omitempty"` // when an earlier reading was wrong
}

// Validate refuses a reading of nothing.
func (b OrderReadBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Order.IsZero(), "order", "Choose the order")
	ps.Need(len(b.Paragraphs)+len(b.Questions)+len(b.Asks) > 0, "paragraphs", "Write out what the order says or asks")
	b.OrderText.validate(&ps)
	return ps.Err()
}

// OrderRead is what stands in an order, as somebody read it in the document. The newest reading counts.
var OrderRead = ledger.Define(&Kinds, "casework.order_read/1", ledger.Spec[OrderReadBody]{
	Means: "Somebody read the order and wrote out its paragraphs, its questions and what it asks of the service.",
	May:   access.CaseWorker,
	Refs:  func(b OrderReadBody) []ledger.Ref { return []ledger.Ref{b.Order} },
	Line: func(p words.Printer, b OrderReadBody) words.Line {
		return text(p.Say("Order read, paragraphs: %d, questions for a report: %d", len(b.Paragraphs), len(b.Questions)))
	},
	Example: OrderReadBody{Order: exampleRef("31"), OrderText: OrderText{
		Questions: []Question{{Key: "a", Text: "What are Ola’s wishes and feelings?", Paragraph: "5(a)", Report: "section7"}},
	}},
})
