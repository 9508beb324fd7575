package argument

import "iter"

// Why says how a record's standing came about, from the records that decided it and no others.
type Why struct {
	Record   ID
	Label    Label
	Standing Standing
	Cause    Cause // of NoLongerStands
	Rank     int
	Step     ID       // the justification it stands by, or would stand by if it were not disputed; "" for evidence and when out
	Grounds  []Ground // what decided it, the foremost first
}

// Role is the part that a record plays in the standing of another.
type Role uint8

const (
	Premise   Role = iota // the other rests on it
	Challenge             // a defeat of the other itself
	Undercut              // a defeat of a step to the other
	Exception             // a step to the other holds unless this stands
	Circle                // the other rests on it and it rests on the other
)

// Ground is one record that a standing comes from.
//
// A record that stands comes from its premises and from each challenge, now met. A disputed one comes from whatever is itself undecided
// among its challenges, its step's exceptions and its premises. One that no longer stands comes from the challenge that
// stands; or else, for each step to it, from the first thing that stops the step.
type Ground struct {
	Record ID
	Role   Role
	Step   ID    // the justification concerned; "" for a challenge
	Cause  Cause // of a challenge or an undercut
	Onward bool  // the ground's own Why explains further; following only these always comes to an end
}

// Why explains the standing of an item or a justification. A name that the graph does not have is Unchecked.
func (l *Labelling) Why(id ID) Why {
	v, known := l.graph.vertex(id)
	if !known {
		return Why{Record: id}
	}
	w := Why{Record: id, Label: l.label[v], Rank: int(l.rank[v])}
	switch w.Label {
	case In:
		l.whyIn(v, &w)
	case Out:
		l.whyOut(v, &w)
	default:
		l.whyUndecided(v, &w)
	}
	return w
}

// Chain is the main line of an explanation: the record, then the foremost ground of each that explains further. It ends because ranks
// strictly fall along it.
func (l *Labelling) Chain(id ID) []Why {
	chain := []Why{l.Why(id)}
	for {
		last := chain[len(chain)-1]
		if len(last.Grounds) == 0 || !last.Grounds[0].Onward {
			return chain
		}
		chain = append(chain, l.Why(last.Grounds[0].Record))
	}
}

// Records lists the grounds that play a part in the standing, by name.
func (w Why) Records(role Role) []ID {
	var ids []ID
	for _, g := range w.Grounds {
		if g.Role == role {
			ids = append(ids, g.Record)
		}
	}
	return ids
}

func (l *Labelling) whyIn(v int32, w *Why) {
	w.Standing = Stands
	step := l.heldBy(v, w)
	w.Grounds = l.premises(nil, step, In)
	for g := range l.blockers(v, step) {
		if g.Role != Exception {
			w.Standing = StandsAnswered
			g.Onward = true
			w.Grounds = append(w.Grounds, g)
		}
	}
}

func (l *Labelling) whyUndecided(v int32, w *Why) {
	w.Standing = Disputed
	step := l.heldBy(v, w)
	for g, from := range l.blockers(v, step) {
		if l.label[from] == Undecided {
			w.Grounds = append(w.Grounds, g)
		}
	}
	w.Grounds = l.premises(w.Grounds, step, Undecided)
}

// heldBy is the step that holds v up, or v itself if it is a step, or -1 for evidence.
func (l *Labelling) heldBy(v int32, w *Why) int32 {
	step := v
	if !l.graph.isStep(v) {
		step = l.rule(v)
	}
	if !l.graph.isStep(step) {
		return -1
	}
	w.Step = l.graph.id(step)
	return step
}

// premises appends the premises of a step that have the label.
func (l *Labelling) premises(grounds []Ground, step int32, label Label) []Ground {
	if step < 0 {
		return grounds
	}
	for _, premise := range l.graph.premises.of(step) {
		if l.label[premise] == label {
			grounds = append(grounds, Ground{Record: l.graph.id(premise), Step: l.graph.id(step), Onward: true})
		}
	}
	return grounds
}

// blockers yields what speaks against v and against the step that holds it up, with the vertex it comes from.
func (l *Labelling) blockers(v, step int32) iter.Seq2[Ground, int32] {
	return func(yield func(Ground, int32) bool) {
		for _, i := range l.graph.blockedBy.of(v) {
			if !yield(l.ground(i), l.graph.edges[i].From) {
				return
			}
		}
		if step < 0 || step == v {
			return
		}
		for _, i := range l.graph.blockedBy.of(step) {
			if !yield(l.ground(i), l.graph.edges[i].From) {
				return
			}
		}
	}
}

// ground describes an edge.
func (l *Labelling) ground(i int32) Ground {
	g, e := l.graph, l.graph.edges[i]
	ground := Ground{Record: g.id(e.From), Role: Exception}
	if int(i) < len(g.records.Defeats) {
		ground.Cause = g.records.Defeats[i].Cause
	}
	switch {
	case !g.isStep(e.To):
		ground.Role = Challenge
		return ground
	case int(i) < g.defeats:
		ground.Role = Undercut
	}
	ground.Step = g.id(e.To)
	return ground
}
