package demo

import (
	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/closing"
	"candour/internal/ledger"
)

// closedBy ends the work on a day with an account of how: the newest order, and everything asked and open answered.
func (s *scene) closedBy(day calendar.Date) {
	desk := closing.Desk{Pack: s.Desk.Pack, Reports: s.Desk}
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		h := hs[s.stream]
		list, err := desk.List(casework.Of(h), day)
		if err != nil {
			return ledger.Change{}, err
		}
		lines, err := desk.Open(h, list)
		if err != nil {
			return ledger.Change{}, err
		}
		form := closing.Form{On: day, Outcome: outcomeOf(casework.Of(h), s.Closed), Review: "no", Looks: s.byName(), Answers: map[string]closing.Answer{}}
		form.NoOrder = form.Outcome.Order.IsZero()
		for _, a := range list.Asks {
			form.Answers[a.ID] = closing.Answer{Fate: closing.Done, On: day, Words: "Done; the letters are with the closing note"}
		}
		for _, l := range lines {
			form.Answers[l.Key] = closing.Answer{Fate: closing.Released, Words: "The final order has settled it"}
		}
		return desk.Close(h, s.by, id, day, form)
	}, s.stream)
}

// outcomeOf is the newest order of a case, and what was decided.
func outcomeOf(c *casework.State, decided string) closing.Outcome {
	o := closing.Outcome{Words: decided, Compared: closing.AsAdvised}
	if all := c.Orders(); len(all) > 0 {
		o.Order = all[len(all)-1].Ref
	}
	return o
}

// byName is whoever acts now.
func (s *scene) byName() closing.Colleague {
	for _, p := range s.people {
		if p.ID == s.by.Person {
			return closing.Colleague{Person: p.ID, Name: p.Name}
		}
	}
	return closing.Colleague{}
}

// looksBack says what became of the order, where the months after which somebody looks are over.
func (s *scene) looksBack() {
	a, closed := closing.Of(s.history(s.stream)).Last()
	if !closed || !a.LooksBack() || a.LookBack.AddDays(7).After(s.today) {
		return
	}
	day := s.open(a.LookBack, 1)
	s.at(day, 10, 0)
	s.on(func(hs ledger.Histories, id ledger.EntryID) (ledger.Change, error) {
		return closing.LookBack(hs[s.stream], s.by, id, day, closing.LookedBackBody{Account: a.Entry.Ref(), NotLearnt: true, Tried: "No further application has come. Nobody was asked"})
	}, s.stream)
}
