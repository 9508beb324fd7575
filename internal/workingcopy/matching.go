package workingcopy

import (
	"slices"
	"strings"

	"candour/internal/ledger"
	"candour/internal/workbench/wordfile"
)

// block is a paragraph of the file that has words, or a table without marks.
type block struct {
	index   int // of its first paragraph
	text    string
	plain   string // canonical
	bag     bag
	tracked bool
	table   bool
	marks   []wordfile.Mark

	fixed    *Fixed         // what of the copy it is, besides a statement
	is       ledger.EntryID // the statement it is
	from     ledger.EntryID // the statement it was copied or split from
	as       Sort           // Twice or Split, where from is given
	merged   []ledger.EntryID
	which    int // of the mark by which it was known
	section  string
	isMarked bool // it was known by a mark
}

// matching finds out what each paragraph of a file is: by its marks, then by its words.
type matching struct {
	Input
	blocks []*block
	now    map[ledger.EntryID]Line
	then   map[ledger.EntryID]Line
	marked map[string]ledger.EntryID // statements by their marks
	claims map[ledger.EntryID][]*block
	known  []lineOf // statements as they read now, and as they read when the copy left
}

// lineOf is a statement with its words counted.
type lineOf struct {
	Line
	plain string // canonical
	bag   bag
}

func newMatching(in Input) *matching {
	m := &matching{Input: in, now: byID(in.Now), then: byID(in.Then), marked: map[string]ledger.EntryID{}, claims: map[ledger.EntryID][]*block{}}
	for _, l := range slices.Concat(in.Then, in.Now) {
		m.marked[markOf(l.ID)] = l.ID
		m.known = append(m.known, lineOf{l, canonical(l.Text), bagOf(l.Text)})
	}
	m.cut()
	for _, b := range m.blocks {
		b.plain, b.bag = canonical(b.text), bagOf(b.text)
	}
	return m
}

func byID(lines []Line) map[ledger.EntryID]Line {
	all := map[ledger.EntryID]Line{}
	for _, l := range lines {
		all[l.ID] = l
	}
	return all
}

// cut makes blocks of the paragraphs that have words. What stands in a table is one block, but for what we wrote.
func (m *matching) cut() {
	var table *block
	in, row := 0, 0
	for i, p := range m.File.Paragraphs {
		if strings.TrimSpace(p.Text) == "" {
			continue
		}
		if p.Table == 0 || m.knows(p) {
			m.blocks, table = append(m.blocks, &block{index: i, text: p.Text, tracked: p.Tracked, marks: p.Marks}), nil
			continue
		}
		if table == nil || p.Table != in {
			table, in, row = &block{index: i, table: true}, p.Table, 0
			m.blocks = append(m.blocks, table)
		}
		table.add(p, row)
		row = p.Row
	}
}

// add puts a cell into a table: a row a line, its cells with a bar between them.
func (b *block) add(p wordfile.Paragraph, lastRow int) {
	switch {
	case b.text == "":
	case p.Row == lastRow:
		b.text += " | "
	default:
		b.text += "\n"
	}
	b.text += strings.TrimSpace(p.Text)
	b.tracked = b.tracked || p.Tracked
}

// knows reports whether a mark of the paragraph is one of ours.
func (m *matching) knows(p wordfile.Paragraph) bool {
	return slices.ContainsFunc(p.Marks, func(x wordfile.Mark) bool {
		_, statement := m.marked[x.Name]
		return statement || m.fixedOf(x.Name) != nil
	})
}

func (m *matching) fixedOf(mark string) *Fixed {
	i := slices.IndexFunc(m.Fixed, func(f Fixed) bool { return f.Mark == mark })
	if i < 0 {
		return nil
	}
	return &m.Fixed[i]
}

// know takes each block for what was accepted of it, or what its marks say.
func (m *matching) know() {
	used := map[string]bool{}
	for _, b := range m.blocks {
		if id, ok := m.Taken[b.index]; ok {
			if _, there := m.now[id]; there {
				m.claim(b, id, 0)
				continue
			}
		}
		m.byMarks(b, used)
	}
}

func (m *matching) byMarks(b *block, used map[string]bool) {
	for _, x := range b.marks {
		id, ok := m.marked[x.Name]
		switch {
		case ok && !b.isMarked:
			m.claim(b, id, x.Which)
		case ok:
			b.merged = append(b.merged, id)
		}
	}
	for _, x := range b.marks {
		if f := m.fixedOf(x.Name); f != nil && !b.isMarked && !used[x.Name] {
			used[x.Name] = true
			b.fixed, b.isMarked = f, true
		}
	}
}

func (m *matching) claim(b *block, id ledger.EntryID, which int) {
	b.is, b.which, b.isMarked = id, which, true
	m.claims[id] = append(m.claims[id], b)
}

// findByWords knows what lost its marks by its words: first what is the same, then what is alike.
func (m *matching) findByWords() {
	for _, b := range m.unknown() {
		m.fixedByWords(b)
	}
	for _, b := range m.unknown() {
		m.byWords(b, 1)
	}
	for _, b := range m.unknown() {
		m.byWords(b, enough)
	}
	for _, b := range m.unknown() {
		m.copied(b)
	}
}

func (m *matching) unknown() []*block {
	return slices.DeleteFunc(slices.Clone(m.blocks), func(b *block) bool { return b.isMarked || b.table })
}

func (m *matching) fixedByWords(b *block) {
	for i, f := range m.Fixed {
		if same(b.text, f.Text) && !slices.ContainsFunc(m.blocks, func(x *block) bool { return x.fixed == &m.Fixed[i] }) {
			b.fixed, b.isMarked = &m.Fixed[i], true
			return
		}
	}
}

// byWords takes a block for the statement, of those that nobody has found yet, to which it is most alike.
func (m *matching) byWords(b *block, atLeast float64) {
	best, id := 0.0, ledger.EntryID("")
	for _, l := range m.known {
		if len(m.claims[l.ID]) > 0 {
			continue
		}
		if is := l.likeness(b); is >= atLeast && is > best {
			best, id = is, l.ID
		}
	}
	if id != "" {
		m.claim(b, id, 0)
	}
}

// likeness is 1 for the same text, and less for any other.
func (l lineOf) likeness(b *block) float64 {
	if l.plain == b.plain {
		return 1
	}
	return min(l.bag.alike(b.bag), 0.99)
}

// copied finds a statement that stands once more without marks.
func (m *matching) copied(b *block) {
	for _, l := range m.known {
		if l.plain == b.plain {
			b.from, b.as = l.ID, Twice
			return
		}
	}
}

// choose leaves to each statement the one block that is it. Another under the same mark was split from it; under another mark, copied.
func (m *matching) choose() {
	for id, all := range m.claims {
		main := m.most(id, all)
		for _, b := range all {
			if b == main {
				continue
			}
			b.is, b.from, b.as = "", id, Twice
			if b.which == main.which && b.which != 0 {
				m.cutOff(b)
			}
		}
		m.claims[id] = []*block{main}
	}
	m.section()
}

// cutOff takes a further paragraph under one mark for a part of its statement, when most of its words are that statement’s; it is new otherwise.
func (m *matching) cutOff(b *block) {
	for _, l := range m.known {
		if l.ID == b.from && 2*b.bag.shared(l.bag) > b.bag.size {
			b.as = Split
			return
		}
	}
	b.from, b.as = "", New
}

// most is the block most like the statement, the first of equals.
func (m *matching) most(id ledger.EntryID, all []*block) *block {
	main, best := all[0], -1.0
	for _, b := range all {
		is := 0.0
		for _, l := range m.known {
			if l.ID == id {
				is = max(is, l.likeness(b))
			}
		}
		if is > best {
			main, best = b, is
		}
	}
	return main
}

// section gives each block the section whose title stands before it. Where a title is gone, the statements of its section stand in it all the same.
func (m *matching) section() {
	titled := map[string]bool{}
	for _, b := range m.blocks {
		if s, ok := b.title(); ok {
			titled[s] = true
		}
	}
	current := m.firstSection()
	for _, b := range m.blocks {
		if s, ok := b.title(); ok {
			current = s
		} else if l, ok := m.now[b.is]; ok && !titled[l.Section] {
			current = l.Section
		}
		b.section = current
	}
}

func (b *block) title() (string, bool) {
	if b.fixed == nil {
		return "", false
	}
	return strings.CutPrefix(b.fixed.Mark, sectionMark(""))
}

func (m *matching) firstSection() string {
	for _, f := range m.Fixed {
		if s, ok := strings.CutPrefix(f.Mark, sectionMark("")); ok {
			return s
		}
	}
	return ""
}
