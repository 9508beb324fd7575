package proof_test

import (
	"crypto/rand"
	"fmt"
	"slices"
	"strings"
	"testing"

	"golang.org/x/mod/sumdb/tlog"

	"candour/internal/ledger"
	"candour/internal/ledger/proof"
)

// counted takes a census.
func (s *sealing) counted() {
	s.t.Helper()
	s.seal()
	if err := s.Census(s.t.Context()); err != nil {
		s.t.Fatal(err)
	}
}

// census is what the newest census says.
func (s *sealing) census() string {
	s.t.Helper()
	var text string
	if err := s.Ledger.DB().QueryRowContext(s.t.Context(), `SELECT text FROM log_note ORDER BY n DESC LIMIT 1`).Scan(&text); err != nil {
		s.t.Fatal(err)
	}
	return text
}

func TestACensusIsARecordOfTheLogOverWhereEachStreamStoodLast(t *testing.T) {
	s := sealed(t)
	streams := []ledger.StreamID{s.Begin(), s.Begin(), s.Begin()}
	for i, stream := range streams {
		for range i + 1 {
			s.note(stream, "words")
			s.seal()
		}
	}
	s.counted()

	slices.Sort(streams)
	var leaves []tlog.Hash
	all := append(streams, s.Service.Stream)
	slices.Sort(all)
	for _, stream := range all {
		h := s.Read(stream)
		leaves = append(leaves, tlog.RecordHash(fmt.Appendf(nil, "candour head 1\n%s %d %s\n", stream, h.Version, h.Link)))
	}
	root := tlog.NodeHash(tlog.NodeHash(leaves[0], leaves[1]), tlog.NodeHash(leaves[2], leaves[3]))
	if want := fmt.Sprintf("candour census 1\n7 4 %x\n", root[:]); s.census() != want {
		t.Errorf("the census says %q, want %q", s.census(), want)
	}
	if faults := s.check(""); len(faults) > 0 {
		t.Error(faults)
	}
}

func TestACensusIsTakenAgainOnlyOnceSomethingWasSealed(t *testing.T) {
	s := sealed(t)
	if err := s.Census(t.Context()); err != nil {
		t.Errorf("a census of nothing: %v", err)
	}
	stream := s.Begin()
	s.note(stream, "words")
	s.counted()
	kept := s.seal()
	s.counted()
	if again := s.seal(); again != kept {
		t.Error("a census was taken twice of the same streams")
	}
	s.note(stream, "more words")
	s.counted()
	if faults := s.check(kept); len(faults) > 0 || s.seal() == kept {
		t.Errorf("after the second census: %q", faults)
	}
}

// A census that leaves a stream out, or counts an older head, is signed like any other: whoever has the key can make one.
func TestAWrongCensusIsSeen(t *testing.T) {
	for name, wrong := range map[string]func(right string) string{
		"another root":            func(right string) string { return right[:len(right)-2] + flipped(right[len(right)-2:]) },
		"a stream too few":        func(right string) string { return strings.Replace(right, "3 3 ", "3 2 ", 1) },
		"a log of another length": func(right string) string { return strings.Replace(right, "3 3 ", "2 3 ", 1) },
		"no census at all":        func(string) string { return "candour census 1\nmany\n" },
		"a kind nobody knows":     func(string) string { return "candour rumour 1\nhello\n" },
	} {
		t.Run(name, func(t *testing.T) {
			s := sealed(t)
			s.note(s.Begin(), "one")
			s.note(s.Begin(), "two")
			s.counted()
			right := s.census()
			s.forge(wrong(right))
			if faults := s.check(""); len(faults) != 1 {
				t.Errorf("%q in the place of %q: %q", wrong(right), right, faults)
			}
		})
	}
}

func flipped(digit string) string {
	if digit[0] == '0' {
		return "1" + digit[1:]
	}
	return "0" + digit[1:]
}

// forge puts another record in the place of the newest, a census, and signs the log as it then is, as whoever holds the key can.
func (s *sealing) forge(text string) {
	s.t.Helper()
	var n int64
	if err := s.Ledger.DB().QueryRowContext(s.t.Context(), `SELECT MAX(n) FROM log_note`).Scan(&n); err != nil {
		s.t.Fatal(err)
	}
	s.change(`UPDATE log_note SET text = $1 WHERE n = $2`, text, n)
	log := s.Log
	log.DB = s.admin
	if err := proof.Resign(s.t.Context(), log); err != nil {
		s.t.Fatal(err)
	}
}

// A national service has about a million streams. What is measured is the walk over the log as it lies in the database, and the count.
func BenchmarkACensusOfAMillionStreams(b *testing.B) {
	const streams = 1_000_000
	s := sealed(b)
	tx, err := s.Engine.Writer().BeginTx(b.Context(), nil)
	if err != nil {
		b.Fatal(err)
	}
	insert, err := tx.PrepareContext(b.Context(), `INSERT INTO log_record (n, stream, version, link) VALUES ($1, $2, 1, $3)`)
	if err != nil {
		b.Fatal(err)
	}
	link := make([]byte, 32)
	for n := range streams {
		_, _ = rand.Read(link) // it never fails
		if _, err := insert.ExecContext(b.Context(), n, string(ledger.NewStreamID()), link); err != nil {
			b.Fatal(err)
		}
	}
	if _, err := tx.ExecContext(b.Context(), `INSERT INTO log (name, size, checkpoint, sealed) VALUES ('log', $1, '', '')`, streams); err != nil {
		b.Fatal(err)
	}
	if err := tx.Commit(); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if n, err := proof.Counted(b.Context(), s.Log); err != nil || n != streams {
			b.Fatal(n, err)
		}
	}
}
