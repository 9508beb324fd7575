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

// Log is the one log of a service. Every field is needed.
type Log struct {
	DB     *sql.DB // writes the tables of the log, and how far heads are sealed
	Signer note.Signer
	Clock  ledger.Clock
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

func (l Log) once(ctx context.Context) (int, error) {
	tx, err := l.DB.BeginTx(ctx, nil)
	if err != nil {
		return 0, fmt.Errorf("seal: %w", err)
	}
	defer tx.Rollback()
	n, err := l.seal(ctx, tx)
	if err != nil || n == 0 {
		return 0, err
	}
	if err := tx.Commit(); err != nil {
		return 0, fmt.Errorf("seal: %w", err)
	}
	return n, nil
}

func (l Log) seal(ctx context.Context, tx *sql.Tx) (int, error) {
	size, err := lock(ctx, tx)
	if err != nil {
		return 0, fmt.Errorf("hold the log: %w", err)
	}
	moved, err := unsealed(ctx, tx)
	if err != nil || len(moved) == 0 {
		return 0, err
	}
	tree := &hashes{ctx: ctx, tx: tx, fresh: map[int64]tlog.Hash{}}
	for i, r := range moved {
		if err := add(ctx, tx, tree, size+int64(i), r); err != nil {
			return 0, fmt.Errorf("add to the log: %w", err)
		}
	}
	return len(moved), l.sign(ctx, tx, tree, size, size+int64(len(moved)))
}

// lock holds the log until the transaction ends and answers its size.
func lock(ctx context.Context, tx *sql.Tx) (size int64, err error) {
	if _, err := tx.ExecContext(ctx, `INSERT INTO log (name, size, checkpoint, sealed) VALUES ('log', 0, '', '') ON CONFLICT (name) DO NOTHING`); err != nil {
		return 0, err
	}
	err = tx.QueryRowContext(ctx, `UPDATE log SET size = size WHERE name = 'log' RETURNING size`).Scan(&size)
	return size, err
}

func unsealed(ctx context.Context, tx *sql.Tx) ([]Record, error) {
	rows, err := tx.QueryContext(ctx, `SELECT stream, version, link FROM head WHERE version > sealed ORDER BY stream LIMIT $1`, mostAtOnce)
	if err != nil {
		return nil, fmt.Errorf("find what is not sealed: %w", err)
	}
	defer rows.Close()
	var all []Record
	for rows.Next() {
		var r Record
		var link []byte
		if err := rows.Scan(&r.Stream, &r.Version, &link); err != nil {
			return nil, err
		}
		if copy(r.Link[:], link) != len(r.Link) {
			return nil, errors.New("a head’s link is not of its length: nothing is sealed over it")
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

func add(ctx context.Context, tx *sql.Tx, tree *hashes, n int64, r Record) error {
	stored, err := tlog.StoredHashes(n, r.Text(), tree)
	if err != nil {
		return err
	}
	if err := tree.put(tlog.StoredHashIndex(0, n), stored); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO log_record (n, stream, version, link) VALUES ($1, $2, $3, $4)`, n, string(r.Stream), r.Version, r.Link[:]); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE head SET sealed = $1 WHERE stream = $2 AND sealed < $1`, r.Version, string(r.Stream))
	return err
}

// sign notes the log's new size with a signed checkpoint, unless the log is no longer of the size that was held.
func (l Log) sign(ctx context.Context, tx *sql.Tx, tree *hashes, from, to int64) error {
	root, err := tlog.TreeHash(to, tree)
	if err != nil {
		return fmt.Errorf("root of the log: %w", err)
	}
	signed, err := Checkpoint{Origin: l.Signer.Name(), Size: to, Root: root}.Sign(l.Signer)
	if err != nil {
		return fmt.Errorf("sign the checkpoint: %w", err)
	}
	done, err := tx.ExecContext(ctx, `UPDATE log SET size = $1, checkpoint = $2, sealed = $3 WHERE name = 'log' AND size = $4`,
		to, signed, ledger.FormatTime(l.Clock().UTC()), from)
	if err != nil {
		return fmt.Errorf("note the checkpoint: %w", err)
	}
	if n, err := done.RowsAffected(); err != nil || n != 1 {
		return errors.Join(errors.New("the log was changed while it was held"), err)
	}
	return nil
}

// Newest is the newest signed checkpoint and when it was signed; "" when nothing was ever sealed.
func (l Log) Newest(ctx context.Context) (signed, at string, err error) {
	err = l.DB.QueryRowContext(ctx, `SELECT checkpoint, sealed FROM log WHERE name = 'log'`).Scan(&signed, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return "", "", nil
	}
	return signed, at, err
}
