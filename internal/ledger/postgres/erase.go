package postgres

import (
	"context"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"

	"candour/internal/ledger"
)

// Scrub asks the database to free the space of rows that were removed from views. Where the login may not, which PostgreSQL before 17 cannot
// grant, the database warns and leaves it to autovacuum: docs/security/where-words-live.md says what that means.
func (e *Engine) Scrub(ctx context.Context, views []*ledger.View) error {
	if len(views) == 0 {
		return nil
	}
	names := make([]string, len(views))
	for i, v := range views {
		names[i] = pgx.Identifier{v.Name}.Sanitize()
	}
	_, err := e.commits.Exec(ctx, `VACUUM `+strings.Join(names, ", "))
	return err
}

// mayVacuum lets a login vacuum a table, where that can be granted.
func mayVacuum(table, login string) string {
	return fmt.Sprintf(`DO $$ BEGIN IF current_setting('server_version_num')::int >= 170000 THEN
		EXECUTE 'GRANT MAINTAIN ON %s TO %s'; END IF; END $$`, table, strings.ReplaceAll(pgx.Identifier{login}.Sanitize(), "'", "''"))
}
