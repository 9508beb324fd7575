package decision

import (
	"slices"

	"candour/internal/ledger"
)

// Known is what the record holds that a decision should not pass over.
type Known struct {
	Concerned []Named // whose preference should be asked
	Risks     []Named // risks that are on record
	Guidance  bool    // whether there is guidance in force that could be cited
}

// Named is a person or an entry with the words for it.
type Named struct {
	Ref   ledger.Ref
	Words string
}

// Question asks for something that seems to be missing. A person decides whether it is.
type Question struct {
	ID    string // stays the same however it is worded
	Field string // of a form, where it is answered
	Asks  string
}

// Check asks about what seems to be missing: a known risk not addressed, a preference not recorded, guidance not cited, nothing said against the way
// chosen, no day for looking again.
func Check(b MadeBody, k Known) []Question {
	var all []Question
	for _, r := range k.Risks {
		if !slices.ContainsFunc(b.Risks, func(x Risk) bool { return x.Known == r.Ref && given(x.Done) }) {
			all = append(all, Question{"risk " + string(r.Ref.Entry), "risk-" + string(r.Ref.Entry), "What is done about this, which is on record: " + r.Words + "?"})
		}
	}
	for _, p := range k.Concerned {
		if !slices.ContainsFunc(b.Preferences, func(x Preference) bool { return x.Who == p.Ref && given(x.Says) }) {
			all = append(all, Question{"preference " + string(p.Ref.Entry), "prefers-" + string(p.Ref.Entry), "What does " + p.Words + " prefer, or why is that not known?"})
		}
	}
	if k.Guidance && !slices.ContainsFunc(b.Choice().For, func(c Consideration) bool { return c.Sort == ByGuidance }) {
		all = append(all, Question{"guidance", "guidance", "Which guidance does it follow?"})
	}
	if len(b.Choice().Against) == 0 {
		all = append(all, Question{"against", "against-" + string(rune('1'+b.Chosen)), "What speaks against the way that you chose?"})
	}
	if b.Review.IsZero() {
		all = append(all, Question{"review", "review", "When will you look at it again?"})
	}
	return all
}

// IDs are what questions are called on the record.
func IDs(all []Question) []string {
	var ids []string
	for _, q := range all {
		ids = append(ids, q.ID)
	}
	return ids
}
