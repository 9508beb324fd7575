package evidencemap

import (
	"fmt"

	"candour/internal/argument/drawing"
)

// Lengths within a box, in pixels.
const (
	Padding  = 10 // on every side
	Line     = 19 // height of a line of text
	MarkSide = 16 // of the mark of the standing
	MarkRoom = 22 // taken by the mark, beside the standing’s words
	most     = 4  // lines of a text; the rest is on its page and in the list
)

// Drawing is a map with a place for everything. Boxes and Links are those of the Picture, in its order.
type Drawing struct {
	drawing.Picture
	Boxes []Drawn // in the order in which List tells of them
	Links []DrawnLink
}

// Drawn is a box with its place and its text in lines that fit.
type Drawn struct {
	*Box
	drawing.Placed
	Lines
}

// Lines are the text of a box.
type Lines struct{ Head, Text, Words, Beside []string }

// DrawnLink is a link with its way.
type DrawnLink struct {
	Link
	drawing.Route
}

// Draw gives everything on the map its place.
func (m *Map) Draw() (Drawing, error) {
	boxes, lines, names := m.toLay()
	ways := map[drawing.Link]Link{}
	var links []drawing.Link
	for _, l := range m.Links {
		way := drawing.Link{From: names[l.From], To: names[l.To], Against: l.Against}
		ways[way] = l
		links = append(links, way)
	}
	pic, err := drawing.Lay(boxes, links)
	if err != nil {
		return Drawing{}, fmt.Errorf("draw a map: %w", err)
	}
	d := Drawing{Picture: pic}
	for i, b := range m.InOrder() { // pictures give boxes back by their names, which are numbers in this order
		d.Boxes = append(d.Boxes, Drawn{b, pic.Boxes[i], lines[i]})
	}
	for _, r := range pic.Links {
		d.Links = append(d.Links, DrawnLink{ways[r.Link], r})
	}
	return d, nil
}

func (m *Map) toLay() ([]drawing.Box, []Lines, map[*Box]string) {
	var boxes []drawing.Box
	var lines []Lines
	names := map[*Box]string{}
	for i, b := range m.InOrder() {
		l := linesOf(b)
		names[b] = fmt.Sprintf("%06d", i)
		boxes = append(boxes, drawing.Box{Name: names[b], Height: l.height()})
		lines = append(lines, l)
	}
	return boxes, lines, names
}

func linesOf(b *Box) Lines {
	const width = drawing.BoxWidth - 2*Padding
	return Lines{
		Head: wrap(b.Head, width, 1), Text: wrap(b.Text, width, most), Words: wrap(b.Words, width-MarkRoom, 3), Beside: wrap(b.Beside, width, 2),
	}
}

func (l Lines) height() int {
	return 2*Padding + Line*(len(l.Head)+len(l.Text)+len(l.Words)+len(l.Beside))
}
