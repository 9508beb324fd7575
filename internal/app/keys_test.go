package app

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"filippo.io/age"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/postgres/pgtest"
	"candour/internal/ledger/proof"
	"candour/internal/ledger/store"
)

// held is a service in a folder of the test's own, its keyring with two custodians who keep their identities elsewhere.
type held struct {
	place
	t          *testing.T
	clock      *ledgertest.Clock
	copies     string
	custodians []*age.X25519Identity
}

// holds makes the service's keyring, as the first step of setting one up.
func holds(t *testing.T) *held {
	t.Helper()
	folder := t.TempDir()
	h := &held{t: t, clock: ledgertest.NewClock(), copies: filepath.Join(folder, "copies")}
	h.place = place{Data: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys"), clock: h.clock.Now}
	for range 2 {
		one, err := age.GenerateX25519Identity()
		if err != nil {
			t.Fatal(err)
		}
		h.custodians = append(h.custodians, one)
	}
	h.must(keysInitCommand{place: h.place, Custodian: h.recipients(), Copies: h.copies})
	return h
}

func (h *held) recipients() (all []string) {
	for _, c := range h.custodians {
		all = append(all, c.Recipient().String())
	}
	return all
}

// command is what kong runs.
type command interface {
	Run(context.Context, streams) error
}

func (h *held) must(c command) string {
	h.t.Helper()
	said, err := h.try(c, "")
	if err != nil {
		h.t.Fatalf("%v: %s", err, said)
	}
	return said
}

// try runs a command with what is on its standard input.
func (h *held) try(c command, in string) (string, error) {
	var said bytes.Buffer
	err := c.Run(h.t.Context(), streams{strings.NewReader(in), &said, &said})
	return said.String(), err
}

// serving is the service's record as a server has it open, until the test ends.
func (h *held) serving() *store.Record {
	h.t.Helper()
	record, _, err := h.open(h.t.Context(), false, false)
	if err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { record.Close() })
	return record
}

// copyOf is the file of a custodian's newest copy.
func (h *held) copyOf(n int) string {
	h.t.Helper()
	key := h.custodians[n].Recipient().String()
	found, _ := filepath.Glob(filepath.Join(h.copies, "candour-keys-*-"+key[len(key)-8:]+".age"))
	if len(found) == 0 {
		h.t.Fatalf("no copy for %s", key)
	}
	return found[len(found)-1]
}

func (h *held) ring() *ledger.Keyring {
	h.t.Helper()
	ring, err := ledger.LoadKeyring(h.Keys)
	if err != nil {
		h.t.Fatal(err)
	}
	return ring
}

// begins begins streams, as a server does, and answers that they have keys.
func begins(t *testing.T, record *store.Record, n int) []ledger.StreamID {
	t.Helper()
	streams, err := record.Ledger.NewStreams(t.Context(), n)
	if err != nil {
		t.Fatal(err)
	}
	return streams
}

func TestTheKeyringHasTwoCustodiansWhoseCopiesEachOpenAlone(t *testing.T) {
	h := holds(t)
	h.serving()
	for n, custodian := range h.custodians {
		check := keysCheckCommand{place: h.place, Copy: h.copyOf(n)}
		if said, err := h.try(check, custodian.String()); err != nil || !strings.Contains(said, "holds every key") {
			t.Errorf("custodian %d: %v %s", n, err, said)
		}
		if said, err := h.try(check, h.custodians[1-n].String()); !errors.Is(err, ledger.ErrCustody) {
			t.Errorf("the other's identity opened custodian %d's copy: %v %s", n, err, said)
		}
	}
	copied, err := os.ReadFile(h.copyOf(0))
	if err != nil || bytes.Contains(copied, []byte(h.ring().ID)) {
		t.Errorf("the copy is not encrypted: %v", err)
	}
}

func TestAKeyringIsNotMadeForOneCustodianNorItsCopiesPutWhereTheyWouldLeaveTogether(t *testing.T) {
	folder := t.TempDir()
	h := &held{t: t, place: place{Data: filepath.Join(folder, "data"), Keys: filepath.Join(folder, "keys")}}
	one, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	two, me := []string{one.Recipient().String(), "age1notakey"}, one.Recipient().String()
	for _, c := range []keysInitCommand{
		{place: h.place, Custodian: []string{me}, Copies: filepath.Join(folder, "copies")},
		{place: h.place, Custodian: []string{me, me}, Copies: filepath.Join(folder, "copies")},
		{place: h.place, Custodian: two, Copies: filepath.Join(folder, "copies")},
		{place: h.place, Custodian: two},
		{place: h.place, Custodian: two, Copies: filepath.Join(h.Data, "copies")},
		{place: h.place, Custodian: two, Copies: filepath.Join(h.Keys, "copies")},
		{place: place{Data: h.Data, Keys: filepath.Join(h.Data, "keys")}, Custodian: two, Copies: filepath.Join(folder, "copies")},
	} {
		if said, err := h.try(c, ""); err == nil {
			t.Errorf("%+v was taken: %s", c, said)
		}
	}
	if there, err := ledger.HasKeyring(h.Keys); err != nil || there {
		t.Errorf("a keyring was made all the same: %v", err)
	}
}

func TestAfterARotationAServerAtWorkGoesOnAndTheOldKeyLivesAsLongAsItsCopies(t *testing.T) {
	h := holds(t)
	server := h.serving()
	before := begins(t, server, 1200)
	rotate := keysRotateCommand{place: h.place, Copies: h.copies, Kept: 35}
	if said := h.must(rotate); !strings.Contains(said, "Key 1 was replaced on 12 May 2026 and is kept until 16 June 2026") {
		t.Error(said)
	}
	after := begins(t, server, 1)
	under, err := server.Keys().Under(t.Context())
	if err != nil || under[1] != 0 || under[2] != int64(len(before)+len(after)+1) {
		t.Errorf("stream keys lie under %v, %v", under, err)
	}
	if _, err := server.Ledger.Read(t.Context(), server.Service.Stream); err != nil {
		t.Error(err)
	}
	if said, err := h.try(keysCheckCommand{place: h.place, Copy: h.copyOf(0)}, h.custodians[0].String()); err != nil {
		t.Errorf("the copies of the new key: %v %s", err, said)
	}

	daily := keysRotateCommand{place: h.place, Kept: 35, Every: 90}
	h.clock.Advance(34 * 24 * time.Hour)
	h.must(daily)
	if len(h.ring().Epochs) != 2 {
		t.Error("the old key was destroyed while copies need it")
	}
	h.clock.Advance(24 * time.Hour)
	if said := h.must(daily); !strings.Contains(said, "Key 1 was destroyed on 16 June 2026") || len(h.ring().Epochs) != 1 {
		t.Error(said)
	}
	kinds := kindsOf(t, server)
	if kinds[ledger.KeyRetired.Name()] != 1 || kinds[ledger.KeyDestroyed.Name()] != 1 {
		t.Errorf("the service's record holds %v", kinds)
	}
}

// kindsOf counts the kinds of entry on the service's record.
func kindsOf(t *testing.T, record *store.Record) map[string]int {
	t.Helper()
	history, err := record.Ledger.Read(t.Context(), record.Service.Stream)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]int{}
	for _, e := range history.Entries {
		kinds[e.Kind]++
	}
	return kinds
}

func TestAKeyThatWaitsIsGivenAwayBeforeAnythingRestsOnIt(t *testing.T) {
	h := holds(t)
	server := h.serving()
	rotate := keysRotateCommand{place: h.place, Copies: h.copies, Kept: 35, Prepare: true}
	h.must(rotate)
	begins(t, server, 3)
	if under, err := server.Keys().Under(t.Context()); err != nil || under[2] != 0 {
		t.Errorf("stream keys lie under %v, %v", under, err)
	}
	if said, err := h.try(keysCheckCommand{place: h.place, Copy: h.copyOf(1)}, h.custodians[1].String()); err != nil || !strings.Contains(said, "Key 2 waits") {
		t.Errorf("%v %s", err, said)
	}
	rotate.Prepare = false
	h.must(rotate)
	if number, _ := h.ring().Newest(); number != 2 || h.ring().Unfinished() {
		t.Errorf("the key in use is %d", number)
	}
}

func TestALostKeyringIsPutBackFromACustodiansCopyAndNeverMadeAnew(t *testing.T) {
	h := holds(t)
	h.serving().Close()
	if err := os.RemoveAll(h.Keys); err != nil {
		t.Fatal(err)
	}
	again := keysInitCommand{place: h.place, Custodian: h.recipients(), Copies: h.copies}
	if said, err := h.try(again, ""); !errors.Is(err, errKeyringLost) {
		t.Errorf("%v %s", err, said)
	}
	back := keysInitCommand{place: h.place, From: h.copyOf(1)}
	if said, err := h.try(back, h.custodians[1].String()); err != nil {
		t.Fatalf("%v %s", err, said)
	}
	h.must(keysCheckCommand{place: h.place})
	if said, err := h.try(back, h.custodians[1].String()); !errors.Is(err, ledger.ErrKeyringThere) {
		t.Errorf("%v %s", err, said)
	}
}

func TestACopyMadeBeforeTheLastRotationIsSaidToLackAKey(t *testing.T) {
	h := holds(t)
	h.serving()
	old := h.copyOf(0)
	h.must(keysRotateCommand{place: h.place, Copies: t.TempDir(), Kept: 35})
	if said, err := h.try(keysCheckCommand{place: h.place, Copy: old}, h.custodians[0].String()); !errors.Is(err, errCopyBehind) {
		t.Errorf("%v %s", err, said)
	}
}

func TestTheFirstCopiesHoldTheSigningKeyAndOlderOnesAreSaidToLackTheNext(t *testing.T) {
	h := holds(t)
	h.seals("")
	old := h.copyOf(0)
	check := keysCheckCommand{place: h.place, Copy: old}
	if said, err := h.try(check, h.custodians[0].String()); err != nil {
		t.Errorf("the first copy: %v %s", err, said)
	}
	h.must(keysRotateCommand{place: h.place, Copies: t.TempDir(), Signing: true})
	if said, err := h.try(check, h.custodians[0].String()); !errors.Is(err, errCopyUnsigned) {
		t.Errorf("after the signing key was replaced: %v %s", err, said)
	}
}

func TestOnPostgreSQLOnlyTheErasersLoginRotates(t *testing.T) {
	owner := databases(t)
	h := holds(t)
	if said, code := run(t, "migrate", "--db", owner); code != allWell {
		t.Fatal(said)
	}
	h.DB = pgtest.As(owner, pgtest.Program)
	server := h.serving()
	begins(t, server, 3)
	rotate := keysRotateCommand{place: h.place, Copies: h.copies, Kept: 35}
	if said, err := h.try(rotate, ""); !errors.Is(err, errMayNotChange) || len(h.ring().Epochs) != 1 {
		t.Errorf("the program's login: %v %s", err, said)
	}
	keys, err := store.KeysBeside(pgtest.As(owner, pgtest.Eraser))
	if err != nil {
		t.Fatal(err)
	}
	rotate.KeysDB = keys
	h.must(rotate)
	begins(t, server, 1)
	if under, err := server.Keys().Under(t.Context()); err != nil || under[1] != 0 || under[2] != 5 {
		t.Errorf("stream keys lie under %v, %v", under, err)
	}
	h.must(keysCheckCommand{place: h.place})
}

// belongsToAnother gives a folder to another user, or is one that does when this user may not give any away.
func belongsToAnother(t *testing.T, folder string) string {
	t.Helper()
	if os.Geteuid() != 0 {
		return "/"
	}
	if err := os.Chown(folder, 1, 1); err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestKeysAreNotWrittenIntoAFolderOfAnotherUserWhoCouldNotReadThem(t *testing.T) {
	h := filled(t)
	copied, err := h.opensCopy()
	if err != nil {
		t.Fatal(err)
	}
	h.seals("")
	record := h.serving()
	signing, err := proof.LoadKeys(h.Keys)
	if err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadDir(h.Keys)
	if err != nil {
		t.Fatal(err)
	}
	theirs := belongsToAnother(t, h.Keys)
	_, changed := ledger.ChangeKeyring(theirs, (*ledger.Keyring).Use)
	_, replaced := logOf(record, signing).ReplaceSigner(t.Context(), theirs)
	for what, err := range map[string]error{
		"a key of the keyring":    changed,
		"a signing key":           replaced,
		"a lost keyring put back": copied.PutBack(belongsToAnother(t, t.TempDir())),
	} {
		if !errors.Is(err, ledger.ErrNotOwner) {
			t.Errorf("%s: %v", what, err)
		}
	}
	if after, err := os.ReadDir(h.Keys); err != nil || len(after) != len(before) {
		t.Errorf("the folder holds %v and held %v, %v", after, before, err)
	}
}

func (h *held) opensCopy() (ledger.Custody, error) {
	f, err := os.Open(h.copyOf(0))
	if err != nil {
		return ledger.Custody{}, err
	}
	defer f.Close()
	return ledger.OpenCustody(f, h.custodians[0])
}

func TestWhatIsSaidOfCopiesOfWhatWasErasedIsWhatTheKeyringKnows(t *testing.T) {
	h := filled(t)
	rotate := keysRotateCommand{place: h.place, Copies: h.copies, Kept: 10}
	h.must(rotate)
	record := h.serving()
	done := erases(t, record, aCase(t, record))
	if by := done.At.AddDate(0, 0, 31+10); !done.Copies.Equal(by) {
		t.Errorf("copies are kept for 10 days, and the last is to be unreadable by %s and not %s", done.Copies, by)
	}
	book, err := record.Ledger.Read(t.Context(), record.Service.Stream)
	if err != nil {
		t.Fatal(err)
	}
	account, _ := book.Find(done.Account.Entry)
	body, _ := ledger.ErasedByLaw.In(account)
	if _, gone := record.Ledger.GoneFromCopies(body); gone {
		t.Error("it is gone from copies before the key was replaced")
	}
	h.must(rotate)
	h.clock.Advance(10 * 24 * time.Hour)
	rotate.Every = 30
	h.must(rotate)
	if on, gone := record.Ledger.GoneFromCopies(body); !gone || !on.Equal(h.clock.Now()) {
		t.Errorf("the key was destroyed on %s, and it is said to be %s (%t)", h.clock.Now(), on, gone)
	}
}
