package view

import (
	"context"
	"fmt"

	"candour/internal/ledger"
)

// InUse is the table of a view that lists may read: its own when no stream is behind in it, or else the earlier one (Was), while there is one. A
// view that was never changed is its own, complete or not: of what its lists lack, every page says that it does.
func InUse(ctx context.Context, db DB, v *ledger.View) (*ledger.View, error) {
	for ; v.Was != nil; v = v.Was {
		complete, err := ledger.Complete(ctx, db, v)
		if err != nil {
			return nil, fmt.Errorf("which table of %s to read: %w", v.Name, err)
		}
		if complete {
			return v, nil
		}
	}
	return v, nil
}
