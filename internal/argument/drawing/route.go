package drawing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// ports spreads the links of each box over its two sides, in the order of where they lead.
func (d *draft) ports() {
	for _, n := range d.nodes {
		var left, right []*edge
		for _, e := range n.edges {
			if e.left == n {
				right = append(right, e)
			} else {
				left = append(left, e)
			}
		}
		spread(n, right, func(e *edge) int { return e.nodes()[1].y }, func(e *edge, y int) { e.atLeft = y })
		spread(n, left, func(e *edge) int { return e.nodes()[len(e.bends)].y }, func(e *edge, y int) { e.atRight = y })
	}
}

func spread(n *node, edges []*edge, toward func(*edge) int, put func(*edge, int)) {
	slices.SortStableFunc(edges, func(a, b *edge) int {
		return cmp.Or(cmp.Compare(toward(a), toward(b)), compareLinks(a.Link, b.Link))
	})
	for i, e := range edges {
		put(e, n.top()+n.Height*(i+1)/(len(edges)+1))
	}
}

// nodes are all that the edge passes, from left to right.
func (e *edge) nodes() []*node {
	return slices.Concat([]*node{e.left}, e.bends, []*node{e.right})
}

func (e *edge) route() Route {
	points := []Point{{e.left.x + BoxWidth, e.atLeft}}
	for _, b := range e.bends {
		points = append(points, Point{b.x, b.y}, Point{b.x + BoxWidth, b.y})
	}
	points = append(points, Point{e.right.x, e.atRight})
	if e.turned {
		slices.Reverse(points)
	}
	return Route{e.Link, points}
}

// Path is the route as the d of an SVG path: curves between columns, straight through them.
func (r Route) Path() string {
	var d strings.Builder
	fmt.Fprintf(&d, "M%d %d", r.Points[0].X, r.Points[0].Y)
	for i, to := range r.Points[1:] {
		from := r.Points[i]
		if i%2 == 1 {
			fmt.Fprintf(&d, "H%d", to.X)
			continue
		}
		middle := (from.X + to.X) / 2
		fmt.Fprintf(&d, "C%d %d %d %d %d %d", middle, from.Y, middle, to.Y, to.X, to.Y)
	}
	return d.String()
}

// Span is the least and the greatest height of the route.
func (r Route) Span() (top, bottom int) {
	top, bottom = r.Points[0].Y, r.Points[0].Y
	for _, p := range r.Points {
		top, bottom = min(top, p.Y), max(bottom, p.Y)
	}
	return top, bottom
}
