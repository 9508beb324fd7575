package proof

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"candour/internal/ledger"
)

// Found is what Check found. A log with no Faults holds together, and every stream reaches what it was sealed at.
type Found struct {
	Records int64
	Signed  string // the newest checkpoint
	Faults  []string
}

// Check reads the whole log: each head is reached by its stream, no stream was sealed twice at one version or going back, the newest census and
// each since an earlier checkpoint is right, the tree over the records is the one that was signed, and an earlier checkpoint, when one is given,
// is of this log. It checks nothing within streams: ledger.Verify does.
func Check(ctx context.Context, db *sql.DB, known note.Verifiers, earlier string) (Found, error) {
	c := checker{db: db}
	for _, part := range []func(context.Context) error{c.newest, c.reached, c.marked} {
		if err := part(ctx); err != nil {
			return c.Found, fmt.Errorf("check the log: %w", err)
		}
	}
	points := []point{{name: newestPoint, signed: c.Signed}, {name: "the earlier checkpoint", signed: earlier}}
	for i := range points {
		points[i].Checkpoint, points[i].err = OpenCheckpoint(points[i].signed, known)
	}
	if err := c.records(ctx, points); err != nil {
		return c.Found, fmt.Errorf("check the log: %w", err)
	}
	for _, p := range points {
		c.against(p)
	}
	return c.Found, nil
}

const newestPoint = "the newest checkpoint"

// point is a checkpoint to compare the log with.
type point struct {
	name, signed string
	Checkpoint
	err  error
	root tlog.Hash // of the tree at that size, as it is now
}

type checker struct {
	Found
	db   *sql.DB
	size int64 // as the log says
}

func (c *checker) fault(format string, args ...any) {
	c.Faults = append(c.Faults, fmt.Sprintf(format, args...))
}

// records walks all records in their order, and notes the root of their tree where a checkpoint asks for it.
func (c *checker) records(ctx context.Context, points []point) error {
	last, _, err := newestCensus(ctx, c.db, c.size)
	if err != nil {
		return err
	}
	w := newWalk()
	since := points[len(points)-1].Size
	w.count = func(n int64) bool { return n == last || since > 0 && n >= since }
	for text, err := range stored(ctx, c.db, 0, c.size) {
		if errors.Is(err, errBroken) {
			c.fault("%v", err)
			break
		}
		if err != nil {
			return err
		}
		w.record(text)
		for i := range points {
			if points[i].Size == w.size {
				points[i].root = w.root()
			}
		}
	}
	c.Records, c.Faults = w.size, append(c.Faults, w.faults...)
	return nil
}

// reached finds records that their stream does not reach as it stands.
func (c *checker) reached(ctx context.Context) error {
	return c.each(ctx, "was sealed at version %d and does not reach what was sealed", `SELECT r.stream, r.version FROM log_record r
		LEFT JOIN entry e ON e.stream = r.stream AND e.version = r.version WHERE e.link IS NULL OR e.link <> r.link ORDER BY r.n`)
}

// marked finds heads that are marked as sealed at another version than the log says.
func (c *checker) marked(ctx context.Context) error {
	return c.each(ctx, "is marked as sealed at version %d, which is not what the log says", `SELECT h.stream, h.sealed FROM head h
		LEFT JOIN (SELECT stream, MAX(version) AS version FROM log_record GROUP BY stream) r ON r.stream = h.stream
		WHERE h.sealed <> COALESCE(r.version, 0) ORDER BY h.stream`)
}

// each makes a fault of every row that a query finds.
func (c *checker) each(ctx context.Context, what, query string) error {
	rows, err := c.db.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var stream ledger.StreamID
		var version int64
		if err := rows.Scan(&stream, &version); err != nil {
			return err
		}
		c.fault("stream %s "+what, stream, version)
	}
	return rows.Err()
}

// newest reads what the log says of itself. What is sealed from now on is not looked at.
func (c *checker) newest(ctx context.Context) error {
	var there int64
	err := c.db.QueryRowContext(ctx, `SELECT (SELECT COUNT(*) FROM log_record) + (SELECT COUNT(*) FROM log_note),
		COALESCE((SELECT size FROM log WHERE name = 'log'), 0), COALESCE((SELECT checkpoint FROM log WHERE name = 'log'), '')`).Scan(&there, &c.size, &c.Signed)
	if err == nil && there != c.size {
		c.fault("the log says that it has %d records and has %d", c.size, there)
	}
	return err
}

// against compares the tree, at the size that a checkpoint has, with its root.
func (c *checker) against(p point) {
	switch {
	case p.signed == "" && (c.Records == 0 || p.name != newestPoint):
	case p.err != nil:
		c.fault("%s: %v", p.name, p.err)
	case p.Size > c.Records:
		c.fault("%s is of a log of %d records, and this one has %d: records, or the whole record, were put back to an older copy", p.name, p.Size, c.Records)
	case p.root != p.Root:
		c.fault("%s is of another log: what was sealed before it was changed", p.name)
	}
}
