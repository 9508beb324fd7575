package footing

import (
	"fmt"

	"candour/internal/argument"
	"candour/internal/ledger"
)

// Dispute is a record and those that deny it, and that it denies, none of them decided.
type Dispute struct {
	About Key
	By    []Key
}

// Settlement is a dispute decided one way: for what it is about, or against it.
type Settlement struct {
	Dispute
	For bool
}

// Disputes are the open disputes of the case, in the order in which what they are about was contributed.
func (c *Case) Disputes() []Dispute {
	var all []Dispute
	for _, d := range c.labels.Disputes() {
		all = append(all, c.dispute(d))
	}
	return all
}

func (c *Case) dispute(d argument.Dispute) Dispute { return Dispute{c.key(d.About), c.keys(d.By)} }

func (c *Case) keys(ids []argument.ID) []Key {
	keys := make([]Key, len(ids))
	for i, id := range ids {
		keys[i] = c.key(id)
	}
	return keys
}

// Settle is the case as it would be if a dispute were decided one way. Compare it with Changes.
func (c *Case) Settle(s Settlement) (*Case, error) {
	by := make([]argument.ID, len(s.By))
	for i, k := range s.By {
		by[i] = c.id(k)
	}
	labels, err := c.labels.Settle(argument.Settlement{Dispute: argument.Dispute{About: c.id(s.About), By: by}, For: s.For})
	if err != nil {
		return nil, fmt.Errorf("suppose a dispute settled: %w", err)
	}
	then := *c
	then.labels = labels
	return &then, nil
}

// Settling says what would let a record stand.
type Settling struct {
	Alone    []Settlement // each of which would do alone; empty for what is not disputed
	Together []Want       // otherwise: all of these, and none of them could be left out
	Found    bool         // false: no way was found
}

// Want is one thing that would have to be otherwise.
type Want struct {
	What  Key // what would have to give way; of a gap, what has nothing to rest on
	Of    Key // what it speaks against, or the conclusion of the step that it speaks against
	Cause argument.Cause
	Gap   bool // nothing is given that What rests on
}

// ToStand says what would have to be settled for a record to stand, in the smallest way that was found.
func (c *Case) ToStand(k Key) Settling {
	id := c.id(k)
	wants, found := c.labels.Wanting(id)
	s := Settling{Found: found}
	for _, alone := range c.labels.SettledAlone(id) {
		s.Alone = append(s.Alone, Settlement{c.dispute(alone.Dispute), alone.For})
	}
	for _, w := range wants {
		s.Together = append(s.Together, Want{c.key(w.Record), c.concluded(c.key(w.Of)), w.Cause, w.Gap})
	}
	return s
}

// concluded is the conclusion of a step; of a record, the record.
func (c *Case) concluded(k Key) Key {
	if p, ok := c.places[k]; ok && p.isStep {
		return p.step.Conclusion
	}
	return k
}

// Line is a line of a walk down an explanation.
type Line struct {
	Key
	How      string // how it bears on the record it stands under: "rests on", "disputed by"; "" for the first
	By       string // what a practitioner calls the step that leads from it; "" where none does
	Standing Standing
	Depth    int
	Again    bool // it is explained further up
	Hidden   bool // the reader may not know of it, and nothing is told of it or from what it comes
}

// Walk is why a record stands where it does, in full: under each record what its standing comes from, down to the last. Each is explained
// once. Records that hidden answers true for are not named; a nil hidden hides nothing.
func (c *Case) Walk(k Key, hidden func(ledger.Ref) bool) []Line {
	var lines []Line
	below := -1 // the depth of what may not be seen, while under it
	for _, l := range c.labels.Walk(c.id(k)) {
		if below >= 0 && l.Depth > below {
			continue
		}
		below = -1
		line := c.line(l)
		if hidden != nil && hidden(line.Ref) {
			line, below = Line{How: line.How, Depth: l.Depth, Hidden: true}, l.Depth
		}
		lines = append(lines, line)
	}
	return lines
}

func (c *Case) line(l argument.Line) Line {
	key := c.key(l.Record)
	line := Line{Key: key, Standing: c.Standing(key), Depth: l.Depth, Again: l.Again}
	if l.Depth > 0 {
		line.How = bears(l)
	}
	if step, ok := c.places[c.key(l.Step)]; ok && l.Role == argument.Premise {
		line.By = step.step.By
	}
	return line
}

// bears says how a ground bears on the record above it.
func bears(l argument.Line) string {
	met := l.Why.Label == argument.Out
	switch l.Role {
	case argument.Premise:
		return "rests on"
	case argument.Circle:
		return "rests on, and that on it in turn,"
	case argument.Exception:
		return "gives way to"
	case argument.Undercut:
		return "the step is " + Bears(l.Cause, met)
	default:
		return Bears(l.Cause, met)
	}
}
