package evidence_test

import (
	"testing"

	"candour/internal/evidence"
	"candour/internal/ledger"
)

func TestAPaperThatCameTwiceWithOthersIsKeptOnce(t *testing.T) {
	c := newCase(t)
	var all []evidence.SourceForm
	for _, sum := range []string{"aa", "bb", "bb", "cc"} {
		paper := *source(person("Hill Top School"), "school", "2026-09-01")
		paper.Paper = evidence.Paper{Name: "A letter", File: ledger.File{ID: sum, SHA256: sum, Size: 1, Media: "image/png"}}
		all = append(all, paper)
	}
	change, err := evidence.AddPapers(c.pack, c.state(), c.worker, c.id(), all)
	c.when(change, err)
	if n := len(c.state().Papers()); n != 3 {
		t.Errorf("%d papers are kept; three are different", n)
	}
}
