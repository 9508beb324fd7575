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

// noteRows is a view whose rows follow from a stream's whole history; its words are searched. A note about another of the stream says it
// anew, and without words takes it out.
var noteRows = &ledger.View{
	Name:    "ledgertest_note_1",
	Columns: []ledger.Column{{Name: "entry", Type: ledger.Text}, {Name: "said", Type: ledger.Text}},
	Indexes: [][]string{{"entry"}},
	Text:    "said",
	Rows: func(h *ledger.History) [][]any {
		var rows [][]any
		for _, id := range notesOf.Of(h).order {
			if words := notesOf.Of(h).words[id]; words != "" {
				rows = append(rows, []any{string(id), words})
			}
		}
		return rows
	},
}

type notes struct {
	order []ledger.EntryID
	words map[ledger.EntryID]string
}

var notesOf = ledger.NewFold(func(s *notes, e ledger.Entry) {
	b, ok := Noted.In(e)
	if !ok {
		return
	}
	if s.words == nil {
		s.words = map[ledger.EntryID]string{}
	}
	id := e.ID
	if len(b.About) == 1 && b.About[0].Stream == e.Stream {
		id = b.About[0].Entry
	} else {
		s.order = append(s.order, id)
	}
	s.words[id] = b.Words
})

// addedRows is a view that only grows: one row for each entry.
var addedRows = &ledger.View{
	Name:    "ledgertest_added_1",
	Columns: []ledger.Column{{Name: "entry", Type: ledger.Text}, {Name: "at", Type: ledger.Text}},
	Each:    func(e ledger.Entry) [][]any { return [][]any{{string(e.ID), ledger.FormatTime(e.Recorded)}} },
}
