package plan

import (
	"strings"
	"time"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/leaving"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// Make puts a line in the plan, or another in the place of one.
func Make(h *ledger.History, by ledger.Author, id ledger.EntryID, form LineBody) (ledger.Change, error) {
	s := casework.Of(h)
	if s.Status() == casework.Closed {
		return ledger.Change{}, fault.Refuse("This case is closed. Open it again before you plan something in it.", nil)
	}
	if err := form.check(s, Of(h)); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, LineMade, id, nil, form)
	return m.Done()
}

func (b LineBody) check(s *casework.State, p *State) error {
	ps := fault.FieldsOf(b.Validate())
	who, known := s.Person(b.From)
	ps.Need(b.From.IsZero() || known, "from", "Choose somebody who is in this case")
	ps.Need(b.Way != See || known && who.Kind == casework.Child, "way", "Only a child of the case is seen. Choose another way, or the child")
	if !b.Instead.IsZero() {
		old, ok := p.Find(b.Instead)
		if !ok || !old.Holds() {
			return fault.Refuse("This line was changed or taken out meanwhile. Open the plan again.", nil)
		}
	}
	return ps.Err()
}

// End takes a line out of the plan.
func End(s *State, by ledger.Author, id ledger.EntryID, form EndedBody) (ledger.Change, error) {
	l, ok := s.Find(form.Line)
	switch {
	case !ok:
		return ledger.Change{}, fault.Absent(nil)
	case !l.Holds():
		return ledger.Change{}, fault.Refuse("This line was changed or taken out meanwhile. Open the plan again.", nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, l.Entry.Stream, LineEnded, id, nil, form)
	return m.Done()
}

// Leave leaves a question of an order out of the plan.
func Leave(h *ledger.History, by ledger.Author, id ledger.EntryID, form LeftOutBody) (ledger.Change, error) {
	if _, ok := casework.Of(h).Order(form.Order); !ok {
		return ledger.Change{}, fault.Absent(nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, LeftOut, id, nil, form)
	return m.Done()
}

// Mark is the word of a person on whether a line is done. It turns round what the plan says now.
func Mark(h *ledger.History, by ledger.Author, id ledger.EntryID, form TickedBody) (ledger.Change, error) {
	l, ok := Of(h).Find(form.Line)
	switch {
	case !ok:
		return ledger.Change{}, fault.Absent(nil)
	case !l.Holds():
		return ledger.Change{}, fault.Refuse("This line was changed or taken out meanwhile. Open the plan again.", nil)
	}
	tick, done := l.Done(WorkOf(h))
	form.Done, form.By = !done, tick.By
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Ticked, id, nil, form)
	return m.Done()
}

// Giving is who gives the plan to somebody, how, and by what is it allowed.
type Giving struct {
	Pack      *pack.Pack
	Recording leaving.Recording
	Worker    string // what whoever gives it is called
	To        ledger.Ref
	As        Stage
	Gateway   pack.GatewayID
	Authority string
	How       leaving.How
	On        calendar.Date
}

// Left names the entry on the register for a copy that is given.
func Left(stream ledger.StreamID, id ledger.EntryID) ledger.EntryID {
	return ledger.DerivedID(stream, "plan given "+string(id))
}

// Give records that somebody was given the plan, in the words that it has for them now, and puts it on the register of what left the case.
func Give(h *ledger.History, id ledger.EntryID, g Giving) (ledger.Change, error) {
	s := casework.Of(h)
	who, ok := s.Person(g.To)
	if !ok {
		return ledger.Change{}, fault.Absent(nil)
	}
	if (who.Kind == casework.Child) == (g.As == ForFamily) {
		return ledger.Change{}, fault.Refuse("These words are not for them. Open the plan again, and choose.", nil)
	}
	body := GivenBody{
		To: g.To, Name: who.Called(), As: g.As, Words: Words(h, who, g.As, g.Worker), Lines: refs(Of(h).Tells(g.As)),
		Left: ledger.Ref{Stream: h.Stream, Entry: Left(h.Stream, id)},
	}
	if strings.Contains(body.Words, casework.HeldBackWords) {
		return ledger.Change{}, fault.Refuse("Words of the plan are held back, because they say something that is now hidden. Change that line or take it out first.", nil)
	}
	when := casework.When(g.On, noTime)
	m := &ledger.Making{By: g.Recording.By}
	m.Take(leaving.Record(g.Pack, h, g.Recording, body.Left.Entry, when, leaving.LeftBody{
		What: "The case plan in plain words", To: leaving.Recipient{Sort: leaving.SomebodyInCase, Person: g.To}, Purpose: purpose,
		Gateway: g.Gateway, Authority: g.Authority, How: g.How,
	}))
	ledger.Put(m, h.Stream, Given, id, when, body)
	return m.Done()
}

const purpose = "So that they know what will be found out, from whom and by when"

var noTime calendar.TimeOfDay

// Overdue are the lines that are past their day and not done.
func Overdue(h *ledger.History, now time.Time) []*Line {
	var late []*Line
	work := WorkOf(h)
	for _, l := range Of(h).Lines() {
		if _, done := l.Done(work); !done && !l.Due.IsZero() && l.Due.Before(calendar.DateInLondon(now)) {
			late = append(late, l)
		}
	}
	return late
}
