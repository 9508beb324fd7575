package ledgertest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"candour/internal/ledger"
)

// told are streams of notes, entries apart in time, of which one's clock ran back.
func (r *rig) told() []ledger.Whole {
	begin := r.clock.Now()
	var all []ledger.Whole
	for i, notes := range []int{1, 40, 3} {
		w := ledger.Whole{Stream: ledger.NewStreamID()}
		for n := range notes {
			w.Entries = append(w.Entries, ledger.Dated{New: r.note(fmt.Sprintf("note %d of %d", n, i)), Recorded: begin.Add(time.Duration(n) * time.Hour)})
		}
		all = append(all, w)
	}
	all[2].Entries[1].Recorded = begin.Add(-time.Hour)
	return all
}

// bulk writes streams in bulk, some in each part.
func (r *rig) bulk(parts ...[]ledger.Whole) error {
	return r.Bulk(r.t.Context(), func(yield func(ledger.Part) bool) {
		for _, part := range parts {
			if !yield(func() ([]ledger.Whole, error) { return part, nil }) {
				return
			}
		}
	}, func(int, int) {})
}

// alike are two programs on stores of their own that have one key store and the same chance.
func alike(t *testing.T, r *rig) (one, other *rig) {
	other = newRig(t, r.store)
	keys := ledger.OpenKeyStore(r.Opened.Keys, r.ring)
	for _, x := range []*rig{r, other} {
		registry, err := ledger.NewRegistry(&Own)
		must(t, err)
		x.Ledger, err = ledger.Over(t.Context(), ledger.Config{
			Engine: x.Engine, Keys: keys, Registry: registry, Views: Views, Clock: x.clock.Now, Chance: rand.NewChaCha8([32]byte{7}),
		})
		must(t, err)
		t.Cleanup(x.Close)
	}
	return r, other
}

func asAppended(t *testing.T, r *rig) {
	appended, loaded := alike(t, r)
	told := r.told()
	begin := appended.clock.Now()
	for _, w := range told {
		must(t, appended.BeginStreams(t.Context(), w.Stream))
		for i, e := range w.Entries {
			appended.clock.Set(e.Recorded)
			must(t, appended.add(w.Stream, int64(i), e.New))
		}
	}
	appended.clock.Set(begin)
	must(t, appended.RedrawAll(t.Context(), func(int64) {}))
	must(t, loaded.bulk(told))
	for _, table := range []string{
		`entry: stream, version, id, recorded, header, link, body`, `head: stream, version, link, sealed, keyed`,
		`ledgertest_note_1: stream, version, n, entry, said`, `ledgertest_added_1: stream, version, n, entry, at`,
	} {
		name, columns, _ := strings.Cut(table, ":")
		want, got := appended.stored(name, columns, told), loaded.stored(name, columns, told)
		if !reflect.DeepEqual(want, got) || len(got) < len(told) {
			t.Errorf("%s holds %x, and appended one by one %x", name, got, want)
		}
	}
	find := loaded.Search()
	if n := loaded.count(`SELECT COUNT(*) FROM ledgertest_note_1 WHERE row IN (`+find.Rows("ledgertest_note_1", 1)+`)`, find.Words([]string{"note", "39"})); n != 1 {
		t.Errorf("%d rows were found by their words, want 1", n)
	}
}

// stored are the rows that a table has of some streams, in their order.
func (r *rig) stored(table, columns string, of []ledger.Whole) [][]any {
	r.t.Helper()
	var all [][]any
	for _, w := range of {
		all = append(all, r.rows(`(SELECT `+columns+` FROM `+table+`) AS t`, `stream = $1 ORDER BY 2, 3`, string(w.Stream))...)
	}
	return all
}

func bulkVerifies(t *testing.T, r *rig) {
	told := r.told()
	letter, err := ledger.EncryptFile("5e0e6c62-8b76-4d5b-9f3c-6f6f3f1f0a11", "text/plain", []byte(strings.Repeat("a letter; ", 60_000)))
	must(t, err)
	told[0].Entries = append(told[0].Entries, ledger.Dated{New: r.naming(letter.File), Recorded: r.clock.Now()})
	told[0].Files = []ledger.NewFile{letter}
	must(t, r.bulk(told[:1], told[1:]))
	if got := len(r.content(letter.File)); got != 600_000 {
		t.Errorf("the file came back as %d bytes", got)
	}
	r.says(told[2].Stream, "note 0 of 2", "note 1 of 2", "note 2 of 2")
	must(t, r.add(told[2].Stream, 3, r.note("more")))
	if v := r.verify(); len(v.Faults) > 0 {
		t.Errorf("verify found %v", v.Faults)
	}
}

func bulkIsNew(t *testing.T, r *rig) {
	begun, told := r.stream(), r.told()
	must(t, r.add(begun, 0, r.note("first")))
	over := append(slices.Clone(told[1:]), ledger.Whole{Stream: begun, Entries: told[0].Entries})
	if err := r.bulk(over); !errors.Is(err, ledger.ErrBegun) {
		t.Errorf("a stream that is on the record: %v", err)
	}
	r.says(begun, "first")
	if n := r.read(told[1].Stream).Version; n != 0 {
		t.Errorf("%d entries came beside a stream that was refused", n)
	}
	must(t, r.bulk(told))
}
