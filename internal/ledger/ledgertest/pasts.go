package ledgertest

import (
	"bytes"
	"errors"
	"testing"

	"candour/internal/ledger"
)

func unknownKind(t *testing.T, r *rig) {
	s := r.stream()
	must(t, r.add(s, 0, r.note("one")))
	old := r.ignorant()
	h := old.read(s)
	body, unknown := h.Entries[0].Body.(ledger.Unknown)
	if !unknown || h.Entries[0].Kind != Noted.Name() || string(body.Raw) != `{"words":"one"}` || !h.ReadOnly() {
		t.Errorf("read %+v, read-only %v", h.Entries[0], h.ReadOnly())
	}
	if _, err := old.Do(t.Context(), r.writing(s, r.note("two"))); !errors.Is(err, ledger.ErrReadOnly) {
		t.Errorf("an act on a stream with an unknown kind: %v, want ErrReadOnly", err)
	}
	if v, err := old.Verify(t.Context(), nil, nil); err != nil || len(v.Faults) != 0 {
		t.Errorf("verify by a program that does not know the kind: %v, %v", v.Faults, err)
	}
}

func erasedGap(t *testing.T, r *rig) {
	s, two := r.stream(), r.note("two")
	must(t, r.add(s, 0, r.note("one"), two, r.note("three")))
	r.change(`UPDATE entry SET body = NULL WHERE stream = $1 AND version = 2`, string(s))
	r.says(s, "one", "", "three")
	gap := r.read(s).Entries[1]
	if !gap.Erased || gap.ID != two.ID || gap.Version != 2 || gap.Body != nil || gap.Recorded.IsZero() {
		t.Errorf("the erased entry is read as %+v", gap)
	}
	must(t, r.add(s, 3, r.note("four")))
	must(t, r.add(s, 0, two)) // sent again after its erasure, it is not recorded again
	r.says(s, "one", "", "three", "four")
}

func otherProgramWrites(t *testing.T, r *rig) {
	s, other := r.stream(), r.again()
	must(t, r.add(s, 0, r.note("one")))
	r.says(s, "one")
	must(t, other.add(s, 1, r.note("two")))
	r.says(s, "one", "two")
	first := r.read(s)
	if second := r.read(s); first != second {
		t.Error("a stream that has not moved was read again")
	}
	must(t, other.add(s, 2, r.note("three")))
	if len(first.Entries) != 2 {
		t.Error("a history at hand changed when the stream moved on")
	}
	r.says(s, "one", "two", "three")
}

// replacedPast does to one stream what a restore of an older copy and new work after it would do.
func replacedPast(t *testing.T, r *rig) {
	s, other := r.stream(), r.again()
	must(t, r.add(s, 0, r.note("one"), r.note("two")))
	for _, more := range []int{0, 1} {
		r.says(s, "one", "two")
		r.change(`DELETE FROM entry WHERE stream = $1`, string(s))
		r.change(`DELETE FROM head WHERE stream = $1`, string(s))
		want := []string{"another one", "another two", "another three"}[:2+more]
		for i, words := range want {
			must(t, other.add(s, int64(i), r.note(words)))
		}
		r.says(s, want...)

		r.change(`DELETE FROM entry WHERE stream = $1`, string(s))
		r.change(`DELETE FROM head WHERE stream = $1`, string(s))
		r.says(s)
		must(t, other.add(s, 0, r.note("one"), r.note("two")))
	}
}

func notRead(t *testing.T, r *rig) {
	s := r.stream()
	must(t, r.add(s, 0, r.note("one"), r.note("two"), r.note("three")))
	for _, column := range []string{"header", "link", "body"} {
		var is []byte
		must(t, r.DB().QueryRowContext(t.Context(), `SELECT `+column+` FROM entry WHERE stream = $1 AND version = 2`, string(s)).Scan(&is))
		for _, i := range []int{0, len(is) / 2, len(is) - 1} {
			changed := bytes.Clone(is)
			changed[i] ^= 1
			r.change(`UPDATE entry SET `+column+` = $1 WHERE stream = $2 AND version = 2`, changed, string(s))
			if _, err := r.again().Read(t.Context(), s); err == nil {
				t.Errorf("an entry was read with byte %d of its %s changed", i, column)
			}
		}
		r.change(`UPDATE entry SET `+column+` = $1 WHERE stream = $2 AND version = 2`, is, string(s))
	}
	r.again().says(s, "one", "two", "three")
}

func cutShort(t *testing.T, r *rig) {
	s := r.stream()
	must(t, r.add(s, 0, r.note("one"), r.note("two")))
	r.change(`DELETE FROM entry WHERE stream = $1 AND version = 2`, string(s))
	if _, err := r.Read(t.Context(), s); err == nil {
		t.Error("a stream without its last entry was read as if whole")
	}
	other := r.again()
	for _, expected := range []int64{0, 1, 2, ledger.Any} {
		if err := other.add(s, expected, r.note("three")); err == nil {
			t.Errorf("a stream without its last entry took another, expecting version %d", expected)
		}
	}
}
