package appends

import (
	"database/sql"
	"testing"
)

// TestBothSidesStoreRowsOfTheSameSize keeps the comparison fair when what the ledger stores changes.
func TestBothSidesStoreRowsOfTheSameSize(t *testing.T) {
	p, err := Open(t.Context(), t.TempDir(), 3)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	ours, raw, err := p.Run(2, Count(20))
	if err != nil {
		t.Fatal(err)
	}
	if ours.Appends != 40 || raw.Appends != 40 {
		t.Errorf("%d and %d appends, want 40 each", ours.Appends, raw.Appends)
	}
	our, their := rows(t, p.ledger.record.Engine.DB(), string(p.ledger.streams[0])), rows(t, p.raw.db, p.raw.clients[0].stream)
	if our != their {
		t.Errorf("the ledger stores rows of %+v bytes, the raw engine of %+v", our, their)
	}
}

type sizes struct{ stream, id, recorded, header, link, body int }

// rows are the sizes of what stands in the columns of a stream's first entry.
func rows(t *testing.T, db *sql.DB, stream string) sizes {
	t.Helper()
	var s sizes
	err := db.QueryRow(`SELECT length(stream), length(id), length(recorded), length(header), length(link), length(body)
		FROM entry WHERE stream = $1 AND version = 1`, stream).Scan(&s.stream, &s.id, &s.recorded, &s.header, &s.link, &s.body)
	if err != nil {
		t.Fatal(err)
	}
	return s
}
