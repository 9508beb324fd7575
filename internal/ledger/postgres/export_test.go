package postgres

import (
	"context"
	"time"
)

// OpenImpatient opens a database that is taken for dead as soon as it says nothing for so long, and is not followed.
func OpenImpatient(ctx context.Context, address string, silence time.Duration) (*Engine, error) {
	return openWith(ctx, address, patience{connect: time.Second, commit: silence, other: silence})
}

// OpenFollowing opens a database that is looked for again, for so long, when it says nothing.
func OpenFollowing(ctx context.Context, address string, silence, follow time.Duration) (*Engine, error) {
	return openWith(ctx, address, patience{connect: time.Second, commit: silence, other: silence, follow: follow})
}
