package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"candour/internal/ledger"
	"candour/internal/ledger/proof"
	"candour/internal/ledger/store"
)

type keysCommand struct {
	Init   keysInitCommand   `cmd:"" help:"Make the keyring, and a copy of it for each of two custodians or more, encrypted to them. With a keyring there already: make the copies anew. With --from: put a lost keyring back from a custodian’s copy, whose identity is read from the standard input."`
	Check  keysCheckCommand  `cmd:"" help:"Open every stream’s key, and with it its last words: keyring, key store and record belong together. With --copy: a custodian’s copy opens with the identity on the standard input, and holds every key. Changes nothing."`
	Rotate keysRotateCommand `cmd:"" help:"Make a new key, wrap every stream’s key again under it while the service serves, and destroy the keys whose last copies have aged out. Broken off, it goes on when it is run again."`
}

var (
	errFewCustodians = errors.New("name two custodians or more (--custodian age1… --custodian age1…): the copy of one alone may be lost with them")
	errCopiesInside  = errors.New("the copies must not lie in the folder of the data or of the keyring: whoever carries one of those off would have both")
	errKeyringLost   = errors.New("this place holds a record that opens with its own keyring alone, and the keyring is not in its folder: put it back from a custodian’s copy (candour keys init --from FILE)")
	errNoCustodians  = errors.New("the keyring has no custodians yet, so that a new key would lie on this machine alone: run candour keys init first")
	errMayNotChange  = errors.New("this login of the key store may add keys and not change them: name the eraser’s login in --keys-db (CANDOUR_KEYS_DB)")
)

type keysInitCommand struct {
	place
	Custodian []string `sep:"none" placeholder:"age1…" help:"Public key of a custodian, once for each. Their identities must never be on this machine."`
	Copies    string   `env:"CANDOUR_COPIES" placeholder:"FOLDER" help:"Folder in which the copies are put, to be carried off this machine."`
	From      string   `placeholder:"FILE" help:"A custodian’s copy to put a lost keyring back from."`
}

// Run makes what is missing of the keyring and gives the copies.
func (c keysInitCommand) Run(ctx context.Context, s streams) error {
	if store.Inside(c.Data, c.keys()) {
		return store.ErrKeysInside
	}
	if err := ledger.CheckOwner(c.keys()); err != nil {
		return err
	}
	if c.From != "" {
		return c.putBack(s)
	}
	if err := c.begin(ctx); err != nil {
		return err
	}
	custodians, err := c.custodians()
	if err != nil {
		return usage{err}
	}
	ring, err := ledger.ChangeKeyring(c.keys(), func(k *ledger.Keyring) { k.Custodians = custodians })
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "The keyring is in %s and has %s.\n", c.keys(), counted(len(ring.Epochs), "key"))
	return giveCopies(c.place, s, ring, c.Copies)
}

// begin makes a keyring and a signing key where there is none and nothing was ever recorded.
func (c keysInitCommand) begin(ctx context.Context) error {
	if err := checkCopies(c.place, c.Copies); err != nil {
		return usage{err}
	}
	there, err := ledger.HasKeyring(c.keys())
	if err != nil || there {
		return err
	}
	if _, err := c.custodians(); err != nil {
		return usage{err}
	}
	begun, err := store.Begun(ctx, store.Place{Folder: c.Data, Database: c.DB, KeyStore: c.KeysDB})
	if err != nil {
		return err
	}
	if begun {
		return errKeyringLost
	}
	if err := os.MkdirAll(c.keys(), 0o700); err != nil {
		return fmt.Errorf("keyring folder: %w", err)
	}
	if _, err := proof.OpenKeys(c.keys(), "candour/"+string(ledger.NewStreamID())); err != nil {
		return err
	}
	_, err = ledger.MakeKeyring(c.keys()) // the last: with a keyring there, the folder is whole
	return err
}

// custodians are those named now, or those whom the keyring has.
func (c keysInitCommand) custodians() ([]string, error) {
	named := slices.Compact(slices.Sorted(slices.Values(c.Custodian)))
	if len(named) == 0 {
		if ring, err := ledger.LoadKeyring(c.keys()); err == nil {
			named = ring.Custodians
		}
	}
	if len(named) < 2 {
		return nil, errFewCustodians
	}
	_, err := ledger.Recipients(named)
	return named, err
}

func (c keysInitCommand) putBack(s streams) error {
	copied, err := openCopy(c.From, s.in)
	if err != nil {
		return err
	}
	if err := copied.PutBack(c.keys()); err != nil {
		return err
	}
	fmt.Fprintf(s.out, "The keyring is in %s again, as it was on %s. Run candour keys check.\n", c.keys(), copied.Made.Format("2 January 2006"))
	return nil
}

func openCopy(file string, in io.Reader) (ledger.Custody, error) {
	f, err := os.Open(file)
	if err != nil {
		return ledger.Custody{}, usage{err}
	}
	defer f.Close()
	identities, err := ledger.Identities(in)
	if err != nil {
		return ledger.Custody{}, usage{err}
	}
	return ledger.OpenCustody(f, identities...)
}

// checkCopies refuses a folder for copies from which they would leave together with what they open.
func checkCopies(p place, copies string) error {
	switch {
	case copies == "":
		return errors.New("name a folder for the custodians’ copies (--copies)")
	case store.Inside(p.Data, copies) || store.Inside(p.keys(), copies):
		return errCopiesInside
	}
	return nil
}

func giveCopies(p place, s streams, ring *ledger.Keyring, to string) error {
	names, err := ring.GiveCopies(to, p.now())
	if err != nil {
		return err
	}
	for _, name := range names {
		fmt.Fprintln(s.out, name)
	}
	fmt.Fprintln(s.notes, "Give each custodian their copy, have each see that it opens, and remove the copies from this machine.")
	return nil
}

// counted is a number of things in words.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

type keysCheckCommand struct {
	place
	Copy string `placeholder:"FILE" help:"A custodian’s copy to open with the identity on the standard input."`
}

// Run says whether everything belongs together.
func (c keysCheckCommand) Run(ctx context.Context, s streams) error {
	record, _, err := c.openAs(ctx, store.Place{Existing: true, Behind: true})
	if err != nil {
		return err
	}
	defer record.Close()
	ring, err := ledger.LoadKeyring(c.keys())
	if err != nil {
		return err
	}
	found, err := record.Ledger.CheckKeys(ctx, every(s, 10_000, "streams checked"))
	if err != nil {
		return err
	}
	for _, f := range found.Faults {
		fmt.Fprintln(s.out, f)
	}
	if len(found.Faults) > 0 {
		return fmt.Errorf("%s do not open: %w", counted(len(found.Faults), "stream"), ledger.ErrFaults)
	}
	fmt.Fprintf(s.out, "Keyring, key store and record belong together: the last words of %s open.\n", counted(int(found.Streams), "stream"))
	tellKeys(s, ring, found.Under)
	if c.Copy == "" {
		return nil
	}
	return c.checkCopy(s, ring)
}

// every tells of progress at each so many.
func every(s streams, step int64, of string) func(int64) {
	next := step
	return func(n int64) {
		if n >= next {
			fmt.Fprintln(s.notes, n, of)
			next = n + step
		}
	}
}

// tellKeys says what each key of the keyring is for and how long it is kept.
func tellKeys(s streams, ring *ledger.Keyring, under map[int64]int64) {
	newest, _ := ring.Newest()
	for _, e := range ring.Epochs {
		switch {
		case e.Waiting:
			fmt.Fprintf(s.out, "Key %d waits for candour keys rotate.\n", e.Number)
		case e.Number == newest:
			fmt.Fprintf(s.out, "Key %d is in use: %d stream keys lie under it.\n", e.Number, under[e.Number])
		case e.Retired.IsZero() || under[e.Number] > 0:
			fmt.Fprintf(s.out, "Key %d was replaced, and %d stream keys still lie under it: run candour keys rotate again.\n", e.Number, under[e.Number])
		default:
			fmt.Fprintf(s.out, "Key %d was replaced on %s and is kept until %s, for older copies of the key store.\n",
				e.Number, e.Retired.Format("2 January 2006"), e.Kept.Format("2 January 2006"))
		}
	}
	for _, gone := range ring.Destroyed {
		fmt.Fprintf(s.out, "Key %d was destroyed on %s.\n", gone.Number, gone.On.Format("2 January 2006"))
	}
}

var errCopyUnsigned = errors.New("the copy lacks the signing key that is in use: it was made before that. Give the custodian a newer one (candour keys init)")

var errCopyBehind = errors.New("the copy lacks keys of the keyring: it was made before the last rotation. Give the custodian a newer one (candour keys init)")

func (c keysCheckCommand) checkCopy(s streams, ring *ledger.Keyring) error {
	copied, err := openCopy(c.Copy, s.in)
	if err != nil {
		return err
	}
	lacks, err := copied.Lacks(ring)
	if err != nil {
		return err
	}
	if len(lacks) > 0 {
		return fmt.Errorf("%w (key %d)", errCopyBehind, lacks[0])
	}
	if signs, err := proof.InCopy(copied.Files, c.keys()); err != nil || !signs {
		return errors.Join(err, errCopyUnsigned)
	}
	fmt.Fprintf(s.out, "The copy of %s opens and holds every key.\n", copied.Made.Format("2 January 2006"))
	holds, err := copied.HoldsDestroyed(ring)
	if err == nil && len(holds) > 0 {
		fmt.Fprintf(s.out, "It also holds key %d, which was destroyed here: replace it by a newer copy, and destroy it too.\n", holds[0])
	}
	return err
}
