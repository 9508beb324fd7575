package ledgertest

import (
	"strings"
	"testing"
	"time"

	"candour/internal/ledger"
)

// finds demands one fault about a stream that says all of some things, and none once the change is undone.
func (r *rig) finds(change, undo func(), stream ledger.StreamID, says ...string) {
	r.t.Helper()
	change()
	v := r.verifyRows()
	if len(v.Faults) != 1 || v.Faults[0].Stream != stream {
		r.t.Fatalf("faults %v, want one about stream %s", v.Faults, stream)
	}
	for _, part := range says {
		if !strings.Contains(v.Faults[0].What, part) {
			r.t.Errorf("the fault %q does not say %q", v.Faults[0].What, part)
		}
	}
	undo()
	if v := r.verifyRows(); len(v.Faults) != 0 {
		r.t.Fatalf("undone: %v", v.Faults)
	}
}

func forgedRows(t *testing.T, r *rig) {
	s := r.small()[1]
	set := func(column string, to any) func() {
		return func() {
			r.change(`UPDATE ledgertest_note_1 SET `+column+` = $1 WHERE stream = $2 AND entry = $3`, to, string(s), string(r.read(s).Entries[1].ID))
		}
	}
	forged := `stream = $1 AND entry = 'forged'`
	r.finds(func() { r.change(`DELETE FROM ledgertest_note_1 WHERE stream = $1 AND n = 1`, string(s)) },
		func() { r.act(s, r.note("seven")) }, s, "ledgertest_note_1", "1 missing")
	r.finds(set("said", "FIVE"), set("said", "five"), s, "ledgertest_note_1", "1 changed (said)")
	r.finds(set("version", 9), set("version", 3), s, "1 changed (version)")
	r.finds(set("n", 7), set("n", 1), s, "1 missing", "1 foreign")
	r.finds(func() {
		r.change(`INSERT INTO ledgertest_added_1 (stream, version, n, entry, at) VALUES ($1, 1, 0, 'forged', '')`, string(s))
	}, func() { r.change(`DELETE FROM ledgertest_added_1 WHERE `+forged, string(s)) }, s, "ledgertest_added_1", "1 foreign")
}

func rowsOfNoStream(t *testing.T, r *rig) {
	r.small()
	none := ledger.NewStreamID()
	forge := func() {
		r.change(`INSERT INTO ledgertest_added_1 (stream, version, n, entry, at) VALUES ($1, 1, 0, 'forged', '')`, string(none))
	}
	r.finds(forge, func() { r.change(`DELETE FROM ledgertest_added_1 WHERE stream = $1`, string(none)) }, none, "ledgertest_added_1", "no entries")
	forge()
	v, err := r.withoutKeys().Verify(t.Context(), nil, nil)
	must(t, err)
	if len(v.Faults) != 1 || v.Faults[0].Stream != none || v.RowsRead {
		t.Errorf("without keys verify found %+v", v)
	}
}

func rowsAsRecorded(t *testing.T, r *rig) {
	s, first := r.stream(), r.clock.Now()
	must(t, r.add(s, 0, r.note("")))
	r.clock.Set(first.Add(-time.Hour))
	must(t, r.add(s, ledger.Any, r.note(""), r.note("")))
	if v := r.verifyRows(); len(v.Faults) != 0 || v.Rows != 4 {
		t.Errorf("verify found %+v", v)
	}
}

func rowsUnread(t *testing.T, r *rig) {
	r.small()
	v, err := r.ignorant().Verify(t.Context(), nil, nil)
	must(t, err)
	if len(v.Faults) != 0 || v.RowsUnread != 2 || v.Rows != 1 {
		t.Errorf("a program that knows none of the kinds found %+v", v)
	}
}
