package app

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"filippo.io/age"
	"github.com/google/uuid"

	"candour/internal/ledger"
	"candour/internal/ledger/backup"
	"candour/internal/ledger/durable"
	"candour/internal/ledger/store"
)

type backupCommand struct {
	place
	File string   `arg:"" help:"File to write. It is there once it is whole, and never replaces another."`
	To   []string `env:"CANDOUR_BACKUP_TO" required:"" placeholder:"age1…" help:"Public key of whoever may open it, once for each. Their identities must never be on this machine. Name two, so that one may be lost."`

	settle func(folder string) error // sees to it that a new name outlives a failure of the power; durable.Folder when nil
}

var errFileThere = errors.New("the file is there already: a backup never replaces another")

// Run writes the backup while the service serves.
func (c backupCommand) Run(ctx context.Context, s streams) error {
	recipients, err := ledger.Recipients(c.To)
	if err != nil {
		return usage{err}
	}
	if _, err := os.Lstat(c.File); !errors.Is(err, fs.ErrNotExist) {
		return errors.Join(errFileThere, err)
	}
	record, _, err := c.open(ctx, false, true)
	if err != nil {
		return err
	}
	defer record.Close()
	made := c.now()
	about := backup.About{
		ID: uuid.NewString(), Made: made.UTC(), Service: string(record.Service.Stream), Keyring: record.Keys().Keyring(),
	}
	manifest, err := c.write(ctx, s, record, about, recipients)
	if err != nil {
		return err
	}
	tellSums(s, manifest.Tables)
	fmt.Fprintf(s.out, "%s is whole. Carry it off this machine, and see that it opens there: candour restore --check %s\n", c.File, filepath.Base(c.File))
	return backup.NoteMade(ctx, record.Engine.Writer(), ledger.FormatTime(made))
}

// rekeyings bounds how often a backup is begun again because of an erasure.
const rekeyings = 3

// write makes the file under another name, and gives it its own once it is whole and durable.
func (c backupCommand) write(ctx context.Context, s streams, record *store.Record, about backup.About, to []age.Recipient) (manifest backup.Manifest, err error) {
	f, err := os.CreateTemp(filepath.Dir(c.File), ".candour-backup-*") // of mode 0600
	if err != nil {
		return manifest, usage{err}
	}
	defer os.Remove(f.Name())
	defer f.Close()
	err = backup.ErrRekeyed
	for tries := 0; errors.Is(err, backup.ErrRekeyed) && tries < rekeyings; tries++ {
		_, sought := f.Seek(0, 0)
		if err = errors.Join(sought, f.Truncate(0)); err == nil {
			manifest, err = backup.Write(ctx, f, record.Databases(), about, to, every(s, 100_000, "rows written"))
		}
	}
	if err = errors.Join(err, f.Sync()); err != nil {
		return manifest, err
	}
	if err = os.Link(f.Name(), c.File); errors.Is(err, fs.ErrExist) {
		err = errFileThere
	}
	if err != nil {
		return manifest, err
	}
	if c.settle == nil {
		c.settle = durable.Folder
	}
	return manifest, c.settle(filepath.Dir(c.File))
}

// tellSums prints what a backup or a copy holds.
func tellSums(s streams, sums []backup.Sum) {
	for _, sum := range sums {
		fmt.Fprintf(s.out, "%-12s %9d rows  sha256 %s\n", sum.Table, sum.Rows, sum.SHA256)
	}
}
