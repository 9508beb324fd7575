package drawing

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
)

// Lengths, in pixels of a screen: 96 to the inch. Four columns fill a sheet of A4 on its side.
const (
	BoxWidth = 212 // of every box
	across   = 56  // between columns
	between  = 16  // between boxes of a column
	bend     = 12  // height that a link takes in a column it passes
	margin   = 12  // around the picture
	columns  = 4   // that a sheet has room for at least
)

// Box is something to be drawn. Boxes that nothing else orders stand in the order of their names.
type Box struct {
	Name   string
	Height int // at least 1, and less than a sheet
}

// Link joins two boxes. From stands left of To, unless that would close a circle.
type Link struct {
	From, To string
	Against  bool // of a second sort: drawn apart from a link of the first sort between the same boxes, and turned round first in a circle
}

// Picture is boxes and links with their places. Its first pixel is at 0, 0, at the top left.
type Picture struct {
	Width, Height int
	Sheet         int // height of a sheet; the last may be less full
	Boxes         []Placed
	Links         []Route
}

// Placed is a box with its top left corner.
type Placed struct {
	Box
	X, Y int
}

// Route is a link with the points it passes. From the first to the second it crosses from column to column, from the second to the third it
// passes a column, and so on by turns. It begins at From.
type Route struct {
	Link
	Points []Point
}

// Point is a place in the picture.
type Point struct{ X, Y int }

// Sheets is how many sheets the picture takes.
func (p Picture) Sheets() int { return (p.Height + p.Sheet - 1) / p.Sheet }

// Lay makes the picture. It refuses a name given twice, a link to a box that is not there or to itself, and a height that fits no sheet.
func Lay(boxes []Box, links []Link) (Picture, error) {
	d, err := begin(boxes, links)
	if err != nil {
		return Picture{}, err
	}
	parts := d.parts()
	for _, p := range parts {
		p.layOut()
	}
	return d.pack(parts), nil
}

// draft is a picture being made.
type draft struct {
	nodes []*node // the boxes, by name
	edges []*edge
}

// node is a box, or the bend of a link in a column that it passes.
type node struct {
	Box
	column int
	place  int // in its column, from 0
	x, y   int // of its left side and its middle
	left   []*node
	right  []*node
	edges  []*edge // of a box
	seen   bool
}

// edge is a link between nodes, left to right.
type edge struct {
	Link
	left, right *node
	bends       []*node
	turned      bool // From is on the right
	atLeft      int  // height at which it leaves
	atRight     int  // and at which it arrives
}

func begin(boxes []Box, links []Link) (*draft, error) {
	d, named := &draft{}, map[string]*node{}
	for _, b := range boxes {
		if named[b.Name] != nil {
			return nil, fmt.Errorf("two boxes are called %q", b.Name)
		}
		if b.Height < 1 || b.Height > sheetOf(columns)-2*margin {
			return nil, fmt.Errorf("a box %d high fits no sheet", b.Height)
		}
		named[b.Name] = &node{Box: b}
		d.nodes = append(d.nodes, named[b.Name])
	}
	slices.SortFunc(d.nodes, func(a, b *node) int { return cmp.Compare(a.Name, b.Name) })
	return d, d.join(named, slices.SortedFunc(slices.Values(links), compareLinks))
}

func compareLinks(a, b Link) int {
	if a.Against != b.Against {
		if a.Against {
			return 1
		}
		return -1
	}
	return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
}

var errSelf = errors.New("a link leads from a box to itself")

// join adds the links, those of the first sort first. One that would close a circle is turned round.
func (d *draft) join(named map[string]*node, links []Link) error {
	for _, l := range links {
		from, to := named[l.From], named[l.To]
		if from == nil || to == nil {
			return fmt.Errorf("a link from %q to %q has a box that is not there", l.From, l.To)
		}
		if from == to {
			return errSelf
		}
		e := &edge{Link: l, left: from, right: to}
		if leads(to, from) {
			e.left, e.right, e.turned = to, from, true
		}
		d.edges = append(d.edges, e)
		from.edges, to.edges = append(from.edges, e), append(to.edges, e)
		e.left.right = append(e.left.right, e.right)
	}
	return nil
}

// leads reports whether links lead rightwards from one node to another.
func leads(from, to *node) bool {
	seen, waiting := map[*node]bool{from: true}, []*node{from}
	for len(waiting) > 0 {
		n := waiting[len(waiting)-1]
		waiting = waiting[:len(waiting)-1]
		if n == to {
			return true
		}
		for _, next := range n.right {
			if !seen[next] {
				seen[next] = true
				waiting = append(waiting, next)
			}
		}
	}
	return false
}
