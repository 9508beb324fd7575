package ledgertest

import (
	"fmt"
	"testing"

	"candour/internal/ledger"
)

// wordsAlone finds with VerifyWords whatever is wrong with entries, as Verify does, and leaves rows alone.
func wordsAlone(t *testing.T, r *rig) {
	s := r.small()
	words := func() ledger.Verification {
		t.Helper()
		v, err := r.VerifyWords(t.Context(), r.files, nil)
		must(t, err)
		return v
	}
	forged := cell{"ledgertest_note_1", "said", key{"stream": string(s[1]), "entry": string(r.read(s[1]).Entries[1].ID)}}
	r.set(forged, "FIVE")
	if v := words(); len(v.Faults) != 0 || v.Entries != 7 || !v.WordsRead || !v.FilesRead || v.RowsRead || v.Rows+v.RowsUnread+v.RowsBehind != 0 {
		t.Errorf("words alone beside a forged row: %+v", v)
	}
	r.set(forged, "five")
	if v := r.verifyRows(); len(v.Faults) != 0 || !v.RowsRead {
		t.Fatalf("everything, once the row is as it was: %+v", v)
	}
	for _, version := range []int64{1, 2, 3} { // the second names a file
		for _, column := range []string{"body", "header", "link", "id", "recorded", "version"} {
			r.seenBothWays(words, s[0], version, column)
		}
	}
}

// seenBothWays demands that a column of an entry that holds something else is a fault of its stream to who checks words alone, and to who checks
// everything.
func (r *rig) seenBothWays(words func() ledger.Verification, stream ledger.StreamID, version int64, column string) {
	r.t.Helper()
	var is any
	at := key{"stream": string(stream), "version": version}
	where, args := at.where(1)
	must(r.t, r.DB().QueryRowContext(r.t.Context(), `SELECT `+column+` FROM entry`+where, args...).Scan(&is))
	tried := others(is)
	other := tried[len(tried)/2]
	r.set(cell{"entry", column, at}, other)
	for how, v := range map[string]ledger.Verification{"words alone": words(), "everything": r.verifyRows()} {
		if len(v.Faults) == 0 || v.Faults[0].Stream != stream {
			r.t.Errorf("%s of version %d changed: %s found %s", column, version, how, fmt.Sprint(v.Faults))
		}
	}
	r.set(cell{"entry", column, at.with(column, other)}, is)
}
