package storyboard

import (
	"slices"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
)

// BeginForm is which story is begun, for whom and how it looks.
type BeginForm struct {
	Child    ledger.Ref
	Story    string
	Stage    pack.Stage
	Language string
	Looks    Looks
}

// Begin begins a storyboard from a ready-made story.
func Begin(n Now, by ledger.Author, id ledger.EntryID, form BeginForm) (ledger.Change, error) {
	body, err := n.Begun(form)
	if err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, n.Case.Stream, Begun, id, nil, body)
	return m.Done()
}

// Begun is a storyboard as it would begin.
func (n Now) Begun(form BeginForm) (BegunBody, error) {
	story, known := n.Pack.Stories.Story(form.Story)
	child, there := n.Case.Person(form.Child)
	var ps fault.Fields
	ps.Need(there && child.Kind == casework.Child, "child", "Choose the child")
	ps.Need(known, "story", "Choose a story")
	ps.Need(slices.Contains(pack.Stages, form.Stage), "stage", "Choose how much the child can follow")
	ps = append(ps, form.Looks.problems()...)
	if err := ps.Err(); err != nil {
		return BegunBody{}, err
	}
	return BegunBody{
		Child: form.Child, Story: form.Story, Stage: form.Stage, Language: form.Language, Looks: form.Looks,
		Title: n.fill(form.Language, "title."+string(form.Stage), child), Panels: n.Panels(story, form.Stage, form.Language, child),
	}, nil
}

func (l Looks) problems() (ps fault.Fields) {
	skin := func(s int) bool { return s >= 0 && s <= 5 }
	ps.Need(slices.Contains(Children, l.Child), "looks-child", "Choose a figure for the child")
	ps.Need(slices.Contains(Homes, l.Home), "looks-home", "Choose a home")
	ps.Need(skin(l.Skin) && skin(l.GrownSkin) && skin(l.WorkerSkin), "looks-skin", "Choose from the colours shown")
	ps.Need(!slices.ContainsFunc(l.Grown, func(g string) bool { return !slices.Contains(Adults, g) }) && len(l.Grown) <= 2, "looks-grown", "Choose one or two figures for the adults")
	return ps
}

// one is an act of one entry on a storyboard that is there.
func one[T any](b *Board, by ledger.Author, kind ledger.Kind[T], id ledger.EntryID, body T) (ledger.Change, error) {
	m := &ledger.Making{By: by}
	ledger.Put(m, b.Entry.Stream, kind, id, nil, body)
	return m.Done()
}

// Write changes a picture, or adds one.
func Write(b *Board, by ledger.Author, id ledger.EntryID, body PanelBody) (ledger.Change, error) {
	if _, there := b.Panel(body.Key); !there && len(b.Pictures) >= pack.MostPanels {
		return ledger.Change{}, fault.Refuse("A storyboard has twelve pictures at most. Take one out first.", nil)
	}
	return one(b, by, Written, id, WrittenBody{Board: b.Ref(), Panel: body})
}

// Mend puts right a picture under which something changed.
func Mend(n Now, b *Board, by ledger.Author, id ledger.EntryID, key string) (ledger.Change, error) {
	p, there := b.Panel(key)
	if !there {
		return ledger.Change{}, fault.Absent(nil)
	}
	if len(n.Changes(p)) == 0 {
		return ledger.Change{}, nil
	}
	return one(b, by, Written, id, WrittenBody{Board: b.Ref(), Panel: n.Mended(b, p), Mends: true})
}

// Where a picture goes.
const (
	Earlier = "earlier"
	Later   = "later"
	Out     = "out"
)

// Move puts a picture one place earlier or later, or takes it out.
func Move(b *Board, by ledger.Author, id ledger.EntryID, key, where string) (ledger.Change, error) {
	keys := b.Keys()
	i := slices.Index(keys, key)
	switch {
	case i < 0:
		return ledger.Change{}, fault.Absent(nil)
	case where == Out:
		keys = slices.Delete(keys, i, i+1)
	case where == Earlier && i > 0:
		keys[i], keys[i-1] = keys[i-1], keys[i]
	case where == Later && i < len(keys)-1:
		keys[i], keys[i+1] = keys[i+1], keys[i]
	default:
		return ledger.Change{}, nil
	}
	return one(b, by, Arranged, id, ArrangedBody{Board: b.Ref(), Panels: keys})
}

// Draw keeps the child’s drawing in a picture.
func Draw(b *Board, by ledger.Author, id ledger.EntryID, key string, strokes []Stroke) (ledger.Change, error) {
	if _, there := b.Panel(key); !there {
		return ledger.Change{}, fault.Absent(nil)
	}
	return one(b, by, Drawn, id, DrawnBody{Board: b.Ref(), Panel: key, Strokes: strokes})
}

// Answer keeps what the child says of a picture. The same said again is no news.
func Answer(b *Board, by ledger.Author, id ledger.EntryID, key string, right bool, words string) (ledger.Change, error) {
	p, there := b.Panel(key)
	if !there {
		return ledger.Change{}, fault.Absent(nil)
	}
	body := AnsweredBody{Board: b.Ref(), Panel: key, Right: right, Words: words}
	if p.Answer != nil && *p.Answer == body {
		return ledger.Change{}, nil
	}
	return one(b, by, Answered, id, body)
}

// Dress changes how the people and homes look.
func Dress(b *Board, by ledger.Author, id ledger.EntryID, looks Looks) (ledger.Change, error) {
	if err := looks.problems().Err(); err != nil {
		return ledger.Change{}, err
	}
	return one(b, by, LooksChosen, id, LooksBody{Board: b.Ref(), Looks: looks})
}

// DrawOn keeps a drawing on a picture that the same act adds.
func DrawOn(b *Board, by ledger.Author, id ledger.EntryID, key string, strokes []Stroke) (ledger.Change, error) {
	return one(b, by, Drawn, id, DrawnBody{Board: b.Ref(), Panel: key, Strokes: strokes})
}

// Print says that a storyboard was made into a paper.
func Print(b *Board, by ledger.Author, id ledger.EntryID, booklet bool) (ledger.Change, error) {
	return one(b, by, Printed, id, PrintedBody{Board: b.Ref(), Booklet: booklet})
}
