package proof_test

import (
	"context"
	"os"
	"sync"
	"testing"
	"time"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/proof"
)

// However many servers seal, count and publish at once while people write, there is one log: each checkpoint that any of them ever signed is of it,
// and whoever watched it meanwhile co-signed all the way.
func TestTwoServersSealingUnderLoadLeaveOneLog(t *testing.T) {
	lasts := 2 * time.Second
	if os.Getenv("CANDOUR_LONG") != "" {
		lasts = time.Minute
	}
	folder := t.TempDir()
	servers := []*outside{serverIn(t, folder), serverIn(t, folder)}
	servers[1].keys, servers[1].Signer = servers[0].keys, servers[0].Signer
	witness := servers[0].newWitness()
	under, stop := context.WithTimeout(t.Context(), lasts)
	defer stop()
	var load sync.WaitGroup
	kept := make([][]string, len(servers))
	for i, s := range servers {
		for range 3 {
			stream := s.Begin()
			load.Go(func() {
				for under.Err() == nil {
					s.write(stream)
				}
			})
		}
		load.Go(func() {
			for under.Err() == nil {
				kept[i] = append(kept[i], s.sealAndCount())
			}
		})
	}
	load.Go(func() {
		for under.Err() == nil {
			if _, err := witness.Cosign(servers[0].shelf); err != nil && servers[0].isShelved() {
				t.Errorf("the witness: %v", err)
			}
			time.Sleep(lasts / 20)
		}
	})
	load.Wait()
	s := servers[0]
	for _, all := range kept {
		for i := 0; i < len(all); i += 1 + len(all)/20 {
			if faults := s.check(all[i]); len(faults) > 0 {
				t.Fatalf("checkpoint %d: %q", i, faults)
			}
		}
	}
	if v, err := s.Ledger.Verify(t.Context(), s.Files, nil); err != nil || len(v.Faults) > 0 {
		t.Errorf("verify: %v, %v", v.Faults, err)
	}
	t.Logf("%d and %d checkpoints", len(kept[0]), len(kept[1]))
}

// serverIn is one program at work on the record of a folder.
func serverIn(t *testing.T, folder string) *outside {
	t.Helper()
	r := ledgertest.In(t, folder, ledgertest.Kinds(&ledgertest.Own))
	return &outside{sealing: sealingOf(t, r), shelf: proof.Shelf{Folder: t.TempDir()}}
}

func (o *outside) write(stream ledger.StreamID) {
	n, err := ledgertest.Noted.New(ledger.NewEntryID(), ledger.ByService("test"), nil, ledgertest.NotedBody{Words: "words"})
	if err == nil {
		err = o.Ledger.Append(context.Background(), ledger.Append{Writes: []ledger.Write{{Stream: stream, Expected: ledger.Any, Entries: []ledger.New{n}}}})
	}
	if err != nil {
		o.t.Error(err)
	}
}

// sealAndCount does what the jobs of one server do, and answers the newest checkpoint then.
func (o *outside) sealAndCount() string {
	ctx := context.Background()
	_, err1 := o.Seal(ctx)
	err2 := o.Census(ctx)
	signed, _, err3 := o.Newest(ctx)
	err4 := o.shelf.Publish(ctx, o.Log, signed, o.keys.Known())
	for _, err := range []error{err1, err2, err3, err4} {
		if err != nil {
			o.t.Error(err)
		}
	}
	return signed
}

func (o *outside) isShelved() bool {
	signed, err := o.shelf.Get()
	return err == nil && signed != ""
}
