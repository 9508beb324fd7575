package ledgertest

import (
	"errors"
	"testing"
	"time"

	"candour/internal/ledger"
)

func inOrder(t *testing.T, r *rig) {
	s := r.stream()
	must(t, r.add(s, 0, r.note("one"), r.note("two")))
	must(t, r.add(s, 2, r.note("three")))
	r.says(s, "one", "two", "three")
}

func chained(t *testing.T, r *rig) {
	s := r.stream()
	must(t, r.add(s, 0, r.note("one")))
	must(t, r.add(s, 1, r.note("two"), r.note("three")))
	link := ledger.FirstLink(s)
	rows, err := r.DB().QueryContext(t.Context(), `SELECT version, header, link FROM entry WHERE stream = $1 ORDER BY version`, string(s))
	must(t, err)
	defer rows.Close()
	want := int64(0)
	for rows.Next() {
		var version int64
		var header, stored []byte
		must(t, rows.Scan(&version, &header, &stored))
		want++
		link = ledger.NextLink(link, header)
		if version != want || string(link[:]) != string(stored) {
			t.Errorf("row %d has version %d and link %x, want %v", want, version, stored, link)
		}
	}
	must(t, rows.Err())
	if h := r.read(s); want != 3 || h.Version != 3 || h.Link != link {
		t.Errorf("read %d rows, version %d, link %v; want 3, 3, %v", want, h.Version, h.Link, link)
	}
}

func neverBack(t *testing.T, r *rig) {
	s, first := r.stream(), r.clock.Now()
	must(t, r.add(s, 0, r.note("one")))
	r.clock.Set(first.Add(-time.Hour))
	must(t, r.add(s, 1, r.note("two")))
	_, err := r.Do(t.Context(), r.writing(s, r.note("three")))
	must(t, err)
	r.clock.Set(first.Add(time.Hour))
	must(t, r.add(s, 3, r.note("four")))
	for i, e := range r.read(s).Entries {
		want := first
		if i == 3 {
			want = first.Add(time.Hour)
		}
		if !e.Recorded.Equal(want) {
			t.Errorf("version %d is recorded at %v, want %v", e.Version, e.Recorded, want)
		}
	}
}

func notBegun(t *testing.T, r *rig) {
	for _, s := range []ledger.StreamID{r.stream(), ledger.NewStreamID()} {
		if h := r.read(s); h.Version != 0 || len(h.Entries) != 0 || h.Link != ledger.FirstLink(s) {
			t.Errorf("version %d, %d entries, link %v", h.Version, len(h.Entries), h.Link)
		}
	}
}

func withoutKey(t *testing.T, r *rig) {
	if err := r.add(ledger.NewStreamID(), 0, r.note("words")); !errors.Is(err, ledger.ErrUnknownStream) {
		t.Errorf("append to a stream without a key: %v, want ErrUnknownStream", err)
	}
}

func moved(t *testing.T, r *rig) {
	s := r.stream()
	must(t, r.add(s, 0, r.note("one")))
	for _, expected := range []int64{0, 2} {
		var m *ledger.Moved
		if err := r.add(s, expected, r.note("two")); !errors.As(err, &m) || m.Actual != 1 || m.Stream != s || m.Expected != expected {
			t.Errorf("append expecting version %d: %v, want Moved to 1", expected, err)
		}
	}
	r.says(s, "one")
}

func whateverCameBefore(t *testing.T, r *rig) {
	s := r.stream()
	must(t, r.add(s, ledger.Any, r.note("one")))
	must(t, r.add(s, ledger.Any, r.note("two")))
	r.says(s, "one", "two")
}
