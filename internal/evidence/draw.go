package evidence

import (
	"cmp"
	"errors"
	"strings"

	"candour/internal/calendar"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// SourceForm is a source as somebody records it.
type SourceForm struct {
	SourceBody                  // a Naming left out is the pack’s default, which is not to be named
	Said       *ledger.Happened // when it was said, seen or made
}

// ItemForm is an item as somebody draws it. Its source is one on record, or one recorded with it.
type ItemForm struct {
	ItemBody                  // the number is given by Draw
	Happened *ledger.Happened // when what it tells of happened
	From     *SourceForm      // the source, if it is not on record yet
}

// Passage is words of a paper of the case, to be taken as evidence.
type Passage struct {
	Words  string
	Paper  Paper      // what it is called, and the page; the note, when it is one
	Source ledger.Ref // on record with the paper; zero for a paper of the court and for a note
}

// PaperText is a paper of the case, paragraph by paragraph, from which words are taken as evidence.
type PaperText struct {
	Paper      Paper      // what it is called
	Source     ledger.Ref // on record with the paper; zero for a paper of the court
	Paragraphs []Paragraph
}

// Paragraph is one of a paper.
type Paragraph struct {
	Number  int    // in its paper, from 1
	Last    int    // the number of the last that was read as one of its own, when its lines stand far apart; its own otherwise
	Page    int    // on which it stands, from 1
	Printed string // the number that it bears; "" when it bears none
	Words   string // without that number
	Hidden  bool   // some of its words are hidden from whoever looks, and stand covered
}

// Draw takes words of a source as an item of evidence. With a new source, the form’s id is the source’s and the item’s is ItemOf that id.
func Draw(p *pack.Pack, s *State, by ledger.Author, id ledger.EntryID, form ItemForm) (ledger.Change, error) {
	m := &making{s, ledger.Making{By: by}}
	m.item(p, id, form)
	return m.done()
}

// ItemOf is the id of the item that a form drew together with its source.
func ItemOf(stream ledger.StreamID, form ledger.EntryID) ledger.EntryID {
	return ledger.DerivedID(stream, "item of "+string(form))
}

func (m *making) source(p *pack.Pack, id ledger.EntryID, form SourceForm) {
	form = form.named(p)
	if err := checkSource(p, form); err != nil {
		m.Fail(err)
		return
	}
	add(m, SourceRecorded, id, form.Said, form.SourceBody)
}

// named fills in how the source may be named when nobody said.
func (f SourceForm) named(p *pack.Pack) SourceForm {
	f.Naming = cmp.Or(f.Naming, p.Evidence.DefaultNaming)
	return f
}

// checkSource finds what is wrong with a source, the pack’s choices included.
func checkSource(p *pack.Pack, form SourceForm) error {
	ps := problemsOf(form.Validate())
	kind, known := p.SourceKind(form.Kind)
	ps.Need(form.Kind == "" || known, "kind", "Choose what sort of source this is from the list")
	ps.Need(form.Obtained == "" || option(p.Evidence.Obtained, form.Obtained), "obtained", "Choose how you got this from the list")
	ps.Need(form.Naming == "" || option(p.Evidence.Naming, form.Naming), "naming", "Choose how they may be named from the list")
	ps.Need(!kind.Tool || form.Tool != nil, "tool", "Say which tool it was, which version, and on which day it was used")
	ps.Need(form.Said != nil, "said", "Say when this was said, seen or written")
	for _, id := range form.Handling {
		_, known := p.Handling(id)
		ps.Need(known, "handling", "Choose the conditions from the list")
	}
	return ps.Err()
}

func option(options []pack.Option, id string) bool {
	for _, o := range options {
		if o.ID == id {
			return true
		}
	}
	return false
}

// item adds an item, and its source if that is new. It returns the item’s name.
func (m *making) item(p *pack.Pack, id ledger.EntryID, form ItemForm) ledger.Ref {
	if form.From != nil {
		form.Source = m.ref(id)
	}
	form.Number = m.s.numbers + 1
	form.Words = lineEnds.Replace(strings.TrimSpace(form.Words))
	if err := m.s.checkItem(p, form); err != nil {
		m.Fail(err)
		return ledger.Ref{}
	}
	if form.From != nil {
		m.source(p, id, *form.From)
		id = ItemOf(m.s.Stream, id)
	}
	add(m, ItemDrawn, id, form.Happened, form.ItemBody)
	return m.ref(id)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

func (s *State) checkItem(p *pack.Pack, form ItemForm) error {
	ps := problemsOf(form.Validate())
	ps.Need(form.Hand == "" || option(p.Evidence.Hands, form.Hand), "hand", "Choose from the list whether they saw or heard it themselves")
	if form.From != nil {
		ps = append(ps, problemsOf(checkSource(p, form.From.named(p)))...)
	} else if _, known := s.Source(form.Source); !known && !form.Source.IsZero() {
		ps.Need(false, "source", "Choose a source of this case")
	}
	ps.Need(s.itemOrNone(form.Origin), "origin", "Choose an item of this case")
	ps.Need(s.itemOrNone(form.Matter), "matter", "Choose an item of this case")
	return ps.Err()
}

// itemOrNone reports whether a reference names an item, or nothing, or something in another case.
func (s *State) itemOrNone(ref ledger.Ref) bool {
	_, known := s.Item(ref)
	return known || ref.IsZero() || ref.Stream != s.Stream
}

// problemsOf are the problems that an error carries.
func problemsOf(err error) fault.Fields {
	var ps fault.Fields
	errors.As(err, &ps)
	return ps
}

// JoinMatter says that an item speaks to the same matter as another, or, with no matter, that it does not after all.
func JoinMatter(s *State, by ledger.Author, id ledger.EntryID, form JoinedBody) (ledger.Change, error) {
	var ps fault.Fields
	_, known := s.Item(form.Item)
	ps.Need(known, "item", "Choose an item of this case")
	_, known = s.Item(form.Matter)
	ps.Need(known || form.Matter.IsZero(), "matter", "Choose an item of this case")
	ps.Need(form.Matter.IsZero() || s.MatterOf(form.Matter) != form.Item, "matter", "These two are about the same thing already")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, MatterJoined, id, nil, form)
}

// ChangeHandling changes the conditions of a source, and how it may be named.
func ChangeHandling(p *pack.Pack, s *State, by ledger.Author, id ledger.EntryID, form HandlingBody) (ledger.Change, error) {
	ps := problemsOf(form.Validate())
	_, known := s.Source(form.Source)
	ps.Need(known, "source", "Choose a source of this case")
	ps.Need(form.Naming == "" || option(p.Evidence.Naming, form.Naming), "naming", "Choose how they may be named from the list")
	for _, condition := range form.Handling {
		_, known := p.Handling(condition)
		ps.Need(known, "handling", "Choose the conditions from the list")
	}
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, HandlingChanged, id, nil, form)
}

// LookAgain says that an item was checked on a day and still holds.
func LookAgain(s *State, by ledger.Author, id ledger.EntryID, on calendar.Date, form LookedAgainBody) (ledger.Change, error) {
	ps := problemsOf(form.Validate())
	_, known := s.Item(form.Item)
	ps.Need(known, "item", "Choose an item of this case")
	ps.Need(!on.IsZero(), "on", "Say on which day you checked")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(s, by, LookedAgain, id, onDay(on), form)
}
