package drawing

import "slices"

// widthOf is how wide a picture of so many columns is.
func widthOf(n int) int { return 2*margin + n*BoxWidth + (n-1)*across }

// sheetOf is how high a sheet of so many columns is: two thirds of its width, which fits paper of A4, A3 and US letter size on its side with
// room for its margins.
func sheetOf(n int) int { return widthOf(n) * 2 / 3 }

// pack puts the parts side by side on shelves, and the shelves below each other.
func (d *draft) pack(parts []*part) Picture {
	wide := columns
	for _, p := range parts {
		wide = max(wide, len(p.columns))
	}
	pic := Picture{Width: widthOf(wide), Sheet: sheetOf(wide)}
	y := margin
	for len(parts) > 0 {
		n := onShelf(parts, wide)
		y = pic.shelve(parts[:n], y) + 2*between
		parts = parts[n:]
	}
	pic.Height = max(y-2*between+margin, 2*margin)
	for _, n := range d.nodes {
		pic.Boxes = append(pic.Boxes, Placed{n.Box, n.x, n.top()})
	}
	d.ports()
	for _, e := range d.edges {
		pic.Links = append(pic.Links, e.route())
	}
	return pic
}

// onShelf is how many parts, from the first, fit side by side.
func onShelf(parts []*part, wide int) int {
	taken := 0
	for i, p := range parts {
		if taken += len(p.columns); taken > wide {
			return i
		}
	}
	return len(parts)
}

// shelve places parts side by side from y downwards and answers where they end. What would fit on a sheet begins no higher than where it does.
func (pic *Picture) shelve(parts []*part, y int) (end int) {
	height := slices.MaxFunc(parts, func(a, b *part) int { return a.height - b.height }).height
	if height <= pic.Sheet-2*margin {
		y = pic.clear(y, height)
	}
	column := 0
	for _, p := range parts {
		p.moveTo(margin+column*(BoxWidth+across), y)
		p.clear(pic)
		end = max(end, y+p.height)
		column += len(p.columns)
	}
	return end
}

// clear is the first height from y at which something so high lies across no edge of a sheet.
func (pic *Picture) clear(y, height int) int {
	edge := (y/pic.Sheet + 1) * pic.Sheet
	if y+height > edge-margin {
		return edge + margin
	}
	return y
}

func (p *part) moveTo(x, y int) {
	for i, column := range p.columns {
		for _, n := range column {
			n.x = x + i*(BoxWidth+across)
			n.y += y
		}
	}
}

// clear moves boxes down that lie across the edge of a sheet, and what they push.
func (p *part) clear(pic *Picture) {
	top := p.columns[0][0].top()
	for _, column := range p.columns {
		top = min(top, column[0].top())
		for i, n := range column {
			if i > 0 {
				n.y = max(n.y, column[i-1].y+apart(column[i-1], n))
			}
			n.y += pic.clear(n.top(), n.Height) - n.top()
		}
	}
	p.measure(top)
}
