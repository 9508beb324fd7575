package report

import (
	"strings"

	"candour/internal/evidence"
	"candour/internal/ledger"
)

// decided is an entry that says what came of a matter: a finding, an admission, an outcome elsewhere.
type decided struct {
	ref  ledger.Ref
	sort RestSort   // what settles a matter is a decision, all else an outcome
	item ledger.Ref // one whose matter it is about
	name string     // in the middle of a sentence
}

// applyDecided notes what came of matters.
func (s *State) applyDecided(e ledger.Entry) {
	d := decided{ref: e.Ref(), sort: OnDecision}
	switch b := e.Body.(type) {
	case evidence.FoundBody:
		d.name = "the finding"
		if len(b.Items) > 0 {
			d.item = b.Items[0]
		}
	case evidence.AdmittedBody:
		d.item, d.name = b.Item, "the admission"
	case evidence.OutcomeBody:
		d.item, d.name = b.Item, "“"+strings.ReplaceAll(string(b.Outcome), "_", " ")+"”, on record"
		if b.Outcome != evidence.Convicted {
			d.sort = OnOutcome
		}
	default:
		return
	}
	s.decided = append(s.decided, d)
}

// decision is what came of a matter, in the law’s own words.
type decision struct {
	evidence.Status
	Ref  ledger.Ref
	sort RestSort
}

// decisions are all that came of any matter. What was replaced since is not among them.
func decisions(s *State, e *evidence.State) []decision {
	var all []decision
	for _, d := range s.decided {
		for _, st := range e.Statuses(d.item) {
			if st.Entry.Ref() == d.ref {
				all = append(all, decision{st, d.ref, d.sort})
			}
		}
	}
	return all
}
