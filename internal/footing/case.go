package footing

import (
	"strconv"

	"candour/internal/argument"
	"candour/internal/ledger"
)

// Case is the argument of a case, evaluated as at a day. It never changes; any number of goroutines may read it.
type Case struct {
	As
	graph    *argument.Graph
	labels   *argument.Labelling
	places   map[Key]*place
	numbered []*place // by the number that names it to the engine
	order    []Key    // the records
}

// place is a record or a step in the argument.
type place struct {
	Key
	id      argument.ID
	record  Record // zero for a step
	step    Step   // zero for a record
	isStep  bool
	steps   []*place // to a record
	against []Challenge
}

// Has reports whether a record is part of the argument: what was erased, or has no standing, is none.
func (c *Case) Has(k Key) bool {
	_, ok := c.places[k]
	return ok
}

// id is what the engine calls a key; "", which it does not know, for what is not part of the argument.
func (c *Case) id(k Key) argument.ID {
	if p, ok := c.places[k]; ok {
		return p.id
	}
	return ""
}

func (c *Case) key(id argument.ID) Key {
	n, err := strconv.Atoi(string(id))
	if err != nil || n < 0 || n >= len(c.numbered) {
		return Key{}
	}
	return c.numbered[n].Key
}

// stepsTo are the steps to a record.
func (c *Case) stepsTo(k Key) []*place {
	if p, ok := c.places[k]; ok {
		return p.steps
	}
	return nil
}

// Standing is how a record stands; NotAnswered for what is not part of the argument.
func (c *Case) Standing(k Key) Standing {
	s := standing(c.labels.Why(c.id(k)))
	if s.Holds() && c.found(k) {
		return FoundByTheCourt
	}
	return s
}

// found reports whether a court’s finding holds a statement up.
func (c *Case) found(k Key) bool {
	for _, p := range c.stepsTo(k) {
		if p.step.Court && c.labels.Label(p.id) == argument.In {
			return true
		}
	}
	return false
}

// Words is the standing as a tag shows it, with the reason if the record no longer stands: "no longer stands: replaced".
func (c *Case) Words(k Key) string {
	if s := c.Standing(k); s != NoLongerStands {
		return s.String()
	}
	return c.labels.Why(c.id(k)).Words()
}

// Name is what a record is called in the middle of a sentence.
func (c *Case) Name(k Key) string {
	if p, ok := c.places[k]; ok && p.record.Name != nil {
		return p.record.Name()
	}
	return "something that is not on the record"
}

// Sentence says in one sentence why a record stands where it does. Records that hidden answers true for are not named: the sentence then
// says only that there is a reason. A nil hidden hides nothing.
func (c *Case) Sentence(k Key, hidden func(ledger.Ref) bool) string {
	return c.labels.Sentence(c.id(k), func(id argument.ID) string {
		key := c.key(id)
		if hidden != nil && hidden(key.Ref) {
			return ""
		}
		return c.Name(key)
	})
}

// Keys are the records of the argument, in the order in which they were contributed.
func (c *Case) Keys() []Key { return c.order }
