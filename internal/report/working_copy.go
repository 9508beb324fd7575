package report

import (
	"slices"

	"candour/internal/fault"
	"candour/internal/ledger"
)

// Described says what a statement itself rests on, as it may be said to others: sources, and other statements by their numbers.
func (r *Reading) Described(s *Statement) (all []string) {
	for _, x := range s.RestsOn {
		if on, ok := r.Statement(x.Ref); ok && x.Sort == OnStatement {
			all = append(all, "paragraph "+on.Number)
		} else if description, ok := r.describe(x); ok {
			all = append(all, description)
		}
	}
	return all
}

// TextsMayLeave refuses texts in which anything is found that may not reach others, as MayLeave does a document.
func (r *Reading) TextsMayLeave(texts ...string) error {
	for _, x := range r.secrets() {
		if slices.ContainsFunc(texts, x.in) {
			return fault.Refuse("The document "+x.sentence+" Nothing has left. "+x.mend, nil)
		}
	}
	return r.gate.Refuse("The document", texts...) // and what stands in one text after the other
}

// At are the statements of the report as it stood at a version of its stream, in the order in which they were read.
func (r *Reading) At(h *ledger.History, version int64) []*Placed {
	before := ledger.NewHistory(h.Stream, h.Entries[:min(max(version, 0), h.Version)]...)
	then := Reading{Parts: DraftOf(before).layOut(r.Type)}
	return then.Statements()
}
