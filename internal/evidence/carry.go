package evidence

import (
	"fmt"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// MayCross says whether the conditions an item was given under let it be taken into another case; the error says in a sentence why not, and
// who can lift it. A condition that the pack does not know lets nothing cross.
func MayCross(p *pack.Pack, i *Item) error {
	if i.Source == nil {
		return fault.Refuse("The source of this item is not on record, so it cannot be taken into another case.", nil)
	}
	for _, id := range i.Source.Handling {
		h, known := p.Handling(id)
		switch {
		case !known:
			return fault.Refuse("This was given under a condition that is not known here, so it cannot be taken into another case.", nil)
		case h.Forbidden(pack.InOtherCases):
			return fault.Refuse(fmt.Sprintf("It cannot be taken into another case: %s. %s Who can say otherwise: %s.", h.Name, h.Explain, h.Ask), nil)
		}
	}
	return nil
}

// Carry takes an item, with its source, into a linked case on purpose. It is written there as a copy that leads back to the item here and
// rests on it: when that is replaced, outweighed or erased, the copy no longer stands either. Both cases say why it crossed and by whose leave.
// Those of its people who take part in the other case too are meant there as well; others are there by name only, and where the source must not
// be named, not even so. Where it was, and the file itself, stay here.
func Carry(p *pack.Pack, from, to *ledger.History, by ledger.Author, id ledger.EntryID, form casework.CarryForm) (ledger.Change, error) {
	i, known := Of(from).Item(form.What)
	if !known {
		return ledger.Change{}, problem("what", "Choose an item of this case")
	}
	if err := MayCross(p, i); err != nil {
		return ledger.Change{}, err
	}
	if Of(to).leadsTo(i) {
		return ledger.Change{}, problem("to", "The other case has this item already")
	}
	change, err := casework.Carry(casework.Of(from), casework.Of(to), by, id, form)
	if err != nil {
		return ledger.Change{}, err
	}
	m := &making{Of(to), ledger.Making{By: by, Change: change}}
	m.item(p, ledger.DerivedID(to.Stream, "carried evidence "+string(id)), crossing{p, casework.Of(from), casework.Of(to)}.item(i))
	return m.done()
}

// leadsTo reports whether a case holds a copy of an item, or what the item is a copy of.
func (s *State) leadsTo(other *Item) bool {
	if _, ours := s.Item(other.Origin); ours {
		return true
	}
	_, copied := find(s.items, func(i *Item) bool { return i.Origin == other.Ref() })
	return copied
}

// CarriedFrom is the case that an item was taken from; false for one that began here.
func (i *Item) CarriedFrom() (ledger.StreamID, bool) {
	return i.Origin.Stream, !i.Origin.IsZero() && i.Origin.Stream != i.Entry.Stream
}

// crossing is what passes from one case into another.
type crossing struct {
	pack     *pack.Pack
	from, to *casework.State
}

// item is an item as the other case is to hold it.
func (x crossing) item(i *Item) ItemForm {
	body := i.ItemBody
	body.Source, body.Matter, body.Origin = ledger.Ref{}, ledger.Ref{}, i.Ref()
	body.Heard, body.About = x.who(i.Heard), x.to.Known(x.from, i.About)
	source := x.source(i.Source)
	return ItemForm{ItemBody: body, Happened: i.Entry.Happened, From: &source}
}

func (x crossing) source(s *Source) SourceForm {
	body := s.SourceBody
	body.Who, body.Where = x.who(s.Who), ""
	body.Paper = Paper{Name: s.Paper.Name, Page: s.Paper.Page, Paragraph: s.Paper.Paragraph}
	if x.pack.Forbidden(s.Handling, pack.NamingSource) {
		body.Who = Who{Name: "Somebody who is not to be named"}
		body.Knows, body.Present, body.How, body.Paper.Name = "", "", "", ""
	}
	return SourceForm{SourceBody: body, Said: s.Entry.Happened}
}

// who is somebody of the one case in the other: the same person where they take part in both, and otherwise what they are called.
func (x crossing) who(w Who) Who {
	person, known := x.from.Person(w.Person)
	if !known {
		return Who{Name: w.Name}
	}
	if theirs := x.to.Known(x.from, []ledger.Ref{w.Person}); len(theirs) > 0 {
		return Who{Person: theirs[0]}
	}
	return Who{Name: person.Name()}
}
