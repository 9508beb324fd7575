package view_test

import (
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/view"
)

// names is a view of the words of notes, in a table of that name.
func names(table string, was *ledger.View) *ledger.View {
	return &ledger.View{
		Name: table, Columns: []ledger.Column{{Name: "said", Type: ledger.Text}}, Was: was,
		Rows: func(h *ledger.History) (rows [][]any) {
			for _, e := range h.Entries {
				if b, ok := ledgertest.Noted.In(e); ok {
					rows = append(rows, []any{b.Words})
				}
			}
			return rows
		},
	}
}

func TestListsReadTheEarlierTableUntilNoStreamIsBehindInTheNewOne(t *testing.T) {
	earlier := names("said_1", nil)
	later := names("said_2", earlier)
	kinds, folder := ledgertest.Kinds(&ledgertest.Own), t.TempDir()
	newer, older := ledgertest.In(t, folder, kinds, later), ledgertest.In(t, folder, kinds, earlier)
	reads := func(from string, want int) {
		t.Helper()
		v, err := view.InUse(t.Context(), newer.Ledger.DB(), later)
		if err != nil {
			t.Fatal(err)
		}
		said, err := view.All[string](t.Context(), newer.Ledger.DB(), `SELECT said FROM `+v.Name)
		if err != nil || v.Name != from || len(said) != want {
			t.Errorf("lists read %s, which says %v, want %d rows of %s: %v", v.Name, said, want, from, err)
		}
	}
	note := func(words string) ledger.New {
		return ledgertest.Entry(t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: words})
	}
	reads("said_2", 0)
	stream := older.Begin(note("by the older"))
	reads("said_1", 1)
	newer.Append(stream, note("by the newer"))
	reads("said_1", 2)
	if _, err := newer.Ledger.Draw(t.Context(), 1, func(int64) bool { return true }); err != nil {
		t.Fatal(err)
	}
	reads("said_2", 2)
	newer.Append(stream, note("by the newer again"))
	reads("said_2", 3)
	older.Append(stream, note("by the older again"))
	reads("said_1", 4)
}
