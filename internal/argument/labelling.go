package argument

import (
	"iter"
	"strconv"
)

// Labelling is the answer for every record of a graph.
type Labelling struct {
	graph *Graph
	label []Label
	// rank orders answers by what they come from: it falls strictly from a settled record to what settled it, and from a disputed
	// record to the premises of the step that would hold it up.
	rank     []int32
	supposed []int32 // taken out by WhatIf
}

// Label is the answer for an item or a justification; Undecided for a name the graph does not have.
func (l *Labelling) Label(id ID) Label {
	v, known := l.graph.vertex(id)
	if !known {
		return Undecided
	}
	return l.label[v]
}

// All yields every item with its label, in the order in which they were added.
func (l *Labelling) All() iter.Seq2[ID, Label] {
	return func(yield func(ID, Label) bool) {
		for v := range l.graph.items {
			if !yield(l.graph.id(v), l.label[v]) {
				return
			}
		}
	}
}

// Items is how many items there are.
func (l *Labelling) Items() int { return int(l.graph.items) }

// AppendLine appends the name of the i-th item, a space and its label, without making anything that is thrown away: a graph may have millions.
func (l *Labelling) AppendLine(line []byte, i int) []byte {
	v := int32(i)
	if l.graph.vertices == nil {
		line = strconv.AppendInt(line, int64(v)+1, 10)
	} else {
		line = append(line, l.graph.id(v)...)
	}
	return append(append(line, ' '), l.label[v].String()...)
}

// Certified is one line of a certificate: enough, with every other line, to check an answer without knowing how it was found.
//
// Rank orders what comes from what. Rule is how an item that is not out is held up: its own name for evidence, and for a
// statement a justification whose premises have lower ranks. For an item that is out it is empty.
type Certified struct {
	Record ID
	Label  Label
	Rank   int
	Rule   ID
}

// Certificate yields a line for every item, in the order in which they were added. It certifies an evaluation of the records as
// they are, so it says nothing useful of a what-if.
func (l *Labelling) Certificate() iter.Seq[Certified] {
	return func(yield func(Certified) bool) {
		for v := range l.graph.items {
			line := Certified{Record: l.graph.id(v), Label: l.label[v], Rank: int(l.rank[v])}
			if rule := l.rule(v); rule >= 0 {
				line.Rule = l.graph.id(rule)
			}
			if !yield(line) {
				return
			}
		}
	}
}

// rule is what holds up an item that is not out: evidence itself, or the first step of a statement whose premises all rank below
// it. It is -1 for an item that is out.
func (l *Labelling) rule(v int32) int32 {
	switch {
	case l.label[v] == Out:
		return -1
	case l.graph.given[v]:
		return v
	}
	for _, step := range l.graph.steps.of(v) {
		if holds := l.label[step]; (holds == In || holds == l.label[v]) && l.rank[step] < l.rank[v] {
			return step
		}
	}
	return -1
}
