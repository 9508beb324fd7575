package drawing

import (
	"cmp"
	"slices"
)

// part is boxes that links join, however far round, and nothing joins to the rest.
type part struct {
	nodes   []*node
	edges   []*edge
	columns [][]*node // bends included, from the left
	height  int
}

// parts are the parts of the picture, those of most boxes first.
func (d *draft) parts() []*part {
	var all []*part
	for _, n := range d.nodes {
		if !n.seen {
			p := &part{}
			p.gather(n)
			slices.SortFunc(p.nodes, func(a, b *node) int { return cmp.Compare(a.Name, b.Name) })
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b *part) int { return cmp.Compare(len(b.nodes), len(a.nodes)) })
	return all
}

func (p *part) gather(n *node) {
	n.seen = true
	p.nodes = append(p.nodes, n)
	for _, e := range n.edges {
		if e.left == n {
			p.edges = append(p.edges, e)
		}
		for _, next := range []*node{e.left, e.right} {
			if !next.seen {
				p.gather(next)
			}
		}
	}
}

func (p *part) layOut() {
	slices.SortFunc(p.edges, func(a, b *edge) int { return compareLinks(a.Link, b.Link) })
	p.inColumns()
	p.bendLinks()
	p.order()
	p.heights()
}

// inColumns gives each box its column: as far right as what it leads to allows, so that what leads nowhere stands in the last.
func (p *part) inColumns() {
	depth, deepest := map[*node]int{}, 0
	for _, n := range p.nodes {
		deepest = max(deepest, measure(n, depth))
	}
	p.columns = make([][]*node, deepest+1)
	for _, n := range p.nodes {
		n.column = deepest - depth[n]
		p.columns[n.column] = append(p.columns[n.column], n)
	}
}

// measure is the longest way rightwards from a node.
func measure(n *node, depth map[*node]int) int {
	if d, known := depth[n]; known {
		return d
	}
	longest := 0
	for _, next := range n.right {
		longest = max(longest, 1+measure(next, depth))
	}
	depth[n] = longest
	return longest
}

// bendLinks gives each link a bend in every column that it passes, and each node its neighbours in the columns beside it.
func (p *part) bendLinks() {
	for _, n := range p.nodes {
		n.right = nil
	}
	for _, e := range p.edges {
		last := e.left
		for c := e.left.column + 1; c < e.right.column; c++ {
			b := &node{Box: Box{Height: bend}, column: c}
			e.bends = append(e.bends, b)
			p.columns[c] = append(p.columns[c], b)
			neighbours(last, b)
			last = b
		}
		neighbours(last, e.right)
	}
}

func neighbours(left, right *node) {
	left.right = append(left.right, right)
	right.left = append(right.left, left)
}
