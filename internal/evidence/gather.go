package evidence

import (
	"strconv"
	"strings"

	"candour/internal/ledger"
	"candour/internal/pack"
)

// GatherForm is one source with all that is drawn from it at once, as from a document with numbered paragraphs.
type GatherForm struct {
	Source ledger.Ref  // on record already; none when From is recorded with it
	From   *SourceForm // the source, if it is not on record yet
	Items  []Gathered
}

// Gathered is an item of several, and what a party disputes with it; none disputes nothing.
type Gathered struct {
	ItemForm
	Disputes ledger.Ref
}

// Gather draws several items from one source in their order, and puts on record which other items a party disputes with them, as a part of another act. The
// source’s name is GatheredSource of the form’s id, an item’s GatheredItem.
func Gather(p *pack.Pack, s *State, by ledger.Author, id ledger.EntryID, form GatherForm) (ledger.Change, error) {
	m := &making{s, ledger.Making{By: by}}
	m.gather(p, GatheredSource(s.Stream, id), form, func(i int) ledger.Ref { return GatheredItem(s.Stream, id, i) })
	return m.done()
}

// DrawSeveral is Gather as an act by itself: its first entry, which is the source or else the first item, bears the form’s id.
func DrawSeveral(p *pack.Pack, s *State, by ledger.Author, id ledger.EntryID, form GatherForm) (ledger.Change, error) {
	m := &making{s, ledger.Making{By: by}}
	m.gather(p, m.ref(id), form, func(i int) ledger.Ref {
		if i == 0 && form.From == nil {
			return m.ref(id)
		}
		return GatheredItem(s.Stream, id, i)
	})
	return m.done()
}

// gather draws the items, named by their place, from the source of the form or from a new one that bears a name.
func (m *making) gather(p *pack.Pack, source ledger.Ref, form GatherForm, name func(place int) ledger.Ref) {
	if form.From != nil {
		m.source(p, source.Entry, *form.From)
	} else {
		source = form.Source
	}
	for i, item := range form.Items {
		item.Source, item.From, item.Number = source, form.From, m.s.numbers+1+i
		m.gathered(p, name(i), item)
	}
}

func (m *making) gathered(p *pack.Pack, ref ledger.Ref, item Gathered) {
	item.Words = lineEnds.Replace(strings.TrimSpace(item.Words))
	if err := m.s.checkItem(p, item.ItemForm); err != nil {
		m.Fail(err)
		return
	}
	add(m, ItemDrawn, ref.Entry, item.Happened, item.ItemBody)
	if item.Disputes.IsZero() {
		return
	}
	dispute := DisputeForm{Item: item.Disputes, Point: TheMatter, Denial: AccountForm{New: &item.ItemForm}}
	if err := m.s.checkDispute(p, dispute); err != nil {
		m.Fail(err)
		return
	}
	add(m, Disputed, m.part(ref.Entry, "dispute"), nil, DisputedBody{Item: item.Disputes, Denial: ref, Point: TheMatter})
}

// GatheredSource names the source that a form recorded together with its items.
func GatheredSource(stream ledger.StreamID, form ledger.EntryID) ledger.Ref {
	return ledger.Ref{Stream: stream, Entry: ledger.DerivedID(stream, "source of "+string(form))}
}

// GatheredItem names an item that a form drew with others, by its place from 0.
func GatheredItem(stream ledger.StreamID, form ledger.EntryID, place int) ledger.Ref {
	return ledger.Ref{Stream: stream, Entry: ledger.DerivedID(stream, "item "+strconv.Itoa(place)+" of "+string(form))}
}
