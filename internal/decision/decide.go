package decision

import (
	"slices"
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/practice"
)

// Make puts a decision on record, with the guidance that it relies on. One that takes the place of another names it.
func Make(h *ledger.History, by ledger.Author, id ledger.EntryID, pieces practice.Cites, form MadeBody) (ledger.Change, error) {
	s := casework.Of(h)
	if s.Status() == casework.Closed {
		return ledger.Change{}, fault.Refuse("This case is closed. Open it again before you decide something in it.", nil)
	}
	if err := form.check(h, s); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, h.Stream, Made, id, nil, form)
	return practice.Citing{Stream: h.Stream, By: by, Before: practice.CitesOf(h), Pieces: pieces}.With(m.Done())
}

func (b MadeBody) check(h *ledger.History, s *casework.State) error {
	ps := fault.FieldsOf(b.Validate())
	for _, ref := range b.About {
		_, known := s.Person(ref)
		ps.Need(known, "about", "Choose people who are in this case")
	}
	if !b.Instead.IsZero() {
		old, ok := Of(h).Find(b.Instead)
		ps.Need(ok, "changed", "Choose the decision that this one takes the place of")
		if ok && old.By != nil {
			return fault.Refuse("Another decision has taken the place of that one already. Open that one.", nil)
		}
	}
	return ps.Err()
}

// Explain records that a decision was explained to somebody.
func Explain(s *State, by ledger.Author, id ledger.EntryID, on calendar.Date, form ExplainedBody) (ledger.Change, error) {
	d, ok := s.Find(form.Decision)
	if !ok {
		return ledger.Change{}, fault.Absent(nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, d.Entry.Stream, Explained, id, ledger.OnDay(on.String()), form)
	return m.Done()
}

// Keep records that somebody looked at a decision again and it stays. It answers for all that it rests on and no longer stands in this argument.
func Keep(s *State, c *footing.Case, by ledger.Author, id ledger.EntryID, form KeptBody) (ledger.Change, error) {
	d, ok := s.Find(form.Decision)
	if !ok {
		return ledger.Change{}, fault.Absent(nil)
	}
	if d.By != nil {
		return ledger.Change{}, fault.Refuse("Another decision has taken the place of this one.", nil)
	}
	for _, k := range d.Gone(c) {
		if !slices.Contains(form.Despite, k.Ref) {
			form.Despite = append(form.Despite, k.Ref)
		}
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, d.Entry.Stream, Kept, id, nil, form)
	return m.Done()
}

// CarryOut records what was done, on a day.
func CarryOut(s *State, by ledger.Author, id ledger.EntryID, on calendar.Date, form CarriedOutBody) (ledger.Change, error) {
	d, ok := s.Find(form.Decision)
	switch {
	case !ok:
		return ledger.Change{}, fault.Absent(nil)
	case d.Done != nil:
		return ledger.Change{}, fault.Refuse("What was done is on record already.", nil)
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, d.Entry.Stream, CarriedOut, id, ledger.OnDay(on.String()), form)
	return m.Done()
}

// Considerations are the lines of a text, each one consideration. A line that ends in the number of an item, as in “Isla asked for it (14)”, rests on
// that item, as item says.
func Considerations(text string, item func(number string) (on ledger.Ref, sort Bears, ok bool)) []Consideration {
	var all []Consideration
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		c := Consideration{Words: line}
		if open := strings.LastIndex(line, "("); open > 0 && strings.HasSuffix(line, ")") {
			if on, sort, ok := item(line[open+1 : len(line)-1]); ok {
				c = Consideration{strings.TrimSpace(line[:open]), sort, on}
			}
		}
		all = append(all, c)
	}
	return all
}
