package drawing

// heights gives each node its height in the part, near its neighbours, from the right and from the left by turns.
func (p *part) heights() {
	for _, column := range p.columns {
		stack(column)
	}
	right, left := func(n *node) []*node { return n.right }, func(n *node) []*node { return n.left }
	for range sweeps / 2 {
		for i := len(p.columns) - 2; i >= 0; i-- {
			settle(p.columns[i], right)
		}
		for _, column := range p.columns[1:] {
			settle(column, left)
		}
	}
	p.toTop()
}

// stack puts a column’s nodes below each other, as close as they may stand.
func stack(column []*node) {
	for i, n := range column {
		if i > 0 {
			n.y = column[i-1].y + apart(column[i-1], n)
		}
	}
}

// apart is the least distance between the middles of two nodes, one below the other.
func apart(above, below *node) int { return (above.Height+1)/2 + between + (below.Height+1)/2 }

// run is nodes of a column that stand as close as they may.
type run struct{ from, sum, count int }

func (r run) mean() int { return r.sum / r.count }

// settle brings each node of a column as near to the middle of its neighbours as the order and the distances allow, by least squares: runs
// that would overlap are pooled (Barlow and others 1972).
func settle(column []*node, beside func(*node) []*node) {
	offsets, runs := make([]int, len(column)), make([]run, 0, len(column))
	for i, n := range column {
		if i > 0 {
			offsets[i] = offsets[i-1] + apart(column[i-1], n)
		}
		runs = append(runs, run{i, wanted(n, beside(n)) - offsets[i], 1})
		for len(runs) > 1 && runs[len(runs)-2].mean() >= runs[len(runs)-1].mean() {
			last := runs[len(runs)-1]
			runs = runs[:len(runs)-1]
			runs[len(runs)-1].sum += last.sum
			runs[len(runs)-1].count += last.count
		}
	}
	for _, r := range runs {
		for i := r.from; i < r.from+r.count; i++ {
			column[i].y = r.mean() + offsets[i]
		}
	}
}

// wanted is the middle of a node’s neighbours; where it is, when it has none.
func wanted(n *node, beside []*node) int {
	if len(beside) == 0 {
		return n.y
	}
	sum := 0
	for _, other := range beside {
		sum += other.y
	}
	return sum / len(beside)
}

// toTop moves the part so that its highest node begins at 0, and measures it.
func (p *part) toTop() {
	top := p.columns[0][0].top()
	for _, column := range p.columns {
		top = min(top, column[0].top())
	}
	for _, column := range p.columns {
		for _, n := range column {
			n.y -= top
		}
	}
	p.measure(0)
}

// measure finds how high the part is, from where it begins.
func (p *part) measure(from int) {
	p.height = 0
	for _, column := range p.columns {
		p.height = max(p.height, column[len(column)-1].bottom()-from)
	}
}

func (n *node) top() int    { return n.y - n.Height/2 }
func (n *node) bottom() int { return n.top() + n.Height }
