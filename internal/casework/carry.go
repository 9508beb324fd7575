package casework

import "candour/internal/ledger"

// CarryNote takes a note into a linked case on purpose. It is written there again as it reads now, with those of its people who take part
// in that case too, and both cases say why and by whose leave.
func CarryNote(s, other *State, by ledger.Author, id ledger.EntryID, form CarryForm) (ledger.Change, error) {
	n, known := s.Note(form.What)
	if !known {
		return ledger.Change{}, problem("what", "Choose a note of this case")
	}
	change, err := Carry(s, other, by, id, form)
	if err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by, Change: change}
	ledger.Put(m, other.Stream, NoteTaken, ledger.DerivedID(other.Stream, "carried note "+string(id)), n.Entry.Happened, other.copyOf(s, n))
	return m.Done()
}

// copyOf is a note of another case as it is written in this one.
func (s *State) copyOf(from *State, n *Note) NoteBody {
	body := n.NoteBody
	if last := len(n.Corrections) - 1; last >= 0 {
		body.Said, body.With, body.Others = n.Corrections[last].Said, n.Corrections[last].With, n.Corrections[last].Others
	}
	body.People, body.About = s.Known(from, body.People), s.Known(from, body.About)
	body.CopyOf, body.Moved = n.Ref(), ledger.Ref{}
	return body
}
