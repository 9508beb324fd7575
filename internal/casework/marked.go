package casework

import (
	"slices"

	"candour/internal/ledger"
)

// MarkedPassage is where a question of an order stands in its text.
type MarkedPassage struct {
	MarkedQuestion
	Paper Paper
}

// mark puts questions beside those that the order has, or notes where those stand that were typed.
func (o *Order) mark(e ledger.Entry, b QuestionsMarkedBody) {
	o.Readings = append(o.Readings, e)
	for _, q := range b.Questions {
		o.marked = append(o.marked, MarkedPassage{q, b.Paper})
		if !slices.ContainsFunc(o.Questions, func(there Question) bool { return there.Key == q.Key }) {
			o.Questions = append(slices.Clip(o.Questions), q.Question)
		}
	}
}

// Marked is where one of the order's questions stands, if it was marked there and nobody wrote it otherwise since.
func (o *Order) Marked(q Question) (MarkedPassage, bool) {
	for _, m := range slices.Backward(o.marked) {
		if m.Key == q.Key && sameWords(m.Text, q.Text) {
			return m, true
		}
	}
	return MarkedPassage{}, false
}

// asking is the order’s question of the same words, if it has one.
func (o *Order) asking(words string) (Question, bool) {
	i := slices.IndexFunc(o.Questions, func(q Question) bool { return sameWords(q.Text, words) })
	if i < 0 {
		return Question{}, false
	}
	return o.Questions[i], true
}

// IsMarked reports whether the order has a question of these words and it is known where it stands.
func (o *Order) IsMarked(words string) bool {
	q, asks := o.asking(words)
	if !asks {
		return false
	}
	_, marked := o.Marked(q)
	return marked
}

// MarkQuestions takes passages of an order's text as its questions. What is marked already stays as it is; of a question that was typed, the place is kept.
func MarkQuestions(s *State, by ledger.Author, id ledger.EntryID, form QuestionsMarkedBody) (ledger.Change, error) {
	o, ok := s.Order(form.Order)
	if !ok {
		return ledger.Change{}, problem("order", "Choose the order")
	}
	form.Order, form.Questions = o.Ref, o.unmarked(form.Questions)
	return one(s, by, QuestionsMarked, id, nil, form)
}

// unmarked are those of some passages that are not marked yet, each once and with its letter.
func (o *Order) unmarked(all []MarkedQuestion) []MarkedQuestion {
	var fresh []MarkedQuestion
	var asked []Question
	for _, m := range all {
		twice := slices.ContainsFunc(fresh, func(f MarkedQuestion) bool { return sameWords(f.Text, m.Text) })
		if twice || o.IsMarked(m.Text) {
			continue
		}
		if typed, there := o.asking(m.Text); there {
			m.Key, m.Report, m.Paragraph = typed.Key, orElse(typed.Report, m.Report), orElse(typed.Paragraph, m.Paragraph)
		}
		fresh, asked = append(fresh, m), append(asked, m.Question)
	}
	for i, q := range Lettered(o, asked) {
		fresh[i].Question = q
	}
	return fresh
}
