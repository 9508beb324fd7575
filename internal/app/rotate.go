package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/proof"
	"candour/internal/ledger/store"
)

type keysRotateCommand struct {
	place
	Copies  string `env:"CANDOUR_COPIES" placeholder:"FOLDER" help:"Folder in which the custodians’ new copies are put, to be carried off this machine."`
	Kept    int    `default:"35" placeholder:"DAYS" help:"For how many days the longest-lived copy of the key store is kept: backups, snapshots, archives. Default: 35."`
	Every   int    `placeholder:"DAYS" help:"Begin a new key only when the one in use is at least so many days old: for a timer that runs each day, finishes what was broken off, and destroys keys on their day."`
	Leaked  bool   `help:"A key of the keyring is known to others: begin a new one now, and give every stream a new key too, under which its words are encrypted again. Takes as long as reading the whole record."`
	Signing bool   `name:"signing-key" help:"The signing key is known to others: make a new one, which the log names under a checkpoint that both sign. Nothing else is rotated."`
	Prepare bool   `help:"Make the new key and the copies of it, and use it only when run again: for giving the keyring to every server, and the copies to the custodians, before anything rests on the new key."`
}

// Run carries the rotation as far as it goes today.
func (c keysRotateCommand) Run(ctx context.Context, s streams) error {
	record, _, err := c.open(ctx, false, true)
	if err != nil {
		return err
	}
	defer record.Close()
	if c.Signing {
		return c.replaceSigner(ctx, s, record)
	}
	if err := record.Keys().MayChange(ctx); err != nil {
		return errors.Join(errMayNotChange, err)
	}
	waits, err := c.renew(s)
	if err != nil || waits {
		return err
	}
	ring, err := c.finish(ctx, s, record)
	if err != nil {
		return err
	}
	if c.Leaked {
		if err := record.Ledger.RekeyAll(ctx, every(s, 1_000, "streams given a new key")); err != nil {
			return err
		}
		fmt.Fprintln(s.out, "Every stream has a new key. Make a backup now: older ones open for whoever has the leaked key and the identity of a recipient.")
	}
	under, err := record.Keys().Under(ctx)
	if err != nil {
		return err
	}
	tellKeys(s, ring, under)
	return record.Ledger.NoteKeys(ctx, record.Service.Stream, ring)
}

// renew makes a new key when one is due, and lets it be used unless it shall wait.
func (c keysRotateCommand) renew(s streams) (waits bool, err error) {
	ring, err := ledger.LoadKeyring(c.keys())
	if err != nil {
		return false, err
	}
	last := ring.Epochs[len(ring.Epochs)-1]
	if !c.Leaked && !last.Waiting && (ring.Unfinished() || !c.due(ring)) {
		return false, nil
	}
	if err := checkCopies(c.place, c.Copies); err != nil {
		return false, usage{err}
	}
	if len(ring.Custodians) == 0 {
		return false, errNoCustodians
	}
	prepare := func(k *ledger.Keyring) {
		if c.Leaked {
			k.Use() // one that waited leaked with the others
		}
		k.Prepare(c.now())
	}
	if ring, err = ledger.ChangeKeyring(c.keys(), prepare); err != nil {
		return false, err
	}
	if err := giveCopies(c.place, s, ring, c.Copies); err != nil || c.Prepare {
		return c.Prepare, err
	}
	_, err = ledger.ChangeKeyring(c.keys(), (*ledger.Keyring).Use)
	return false, err
}

func (c keysRotateCommand) due(ring *ledger.Keyring) bool {
	_, made := ring.Newest()
	return !c.now().Before(made.AddDate(0, 0, c.Every))
}

// finish takes everything from under the older keys, and destroys those that nothing needs any more.
func (c keysRotateCommand) finish(ctx context.Context, s streams, record *store.Record) (*ledger.Keyring, error) {
	found, err := record.Keys().Under(ctx)
	if err != nil {
		return nil, err
	}
	if err := record.Keys().WrapAgain(ctx, every(s, 10_000, "stream keys wrapped again")); err != nil {
		return nil, err
	}
	return ledger.ChangeKeyring(c.keys(), func(k *ledger.Keyring) {
		k.Retire(found, c.now(), time.Duration(c.Kept)*24*time.Hour)
		k.Destroy(c.now())
	})
}

// replaceSigner makes a new signing key, and gives the custodians their copy of it.
func (c keysRotateCommand) replaceSigner(ctx context.Context, s streams, record *store.Record) error {
	if err := checkCopies(c.place, c.Copies); err != nil {
		return usage{err}
	}
	keys, err := proof.LoadKeys(c.keys())
	if err != nil {
		return fmt.Errorf("signing key: %w", err)
	}
	if keys, err = logOf(record, keys).ReplaceSigner(ctx, c.keys()); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "The log is signed by a new key from now on. Give it to whoever keeps checkpoints, and to every witness:\n%s\n", keys.Public)
	ring, err := ledger.LoadKeyring(c.keys())
	if err != nil {
		return err
	}
	return giveCopies(c.place, s, ring, c.Copies)
}
