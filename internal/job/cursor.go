package job

import (
	"context"
	"database/sql"
	"errors"
)

// Cursors remember, by name, where a repeated job has got to. They can be lost: whoever uses one must be able to begin again.
type Cursors struct{ DB *sql.DB }

// Get is the value of a cursor, "" when it was never set.
func (c Cursors) Get(ctx context.Context, name string) (string, error) {
	var value string
	err := c.DB.QueryRowContext(ctx, `SELECT value FROM cursor WHERE name = $1`, name).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return value, err
}

// Set moves a cursor.
func (c Cursors) Set(ctx context.Context, name, value string) error {
	_, err := c.DB.ExecContext(ctx, `INSERT INTO cursor (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, name, value)
	return err
}

// Move moves a cursor from one value to another, and reports whether it did: of any number who try, one does. A cursor never set has the value "".
func (c Cursors) Move(ctx context.Context, name, from, to string) (moved bool, err error) {
	statement, args := `UPDATE cursor SET value = $2 WHERE name = $1 AND value = $3`, []any{name, to, from}
	if from == "" {
		statement, args = `INSERT INTO cursor (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value WHERE cursor.value = ''`, args[:2]
	}
	done, err := c.DB.ExecContext(ctx, statement, args...)
	if err != nil {
		return false, err
	}
	n, err := done.RowsAffected()
	return n == 1, err
}

// All are the cursors whose name begins with a prefix.
func (c Cursors) All(ctx context.Context, prefix string) (map[string]string, error) {
	rows, err := c.DB.QueryContext(ctx, `SELECT name, value FROM cursor WHERE substr(name, 1, length($1)) = $1`, prefix)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	all := map[string]string{}
	for rows.Next() {
		var name, value string
		if err := rows.Scan(&name, &value); err != nil {
			return nil, err
		}
		all[name] = value
	}
	return all, rows.Err()
}
