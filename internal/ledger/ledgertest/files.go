package ledgertest

import (
	"bytes"
	"io"
	"strings"
	"testing"
	"time"

	"candour/internal/ledger"
)

// put stores a file.
func (r *rig) put(content string) ledger.File {
	r.t.Helper()
	f, err := r.files.Put(r.t.Context(), "text/plain", strings.NewReader(content))
	must(r.t, err)
	return f
}

// naming is an entry that names a file.
func (r *rig) naming(f ledger.File) ledger.New {
	r.t.Helper()
	n, err := Noted.New(ledger.NewEntryID(), ledger.By(person), nil, NotedBody{Words: "see the letter", File: &f})
	must(r.t, err)
	return n
}

func filesNamed(t *testing.T, r *rig) {
	long := strings.Repeat("a letter of several parts; ", 40_000) // over a megabyte
	for _, content := range []string{"", "a letter", long} {
		f, s := r.put(content), r.stream()
		must(t, r.add(s, 0, r.naming(f)))
		got := r.content(f)
		if !bytes.Equal(got, []byte(content)) || f.Size != int64(len(content)) {
			t.Errorf("a file of %d bytes came back as %d", len(content), len(got))
		}
		if err := r.add(s, 1, r.naming(f)); err == nil {
			t.Error("one file was named by two entries")
		}
	}
	if err := r.add(r.stream(), 0, r.naming(ledger.File{ID: "not stored"})); err == nil {
		t.Error("an entry named a file that is not there")
	}
}

func (r *rig) content(f ledger.File) []byte {
	r.t.Helper()
	plain, err := r.files.Get(r.t.Context(), f)
	must(r.t, err)
	got, err := io.ReadAll(plain)
	must(r.t, err)
	return got
}

func filesSwept(t *testing.T, r *rig) {
	named, forgotten := r.put("named"), r.put("forgotten")
	must(t, r.add(r.stream(), 0, r.naming(named)))
	r.clock.Advance(time.Hour)
	recent := r.put("recent")
	n, err := r.files.Sweep(t.Context(), r.clock.Now())
	must(t, err)
	if n != 1 {
		t.Errorf("%d files were swept, want the one that no entry named in time", n)
	}
	r.content(named)
	r.content(recent)
	if _, err := r.files.Get(t.Context(), forgotten); err == nil {
		t.Error("a swept file can still be read")
	}
	if parts := r.count(`SELECT COUNT(*) FROM file_part WHERE file = $1`, forgotten.ID); parts != 0 {
		t.Errorf("the sweep left %d parts", parts)
	}
}
