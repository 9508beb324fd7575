package sqlite

import (
	"context"
	"database/sql"
	"time"
)

// Step has a function called before each statement of the connection that commits; an error from it stands for the statement's own.
func (e *Engine) Step(do func(statement string) error) {
	e.commits.mu.Lock()
	defer e.commits.mu.Unlock()
	e.commits.step = do
}

// Settings are what a pragma says on the connection that commits, on the one that writes the small tables, and on one that reads.
func (e *Engine) Settings(ctx context.Context, pragma string) (all [3]string, err error) {
	type asker interface {
		QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	}
	for i, conn := range []asker{e.commits.conn, e.write, e.read} {
		if err := conn.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&all[i]); err != nil {
			return all, err
		}
	}
	return all, nil
}

// Hurry makes writers wait for their turn no longer than this.
func (e *Engine) Hurry(patience time.Duration) { e.turn.patience = patience }
