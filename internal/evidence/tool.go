package evidence

import (
	"strings"

	"candour/internal/calendar"
	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
	"candour/internal/pack"
	"candour/internal/practice"
)

// UseForm is what came of a practice tool that was used with an adult, or about somebody. What came of one used with a child is among the child’s words.
type UseForm struct {
	Used    practice.CitedBody // the version
	Trained bool               // whoever used it, on that day
	Fit     bool               // what must be so before it is used was so
	Despite string             // why it was used all the same, where it was not
	With    ledger.Ref         // somebody of the case
	Words   string             // what came of it, in words
	Says    string             // in one line
	On      calendar.Date
}

// UseTool records the use of a practice tool and what came of it, as an item that rests on the tool’s version, on training in it and on its preconditions.
func UseTool(p *pack.Pack, h *ledger.History, by ledger.Author, id ledger.EntryID, form UseForm) (ledger.Change, error) {
	who, known := casework.Of(h).Person(form.With)
	var ps fault.Fields
	ps.Need(!form.Used.Piece.IsZero(), "tool", "Choose the tool and its version")
	ps.Need(known && who.Kind != casework.Child, "with", "Choose with whom you used it")
	ps.Need(form.Fit || given(form.Despite), "despite", "Say why you used it although what must be so first was not")
	ps.Need(!form.On.IsZero(), "on", "Say on which day")
	source := SourceForm{Said: onDay(form.On), SourceBody: SourceBody{
		Who: Who{Person: form.With}, Kind: "tool", Obtained: "tool", How: strings.TrimSpace(form.Despite), Naming: Named,
		Tool: &Tool{Name: form.Used.Called(), Version: form.Used.Piece, Used: form.On, Trained: form.Trained, Fit: form.Fit},
	}}
	change, err := Draw(p, Of(h), by, id, ItemForm{From: &source, ItemBody: ItemBody{Words: form.Words, Says: form.Says, Hand: FirstHand, About: []ledger.Ref{form.With}}})
	for _, f := range fault.FieldsOf(err) {
		ps.Need(f.Name == "used" || f.Name == "said" || f.Name == "tool", f.Name, f.Sentence)
	}
	if err := ps.Err(); err != nil {
		return ledger.Change{}, err
	}
	return practice.Citing{Stream: h.Stream, By: by, Before: practice.CitesOf(h), Pieces: practice.Cites{form.Used}}.With(change, err)
}
