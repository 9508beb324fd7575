package ledgertest

import (
	"candour/internal/ledger"
	"candour/internal/words"
)

// Own is the kinds of the suite itself, for tests of machinery that cares for no feature.
var Own ledger.Set

// NotedBody is words about some things, perhaps with a file.
type NotedBody struct {
	Words string       `json:"words"`
	About []ledger.Ref `json:"about,omitempty"`
	File  *ledger.File `json:"file,omitempty"`
}

// Noted is a kind that means nothing in particular.
var Noted = ledger.Define(&Own, "ledgertest.noted/1", ledger.Spec[NotedBody]{
	Means: "Somebody noted something.",
	May:   "anybody",
	Refs:  func(b NotedBody) []ledger.Ref { return b.About },
	Line:  func(p words.Printer, b NotedBody) words.Line { return words.Line{Text: b.Words} },
	Example: NotedBody{
		Words: "Rang the school.",
		About: []ledger.Ref{{Stream: "5b1f6c6e-8a43-4b62-9a0e-1d2f3c4b5a69", Entry: "0198c1c3-7a10-7c3e-8f00-3a5b7c9d1e2f"}},
	},
})

// noteRows is a view whose rows follow from a stream's whole history; its words are searched.
var noteRows = &ledger.View{
	Name:    "ledgertest_note_1",
	Columns: []ledger.Column{{Name: "entry", Type: ledger.Text}, {Name: "said", Type: ledger.Text}, {Name: "among", Type: ledger.Number}},
	Indexes: [][]string{{"entry"}},
	Text:    "said",
	Rows: func(h *ledger.History) [][]any {
		var rows [][]any
		for _, e := range h.Entries {
			if b, ok := Noted.In(e); ok {
				rows = append(rows, []any{string(e.ID), b.Words, h.Version})
			}
		}
		return rows
	},
}

// addedRows is a view that only grows: one row for each entry.
var addedRows = &ledger.View{
	Name:    "ledgertest_added_1",
	Columns: []ledger.Column{{Name: "entry", Type: ledger.Text}},
	Each:    func(e ledger.Entry) [][]any { return [][]any{{string(e.ID)}} },
}
