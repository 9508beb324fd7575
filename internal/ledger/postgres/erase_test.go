package postgres_test

import (
	"database/sql"
	"errors"
	"strings"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/postgres"
	"candour/internal/ledger/postgres/pgtest"
	records "candour/internal/ledger/store"
)

// said is a view in which the words of notes stand in clear, to be listed and to be found.
var said = &ledger.View{
	Name: "said_1", Columns: []ledger.Column{{Name: "words", Type: ledger.Text}}, Text: "words",
	Rows: func(h *ledger.History) (rows [][]any) {
		for _, e := range h.Entries {
			if b, ok := ledgertest.Noted.In(e); ok {
				rows = append(rows, []any{b.Words})
			}
		}
		return rows
	},
}

// place is a service's two databases, made ready.
func place(t *testing.T) records.Place {
	t.Helper()
	record, err := server.Pair(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	keys, err := records.KeysBeside(record)
	registry, err2 := ledger.NewRegistry(&ledgertest.Own)
	views := []*ledger.View{said}
	if err := errors.Join(err, err2, postgres.Migrate(t.Context(), record, views, logins), postgres.MigrateKeys(t.Context(), keys, logins)); err != nil {
		t.Fatal(err)
	}
	return records.Place{Folder: t.TempDir(), Keys: t.TempDir(), Database: record, Registry: registry, Views: views}
}

func openAs(t *testing.T, p records.Place, login string) *records.Record {
	t.Helper()
	p.Database = pgtest.As(p.Database, login)
	r, err := records.Open(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	return r
}

// everything is all that the tables of a database hold, as text.
func everything(t *testing.T, db *sql.DB) string {
	t.Helper()
	var tables []string
	rows, err := db.QueryContext(t.Context(), `SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		var table string
		if err := rows.Scan(&table); err != nil {
			t.Fatal(err)
		}
		tables = append(tables, table)
	}
	var all strings.Builder
	for _, table := range tables {
		var held string
		if err := db.QueryRowContext(t.Context(), `SELECT COALESCE(string_agg(t::text, E'\n'), '') FROM `+table+` t`).Scan(&held); err != nil {
			t.Fatal(err)
		}
		all.WriteString(held)
	}
	return all.String()
}

func TestTheProgramMayNotEraseAndTheErasersWorkLeavesNoWordInAnyTable(t *testing.T) {
	p := place(t)
	program, admin := openAs(t, p, pgtest.Program), as(t, p.Database, "postgres")
	streams, err := program.Ledger.NewStreams(t.Context(), 2)
	if err != nil {
		t.Fatal(err)
	}
	secret := ledgertest.Entry(t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: "quicksilverish"})
	write := func(stream ledger.StreamID, n ledger.New) {
		t.Helper()
		_, err := program.Ledger.Do(t.Context(), ledger.Act{On: []ledger.Seen{{Stream: stream, Version: ledger.Any}},
			Verb: func(ledger.Histories) (c ledger.Change, err error) {
				c.Add(stream, n)
				return c, nil
			}})
		if err != nil {
			t.Fatal(err)
		}
	}
	write(streams[0], secret)
	write(streams[1], ledgertest.Entry(t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: "quicksilverish too"}))
	write(streams[0], ledgertest.Entry(t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: "ordinary"}))

	e := ledger.Erasing{
		Streams: streams[1:], Entries: []ledger.Ref{{Stream: streams[0], Entry: secret.ID}}, Ground: ledger.CourtOrder, Authority: "Order of 12 May 2026",
		Reason: "As directed.", Decided: ledger.NewStreamID(), Confirmed: ledger.NewStreamID(),
	}
	id := ledger.NewEntryID()
	if _, err := program.Ledger.Erase(t.Context(), id, e); !errors.Is(err, ledger.ErrMayNotErase) {
		t.Errorf("the program was told %v", err)
	}
	if n := strings.Count(everything(t, admin), "quicksilverish"); n < 4 {
		t.Fatalf("before its erasure the word stands %d times in the tables: this would show nothing", n)
	}
	if _, err := openAs(t, p, pgtest.Eraser).Ledger.Erase(t.Context(), id, e); err != nil {
		t.Fatal(err)
	}
	if held := everything(t, admin); strings.Contains(held, "quicksilver") || !strings.Contains(held, "ordinary") {
		t.Errorf("the tables now hold %s", held)
	}
	var indexed, keys int
	if err := admin.QueryRowContext(t.Context(), `SELECT count(*) FROM said_1 WHERE searched @@ to_tsquery('simple', 'quicksilver:*')`).Scan(&indexed); err != nil || indexed != 0 {
		t.Errorf("the index of words finds it %d times, %v", indexed, err)
	}
	if err := program.Databases().Keys.QueryRowContext(t.Context(), `SELECT count(*) FROM stream_key WHERE n = 1 AND stream IN ($1, $2)`,
		string(streams[0]), string(streams[1])).Scan(&keys); err != nil || keys != 0 {
		t.Errorf("%d keys are there under which the words lay, %v", keys, err)
	}
	if log, err := server.Log(); err != nil || strings.Contains(log, "quicksilver") {
		t.Errorf("the server’s log tells the words (%v)", err)
	}
	h, err := program.Ledger.Read(t.Context(), streams[0])
	if err != nil || len(h.Entries) != 3 || !h.Entries[0].Erased {
		t.Errorf("the program reads %+v, %v", h, err)
	}
	if v, err := program.Ledger.Verify(t.Context(), program.Files, nil); err != nil || len(v.Faults) > 0 || v.Unfinished > 0 {
		t.Errorf("verify: %+v, %v", v, err)
	}
}
