package proof_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/proof"
)

func (s *sealing) erase(e ledger.Erasing) {
	s.t.Helper()
	e.Ground, e.Authority, e.Reason = ledger.CourtOrder, "Order of 12 May 2026", "As directed."
	e.Decided, e.Confirmed = ledger.NewStreamID(), ledger.NewStreamID()
	if _, err := s.Ledger.Erase(s.t.Context(), ledger.NewEntryID(), e); err != nil {
		s.t.Fatal(err)
	}
}

func (s *sealing) signedRegister() string {
	s.t.Helper()
	signed, err := s.Register(s.t.Context(), s.Ledger)
	if err != nil {
		s.t.Fatal(err)
	}
	return signed
}

func (s *sealing) register() proof.Register {
	s.t.Helper()
	r, err := proof.OpenRegister(s.signedRegister(), s.keys.Known())
	if err != nil {
		s.t.Fatal(err)
	}
	return r
}

func TestTheRegisterNamesWhatWasErasedOnceThatIsSealed(t *testing.T) {
	s := sealed(t)
	n := ledgertest.Entry(t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: "one"})
	one, two := s.Begin(n), s.Begin()
	s.note(two, "two")
	s.seal()
	if r := s.register(); len(r.Items) != 0 || r.Size != 3 || r.Origin != "candour.test" {
		t.Errorf("before anything was erased the register is %+v", r)
	}
	s.erase(ledger.Erasing{Entries: []ledger.Ref{{Stream: one, Entry: n.ID}}})
	s.erase(ledger.Erasing{Streams: []ledger.StreamID{two}})
	if r := s.register(); len(r.Items) != 0 {
		t.Errorf("before its account is sealed an erasure stands in the register: %+v", r)
	}
	s.seal()
	r := s.register()
	if len(r.Items) != 2 || r.Items[0].Stream != one || r.Items[0].Entry != n.ID || r.Items[1].Stream != two || r.Items[1].Entry != "" || r.Items[0].Record < 3 {
		t.Errorf("the register is %+v", r)
	}
	streams, entries := r.Targets()
	if again, err := s.Ledger.EraseAgain(t.Context(), streams, entries); err != nil || again != 0 {
		t.Errorf("what is gone was erased again: %d, %v", again, err)
	}
	if faults := s.check(""); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestARegisterThatWasChangedOrCutOffIsRefused(t *testing.T) {
	s := sealed(t)
	r := proof.Register{Origin: "candour.test", Size: 9, Items: []proof.Item{{Stream: ledger.NewStreamID(), Record: 4}, {Stream: ledger.NewStreamID(), Entry: ledger.NewEntryID(), Record: 5}}}
	signed, err := r.Sign(s.keys.Signer)
	if err != nil {
		t.Fatal(err)
	}
	first := strings.Index(signed, "stream ")
	for what, changed := range map[string]string{
		"":               "",
		"another number": strings.Replace(signed, " 4\n", " 3\n", 1),
		"a line less":    signed[:first] + signed[strings.Index(signed, "entry "):],
		"its end":        signed[:len(signed)-20],
	} {
		if _, err := proof.OpenRegister(changed, s.keys.Known()); !errors.Is(err, proof.ErrRegister) {
			t.Errorf("with %s changed: %v", what, err)
		}
	}
	checkpoint := proof.Checkpoint{Origin: "candour.test", Size: 1}
	other, err := checkpoint.Sign(s.keys.Signer)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := proof.OpenRegister(other, s.keys.Known()); !errors.Is(err, proof.ErrRegister) {
		t.Errorf("a checkpoint was taken for a register: %v", err)
	}
}

func TestTheShelfKeepsTheRegisterBesideTheCheckpointAndOneThatGoesFurtherStays(t *testing.T) {
	s, shelf := sealed(t), proof.Shelf{Folder: t.TempDir()}
	if r, err := shelf.Register(); err != nil || r != "" {
		t.Errorf("an empty shelf holds %q, %v", r, err)
	}
	stream := s.Begin()
	s.note(stream, "one")
	s.seal()
	shorter := s.signedRegister()
	s.erase(ledger.Erasing{Streams: []ledger.StreamID{stream}})
	s.seal()
	further := s.signedRegister()
	for _, one := range []string{shorter, further, shorter} {
		if err := shelf.PutRegister(one, s.keys.Known()); err != nil {
			t.Fatal(err)
		}
	}
	if kept, err := shelf.Register(); err != nil || kept != further {
		t.Errorf("the shelf holds %q, %v", kept, err)
	}
	if err := shelf.PutRegister("a register", s.keys.Known()); !errors.Is(err, proof.ErrRegister) {
		t.Errorf("what nobody signed: %v", err)
	}
}

func TestARegisterThatIsThereAlreadyIsNotWrittenAgain(t *testing.T) {
	s, shelf := sealed(t), proof.Shelf{Folder: t.TempDir()}
	stream := s.Begin()
	s.note(stream, "one")
	s.seal()
	put := func() os.FileInfo {
		err := shelf.PutRegister(s.signedRegister(), s.keys.Known())
		file, missing := os.Stat(filepath.Join(shelf.Folder, "erasure-register"))
		if err := errors.Join(err, missing); err != nil {
			t.Fatal(err)
		}
		return file
	}
	first := put()
	if !os.SameFile(first, put()) {
		t.Error("it was written again, though nothing had changed")
	}
	s.note(stream, "two")
	s.seal()
	if os.SameFile(first, put()) {
		t.Error("the log has gone on and the register was not written")
	}
}

// Another server seals between the making of a register and the publishing of a checkpoint.
func TestTheCheckpointThatIsGivenIsPublishedThoughTheLogHasGoneOn(t *testing.T) {
	s, shelf := sealed(t), proof.Shelf{Folder: t.TempDir()}
	stream := s.Begin()
	s.note(stream, "one")
	given := s.seal()
	s.note(stream, "two")
	s.seal()
	if err := shelf.Publish(t.Context(), s.Log, given, s.keys.Known()); err != nil {
		t.Fatal(err)
	}
	if kept, err := shelf.Get(); err != nil || kept != given {
		t.Errorf("the shelf holds %q, %v", kept, err)
	}
	if lacks, err := shelf.Beyond(0, s.checkpoint(given).Root, s.keys.Known()); err != nil || len(lacks) == 0 {
		t.Errorf("its records are %v, %v", lacks, err)
	}
}
