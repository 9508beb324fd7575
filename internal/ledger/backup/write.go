package backup

import (
	"archive/tar"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"filippo.io/age"
)

// Databases are those of one record. Write is needed only where rows are put.
type Databases struct {
	Record *sql.DB // reads
	Write  *sql.DB
	Keys   *sql.DB
}

// About says what a backup is of. It stands at its beginning.
type About struct {
	Format  string    `json:"format"`
	ID      string    `json:"id"` // random: a restore that was broken off is ended by the same backup alone
	Made    time.Time `json:"made"`
	Service string    `json:"service"` // name of the service stream
	Keyring string    `json:"keyring"` // id of the keyring that opens its keys
}

// Manifest stands at the end of a backup: without it the backup is not whole.
type Manifest struct {
	ID     string          `json:"id"`
	Tables []Sum           `json:"tables"`
	Epochs map[int64]int64 `json:"epochs"` // how many stream keys lie under each key of the keyring
}

const (
	format       = "candour backup 1"
	aboutName    = "candour-backup.json"
	manifestName = "manifest.json"
	// chunk is how many bytes of rows one member of the archive gathers, unless a single row is longer.
	chunk = 1 << 20
)

// ErrRekeyed says that a stream was given a new key, or erased as a whole, while the backup was made: its words would open under none in the backup.
var ErrRekeyed = errors.New("something was erased by law while the backup was made: make it again")

// Write writes a backup of the record as it stands now, encrypted to each of the recipients. It tells how many rows it has written.
func Write(ctx context.Context, out io.Writer, from Databases, about About, to []age.Recipient, progress func(rows int64)) (Manifest, error) {
	encrypted, err := age.Encrypt(out, to...)
	if err != nil {
		return Manifest{}, fmt.Errorf("encrypt the backup: %w", err)
	}
	w := &writer{tar: tar.NewWriter(encrypted), made: about.Made, progress: progress, manifest: Manifest{ID: about.ID, Epochs: map[int64]int64{}}}
	about.Format = format
	if err := w.document(aboutName, about); err != nil {
		return Manifest{}, err
	}
	if err := w.record(ctx, from); err != nil {
		return Manifest{}, err
	}
	if err := w.document(manifestName, w.manifest); err != nil {
		return Manifest{}, err
	}
	return w.manifest, errors.Join(w.tar.Close(), encrypted.Close())
}

type writer struct {
	tar      *tar.Writer
	made     time.Time
	progress func(int64)
	manifest Manifest
	held     []byte // rows of the member that is being gathered
	rows     int64
}

// moment begins to read the record as it stands at one moment.
func moment(ctx context.Context, db *sql.DB) (*sql.Tx, error) {
	return db.BeginTx(ctx, &sql.TxOptions{ReadOnly: true, Isolation: sql.LevelRepeatableRead})
}

// record writes the record first and the key store second: a stream has its key before its first entry.
func (w *writer) record(ctx context.Context, from Databases) error {
	tx, err := moment(ctx, from.Record)
	if err != nil {
		return fmt.Errorf("back up: %w", err)
	}
	defer tx.Rollback()
	for _, t := range recorded {
		if err := w.table(ctx, tx, t, nil); err != nil {
			return err
		}
	}
	paired, err := pair(ctx, tx)
	if err != nil {
		return err
	}
	defer paired.close()
	if err := w.table(ctx, from.Keys, keys, func(row []any) error {
		w.manifest.Epochs[row[2].(int64)]++
		return paired.key(row)
	}); err != nil {
		return err
	}
	return paired.end()
}

func (w *writer) table(ctx context.Context, from querier, t table, see func(row []any) error) error {
	sum, members := sumOf(t.name), 0
	put := func() error {
		members++
		err := w.member(fmt.Sprintf("%s/%06d", t.name, members), w.held)
		w.held = w.held[:0]
		return err
	}
	err := each(ctx, from, t, func(row []any) error {
		if see != nil {
			if err := see(row); err != nil {
				return err
			}
		}
		before := len(w.held)
		var err error
		if w.held, err = appendRow(w.held, row); err != nil {
			return fmt.Errorf("%s: %w", t.name, err)
		}
		sum.add(w.held[before:])
		w.rows++
		w.progress(w.rows)
		if len(w.held) < chunk {
			return nil
		}
		return put()
	})
	if err == nil && len(w.held) > 0 {
		err = put()
	}
	w.manifest.Tables = append(w.manifest.Tables, sum.sum())
	return err
}

func (w *writer) document(name string, what any) error {
	content, err := json.MarshalIndent(what, "", "  ")
	if err != nil {
		return err
	}
	return w.member(name, append(content, '\n'))
}

func (w *writer) member(name string, content []byte) error {
	err := w.tar.WriteHeader(&tar.Header{Name: name, Mode: 0o600, Size: int64(len(content)), ModTime: w.made})
	if err == nil {
		_, err = w.tar.Write(content)
	}
	if err != nil {
		return fmt.Errorf("write the backup: %w", err)
	}
	return nil
}
