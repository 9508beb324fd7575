package proof

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// countings bounds how often a census is begun anew because another program sealed meanwhile.
const countings = 5

// errRestless says that a census could not be taken.
var errRestless = errors.New("the log grew each time before its streams were counted")

// Census counts the streams of the log and adds the count to it. It does so without holding up anyone who seals, and begins anew when somebody
// did meanwhile. When nothing was sealed since the last census there is none.
func (l Log) Census(ctx context.Context) error {
	for range countings {
		counted, err := l.count(ctx)
		if err != nil {
			return fmt.Errorf("census: %w", err)
		}
		if counted.Streams == 0 {
			return nil
		}
		if done, err := l.put(ctx, counted); err != nil || done {
			return err
		}
	}
	return fmt.Errorf("census: %w", errRestless)
}

// count is the census of the log as it stands; the zero Census when there is nothing new to count. That the log holds together is for others to see:
// verify and a witness count again.
func (l Log) count(ctx context.Context) (Census, error) {
	size, err := sizeOf(ctx, l.reads())
	if err != nil || size == 0 {
		return Census{}, err
	}
	last, _, err := newestCensus(ctx, l.reads(), size)
	if err != nil || last == size-1 {
		return Census{}, err
	}
	all, err := latestIn(ctx, l.reads(), size)
	if err != nil {
		return Census{}, err
	}
	return censusOf(size, all), nil
}

// put adds a census, unless the log has grown since.
func (l Log) put(ctx context.Context, c Census) (done bool, err error) {
	err = l.grow(ctx, func(g *growing) error {
		if done = g.size == c.Size; !done {
			return nil
		}
		return g.note(ctx, c.Text())
	})
	if err != nil {
		return false, fmt.Errorf("census: %w", err)
	}
	return done, nil
}

// sizeOf is how many records the log has.
func sizeOf(ctx context.Context, db querier) (size int64, err error) {
	err = db.QueryRowContext(ctx, `SELECT size FROM log WHERE name = 'log'`).Scan(&size)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return size, err
}

// newestCensus is the number and text of the newest census before a size of the log; -1 when there is none.
func newestCensus(ctx context.Context, db querier, size int64) (n int64, text string, err error) {
	err = db.QueryRowContext(ctx, `SELECT n, text FROM log_note WHERE n < $1 AND substr(text, 1, $2) = $3 ORDER BY n DESC LIMIT 1`,
		size, len(censusLine), censusLine).Scan(&n, &text)
	if errors.Is(err, sql.ErrNoRows) {
		return -1, "", nil
	}
	return n, text, err
}
