package footing

import (
	"candour/internal/argument"
	"candour/internal/ledger"
)

// Case is the argument of a case, evaluated as at a day. It never changes; any number of goroutines may read it.
type Case struct {
	As
	graph      *argument.Graph
	labels     *argument.Labelling
	records    map[Key]Record
	steps      map[Key]Step
	concluding map[Key][]Key       // statement to the steps to it
	against    map[Key][]Challenge // record or step to what challenges it
	keys       map[argument.ID]Key
	order      []Key
}

// Standing is how a record stands; NotAnswered for what is not part of the argument.
func (c *Case) Standing(k Key) Standing {
	s := standing(c.labels.Why(k.id()))
	if s.Holds() && c.found(k) {
		return FoundByTheCourt
	}
	return s
}

// found reports whether a court’s finding holds a statement up.
func (c *Case) found(k Key) bool {
	for _, step := range c.concluding[k] {
		if c.steps[step].Court && c.labels.Label(step.id()) == argument.In {
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
	return c.labels.Why(k.id()).Words()
}

// Name is what a record is called in the middle of a sentence.
func (c *Case) Name(k Key) string {
	if r, ok := c.records[k]; ok && r.Name != nil {
		return r.Name()
	}
	return "something that is not on the record"
}

// Sentence says in one sentence why a record stands where it does. Records that hidden answers true for are not named: the sentence then
// says only that there is a reason. A nil hidden hides nothing.
func (c *Case) Sentence(k Key, hidden func(ledger.Ref) bool) string {
	return c.labels.Sentence(k.id(), func(id argument.ID) string {
		key := c.keys[id]
		if hidden != nil && hidden(key.Ref) {
			return ""
		}
		return c.Name(key)
	})
}

// Keys are the records of the argument, in the order in which they were contributed.
func (c *Case) Keys() []Key { return c.order }
