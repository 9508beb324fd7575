package casework

import (
	"candour/internal/access"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/words"
)

// Paper is the paper of the case in which an order stands: one of the court's, by the court's id, or one that came in otherwise, by its entry.
type Paper struct {
	Name     string     `json:"name"`               // in words that name nobody: "A document of the court"
	Document string     `json:"document,omitempty"` // the court's id
	Of       ledger.Ref `json:"of,omitzero"`
}

// MarkedQuestion is a question with the page on which it stands.
type MarkedQuestion struct {
	Question     // Text is the passage, word for word
	Page     int `json:"page"` // from 1
}

// QuestionsMarkedBody is questions of an order as they were marked in its text.
type QuestionsMarkedBody struct {
	Order     ledger.Ref       `json:"order"`
	Paper     Paper            `json:"paper"`
	Questions []MarkedQuestion `json:"questions"`
}

// asked are the questions without their places.
func (b QuestionsMarkedBody) asked() []Question {
	all := make([]Question, len(b.Questions))
	for i, q := range b.Questions {
		all[i] = q.Question
	}
	return all
}

// Validate asks for passages, each with its page.
func (b QuestionsMarkedBody) Validate() error {
	var ps fault.Fields
	ps.Need(!b.Order.IsZero(), "order", "Choose the order")
	ps.Need(given(b.Paper.Name) && (given(b.Paper.Document) || !b.Paper.Of.IsZero()), "document", "Choose the paper in which the order stands")
	ps.Need(len(b.Questions) > 0, "mark", "Mark a passage that is a question and is not marked yet")
	for _, q := range b.Questions {
		ps.Need(q.Page > 0, "mark", "Each passage stands on a page")
	}
	OrderText{Questions: b.asked()}.validate(&ps)
	return ps.Err()
}

// QuestionsMarked says which passages of an order's text are the questions that it asks. They stand beside those that were typed.
var QuestionsMarked = ledger.Define(&Kinds, "casework.questions_marked/1", ledger.Spec[QuestionsMarkedBody]{
	Means: "Somebody marked the order’s questions in its own text, each with its page.",
	May:   access.CaseWorker,
	Refs:  func(b QuestionsMarkedBody) []ledger.Ref { return []ledger.Ref{b.Order} },
	Line: func(p words.Printer, b QuestionsMarkedBody) words.Line {
		if len(b.Questions) == 1 {
			return text(p.Say("A question marked in the text of the order"))
		}
		return text(p.Say("%d questions marked in the text of the order", len(b.Questions)))
	},
	Example: QuestionsMarkedBody{
		Order: exampleRef("31"), Paper: Paper{Name: "A document of the court", Document: "8d9f9b2e-6ad1-4b52-9c60-0a4c3d6f1e11"},
		Questions: []MarkedQuestion{{Question: Question{Key: "b", Text: "What are Ola’s wishes and feelings?", Paragraph: "5(b)", Report: "section7"}, Page: 2}},
	},
})
