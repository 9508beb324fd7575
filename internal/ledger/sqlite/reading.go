package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"iter"
	"net/url"
	"os"
	"path/filepath"

	"candour/internal/ledger"
	"candour/internal/ledger/tables"
)

// Reading is a record's file that is read and nothing else: it makes no file and needs no folder that can be written to, so that a copy on
// read-only media can be checked.
type Reading struct {
	db    *sql.DB
	path  string
	still os.FileInfo // the file as it was opened, when no program had it open then; nil otherwise
}

var (
	errReading = errors.New("the record was opened to be read")
	// ErrWrittenMeanwhile says that a program opened the record while it was read as one that nobody has open.
	ErrWrittenMeanwhile = errors.New("a program has begun to write to the record while it was read: read it again")
)

// OpenReading opens the record's file in a folder to be read.
func OpenReading(ctx context.Context, folder string) (*Reading, error) {
	r := &Reading{path: filepath.Join(folder, ledgerFile)}
	var err error
	if r.db, r.still, err = openStill(ctx, r.path); err != nil {
		return nil, fmt.Errorf("read %s: %w", ledgerFile, err)
	}
	return r, nil
}

// OpenKeysReading opens the key store's file in a folder to be read.
func OpenKeysReading(ctx context.Context, folder string) (*sql.DB, error) {
	db, _, err := openStill(ctx, filepath.Join(folder, keysFile))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", keysFile, err)
	}
	return db, nil
}

// openStill opens a file to be read. Without a log of writes beside it no program has it open: it is read as it lies there, without locks, for
// which SQLite would make files. With one it is read as beside a program at work.
func openStill(ctx context.Context, path string) (*sql.DB, os.FileInfo, error) {
	still, err := os.Stat(path)
	if err != nil {
		return nil, nil, err
	}
	name := url.URL{Scheme: "file", Opaque: url.PathEscape(path)}
	source := name.String() + "?mode=ro&_pragma=busy_timeout(10000)" + reads
	if written(path) {
		still = nil
	} else {
		source += "&immutable=1"
	}
	db := sql.OpenDB(readingConnector{source})
	db.SetMaxOpenConns(readers)
	if err := db.PingContext(ctx); err != nil {
		return nil, nil, errors.Join(err, db.Close())
	}
	return db, still, nil
}

// written reports whether there is a log of writes beside a file.
func written(path string) bool {
	log, err := os.Stat(path + "-wal")
	return !errors.Is(err, os.ErrNotExist) && (err != nil || log.Size() > 0)
}

// Commit implements ledger.Engine: it refuses.
func (r *Reading) Commit(_ context.Context, batches []*ledger.Batch) []error {
	answers := make([]error, len(batches))
	for i := range answers {
		answers[i] = errReading
	}
	return answers
}

// Load implements ledger.Engine: it refuses.
func (r *Reading) Load(context.Context, iter.Seq2[*ledger.Batch, error], func([]*ledger.Batch)) error {
	return errReading
}

// DB answers reads.
func (r *Reading) DB() *sql.DB { return r.db }

// Writer is the same: writing through it fails.
func (r *Reading) Writer() *sql.DB { return r.db }

// Define implements ledger.Engine: it makes nothing and refuses a record that lacks a view.
func (r *Reading) Define(ctx context.Context, views []*ledger.View) error {
	names := []string{"view_set"}
	for _, v := range views {
		names = append(names, v.Name)
	}
	for _, name := range names {
		var there bool
		if err := r.db.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = $1)`, name).Scan(&there); err != nil {
			return err
		}
		if !there {
			return fmt.Errorf("there is no %s: the record was kept by another version of this program", name)
		}
	}
	return nil
}

// NameViews implements ledger.Engine: a program that only reads keeps no views.
func (r *Reading) NameViews(context.Context, ledger.ViewSet) error { return nil }

// Search implements ledger.Engine.
func (r *Reading) Search() ledger.Search { return fullTextSearch{} }

// Service implements ledger.Engine.
func (r *Reading) Service(ctx context.Context) (ledger.ServiceRow, error) {
	return tables.Service(ctx, r.db)
}

// NameService implements ledger.Engine: it refuses.
func (r *Reading) NameService(context.Context, ledger.ServiceRow) error { return errReading }

// Close closes the file. It fails with ErrWrittenMeanwhile when what was read was not one state of the record.
func (r *Reading) Close() error {
	err := r.db.Close()
	if r.still == nil {
		return err
	}
	now, gone := os.Stat(r.path)
	if gone != nil || written(r.path) || now.Size() != r.still.Size() || !now.ModTime().Equal(r.still.ModTime()) {
		return errors.Join(err, ErrWrittenMeanwhile)
	}
	return err
}
