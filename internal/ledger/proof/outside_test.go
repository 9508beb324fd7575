package proof_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/note"

	"candour/internal/ledger"
	"candour/internal/ledger/proof"
)

// outside is a record with what lies outside the service: a shelf, a witness, and somebody who was given a bundle once.
type outside struct {
	*sealing
	stream  ledger.StreamID // three entries, sealed at the second and at the third
	other   ledger.StreamID
	shelf   proof.Shelf
	witness *proof.Witness
	kept    string // a checkpoint, as somebody keeps it
	given   *proof.Bundle
	shown   proof.Shown
}

func beheld(t testing.TB) *outside {
	t.Helper()
	o := &outside{sealing: sealed(t), shelf: proof.Shelf{Folder: t.TempDir()}}
	o.stream, o.other = o.Begin(), o.Begin()
	o.note(o.stream, "the first words")
	o.note(o.stream, "the second words")
	o.note(o.other, "words in another place")
	o.seal()
	o.note(o.stream, "the third words")
	o.counted()
	o.witness = o.newWitness()
	o.must(o.publish(o.shelf))
	_, err := o.witness.Cosign(o.shelf)
	o.must(err)
	o.kept = o.seal()
	o.given, err = o.bundle(3)
	o.must(err)
	o.shown, err = o.given.Check(o.keys.Known(), nil)
	o.must(err)
	return o
}

func (o *outside) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

func (o *outside) newWitness() *proof.Witness {
	o.t.Helper()
	folder := filepath.Join(o.t.TempDir(), "witness")
	o.must(proof.NewWitness(folder, "archive.test", o.keys.Public))
	w, err := proof.OpenWitness(folder, o.Record.Clock.Now)
	o.must(err)
	return w
}

func (o *outside) publish(shelf proof.Shelf) error {
	return shelf.Publish(o.t.Context(), o.Log, o.newest(), o.keys.Known())
}

// bundle proves the whole stream up to a version, with its words.
func (o *outside) bundle(to int64) (*proof.Bundle, error) {
	p := proof.Prover{Ledger: o.Ledger, Log: o.Log, Known: o.keys.Known(), LogKey: o.keys.Public}
	return p.Bundle(o.t.Context(), proof.Asked{Stream: o.stream, From: 1, To: to, Words: true})
}

func TestAWitnessCosignsALogThatGoesOn(t *testing.T) {
	o := beheld(t)
	witnesses := o.witnesses()
	for i := range 3 {
		o.note(o.other, fmt.Sprint("words ", i))
		o.counted()
		o.must(o.publish(o.shelf))
		seen, err := o.witness.Cosign(o.shelf)
		o.must(err)
		signed, all, err := o.shelf.Witnessed(o.keys.Known(), witnesses)
		if err != nil || len(all) != 1 || all[0] != seen || seen.Witness != "archive.test" || !seen.At.Equal(o.Record.Clock.Now()) || !strings.HasPrefix(signed, o.seal()) {
			t.Errorf("read back: %+v, %v; co-signed: %+v", all, err, seen)
		}
	}
	p := proof.Prover{Ledger: o.Ledger, Log: o.Log, Known: o.keys.Known(), LogKey: o.keys.Public}
	p.Cosigned, _, _ = o.shelf.Witnessed(o.keys.Known(), witnesses)
	o.note(o.other, "words that no witness has seen")
	o.counted()
	b, err := p.Bundle(t.Context(), proof.Asked{Stream: o.stream, From: 2, To: 2, Words: true})
	o.must(err)
	shown, err := b.Check(o.keys.Known(), witnesses)
	if err != nil || len(shown.Witnesses) != 1 || shown.From != 2 || shown.To != 3 || len(shown.Told) != 1 {
		t.Errorf("a bundle under a co-signed checkpoint shows %+v, %v", shown, err)
	}
}

func (o *outside) witnesses() []note.Verifier {
	o.t.Helper()
	key, err := proof.WitnessKey(o.witness.PublicKey())
	o.must(err)
	return []note.Verifier{key}
}

func TestAWitnessSaysWhyItRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(*outside)
		why   string
	}{
		"no checkpoint":           {func(o *outside) { o.must(os.Remove(filepath.Join(o.shelf.Folder, "checkpoint"))) }, "no checkpoint yet"},
		"of another service":      {func(o *outside) { o.must(o.shelf.Put(beheld(o.t).kept)) }, "no checkpoint that this service has signed"},
		"records missing":         {func(o *outside) { o.must(os.RemoveAll(filepath.Join(o.shelf.Folder, "log"))) }, "0 are here"},
		"records changed":         {func(o *outside) { o.spoilLog(" 2 ", " 1 ") }, "not those that the checkpoint is of"},
		"an older copy":           {func(o *outside) { o.goBack() }, "put back to an older copy"},
		"a stream going back":     {func(o *outside) { o.sealBackwards() }, "is sealed again at version 1"},
		"a stream left uncounted": {func(o *outside) { o.miscount() }, "does not count the streams"},
	} {
		t.Run(name, func(t *testing.T) {
			o := beheld(t)
			c.spoil(o)
			_, err := o.witness.Cosign(o.shelf)
			if refused := new(proof.Refusal); !errors.As(err, &refused) || !strings.Contains(err.Error(), c.why) {
				t.Errorf("told %v, want %q", err, c.why)
			}
		})
	}
}

// spoilLog changes the first record on the shelf that holds some words.
func (o *outside) spoilLog(from, to string) {
	path := filepath.Join(o.shelf.Folder, "log", "000000000000")
	log, err := os.ReadFile(path)
	o.must(err)
	o.must(os.WriteFile(path, []byte(strings.Replace(string(log), from, to, 1)), 0o600))
}

// goBack puts an older checkpoint of the same log on the shelf.
func (o *outside) goBack() {
	older := o.kept
	o.note(o.other, "words")
	o.counted()
	o.must(o.publish(o.shelf))
	_, err := o.witness.Cosign(o.shelf)
	o.must(err)
	o.must(o.shelf.Put(older))
}

// sealBackwards seals an older head of a stream, as whoever has the signing key can.
func (o *outside) sealBackwards() {
	o.change(`UPDATE head SET version = 1, sealed = 0 WHERE stream = $1`, string(o.stream))
	o.seal()
	o.must(o.publish(o.shelf))
}

// miscount takes a census in which a stream is missing.
func (o *outside) miscount() {
	o.note(o.other, "words")
	o.counted()
	o.forge(strings.Replace(o.census(), " 3 ", " 2 ", 1))
	o.must(o.publish(o.shelf))
}

func TestAShelfHoldsThePartsOfAnotherLogOnlyWhenSomebodySaidSo(t *testing.T) {
	o := beheld(t)
	putBack := o.older()
	o.note(o.other, "words that the older copy lacks")
	o.counted()
	o.must(o.publish(o.shelf))
	published, err := o.shelf.Get()
	o.must(err)
	putBack()
	o.must(o.publish(o.shelf))
	if still, err := o.shelf.Get(); err != nil || still != published {
		t.Errorf("an older log took the place of the published one (%v)", err)
	}
	o.must(o.shelf.SetAside(published, 9))
	o.must(o.publish(o.shelf))
	if _, err := o.newWitness().Cosign(o.shelf); err != nil {
		t.Errorf("a witness who never saw the other: %v", err)
	}
	if _, err := o.witness.Cosign(o.shelf); err != nil {
		t.Errorf("a witness who saw only what both hold: %v", err)
	}
}

func TestAWitnessKeepsItsKeyAndForgetsNothing(t *testing.T) {
	o := beheld(t)
	if err := proof.NewWitness(o.witness.Folder, "another.test", o.keys.Public); !errors.Is(err, os.ErrExist) {
		t.Errorf("a second key was made: %v", err)
	}
	if _, err := proof.OpenWitness(t.TempDir(), o.Record.Clock.Now); !errors.Is(err, proof.ErrNoWitness) {
		t.Errorf("an empty folder: %v", err)
	}
	for _, spoiled := range []string{"", "archive.test", o.keys.Public, strings.Replace(o.witness.PublicKey(), "archive", "record", 1)} {
		if _, err := proof.WitnessKey(spoiled); err == nil {
			t.Errorf("%q was taken for a witness's key", spoiled)
		}
	}
	again, err := proof.OpenWitness(o.witness.Folder, o.Record.Clock.Now)
	o.must(err)
	o.goBack()
	if _, err := again.Cosign(o.shelf); err == nil {
		t.Error("opened again, it had forgotten what it co-signed")
	}
}
