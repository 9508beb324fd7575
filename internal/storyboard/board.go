package storyboard

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/ledger"
)

// Board is a storyboard as it stands.
type Board struct {
	BegunBody // its looks as last chosen; its pictures are Pictures
	Entry     ledger.Entry
	Pictures  []*Panel // in their order
	Pages     []*Page  // young people’s own pages, the oldest first
}

// Panel is a picture as it stands.
type Panel struct {
	PanelBody
	As      ledger.EntryID // the entry that wrote it so
	Strokes []Stroke       // the child’s drawing; none when they drew nothing
	Answer  *AnsweredBody  // what the child last said of it; nil when nothing yet, or when it was changed since

	AnsweredAs ledger.EntryID // the entry of Answer
}

// Boards are the storyboards of a case.
type Boards struct{ all []*Board }

// Of are the storyboards of a case.
func Of(h *ledger.History) *Boards { return folding.Of(h) }

var folding = casework.NewFold(func(s *Boards, e ledger.Entry) { s.apply(e) })

func (s *Boards) apply(e ledger.Entry) {
	switch b := e.Body.(type) {
	case BegunBody:
		s.begin(e, b)
	case WrittenBody:
		s.on(b.Board, func(board *Board) { board.write(e.ID, b.Panel) })
	case ArrangedBody:
		s.on(b.Board, func(board *Board) { board.arrange(b.Panels) })
	case LooksBody:
		s.on(b.Board, func(board *Board) { board.Looks = b.Looks })
	case DrawnBody:
		s.onPanel(b.Board, b.Panel, func(p *Panel) { p.Strokes = b.Strokes })
	case AnsweredBody:
		s.onPanel(b.Board, b.Panel, func(p *Panel) { p.Answer, p.AnsweredAs = &b, e.ID })
	default:
		s.applyPage(e)
	}
}

func (s *Boards) begin(e ledger.Entry, b BegunBody) {
	board := &Board{BegunBody: b, Entry: e}
	for _, p := range b.Panels {
		board.Pictures = append(board.Pictures, &Panel{PanelBody: p, As: e.ID})
	}
	s.all = append(s.all, board)
}

func (s *Boards) on(ref ledger.Ref, do func(*Board)) {
	if b, ok := s.Find(ref.Entry); ok {
		do(b)
	}
}

func (s *Boards) onPanel(ref ledger.Ref, key string, do func(*Panel)) {
	s.on(ref, func(b *Board) {
		if p, ok := b.Panel(key); ok {
			do(p)
		}
	})
}

// write puts a picture in the place of the one with its key, or at the end. The drawing stays; the child’s answer was to other words.
func (b *Board) write(as ledger.EntryID, body PanelBody) {
	p, ok := b.Panel(body.Key)
	if !ok {
		b.Pictures = append(b.Pictures, &Panel{PanelBody: body, As: as})
		return
	}
	if p.Words != body.Words {
		p.Answer, p.AnsweredAs = nil, ""
	}
	p.PanelBody, p.As = body, as
}

func (b *Board) arrange(keys []string) {
	var all []*Panel
	for _, key := range keys {
		if p, ok := b.Panel(key); ok {
			all = append(all, p)
		}
	}
	b.Pictures = all
}

// All are the storyboards, the oldest first.
func (s *Boards) All() []*Board { return s.all }

// Find is a storyboard by the id of the entry that began it.
func (s *Boards) Find(id ledger.EntryID) (*Board, bool) {
	i := slices.IndexFunc(s.all, func(b *Board) bool { return b.Entry.ID == id })
	if i < 0 {
		return nil, false
	}
	return s.all[i], true
}

// Panel is a picture by its key.
func (b *Board) Panel(key string) (*Panel, bool) {
	i := slices.IndexFunc(b.Pictures, func(p *Panel) bool { return p.Key == key })
	if i < 0 {
		return nil, false
	}
	return b.Pictures[i], true
}

// Ref names the storyboard.
func (b *Board) Ref() ledger.Ref { return b.Entry.Ref() }

// Keys are the keys of its pictures, in their order.
func (b *Board) Keys() []string {
	var all []string
	for _, p := range b.Pictures {
		all = append(all, p.Key)
	}
	return all
}

// Texts are all its words.
func (b *Board) Texts() []string {
	all := []string{b.Title}
	for _, p := range b.Pictures {
		all = append(all, p.Words)
	}
	return all
}

// Unfilled reports whether words still stand in square brackets, which only the worker can fill.
func (p *Panel) Unfilled() bool { return places.MatchString(p.Words) }
