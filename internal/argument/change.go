package argument

import "fmt"

// Change is a record whose answer differs between two labellings.
type Change struct {
	Record    ID
	Was, Is   Label
	New, Gone bool // in the later or in the earlier records alone; the other label is then the zero Label
}

// Changes lists the items that two labellings answer differently: those of after in the order in which they were added, and then those that
// are gone.
func Changes(before, after *Labelling) []Change {
	var changes []Change
	for id, is := range after.All() {
		v, known := before.graph.vertex(id)
		switch {
		case !known:
			changes = append(changes, Change{Record: id, Is: is, New: true})
		case before.label[v] != is:
			changes = append(changes, Change{Record: id, Was: before.label[v], Is: is})
		}
	}
	for id, was := range before.All() {
		if _, known := after.graph.vertex(id); !known {
			changes = append(changes, Change{Record: id, Was: was, Gone: true})
		}
	}
	return changes
}

// WhatIf evaluates the records as if the named items and justifications were out. Nothing is changed; compare the answer with that
// of Evaluate by Changes.
func (g *Graph) WhatIf(out ...ID) (*Labelling, error) {
	supposed := make([]int32, len(out))
	for i, id := range out {
		v, known := g.vertex(id)
		if !known {
			return nil, fmt.Errorf("what if %q were out: %s", id, notDeclared)
		}
		supposed[i] = v
	}
	return g.evaluate(supposed), nil
}

// RestingOn lists the statements that rest on an item, by however many steps, whether or not they stand. It is empty for a name that the
// graph does not have.
func (g *Graph) RestingOn(id ID) []ID {
	return g.follow(id, func(v int32, visit func(int32)) {
		for _, step := range g.uses.of(v) {
			visit(g.conclusion(step))
		}
	})
}

// Downstream lists the items whose answer could change if the answer for a record did: what rests on it, what it speaks against, and
// what those lead to in turn. A change to the records beside it changes nothing else.
func (g *Graph) Downstream(id ID) []ID {
	return g.follow(id, func(v int32, visit func(int32)) {
		if g.isStep(v) {
			visit(g.conclusion(v))
			return
		}
		for _, step := range g.uses.of(v) {
			visit(step)
		}
		for _, blocked := range g.blocks.of(v) {
			visit(blocked)
		}
	})
}

// follow lists the items that a walk from id comes to, in the order in which it meets them; id itself only if the walk returns to it.
func (g *Graph) follow(id ID, next func(v int32, visit func(int32))) []ID {
	start, known := g.vertex(id)
	if !known {
		return nil
	}
	seen := make([]bool, g.size())
	queue := []int32{start}
	visit := func(v int32) {
		if !seen[v] {
			seen[v] = true
			queue = append(queue, v)
		}
	}
	for done := 0; done < len(queue); done++ {
		next(queue[done], visit)
	}
	var ids []ID
	for _, v := range queue[1:] {
		if !g.isStep(v) {
			ids = append(ids, g.id(v))
		}
	}
	return ids
}
