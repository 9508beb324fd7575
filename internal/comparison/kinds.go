package comparison

import (
	"strings"

	"candour/internal/access"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/redaction"
	"candour/internal/words"
)

// Kinds are the entries about papers that replace others.
var Kinds ledger.Set

// ReplacedBody says that a paper replaces another. From when is the entry’s happened time.
type ReplacedBody struct {
	Older redaction.Document `json:"older"`
	Newer redaction.Document `json:"newer"`
	Why   string             `json:"why"` // how that is known
}

// Validate asks for two papers and how it is known.
func (b ReplacedBody) Validate() error {
	var ps fault.Fields
	ps.Need(b.Older != b.Newer, "newer", "Choose two different papers")
	ps.Need(strings.TrimSpace(b.Why) != "", "why", "Say how you know that it replaces the other")
	return ps.Err()
}

// Replaced puts it on record.
var Replaced = ledger.Define(&Kinds, "comparison.replaced/1", ledger.Spec[ReplacedBody]{
	Means: "Of two papers of the case, such as care plans, the newer replaces the older and is in force.",
	May:   access.CaseWorker,
	Refs:  func(b ReplacedBody) []ledger.Ref { return refs(b.Older.Of, b.Newer.Of) },
	Line: func(p words.Printer, b ReplacedBody) words.Line {
		return words.Line{Text: p.Say("A paper of the case replaces an earlier one"), Words: b.Why}
	},
	Example: ReplacedBody{
		Older: redaction.Document{Sort: redaction.Attached, Of: example("02")}, Newer: redaction.Document{Sort: redaction.Attached, Of: example("03")},
		Why: "The local authority says so in its covering letter",
	},
})

func refs(some ...ledger.Ref) (all []ledger.Ref) {
	for _, r := range some {
		if !r.IsZero() {
			all = append(all, r)
		}
	}
	return all
}

// example is a thing of the examples: an invented case.
func example(n string) ledger.Ref {
	return ledger.Ref{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: ledger.EntryID("0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e" + n)}
}

// Replacements are which papers of a case were replaced.
type Replacements struct {
	by map[redaction.Document]Replacement
}

// Replacement is the paper that took a place, with the entry that says so.
type Replacement struct {
	ReplacedBody
	Entry ledger.Entry
}

// Of are the replacements of a case.
func Of(h *ledger.History) *Replacements { return folding.Of(h) }

var folding = casework.NewFold(func(r *Replacements, e ledger.Entry) {
	b, ok := e.Body.(ReplacedBody)
	if !ok {
		return
	}
	if r.by == nil {
		r.by = map[redaction.Document]Replacement{}
	}
	if r.by[b.Newer].Newer == b.Older { // said the other way round before
		delete(r.by, b.Newer)
	}
	r.by[b.Older] = Replacement{b, e}
})

// By is what replaced a paper; false while it is in force, as far as anybody said.
func (r *Replacements) By(d redaction.Document) (Replacement, bool) {
	by, ok := r.by[d]
	return by, ok
}

// Replace says that a paper replaces another. Both are among those that whoever says so may open.
func Replace(s *casework.State, by ledger.Author, id ledger.EntryID, when *ledger.Happened, form ReplacedBody) (ledger.Change, error) {
	if !s.Began() {
		return ledger.Change{}, fault.Absent(nil)
	}
	ps := fault.FieldsOf(form.Validate())
	ps.Need(when != nil, "on", "Enter the day from which it is in force")
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	m := &ledger.Making{By: by}
	ledger.Put(m, s.Stream, Replaced, id, when, form)
	return m.Done()
}
