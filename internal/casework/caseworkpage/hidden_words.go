package caseworkpage

import (
	"fmt"

	"candour/internal/casework"
	"candour/internal/ledger"
	"candour/internal/web"
)

// heldIn are the hidden details of this case, and of others that the same words are to stand in, that texts hold. Whoever was shown a detail is
// asked too: what they write others read.
func heldIn(c *web.Case, texts []string, also ...ledger.StreamID) (held []casework.Kept, err error) {
	for _, stream := range append([]ledger.StreamID{c.Stream}, also...) {
		h := c.History
		if stream != c.Stream {
			if h, err = c.Ledger().Read(c.Context(), stream); err != nil {
				return nil, fmt.Errorf("read a linked case: %w", err)
			}
		}
		gate, err := casework.GateOf(c.Context(), c.Ledger(), h, casework.ToCourt())
		if err != nil {
			return nil, err
		}
		held = append(held, gate.In(texts...)...)
	}
	return held, nil
}

// unlessHeldBack is a text as a form begins with it: of one that is held back nothing, for it is written anew.
func unlessHeldBack(text string) string {
	if text == casework.HeldBackWords {
		return ""
	}
	return text
}

// kept names hidden details without their values.
func kept(c *web.Case, held []casework.Kept) []string {
	var all []string
	for _, k := range held {
		all = append(all, k.Words(c.Words))
	}
	return all
}
