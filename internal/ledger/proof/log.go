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

// Log is the one log of a service. Every field is needed but Reader.
type Log struct {
	DB     *sql.DB // writes the tables of the log, and how far heads are sealed
	Reader *sql.DB // reads them; DB when nil
	Signer note.Signer
	Clock  ledger.Clock

	next note.Signer // signs too, while it takes Signer's place
}

// mostAtOnce bounds how many streams one transaction seals.
const mostAtOnce = 2000

// Seal writes every stream that has moved since it was sealed last into the log, and answers how many. Two programs may seal at once:
// the second waits for the first and goes on from there.
func (l Log) Seal(ctx context.Context) (sealed int, err error) {
	for {
		n, err := l.once(ctx)
		sealed += n
		if err != nil || n < mostAtOnce {
			return sealed, err
		}
	}
}

func (l Log) once(ctx context.Context) (sealed int, err error) {
	err = l.grow(ctx, func(g *growing) error {
		moved, err := unsealed(ctx, g.tx)
		if err != nil {
			return err
		}
		sealed = len(moved)
		if err := g.heads(ctx, moved); err != nil {
			return fmt.Errorf("add to the log: %w", err)
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("seal: %w", err)
	}
	return sealed, nil
}

// growing is the log while it is held to be added to.
type growing struct {
	tx   *sql.Tx
	tree *hashes
	size int64
}

// grow holds the log, has records added to it, and signs what it has become. When nothing is added nothing is signed.
func (l Log) grow(ctx context.Context, add func(*growing) error) error {
	tx, err := l.DB.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	size, err := lock(ctx, tx)
	if err != nil {
		return fmt.Errorf("hold the log: %w", err)
	}
	g := &growing{tx: tx, tree: hashesIn(ctx, tx), size: size}
	if err := add(g); err != nil || g.size == size {
		return err
	}
	if err := g.tree.store(tx); err != nil {
		return fmt.Errorf("add to the log: %w", err)
	}
	if err := l.sign(ctx, g, size); err != nil {
		return err
	}
	return tx.Commit()
}

// lock holds the log until the transaction ends and answers its size.
func lock(ctx context.Context, tx *sql.Tx) (size int64, err error) {
	if _, err := tx.ExecContext(ctx, `INSERT INTO log (name, size, checkpoint, sealed) VALUES ('log', 0, '', '') ON CONFLICT (name) DO NOTHING`); err != nil {
		return 0, err
	}
	err = tx.QueryRowContext(ctx, `UPDATE log SET size = size WHERE name = 'log' RETURNING size`).Scan(&size)
	return size, err
}

func unsealed(ctx context.Context, tx *sql.Tx) ([]Head, error) {
	rows, err := tx.QueryContext(ctx, `SELECT stream, version, link FROM head WHERE version > sealed ORDER BY stream LIMIT $1`, mostAtOnce)
	if err != nil {
		return nil, fmt.Errorf("find what is not sealed: %w", err)
	}
	defer rows.Close()
	var all []Head
	for rows.Next() {
		var h Head
		var link []byte
		if err := rows.Scan(&h.Stream, &h.Version, &link); err != nil {
			return nil, err
		}
		if copy(h.Link[:], link) != len(h.Link) {
			return nil, errors.New("a head’s link is not of its length: nothing is sealed over it")
		}
		all = append(all, h)
	}
	return all, rows.Err()
}

// heads adds where streams stand, and marks them as sealed there.
func (g *growing) heads(ctx context.Context, moved []Head) error {
	records, marks := rows{wide: 4}, rows{wide: 2}
	for _, h := range moved {
		records.add(g.size, string(h.Stream), h.Version, h.Link[:])
		marks.add(string(h.Stream), h.Version)
		if err := g.add(h.Text()); err != nil {
			return err
		}
	}
	if err := records.exec(ctx, g.tx, `INSERT INTO log_record (n, stream, version, link) VALUES `, ``); err != nil {
		return err
	}
	return marks.exec(ctx, g.tx, `UPDATE head SET sealed = m.column2 FROM (VALUES (CAST('' AS text), CAST(0 AS bigint)), `,
		`) AS m WHERE head.stream = m.column1 AND head.sealed < m.column2`)
}

// note adds a record that is no head.
func (g *growing) note(ctx context.Context, text string) error {
	if _, err := g.tx.ExecContext(ctx, `INSERT INTO log_note (n, text) VALUES ($1, $2)`, g.size, text); err != nil {
		return err
	}
	return g.add(text)
}

// add takes a record into the tree.
func (g *growing) add(text string) error {
	stored, err := tlog.StoredHashes(g.size, []byte(text), g.tree)
	if err != nil {
		return err
	}
	g.tree.put(tlog.StoredHashIndex(0, g.size), stored)
	g.size++
	return nil
}

// sign notes the log's new size with a signed checkpoint, unless the log is no longer of the size that was held.
func (l Log) sign(ctx context.Context, g *growing, from int64) error {
	root, err := tlog.TreeHash(g.size, g.tree)
	if err != nil {
		return fmt.Errorf("root of the log: %w", err)
	}
	if err := l.signs(ctx, g.tx); err != nil {
		return err
	}
	origin, err := l.origin(ctx, g.tx)
	if err != nil {
		return fmt.Errorf("name of the log: %w", err)
	}
	signed, err := Checkpoint{Origin: origin, Size: g.size, Root: root}.Sign(l.signers()...)
	if err != nil {
		return fmt.Errorf("sign the checkpoint: %w", err)
	}
	done, err := g.tx.ExecContext(ctx, `UPDATE log SET size = $1, checkpoint = $2, sealed = $3 WHERE name = 'log' AND size = $4`,
		g.size, signed, ledger.FormatTime(l.Clock().UTC()), from)
	if err != nil {
		return fmt.Errorf("note the checkpoint: %w", err)
	}
	if n, err := done.RowsAffected(); err != nil || n != 1 {
		return errors.Join(errors.New("the log was changed while it was held"), err)
	}
	return nil
}

func (l Log) reads() *sql.DB {
	if l.Reader == nil {
		return l.DB
	}
	return l.Reader
}

// Newest is the newest signed checkpoint and when it was signed; "" when nothing was ever sealed.
func (l Log) Newest(ctx context.Context) (signed, at string, err error) {
	err = l.reads().QueryRowContext(ctx, `SELECT checkpoint, sealed FROM log WHERE name = 'log'`).Scan(&signed, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return "", "", nil
	}
	return signed, at, err
}

// ErrBehind says that a log is not the one that a checkpoint kept elsewhere is of: nothing may be sealed over that.
var ErrBehind = errors.New("the record is not the one that its last published checkpoint is of: it was put back to an older copy, or changed. Run candour verify")

// GoesOnFrom compares the log with a checkpoint that was kept elsewhere, by the hashes of its tree alone; ErrBehind when it does not go on from that.
// With "" there is nothing to compare.
func (l Log) GoesOnFrom(ctx context.Context, kept string, known note.Verifiers) error {
	if kept == "" {
		return nil
	}
	c, err := OpenCheckpoint(kept, known)
	if err != nil {
		return err
	}
	return l.GoesOn(ctx, c)
}

// GoesOn is GoesOnFrom for a checkpoint that was opened.
func (l Log) GoesOn(ctx context.Context, c Checkpoint) error {
	size, err := sizeOf(ctx, l.reads())
	if err != nil {
		return err
	}
	if size < c.Size {
		return fmt.Errorf("%w (%d records, and %d were published)", ErrBehind, size, c.Size)
	}
	root, err := tlog.TreeHash(c.Size, hashesIn(ctx, l.reads()))
	if err != nil || root != c.Root {
		return errors.Join(ErrBehind, err)
	}
	return nil
}
