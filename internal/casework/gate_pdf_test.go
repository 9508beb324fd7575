package casework_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"candour/internal/casework"
	"candour/internal/fault"
	"candour/internal/ledger"
)

// saying reads the same words out of every PDF; none at all is a reader that fails.
type saying string

func (s saying) Text(context.Context, []byte) (string, error) {
	if s == "" {
		return "", errors.New("the reader stopped")
	}
	return string(s), nil
}

func TestAPDFLeavesOnlyWhenItWasRead(t *testing.T) {
	g := aHiddenFamily(t).gate(t, casework.ToCourt())
	for said, want := range map[saying]string{
		"A letter about the children.": "",
		"They are at LS6 2AB.":         "The PDF holds an address of Niamh O’Neill, which is hidden from Tomasz Wilk.",
		"":                             "The PDF could not be read back",
		"\f":                           "The PDF could not be read back",
	} {
		err := g.RefusePDF(t.Context(), said, "The PDF", []byte("%PDF-1.7"))
		if (err == nil) != (want == "") || !strings.HasPrefix(fault.Sentence(err), want) || err != nil && fault.KindOf(err) != fault.Denied {
			t.Errorf("a PDF that says %q: %v", string(said), err)
		}
	}
}

func TestAConfidentialNoteIsHiddenAsStrictlyAsAnyDetailInIt(t *testing.T) {
	f := aHiddenFamily(t)
	note := casework.NoteForm{NoteBody: casework.NoteBody{Sort: casework.Call, With: "her sister", Said: "14 Elm Road, or 07700 900123"}, When: ledger.OnDay("2026-05-12")}
	held := f.gate(t, casework.ToCourt()).In(note.Texts()...)
	if len(held) != 2 {
		t.Fatalf("held: %+v", held)
	}
	f.When(func(s *casework.State) (ledger.Change, error) {
		return casework.KeepNoteClosed(s, f.Worker, ledger.NewEntryID(), note, held)
	})
	p, _ := f.State().Person(f.mother)
	kept := p.Details()[len(p.Details())-1]
	if kept.Kind != casework.ClosedNote || kept.Hiding.From != casework.FromEveryone || !kept.Confidential() {
		t.Errorf("kept as %+v", kept)
	}
	if _, err := casework.KeepNoteClosed(f.State(), f.Worker, ledger.NewEntryID(), note, nil); fault.KindOf(err) != fault.Denied {
		t.Errorf("a note that holds nothing is kept closed: %v", err)
	}
}
