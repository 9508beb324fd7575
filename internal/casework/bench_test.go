package casework_test

import (
	"fmt"
	"testing"
	"time"

	"candour/internal/casework"
	"candour/internal/ledger"
)

// BenchmarkFold folds a case of 300 entries that nothing was kept of.
func BenchmarkFold(b *testing.B) {
	opened := casework.OpenedBody{Side: ledger.NewStreamID(), Law: "private"}
	entries := []ledger.Entry{{Stream: anyStream, ID: "opened", Kind: casework.Opened.Name(), Body: opened}}
	for i := range 299 {
		e := ledger.Entry{Stream: anyStream, ID: ledger.NewEntryID(), Recorded: time.Unix(int64(i), 0), Kind: casework.NoteTaken.Name()}
		switch {
		case i < 6:
			e.Kind, e.Body = casework.PersonAdded.Name(), casework.PersonAddedBody{Person: ledger.NewStreamID(), Kind: casework.Adult, Name: fmt.Sprintf("Person %d", i)}
		case i%3 == 0:
			of := ledger.Ref{Stream: anyStream, Entry: entries[1+i%6].ID}
			e.Kind, e.Body = casework.Recorded.Name(), casework.RecordedBody{Saying: casework.Saying{Of: of, Field: casework.Needs, Value: fmt.Sprint(i)}}
		default:
			e.Body = casework.NoteBody{Sort: casework.Call, With: "Mrs Achebe", Said: "Late again."}
		}
		entries = append(entries, e)
	}
	b.ReportAllocs()
	for b.Loop() {
		h := ledger.NewHistory(anyStream, entries...)
		casework.Of(h)
		for _, v := range casework.Views {
			v.Rows(h)
		}
	}
}
