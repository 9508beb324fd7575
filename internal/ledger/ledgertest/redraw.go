package ledgertest

import (
	"context"
	"strings"
	"sync"
	"testing"

	"candour/internal/ledger"
	"candour/internal/ledger/tables"
)

// loudRows are noteRows as a later version has them: in another table, with a column more.
var loudRows = &ledger.View{
	Name:    "ledgertest_note_2",
	Columns: []ledger.Column{{Name: "entry", Type: ledger.Text}, {Name: "said", Type: ledger.Text}, {Name: "loud", Type: ledger.Text}},
	Text:    "said",
	Was:     noteRows,
	Rows: func(h *ledger.History) [][]any {
		var rows [][]any
		for _, row := range noteRows.Rows(h) {
			rows = append(rows, append(row, strings.ToUpper(row[1].(string))))
		}
		return rows
	},
}

// ruledRows is a view that depends on a rule besides the record.
func ruledRows(rule string) *ledger.View {
	return &ledger.View{
		Name: "ledgertest_ruled_1", Rule: rule, Columns: []ledger.Column{{Name: "rule", Type: ledger.Text}},
		Rows: func(h *ledger.History) [][]any {
			if len(noteRows.Rows(h)) == 0 {
				return nil
			}
			return [][]any{{rule}}
		},
	}
}

// behind demands that so many streams lack rows, and that the record has no faults at that.
func (r *rig) behind(want int64) {
	r.t.Helper()
	b, err := r.Behind(r.t.Context())
	must(r.t, err)
	v := r.verifyRows()
	if b.Behind != want || len(v.Faults) > 0 {
		r.t.Errorf("%d of %d streams are behind, want %d; faults %v", b.Behind, b.Streams, want, v.Faults)
	}
}

// lacks demands that verify leaves out rows of so many streams.
func (r *rig) lacks(want int64) {
	r.t.Helper()
	if v := r.verifyRows(); v.RowsBehind != want || len(v.Faults) > 0 {
		r.t.Errorf("verify left out rows of %d streams, want %d; faults %v", v.RowsBehind, want, v.Faults)
	}
}

// complete demands that lists may, or may not, read the table.
func (r *rig) complete(v *ledger.View, want bool) {
	r.t.Helper()
	got, err := ledger.Complete(r.t.Context(), r.DB(), v)
	must(r.t, err)
	if got != want {
		r.t.Errorf("%s is complete: %t, want %t", v.Name, got, want)
	}
}

func (r *rig) drawAll() {
	r.t.Helper()
	all, err := r.Draw(r.t.Context(), 4, func(int64) bool { return true })
	must(r.t, err)
	if !all {
		r.t.Error("not all was drawn")
	}
}

func newView(t *testing.T, r *rig) {
	s := r.streams(4)
	for _, stream := range s[:3] {
		r.act(stream, r.note("before"))
	}
	streams := int64(4) // the service's too
	newer := r.keeping(loudRows, addedRows)
	newer.complete(loudRows, false)
	newer.complete(noteRows, true)
	newer.behind(0) // of what lists must have: they read the earlier table
	newer.lacks(streams)
	r.behind(0)

	r.act(s[0], r.note("during, by the older"))
	newer.act(s[1], newer.note("during, by the newer"))
	newer.act(s[3], newer.note("begun by the newer"))
	newer.lacks(streams)
	r.behind(0)

	newer.drawAll()
	newer.complete(loudRows, true)
	newer.lacks(0)
	r.behind(0)
	if n := newer.count(`SELECT COUNT(*) FROM ledgertest_note_2 WHERE loud LIKE '%, BY THE OLDER'`); n != 1 {
		t.Errorf("the older's note is in %d rows of the new table", n)
	}

	r.act(s[1], r.note("after, by the older")) // what the new table holds of it now has as many rows as before, and others
	newer.complete(loudRows, false)
	newer.lacks(1)
	newer.act(s[1], newer.note("after, by the newer"))
	newer.lacks(1)
	r.behind(0)
	newer.drawAll()
	newer.lacks(0)
	newer.complete(loudRows, true)
}

func drawnAmidWriting(t *testing.T, r *rig) {
	s := r.streams(6)
	for _, stream := range s {
		r.act(stream, r.note("before"))
	}
	newer := r.keeping(loudRows, addedRows)
	writing, written := context.WithCancel(t.Context())
	var by sync.WaitGroup
	for _, program := range []*rig{r, newer, r.again()} {
		by.Go(func() {
			for i := range fewer(24) {
				act := program.writing(s[i%len(s)], program.note("amid"))
				act.On[0].Version = ledger.Any
				if _, err := program.Do(t.Context(), act); err != nil {
					t.Error(err)
				}
			}
		})
	}
	var drawing sync.WaitGroup
	for _, program := range []*rig{r, newer, newer.again()} {
		drawing.Go(func() {
			for writing.Err() == nil {
				if _, err := program.Draw(t.Context(), 4, func(int64) bool { return true }); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	by.Wait()
	written()
	drawing.Wait()
	newer.drawAll()
	newer.lacks(0)
	r.lacks(0)
}

func changedRule(t *testing.T, r *rig) {
	s := r.stream()
	one := r.keeping(noteRows, addedRows, ruledRows("seven years"))
	one.act(s, one.note("note"))
	one.drawAll()
	one.behind(0)
	two := r.keeping(noteRows, addedRows, ruledRows("eight years"))
	two.complete(ruledRows("eight years"), false)
	two.behind(2)
	two.act(s, two.note("more"))
	two.behind(2)
	two.drawAll()
	two.behind(0)
	one.behind(2)
	if n := two.count(`SELECT COUNT(*) FROM ledgertest_ruled_1 WHERE rule = 'eight years'`); n != 1 {
		t.Errorf("%d rows follow the new rule, want 1", n)
	}
}

func undrawn(t *testing.T, r *rig) {
	s := r.streams(3)
	for _, stream := range s {
		r.act(stream, r.note("right"))
	}
	r.change(`UPDATE ledgertest_note_1 SET said = 'wrong' WHERE stream = $1`, string(s[1]))
	r.change(`DELETE FROM ledgertest_note_1 WHERE stream = $1`, string(s[2]))
	must(t, r.Undraw(t.Context(), "ledgertest_note_1"))
	r.behind(4)
	r.complete(noteRows, false)
	r.complete(addedRows, true)
	r.act(s[2], r.note("meanwhile"))
	r.drawAll()
	r.behind(0)
	r.lacks(0)
	for i, want := range []string{"right@1", "right@1", "right@2 meanwhile@2"} {
		if got := r.rowsOf(s[i]); got != want {
			t.Errorf("rows of stream %d: %q, want %q", i, got, want)
		}
	}

	must(t, r.UndrawStreams(t.Context(), s[0], s[1]))
	r.behind(2)
	r.lacks(2)
	r.drawAll()
	r.lacks(0)
}

func dropped(t *testing.T, r *rig) {
	s := r.stream()
	newer := r.keeping(loudRows, addedRows)
	newer.act(s, newer.note("kept twice"))
	newer.drawAll()
	alone := *loudRows
	alone.Was = nil
	newest := r.keeping(&alone, addedRows)
	if got := newest.Unkept(); len(got) != 1 || got[0] != noteRows.Name {
		t.Fatalf("kept by others: %v", got)
	}
	must(t, newest.Undraw(t.Context(), noteRows.Name))
	must(t, tables.DropView(t.Context(), r.Writer, noteRows.Name))
	newest.behind(0)
	newest.act(s, newest.note("kept once"))
	newest.lacks(0)

	back := r.keeping(noteRows, addedRows)
	back.behind(2)
	back.drawAll()
	back.lacks(0)
	newest.behind(2) // who went back keeps what was dropped, and not what is kept since
	newest.drawAll()
	newest.lacks(0)
}

func erasedInOthers(t *testing.T, r *rig) {
	newer := r.keeping(loudRows, addedRows)
	s := newer.streams(2)
	secret := newer.note("secret")
	newer.act(s[0], secret)
	newer.act(s[0], newer.note("stays"))
	newer.act(s[1], newer.note("secret too"))
	newer.drawAll()
	r.eraser().erase(ordered(s[1:], ledger.Ref{Stream: s[0], Entry: secret.ID}))
	if n := r.count(`SELECT COUNT(*) FROM ledgertest_note_2 WHERE said LIKE 'secret%'`); n != 0 {
		t.Errorf("the newer's table still has %d of the erased rows", n)
	}
	newer.drawAll()
	newer.lacks(0)
	if n := r.count(`SELECT COUNT(*) FROM ledgertest_note_2 WHERE said = 'stays'`); n != 1 {
		t.Errorf("the newer's table has %d rows of what stays, want 1", n)
	}
}

func undrawable(t *testing.T, r *rig) {
	s := r.streams(3)
	for _, stream := range s {
		r.act(stream, r.note("note"))
	}
	must(t, r.Undraw(t.Context()))
	var link []byte
	must(t, r.DB().QueryRowContext(t.Context(), `SELECT link FROM entry WHERE stream = $1`, string(s[1])).Scan(&link))
	r.change(`UPDATE entry SET link = $1 WHERE stream = $2`, make([]byte, len(link)), string(s[1]))
	_, err := r.Draw(t.Context(), 4, func(int64) bool { return true })
	if err == nil || !strings.Contains(err.Error(), string(s[1])) {
		t.Errorf("drawn past a broken stream with %v", err)
	}
	b, err := r.Behind(t.Context())
	must(t, err)
	if b.Behind != 1 {
		t.Errorf("%d streams are behind, want 1", b.Behind)
	}
}
