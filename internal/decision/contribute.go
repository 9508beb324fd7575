package decision

import (
	"slices"

	"candour/internal/argument"
	"candour/internal/footing"
	"candour/internal/ledger"
	"candour/internal/practice"
)

// bearing are the considerations that hold a decision up: what speaks for the way chosen and against the others.
func (d *Decision) bearing() []Consideration {
	var all []Consideration
	for i, o := range d.Options {
		if i == d.Chosen {
			all = append(all, o.For...)
		} else {
			all = append(all, o.Against...)
		}
	}
	return slices.DeleteFunc(all, func(c Consideration) bool { return c.On.IsZero() })
}

// RestsOn is what a decision rests on, each once.
func (d *Decision) RestsOn() []footing.Key {
	var keys []footing.Key
	for _, c := range d.bearing() {
		if k := footing.Of(c.On, d.side(c.Sort)); !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	return keys
}

// side is the side of a thing on which a decision leans. Guidance counts as on the day on which it was carried out.
func (d *Decision) side(sort Bears) footing.Facet {
	switch {
	case sort == ByPreference:
		return footing.Said
	case sort == ByRecord:
		return footing.OnRecord
	case sort == ByGuidance && d.Done != nil:
		return footing.InForceOn(d.Done.On())
	case sort == ByGuidance:
		return footing.InForce
	default:
		return footing.So
	}
}

// Guidance are the pieces of guidance and the tools that a decision rests on.
func (d *Decision) Guidance() []ledger.Ref {
	var refs []ledger.Ref
	for _, c := range d.bearing() {
		if c.Sort == ByGuidance && !slices.Contains(refs, c.On) {
			refs = append(refs, c.On)
		}
	}
	return refs
}

// Contribute is the decisions’ part in the argument: each is a statement with one step, on all that it rests on together. It gives way to the
// decision that took its place. It is a footing.Contributor.
func Contribute(h *ledger.History, _ footing.As) footing.Contribution {
	var c footing.Contribution
	cites := practice.CitesOf(h)
	for _, d := range Of(h).all {
		c.Statement(d.Key(), d.Called)
		c.Step(footing.Step{
			Key: footing.Of(d.Ref(), "step"), Conclusion: d.Key(), Premises: d.RestsOn(), Author: d.Entry.Author.Person,
			By: "what was decided rests on what was weighed",
		})
		d.nameGuidance(&c, cites)
		if _, ok := Of(h).Find(d.Instead); ok {
			made := footing.Of(d.Ref(), footing.Said)
			c.Evidence(made, d.Called)
			c.Challenge(argument.Replaced, made, footing.Of(d.Instead, footing.So))
		}
	}
	return c
}

// nameGuidance says what guidance was called on the day on which the decision was carried out.
func (d *Decision) nameGuidance(c *footing.Contribution, cites practice.Cites) {
	if d.Done == nil {
		return
	}
	for _, piece := range d.Guidance() {
		if cited, ok := cites.Find(piece); ok {
			c.Evidence(footing.Of(piece, d.side(ByGuidance)), cited.Called)
		}
	}
}
