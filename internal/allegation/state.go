package allegation

import (
	"candour/internal/casework"
	"candour/internal/evidence"
	"candour/internal/ledger"
)

// Table is what is alleged in a case, in the order of its numbers. It is shared between readers: change nothing in it.
type Table struct {
	matters []*Matter
	parties []evidence.Who // who responded, in the order in which they first did
	last    int            // the highest number given, hidden matters included
}

// Matter is a matter of the table.
type Matter struct {
	MatterBody
	Sort    Sort
	When    string       // as alleged
	Entry   ledger.Entry // that took it into the table
	answers []*Answer
}

// Answer is a party’s response with the document it stands in.
type Answer struct {
	AnswerBody
	Party  evidence.Who
	Source ledger.Ref
	Entry  ledger.Entry
}

// Of is the table of a case.
func Of(h *ledger.History) *Table {
	t := *folding.Of(h)
	t.last = numbers.Of(h).last
	return &t
}

var folding = casework.NewFold(func(t *Table, e ledger.Entry) {
	switch b := e.Body.(type) {
	case TabledBody:
		for _, m := range b.Matters {
			t.matters = append(t.matters, &Matter{MatterBody: m, Sort: b.Sort, Entry: e})
		}
	case DescribedBody:
		if m, ok := t.Find(b.Item.Entry); ok {
			m.Against, m.When = b.Against, b.When
		}
	case AnsweredBody:
		t.answered(b, e)
	}
})

// numbers are given for good: those of matters hidden as written in the wrong case are not given again.
var numbers = ledger.NewFold(func(n *highest, e ledger.Entry) {
	if b, ok := Tabled.In(e); ok {
		for _, m := range b.Matters {
			n.last = max(n.last, m.Number)
		}
	}
})

type highest struct{ last int }

func (t *Table) answered(b AnsweredBody, e ledger.Entry) {
	for _, a := range b.Answers {
		if m, ok := t.Find(a.Item.Entry); ok {
			m.answers = append(m.answers, &Answer{a, b.Party, b.Source, e})
		}
	}
	for _, p := range t.parties {
		if p == b.Party {
			return
		}
	}
	t.parties = append(t.parties, b.Party)
}

// Matters are all matters, in the order of their numbers.
func (t *Table) Matters() []*Matter { return t.matters }

// Of are the matters of one sort.
func (t *Table) Of(sort Sort) (all []*Matter) {
	for _, m := range t.matters {
		if m.Sort == sort {
			all = append(all, m)
		}
	}
	return all
}

// Parties are those who responded to any matter.
func (t *Table) Parties() []evidence.Who { return t.parties }

// Find is the matter that is an item of evidence.
func (t *Table) Find(item ledger.EntryID) (*Matter, bool) {
	for _, m := range t.matters {
		if m.Item.Entry == item {
			return m, true
		}
	}
	return nil, false
}

// Response is what a party said last to the matter; nil while no response of theirs is on record.
func (m *Matter) Response(party evidence.Who) *Answer {
	for i := len(m.answers) - 1; i >= 0; i-- {
		if m.answers[i].Party == party {
			return m.answers[i]
		}
	}
	return nil
}

// denies reports whether an item is the words in which somebody disputes the matter.
func (m *Matter) denies(item ledger.Ref) bool {
	for _, a := range m.answers {
		if a.Denial == item {
			return true
		}
	}
	return false
}

// Alleges reports whether an item of evidence is a matter of the table, or the words in which somebody disputes one.
func (t *Table) Alleges(item ledger.Ref) bool {
	for _, m := range t.matters {
		if m.Item == item || m.denies(item) {
			return true
		}
	}
	return false
}
