package evidencemappage

import (
	"strconv"

	"candour/internal/argument/drawing"
	"candour/internal/evidencemap"
	"candour/internal/govuk"
)

// picture is the drawing as it is shown, sheet by sheet.
func (p mapPage) picture() govuk.MapData {
	d := p.drawing
	data := govuk.MapData{
		ID: "picture", Label: "Map of the evidence", Width: d.Width,
		Means: "Boxes for what is on record, with lines between them. The list below the map says the same in words.",
	}
	for i := range d.Sheets() {
		data.Sheets = append(data.Sheets, p.sheet(i))
	}
	return data
}

func (p mapPage) sheet(i int) govuk.MapSheet {
	d := p.drawing
	s := govuk.MapSheet{Y: i * d.Sheet, Height: min(d.Sheet, d.Height-i*d.Sheet), Title: "Evidence map"}
	if d.Sheets() > 1 {
		s.Title += ", sheet " + strconv.Itoa(i+1) + " of " + strconv.Itoa(d.Sheets())
	}
	for _, b := range d.Boxes {
		if b.Y/d.Sheet == i {
			s.Boxes = append(s.Boxes, p.box(b))
		}
	}
	for _, l := range d.Links {
		if top, bottom := l.Span(); bottom >= s.Y && top < s.Y+s.Height {
			s.Lines = append(s.Lines, line(l))
		}
	}
	return s
}

// box is a box with its lines of text in their places.
func (p mapPage) box(b evidencemap.Drawn) govuk.MapBox {
	const pad, size = evidencemap.Padding, evidencemap.MarkSide
	out := govuk.MapBox{
		X: b.X, Y: b.Y, Width: drawing.BoxWidth, Height: b.Height, Href: p.at(b.Box), Standing: drawn[b.Standing], Mark: size,
	}
	y := b.Y + pad
	put := func(x int, bold bool, lines []string) {
		for _, text := range lines {
			y += evidencemap.Line
			out.Texts = append(out.Texts, govuk.MapText{X: x, Y: y - 4, Bold: bold, Text: text})
		}
	}
	put(b.X+pad, true, b.Lines.Head)
	put(b.X+pad, b.Box.Head == "", b.Lines.Text)
	out.MarkX, out.MarkY = b.X+pad, y+1
	put(b.X+pad+evidencemap.MarkRoom, false, b.Lines.Words)
	put(b.X+pad, false, b.Lines.Beside)
	return out
}

// line is a link with an arrow at what is rested on, or a bar at what is spoken against.
func line(l evidencemap.DrawnLink) govuk.MapLine {
	out := govuk.MapLine{Path: l.Path(), Label: l.Link.From.Name() + " " + l.Words + " " + l.Link.To.Name(), Against: l.Link.Against}
	n := len(l.Points)
	from, to := end(l.Points[0], l.Points[1]), end(l.Points[n-1], l.Points[n-2])
	switch {
	case l.Mutual:
		out.Ends = []govuk.MapEnd{from, to}
	case l.Link.Against:
		out.Ends = []govuk.MapEnd{from}
	default:
		out.Ends = []govuk.MapEnd{to}
	}
	return out
}

// end is where a line meets a box, coming from the point beside it.
func end(at, beside drawing.Point) govuk.MapEnd {
	return govuk.MapEnd{X: at.X, Y: at.Y, Right: beside.X > at.X}
}
