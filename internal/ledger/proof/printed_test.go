package proof_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"candour/internal/ledger/proof"
)

func TestALogGoesOnFromWhatWasPrintedOnADocument(t *testing.T) {
	o := beheld(t)
	then, err := proof.OpenCheckpoint(o.kept, o.keys.Known())
	o.must(err)
	o.note(o.other, "words")
	o.counted()
	p := proof.Prover{Ledger: o.Ledger, Log: o.Log, Known: o.keys.Known(), LogKey: o.keys.Public, Cosigned: ""}
	b, err := p.Bundle(t.Context(), proof.Asked{Stream: o.stream, From: 3, To: 3, Since: then.Size})
	o.must(err)
	folder := filepath.Join(t.TempDir(), "bundle")
	o.must(b.Write(folder))
	b, err = proof.ReadBundle(folder)
	o.must(err)
	shown, err := b.Check(o.keys.Known(), nil)
	o.must(err)
	printed := strings.Fields(proof.Reach{Checkpoint: then}.Printed())
	paper, err := proof.ParsePrinted(printed[2] + " " + printed[6])
	o.must(err)
	if err := b.GoesOnFromPrinted(paper, shown); err != nil {
		t.Error(err)
	}
	other := paper
	other.Root[0] ^= 1
	if err := b.GoesOnFromPrinted(other, shown); err == nil {
		t.Error("another root was printed: not seen")
	}
	if err := o.given.GoesOnFromPrinted(paper, o.shown); err == nil || !strings.Contains(err.Error(), "--since") {
		t.Errorf("a bundle that shows nothing of it: %v", err)
	}
	o.must(os.WriteFile(filepath.Join(folder, "since"), []byte("five\n"), 0o600))
	if _, err := proof.ReadBundle(folder); err == nil {
		t.Error("a damaged proof was read")
	}
	for _, no := range []string{"", "5", "five " + printed[6], "5 " + printed[6] + "0", "0 " + printed[6]} {
		if _, err := proof.ParsePrinted(no); err == nil {
			t.Errorf("%q was taken for a printed checkpoint", no)
		}
	}
}
