package argument

import (
	"fmt"
	"slices"
)

// Dispute is an item and those that speak against it and against which it speaks, all of them undecided: an account and what denies it.
type Dispute struct {
	About ID
	By    []ID // in the order in which they were added
}

// Settlement is a dispute settled one way: for what it is about, so that what denies it is out, or against it, so that it is out itself.
type Settlement struct {
	Dispute
	For bool
}

// out are the records that a settlement puts out.
func (s Settlement) out() []ID {
	if s.For {
		return s.By
	}
	return []ID{s.About}
}

// Disputes lists the open disputes. Every two items that deny each other are in one of them, and it is about the item that is denied by
// the most; of equals, about the one added first. They stand in the order in which what they are about was added. The time is linear.
func (l *Labelling) Disputes() []Dispute {
	denied := l.denials()
	about := make([]int32, 0, len(denied))
	for v := range denied {
		if len(denied[v]) > 0 {
			about = append(about, int32(v))
		}
	}
	slices.SortStableFunc(about, func(a, b int32) int { return len(denied[b]) - len(denied[a]) })
	taken := make([]bool, l.graph.items)
	all := map[int32]Dispute{}
	for _, v := range about {
		by := slices.DeleteFunc(denied[v], func(w int32) bool { return taken[w] })
		if len(by) > 0 {
			taken[v] = true
			all[v] = Dispute{l.graph.id(v), l.ids(by)}
		}
	}
	return inOrder(all)
}

// denials leads from each undecided item to the undecided others that it speaks against and that speak against it.
func (l *Labelling) denials() [][]int32 {
	g := l.graph
	denied := make([][]int32, g.items)
	answered := make([]int32, g.size()) // by the item, counted from 1, that last spoke against it
	for v := range g.items {
		if l.label[v] != Undecided {
			continue
		}
		for _, w := range g.blocks.of(v) {
			answered[w] = v + 1
		}
		for _, i := range g.blockedBy.of(v) {
			from := g.edges[i].From
			if from != v && l.label[from] == Undecided && answered[from] == v+1 {
				denied[v] = append(denied[v], from)
				answered[from] = 0 // a second time changes nothing
			}
		}
		slices.Sort(denied[v])
	}
	return denied
}

func inOrder(all map[int32]Dispute) []Dispute {
	var about []int32
	for v := range all {
		about = append(about, v)
	}
	slices.Sort(about)
	disputes := make([]Dispute, len(about))
	for i, v := range about {
		disputes[i] = all[v]
	}
	return disputes
}

func (l *Labelling) ids(vertices []int32) []ID {
	ids := make([]ID, len(vertices))
	for i, v := range vertices {
		ids[i] = l.graph.id(v)
	}
	return ids
}

// Settle evaluates the records again as if disputes were settled, on top of what was supposed before. Nothing is changed. It fails only for a
// record that the graph does not have.
func (l *Labelling) Settle(settlements ...Settlement) (*Labelling, error) {
	supposed := slices.Clone(l.supposed)
	for _, s := range settlements {
		for _, id := range s.out() {
			v, known := l.graph.vertex(id)
			if !known {
				return nil, fmt.Errorf("settle a dispute about %q: %s", id, notDeclared)
			}
			supposed = append(supposed, v)
		}
	}
	return l.graph.evaluate(supposed), nil
}

// SettledAlone lists each settlement of an open dispute after which the record stands with nothing else settled. It is one pass for each
// settlement of a dispute on which the record depends. A record that is decided has none.
func (l *Labelling) SettledAlone(id ID) []Settlement {
	v, known := l.graph.vertex(id)
	if !known || l.label[v] != Undecided {
		return nil
	}
	upstream := l.graph.upstream(v)
	var alone []Settlement
	for _, d := range l.Disputes() {
		about, _ := l.graph.vertex(d.About)
		if !upstream[about] {
			continue
		}
		for _, s := range []Settlement{{d, true}, {d, false}} {
			if then, err := l.Settle(s); err == nil && then.label[v] == In {
				alone = append(alone, s)
			}
		}
	}
	return alone
}

// upstream marks the vertices on whose answers that of v depends, v included.
func (g *Graph) upstream(v int32) []bool {
	seen := make([]bool, g.size())
	queue := []int32{v}
	visit := func(w int32) {
		if !seen[w] {
			seen[w] = true
			queue = append(queue, w)
		}
	}
	seen[v] = true
	for done := 0; done < len(queue); done++ {
		g.eachBefore(queue[done], visit)
	}
	return seen
}

// eachBefore visits what the answer for v comes from directly.
func (g *Graph) eachBefore(v int32, visit func(int32)) {
	for _, i := range g.blockedBy.of(v) {
		visit(g.edges[i].From)
	}
	for _, premise := range g.premises.of(v) {
		visit(premise)
	}
	if !g.isStep(v) {
		for _, step := range g.steps.of(v) {
			visit(step)
		}
	}
}
