package argument

import "math"

// circles returns those unfounded statements that rest only on themselves: each group of them reaches itself and nothing else
// unfounded. The other unfounded statements rest on these and follow by ordinary propagation, so that each has its true cause.
func (e *evaluation) circles(unfounded []int32) []int32 {
	c := circling{
		needs: e.needs(unfounded),
		index: make([]int32, e.items),
		low:   make([]int32, e.items),
	}
	for _, v := range unfounded {
		if c.index[v] == 0 {
			c.visit(v)
		}
	}
	return c.closed
}

// needs leads from each unfounded statement to the unfounded premises of its steps.
func (e *evaluation) needs(unfounded []int32) adjacency {
	var pairs []edge
	for _, v := range unfounded {
		for _, step := range e.steps.of(v) {
			if e.label[step] != Undecided {
				continue
			}
			for _, premise := range e.premises.of(step) {
				if e.label[premise] == Undecided && e.rank[premise] == 0 {
					pairs = append(pairs, edge{v, premise})
				}
			}
		}
	}
	return group(e.items, len(pairs), func(i int) (int32, int32) { return pairs[i].From, pairs[i].To })
}

// circling finds strongly connected components (Tarjan 1972) without recursion, for a chain may be as long as the file, and keeps
// those that lead nowhere else.
type circling struct {
	needs  adjacency
	index  []int32 // order of first visit, from 1; finished once its component is known
	low    []int32 // earliest index it is known to reach
	count  int32
	stack  []int32 // visited, component not known yet
	path   []visit
	closed []int32
}

type visit struct {
	v    int32
	next int // which neighbour to look at next
}

const finished = math.MaxInt32

func (c *circling) visit(root int32) {
	c.enter(root)
	for len(c.path) > 0 {
		at := &c.path[len(c.path)-1]
		if near := c.needs.of(at.v); at.next < len(near) {
			w := near[at.next]
			at.next++
			if c.index[w] == 0 {
				c.enter(w)
			} else {
				c.low[at.v] = min(c.low[at.v], c.index[w])
			}
			continue
		}
		c.leave(at.v)
	}
}

func (c *circling) enter(v int32) {
	c.count++
	c.index[v], c.low[v] = c.count, c.count
	c.stack = append(c.stack, v)
	c.path = append(c.path, visit{v: v})
}

func (c *circling) leave(v int32) {
	c.path = c.path[:len(c.path)-1]
	if len(c.path) > 0 {
		parent := c.path[len(c.path)-1].v
		c.low[parent] = min(c.low[parent], c.low[v])
	}
	if c.low[v] == c.index[v] {
		c.finish(v)
	}
}

// finish takes the component of v, whose first visited member it is, off the stack.
func (c *circling) finish(v int32) {
	from := len(c.stack) - 1
	for c.stack[from] != v {
		from--
	}
	members := c.stack[from:]
	c.stack = c.stack[:from]
	if !c.leadsOut(members) {
		c.closed = append(c.closed, members...)
	}
	for _, m := range members {
		c.index[m] = finished
	}
}

// leadsOut says whether a component needs another, which is then finished already.
func (c *circling) leadsOut(members []int32) bool {
	for _, m := range members {
		for _, w := range c.needs.of(m) {
			if c.index[w] == finished {
				return true
			}
		}
	}
	return false
}
