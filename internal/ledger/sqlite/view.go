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

// rowsAtOnce is how many rows or entries one statement adds at most: the full-text index of a view writes what it holds at the end of each statement.
const rowsAtOnce = 16

func (t *writer) insertAll(ctx context.Context, s *ledger.StreamBatch, rows ledger.Rows) error {
	for from := 0; from < len(rows.Values); from += rowsAtOnce {
		if err := t.insert(ctx, s, rows, from, min(from+rowsAtOnce, len(rows.Values))); err != nil {
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
		if err := t.insert(ctx, s, rows, n, n+1); err != nil {
			return err
		}
	}
	if rows.Before <= len(rows.Values) {
		return nil
	}
	_, err := t.exec(ctx, `DELETE FROM `+rows.View.Name+` WHERE stream = $1 AND n >= $2`, string(s.Stream), int64(len(rows.Values)))
	return err
}

// insert adds the rows from one place up to another in one statement.
func (t *writer) insert(ctx context.Context, s *ledger.StreamBatch, rows ledger.Rows, from, to int) error {
	key := insertion{rows.View, to - from}
	statement, written := t.inserts[key]
	if !written {
		statement = key.statement()
		t.inserts[key] = statement
	}
	args := make([]any, 0, (to-from)*(3+len(rows.View.Columns)))
	for n := from; n < to; n++ {
		args = append(append(args, string(s.Stream), s.Version, rows.Place(n)), rows.Values[n]...)
	}
	_, err := t.exec(ctx, statement, args...)
	return err
}

// insertion is what adds so many rows to a view.
type insertion struct {
	view *ledger.View
	rows int
}

func (i insertion) statement() string {
	var b strings.Builder
	b.WriteString(`INSERT INTO ` + i.view.Name + ` (stream, version, n`)
	for _, c := range i.view.Columns {
		b.WriteString(", " + c.Name)
	}
	row := `(?` + strings.Repeat(", ?", 2+len(i.view.Columns)) + `)`
	b.WriteString(`) VALUES ` + row + strings.Repeat(", "+row, i.rows-1))
	return b.String()
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
