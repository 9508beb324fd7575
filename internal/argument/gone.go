package argument

import "slices"

// whyOut finds what put a record out among the records of lower rank, or, for a circle, of its own rank.
func (l *Labelling) whyOut(v int32, w *Why) {
	w.Standing = NoLongerStands
	if slices.Contains(l.supposed, v) {
		w.Cause = Supposed
		return
	}
	w.Grounds = l.against(v)
	if len(w.Grounds) == 0 {
		w.Cause = Unsupported
		return
	}
	w.Cause = w.Grounds[0].causes()
}

// against is the challenge that put v out, or else what stopped each step to it, a circle first.
func (l *Labelling) against(v int32) []Ground {
	if l.graph.isStep(v) {
		return []Ground{l.stopped(v, l.rank[v])}
	}
	if g, found := l.blocker(v, l.rank[v]); found {
		return []Ground{g}
	}
	var circles, others []Ground
	for _, step := range l.graph.steps.of(v) {
		if g := l.stopped(step, l.rank[v]); g.Role == Circle {
			circles = append(circles, g)
		} else {
			others = append(others, g)
		}
	}
	return append(circles, others...)
}

// stopped is what stopped a step by the given rank: a premise that is out, something that blocks it, or a premise that is out only together
// with the conclusion.
func (l *Labelling) stopped(step, rank int32) Ground {
	if slices.Contains(l.supposed, step) {
		return Ground{Record: l.graph.id(step), Role: Undercut, Step: l.graph.id(step), Cause: Supposed}
	}
	out := func(before int32) func(int32) bool {
		return func(premise int32) bool { return l.label[premise] == Out && l.rank[premise] < before }
	}
	premises := l.graph.premises.of(step)
	if i := slices.IndexFunc(premises, out(rank)); i >= 0 {
		return Ground{Record: l.graph.id(premises[i]), Step: l.graph.id(step), Onward: true}
	}
	if g, found := l.blocker(step, rank); found {
		return g
	}
	i := slices.IndexFunc(premises, out(rank+1))
	return Ground{Record: l.graph.id(premises[i]), Role: Circle, Step: l.graph.id(step)}
}

// blocker is what stands against v with a rank below the given one: the first added, but an erasure before all else, since it is why
// the words are no longer there to read.
func (l *Labelling) blocker(v, rank int32) (ground Ground, found bool) {
	for _, i := range l.graph.blockedBy.of(v) {
		from := l.graph.edges[i].From
		if l.label[from] != In || l.rank[from] >= rank {
			continue
		}
		if g := l.ground(i); !found || g.Cause == ErasedByLaw && ground.Cause != ErasedByLaw {
			ground, found = g, true
			ground.Onward = true
		}
	}
	return ground, found
}

// causes is the cause that a ground is, of what it put out.
func (g Ground) causes() Cause {
	switch g.Role {
	case Premise:
		return SourceGone
	case Exception:
		return Excepted
	case Circle:
		return Circular
	default:
		return g.Cause
	}
}
