package practice

import (
	"slices"

	"candour/internal/ledger"
)

// Cites are the guidance and tools that a stream says it relies on, in the order in which it began to.
type Cites []CitedBody

// Add takes in an entry of the stream, if it cites something.
func (c *Cites) Add(e ledger.Entry) {
	if b, ok := Cited.In(e); ok {
		*c = append(*c, b)
	}
}

// Find is what a piece was called when the stream began to rely on it.
func (c Cites) Find(piece ledger.Ref) (CitedBody, bool) {
	i := slices.IndexFunc(c, func(b CitedBody) bool { return b.Piece == piece })
	if i < 0 {
		return CitedBody{}, false
	}
	return c[i], true
}

// CitesOf are the guidance and tools that a stream relies on.
func CitesOf(h *ledger.History) Cites { return *citing.Of(h) }

var citing = ledger.NewFold((*Cites).Add)

// Citing is what a verb of another feature needs to let something in a stream rest on guidance or tools.
type Citing struct {
	Stream ledger.StreamID
	By     ledger.Author
	Before Cites // what the stream cites already
	Pieces Cites // what it is about to rely on
}

// With adds to a change what the stream does not cite yet. A change without pieces is left as it is.
func (c Citing) With(change ledger.Change, err error) (ledger.Change, error) {
	if err != nil || len(c.Pieces) == 0 {
		return change, err
	}
	var all Cites
	for _, p := range c.Pieces {
		_, before := c.Before.Find(p.Piece)
		if _, twice := all.Find(p.Piece); before || twice {
			continue
		}
		all = append(all, p)
		n, err := Cited.New(ledger.DerivedID(c.Stream, "cited "+p.Piece.String()), c.By, nil, p)
		if err != nil {
			return ledger.Change{}, err
		}
		change.Add(c.Stream, n)
	}
	return change, nil
}
