package wordfile

import (
	"cmp"
	"slices"
	"strings"
)

// says takes words, unless they were removed, or stand again for programs that are older.
func (b *body) says(words string) error {
	if b.gone || b.inside("del", "moveFrom", "Fallback") {
		return nil
	}
	if *b.letters -= len(words); *b.letters < 0 {
		return ErrTooLong
	}
	p := b.paragraph()
	switch {
	case p == nil || b.drawn():
		b.besides = append(b.besides, Beside{TextBox, words})
	default:
		p.Text += words
		if len(b.open) == 1 && strings.TrimSpace(words) != "" {
			b.marked(p)
		}
	}
	return nil
}

// drawn reports whether words stand in a drawing, and not in a text box of it.
func (b *body) drawn() bool {
	for i := len(b.within) - 1; i >= 0; i-- {
		switch b.within[i] {
		case "txbxContent":
			return false
		case "drawing", "pict", "object":
			return true
		}
	}
	return false
}

// marked gives a paragraph the marks that are open: the controls first, then the bookmarks in the order in which they began.
func (b *body) marked(p *Paragraph) {
	open := slices.Clone(b.controls)
	slices.Reverse(open)
	n := len(open)
	for _, m := range b.bookmarks {
		open = append(open, m)
	}
	slices.SortFunc(open[n:], func(a, b Mark) int { return cmp.Compare(a.Which, b.Which) })
	for _, m := range open {
		if m.Name != "" {
			p.mark(m)
		}
	}
}

// mark adds a mark, unless one of its name is there: a control and the bookmark within it say the same.
func (p *Paragraph) mark(m Mark) {
	if len(p.Marks) < mostMarks && !slices.ContainsFunc(p.Marks, func(x Mark) bool { return x.Name == m.Name }) {
		p.Marks = append(p.Marks, m)
	}
}

// paragraphEnds puts a paragraph after the others, or in a text box beside them.
func (b *body) paragraphEnds() error {
	n := len(b.open)
	if n == 0 {
		return nil
	}
	p := *b.open[n-1]
	b.open = b.open[:n-1]
	if n > 1 {
		if text := strings.TrimSpace(p.Text); text != "" {
			b.besides = append(b.besides, Beside{TextBox, text})
		}
		return nil
	}
	if b.inside("tbl") {
		p.Table, p.Row = b.tables, b.rows
	}
	b.add(p)
	if len(b.paragraphs) > mostParagraphs {
		return ErrTooLong
	}
	return nil
}

// add puts a paragraph at the end, or goes on in the last where the end of that was deleted.
func (b *body) add(p Paragraph) {
	if n := len(b.paragraphs); n > 0 && b.paragraphs[n-1].joins {
		last := &b.paragraphs[n-1]
		last.Text += p.Text
		for _, m := range p.Marks {
			last.mark(m)
		}
		last.Tracked, last.joins = true, p.joins
		return
	}
	b.paragraphs = append(b.paragraphs, p)
}
