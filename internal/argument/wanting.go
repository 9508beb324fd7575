package argument

import (
	"container/heap"
	"math"
	"slices"
)

// Want is one thing that would have to be otherwise for a record to stand.
type Want struct {
	Ground      // what would have to be out; for a Gap, the statement itself
	Of     ID   // what it speaks against
	Gap    bool // nothing is given that holds the statement up: something new would have to
}

// Wanting lists what would have to be otherwise for a record to stand: of a disputed one, what is undecided along the way that holds it up; of
// one that is out, also what stands against it and what it rests on. Where there are several ways to a statement it takes the one that
// wants least. Nothing in the list could be left out. It is false when the way found does not lead there, because what would have to be
// out holds it up as well, and for a record that the graph does not have.
//
// The way is found by one pass over the records, cheapest first (Knuth 1977), and tried by one evaluation and one for each thing wanted.
func (l *Labelling) Wanting(id ID) (wants []Want, found bool) {
	v, known := l.graph.vertex(id)
	if !known || slices.Contains(l.supposed, v) {
		return nil, false
	}
	w := newWanting(l)
	w.work()
	w.collect(v)
	if slices.ContainsFunc(w.wants, func(x wanted) bool { return x.Gap }) {
		return w.told(), true
	}
	if !w.stands(v, w.wants) {
		return nil, false
	}
	w.reduce(v)
	return w.told(), true
}

// wanting finds the cheapest way to hold up each vertex: the cost is how many things would have to be otherwise.
type wanting struct {
	*Labelling
	cost  []int64 // of a vertex, once done
	done  []bool
	left  []int32 // premises of a step not yet done
	way   []int32 // the step by which a statement would stand; -1 for evidence and a statement without any
	queue costs
	seen  []bool
	wants []wanted
}

type wanted struct {
	Want
	from int32
}

func newWanting(l *Labelling) *wanting {
	size := l.graph.size()
	w := &wanting{
		Labelling: l, cost: make([]int64, size), done: make([]bool, size), seen: make([]bool, size),
		left: make([]int32, size), way: slices.Repeat([]int32{-1}, int(size)),
	}
	for v := range size {
		w.left[v] = int32(len(l.graph.premises.of(v)))
		w.begin(v)
	}
	return w
}

// begin offers what needs no premise: what stands already, evidence, a statement with no step to it, and a step from nothing.
func (w *wanting) begin(v int32) {
	switch {
	case slices.Contains(w.supposed, v):
	case w.label[v] == In:
		w.offer(v, 0, -1)
	case w.graph.isStep(v):
		if w.left[v] == 0 {
			w.offer(v, w.opposed(v), -1)
		}
	case w.graph.given[v]:
		w.offer(v, w.opposed(v), -1)
	case len(w.graph.steps.of(v)) == 0:
		w.offer(v, w.opposed(v)+1, -1)
	}
}

// opposed is how many things not out stand in the way of a vertex.
func (w *wanting) opposed(v int32) (n int64) {
	for range w.inTheWay(v) {
		n++
	}
	return n
}

// inTheWay are the edges that come at v from what is not out.
func (w *wanting) inTheWay(v int32) (edges []int32) {
	for _, i := range w.graph.blockedBy.of(v) {
		if w.label[w.graph.edges[i].From] != Out {
			edges = append(edges, i)
		}
	}
	return edges
}

func (w *wanting) offer(v int32, cost int64, way int32) {
	heap.Push(&w.queue, offered{v, way, min(cost, math.MaxInt32)})
}

// work takes the offers, cheapest first. The first for a vertex is its best.
func (w *wanting) work() {
	for w.queue.Len() > 0 {
		o := heap.Pop(&w.queue).(offered)
		if w.done[o.v] {
			continue
		}
		w.done[o.v], w.cost[o.v], w.way[o.v] = true, o.cost, o.way
		if w.graph.isStep(o.v) {
			w.concludes(o.v)
			continue
		}
		for _, step := range w.graph.uses.of(o.v) {
			w.used(step, o.cost)
		}
	}
}

// used takes a premise of a step as held up.
func (w *wanting) used(step int32, cost int64) {
	w.cost[step] = min(w.cost[step]+cost, math.MaxInt32)
	if w.left[step]--; w.left[step] == 0 && !w.done[step] && !slices.Contains(w.supposed, step) {
		w.offer(step, w.cost[step]+w.opposed(step), -1)
	}
}

// concludes offers a step to what it concludes. What is disputed is held up only by a step that is no worse.
func (w *wanting) concludes(step int32) {
	c := w.graph.conclusion(step)
	if slices.Contains(w.supposed, c) || w.label[c] == Undecided && w.label[step] == Out {
		return
	}
	w.offer(c, w.cost[step]+w.opposed(c), step)
}

// collect gathers what the way to v wants.
func (w *wanting) collect(v int32) {
	if w.seen[v] || w.label[v] == In {
		return
	}
	w.seen[v] = true
	for _, i := range w.inTheWay(v) {
		w.add(wanted{Want{Ground: w.ground(i), Of: w.graph.id(v)}, w.graph.edges[i].From})
	}
	switch {
	case w.graph.isStep(v):
		for _, premise := range w.graph.premises.of(v) {
			w.collect(premise)
		}
	case w.way[v] >= 0:
		w.collect(w.way[v])
	case !w.graph.given[v]:
		w.add(wanted{Want{Ground: Ground{Record: w.graph.id(v)}, Of: w.graph.id(v), Gap: true}, v})
	}
}

// add adds a want, once for each thing that would have to be out.
func (w *wanting) add(x wanted) {
	if !slices.ContainsFunc(w.wants, func(y wanted) bool { return y.from == x.from && y.Gap == x.Gap }) {
		w.wants = append(w.wants, x)
	}
}

// stands reports whether v stands once the wants are out.
func (w *wanting) stands(v int32, wants []wanted) bool {
	supposed := slices.Clone(w.supposed)
	for _, x := range wants {
		supposed = append(supposed, x.from)
	}
	return w.graph.evaluate(supposed).label[v] == In
}

// reduce leaves out what is not wanted after all, because it is out once the rest is.
func (w *wanting) reduce(v int32) {
	for i := len(w.wants) - 1; i >= 0; i-- {
		if rest := slices.Delete(slices.Clone(w.wants), i, i+1); w.stands(v, rest) {
			w.wants = rest
		}
	}
}

func (w *wanting) told() []Want {
	var wants []Want
	for _, x := range w.wants {
		wants = append(wants, x.Want)
	}
	return wants
}

// offered is a way to hold up a vertex at a cost.
type offered struct {
	v, way int32
	cost   int64
}

// costs is a heap of offers: the cheapest first; of equals the one added first.
type costs []offered

func (c costs) Len() int { return len(c) }
func (c costs) Less(i, j int) bool {
	if c[i].cost != c[j].cost {
		return c[i].cost < c[j].cost
	}
	return c[i].v < c[j].v
}
func (c costs) Swap(i, j int) { c[i], c[j] = c[j], c[i] }
func (c *costs) Push(x any)   { *c = append(*c, x.(offered)) }
func (c *costs) Pop() any {
	last := (*c)[len(*c)-1]
	*c = (*c)[:len(*c)-1]
	return last
}
