package sqlite

import (
	"context"
	"fmt"
	"strings"

	"candour/internal/ledger"
)

// view replaces the stream's rows, or adds to them.
func (t *writer) view(ctx context.Context, s *ledger.StreamBatch, rows ledger.Rows) error {
	if !rows.Added {
		if _, err := t.exec(ctx, `DELETE FROM `+rows.View.Name+` WHERE stream = $1`, string(s.Stream)); err != nil {
			return err
		}
	}
	insert := insertRow(rows.View)
	for i, values := range rows.Values {
		args := append([]any{string(s.Stream), s.Version, int64(i)}, values...)
		if _, err := t.exec(ctx, insert, args...); err != nil {
			return err
		}
	}
	return nil
}

func insertRow(v *ledger.View) string {
	var names, places strings.Builder
	for i, c := range v.Columns {
		fmt.Fprintf(&names, ", %s", c.Name)
		fmt.Fprintf(&places, ", $%d", i+4)
	}
	return `INSERT INTO ` + v.Name + ` (stream, version, n` + names.String() + `) VALUES ($1, $2, $3` + places.String() + `)`
}

// Define makes the table of a view, its indexes, and for a searched column its full-text index.
func (e *Engine) Define(ctx context.Context, v ledger.View) error {
	statements := []string{table(v), fmt.Sprintf(`CREATE INDEX IF NOT EXISTS %s_stream ON %s (stream)`, v.Name, v.Name)}
	for i, columns := range v.Indexes {
		statements = append(statements, fmt.Sprintf(`CREATE INDEX IF NOT EXISTS %s_%d ON %s (%s)`, v.Name, i+1, v.Name, strings.Join(columns, ", ")))
	}
	if v.Text != "" {
		statements = append(statements, fullText(v)...)
	}
	for _, s := range statements {
		if _, err := e.write.ExecContext(ctx, s); err != nil {
			return fmt.Errorf("%s: %w", firstLine(s), err)
		}
	}
	return nil
}

func firstLine(s string) string { line, _, _ := strings.Cut(s, "\n"); return line }

func table(v ledger.View) string {
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
func fullText(v ledger.View) []string {
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
