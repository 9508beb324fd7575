package proof_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"candour/internal/ledger/proof"
)

// checkpoint reads a checkpoint that is the log's.
func (s *sealing) checkpoint(signed string) proof.Checkpoint {
	s.t.Helper()
	c, err := proof.OpenCheckpoint(signed, s.keys.Known())
	if err != nil {
		s.t.Fatal(err)
	}
	return c
}

func (s *sealing) newest() string {
	s.t.Helper()
	signed, _, err := s.Newest(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	return signed
}

func TestTheLogOfARestoredRecordGoesOnUnderANewNameFromTheCheckpointThatWasPublishedLast(t *testing.T) {
	s := sealed(t)
	stream := s.Begin()
	s.note(stream, "one")
	published := s.seal()
	for range 2 {
		if err := s.GoOn(t.Context(), published); err != nil {
			t.Fatal(err)
		}
	}
	was, is := s.checkpoint(published), s.checkpoint(s.newest())
	if is.Size != was.Size+1 || is.Origin != was.Origin+"/2" {
		t.Errorf("the log was %s at %d and is %s at %d", was.Origin, was.Size, is.Origin, is.Size)
	}
	s.note(stream, "two")
	if again := s.checkpoint(s.seal()); again.Origin != is.Origin {
		t.Errorf("it goes on as %s", again.Origin)
	}
	if err := s.GoOn(t.Context(), ""); err != nil {
		t.Fatal(err)
	}
	if third := s.checkpoint(s.newest()); third.Origin != was.Origin+"/3" {
		t.Errorf("restored again it goes on as %s", third.Origin)
	}
	if faults := s.check(published); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestTheShelfTellsWhatARestoredRecordLacks(t *testing.T) {
	s, shelf := sealed(t), proof.Shelf{Folder: t.TempDir()}
	one, two := s.Begin(), s.Begin()
	s.note(one, "before")
	backedUp := s.checkpoint(s.seal())
	s.note(two, "after")
	s.seal()
	if err := errors.Join(shelf.PutRegister(s.signedRegister(), s.keys.Known()), shelf.Publish(t.Context(), s.Log, s.newest(), s.keys.Known())); err != nil {
		t.Fatal(err)
	}
	lacks, err := shelf.Beyond(backedUp.Size, backedUp.Root, s.keys.Known())
	if err != nil || len(lacks) != 1 || lacks[0].Stream != two || lacks[0].Version != 1 {
		t.Errorf("it lacks %+v, %v", lacks, err)
	}
	other := backedUp.Root
	other[0] ^= 1
	if _, err := shelf.Beyond(backedUp.Size, other, s.keys.Known()); !errors.Is(err, proof.ErrOtherLog) {
		t.Errorf("what was published of another log: %v", err)
	}
	for range 2 {
		if err := shelf.SetAside(s.newest(), 9); err != nil {
			t.Fatal(err)
		}
	}
	if left, err := shelf.Get(); left != "" || err != nil {
		t.Errorf("the shelf holds %q still, %v", left, err)
	}
	if left, err := shelf.Register(); left != "" || err != nil {
		t.Errorf("the shelf holds a register still, which goes further than the record does: %q, %v", left, err)
	}
	if kept, err := (proof.Shelf{Folder: filepath.Join(shelf.Folder, "before-9")}).Get(); kept == "" || err != nil {
		t.Errorf("what was published is gone: %v", err)
	}
}

// Going on with a restored record may be broken off after it has published, and is run again.
func TestWhatWasSetAsideStaysSoAndWhatIsPublishedSinceIsLeftAlone(t *testing.T) {
	s, shelf := sealed(t), proof.Shelf{Folder: t.TempDir()}
	publish := func() string {
		t.Helper()
		s.note(s.Begin(), "words")
		signed := s.seal()
		if err := errors.Join(shelf.PutRegister(s.signedRegister(), s.keys.Known()), shelf.Publish(t.Context(), s.Log, signed, s.keys.Known())); err != nil {
			t.Fatal(err)
		}
		return signed
	}
	first := publish()
	for range 2 {
		if err := shelf.SetAside(first, 9); err != nil {
			t.Fatal(err)
		}
		if kept, err := (proof.Shelf{Folder: filepath.Join(shelf.Folder, "before-9")}).Get(); kept != first || err != nil {
			t.Errorf("what was set aside is %q, %v", kept, err)
		}
		publish()
	}
	third := publish()
	if err := shelf.SetAside(third, 9); err != nil {
		t.Fatal(err)
	}
	if kept, err := (proof.Shelf{Folder: filepath.Join(shelf.Folder, "before-9-2")}).Get(); kept != third || err != nil {
		t.Errorf("another of that size is %q, %v", kept, err)
	}
}

// inFolder is a log whose signing key lies in a folder.
func inFolder(t *testing.T) (s *sealing, folder string) {
	t.Helper()
	s, folder = sealed(t), t.TempDir()
	var err error
	if s.keys, err = proof.OpenKeys(folder, "candour.test"); err != nil {
		t.Fatal(err)
	}
	s.Signer = s.keys.Signer
	return s, folder
}

func (s *sealing) replaces(folder string) {
	s.t.Helper()
	var err error
	if s.keys, err = s.ReplaceSigner(s.t.Context(), folder); err != nil {
		s.t.Fatal(err)
	}
}

func TestANewSigningKeyIsAnnouncedByBothAndOlderCheckpointsStillCheck(t *testing.T) {
	s, folder := inFolder(t)
	stream := s.Begin()
	s.note(stream, "one")
	old, before := s.keys, s.seal()
	s.replaces(folder)
	announced := s.newest()
	for _, key := range []note.Verifier{old.Verifier, s.keys.Verifier} {
		if _, err := proof.OpenCheckpoint(announced, note.VerifierList(key)); err != nil {
			t.Errorf("the announcement is not signed by both: %v", err)
		}
	}
	s.note(stream, "two")
	if _, err := s.Seal(t.Context()); !errors.Is(err, proof.ErrSignerReplaced) {
		t.Errorf("a program that has the old key open: %v", err)
	}
	s.Signer = s.keys.Signer
	s.seal()
	for _, earlier := range []string{"", before, announced} {
		if faults := s.check(earlier); len(faults) > 0 {
			t.Error(faults)
		}
	}
}

func TestWhatALeakedKeySignsOfALongerLogIsRefused(t *testing.T) {
	s, folder := inFolder(t)
	s.note(s.Begin(), "one")
	s.seal()
	old := s.keys.Signer
	s.replaces(folder)
	forged := s.checkpoint(s.newest())
	for size, believed := range map[int64]bool{forged.Size: true, forged.Size + 1: false} {
		forged.Size = size
		signed, err1 := forged.Sign(old)
		register, err2 := proof.Register{Origin: forged.Origin, Size: size}.Sign(old)
		if err := errors.Join(err1, err2); err != nil {
			t.Fatal(err)
		}
		if _, err := proof.OpenCheckpoint(signed, s.keys.Known()); (err == nil) != believed {
			t.Errorf("a checkpoint signed by the leaked key at %d: %v", size, err)
		}
		if _, err := proof.OpenRegister(register, s.keys.Known()); (err == nil) != believed {
			t.Errorf("an erasure register signed by the leaked key at %d: %v", size, err)
		}
	}
}

func TestAReplacementOfTheSigningKeyThatWasBrokenOffIsEndedByTheNext(t *testing.T) {
	s, folder := inFolder(t)
	s.note(s.Begin(), "one")
	s.seal()
	private := filepath.Join(folder, "signing-key")
	old, err := os.ReadFile(private)
	if err != nil {
		t.Fatal(err)
	}
	s.replaces(folder)
	size, public := s.checkpoint(s.newest()).Size, s.keys.Public
	if err := errors.Join(os.Rename(private, private+".next"), os.WriteFile(private, old, 0o600)); err != nil {
		t.Fatal(err)
	}
	s.replaces(folder)
	before, err := os.ReadFile(filepath.Join(folder, "signing-keys-before"))
	if err != nil || strings.Count(string(before), "\n") != 1 {
		t.Errorf("keys that signed before: %q, %v", before, err)
	}
	if now := s.checkpoint(s.newest()).Size; now != size || s.keys.Public != public {
		t.Errorf("the log has %d records and had %d; the key is %s and was %s", now, size, s.keys.Public, public)
	}
}
