package ledgertest

import (
	"strings"
	"testing"

	"candour/internal/ledger"
)

// keysChecked takes away, of three streams, what CheckKeys could be blind to: the key of one of which nothing is left to open, the words' key of
// one whose last entry was erased, and the last entry of one.
func keysChecked(t *testing.T, r *rig) {
	s := r.streams(3)
	one, two := r.note("one"), r.note("two")
	must(t, r.add(s[0], 0, r.note("zero"), one))
	must(t, r.add(s[1], 0, two))
	must(t, r.add(s[2], 0, r.note("three"), r.note("four")))
	check := func(want string, of ledger.StreamID) {
		t.Helper()
		found, err := r.CheckKeys(t.Context(), func(int64) {})
		must(t, err)
		said := ""
		for _, f := range found.Faults {
			said += f.String() + "\n"
		}
		if strings.Count(said, "\n") != min(len(of), 1) || !strings.Contains(said, want) || !strings.Contains(said, string(of)) || found.Streams != 4 {
			t.Errorf("of %d streams it says %q, want %q of %s", found.Streams, said, want, of)
		}
	}
	check("", "")
	r.change(`UPDATE entry SET body = NULL WHERE stream = $1 AND version = 2`, string(s[0]))
	r.change(`UPDATE entry SET body = NULL WHERE stream = $1`, string(s[1]))
	check("", "")
	for _, stream := range s[:2] {
		r.withKey(stream, func() { check("", stream) })
	}
	r.change(`DELETE FROM entry WHERE stream = $1 AND version = 2`, string(s[2]))
	check("its last entry is missing", s[2])
}

// withKey has a stream's key changed while something is done.
func (r *rig) withKey(stream ledger.StreamID, do func()) {
	r.t.Helper()
	var wrapped []byte
	must(r.t, r.Opened.Keys.QueryRowContext(r.t.Context(), `SELECT wrapped FROM stream_key WHERE stream = $1`, string(stream)).Scan(&wrapped))
	set := func(to []byte) {
		_, err := r.KeysWriter.ExecContext(r.t.Context(), `UPDATE stream_key SET wrapped = $1 WHERE stream = $2`, to, string(stream))
		must(r.t, err)
	}
	set(append([]byte{wrapped[0] ^ 1}, wrapped[1:]...))
	do()
	set(wrapped)
}
