package app

import (
	"context"
	"fmt"
	"maps"
	"testing"
)

// rowsOfViews are all rows of all lists and searches, as the database has them, and how many hold each.
func rowsOfViews(t *testing.T, h *held) map[string]int {
	t.Helper()
	record := h.serving()
	f, err := newFeatures()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]int{}
	for _, v := range f.views() {
		columns := "stream, version"
		for _, c := range v.Columns {
			columns += ", " + c.Name
		}
		rows, err := record.Engine.DB().QueryContext(t.Context(), `SELECT `+columns+` FROM `+v.Name)
		if err != nil {
			t.Fatal(err)
		}
		defer rows.Close()
		for rows.Next() {
			values := make([]any, 2+len(v.Columns))
			places := make([]any, len(values))
			for i := range values {
				places[i] = &values[i]
			}
			if err := rows.Scan(places...); err != nil {
				t.Fatal(err)
			}
			values[1] = nil // a row that did not change keeps the version it was written at
			all[fmt.Sprintln(v.Name, values)]++
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

func TestRowsThatAreDrawnAnewAreThoseThatWereWrittenAsThingsHappened(t *testing.T) {
	h := filled(t)
	want := rowsOfViews(t, h)
	record := h.serving()
	for range 2 {
		if err := record.Ledger.RedrawAll(context.WithoutCancel(t.Context()), func(int64) {}); err != nil {
			t.Fatal(err)
		}
	}
	have := rowsOfViews(t, h)
	if !maps.Equal(have, want) || len(want) == 0 {
		for row := range want {
			if have[row] != want[row] {
				t.Errorf("drawn %d times instead of %d: %s", have[row], want[row], row)
			}
		}
		t.Errorf("%d rows were drawn where there were %d", len(have), len(want))
	}
}
