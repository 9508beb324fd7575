package postgres

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"candour/internal/ledger"
)

// Define implements ledger.Engine: it makes nothing and refuses when Migrate has not made the views.
func (e *Engine) Define(ctx context.Context, views []*ledger.View) error {
	names := make([]string, len(views))
	for i, v := range views {
		names[i] = v.Name
	}
	return migrated(ctx, e.read, append(names, recordTables...))
}

// recordTables and keyTables stand for the rest: where these are, Migrate was run to its end.
var (
	recordTables = []string{"entry", "head", "service", "job", "erasing", "view_set"}
	keyTables    = []string{"stream_key"}
)

// ErrNotMigrated refuses a database that lacks tables.
var ErrNotMigrated = errors.New("the database is not ready for this version: run `candour migrate`")

// migrated refuses a database in which a table is missing.
func migrated(ctx context.Context, db *sql.DB, tables []string) error {
	var missing int
	err := db.QueryRowContext(ctx, `SELECT count(*) FROM unnest(string_to_array($1, ',')) AS t (name) WHERE to_regclass(t.name) IS NULL`,
		strings.Join(tables, ",")).Scan(&missing)
	if err != nil {
		return fmt.Errorf("look for tables: %w", err)
	}
	if missing > 0 {
		return fmt.Errorf("%w (%d tables are missing)", ErrNotMigrated, missing)
	}
	return nil
}

// table is the table of a view. Words that are searched have a column of their own, made of them when a row is written.
func table(v *ledger.View) []string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE IF NOT EXISTS %s (\n  row bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n  stream text NOT NULL,\n  version bigint NOT NULL,\n  n bigint NOT NULL", v.Name)
	for _, c := range v.Columns {
		fmt.Fprintf(&b, ",\n  %s %s", c.Name, c.Type)
	}
	if v.Text != "" {
		b.WriteString(",\n  searched tsvector NOT NULL")
	}
	statements := []string{b.String() + "\n)", fmt.Sprintf(`CREATE INDEX IF NOT EXISTS %s_stream ON %s (stream, n)`, v.Name, v.Name)}
	for i, columns := range v.Indexes {
		statements = append(statements, fmt.Sprintf(`CREATE INDEX IF NOT EXISTS %s_%d ON %s (%s)`, v.Name, i+1, v.Name, strings.Join(columns, ", ")))
	}
	if v.Text != "" {
		statements = append(statements, fmt.Sprintf(`CREATE INDEX IF NOT EXISTS %s_searched ON %s USING gin (searched)`, v.Name, v.Name))
	}
	return statements
}

func insertRow(v *ledger.View) string {
	var names, places strings.Builder
	for i, c := range v.Columns {
		fmt.Fprintf(&names, ", %s", c.Name)
		fmt.Fprintf(&places, ", $%d", i+4)
	}
	if v.Text != "" {
		names.WriteString(", searched")
		fmt.Fprintf(&places, ", to_tsvector('simple', $%d)", len(v.Columns)+4)
	}
	return `INSERT INTO ` + v.Name + ` (stream, version, n` + names.String() + `) VALUES ($1, $2, $3` + places.String() + `)`
}

// insertRows adds rows of one stream and version, of which it takes each column as a list.
func insertRows(v *ledger.View) string {
	var names, values, lists strings.Builder
	for i, c := range v.Columns {
		fmt.Fprintf(&names, ", %s", c.Name)
		fmt.Fprintf(&values, ", r.c%d", i)
		fmt.Fprintf(&lists, ", $%d::%s[]", i+4, c.Type)
	}
	columns := strings.ReplaceAll(values.String(), "r.", "")
	if v.Text != "" {
		names.WriteString(", searched")
		values.WriteString(", to_tsvector('simple', r.words)")
		columns += ", words"
		fmt.Fprintf(&lists, ", $%d::text[]", len(v.Columns)+4)
	}
	return `INSERT INTO ` + v.Name + ` (stream, version, n` + names.String() + `) SELECT $1, $2, r.n` + values.String() +
		` FROM unnest($3::bigint[]` + lists.String() + `) AS r (n` + columns + `)`
}

// searchable are the searched words of a row, as fold leaves them.
func searchable(rows ledger.Rows, n int) string {
	for i, c := range rows.View.Columns {
		if c.Name == rows.View.Text {
			text, _ := rows.Values[n][i].(string)
			return fold(text)
		}
	}
	return ""
}

// fold makes words of letters and digits in lower case without accents, one space between: what SQLite's unicode61 makes of a text, so that
// both engines find the same.
func fold(text string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(text) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsNumber(r):
			b.WriteRune(unicode.ToLower(r))
		case b.Len() > 0 && !strings.HasSuffix(b.String(), " "):
			b.WriteByte(' ')
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}
