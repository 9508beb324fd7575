package footing

import (
	"slices"

	"candour/internal/argument"
	"candour/internal/ledger"
)

// Resting is a statement that rests on something.
type Resting struct {
	Key
	Direct   bool // by one step
	Standing Standing
}

// RestingOn lists the statements that rest on a thing, by however many steps, the direct ones first; its own facets are left out.
func (c *Case) RestingOn(ref ledger.Ref) []Resting {
	var direct, further []Resting
	seen := map[Key]bool{}
	for _, from := range c.Facets(ref) {
		for _, id := range c.graph.RestingOn(c.id(from)) {
			k := c.key(id)
			if seen[k] || k.Ref == ref {
				continue
			}
			seen[k] = true
			if r := (Resting{k, c.rests(k, ref), c.Standing(k)}); r.Direct {
				direct = append(direct, r)
			} else {
				further = append(further, r)
			}
		}
	}
	return append(direct, further...)
}

// Facets are the records of the argument about a thing.
func (c *Case) Facets(ref ledger.Ref) []Key {
	var keys []Key
	for _, k := range c.order {
		if k.Ref == ref {
			keys = append(keys, k)
		}
	}
	return keys
}

// rests reports whether one step leads from the thing to the statement.
func (c *Case) rests(k Key, on ledger.Ref) bool {
	return slices.ContainsFunc(c.stepsTo(k), func(p *place) bool {
		return slices.ContainsFunc(p.step.Premises, func(premise Key) bool { return premise.Ref == on })
	})
}

// Change is a record whose standing differs between two evaluations.
type Change struct {
	Key
	Was, Is Standing // NotAnswered where the record was not part of the argument
	Reason  argument.Cause
}

// Changes lists the records whose standing differs: those of after in their order, then those that are gone.
func Changes(before, after *Case) []Change {
	var changes []Change
	for _, k := range after.order {
		if was, is := before.Standing(k), after.Standing(k); was != is {
			changes = append(changes, Change{k, was, is, after.labels.Why(after.id(k)).Cause})
		}
	}
	for _, k := range before.order {
		if _, there := after.places[k]; !there {
			changes = append(changes, Change{Key: k, Was: before.Standing(k)})
		}
	}
	return changes
}

// WhatIf is the case as it would be if the things named were out. Compare it with Changes. What is not part of the case changes nothing.
func (c *Case) WhatIf(out ...ledger.Ref) (*Case, error) {
	var keys []Key
	for _, ref := range out {
		keys = append(keys, c.Facets(ref)...)
	}
	return c.Without(keys...)
}

// Without is the case as it would be if the records named, which are part of it, were out.
func (c *Case) Without(out ...Key) (*Case, error) {
	supposed := make([]argument.ID, len(out))
	for i, k := range out {
		supposed[i] = c.id(k)
	}
	labels, err := c.graph.WhatIf(supposed...)
	if err != nil {
		return nil, err
	}
	then := *c
	then.labels = labels
	return &then, nil
}
