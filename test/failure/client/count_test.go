package main

import (
	"strings"
	"testing"
	"time"

	"candour/internal/ledger"
)

func TestTheCountSeesWhatIsLostDoubledAndNeverAnswered(t *testing.T) {
	p := past{
		sent: []note{{"a", "s", "kept once"}, {"b", "s", "kept and lost"}, {"c", "s", "kept twice"}, {"d", "s", "unanswered and there"}, {"e", "s", "unanswered"}},
		kept: map[ledger.EntryID]time.Time{"a": time.Unix(10, 0), "c": time.Unix(17, 0), "b": time.Unix(12, 0)},
	}
	got := tallyOf(p, map[string]int{"kept once": 1, "kept twice": 2, "unanswered and there": 1})
	if want := (tally{acknowledged: 3, lost: 1, doubled: 1, unanswered: 2, recorded: 1, pause: 5 * time.Second}); got != want {
		t.Errorf("counted %v, want %v", got, want)
	}
}

func TestAJournalIsReadAsItWasWritten(t *testing.T) {
	path := t.TempDir() + "/journal"
	j, err := openJournal(path)
	if err != nil {
		t.Fatal(err)
	}
	first, second := note{"a", "s", "She rang."}, note{"b", "s", "She rang again."}
	for _, err := range []error{j.sent(first), j.sent(second), j.kept(second)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	p, err := readJournal(path)
	if err != nil || len(p.sent) != 2 || len(p.kept) != 1 {
		t.Fatalf("read %+v, %v", p, err)
	}
	if left := p.unanswered(); len(left) != 1 || left[0] != first || !strings.HasPrefix(left[0].words, "She") {
		t.Errorf("unanswered are %+v", left)
	}
}
