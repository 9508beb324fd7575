package postgres

import (
	"context"

	"candour/internal/ledger"
	"candour/internal/ledger/tables"
)

// Service implements ledger.Engine.
func (e *Engine) Service(ctx context.Context) (ledger.ServiceRow, error) {
	return tables.Service(ctx, e.read)
}

// NameService implements ledger.Engine.
func (e *Engine) NameService(ctx context.Context, row ledger.ServiceRow) error {
	return tables.NameService(ctx, e.write, row)
}

// NameViews implements ledger.Engine.
func (e *Engine) NameViews(ctx context.Context, set ledger.ViewSet) error {
	return tables.NameViews(ctx, e.write, set)
}
