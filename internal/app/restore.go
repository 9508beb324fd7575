package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"filippo.io/age"

	"candour/internal/court"
	"candour/internal/guardian"
	"candour/internal/ledger"
	"candour/internal/ledger/backup"
	"candour/internal/ledger/proof"
	"candour/internal/ledger/store"
	"candour/internal/view"
)

type restoreCommand struct {
	place
	File         string `arg:"" optional:"" help:"The backup. The identity that opens it is read from the standard input."`
	Checkpoints  string `env:"CANDOUR_CHECKPOINTS" help:"Folder in which the newest checkpoint was kept, to see what the backup lacks."`
	NoCheckpoint bool   `help:"There is no published checkpoint: what the backup lacks cannot be seen."`
	NoRegister   bool   `help:"There is no erasure register beside the checkpoint. Lawful only for a service that never erased anything."`
	EraserDB     string `env:"CANDOUR_ERASER_DB" placeholder:"postgres://…" help:"Address of the record’s database under the eraser’s login, for what the register names. Not needed for a data folder."`
	EraserKeysDB string `env:"CANDOUR_ERASER_KEYS_DB" placeholder:"postgres://…" help:"The same for the key store’s. Default: the database beside it whose name ends in _keys."`
	Check        bool   `help:"Only see that the backup opens and is whole. Needs no keyring, and puts nothing anywhere: for another machine."`
	GoOn         bool   `help:"Go on with a restored record that lacks what was published: from now on it may be changed. A person decides this, knowing what is missing."`
}

var (
	errNoFile        = errors.New("name the backup")
	errNoCheckpoint  = errors.New("name the folder of the published checkpoint (--checkpoints), or say that there is none (--no-checkpoint)")
	errNoRegister    = errors.New("there is no erasure register beside the checkpoint: what was erased by law would come back. If nothing was ever erased, say so (--no-register)")
	errRegisterOlder = errors.New("the erasure register is older than the checkpoint beside it: erasures may be missing from it")
	errKeysOlder     = errors.New("the keyring lacks a key that the backup needs")
	errNotBehind     = errors.New("this record lacks nothing that was published: it goes on by itself")
)

// Run puts the backup into an empty place and makes ready what is to be served.
func (c restoreCommand) Run(ctx context.Context, s streams) error {
	switch {
	case c.GoOn:
		return c.goOn(ctx, s)
	case c.File == "":
		return usage{errNoFile}
	case !c.Check && c.Checkpoints == "" && !c.NoCheckpoint:
		return usage{errNoCheckpoint}
	}
	identities, err := ledger.Identities(s.in)
	if err != nil {
		return usage{err}
	}
	about, manifest, err := c.check(identities)
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "The backup of %s is whole.\n", about.Made.Format("2 January 2006, 15:04 UTC"))
	if c.Check {
		tellSums(s, manifest.Tables)
		return nil
	}
	if err := c.opensWith(about, manifest); err != nil {
		return err
	}
	register, err := c.register()
	if err != nil {
		return err
	}
	if err := c.load(ctx, s, about, identities); err != nil {
		return err
	}
	heads, err := c.eraseAgain(ctx, s, register)
	if err != nil {
		return err
	}
	return c.makeReady(ctx, s, heads)
}

// register is what was erased by law, as it was kept beside the checkpoint.
func (c restoreCommand) register() (proof.Register, error) {
	if c.NoCheckpoint {
		return c.withoutRegister()
	}
	shelf := proof.Shelf{Folder: c.Checkpoints}
	signed, err := shelf.Register()
	if err != nil {
		return proof.Register{}, fmt.Errorf("the erasure register: %w", err)
	}
	if signed == "" {
		return c.withoutRegister()
	}
	keys, published, _, err := c.published()
	if err != nil {
		return proof.Register{}, err
	}
	register, err := proof.OpenRegister(signed, keys.Known())
	if err == nil && register.Size < published.Size {
		err = errRegisterOlder
	}
	return register, err
}

func (c restoreCommand) withoutRegister() (proof.Register, error) {
	if !c.NoRegister {
		return proof.Register{}, usage{errNoRegister}
	}
	return proof.Register{}, nil
}

// published is the checkpoint that was published last, and the keys that it is checked with.
func (c restoreCommand) published() (keys proof.Keys, published proof.Checkpoint, signed string, err error) {
	if signed, err = (proof.Shelf{Folder: c.Checkpoints}).Get(); err != nil {
		return keys, published, "", fmt.Errorf("the published checkpoint: %w", err)
	}
	if signed == "" {
		return keys, published, "", usage{fmt.Errorf("%s holds no checkpoint", c.Checkpoints)}
	}
	if keys, err = proof.LoadKeys(c.keys()); err != nil {
		return keys, published, "", fmt.Errorf("signing key: %w", err)
	}
	published, err = proof.OpenCheckpoint(signed, keys.Known())
	return keys, published, signed, err
}

// eraseAgain takes out what the register names and the backup brought back, and answers where the backup's streams stood before that: the account
// of it is a version more.
func (c restoreCommand) eraseAgain(ctx context.Context, s streams, register proof.Register) (heads, error) {
	eraser := c.place
	if c.EraserDB != "" {
		eraser.DB, eraser.KeysDB = c.EraserDB, c.EraserKeysDB
	}
	record, err := eraser.filling(ctx)
	if err != nil {
		return nil, err
	}
	defer record.Close()
	before, err := headsOf(ctx, record)
	if err != nil {
		return before, err
	}
	if err := record.Ledger.FinishErasing(ctx); err != nil { // the backup may be of the middle of one
		return before, err
	}
	streams, entries := register.Targets()
	if len(streams)+len(entries) == 0 {
		return before, nil
	}
	n, err := record.Ledger.EraseAgain(ctx, streams, entries)
	if err != nil {
		return nil, fmt.Errorf("erase what was erased before: %w", err)
	}
	fmt.Fprintf(s.out, "The backup brought back %s of what was erased by law since. It is erased again.\n", counted(n, "item"))
	return before, nil
}

// heads are the versions at which streams stand.
type heads map[ledger.StreamID]int64

func headsOf(ctx context.Context, record *store.Record) (heads, error) {
	all, err := view.All[struct {
		Stream  ledger.StreamID
		Version int64
	}](ctx, record.Engine.DB(), `SELECT stream, version FROM head`)
	if err != nil {
		return nil, fmt.Errorf("where streams stand: %w", err)
	}
	at := heads{}
	for _, h := range all {
		at[h.Stream] = h.Version
	}
	return at, nil
}

// read reads the backup from its beginning.
func (c restoreCommand) read(do func(io.Reader) error) error {
	f, err := os.Open(c.File)
	if err != nil {
		return usage{err}
	}
	defer f.Close()
	return do(f)
}

// check reads the whole backup once, so that nothing is written of one that is refused.
func (c restoreCommand) check(identities []age.Identity) (about backup.About, manifest backup.Manifest, err error) {
	err = c.read(func(in io.Reader) (err error) {
		about, manifest, err = backup.Check(in, identities...)
		return err
	})
	return about, manifest, err
}

// opensWith refuses a keyring that would not open what is put back.
func (c restoreCommand) opensWith(about backup.About, manifest backup.Manifest) error {
	ring, err := ledger.LoadKeyring(c.keys())
	if err != nil {
		return fmt.Errorf("keyring: %w", err)
	}
	if ring.ID != about.Keyring {
		return ledger.ErrForeignKeyring
	}
	held := map[int64]bool{}
	for _, e := range ring.Epochs {
		held[e.Number] = true
	}
	for number := range manifest.Epochs {
		if !held[number] {
			return fmt.Errorf("%w (key %d): it was destroyed when its time came, or the keyring is an older copy", errKeysOlder, number)
		}
	}
	return nil
}

func (c restoreCommand) load(ctx context.Context, s streams, about backup.About, identities []age.Identity) error {
	target, err := c.bare(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = target.Close() }()
	all, err := backup.Begin(ctx, target.Databases(), about.ID)
	if err != nil || all {
		return err
	}
	return c.read(func(in io.Reader) error {
		_, err := backup.Load(ctx, in, target.Databases(), every(s, 100_000, "rows restored"), identities...)
		return err
	})
}

// makeReady does what stands between rows that are back and a service that may be served.
func (c restoreCommand) makeReady(ctx context.Context, s streams, held heads) error {
	record, err := c.filling(ctx)
	if err != nil {
		return err
	}
	defer record.Close()
	if err := c.compare(ctx, s, record, held); err != nil {
		return err
	}
	if err := holdBack(ctx, record); err != nil {
		return err
	}
	if err := record.Ledger.RedrawAll(ctx, every(s, 10_000, "streams drawn")); err != nil {
		return err
	}
	if err := backup.Finish(ctx, record.Engine.Writer()); err != nil {
		return err
	}
	fmt.Fprintln(s.out, "The record is back. Run candour keys check and candour verify before it is served.")
	return nil
}

// compare holds the restored log against what was published last.
func (c restoreCommand) compare(ctx context.Context, s streams, record *store.Record, held heads) error {
	if c.NoCheckpoint {
		fmt.Fprintln(s.out, "There was no published checkpoint to compare with: whether anything is missing cannot be seen.")
		keys, err := proof.KeysFor(ctx, record.Engine.DB(), c.keys(), logName(record))
		if err != nil {
			return fmt.Errorf("signing key: %w", err)
		}
		return logGoesOn(ctx, logOf(record, keys), "")
	}
	keys, published, signed, err := c.published()
	if err != nil {
		return err
	}
	found, err := proof.Check(ctx, record.Engine.DB(), keys.Known(), "")
	if err == nil && found.Records >= published.Size {
		found, err = proof.Check(ctx, record.Engine.DB(), keys.Known(), signed)
	}
	if err != nil {
		return err
	}
	if len(found.Faults) > 0 {
		return fmt.Errorf("%w (%s)", ledger.ErrFaults, found.Faults[0])
	}
	if found.Records >= published.Size {
		fmt.Fprintf(s.out, "It holds everything that was published: the log had %d records then, and has %d.\n", published.Size, found.Records)
		return logGoesOn(ctx, logOf(record, keys), signed)
	}
	fmt.Fprintf(s.out, "It lacks what was sealed after it was made: the published log has %d records, and this one %d. "+
		"What people recorded since is not here. It is served to be read only, until somebody runs candour restore --go-on.\n", published.Size, found.Records)
	if err := c.tellLacks(s, held, found, keys); err != nil {
		return err
	}
	return backup.NoteBehind(ctx, record.Engine.Writer(), signed)
}

// tellLacks names the streams that had gone on, as far as the records of the log were published too.
func (c restoreCommand) tellLacks(s streams, held heads, found proof.Found, keys proof.Keys) error {
	var here proof.Checkpoint
	if found.Records > 0 {
		var err error
		if here, err = proof.OpenCheckpoint(found.Signed, keys.Known()); err != nil {
			return err
		}
	}
	sealed, err := proof.Shelf{Folder: c.Checkpoints}.Beyond(here.Size, here.Root, keys.Known())
	if err != nil {
		return err
	}
	last := map[ledger.StreamID]int64{}
	for _, h := range sealed {
		last[h.Stream] = h.Version
	}
	for _, stream := range slices.Sorted(maps.Keys(last)) {
		if held[stream] < last[stream] {
			fmt.Fprintf(s.out, "Missing: stream %s, versions %d to %d\n", stream, held[stream]+1, last[stream])
		}
	}
	return nil
}

// holdBack keeps filings and lists of guardians that were still to be sent from being sent again: they may have reached the court since.
func holdBack(ctx context.Context, record *store.Record) error {
	for kind, hold := range map[string]func(context.Context, *ledger.Ledger, ledger.Job) error{court.FileJob: court.HoldBack, guardian.TellJob: guardian.HoldBack} {
		waiting, err := view.All[struct {
			ID     ledger.EntryID
			Stream ledger.StreamID
			Entry  ledger.EntryID
		}](ctx, record.Engine.DB(), `SELECT id, stream, entry FROM job WHERE kind = $1 AND ended = ''`, kind)
		if err != nil {
			return fmt.Errorf("what was still to be sent: %w", err)
		}
		for _, j := range waiting {
			if err := hold(ctx, record.Ledger, ledger.Job{ID: j.ID, Stream: j.Stream, Entry: j.Entry}); err != nil {
				return fmt.Errorf("hold back what was still to be sent: %w", err)
			}
		}
	}
	return nil
}

// goOn lets a record be changed again that lacks what was published. What was published stays on the shelf, set aside.
func (c restoreCommand) goOn(ctx context.Context, s streams) error {
	if c.Checkpoints == "" {
		return usage{errNoCheckpoint}
	}
	record, _, err := c.openAs(ctx, store.Place{Existing: true, Behind: true})
	if err != nil {
		return err
	}
	defer record.Close()
	old, err := backup.Behind(ctx, record.Engine.DB())
	if err != nil {
		return err
	}
	if old == "" {
		return errNotBehind
	}
	keys, err := proof.LoadKeys(c.keys())
	if err != nil {
		return fmt.Errorf("signing key: %w", err)
	}
	published, err := proof.OpenCheckpoint(old, keys.Known())
	if err != nil {
		return err
	}
	if err := (proof.Shelf{Folder: c.Checkpoints}).SetAside(old, published.Size); err != nil {
		return err
	}
	log := logOf(record, keys)
	if err := logGoesOn(ctx, log, old); err != nil {
		return err
	}
	seals := &sealing{record: record.Ledger, log: log, keys: keys, elsewhere: elsewhere{Checkpoints: c.Checkpoints}}
	if err := seals.publish(ctx); err != nil {
		return err
	}
	fmt.Fprintln(s.out, "The record goes on from here, and its log under a new name.")
	return backup.NoteBehind(ctx, record.Engine.Writer(), "")
}

// logGoesOn begins the log anew from what was published last, and counts the streams. It publishes nothing: that is for whoever serves the record,
// so that a drill shuts no service out of its own checkpoints.
func logGoesOn(ctx context.Context, log proof.Log, published string) error {
	if err := log.GoOn(ctx, published); err != nil {
		return err
	}
	if _, err := log.Seal(ctx); err != nil {
		return err
	}
	return log.Census(ctx)
}
