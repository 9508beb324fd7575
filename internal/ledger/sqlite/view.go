package sqlite

import (
	"context"
	"fmt"
	"strings"

	"candour/internal/ledger"
)

// view brings the stream's rows to what they shall be, or adds to them.
func (t *writer) view(ctx context.Context, s *ledger.StreamBatch, rows ledger.Rows) error {
	if begins := s.Version == int64(len(s.Rows)); rows.Added || begins {
		return t.insertAll(ctx, s, rows)
	}
	held, err := t.countRows(ctx, s, rows.View)
	if err != nil {
		return err
	}
	if held != rows.Before {
		if _, err := t.exec(ctx, `DELETE FROM `+rows.View.Name+` WHERE stream = $1`, string(s.Stream)); err != nil {
			return err
		}
		return t.insertAll(ctx, s, rows)
	}
	return t.replace(ctx, s, rows)
}

func (t *writer) countRows(ctx context.Context, s *ledger.StreamBatch, v *ledger.View) (held int, err error) {
	prepared, err := t.prepare(ctx, `SELECT COUNT(*) FROM `+v.Name+` WHERE stream = $1`)
	if err != nil {
		return 0, err
	}
	err = prepared.QueryRowContext(ctx, string(s.Stream)).Scan(&held)
	return held, err
}

func (t *writer) insertAll(ctx context.Context, s *ledger.StreamBatch, rows ledger.Rows) error {
	for n := range rows.Values {
		if err := t.insertRow(ctx, s, rows, n); err != nil {
			return err
		}
	}
	return nil
}

// replace writes the rows that are not as they were and removes those there are no longer.
func (t *writer) replace(ctx context.Context, s *ledger.StreamBatch, rows ledger.Rows) error {
	for _, n := range rows.Fresh {
		if n < rows.Before {
			if _, err := t.exec(ctx, `DELETE FROM `+rows.View.Name+` WHERE stream = $1 AND n = $2`, string(s.Stream), int64(n)); err != nil {
				return err
			}
		}
		if err := t.insertRow(ctx, s, rows, n); err != nil {
			return err
		}
	}
	if rows.Before <= len(rows.Values) {
		return nil
	}
	_, err := t.exec(ctx, `DELETE FROM `+rows.View.Name+` WHERE stream = $1 AND n >= $2`, string(s.Stream), int64(len(rows.Values)))
	return err
}

func (t *writer) insertRow(ctx context.Context, s *ledger.StreamBatch, rows ledger.Rows, n int) error {
	statement, written := t.inserts[rows.View]
	if !written {
		statement = insertRow(rows.View)
		t.inserts[rows.View] = statement
	}
	_, err := t.exec(ctx, statement, append([]any{string(s.Stream), s.Version, int64(n)}, rows.Values[n]...)...)
	return err
}

func insertRow(v *ledger.View) string {
	var names, places strings.Builder
	for i, c := range v.Columns {
		fmt.Fprintf(&names, ", %s", c.Name)
		fmt.Fprintf(&places, ", $%d", i+4)
	}
	return `INSERT INTO ` + v.Name + ` (stream, version, n` + names.String() + `) VALUES ($1, $2, $3` + places.String() + `)`
}

// Define implements ledger.Engine, in one transaction.
func (e *Engine) Define(ctx context.Context, views []*ledger.View) error {
	tx, err := e.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, v := range views {
		for _, s := range definition(v) {
			if _, err := tx.ExecContext(ctx, s); err != nil {
				return fmt.Errorf("%s: %s: %w", v.Name, firstLine(s), err)
			}
		}
	}
	return tx.Commit()
}

// definition is the table of a view, its indexes, and for a searched column its full-text index.
func definition(v *ledger.View) []string {
	statements := []string{table(v), fmt.Sprintf(`CREATE INDEX IF NOT EXISTS %s_stream ON %s (stream, n)`, v.Name, v.Name)}
	for i, columns := range v.Indexes {
		statements = append(statements, fmt.Sprintf(`CREATE INDEX IF NOT EXISTS %s_%d ON %s (%s)`, v.Name, i+1, v.Name, strings.Join(columns, ", ")))
	}
	if v.Text != "" {
		statements = append(statements, fullText(v)...)
	}
	return statements
}

func firstLine(s string) string { line, _, _ := strings.Cut(s, "\n"); return line }

func table(v *ledger.View) string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE IF NOT EXISTS %s (\n  row integer PRIMARY KEY,\n  stream text NOT NULL,\n  version bigint NOT NULL,\n  n bigint NOT NULL", v.Name)
	for _, c := range v.Columns {
		fmt.Fprintf(&b, ",\n  %s %s", c.Name, c.Type)
	}
	b.WriteString("\n)")
	return b.String()
}

// fullText keeps an FTS5 index in step with the table. Its own secure-delete is what takes erased words out of the index;
// SQLite's pragma of that name does not reach there.
func fullText(v *ledger.View) []string {
	fts := v.Name + "_text"
	insert := fmt.Sprintf(`INSERT INTO %s (rowid, words) VALUES (new.row, new.%s);`, fts, v.Text)
	remove := fmt.Sprintf(`INSERT INTO %s (%s, rowid, words) VALUES ('delete', old.row, old.%s);`, fts, fts, v.Text)
	return []string{
		fmt.Sprintf(`CREATE VIRTUAL TABLE IF NOT EXISTS %s USING fts5(words, content='', tokenize='unicode61 remove_diacritics 2')`, fts),
		fmt.Sprintf(`INSERT INTO %s (%s, rank) VALUES ('secure-delete', 1)`, fts, fts),
		fmt.Sprintf(`CREATE TRIGGER IF NOT EXISTS %s_added AFTER INSERT ON %s BEGIN %s END`, fts, v.Name, insert),
		fmt.Sprintf(`CREATE TRIGGER IF NOT EXISTS %s_removed AFTER DELETE ON %s BEGIN %s END`, fts, v.Name, remove),
	}
}
