package casework

import (
	"slices"

	"candour/internal/ledger"
)

// ClosedSide is the closed side of a case: the values of confidential facts. Show one only to whoever has a Revealed entry for it, or when
// it is hidden from nobody.
type ClosedSide struct {
	Case  ledger.StreamID
	facts []Confidential
}

// Confidential is one confidential fact.
type Confidential struct {
	ConfidentialBody
	Ref   ledger.Ref
	Entry ledger.Entry
}

// SideOf is the closed side as its history tells it.
func SideOf(h *ledger.History) *ClosedSide { return sides.Of(h) }

var sides = NewFold(func(c *ClosedSide, e ledger.Entry) {
	switch b := e.Body.(type) {
	case SideBody:
		c.Case = b.Case
	case ConfidentialBody:
		c.facts = append(c.facts, Confidential{b, e.Ref(), e})
	}
})

// Fact is a confidential fact by its name, which the open side gives.
func (c *ClosedSide) Fact(ref ledger.Ref) (Confidential, bool) {
	i := slices.IndexFunc(c.facts, func(f Confidential) bool { return f.Ref == ref })
	if i < 0 {
		return Confidential{}, false
	}
	return c.facts[i], true
}

// Values are all confidential values ever recorded, for checks that none of them leaves by some door.
func (c *ClosedSide) Values() []string {
	values := make([]string, len(c.facts))
	for i, f := range c.facts {
		values[i] = f.Value
	}
	return values
}
