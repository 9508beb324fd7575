package tables

import (
	"context"
	"database/sql"
	"fmt"
	"maps"
	"slices"

	"candour/internal/ledger"
)

// NameViews notes what is in a set of views, as far as it is not noted.
func NameViews(ctx context.Context, db *sql.DB, set ledger.ViewSet) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, view := range slices.Sorted(maps.Keys(set)) {
		_, err := tx.ExecContext(ctx, `INSERT INTO view_set (name, view, rule) VALUES ($1, $2, $3) ON CONFLICT (name, view) DO NOTHING`, set.Name(), view, set[view])
		if err != nil {
			return fmt.Errorf("name a set of views: %w", err)
		}
	}
	return tx.Commit()
}

// DropView removes the table of a view that no version at work keeps any more, and forgets that it was kept. Heads must not say any more that
// rows are drawn in it: that is Undraw's to see to.
func DropView(ctx context.Context, db *sql.DB, name string) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, statement := range []string{`DROP TABLE IF EXISTS ` + name + `_text`, `DROP TABLE IF EXISTS ` + name} { // the first is a full-text index beside it
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("drop %s: %w", name, err)
		}
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM view_set WHERE view = $1`, name); err != nil {
		return fmt.Errorf("forget %s: %w", name, err)
	}
	return tx.Commit()
}
