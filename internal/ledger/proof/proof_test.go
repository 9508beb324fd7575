package proof_test

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"pgregory.net/rapid"

	"candour/internal/ledger"
	"candour/internal/ledger/ledgertest"
	"candour/internal/ledger/proof"
)

// sealing is a record with a log.
type sealing struct {
	*ledgertest.Record
	proof.Log
	keys  proof.Keys
	admin *sql.DB // as whoever administers the database
	t     testing.TB
}

func sealed(t testing.TB) *sealing {
	t.Helper()
	return sealingOf(t, ledgertest.New(t, ledgertest.Kinds(&ledgertest.Own)))
}

func sealingOf(t testing.TB, r *ledgertest.Record) *sealing {
	t.Helper()
	keys, err := proof.OpenKeys(t.TempDir(), "candour.test")
	if err != nil {
		t.Fatal(err)
	}
	log := proof.Log{DB: r.Engine.Writer(), Reader: r.Engine.DB(), Signer: keys.Signer, Clock: r.Clock.Now}
	return &sealing{r, log, keys, r.Administrator(), t}
}

func (s *sealing) note(stream ledger.StreamID, words string) {
	s.t.Helper()
	s.Append(stream, ledgertest.Entry(s.t, ledgertest.Noted, ledger.ByService("test"), ledgertest.NotedBody{Words: words}))
}

// seal seals and answers the newest checkpoint, as somebody elsewhere keeps it.
func (s *sealing) seal() string {
	s.t.Helper()
	if _, err := s.Seal(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
	signed, _, err := s.Newest(s.t.Context())
	if err != nil {
		s.t.Fatal(err)
	}
	return signed
}

func (s *sealing) check(earlier string) []string {
	s.t.Helper()
	found, err := proof.Check(s.t.Context(), s.Ledger.DB(), s.keys.Known(), earlier)
	if err != nil {
		s.t.Fatal(err)
	}
	return found.Faults
}

func (s *sealing) change(statement string, args ...any) {
	s.t.Helper()
	if _, err := s.admin.ExecContext(s.t.Context(), statement, args...); err != nil {
		s.t.Fatal(err)
	}
}

func TestWhatWasSealedHoldsTogetherAndAnEarlierCheckpointIsOfTheSameLog(t *testing.T) {
	s := sealed(t)
	one, two := s.Begin(), s.Begin()
	var kept []string
	for i := range 5 {
		s.note(one, fmt.Sprint("one ", i))
		if i%2 == 0 {
			s.note(two, fmt.Sprint("two ", i))
		}
		kept = append(kept, s.seal())
	}
	for i, earlier := range append(kept, "") {
		if faults := s.check(earlier); len(faults) > 0 {
			t.Errorf("with checkpoint %d: %q", i, faults)
		}
	}
	if n, err := s.Seal(t.Context()); n != 0 || err != nil {
		t.Errorf("%d streams were sealed again that had not moved (%v)", n, err)
	}
	if v, err := s.Ledger.Verify(t.Context(), s.Files, nil); err != nil || len(v.Faults) > 0 {
		t.Errorf("verify: %v, %v", v.Faults, err)
	}
}

// Whoever administers the database can change anything in it. A checkpoint kept elsewhere, or the log alone, shows it.
func TestWhatIsChangedAfterItWasSealedIsSeen(t *testing.T) {
	for name, c := range map[string]struct {
		statement string
		by        string // what must show it: the log alone, or a checkpoint kept elsewhere
	}{
		"a stream cut below its last seal, with its head": {`DELETE FROM entry WHERE version = 3; UPDATE head SET version = 2, sealed = 2, link = (SELECT e.link FROM entry e WHERE e.stream = head.stream AND e.version = 2) WHERE version = 3`, "log"},
		"a whole stream taken away":                       {`DELETE FROM entry; DELETE FROM head`, "log"},
		"a record of the log taken away":                  {`DELETE FROM log_record WHERE n = 0`, "log"},
		"a record of the log changed":                     {`UPDATE log_record SET version = 2 WHERE n = 1`, "log"},
		"the newest checkpoint put back":                  {`UPDATE log SET size = 1`, "log"},
		"a head marked as sealed further than it is":      {`UPDATE head SET sealed = 4`, "log"},
		"a stream and its log put back to an older copy": {`DELETE FROM entry WHERE version = 3; DELETE FROM log_record WHERE version = 3;
			UPDATE head SET version = 2, sealed = 2, link = (SELECT e.link FROM entry e WHERE e.stream = head.stream AND e.version = 2) WHERE version = 3;
			UPDATE log SET size = 3, checkpoint = (SELECT value FROM cursor WHERE name = 'older')`, "checkpoint"},
		"everything taken away": {`DELETE FROM entry; DELETE FROM head; DELETE FROM log; DELETE FROM log_record; DELETE FROM log_hash`, "checkpoint"},
	} {
		t.Run(name, func(t *testing.T) {
			s := sealed(t)
			stream := s.Begin()
			var kept string
			for i := range 3 {
				s.note(stream, fmt.Sprint("note ", i))
				kept = s.seal()
				if i == 1 {
					s.change(`INSERT INTO cursor (name, value) VALUES ('older', $1)`, kept)
				}
			}
			for statement := range strings.SplitSeq(c.statement, ";") {
				s.change(statement)
			}
			alone, elsewhere := s.check(""), s.check(kept)
			if len(elsewhere) == 0 || (len(alone) > 0) != (c.by == "log") {
				t.Errorf("the log alone shows %q, a checkpoint kept elsewhere %q; want it seen by the %s", alone, elsewhere, c.by)
			}
		})
	}
}

func TestTwoBranchesOfOneStreamAreSeen(t *testing.T) {
	s := sealed(t)
	stream := s.Begin()
	s.note(stream, "the first words")
	s.seal()
	s.change(`DELETE FROM entry`)
	s.change(`DELETE FROM head`)
	s.note(stream, "other words")
	kept := s.seal()
	if faults := s.check(kept); len(faults) == 0 {
		t.Error("a stream that was begun anew after it was sealed was not seen")
	}
}

func TestACheckpointOfAnotherServiceIsRefused(t *testing.T) {
	s, other := sealed(t), sealed(t)
	s.note(s.Begin(), "ours")
	other.note(other.Begin(), "theirs")
	s.seal()
	if faults := s.check(other.seal()); len(faults) != 1 {
		t.Errorf("a checkpoint of another service: %q", faults)
	}
	for _, spoiled := range []string{"no checkpoint", "candour.test\n1\nAAAA\n\n— candour.test AAAA\n"} {
		if _, err := proof.OpenCheckpoint(spoiled, s.keys.Known()); err == nil {
			t.Errorf("%q was taken for a checkpoint", spoiled)
		}
	}
}

func TestTwoProgramsThatSealAtOnceLeaveOneLog(t *testing.T) {
	s := sealed(t)
	streams := make([]ledger.StreamID, 12)
	for i := range streams {
		streams[i] = s.Begin()
	}
	var wg sync.WaitGroup
	for range 3 {
		wg.Go(func() {
			for range 10 {
				if _, err := s.Seal(t.Context()); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for i := range 60 {
		s.note(streams[i%len(streams)], fmt.Sprint("note ", i))
	}
	wg.Wait()
	if faults := s.check(s.seal()); len(faults) > 0 {
		t.Error(faults)
	}
}

// However streams move and whenever they are sealed, every checkpoint ever given away is of the log as it is now.
func TestEveryCheckpointEverSignedIsOfTheLogAsItIs(t *testing.T) {
	s := sealed(t)
	kept := []string{""}
	rapid.Check(t, func(rt *rapid.T) {
		streams := []ledger.StreamID{s.Begin(), s.Begin(), s.Begin()}
		for _, act := range rapid.SliceOfN(rapid.IntRange(0, 3), 1, 12).Draw(rt, "acts") {
			if act < 3 {
				s.note(streams[act], "words")
			} else if signed := s.seal(); signed != "" {
				kept = append(kept, signed)
			}
		}
		if faults := s.check(rapid.SampledFrom(kept).Draw(rt, "kept")); len(faults) > 0 {
			rt.Error(faults)
		}
	})
}

func TestALogGoesOnFromTheCheckpointsItSigned(t *testing.T) {
	s, other := sealed(t), sealed(t)
	stream := s.Begin()
	s.note(stream, "one")
	older := s.seal()
	s.note(stream, "two")
	newer := s.seal()
	for _, kept := range []string{"", older, newer} {
		if err := s.GoesOnFrom(t.Context(), kept, s.keys.Known()); err != nil {
			t.Error(err)
		}
	}
	other.note(other.Begin(), "theirs")
	if err := s.GoesOnFrom(t.Context(), other.seal(), s.keys.Known()); !errors.Is(err, proof.ErrCheckpoint) {
		t.Errorf("a checkpoint of another service: %v", err)
	}
	s.change(`UPDATE log_hash SET hash = $1`, make([]byte, 32))
	if err := s.GoesOnFrom(t.Context(), older, s.keys.Known()); !errors.Is(err, proof.ErrBehind) {
		t.Errorf("another log: %v", err)
	}
	s.change(`UPDATE log SET size = 2`)
	if err := s.GoesOnFrom(t.Context(), newer, s.keys.Known()); !errors.Is(err, proof.ErrBehind) {
		t.Errorf("an older log: %v", err)
	}
}

func TestASigningKeyIsMadeOnceAndWhatIsGivenAwayBelongsToIt(t *testing.T) {
	folder := t.TempDir()
	public := filepath.Join(folder, "signing-key.pub")
	if err := os.WriteFile(public, []byte("of a key that was never kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	var made [8]proof.Keys
	var all sync.WaitGroup
	for n := range made {
		all.Go(func() {
			var err error
			if made[n], err = proof.OpenKeys(folder, "candour.test"); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	given, err := os.ReadFile(public)
	for _, one := range made {
		signed, failed := note.Sign(&note.Note{Text: "sealed\n"}, one.Signer)
		if failed != nil || one.Public != made[0].Public || one.Public != strings.TrimSpace(string(given)) {
			t.Fatalf("%s signs, and %s is given away (%v)", one.Public, given, errors.Join(err, failed))
		}
		if _, err := note.Open(signed, one.Known()); err != nil {
			t.Error(err)
		}
	}
}

func TestASigningKeyThatIsLostIsNotMadeAnewForALogThatItSigned(t *testing.T) {
	s := sealed(t)
	if _, err := proof.KeysFor(t.Context(), s.DB, t.TempDir(), "candour.test"); err != nil {
		t.Errorf("before anything is sealed: %v", err)
	}
	s.seal()
	folder := t.TempDir()
	if _, err := proof.KeysFor(t.Context(), s.DB, folder, "candour.test"); !errors.Is(err, proof.ErrSignerGone) {
		t.Errorf("a log with records: %v", err)
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

func TestTheSigningKeyIsItsOwnersAlone(t *testing.T) {
	folder := t.TempDir()
	first, err := proof.OpenKeys(folder, "candour.test")
	if err != nil {
		t.Fatal(err)
	}
	second, err := proof.OpenKeys(folder, "candour.test")
	if err != nil || first.Verifier.KeyHash() != second.Verifier.KeyHash() {
		t.Errorf("the second time another key was made (%v)", err)
	}
}
