package demo

import (
	"candour/internal/allegation"
	"candour/internal/calendar"
	"candour/internal/evidence"
	"candour/internal/ledger"
)

// alleges takes paragraphs of a threshold document into the table. Their items of evidence are in the order of the paragraphs.
func (s *scene) alleges(on calendar.Date, against ledger.Ref, paragraphs string) []ledger.Ref {
	form := allegation.TakeForm{
		Sort: allegation.Threshold, By: evidence.Who{Name: "Wexshire County Council"}, Paper: evidence.Paper{Name: "Threshold document"}, On: on,
		Against: []ledger.Ref{against}, Paragraphs: allegation.Paragraphs(paragraphs),
	}
	taken := s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return allegation.Take(s.Desk.Pack, hs[s.stream], s.by, id, form)
	}, s.stream)
	var items []ledger.Ref
	for i := range form.Paragraphs {
		items = append(items, evidence.GatheredItem(s.stream, taken.Entry, i))
	}
	return items
}

// responds enters a party’s responses to matters of the table.
func (s *scene) responds(who ledger.Ref, paper string, on calendar.Date, answers ...allegation.AnswerBody) {
	form := allegation.RespondForm{Party: evidence.Who{Person: who}, Paper: paper, On: on, Answers: answers}
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return allegation.Respond(s.Desk.Pack, hs[s.stream], s.by, id, form)
	}, s.stream)
}

// answer is a response to one matter.
func answer(item ledger.Ref, response allegation.Response, words string) allegation.AnswerBody {
	return allegation.AnswerBody{Item: item, Response: response, Words: words}
}
