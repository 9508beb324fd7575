package wordfile

import (
	"encoding/xml"
	"slices"
	"strings"
)

// body reads paragraphs out of a part, in the order in which they end. Names of elements are those of WordprocessingML (ECMA-376 part 1, 17), without
// their namespaces: the transitional and the strict form have different ones.
type body struct {
	letters    *int
	paragraphs []Paragraph
	besides    []Beside
	missing    bool

	within    []string     // the elements that are open
	open      []*Paragraph // paragraphs that are open: a text box stands within one
	controls  []Mark       // content controls that are open; without a name until their tag was read
	bookmarks map[string]Mark
	which     int // marks so far
	tables    int // so far
	rows      int
	gone      bool // the row was deleted
}

func newBody(letters *int) *body { return &body{letters: letters, bookmarks: map[string]Mark{}} }

func (b *body) take(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		b.within = append(b.within, t.Name.Local)
		return b.begins(t)
	case xml.EndElement:
		b.within = b.within[:len(b.within)-1]
		return b.ends(t.Name.Local)
	case xml.CharData:
		if b.parent(0) == "t" {
			return b.says(string(t))
		}
	}
	return nil
}

// parent is the n-th element outwards; 0 is the innermost.
func (b *body) parent(n int) string {
	if i := len(b.within) - 1 - n; i >= 0 {
		return b.within[i]
	}
	return ""
}

func (b *body) inside(names ...string) bool {
	return slices.ContainsFunc(b.within, func(name string) bool { return slices.Contains(names, name) })
}

func (b *body) begins(e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		b.open = append(b.open, &Paragraph{})
	case "pStyle":
		b.styled(attr(e, "val"))
	case "sdt":
		return b.control()
	case "tag":
		if n := len(b.controls); n > 0 && b.parent(1) == "sdtPr" {
			b.controls[n-1].Name = attr(e, "val")
		}
	case "bookmarkStart":
		return b.bookmark(attr(e, "id"), attr(e, "name"))
	case "bookmarkEnd":
		delete(b.bookmarks, attr(e, "id"))
	case "tbl":
		if !b.nested("tbl") {
			b.tables++
		}
	case "tr":
		b.rows++
	case "ins", "del", "moveFrom", "moveTo":
		b.tracked(e.Name.Local)
	case "drawing", "pict", "object", "altChunk", "sym":
		b.missing = true
	default:
		return b.sign(e)
	}
	return nil
}

// nested reports whether the element that just began stands in another of its name.
func (b *body) nested(name string) bool { return slices.Contains(b.within[:len(b.within)-1], name) }

// sign is a character that has an element of its own. One of the same name among the properties of a paragraph is none.
func (b *body) sign(e xml.StartElement) error {
	if b.parent(1) != "r" {
		return nil
	}
	switch e.Name.Local {
	case "tab", "ptab":
		return b.says("\t")
	case "br", "cr":
		return b.says("\n")
	case "noBreakHyphen":
		return b.says("\u2011")
	}
	return nil
}

// tracked takes a tracked change: what was deleted or moved away is not read, and a paragraph whose end was deleted goes on in the next.
func (b *body) tracked(as string) {
	removes := as == "del" || as == "moveFrom"
	if b.parent(1) == "trPr" {
		b.gone = b.gone || removes
		return
	}
	p := b.paragraph()
	if p == nil {
		return
	}
	p.Tracked = true
	if b.parent(1) == "rPr" && b.parent(2) == "pPr" && removes {
		p.joins = true
	}
}

func (b *body) ends(name string) error {
	switch name {
	case "p":
		return b.paragraphEnds()
	case "sdt":
		if n := len(b.controls); n > 0 {
			b.controls = b.controls[:n-1]
		}
	case "tr":
		b.gone = false
	}
	return nil
}

// paragraph is the innermost that is open; nil when none is.
func (b *body) paragraph() *Paragraph {
	if n := len(b.open); n > 0 {
		return b.open[n-1]
	}
	return nil
}

func (b *body) styled(as string) {
	if p := b.paragraph(); p != nil && b.parent(1) == "pPr" {
		p.Heading = strings.HasPrefix(strings.ToLower(strings.ReplaceAll(as, " ", "")), "heading")
	}
}

func (b *body) control() error {
	if len(b.controls) >= mostMarks {
		return ErrTooLong
	}
	b.which++
	b.controls = append(b.controls, Mark{Which: b.which})
	return nil
}

func (b *body) bookmark(id, name string) error {
	if len(b.bookmarks) >= mostMarks {
		return ErrTooLong
	}
	b.which++
	b.bookmarks[id] = Mark{name, b.which}
	return nil
}
