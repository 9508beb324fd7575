package ledgertest

import (
	"bytes"
	"database/sql"
	"fmt"
	"maps"
	"slices"
	"testing"

	"candour/internal/ledger"
)

// small is a record of two streams of three entries, one of which names a file.
func (r *rig) small() []ledger.StreamID {
	r.t.Helper()
	s := r.streams(2)
	r.act(s[0], r.note("one"), r.naming(r.put("a letter")), r.note("three"))
	r.act(s[1], r.note("four"), r.note("five"), r.note("six"))
	return s
}

// act appends with the view rows that follow.
func (r *rig) act(stream ledger.StreamID, entries ...ledger.New) {
	r.t.Helper()
	_, err := r.Do(r.t.Context(), r.writing(stream, entries...))
	must(r.t, err)
}

// verify checks the record beside its rows: Append, with which most tests write, brings no rows along.
func (r *rig) verify() ledger.Verification {
	r.t.Helper()
	registry, err := ledger.NewRegistry(&Own)
	must(r.t, err)
	l, err := ledger.Over(r.t.Context(), ledger.Config{Engine: r.Engine, Keys: ledger.OpenKeyStore(r.Opened.Keys, r.ring), Registry: registry})
	must(r.t, err)
	defer l.Close()
	return r.verifyBy(l)
}

// verifyRows checks the rows too.
func (r *rig) verifyRows() ledger.Verification { return r.verifyBy(r.Ledger) }

func (r *rig) verifyBy(l *ledger.Ledger) ledger.Verification {
	r.t.Helper()
	v, err := l.Verify(r.t.Context(), r.files, nil)
	must(r.t, err)
	return v
}

// seen demands that a change behind the ledger's back is a fault, and that nothing is once it is undone.
func (r *rig) seenBy(what string, change, undo func()) {
	r.t.Helper()
	change()
	if v := r.verify(); len(v.Faults) == 0 {
		r.t.Errorf("%s: not seen", what)
	}
	undo()
	if v := r.verify(); len(v.Faults) != 0 {
		r.t.Fatalf("%s, undone: %v", what, v.Faults)
	}
}

func untouched(t *testing.T, r *rig) {
	r.small()
	v := r.verify()
	if len(v.Faults) != 0 || v.Streams != 3 || v.Entries != 7 || v.Erased != 0 || !v.WordsRead || !v.FilesRead {
		t.Errorf("verify found %+v", v)
	}
}

// cell is one column of the row that a key finds.
type cell struct {
	table, column string
	key           key
}

// key is what some columns of a row hold.
type key map[string]any

// where writes the key as a condition whose parameters are numbered from one.
func (k key) where(from int) (condition string, args []any) {
	for i, column := range slices.Sorted(maps.Keys(k)) {
		if i > 0 {
			condition += " AND "
		}
		condition += fmt.Sprintf("%s = $%d", column, from+i)
		args = append(args, k[column])
	}
	return " WHERE " + condition, args
}

// flips demands that each byte of a cell is seen when it changes, and a number when it is another.
func (r *rig) flips(c cell) {
	r.t.Helper()
	var is any
	where, args := c.key.where(1)
	must(r.t, r.DB().QueryRowContext(r.t.Context(), `SELECT `+c.column+` FROM `+c.table+where, args...).Scan(&is))
	tried := others(is)
	if len(tried) == 0 {
		r.t.Fatalf("%s.%s holds %v, which has no bytes", c.table, c.column, is)
	}
	for _, other := range tried {
		r.set(c, other)
		if v := r.verify(); len(v.Faults) == 0 {
			r.t.Errorf("%s.%s changed from %q to %q: not seen", c.table, c.column, is, other)
		}
		r.set(cell{c.table, c.column, c.key.with(c.column, other)}, is)
	}
}

// with is the key once a column holds another value: the row may go by it.
func (k key) with(column string, value any) key {
	out := maps.Clone(k)
	if _, named := out[column]; named {
		out[column] = value
	}
	return out
}

func (r *rig) set(c cell, to any) {
	r.t.Helper()
	where, args := c.key.where(2)
	r.change(`UPDATE `+c.table+` SET `+c.column+` = $1`+where, append([]any{to}, args...)...)
}

// others are values that differ from one in a single byte, or by one.
func others(is any) []any {
	var out []any
	step := 1
	if Slowed {
		step = 11
	}
	switch is := is.(type) {
	case []byte:
		for i := 0; i < len(is); i += step {
			flipped := append([]byte{}, is...)
			flipped[i] ^= 1
			out = append(out, flipped)
		}
	case string:
		for i := 0; i < len(is); i += step {
			flipped := []byte(is)
			flipped[i] ^= 1
			out = append(out, string(flipped))
		}
	case int64:
		out = append(out, is+100, is-100)
	}
	return out
}

func everyByteOfEntry(t *testing.T, r *rig) {
	s := r.small()
	for _, column := range []string{"stream", "version", "id", "recorded", "header", "link", "body"} {
		r.flips(cell{"entry", column, key{"stream": string(s[1]), "version": int64(2)}})
	}
	// Of the others, the first and the last of a stream, where a chain is weakest.
	for _, version := range []int64{1, 3} {
		r.flips(cell{"entry", "link", key{"stream": string(s[0]), "version": version}})
		r.flips(cell{"entry", "recorded", key{"stream": string(s[0]), "version": version}})
	}
}

func everyByteOfHead(t *testing.T, r *rig) {
	s := r.small()
	for _, column := range []string{"stream", "version", "link", "sealed", "keyed", "drawn"} {
		r.flips(cell{"head", column, key{"stream": string(s[0])}})
	}
	r.flips(cell{"service", "stream", key{"name": "service"}})
	r.flips(cell{"service", "keyring", key{"name": "service"}})
}

func everyByteOfFile(t *testing.T, r *rig) {
	r.small()
	var file string
	must(t, r.DB().QueryRowContext(t.Context(), `SELECT id FROM file`).Scan(&file))
	for _, column := range []string{"file", "n", "part"} {
		r.flips(cell{"file_part", column, key{"file": file, "n": int64(0)}})
	}
	for _, column := range []string{"id", "stream", "entry"} {
		r.flips(cell{"file", column, key{"id": file}})
	}
	for _, n := range []int64{1, 9, -1} {
		r.seenBy(fmt.Sprintf("a part %d too many", n),
			func() { r.change(`INSERT INTO file_part (file, n, part) VALUES ($1, $2, $3)`, file, n, []byte("more")) },
			func() { r.change(`DELETE FROM file_part WHERE file = $1 AND n = $2`, file, n) })
	}
	r.seenBy("a part of no file",
		func() { r.change(`INSERT INTO file_part (file, n, part) VALUES ('none', 0, $1)`, []byte("stray")) },
		func() { r.change(`DELETE FROM file_part WHERE file = 'none'`) })
	r.seenBy("a file that says an entry named it",
		func() { r.change(`INSERT INTO file (id, made, stream, entry) VALUES ('other', '', 's', 'e')`) },
		func() { r.change(`DELETE FROM file WHERE id = 'other'`) })
}

// without deletes rows, keeps what they held, and puts them back.
func (r *rig) without(what, table, where string, key ...any) {
	r.t.Helper()
	kept := r.rows(table, where, key...)
	if len(kept) == 0 {
		r.t.Fatalf("%s: there is no such row", what)
	}
	r.seenBy(what,
		func() { r.change(`DELETE FROM `+table+` WHERE `+where, key...) },
		func() { r.restore(table, kept) })
}

func (r *rig) rows(table, where string, key ...any) [][]any {
	r.t.Helper()
	rows, err := r.DB().QueryContext(r.t.Context(), `SELECT * FROM `+table+` WHERE `+where, key...)
	must(r.t, err)
	defer rows.Close()
	columns, err := rows.Columns()
	must(r.t, err)
	var out [][]any
	for rows.Next() {
		row, into := make([]any, len(columns)), make([]any, len(columns))
		for i := range row {
			into[i] = &row[i]
		}
		must(r.t, rows.Scan(into...))
		out = append(out, row)
	}
	must(r.t, rows.Err())
	return out
}

func (r *rig) restore(table string, rows [][]any) {
	r.t.Helper()
	for _, row := range rows {
		places := "$1"
		for i := 2; i <= len(row); i++ {
			places += fmt.Sprintf(", $%d", i)
		}
		r.change(`INSERT INTO `+table+` VALUES (`+places+`)`, row...)
	}
}

func deletedRows(t *testing.T, r *rig) {
	s := r.small()
	for version := int64(1); version <= 3; version++ {
		r.without(fmt.Sprint("entry ", version, " deleted"), "entry", `stream = $1 AND version = $2`, string(s[0]), version)
	}
	r.without("two entries deleted", "entry", `stream = $1 AND version > $2`, string(s[0]), int64(1))
	r.without("all entries of a stream deleted", "entry", `stream = $1`, string(s[0]))
	r.without("a head deleted", "head", `stream = $1`, string(s[0]))
	r.without("the parts of a file deleted", "file_part", `n = $1`, int64(0))
	r.without("a file deleted", "file", `stream = $1`, string(s[0]))
	r.without("the service's row deleted", "service", `name = $1`, "service")
	var body any
	must(t, r.DB().QueryRowContext(t.Context(), `SELECT body FROM entry WHERE stream = $1 AND version = 2`, string(s[1])).Scan(&body))
	r.seenBy("words removed without an erasure",
		func() { r.change(`UPDATE entry SET body = NULL WHERE stream = $1 AND version = 2`, string(s[1])) },
		func() { r.change(`UPDATE entry SET body = $1 WHERE stream = $2 AND version = 2`, body, string(s[1])) })
}

func swapped(t *testing.T, r *rig) {
	s := r.small()
	place := `stream = $1 AND version = $2`
	exchange := func(columns string, a, b []any) func() {
		return func() {
			r.t.Helper()
			one, two := r.rows("entry", place, a...), r.rows("entry", place, b...)
			for i, column := range []string{"stream", "version", "id", "recorded", "header", "link", "body"} {
				if columns == "all" && i > 1 || columns == column {
					r.change(`UPDATE entry SET `+column+` = $3 WHERE `+place, append(a[:2:2], two[0][i])...)
					r.change(`UPDATE entry SET `+column+` = $3 WHERE `+place, append(b[:2:2], one[0][i])...)
				}
			}
		}
	}
	first, second, other := []any{string(s[1]), int64(1)}, []any{string(s[1]), int64(2)}, []any{string(s[0]), int64(1)}
	for _, columns := range []string{"body", "link", "header"} {
		for what, b := range map[string][]any{"in one stream": second, "between streams": other} {
			r.seenBy(columns+" swapped "+what, exchange(columns, first, b), exchange(columns, first, b))
		}
	}
	r.seenBy("rows swapped between streams", exchange("all", first, other), exchange("all", first, other))
}

// keyless appends what an administrator of the database alone can make: a header and a link that chain, and some body.
func keyless(t *testing.T, r *rig) {
	s := r.small()[1]
	h := r.read(s)
	var stolen []byte
	must(t, r.DB().QueryRowContext(t.Context(), `SELECT body FROM entry WHERE stream = $1 AND version = 3`, string(s)).Scan(&stolen))
	for what, body := range map[string]any{"made-up words": make([]byte, 200), "copied words": stolen, "no words": sql.Null[[]byte]{}} {
		header := ledger.Header{Stream: s, Version: 4, ID: ledger.NewEntryID(), Recorded: h.Last()}
		link := ledger.NextLink(h.Link, header.Bytes())
		r.seenBy("an entry with "+what,
			func() {
				r.change(`INSERT INTO entry (stream, version, id, recorded, header, link, body) VALUES ($1, 4, $2, $3, $4, $5, $6)`,
					string(s), string(header.ID), ledger.FormatTime(header.Recorded), header.Bytes(), link[:], body)
				r.change(`UPDATE head SET version = 4, link = $1 WHERE stream = $2`, link[:], string(s))
			},
			func() {
				r.change(`DELETE FROM entry WHERE stream = $1 AND version = 4`, string(s))
				r.change(`UPDATE head SET version = 3, link = $1 WHERE stream = $2`, h.Link[:], string(s))
			})
	}
}

// byKeyHolder writes other words as whoever holds the keys can: they open, and are not what the header commits to.
func byKeyHolder(t *testing.T, r *rig) {
	s := r.small()[1]
	id := r.read(s).Entries[1].ID
	bound := "stream " + string(s) + "\nid " + string(id) + "\n"
	var body []byte
	must(t, r.DB().QueryRowContext(t.Context(), `SELECT body FROM entry WHERE stream = $1 AND version = 2`, string(s)).Scan(&body))
	key := r.storedKey(s, 1)
	other := bytes.Replace(opened(t, body, key, bound), []byte("five"), []byte("FIVE"), 1)
	set := func(to []byte) func() {
		return func() { r.change(`UPDATE entry SET body = $1 WHERE stream = $2 AND version = 2`, to, string(s)) }
	}
	r.seenBy("other words under the stream's key", set(sealed(other, key, bound)), set(body))
	set(sealed(other, key, bound))()
	if _, err := r.again().Read(t.Context(), s); err == nil {
		t.Error("words that the header does not commit to were read")
	}
}

func missingKey(t *testing.T, r *rig) {
	s := r.small()
	keys := func(statement string, args ...any) {
		t.Helper()
		_, err := r.KeysWriter.ExecContext(t.Context(), statement, args...)
		must(t, err)
	}
	var mine, others []byte
	must(t, r.Opened.Keys.QueryRowContext(t.Context(), `SELECT wrapped FROM stream_key WHERE stream = $1`, string(s[0])).Scan(&mine))
	must(t, r.Opened.Keys.QueryRowContext(t.Context(), `SELECT wrapped FROM stream_key WHERE stream = $1`, string(s[1])).Scan(&others))
	set := `UPDATE stream_key SET wrapped = $1 WHERE stream = $2`
	r.seenBy("a key of another stream", func() { keys(set, others, string(s[0])) }, func() { keys(set, mine, string(s[0])) })
	r.seenBy("a key that was changed", func() { keys(set, append([]byte{1}, mine[1:]...), string(s[0])) }, func() { keys(set, mine, string(s[0])) })
	r.seenBy("a key under an unknown epoch",
		func() { keys(`UPDATE stream_key SET epoch = 7 WHERE stream = $1`, string(s[0])) },
		func() { keys(`UPDATE stream_key SET epoch = 1 WHERE stream = $1`, string(s[0])) })
	r.seenBy("a key that is gone",
		func() { keys(`DELETE FROM stream_key WHERE stream = $1`, string(s[0])) },
		func() {
			keys(`INSERT INTO stream_key (stream, n, epoch, wrapped) VALUES ($1, 1, 1, $2)`, string(s[0]), mine)
		})
}

// withoutKeys is the record as it opens where no keyring is.
func (r *rig) withoutKeys() *ledger.Ledger {
	r.t.Helper()
	registry, err := ledger.NewRegistry()
	must(r.t, err)
	l, err := ledger.Over(r.t.Context(), ledger.Config{Engine: r.Engine, Registry: registry, Views: Views})
	must(r.t, err)
	r.t.Cleanup(l.Close)
	return l
}

func headersOnly(t *testing.T, r *rig) {
	s := r.small()
	l := r.withoutKeys()
	check := func() ledger.Verification {
		v, err := l.Verify(t.Context(), r.files, nil)
		must(t, err)
		return v
	}
	if v := check(); len(v.Faults) != 0 || v.WordsRead || v.FilesRead || v.Entries != 7 {
		t.Errorf("verify without keys found %+v", v)
	}
	r.change(`UPDATE entry SET recorded = '2026-01-01T00:00:00.000000Z' WHERE stream = $1 AND version = 2`, string(s[0]))
	if v := check(); len(v.Faults) != 1 || v.Faults[0].Stream != s[0] || v.Faults[0].Version != 2 {
		t.Errorf("a changed time: %v", v.Faults)
	}
	if err := l.Append(t.Context(), at(s[0], 3, r.note("words"))); err == nil {
		t.Error("a ledger without keys took an append")
	}
	if _, err := l.NewStreams(t.Context(), 1); err == nil {
		t.Error("a ledger without keys made a stream")
	}
}

// cutWithHead states the one change that nothing in the database can show before heads are sealed into a log kept elsewhere.
func cutWithHead(t *testing.T, r *rig) {
	s := r.small()[1]
	var link []byte
	must(t, r.DB().QueryRowContext(t.Context(), `SELECT link FROM entry WHERE stream = $1 AND version = 2`, string(s)).Scan(&link))
	r.change(`DELETE FROM entry WHERE stream = $1 AND version = 3`, string(s))
	r.change(`UPDATE head SET version = 2, link = $1 WHERE stream = $2`, link, string(s))
	if v := r.verify(); len(v.Faults) != 0 {
		t.Errorf("the documentation of Verify says this is not seen: %v", v.Faults)
	}
	if err := r.add(s, 2, r.note("seven")); err != nil {
		t.Error(err)
	}
}
