package redaction_test

import (
	"slices"
	"testing"

	"candour/internal/casework"
	"candour/internal/casework/casetest"
	"candour/internal/ledger"
	"candour/internal/retention"
	"candour/internal/workbench/workertest"
)

// note writes a note of a call.
func (d *desk) note() ledger.Ref {
	d.t.Helper()
	id := ledger.NewEntryID()
	d.When(func(s *casework.State) (ledger.Change, error) {
		return casework.AddNote(s, nil, d.Worker, id, casework.NoteForm{
			NoteBody: casework.NoteBody{Sort: casework.Call, With: "Mr Wilk", Said: "He said that he would come."}, When: ledger.OnDay("2026-05-12"),
		})
	})
	return ledger.Ref{Stream: d.Stream, Entry: id}
}

func TestWhatIsErasedGoesFromReadingsAndCopiesToo(t *testing.T) {
	d := newDesk(t, workertest.Bench(t))
	note := d.note()
	d.beginsOf("note:" + string(note.Entry))
	d.looksAtAll()
	d.leaves()
	c, _, _ := d.now()
	correction := ledger.NewEntryID()
	d.When(func(s *casework.State) (ledger.Change, error) {
		return casework.CorrectNote(s, d.Worker, correction, casework.NoteCorrectedBody{Note: note, With: "Mr Wilk", Said: "He said that he might come.", Why: "I misheard"})
	})
	for name, target := range map[string]ledger.EntryID{"the note": note.Entry, "its correction": correction} {
		around, err := retention.Look(t.Context(), d.Case.Ledger, casetest.Pack(t), d.Read(d.Stream))
		if err != nil {
			t.Fatal(err)
		}
		goes := around.Plan(retention.Target{Case: d.Stream, Entry: target}, nil).Entries
		for what, ref := range map[string]ledger.Ref{"the reading": c.Read, "the copy": c.Made.Entry.Ref()} {
			if !slices.Contains(goes, ref) {
				t.Errorf("%s stays when %s is erased", what, name)
			}
		}
		if slices.Contains(goes, c.Ref) || slices.Contains(goes, c.Left[0].Entry.Ref()) {
			t.Error("the register goes too")
		}
	}
	other := d.note()
	around, err := retention.Look(t.Context(), d.Case.Ledger, casetest.Pack(t), d.Read(d.Stream))
	if err != nil {
		t.Fatal(err)
	}
	if goes := around.Plan(retention.Target{Case: d.Stream, Entry: other.Entry}, nil).Entries; !slices.Equal(goes, []ledger.Ref{other}) {
		t.Errorf("with another note goes %v", goes)
	}
}
